/** Brings an exported case in as a new case: everything is proven before a file is stored, and stored before a row is written. */

import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BagFile } from '../../../shared/domain/bag.ts';
import { formatId } from '../../../shared/domain/ids.ts';
import { describeTrouble, Trouble } from '../../../shared/errors.ts';
import type { JobClient } from '../../jobs/job-table.ts';
import { type CaseRows, copyCaseRows, rowsAsCasebook } from '../../store/case-rows.ts';
import { searchCases } from '../../store/case-store.ts';
import { type ReadableDb, transaction, type WritableDb } from '../../store/connection.ts';
import { listEveryEvidenceRow } from '../../store/evidence-store.ts';
import { appendJournal, listJournal } from '../../store/journal-store.ts';
import { latestVersion } from '../../store/migrate.ts';
import { listPackets } from '../../store/packet-store.ts';
import { caseDocumentName } from '../../vault/case-bag-jobs.ts';
import { incomingPath } from '../../vault/durable-write.ts';
import { caseColumns } from '../case-columns.ts';
import { keepDeliveries } from '../delivered-packs.ts';
import type { Desk } from '../desk.ts';
import { getCase } from '../get-case.ts';
import { refreshEvidenceManifest } from '../refresh-manifest.ts';
import { writableDb } from '../writable.ts';
import type { LongWork } from './back-up-archive.ts';
import { carryExplanations } from './carry-explanations.ts';
import { type CaseDocument, caseDocumentSchema } from './case-bag.ts';

export interface ImportedCase {
  readonly caseId: string;
  /** The number it had where it came from. */
  readonly was: string;
  readonly evidence: number;
  readonly packets: number;
  /** Cases that were here already and are about the same order. */
  readonly sameOrder: readonly string[];
}

/**
 * @throws Trouble RESTORE_NO_BACKUP, ARCHIVE_READ_ONLY, CASE_BAG_NOT_A_CASE, CASE_BAG_NOT_VALID, CASE_BAG_NEWER,
 *   KEEPING_DISK_FULL, JOB_CANCELLED, those of a bag. No row is written then.
 */
