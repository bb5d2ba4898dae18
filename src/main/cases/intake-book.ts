/**
 * The bookkeeping of one intake: what was at each place before, what came now, and the rows that say so.
 * Called inside the transactions of `attach-evidence.ts`. What must not live here: files, the child process.
 */
import path from 'node:path';
import type { FileKind, FileResult, FolderChanges } from '../../shared/domain/evidence.ts';
import { formatId } from '../../shared/domain/ids.ts';
import { itemKey } from '../../shared/domain/intake.ts';
import type { IntakeFile, IntakeInput } from '../jobs/job-table.ts';
import type { WritableDb } from '../store/connection.ts';
import { findEvidenceByHash, insertEvidence, type KeptWarning, setAside } from '../store/evidence-store.ts';
import { completeFolder, insertSeen, listSeen, markGone, type SeenFile, seeAgain } from '../store/folder-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import { openArrangement } from './arrange-exhibits.ts';
import type { Desk } from './desk.ts';
import { settleName } from './same-bytes.ts';
import { sayRemark } from './say-remark.ts';

export interface TakenFolder {
  readonly folderNo: number;
  readonly label: string;
  /** Absolute path. */
  readonly source: string;
  readonly again: boolean;
}

export interface IntakeBook {
  /** What the child need not store again. */
  known(): IntakeInput['known'];
  settledKeys(): string[];
  isSettled(key: string): boolean;
  /** Writes the rows of a batch. Inside a transaction; the answers count only once it is committed. */
  enter(files: readonly IntakeFile[]): FileResult[];
  /** After the commit. */
  settle(key: string, result: FileResult): void;
  /** An answer for an item that the child can give none for. */
  toRefusal(key: string, outcome: IntakeFile['outcome']): IntakeFile;
  /**
   * Marks what is gone and the folders as finished. Inside a transaction.
   * @param vanished sources that are no longer there themselves: that tells nothing of the files in them
   * @returns changes by folder number
   */
  finish(vanished: ReadonlySet<string>): ReadonlyMap<number, FolderChanges>;
  /** All answers in order of their paths. */
  results(): FileResult[];
}

/** A file at its place, as rows name it. */
interface Spot {
  readonly folder: TakenFolder | null;
  readonly path: string;
  readonly before: SeenFile | undefined;
}

interface Changes {
  readonly added: string[];
  readonly changed: string[];
  readonly gone: string[];
}

