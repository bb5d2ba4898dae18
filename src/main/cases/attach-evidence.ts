/**
 * Takes files and folders into a case. The child reads and stores; here the rows are written, batch by batch, and only
 * for bytes that are safe. Whatever stops it in between, what was answered stays, and taking the folder in again goes on.
 * What must not live here: reading of files, SQL.
 */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { FileResult, FolderChanges, IntakeCounts } from '../../shared/domain/evidence.ts';
import { formatId } from '../../shared/domain/ids.ts';
import { itemKey } from '../../shared/domain/intake.ts';
import { Trouble } from '../../shared/errors.ts';
import type { IntakeFile, IntakeInput, JobProgress } from '../jobs/job-table.ts';
import { touchCase } from '../store/case-store.ts';
import { transaction, type WritableDb } from '../store/connection.ts';
import { beginFolder, listFolderRows } from '../store/folder-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { type IntakeBook, openIntakeBook, type TakenFolder } from './intake-book.ts';
import { keepStanding } from './keep-standing.ts';
import { refreshEvidenceManifest } from './refresh-manifest.ts';
import { writableDb } from './writable.ts';

/** Beyond these a person most likely chose the wrong folder. */
const limits: IntakeInput['limits'] = { files: 20_000, depth: 40, bytes: 20e9, spareBytes: 200e6 };

/** Rows are written together for so many files or after so many milliseconds: one wait for the disk serves them all. */
const batchFiles = 32;
const batchMs = 150;

export interface Attached {
  readonly folders: readonly {
    readonly folderId: string;
    readonly label: string;
    readonly source: string;
    /** It had been taken in before. */
    readonly again: boolean;
    /** It went away while it was being read: what was taken in stays, and nothing in it counts as gone. */
    readonly vanished: boolean;
    readonly changes: FolderChanges;
  }[];
  readonly files: readonly FileResult[];
  readonly counts: IntakeCounts;
}

export interface AttachOptions {
  readonly onProgress?: (progress: JobProgress) => void;
  /** Called after the file's row is safe: from then on nothing can undo it. */
  readonly onFile?: (result: FileResult) => void;
  readonly signal?: AbortSignal;
  /** Replaces single limits, for tests. */
  readonly limits?: Partial<IntakeInput['limits']>;
}

/**
 * @param paths files and folders as the person gave them; a path inside another given folder is taken in with that folder
 * @returns an answer for every item found: counts in = counts out
 * @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY, INTAKE_TOO_MANY_FILES, INTAKE_TOO_MUCH (nothing taken in);
 *   DISK_FULL, VAULT_WRITE_FAILED, JOB_CANCELLED (with `kept`: what was taken in before stays)
 */
export async function attachEvidence(
  desk: Desk,
  caseId: string,
  paths: readonly string[],
  options: AttachOptions = {},
): Promise<Attached> {
  const db = writableDb(desk);
  const { caseNo } = requireCase(db, caseId);

  const chosen = outermost(paths.map((one) => path.resolve(one)));
  const folders = await beginFolders(desk, db, caseNo, chosen);
  const book = openIntakeBook(desk, db, caseNo, folders);
  const writer = createBatchWriter(db, book, options.onFile);
  try {
    await runToTheEnd(desk, chosen, book, writer, options);
    writer.flush();
  } catch (error) {
    const kept = writer.finishAfterTrouble();
    // On a full disk both sides may fail: the child's word also says how much is missing.
    const isFull = error instanceof Trouble && error.code === 'DISK_FULL';
    throw withKept(writer.failed.aborted && !isFull ? writer.failed.reason : error, kept);
  }
  const vanished = await vanishedOf(folders);
  const changes = transaction(db, () => {
    const done = book.finish(vanished);
    const counts = countOf(book.results());
    appendJournal(db, {
      at: desk.now(),
      by: desk.by,
      caseNo,
      action: 'evidence.intake-finished',
      details: {
        counts,
        folders: folders.map((folder) => ({ folderId: formatId('folder', folder.folderNo), label: folder.label })),
      },
    });
    touchCase(db, caseNo, desk.now());
    keepStanding(desk, db, caseNo);
    return done;
  });
  try {
    refreshEvidenceManifest(desk.archive.root, db);
  } catch (problem) {
    // Everything is stored and recorded; the plain list for people is written anew at the next start.
    if (!(problem instanceof Error && 'code' in problem) && !(problem instanceof Trouble)) throw problem;
  }
  const files = book.results();
  return {
    folders: folders.map((folder) => ({
      folderId: formatId('folder', folder.folderNo),
      label: folder.label,
      source: folder.source,
      again: folder.again,
      vanished: vanished.has(folder.source),
      changes: changes.get(folder.folderNo) ?? { added: [], changed: [], gone: [] },
    })),
    files,
    counts: countOf(files),
  };
}

/** Drops paths that lie inside another one, and the same path given twice: each file is met once. */
function outermost(paths: readonly string[]): string[] {
  const unique = new Set(paths);
  const liesInside = (one: string): boolean => {
    for (let above = path.dirname(one), below = one; above !== below; below = above, above = path.dirname(above)) {
      if (unique.has(above)) return true;
    }
    return false;
  };
  return [...unique].filter((one) => !liesInside(one));
}

/** So many places are asked about at the same time. */
const lookedUpAtOnce = 64;

