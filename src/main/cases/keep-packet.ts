/** Has the child make a packet and keeps it for good, with the file that says what it was made from. What must not live here: gathering. */
import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import type { JobProgress } from '../jobs/job-table.ts';
import { isDiskFull } from '../packet/disk-full.ts';
import type { PacketBuilt, PacketFacts } from '../packet/packet-facts.ts';
import { explainSqliteError, transaction, type WritableDb } from '../store/connection.ts';
import { appendJournal } from '../store/journal-store.ts';
import { insertPacket, listPackets, type NewPacket, removeDraft } from '../store/packet-store.ts';
import { incomingPath, makeFolderDurably, modes, settle, writeDurably } from '../vault/durable-write.ts';
import { hashFile } from '../vault/hash-file.ts';
import { casebookName } from '../vault/stored-path.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { evidenceOf, type Gathered } from './gather-packet.ts';
import { keepStanding } from './keep-standing.ts';
import { packetManifest } from './packet-manifest.ts';

interface Options {
  readonly onProgress?: (progress: JobProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Either file, manifest and row are there, or none of them. A draft takes the place of the draft before it; an issued packet
 * is numbered and stays.
 * @throws Trouble ARCHIVE_DISK_FULL, JOB_CANCELLED and those of the job
 */
export async function keepPacket(
  desk: Desk,
  db: WritableDb,
  gathered: Gathered,
  options: Options,
): Promise<{ readonly built: PacketBuilt; readonly kept: string }> {
  const { facts } = gathered;
  const { packet } = facts;
  const folder = path.join(desk.archive.root, 'issued', packet.caseId);
  const temporary = incomingPath(folder);
  /** Files under their final names, as long as no row names them. */
  let unnamed: readonly string[] = [];
  try {
    makeFolderDurably(folder);
    const built = await runJob(desk, facts, temporary, options);
    const { caseNo } = requireCase(db, packet.caseId);
    const name = `${packet.caseId}_${packet.variant}_v${packet.version}_${packet.paper}_${packet.language}${packet.draft ? '_draft' : ''}_${built.sha256.slice(0, 8)}`;
    const file = `issued/${packet.caseId}/${name}.pdf`;
    const kept = path.join(desk.archive.root, file);
    const before = listPackets(db, caseNo);
    const known = before.some((row) => row.sha256 === built.sha256 && row.file === file);
    const builtAt = desk.now();
    // What was issued cannot be overwritten by accident.
    const mode = packet.draft ? modes.file : modes.original;
    const manifestFile = `issued/${packet.caseId}/${name}.json`;
    const manifestText = packetManifest({ facts, built, file, factsSha256: gathered.factsSha256, builtAt });
    if (!known) {
      unnamed = [kept, path.join(desk.archive.root, manifestFile)];
      writeDurably(path.join(desk.archive.root, manifestFile), manifestText, mode);
    }
    // Files first, row last: a row never names a file that is not there. The same packet again only mends a file that was damaged.
    const sound = known && (await hashFile(kept).catch(() => null))?.sha256 === built.sha256;
    if (!sound) settle(temporary, kept, mode);
    if (!known) {
      const bytes = Buffer.from(manifestText);
      const row: NewPacket = {
        version: packet.version,
        variant: packet.variant,
        paper: packet.paper,
        language: packet.language,
        draft: packet.draft,
        sha256: built.sha256,
        bytes: built.bytes,
        pages: built.pages,
        file,
        factsSha256: gathered.factsSha256,
        appVersion: packet.appVersion,
        builtAt,
        manifest: {
          file: manifestFile,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          bytes: bytes.length,
        },
      };
      const replaced = before.filter(
        (old) =>
          packet.draft &&
          old.draft &&
          old.variant === packet.variant &&
          old.paper === packet.paper &&
          old.language === packet.language,
      );
      transaction(db, () => {
        insertPacket(db, caseNo, row);
        const gone = replaced.filter((old) => removeDraft(db, old.packetNo)).map((old) => old.sha256);
        const action = packet.draft ? 'packet.drafted' : 'packet.issued';
        appendJournal(db, {
          at: builtAt,
          by: desk.by,
          caseNo,
          action,
          details: gone.length > 0 ? { ...row, replaces: gone } : row,
        });
        if (!packet.draft) keepStanding(desk, db, caseNo);
      });
    }
    unnamed = [];
    removeLostDrafts(db, caseNo, folder, packet.caseId);
    return { built, kept };
  } catch (error) {
    for (const file of unnamed) rmSync(file, { force: true });
    if (isDiskFull(error)) throw new Trouble('ARCHIVE_DISK_FULL', { path: folder });
    throw explainSqliteError(error, path.join(desk.archive.root, casebookName));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Removes the files of drafts that no row names any more; one that is open elsewhere goes the next time. */
function removeLostDrafts(db: WritableDb, caseNo: number, folder: string, caseId: string): void {
  const named = new Set(
    listPackets(db, caseNo).flatMap((row) => [row.file, ...(row.manifest === null ? [] : [row.manifest.file])]),
  );
  for (const name of readdirSync(folder)) {
    if (!/_draft_[0-9a-f]{8}\.(pdf|json)$/.test(name) || named.has(`issued/${caseId}/${name}`)) continue;
    try {
      rmSync(path.join(folder, name));
    } catch {
      // Shown in another program just now.
    }
  }
}

/**
 * Runs the packet job. A file that ends the child process is named by the error: the job then runs again and shows that file
 * by a notice, so that one hostile attachment never stops a packet.
 */
async function runJob(desk: Desk, facts: PacketFacts, outFile: string, options: Options): Promise<PacketBuilt> {
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