/** @param folders the chosen folders, which already have their rows */
export function openIntakeBook(
  desk: Desk,
  db: WritableDb,
  caseNo: number,
  folders: readonly TakenFolder[],
): IntakeBook {
  const at = desk.now();
  const arrangement = openArrangement(db, caseNo);
  const settled = new Map<string, FileResult>();
  const seenBefore = new Map<number | null, ReadonlyMap<string, SeenFile>>(
    [null, ...folders.map((folder) => folder.folderNo)].map((no) => [no, bySpot(listSeen(db, caseNo, no))]),
  );
  const changes = new Map<number, Changes>(
    folders.map((folder) => [folder.folderNo, { added: [], changed: [], gone: [] }]),
  );

  const bySource = new Map(folders.map((folder) => [folder.source, folder]));
  function folderOf(place: string): TakenFolder | undefined {
    for (let below = place, above = path.dirname(place); above !== below; below = above, above = path.dirname(above)) {
      const folder = bySource.get(above);
      if (folder !== undefined) return folder;
    }
    return undefined;
  }

  function spotOf(file: Pick<IntakeFile, 'path' | 'pathInFolder' | 'rawNameHex'>): Spot {
    const folder = file.pathInFolder === null ? undefined : folderOf(file.path);
    const place = folder === undefined ? file.path : toSlashes(file.path.slice(below(folder.source).length));
    const before = seenBefore.get(folder?.folderNo ?? null)?.get(spotKey({ path: place, rawNameHex: file.rawNameHex }));
    return { folder: folder ?? null, path: place, before };
  }

  function noteChange(spot: Spot, sha256: string): void {
    const list = spot.folder === null ? undefined : changes.get(spot.folder.folderNo);
    const before = spot.before?.goneAt === null ? spot.before.sha256 : null;
    if (list === undefined || before === sha256) return;
    (before === null ? list.added : list.changed).push(spot.path.normalize('NFC'));
  }

  function enterLeftOut(
    file: IntakeFile,
    outcome: Extract<IntakeFile['outcome'], { is: 'skipped' | 'refused' }>,
  ): FileResult {
    const spot = spotOf(file);
    const { code, details, is: verdict } = outcome;
    if (spot.before?.code === code && spot.before.verdict === verdict) seeAgain(db, spot.before.intakeNo, at);
    else {
      const row = {
        path: spot.path,
        rawNameHex: file.rawNameHex,
        verdict,
        code,
        details,
        sha256: null,
        evidenceNo: null,
      };
      insertSeen(db, caseNo, spot.folder?.folderNo ?? null, row, at);
    }
    return { path: file.path, verdict, reason: sayRemark({ code, details }, desk.language), warnings: [] };
  }

  function enterKept(
    file: IntakeFile,
    outcome: Extract<IntakeFile['outcome'], { is: 'stored' | 'unchanged' }>,
  ): FileResult {
    const spot = spotOf(file);
    const { sha256 } = outcome;
    const name = path.basename(file.path).normalize('NFC');
    const known = findEvidenceByHash(db, caseNo, sha256);
    let piece: { readonly evidenceNo: number; readonly kind: FileKind; readonly warnings: readonly KeptWarning[] };
    if (known) piece = known;
    else if (outcome.is === 'stored') piece = { ...outcome, evidenceNo: addEvidence(file, outcome, spot, name) };
    else throw new Error(`intake: ${sha256} is known in a folder, but the case has no such evidence`);

    noteChange(spot, sha256);
    // What was taken back out and is brought in once more is in the case again.
    const isBack = known !== undefined && known.setAsideAt !== null;
    if (isBack) setAside(db, known.evidenceNo, null);
    const verdict = known && !isBack ? 'duplicate' : 'stored';
    if (spot.before?.sha256 === sha256) seeAgain(db, spot.before.intakeNo, at);
    else {
      const details = spot.before?.sha256 ? { before: spot.before.sha256 } : {};
      const row = {
        path: spot.path,
        rawNameHex: file.rawNameHex,
        verdict,
        code: null,
        details,
        sha256,
        evidenceNo: piece.evidenceNo,
      } as const;
      insertSeen(db, caseNo, spot.folder?.folderNo ?? null, row, at);
    }
    const { evidenceNo, kind } = piece;
    arrangement.place(db, {
      evidenceNo,
      kind,
      name,
      folder: spot.folder,
      pathInFolder: spot.folder === null ? null : file.pathInFolder,
    });
    if (known !== undefined) settleName(db, caseNo, known);
    const warnings = outcome.is === 'stored' ? outcome.warnings : piece.warnings;
    return {
      path: file.path,
      verdict,
      evidenceId: formatId('evidence', evidenceNo),
      kind,
      warnings: warnings.map((warning) => sayRemark(warning, desk.language)),
    };
  }

  function addEvidence(
    file: IntakeFile,
    outcome: Extract<IntakeFile['outcome'], { is: 'stored' }>,
    spot: Spot,
    name: string,
  ): number {
    const { is: _, modifiedAt: __, alreadyInVault: ___, ...found } = outcome;
    return insertEvidence(db, caseNo, {
      ...found,
      originalName: name,
      folderNo: spot.folder?.folderNo ?? null,
      pathInFolder: spot.folder === null ? null : file.pathInFolder,
      takenInAt: at,
    });
  }

  return {
    known: () =>
      folders
        .flatMap((folder) =>
          knownIn(seenBefore.get(folder.folderNo), (place) => below(folder.source) + place.split('/').join(path.sep)),
        )
        .concat(knownIn(seenBefore.get(null), (place) => place)),
    settledKeys: () => [...settled.keys()],
    isSettled: (key) => settled.has(key),
    enter(files) {
      const results = files.map((file) => {
        const { outcome } = file;
        return outcome.is === 'stored' || outcome.is === 'unchanged'
          ? enterKept(file, outcome)
          : enterLeftOut(file, outcome);
      });
      const added = files.flatMap((file, i) => {
        const result = results[i];
        if (file.outcome.is !== 'stored' || result?.verdict !== 'stored') return [];
        return [
          {
            evidenceId: result.evidenceId,
            sha256: file.outcome.sha256,
            name: path.basename(file.path).normalize('NFC'),
          },
        ];
      });
      if (added.length > 0)
        appendJournal(db, {
          at: desk.now(),
          by: desk.by,
          caseNo,
          action: 'evidence.taken-in',
          details: { files: added },
        });
      return results;
    },
    settle: (key, result) => void settled.set(key, result),
    toRefusal: (key, outcome) => {
      const [place = key, rawNameHex = null] = key.split('\0');
      const folder = folderOf(place);
      const pathInFolder =
        folder === undefined ? null : toSlashes(place.slice(below(folder.source).length)).normalize('NFC');
      return { path: place, rawNameHex, pathInFolder, outcome };
    },
    finish(vanished) {
      arrangement.settle(db);
      const blocked = [...settled.values()]
        .filter((one) => one.verdict === 'refused' || one.verdict === 'skipped')
        .map((one) => one.path);
      for (const folder of folders) {
        // A folder that could not be entered tells nothing of what is in it.
        if (vanished.has(folder.source) || blocked.includes(folder.source)) continue;
        for (const before of seenBefore.get(folder.folderNo)?.values() ?? []) {
          const place = below(folder.source) + before.path.split('/').join(path.sep);
          if (before.goneAt !== null || settled.has(itemKey({ path: place, rawNameHex: before.rawNameHex }))) continue;
          if (blocked.some((one) => isBelow(place, one))) continue;
          markGone(db, before.intakeNo, at);
          if (before.evidenceNo !== null) changes.get(folder.folderNo)?.gone.push(before.path.normalize('NFC'));
        }
        completeFolder(db, folder.folderNo);
      }
      return new Map(
        [...changes].map(([no, lists]) => [
          no,
          { added: lists.added.sort(), changed: lists.changed.sort(), gone: lists.gone.sort() },
        ]),
      );
    },
    results: () => [...settled.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
  };
}

const below = (folder: string): string => (folder.endsWith(path.sep) ? folder : folder + path.sep);
const isBelow = (place: string, folder: string): boolean => place.startsWith(below(folder));
const toSlashes = (place: string): string => place.split(path.sep).join('/');
const spotKey = (spot: { readonly path: string; readonly rawNameHex: string | null }): string =>
  `${spot.path}\0${spot.rawNameHex ?? ''}`;

function bySpot(seen: readonly SeenFile[]): ReadonlyMap<string, SeenFile> {
  return new Map(seen.map((file) => [spotKey(file), file]));
}

function knownIn(
  seen: ReadonlyMap<string, SeenFile> | undefined,
  toPath: (place: string) => string,
): { path: string; sha256: string }[] {
  return [...(seen?.values() ?? [])].flatMap((file) =>
    file.sha256 === null ? [] : [{ path: toPath(file.path), sha256: file.sha256 }],
  );
}
