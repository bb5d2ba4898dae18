/** Builds a packet: gathers the facts, checks them, has the child make the file, keeps it for good, hands out a copy. */
import { createHash } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../../shared/domain/answer.ts';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { imageKinds } from '../../shared/domain/evidence.ts';
import type { ExhibitKind } from '../../shared/domain/terms.ts';
import { Trouble } from '../../shared/errors.ts';
import type { JobProgress } from '../jobs/job-table.ts';
import { isDiskFull } from '../packet/disk-full.ts';
import type {
  PacketBuilt,
  PacketEvidence,
  PacketExhibit,
  PacketFacts,
  PacketLanguage,
  PacketVariant,
  Paper,
  PreflightLine,
} from '../packet/packet-facts.ts';
import { explainSqliteError, transaction } from '../store/connection.ts';
import { appendJournal, listJournal } from '../store/journal-store.ts';
import { insertPacket, listPackets, nextPacketVersion } from '../store/packet-store.ts';
import { incomingPath, isFile, makeFolderDurably, settle } from '../vault/durable-write.ts';
import { hashFile } from '../vault/hash-file.ts';
import { casebookName, storedPath } from '../vault/stored-path.ts';
import { assessCase } from './assess-case.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { getCase } from './get-case.ts';
import { listEvidence } from './list-evidence.ts';
import { copyOut, outPlace } from './packet-out.ts';
import { type AwaitedExhibit, type OriginalsCheck, type ProofGroups, preflight } from './preflight.ts';
import { prepareRenditions } from './prepare-renditions.ts';
import { writableDb } from './writable.ts';

export interface PacketWishes {
  readonly variant: PacketVariant;
  readonly paper: Paper;
  readonly language: PacketLanguage;
}

export interface BuiltPacket extends PacketBuilt {
  readonly preflight: readonly PreflightLine[];
}

interface Gathered {
  readonly facts: PacketFacts;
  readonly awaited: readonly AwaitedExhibit[];
  /** The rules' answer in the person's language, for the list before the packet. */
  readonly said: Answer;
  /** Hash of what the packet says, whatever its paper, language, draft stamp or version. */
  readonly factsSha256: string;
}

/**
 * @param wishes `outFile` = where a copy goes; left out: only the archive keeps the packet
 * @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY, PACKET_NOT_READY, PACKET_OUT_IN_ARCHIVE, PACKET_OUT_NOT_A_FILE,
 *   PACKET_OUT_NOT_WRITABLE, ARCHIVE_DISK_FULL, JOB_CANCELLED and those of the job
 */
export async function buildPacket(
  desk: Desk,
  caseId: string,
  wishes: PacketWishes & { readonly draft: boolean; readonly outFile?: string },
  options: { readonly onProgress?: (progress: JobProgress) => void; readonly signal?: AbortSignal } = {},
): Promise<BuiltPacket> {
  const db = writableDb(desk);
  if (wishes.outFile !== undefined) outPlace(wishes.outFile, desk.archive.root);
  const gathered = gather(desk, caseId, wishes, wishes.draft);
  const { facts } = gathered;
  const originals = await rehash(desk.archive.root, facts, options);
  const lines = preflight(facts, originals, gathered.awaited, gathered.said, desk.language, proofGroups(desk));
  const reds = lines.filter((line) => line.light === 'red');
  if (reds.length > 0 && !wishes.draft)
    throw new Trouble('PACKET_NOT_READY', {
      count: reds.length,
      says: reds.map((line) => line.says).join(' '),
      preflight: lines,
    });

  const pictures = facts.exhibits.flatMap((x) => x.evidence).filter((e) => imageKinds.has(e.kind));
  if (pictures.length > 0)
    await prepareRenditions(desk, caseId, 'print', { evidenceIds: pictures.map((e) => e.evidenceId), ...options });

  const { built, kept } = await issue(desk, db, gathered, options);
  const file = wishes.outFile ? copyOut(kept, wishes.outFile, desk.archive.root) : kept;
  return { ...built, file, preflight: lines };
}