export async function importCase(desk: Desk, from: string, options: LongWork = {}): Promise<ImportedCase> {
  const db = writableDb(desk);
  const { root } = desk.archive;
  const { document, files } = await proveCaseBag(desk.jobs, from, options.signal, options.onProgress);
  const scratch = incomingPath(root);
  let book: WritableDb | undefined;
  try {
    book = asCasebook(path.basename(from), scratch, document.rows);
    const arrival = readArrival(book, files, path.basename(from));
    const evidence = arrival.evidence.map(({ sha256, kind }) => ({ sha256, kind }));
    const folder = `issued/from-${document.caseId}-${document.exportedAt.replace(/\D/g, '').slice(0, 14)}`;
    const packets = arrival.packets.map((one) => ({ ...one, to: `${folder}/${path.posix.basename(one.file)}` }));
    await desk.jobs.run('case.take-bag', { from, root, evidence, packets }, options);
    const caseId = writeRows(desk, db, book, document, new Map(packets.map((one) => [one.file, one.to])));
    refreshEvidenceManifest(root, db);
    return {
      caseId,
      was: document.caseId,
      evidence: evidence.length,
      packets: listPackets(book, arrival.caseNo).length,
      sameOrder: sameOrder(db, caseId),
    };
  } finally {
    book?.close();
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${scratch}${ending}`, { force: true });
  }
}

/** Reads the whole bag against its manifest, and its document against its form. Writes nothing. */
export async function proveCaseBag(
  jobs: JobClient,
  from: string,
  signal?: AbortSignal,
  onProgress?: LongWork['onProgress'],
): Promise<{ readonly document: CaseDocument; readonly files: readonly BagFile[] }> {
  if (!existsSync(from) || !statSync(from).isFile()) throw new Trouble('RESTORE_NO_BACKUP', { file: from });
  const options = { ...(signal && { signal }), ...(onProgress && { onProgress }) };
  const { document, files } = await jobs.run('case.read-bag', { from }, options);
  return { document: readDocument(path.basename(from), document), files };
}

function readDocument(file: string, text: string): CaseDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Trouble('CASE_BAG_NOT_VALID', { file, because: `${caseDocumentName}: JSON` });
  }
  const read = caseDocumentSchema.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Trouble('CASE_BAG_NOT_VALID', { file, because: `${caseDocumentName}: ${issue?.path.join('.') ?? ''}` });
  }
  if (!/^CB-\d{4,12}$/.test(read.data.caseId)) throw new Trouble('CASE_BAG_NOT_VALID', { file, because: 'caseId' });
  if (read.data.rows.version > latestVersion())
    throw new Trouble('CASE_BAG_NEWER', { file, found: read.data.rows.version, known: latestVersion() });
  return read.data;
}

/** The rows under the rules of a casebook of their own; what breaks a rule is no case of ours. */
function asCasebook(file: string, scratch: string, rows: CaseRows): WritableDb {
  try {
    return rowsAsCasebook(scratch, rows);
  } catch (error) {
    throw notValid(file, error);
  }
}

function notValid(file: string, error: unknown): unknown {
  if (error instanceof Trouble && /^ARCHIVE_(DISK_FULL|UNREADABLE)/.test(error.code)) return error;
  const because = error instanceof Error ? error.message : String(error);
  return new Trouble('CASE_BAG_NOT_VALID', { file, because: because.slice(0, 300) });
}

/** Reads the case as the desk will read it: what cannot be read there must not come in. Each of its files must be in the bag. */
function readArrival(book: ReadableDb, files: readonly BagFile[], file: string) {
  try {
    const [only, more] = searchCases(book, [], null, 2).cases.concat(searchCases(book, [], 'trash', 2).cases);
    if (only === undefined || more !== undefined) throw new Error('it holds not one case');
    const view = getCase({ archive: { db: book } }, only.caseId);
    caseColumns(only.caseId, view.title, view.facts);
    const caseNo = Number(only.caseId.replace(/\D/g, ''));
    const evidence = listEveryEvidenceRow(book, caseNo);
    const packets = listPackets(book, caseNo).flatMap((one) => [
      { file: one.file, sha256: one.sha256, bytes: one.bytes },
      ...(one.manifest === null ? [] : [one.manifest]),
    ]);
    const there = new Map(files.map((one) => [one.sha256, one.bytes]));
    const lost = [...evidence, ...packets].find((one) => there.get(one.sha256) !== one.bytes);
    if (lost !== undefined) throw new Trouble('BAG_DAMAGED', { file, bad: lost.sha256 });
    return { caseNo, evidence, packets };
  } catch (error) {
    throw error instanceof Trouble && error.code === 'BAG_DAMAGED' ? error : notValid(file, error);
  }
}

function writeRows(
  desk: Desk,
  db: WritableDb,
  book: ReadableDb,
  document: CaseDocument,
  packetPlaces: ReadonlyMap<string, string>,
): string {
  const fromNo = Number(document.caseId.replace(/\D/g, ''));
  const journal = listJournal(book, fromNo);
  const at = desk.now();
  return transaction(db, () => {
    keepDeliveries(desk, db, at);
    const caseNo = copyCaseRows(book, fromNo, db, (table, row) => {
      // Pictures are made again here; the place of a packet is a new one.
      if (table === 'evidence') return row['thumbnail'] === 'ready' ? { ...row, thumbnail: 'pending' } : row;
      if (table !== 'packets') return row;
      const place = (value: unknown) => packetPlaces.get(String(value)) ?? null;
      return {
        ...row,
        file: place(row['file']),
        manifest_file: row['manifest_file'] === null ? null : place(row['manifest_file']),
      };
    });
    carryExplanations(book, fromNo, db, caseNo);
    // The journal of the other archive is kept word for word, inside the chain of this one.
    for (const { seq, at: then, by, action, details, hash } of journal) {
      appendJournal(db, {
        at,
        by,
        caseNo,
        action: 'journal.carried',
        details: { seq, at: then, action, details, hash },
      });
    }
    appendJournal(db, {
      at,
      by: desk.by,
      caseNo,
      action: 'case.imported',
      details: {
        was: document.caseId,
        exportedAt: document.exportedAt,
        appVersion: document.appVersion,
        journal: journal.length,
      },
    });
    return formatId('case', caseNo);
  });
}

function sameOrder(db: ReadableDb, caseId: string): string[] {
  const all = [null, 'trash'] as const;
  const cases = all.flatMap((status) => [...searchCases(db, [], status, 100_000).cases]);
  const orderNo = cases.find((one) => one.caseId === caseId)?.orderNo ?? null;
  return orderNo === null
    ? []
    : cases.flatMap((one) => (one.orderNo === orderNo && one.caseId !== caseId ? [one.caseId] : []));
}

/** The note on cases of the same order, in the person's language; null when there is none. */
export function sayImported(imported: ImportedCase, language: Desk['language']): string | null {
  if (imported.sameOrder.length === 0) return null;
  return describeTrouble('CASE_SAME_ORDER', { cases: imported.sameOrder.join(', ') }, language).message;
}