/** What of these paths is a folder now. */
async function foldersAmong(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < paths.length; from += lookedUpAtOnce) {
    const some = paths.slice(from, from + lookedUpAtOnce);
    const are = await Promise.all(
      some.map(async (one) => (await lstat(one).catch(() => null))?.isDirectory() === true),
    );
    found.push(...some.filter((_, i) => are[i]));
  }
  return found;
}

async function vanishedOf(folders: readonly TakenFolder[]): Promise<ReadonlySet<string>> {
  const sources = folders.map((folder) => folder.source);
  const here = new Set(await foldersAmong(sources));
  return new Set(sources.filter((source) => !here.has(source)));
}

async function beginFolders(
  desk: Desk,
  db: WritableDb,
  caseNo: number,
  chosen: readonly string[],
): Promise<TakenFolder[]> {
  const sources = await foldersAmong(chosen);
  return transaction(db, () => {
    const before = new Set(listFolderRows(db, caseNo).map((row) => row.source));
    return sources.map((source) => {
      const label = path.basename(source).normalize('NFC') || source;
      const folderNo = beginFolder(db, caseNo, source, label, desk.now());
      return { folderNo, label, source, again: before.has(source) };
    });
  });
}

/**
 * Runs the job, and again in a fresh child when a file made the child die or hang, until every item has its answer.
 * A file that kills alone is stored but not opened; one that hangs even so is refused.
 */
async function runToTheEnd(
  desk: Desk,
  paths: readonly string[],
  book: IntakeBook,
  writer: BatchWriter,
  options: AttachOptions,
): Promise<void> {
  const givenUp = new Set<string>();
  const doubtful = new Set<string>();
  let deathsWithoutName = 0;
  for (;;) {
    try {
      const { unfinished } = await desk.jobs.run(
        'evidence.intake',
        {
          archiveRoot: desk.archive.root,
          paths,
          limits: { ...limits, ...options.limits },
          known: book.known(),
          settled: book.settledKeys(),
          givenUp: [...givenUp],
          doubtful: [...doubtful],
        },
        {
          onEvent: writer.add,
          signal: options.signal ? AbortSignal.any([options.signal, writer.failed]) : writer.failed,
          ...(options.onProgress && { onProgress: options.onProgress }),
        },
      );
      if (!unfinished) return;
    } catch (error) {
      const suspects = suspectsOf(error)?.filter((key) => !book.isSettled(key));
      if (suspects === undefined) throw error;
      const [only] = suspects;
      if (only === undefined) {
        deathsWithoutName += 1;
        if (deathsWithoutName > 2) throw error;
      } else if (suspects.length > 1) {
        for (const key of suspects) doubtful.add(key);
      } else if (givenUp.has(only)) {
        const code = error instanceof Trouble ? error.code : 'UNKNOWN';
        writer.add(book.toRefusal(only, { is: 'refused', code: 'INTAKE_UNREADABLE', details: { errno: code } }));
        writer.flush();
      } else givenUp.add(only);
    }
  }
}

/** The items a dead child had begun; undefined when this was no death of a child. */
function suspectsOf(error: unknown): string[] | undefined {
  const deaths: readonly string[] = ['JOB_CHILD_DIED', 'JOB_TOOK_TOO_LONG', 'JOB_CHILD_TOO_BIG'];
  if (!(error instanceof Trouble) || !deaths.includes(error.code)) return undefined;
  const { inHand } = error.details;
  return Array.isArray(inHand) ? inHand.map(String) : [];
}

interface BatchWriter {
  /** Takes the child's word for one item; its row is written with the next batch. */
  readonly add: (file: IntakeFile) => void;
  flush(): void;
  /** Writes what is still waiting, as far as the database allows. @returns how many files were kept */
  finishAfterTrouble(): number;
  /** Aborted when rows cannot be written: the child must stop then. */
  readonly failed: AbortSignal;
}

function createBatchWriter(db: WritableDb, book: IntakeBook, onFile: AttachOptions['onFile']): BatchWriter {
  const stop = new AbortController();
  let waiting: IntakeFile[] = [];
  let timer: NodeJS.Timeout | undefined;
  let kept = 0;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    stop.signal.throwIfAborted();
    const batch = waiting.filter((file) => !book.isSettled(itemKey(file)));
    waiting = [];
    if (batch.length === 0) return;
    const results = transaction(db, () => book.enter(batch));
    batch.forEach((file, i) => {
      const result = results[i];
      if (result === undefined) return;
      book.settle(itemKey(file), result);
      kept += result.verdict === 'stored' || result.verdict === 'duplicate' ? 1 : 0;
      onFile?.(result);
    });
  }

  /** A failure must stop the child, not surface in the middle of a message from it. */
  function flushOrStop(): void {
    try {
      flush();
    } catch (error) {
      stop.abort(error);
    }
  }

  return {
    failed: stop.signal,
    flush,
    add: (file) => {
      if (stop.signal.aborted) return;
      waiting.push(file);
      if (waiting.length >= batchFiles) flushOrStop();
      else timer ??= setTimeout(flushOrStop, batchMs);
    },
    finishAfterTrouble: () => {
      flushOrStop();
      return kept;
    },
  };
}

/** Tells with the trouble how many files were taken in before it. */
function withKept(error: unknown, kept: number): unknown {
  if (!(error instanceof Trouble)) return error;
  const { inHand: _, ...details } = error.details;
  return new Trouble(error.code, { ...details, kept });
}

function countOf(files: readonly FileResult[]): IntakeCounts {
  const counts = { found: files.length, stored: 0, duplicate: 0, skipped: 0, refused: 0 };
  for (const file of files) counts[file.verdict] += 1;
  return counts;
}