/** Has the child make the file and keeps it for good: either file and row are there, or neither. */
async function issue(
  desk: Desk,
  db: ReturnType<typeof writableDb>,
  gathered: Gathered,
  options: { readonly onProgress?: (progress: JobProgress) => void; readonly signal?: AbortSignal },
): Promise<{ readonly built: PacketBuilt; readonly kept: string }> {
  const { facts } = gathered;
  const { packet } = facts;
  const folder = path.join(desk.archive.root, 'issued', packet.caseId);
  const temporary = incomingPath(folder);
  /** The file under its final name, as long as no row names it. */
  let unnamed: string | null = null;
  try {
    makeFolderDurably(folder);
    const built = await runJob(desk, facts, temporary, options);
    const name = `${packet.caseId}_${packet.variant}_v${packet.version}_${packet.paper}_${packet.language}${packet.draft ? '_draft' : ''}_${built.sha256.slice(0, 8)}.pdf`;
    const file = `issued/${packet.caseId}/${name}`;
    const kept = path.join(desk.archive.root, file);
    const { caseNo } = requireCase(db, packet.caseId);
    const isKnown = (): boolean =>
      listPackets(db, caseNo).some((row) => row.sha256 === built.sha256 && row.file === file);
    if (!isKnown()) unnamed = kept;
    // Files first, row last: a row never names a file that is not there.
    settle(temporary, kept);
    const builtAt = desk.now();
    transaction(db, () => {
      if (isKnown()) return;
      const { sha256, bytes, pages } = built;
      const row = {
        version: packet.version,
        variant: packet.variant,
        paper: packet.paper,
        language: packet.language,
        draft: packet.draft,
        sha256,
        bytes,
        pages,
        file,
        factsSha256: gathered.factsSha256,
        appVersion: packet.appVersion,
        builtAt,
      };
      insertPacket(db, caseNo, row);
      appendJournal(db, { at: builtAt, by: desk.by, caseNo, action: 'packet.issued', details: row });
    });
    unnamed = null;
    return { built, kept };
  } catch (error) {
    if (unnamed !== null) rmSync(unnamed, { force: true });
    if (isDiskFull(error)) throw new Trouble('ARCHIVE_DISK_FULL', { path: folder });
    throw explainSqliteError(error, path.join(desk.archive.root, casebookName));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Runs the packet job. A file that ends the child process is named by the error: the job then runs again and shows that file
 * by a notice, so that one hostile attachment never stops a packet.
 */
async function runJob(
  desk: Desk,
  facts: PacketFacts,
  outFile: string,
  options: { readonly onProgress?: (progress: JobProgress) => void; readonly signal?: AbortSignal },
): Promise<PacketBuilt> {
  const known = new Set(evidenceOf(facts).map((e) => e.sha256));
  const notOpened: string[] = [];
  for (;;) {
    try {
      return await desk.jobs.run(
        'packet.build',
        { facts, archiveRoot: desk.archive.root, resourcesRoot: desk.resourcesRoot, outFile, notOpened },
        { ...options },
      );
    } catch (error) {
      const inHand =
        error instanceof Trouble && Array.isArray(error.details['inHand']) ? error.details['inHand'].map(String) : [];
      const culprits = inHand.filter((sha256) => known.has(sha256) && !notOpened.includes(sha256));
      if (culprits.length === 0) throw error;
      notOpened.push(...culprits);
    }
  }
}

/** Kinds that count as logistics proof and as photos: what the packs in hand say. */
function proofGroups(desk: Desk): ProofGroups {
  const of = (group: string): ReadonlySet<ExhibitKind> =>
    new Set(desk.packs.flatMap((pack) => pack.evidence?.groups[group] ?? []));
  return { logistics: of('LOGISTICS'), photos: of('PHOTOS') };
}

/**
 * The pre-flight list without building: originals are looked for, not hashed.
 * @throws Trouble CASE_NOT_FOUND
 */
export function preflightPacket(desk: Desk, caseId: string, wishes: PacketWishes): readonly PreflightLine[] {
  const { facts, awaited, said } = gather(desk, caseId, wishes, false);
  const missing = new Set<string>();
  const damaged = new Set<string>();
  for (const e of evidenceOf(facts)) {
    const file = path.join(desk.archive.root, e.storedPath);
    if (!isFile(file)) missing.add(e.sha256);
    else if (statSync(file).size !== e.bytes) damaged.add(e.sha256);
  }
  return preflight(facts, { missing, damaged, hashed: false }, awaited, said, desk.language, proofGroups(desk));
}

/**
 * The hash of what a packet of this kind would say now: another than that of an issued one means that the case has changed since.
 * @param appVersion the program that made the issued packet, so that a new version alone is no change of the case
 * @throws Trouble CASE_NOT_FOUND
 */
export function packetContent(desk: Desk, caseId: string, variant: PacketVariant, appVersion: string): string {
  return gather({ ...desk, appVersion }, caseId, { variant, paper: 'A4', language: 'en' }, false).factsSha256;
}

const evidenceOf = (facts: PacketFacts): PacketEvidence[] => [
  ...facts.exhibits.flatMap((x) => x.evidence),
  ...facts.notIncluded,
];

function gather(desk: Desk, caseId: string, wishes: PacketWishes, draft: boolean): Gathered {
  const view = getCase(desk, caseId);
  const { caseNo } = requireCase(desk.archive.db, caseId);
  const last = listJournal(desk.archive.db, caseNo).findLast((entry) => !entry.action.startsWith('packet.'));
  const preparedAt = last?.at ?? view.changedAt;
  // The packet speaks its own language, whatever the language of the window.
  const answer = assessCase({ ...desk, language: wishes.language }, caseId, { asOf: preparedAt });
  const said = wishes.language === desk.language ? answer : assessCase(desk, caseId, { asOf: preparedAt });
  const evidence = new Map(
    listEvidence(desk, caseId).map((e): [string, PacketEvidence] => [
      e.evidenceId,
      // What says nothing of the file itself must not change the packet: thumbnails come and go, remarks follow the window's language.
      { ...e, thumbnail: 'none', warnings: [], storedPath: storedPath(e.sha256, e.kind) },
    ]),
  );
  const included = view.exhibits.filter((x) => x.include).toSorted((a, b) => a.position - b.position);
  const withFiles = included.filter((x) => x.evidenceIds.some((id) => evidence.has(id)));
  const exhibits = withFiles.map(
    ({ evidenceIds, ...x }, i): PacketExhibit => ({
      ...x,
      label: String(i + 1),
      evidence: evidenceIds.flatMap((id) => evidence.get(id) ?? []),
    }),
  );
  const used = new Set(exhibits.flatMap((x) => x.evidence.map((e) => e.evidenceId)));
  const base: PacketFacts = {
    packet: {
      variant: wishes.variant,
      paper: wishes.paper,
      language: wishes.language,
      draft,
      version: 0,
      preparedAt,
      caseId: view.caseId,
      journalHead: view.journalHead,
      journalEntries: view.journalEntries,
      appVersion: desk.appVersion,
    },
    facts: view.facts,
    answer,
    exhibits,
    notIncluded: [...evidence.values()].filter((e) => !used.has(e.evidenceId)),
  };
  const { answer: _, ...content } = { ...base, packet: { ...base.packet, paper: 'A4', language: 'en', draft: false } };
  const factsSha256 = createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(content))))
    .digest('hex');
  const rows = listPackets(desk.archive.db, caseNo);
  const same = rows.findLast((row) => row.variant === wishes.variant && row.factsSha256 === factsSha256);
  const version = same?.version ?? nextPacketVersion(desk.archive.db, caseNo, wishes.variant);
  return {
    facts: { ...base, packet: { ...base.packet, version } },
    awaited: included
      .filter((x) => !withFiles.includes(x))
      .map(({ exhibitId, title, titleZh }) => ({
        key: exhibitId,
        title,
        titleZh,
      })),
    said,
    factsSha256,
  };
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
