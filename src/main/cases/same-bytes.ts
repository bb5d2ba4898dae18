/**
 * One file that came in more than once: under which names, in which folders, which name the packet shows, and whether the
 * names want an explanation. What must not live here: the judging of other doubts.
 */
import path from 'node:path';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { bareName, ownName, plainName } from '../../shared/domain/copy-names.ts';
import type { SameBytes } from '../../shared/domain/evidence.ts';
import { explanationOf } from '../../shared/domain/explanations.ts';
import { formatId } from '../../shared/domain/ids.ts';
import type { ReadableDb, WritableDb } from '../store/connection.ts';
import { listExhibits, updateExhibit } from '../store/exhibit-store.ts';
import { listLeftOutNames, listNamedPlaces, type NamedPlace, setEvidenceName } from '../store/name-store.ts';
import { evidenceNumber, numberOf } from './exhibit-writing.ts';

interface Named {
  readonly evidenceNo: number;
  readonly originalName: string;
}

/** What there is to say of each piece that was met at more than one place; the others are left out. */
export function explainSameBytes(
  db: ReadableDb,
  caseNo: number,
  pieces: readonly Named[],
  facts: CaseFacts,
): ReadonlyMap<number, SameBytes> {
  const leftOut = listLeftOutNames(db, caseNo);
  const byPiece = Map.groupBy(listNamedPlaces(db, caseNo), (place) => place.evidenceNo);
  return new Map(
    pieces.flatMap((piece) => {
      const places = onceEach(byPiece.get(piece.evidenceNo) ?? []);
      if (places.length < 2) return [];
      return [[piece.evidenceNo, toSame(piece, places, leftOut.get(piece.evidenceNo) ?? new Set(), facts)] as const];
    }),
  );
}

/** A folder that was read again met the same file, not another one. */
function onceEach(places: readonly NamedPlace[]): readonly NamedPlace[] {
  const spot = (one: NamedPlace): string => `${one.folderNo}/${one.folderNo === null ? bareName(one.path) : one.path}`;
  return [...new Map(places.map((one) => [spot(one), one])).values()];
}

function toSame(
  piece: Named,
  places: readonly NamedPlace[],
  leftOut: ReadonlySet<string>,
  facts: CaseFacts,
): SameBytes {
  const byName = Map.groupBy(places, (place) => bareName(place.path));
  const others = [...byName.keys()].filter((name) => name !== piece.originalName);
  const names = byName.has(piece.originalName) ? [piece.originalName, ...others] : others;
  const kept = names.filter((name) => !leftOut.has(name));
  const flag = `ONE_FILE_TWO_NAMES:${formatId('evidence', piece.evidenceNo)}`;
  return {
    names: names.map((name) => ({
      name,
      is: leftOut.has(name) ? 'left-out' : name === piece.originalName ? 'own' : 'also',
      places: (byName.get(name) ?? []).map(({ folderNo, path: place }) => ({
        folderId: folderNo === null ? null : formatId('folder', folderNo),
        path: folderNo === null ? name : place.normalize('NFC'),
      })),
    })),
    flag,
    isDoubt: new Set([...kept, piece.originalName].map(plainName)).size > 1,
    explained: explanationOf(facts, flag),
  };
}

/**
 * Gives a piece the best of the names that were not left out, and with it the exhibit that we called after it.
 * Inside the transaction that brought a name or left one out.
 */
export function settleName(db: WritableDb, caseNo: number, piece: Named): void {
  const places = listNamedPlaces(db, caseNo).filter((place) => place.evidenceNo === piece.evidenceNo);
  const leftOut = listLeftOutNames(db, caseNo).get(piece.evidenceNo) ?? new Set();
  const names = [...new Set(places.map((place) => bareName(place.path)))].filter((name) => !leftOut.has(name));
  if (names.length === 0) return;
  const name = ownName(names);
  if (name === piece.originalName) return;
  setEvidenceName(db, piece.evidenceNo, name);
  const [was, is] = [piece.originalName, name].map((one) => [...(path.parse(one).name || one)].slice(0, 200).join(''));
  for (const exhibit of listExhibits(db, caseNo)) {
    const isOnly =
      exhibit.evidenceIds.length === 1 && evidenceNumber(exhibit.evidenceIds[0] ?? '') === piece.evidenceNo;
    if (isOnly && !exhibit.chosen && exhibit.title === was && is !== undefined)
      updateExhibit(db, numberOf(exhibit), { ...exhibit, title: is });
  }
}
