/**
 * Which pieces stand in which exhibit: moved, copied, ordered, sorted by role; and exhibits that were emptied, taken away.
 * Each call is one transaction with its journal entry. What must not live here: what is said of an exhibit.
 */
import path from 'node:path';
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import { titlesOfName } from '../../shared/domain/exhibit-title.ts';
import { formatId } from '../../shared/domain/ids.ts';
import type { ExhibitKind } from '../../shared/domain/terms.ts';
import { Trouble } from '../../shared/errors.ts';
import en from '../../shared/i18n/en.json' with { type: 'json' };
import zh from '../../shared/i18n/zh-CN.json' with { type: 'json' };
import type { WritableDb } from '../store/connection.ts';
import { type EvidenceRow, listEvidenceRows } from '../store/evidence-store.ts';
import {
  type ExhibitFields,
  type ExhibitPiece,
  insertExhibit,
  listExhibits,
  orderExhibits,
  removeExhibit as removeRow,
  setExhibitEvidence,
  updateExhibit,
} from '../store/exhibit-store.ts';
import type { Desk } from './desk.ts';
import { evidenceNumber, numberOf, pieces, requireExhibit, write } from './exhibit-writing.ts';
import { getCase } from './get-case.ts';

export interface Placing {
  readonly evidenceIds: readonly string[];
  /** Null: a new exhibit, behind the one that the first piece comes from. */
  readonly to: string | null;
  /** The exhibit they leave; `everywhere`: all they are in; null: none, so that a piece may stand in two. */
  readonly takeFrom: string | null;
  /** The piece of the target before which they stand then; null: at its end. */
  readonly before: string | null;
}

/**
 * Puts pieces into an exhibit, in the order given, each with what was said of it where it comes from.
 * An exhibit that is emptied by it stays, so that nothing that cites it points nowhere.
 * @returns the id of the exhibit that has them now
 * @throws Trouble CASE_NOT_FOUND, EXHIBIT_NOT_FOUND, EVIDENCE_NOT_FOUND, EVIDENCE_NOT_IN_EXHIBIT, ARCHIVE_READ_ONLY
 */
export function placePieces(desk: Desk, caseId: string, placing: Placing): { readonly exhibitId: string } {
  let landed = '';
  write(desk, caseId, (db, caseNo) => {
    const rows = requireEvidence(db, caseNo, caseId, placing.evidenceIds);
    const { takeFrom } = placing;
    const all = listExhibits(db, caseNo);
    const holders = all.filter((one) => placing.evidenceIds.some((id) => one.evidenceIds.includes(id)));
    if (takeFrom !== null && takeFrom !== 'everywhere') {
      const from = requireExhibit(db, caseNo, caseId, takeFrom);
      const stray = placing.evidenceIds.find((id) => !from.evidenceIds.includes(id));
      if (stray !== undefined) throw new Trouble('EVIDENCE_NOT_IN_EXHIBIT', { evidenceId: stray, exhibitId: takeFrom });
    }
    const like = holders.find((one) => one.exhibitId === takeFrom) ?? holders[0];
    const to =
      placing.to === null
        ? addExhibit(db, caseNo, like ?? null, titledLike(rows[0], like))
        : requireExhibit(db, caseNo, caseId, placing.to);
    landed = to.exhibitId;
    const sources = holders.filter(
      (one) => one.exhibitId !== to.exhibitId && (takeFrom === 'everywhere' || takeFrom === one.exhibitId),
    );
    if (!move(db, placing.evidenceIds, holders, sources, to, placing.before)) return null;
    return {
      action: 'exhibit.pieces-placed',
      details: {
        evidenceIds: placing.evidenceIds,
        from: sources.map((one) => one.key),
        to: to.key,
        isNew: placing.to === null,
        ...(placing.before !== null && { before: placing.before }),
      },
    };
  });
  return { exhibitId: landed };
}

