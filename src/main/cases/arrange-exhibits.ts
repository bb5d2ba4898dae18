/**
 * Gives each piece of evidence a place as it comes in: in the exhibits the case file planned for it, else in one that
 * we propose (`chosen: false`): the photos of a folder together, every document by itself.
 * What must not live here: files, and any change to an exhibit that a person has touched.
 */
import path from 'node:path';
import { type FileKind, imageKinds } from '../../shared/domain/evidence.ts';
import { titlesOfName } from '../../shared/domain/exhibit-title.ts';
import { parseId } from '../../shared/domain/ids.ts';
import type { ExhibitKind } from '../../shared/domain/terms.ts';
import en from '../../shared/i18n/en.json' with { type: 'json' };
import zh from '../../shared/i18n/zh-CN.json' with { type: 'json' };
import type { ReadableDb, WritableDb } from '../store/connection.ts';
import { listEvidenceRows } from '../store/evidence-store.ts';
import {
  addToExhibit,
  type ExhibitHint,
  insertExhibit,
  listExhibits,
  useHint as markUsed,
  openHints,
  setExhibitEvidence,
} from '../store/exhibit-store.ts';
import { listFolderHints } from '../store/folder-store.ts';
import { guessDocumentKind, guessPhotoKind, guessPhotoName } from './guess-exhibit-kind.ts';

export interface Arrival {
  readonly evidenceNo: number;
  readonly kind: FileKind;
  readonly name: string;
  readonly folder: { readonly folderNo: number; readonly label: string } | null;
  readonly pathInFolder: string | null;
}

export interface Arrangement {
  /** Inside the transaction that adds the piece. A piece that came before is only matched with what was planned. */
  place(db: WritableDb, arrival: Arrival): void;
  /** Inside the last transaction of an intake: the new pieces of each exhibit in the order of the plan, then of their paths. */
  settle(db: WritableDb): void;
}

interface Hint extends ExhibitHint {
  readonly wanted: string;
}

type Titles = ReturnType<typeof titlesOfName>;

interface NewPiece {
  readonly evidenceNo: number;
  readonly hintPosition: number;
  readonly path: string;
}

