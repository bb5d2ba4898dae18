/** What a person says of an exhibit, its place in the order, and the pieces it gathers. Each call is one transaction with its journal entry. */
import path from 'node:path';
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import { formatId, parseId } from '../../shared/domain/ids.ts';
import type { ExhibitKind } from '../../shared/domain/terms.ts';
import type { When } from '../../shared/domain/values.ts';
import { Trouble } from '../../shared/errors.ts';
import { touchCase } from '../store/case-store.ts';
import { transaction, type WritableDb } from '../store/connection.ts';
import { listEvidenceRows } from '../store/evidence-store.ts';
import {
  type ExhibitFields,
  insertExhibit,
  listExhibits,
  orderExhibits,
  setExhibitEvidence,
  updateExhibit,
} from '../store/exhibit-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { writableDb } from './writable.ts';

/** What changes; whatever is left out stays. Null takes a value away. */
export interface ExhibitChanges {
  readonly title?: string;
  readonly titleZh?: string | null;
  readonly kind?: ExhibitKind;
  readonly shows?: string | null;
  readonly date?: When | null;
  readonly language?: string | null;
  readonly include?: boolean;
  /** Captions by evidence id; only pieces of this exhibit may be named. */
  readonly captions?: Readonly<Record<string, string | null>>;
}

/**
 * Changes what is said of an exhibit. Whoever changes it has looked at it; no change at all means just that.
 * @throws Trouble CASE_NOT_FOUND, EXHIBIT_NOT_FOUND, EVIDENCE_NOT_IN_EXHIBIT, ARCHIVE_READ_ONLY
 */
export function editExhibit(desk: Desk, caseId: string, exhibitId: string, changes: ExhibitChanges): void {
  write(desk, caseId, (db, caseNo) => {
    const exhibit = requireExhibit(db, caseNo, caseId, exhibitId);
    const { captions, ...fields } = changes;
    const was: Record<string, unknown> = {};
    const is: Record<string, unknown> = {};
    for (const [name, value] of Object.entries({ ...fields, chosen: true })) {
      const before: unknown = exhibit[name as keyof ExhibitFields];
      if (value === undefined || JSON.stringify(before) === JSON.stringify(value)) continue;
      was[name] = before;
      is[name] = value;
    }
    for (const [evidenceId, caption] of Object.entries(captions ?? {})) {
      if (!exhibit.evidenceIds.includes(evidenceId))
        throw new Trouble('EVIDENCE_NOT_IN_EXHIBIT', { evidenceId, exhibitId });
      const before = exhibit.captions[evidenceId] ?? null;
      if (before === caption) continue;
      was[`caption ${evidenceId}`] = before;
      is[`caption ${evidenceId}`] = caption;
    }
    if (Object.keys(is).length === 0) return null;
    const defined = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    updateExhibit(db, numberOf(exhibit), { ...exhibit, ...defined, chosen: true });
    if (captions !== undefined)
      setExhibitEvidence(db, numberOf(exhibit), pieces(exhibit, { ...exhibit.captions, ...captions }));
    return { action: 'exhibit.edited', details: { key: exhibit.key, was, is } };
  });
}

/**
 * Moves an exhibit one place up or down; at the end of the list nothing happens.
 * @throws Trouble CASE_NOT_FOUND, EXHIBIT_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function moveExhibit(desk: Desk, caseId: string, exhibitId: string, to: 'up' | 'down'): void {
  write(desk, caseId, (db, caseNo) => {
    const exhibit = requireExhibit(db, caseNo, caseId, exhibitId);
    const order = listExhibits(db, caseNo).map(numberOf);
    const from = order.indexOf(numberOf(exhibit));
    const place = to === 'up' ? from - 1 : from + 1;
    if (place < 0 || place >= order.length) return null;
    order.splice(place, 0, ...order.splice(from, 1));
    orderExhibits(db, caseNo, order);
    return { action: 'exhibit.moved', details: { key: exhibit.key, from: from + 1, to: place + 1 } };
  });
}

/**
 * Moves a piece, with its caption, from one exhibit to another, or out into a new one right behind it.
 * An exhibit that is emptied by it stays, so that nothing that cites it points nowhere.
 * @param toId null: a new exhibit
 * @returns the id of the exhibit that has the piece now
 * @throws Trouble CASE_NOT_FOUND, EXHIBIT_NOT_FOUND, EVIDENCE_NOT_IN_EXHIBIT, ARCHIVE_READ_ONLY
 */