/**
 * Says what pieces are. An exhibit whose pieces are all meant becomes that kind; single ones go to the exhibit that gathers
 * this kind, which is made when there is none. A group of ours that is emptied by it goes: nobody has said a word of it.
 * @throws Trouble CASE_NOT_FOUND, EVIDENCE_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function setRole(desk: Desk, caseId: string, evidenceIds: readonly string[], kind: ExhibitKind): void {
  write(desk, caseId, (db, caseNo) => {
    requireEvidence(db, caseNo, caseId, evidenceIds);
    const meant = new Set(evidenceIds);
    const left = new Set(evidenceIds);
    let changed = false;
    for (const one of listExhibits(db, caseNo)) {
      const own = one.evidenceIds.filter((id) => meant.has(id));
      const isWhole = own.length > 0 && own.length === one.evidenceIds.length;
      const isSorted = own.length > 0 && one.kind === kind && one.chosen;
      if (!isWhole && !isSorted) continue;
      for (const id of own) left.delete(id);
      if (isSorted) continue;
      updateExhibit(db, numberOf(one), { ...one, kind, chosen: true });
      changed = true;
    }
    if (left.size > 0) {
      const all = listExhibits(db, caseNo);
      const moved = [...left];
      const sources = all.filter((one) => moved.some((id) => one.evidenceIds.includes(id)));
      const to =
        all.find((one) => one.kind === kind && one.key.startsWith(`${sortedPrefix(kind)}-`)) ??
        addExhibit(db, caseNo, sources.at(-1) ?? null, sortedFields(kind), sortedPrefix(kind));
      move(db, moved, sources, sources, to, null);
      dropEmptied(desk, db, caseNo, caseId, sources);
      changed = true;
    }
    return changed ? { action: 'evidence.role-set', details: { evidenceIds, kind } } : null;
  });
}

/**
 * Takes an empty exhibit away. Its place in the journal stays.
 * @throws Trouble CASE_NOT_FOUND, EXHIBIT_NOT_FOUND, EXHIBIT_NOT_EMPTY, EXHIBIT_CITED, ARCHIVE_READ_ONLY
 */
export function removeExhibit(desk: Desk, caseId: string, exhibitId: string): void {
  write(desk, caseId, (db, caseNo) => {
    const exhibit = requireExhibit(db, caseNo, caseId, exhibitId);
    if (exhibit.evidenceIds.length > 0) throw new Trouble('EXHIBIT_NOT_EMPTY', { title: exhibit.title });
    if (citedKeys(desk, caseId).has(exhibit.key)) throw new Trouble('EXHIBIT_CITED', { title: exhibit.title });
    takeAway(db, caseNo, exhibit);
    const { evidenceIds: _, captions: __, captionsZh: ___, position, ...was } = exhibit;
    return { action: 'exhibit.removed', details: { ...was, position: position + 1 } };
  });
}

function takeAway(db: WritableDb, caseNo: number, exhibit: ExhibitSummary): void {
  removeRow(db, numberOf(exhibit));
  orderExhibits(db, caseNo, listExhibits(db, caseNo).map(numberOf));
}

/** Takes away what we grouped ourselves, nobody has said a word of, and is empty now. Inside a transaction. */
export function dropEmptied(
  desk: Desk,
  db: WritableDb,
  caseNo: number,
  caseId: string,
  touched: readonly ExhibitSummary[],
): void {
  const cited = citedKeys(desk, caseId);
  const ours = new Set(touched.filter((one) => !one.chosen && !cited.has(one.key)).map((one) => one.exhibitId));
  for (const one of listExhibits(db, caseNo)) {
    if (ours.has(one.exhibitId) && one.evidenceIds.length === 0 && one.awaitedFiles.length === 0)
      takeAway(db, caseNo, one);
  }
}

/** Exhibits that grounds and allegations stand on. */
function citedKeys(desk: Desk, caseId: string): ReadonlySet<string> {
  const { appeal, dispute } = getCase(desk, caseId).facts;
  return new Set([...(appeal?.grounds ?? []), ...(dispute?.allegations ?? [])].flatMap((one) => one.exhibits ?? []));
}