/** Reads how the case is arranged so far. */
export function openArrangement(db: ReadableDb, caseNo: number): Arrangement {
  const fold = (text: string): string =>
    text
      .normalize('NFC')
      .replaceAll('\\', '/')
      .replace(/^(\.\/)+/, '')
      .toLowerCase();
  const hasPlan = listExhibits(db, caseNo).some((exhibit) => exhibit.chosen);
  let hints: Hint[] = openHints(db, caseNo)
    .filter((hint) => !hint.hint.endsWith('/'))
    .map((hint) => ({ ...hint, wanted: fold(hint.hint) }));
  const folderHints: Hint[] = listFolderHints(db, caseNo).map((hint) => ({
    ...hint,
    caption: null,
    wanted: fold(hint.hint),
  }));

  const evidence = new Map(listEvidenceRows(db, caseNo).map((row) => [row.evidenceId, row]));
  const exhibits = listExhibits(db, caseNo);
  const keys = new Set(exhibits.map((exhibit) => exhibit.key));
  const lastProposed = { photos: 0, file: 0 };
  const placed = new Set<number>();
  const photoGroups = new Map<string, number>();
  for (const exhibit of exhibits) {
    const pieces = exhibit.evidenceIds.flatMap((id) => evidence.get(id) ?? []);
    for (const piece of pieces) placed.add(piece.evidenceNo);
    const first = pieces[0];
    const exhibitNo = parseId('exhibit', exhibit.exhibitId);
    if (exhibit.chosen || first === undefined || exhibitNo === null || !isGroup(exhibit.key)) continue;
    photoGroups.set(groupOf(first.folderNo, first.pathInFolder, exhibit.kind), exhibitNo);
  }
  const fresh = new Map<number, NewPiece[]>();

  function add(db: WritableDb, exhibitNo: number, arrival: Arrival, hint: Hint | null): void {
    if (!addToExhibit(db, exhibitNo, arrival.evidenceNo, hint?.caption ?? null)) return;
    placed.add(arrival.evidenceNo);
    const piece = {
      evidenceNo: arrival.evidenceNo,
      hintPosition: hint?.position ?? Number.MAX_SAFE_INTEGER,
      path: arrival.pathInFolder ?? arrival.name,
    };
    fresh.set(exhibitNo, [...(fresh.get(exhibitNo) ?? []), piece]);
  }

  function placeAsPlanned(db: WritableDb, arrival: Arrival): void {
    const names = namesOf(arrival).map(fold);
    const exact = hints.filter((hint) => names.includes(hint.wanted));
    const inFolder = folderHints.filter((hint) =>
      names.some((name) => name.startsWith(hint.wanted) && name.length > hint.wanted.length),
    );
    for (const hint of exact) {
      // A file named only for its caption keeps its place among the others of its planned folder.
      const folder = inFolder.find((other) => other.exhibitNo === hint.exhibitNo);
      add(db, hint.exhibitNo, arrival, {
        ...hint,
        position: Math.min(hint.position, folder?.position ?? hint.position),
      });
      markUsed(db, hint);
    }
    hints = hints.filter((hint) => !exact.includes(hint));
    for (const hint of inFolder) {
      if (exact.some((other) => other.exhibitNo === hint.exhibitNo)) {
        markUsed(db, hint);
        continue;
      }
      add(db, hint.exhibitNo, arrival, hint);
      markUsed(db, hint);
    }
  }

  function propose(db: WritableDb, titles: Titles, kind: ExhibitKind, prefix: 'photos' | 'file'): number {
    let n = lastProposed[prefix] + 1;
    while (keys.has(`${prefix}-${n}`)) n += 1;
    lastProposed[prefix] = n;
    return insertExhibit(db, caseNo, `${prefix}-${n}`, {
      title: titles.title.slice(0, 200),
      titleZh: titles.titleZh?.slice(0, 200) ?? null,
      kind,
      shows: null,
      date: null,
      source: null,
      language: null,
      // Where a person chose the exhibits, what he did not name waits for his word: it may be a private note.
      include: !hasPlan,
      chosen: false,
    });
  }

  function placeByUs(db: WritableDb, arrival: Arrival): void {
    const { folder, name, pathInFolder } = arrival;
    const within = pathInFolder === null ? [] : pathInFolder.split('/').slice(0, -1);
    const folders = folder === null ? [] : [folder.label, ...within];
    const ownKind = guessDocumentKind(path.parse(name).name);
    if (imageKinds.has(arrival.kind) && ownKind === null) {
      const byName = guessPhotoName(path.parse(name).name);
      const kind = byName ?? guessPhotoKind(folders);
      const group = groupOf(folder?.folderNo ?? null, pathInFolder, kind);
      let exhibitNo = photoGroups.get(group);
      if (exhibitNo === undefined) {
        const isMixed = byName !== null && byName !== guessPhotoKind(folders);
        exhibitNo = propose(db, titlesOfPhotos(folders, isMixed ? kind : null), kind, 'photos');
        photoGroups.set(group, exhibitNo);
      }
      add(db, exhibitNo, arrival, null);
      return;
    }
    const byFolder = folders
      .toReversed()
      .map((one) => guessDocumentKind(one))
      .find((kind) => kind !== null);
    const kind = ownKind ?? (arrival.kind === 'email' ? 'email' : (byFolder ?? 'other'));
    add(db, propose(db, titlesOfName(path.parse(name).name || name), kind, 'file'), arrival, null);
  }

  return {
    place(db, arrival) {
      const isNew = !placed.has(arrival.evidenceNo);
      placeAsPlanned(db, arrival);
      if (isNew && !placed.has(arrival.evidenceNo)) placeByUs(db, arrival);
    },
    settle(db) {
      const now = new Map(listExhibits(db, caseNo).map((exhibit) => [parseId('exhibit', exhibit.exhibitId), exhibit]));
      for (const [exhibitNo, pieces] of fresh) {
        const exhibit = now.get(exhibitNo);
        if (exhibit === undefined) continue;
        const order = new Map(pieces.map((piece) => [piece.evidenceNo, piece]));
        const all = exhibit.evidenceIds.flatMap((id) => {
          const evidenceNo = parseId('evidence', id);
          return evidenceNo === null
            ? []
            : [{ evidenceNo, caption: exhibit.captions[id] ?? null, captionZh: exhibit.captionsZh?.[id] ?? null }];
        });
        const before = all.filter((piece) => !order.has(piece.evidenceNo));
        const added = all
          .filter((piece) => order.has(piece.evidenceNo))
          .sort((a, b) => compare(order.get(a.evidenceNo), order.get(b.evidenceNo)));
        setExhibitEvidence(db, exhibitNo, [...before, ...added]);
      }
      fresh.clear();
    },
  };
}

/** Named by their folders; by what they show too, where the folder holds others. */
function titlesOfPhotos(folders: readonly string[], kind: ExhibitKind | null): Titles {
  const where = folders.join(' / ');
  if (kind !== null && where !== '')
    return { title: `${en.term.exhibit[kind]} – ${where}`, titleZh: `${zh.term.exhibit[kind]} – ${where}` };
  if (kind !== null) return { title: en.term.exhibit[kind], titleZh: zh.term.exhibit[kind] };
  return where === '' ? { title: 'Photos', titleZh: '照片' } : titlesOfName(where);
}

const isGroup = (key: string): boolean => key.startsWith('photos-');

/** Photos of one sub-folder that show the same belong together. */
function groupOf(folderNo: number | null, pathInFolder: string | null, kind: ExhibitKind): string {
  return `${folderNo ?? 'single'}|${pathInFolder === null ? '' : path.posix.dirname(pathInFolder)}|${kind}`;
}

/** Every way a plan may name a file: its path with and without the folder's label, and each end of it down to the bare name. */
function namesOf(arrival: Arrival): string[] {
  if (arrival.pathInFolder === null) return [arrival.name];
  const parts = [...(arrival.folder === null ? [] : [arrival.folder.label]), ...arrival.pathInFolder.split('/')];
  return parts.map((_, from) => parts.slice(from).join('/'));
}

const byName = new Intl.Collator('en', { numeric: true });

function compare(a: NewPiece | undefined, b: NewPiece | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.hintPosition - b.hintPosition || byName.compare(a.path, b.path) || a.evidenceNo - b.evidenceNo;
}