export function movePiece(
  desk: Desk,
  caseId: string,
  evidenceId: string,
  fromId: string,
  toId: string | null,
): { readonly exhibitId: string } {
  let landed = fromId;
  write(desk, caseId, (db, caseNo) => {
    const from = requireExhibit(db, caseNo, caseId, fromId);
    if (!from.evidenceIds.includes(evidenceId))
      throw new Trouble('EVIDENCE_NOT_IN_EXHIBIT', { evidenceId, exhibitId: fromId });
    if (toId === fromId) return null;
    const to =
      toId === null ? addExhibitBehind(db, caseNo, from, evidenceId) : requireExhibit(db, caseNo, caseId, toId);
    landed = to.exhibitId;
    const caption = from.captions[evidenceId] ?? null;
    if (!to.evidenceIds.includes(evidenceId))
      setExhibitEvidence(db, numberOf(to), [...pieces(to), { evidenceNo: evidenceNumber(evidenceId), caption }]);
    setExhibitEvidence(
      db,
      numberOf(from),
      pieces(from).filter((piece) => piece.evidenceNo !== evidenceNumber(evidenceId)),
    );
    for (const one of [from, to]) updateExhibit(db, numberOf(one), { ...one, chosen: true });
    return { action: 'exhibit.piece-moved', details: { evidenceId, from: from.key, to: to.key, isNew: toId === null } };
  });
  return { exhibitId: landed };
}

/** A new exhibit behind another, of its kind, named after the piece that will be in it. */
function addExhibitBehind(db: WritableDb, caseNo: number, behind: ExhibitSummary, evidenceId: string): ExhibitSummary {
  const before = listExhibits(db, caseNo);
  const keys = new Set(before.map((one) => one.key));
  let n = 1;
  while (keys.has(`own-${n}`)) n += 1;
  const name = listEvidenceRows(db, caseNo).find((row) => row.evidenceId === evidenceId)?.originalName ?? '';
  const exhibitNo = insertExhibit(db, caseNo, `own-${n}`, {
    title: [...(path.parse(name).name || name || evidenceId)].slice(0, 200).join(''),
    titleZh: null,
    kind: behind.kind,
    shows: null,
    date: null,
    source: behind.source,
    language: behind.language,
    include: behind.include,
    chosen: true,
  });
  const order = before.map(numberOf);
  order.splice(order.indexOf(numberOf(behind)) + 1, 0, exhibitNo);
  orderExhibits(db, caseNo, order);
  return requireExhibit(db, caseNo, formatId('case', caseNo), formatId('exhibit', exhibitNo));
}

type Entry = { readonly action: string; readonly details: unknown };

/** One transaction; null means that nothing changed and nothing is to be told. */
function write(desk: Desk, caseId: string, work: (db: WritableDb, caseNo: number) => Entry | null): void {
  const db = writableDb(desk);
  const at = desk.now();
  transaction(db, () => {
    const { caseNo } = requireCase(db, caseId);
    const entry = work(db, caseNo);
    if (entry === null) return;
    touchCase(db, caseNo, at);
    appendJournal(db, { at, by: desk.by, caseNo, ...entry });
  });
}

function requireExhibit(db: WritableDb, caseNo: number, caseId: string, exhibitId: string): ExhibitSummary {
  const found = listExhibits(db, caseNo).find((one) => one.exhibitId === exhibitId);
  if (found === undefined) throw new Trouble('EXHIBIT_NOT_FOUND', { exhibitId, caseId });
  return found;
}

function numberOf(exhibit: ExhibitSummary): number {
  const no = parseId('exhibit', exhibit.exhibitId);
  if (no === null) throw new Error('cases: an exhibit without a number');
  return no;
}

function evidenceNumber(evidenceId: string): number {
  const no = parseId('evidence', evidenceId);
  if (no === null) throw new Error('cases: a piece of evidence without a number');
  return no;
}

function pieces(exhibit: ExhibitSummary, captions: Readonly<Record<string, string | null>> = exhibit.captions) {
  return exhibit.evidenceIds.map((id) => ({ evidenceNo: evidenceNumber(id), caption: captions[id] ?? null }));
}