/** @returns false when everything stood there already */
function move(
  db: WritableDb,
  evidenceIds: readonly string[],
  holders: readonly ExhibitSummary[],
  sources: readonly ExhibitSummary[],
  to: ExhibitSummary,
  before: string | null,
): boolean {
  const moved = evidenceIds.map((id): ExhibitPiece => {
    // What was said of it in the target counts first, then what was said where it comes from.
    const said = [to, ...sources, ...holders];
    return {
      evidenceNo: evidenceNumber(id),
      caption: said.map((one) => one.captions[id]).find((text) => text !== undefined) ?? null,
      captionZh: said.map((one) => one.captionsZh?.[id]).find((text) => text !== undefined) ?? null,
    };
  });
  const numbers = new Set(moved.map((piece) => piece.evidenceNo));
  const others = pieces(to).filter((piece) => !numbers.has(piece.evidenceNo));
  const at = before === null ? -1 : others.findIndex((piece) => piece.evidenceNo === evidenceNumber(before));
  const next = at < 0 ? [...others, ...moved] : [...others.slice(0, at), ...moved, ...others.slice(at)];
  if (sources.length === 0 && JSON.stringify(next) === JSON.stringify(pieces(to))) return false;
  setExhibitEvidence(db, numberOf(to), next);
  updateExhibit(db, numberOf(to), { ...to, chosen: true });
  for (const one of sources) {
    setExhibitEvidence(
      db,
      numberOf(one),
      pieces(one).filter((piece) => !numbers.has(piece.evidenceNo)),
    );
  }
  return true;
}

function requireEvidence(
  db: WritableDb,
  caseNo: number,
  caseId: string,
  evidenceIds: readonly string[],
): readonly EvidenceRow[] {
  const rows = new Map(listEvidenceRows(db, caseNo).map((row) => [row.evidenceId, row]));
  return evidenceIds.map((evidenceId) => {
    const row = rows.get(evidenceId);
    if (row === undefined) throw new Trouble('EVIDENCE_NOT_FOUND', { evidenceId, caseId });
    return row;
  });
}

/** A new exhibit behind another one, or at the end. */
function addExhibit(
  db: WritableDb,
  caseNo: number,
  behind: ExhibitSummary | null,
  fields: ExhibitFields,
  prefix = 'own',
): ExhibitSummary {
  const before = listExhibits(db, caseNo);
  const keys = new Set(before.map((one) => one.key));
  let n = 1;
  while (keys.has(`${prefix}-${n}`)) n += 1;
  const exhibitNo = insertExhibit(db, caseNo, `${prefix}-${n}`, fields);
  if (behind !== null) {
    const order = before.map(numberOf);
    order.splice(order.indexOf(numberOf(behind)) + 1, 0, exhibitNo);
    orderExhibits(db, caseNo, order);
  }
  return requireExhibit(db, caseNo, formatId('case', caseNo), formatId('exhibit', exhibitNo));
}

const blank = { titleZh: null, shows: null, date: null, source: null, language: null, chosen: true } as const;

function titledLike(piece: EvidenceRow | undefined, like: ExhibitSummary | undefined): ExhibitFields {
  const name = piece?.originalName ?? '';
  const titles = titlesOfName([...(path.parse(name).name || name || 'Exhibit')].slice(0, 200).join(''));
  if (like === undefined) return { ...blank, ...titles, kind: 'other', include: true };
  const { kind, source, language, include } = like;
  return { ...blank, ...titles, kind, source, language, include };
}

const sortedPrefix = (kind: ExhibitKind): string => `sorted-${kind}`;
const sortedFields = (kind: ExhibitKind): ExhibitFields => ({
  ...blank,
  title: en.term.exhibit[kind],
  titleZh: zh.term.exhibit[kind],
  kind,
  include: true,
});
