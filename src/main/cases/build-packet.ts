/** Builds a packet: gathers the facts, checks them, has the child make the file, keeps it for good, hands out a copy. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { imageKinds } from '../../shared/domain/evidence.ts';
import { parseId } from '../../shared/domain/ids.ts';
import type { ExhibitKind } from '../../shared/domain/terms.ts';
import { Trouble } from '../../shared/errors.ts';
import type { JobProgress } from '../jobs/job-table.ts';
import type { PacketBuilt, PacketFacts, PreflightLine } from '../packet/packet-facts.ts';
import { isFile } from '../vault/durable-write.ts';
import { hashFile } from '../vault/hash-file.ts';
import { packsOfCase } from './case-packs.ts';
import type { Desk } from './desk.ts';
import { evidenceOf, type Gathered, gatherPacket, type PacketWishes } from './gather-packet.ts';
import { keepPacket } from './keep-packet.ts';
import { copyOut, outPlace, refuseForeign } from './packet-out.ts';
import { type OriginalsCheck, type ProofGroups, preflight } from './preflight.ts';
import { prepareRenditions } from './prepare-renditions.ts';
import { writableDb } from './writable.ts';

export interface BuiltPacket extends PacketBuilt {
  readonly preflight: readonly PreflightLine[];
}

/**
 * @param wishes `outFile` = where a copy goes; left out: only the archive keeps the packet. `force` = also over a file that no
 *   packet of this archive is
 * @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY, PACKET_NOT_READY, PACKET_OUT_IN_ARCHIVE, PACKET_OUT_NOT_A_FILE,
 *   PACKET_OUT_FOREIGN, PACKET_OUT_NOT_WRITABLE, ARCHIVE_DISK_FULL, JOB_CANCELLED and those of the job
 */
export async function buildPacket(
  desk: Desk,
  caseId: string,
  wishes: PacketWishes & { readonly draft: boolean; readonly outFile?: string; readonly force?: boolean },
  options: { readonly onProgress?: (progress: JobProgress) => void; readonly signal?: AbortSignal } = {},
): Promise<BuiltPacket> {
  const db = writableDb(desk);
  const mayReplace = async (): Promise<void> => {
    if (wishes.outFile !== undefined && wishes.force !== true)
      await refuseForeign(db, wishes.outFile, desk.archive.root);
  };
  if (wishes.outFile !== undefined) outPlace(wishes.outFile, desk.archive.root);
  await mayReplace();
  const gathered = gatherPacket(desk, caseId, wishes, wishes.draft);
  const { facts } = gathered;
  // The quick look first: nobody waits for the copies of a packet that is not built.
  const seen = preflightOf(desk, gathered, lookFor(desk.archive.root, facts));
  const early = seen.filter((line) => line.light === 'red');
  if (early.length > 0 && !wishes.draft) throw notReady(early, seen);

  // A process of its own gets ready meanwhile; whatever hinders it is told by the job that needs it.
  void desk.jobs
    .run('packet.warm', { resourcesRoot: desk.resourcesRoot, language: wishes.language })
    .catch(() => undefined);
  const pictures = facts.exhibits.flatMap((x) => x.evidence).filter((e) => imageKinds.has(e.kind));
  // The disk is read for the hashes while the processor makes the copies.
  const [originals] = await Promise.all([
    rehash(desk.archive.root, facts, options),
    pictures.length > 0
      ? prepareRenditions(desk, caseId, 'print', { evidenceIds: pictures.map((e) => e.evidenceId), ...options })
      : null,
  ]);
  const lines = preflightOf(desk, gathered, originals);
  const reds = lines.filter((line) => line.light === 'red');
  if (reds.length > 0 && !wishes.draft) throw notReady(reds, lines);

  const { built, kept } = await keepPacket(desk, db, gathered, options);
  // Looked at again: building takes a while.
  await mayReplace();
  const file = wishes.outFile ? copyOut(kept, wishes.outFile, desk.archive.root) : kept;
  return { ...built, file, preflight: lines };
}

/** Kinds that count as logistics proof and as photos: what the packs in hand say. */
function proofGroups(desk: Desk, caseId: string): ProofGroups {
  const packs = packsOfCase(desk, parseId('case', caseId) ?? 0);
  const of = (group: string): ReadonlySet<ExhibitKind> =>
    new Set(packs.flatMap((pack) => pack.evidence?.groups[group] ?? []));
  return { logistics: of('LOGISTICS'), photos: of('PHOTOS') };
}

/**
 * The pre-flight list without building: originals are looked for, not hashed.
 * @throws Trouble CASE_NOT_FOUND
 */
export function preflightPacket(desk: Desk, caseId: string, wishes: PacketWishes): readonly PreflightLine[] {
  const gathered = gatherPacket(desk, caseId, wishes, false);
  return preflightOf(desk, gathered, lookFor(desk.archive.root, gathered.facts));
}

const preflightOf = (desk: Desk, gathered: Gathered, originals: OriginalsCheck): readonly PreflightLine[] =>
  preflight(
    gathered.facts,
    originals,
    gathered.awaited,
    gathered.said,
    desk.language,
    proofGroups(desk, gathered.facts.packet.caseId),
  );

const notReady = (reds: readonly PreflightLine[], lines: readonly PreflightLine[]): Trouble =>
  new Trouble('PACKET_NOT_READY', {
    count: reds.length,
    says: reds.map((line) => line.says).join(' '),
    preflight: lines,
  });

/** Originals looked for by name and size only. */
function lookFor(root: string, facts: PacketFacts): OriginalsCheck {
  const missing = new Set<string>();
  const damaged = new Set<string>();
  for (const e of evidenceOf(facts)) {
    const file = path.join(root, e.storedPath);
    if (!isFile(file)) missing.add(e.sha256);
    else if (statSync(file).size !== e.bytes) damaged.add(e.sha256);
  }
  return { missing, damaged, hashed: false };
}

/** Hashes every original of the case anew: a packet is built only on bytes that are what was taken in. */
async function rehash(
  root: string,
  facts: PacketFacts,
  options: { readonly onProgress?: (progress: JobProgress) => void; readonly signal?: AbortSignal },
): Promise<OriginalsCheck> {
  const missing = new Set<string>();
  const damaged = new Set<string>();
  const all = [...new Map(evidenceOf(facts).map((e) => [e.sha256, e])).values()];
  for (const [i, e] of all.entries()) {
    if (options.signal?.aborted) throw new Trouble('JOB_CANCELLED');
    const file = path.join(root, e.storedPath);
    if (!existsSync(file)) missing.add(e.sha256);
    else {
      const { sha256 } = await hashFile(file).catch(() => ({ sha256: '' }));
      if (sha256 !== e.sha256) damaged.add(e.sha256);
    }
    options.onProgress?.({ done: i + 1, total: all.length, unit: 'files', label: e.originalName });
  }
  return { missing, damaged, hashed: true };
}
