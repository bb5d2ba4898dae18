/** What a person says of an exhibit, its place in the order, and the pieces it gathers. Each call is one transaction with its journal entry. */
import { englishTitle } from '../../shared/domain/exhibit-title.ts';
import type { ExhibitKind } from '../../shared/domain/terms.ts';
import type { When } from '../../shared/domain/values.ts';
import { Trouble } from '../../shared/errors.ts';
import {
  type ExhibitFields,
  listExhibits,
  orderExhibits,
  setExhibitEvidence,
  updateExhibit,
} from '../store/exhibit-store.ts';
import type { Desk } from './desk.ts';
import { numberOf, pieces, requireExhibit, write } from './exhibit-writing.ts';

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
  readonly captionsZh?: Readonly<Record<string, string | null>>;
}

/**
 * Changes what is said of an exhibit. Whoever changes it has looked at it; no change at all means just that.
 * @throws Trouble CASE_NOT_FOUND, EXHIBIT_NOT_FOUND, EVIDENCE_NOT_IN_EXHIBIT, ARCHIVE_READ_ONLY
 */
export function editExhibit(desk: Desk, caseId: string, exhibitId: string, changes: ExhibitChanges): void {
  write(desk, caseId, (db, caseNo) => {
    const exhibit = requireExhibit(db, caseNo, caseId, exhibitId);
    const { captions, captionsZh, ...said } = changes;
    const fields = withStandIn(exhibit, said);
    const was: Record<string, unknown> = {};
    const is: Record<string, unknown> = {};
    for (const [name, value] of Object.entries({ ...fields, chosen: true })) {
      const before: unknown = exhibit[name as keyof ExhibitFields];
      if (value === undefined || JSON.stringify(before) === JSON.stringify(value)) continue;
      was[name] = before;
      is[name] = value;
    }
    const spoken = [
      ['caption', captions, exhibit.captions],
      ['caption-zh', captionsZh, exhibit.captionsZh],
    ] as const;
    for (const [what, wanted, told] of spoken) {
      for (const [evidenceId, caption] of Object.entries(wanted ?? {})) {
        if (!exhibit.evidenceIds.includes(evidenceId))
          throw new Trouble('EVIDENCE_NOT_IN_EXHIBIT', { evidenceId, exhibitId });
        const before = told?.[evidenceId] ?? null;
        if (before === caption) continue;
        was[`${what} ${evidenceId}`] = before;
        is[`${what} ${evidenceId}`] = caption;
      }
    }
    if (Object.keys(is).length === 0) return null;
    const defined = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    updateExhibit(db, numberOf(exhibit), { ...exhibit, ...defined, chosen: true });
    if (captions !== undefined || captionsZh !== undefined) {
      const told = {
        captions: { ...exhibit.captions, ...captions },
        captionsZh: { ...exhibit.captionsZh, ...captionsZh },
      };
      setExhibitEvidence(db, numberOf(exhibit), pieces(exhibit, told));
    }
    return { action: 'exhibit.edited', details: { key: exhibit.key, was, is } };
  });
}

/** Where the Chinese title stands in for the English one, both are the one that is printed: a change of it changes both. */
function withStandIn<C extends Pick<ExhibitChanges, 'title' | 'titleZh'>>(exhibit: ExhibitFields, changes: C): C {
  const { title, titleZh } = changes;
  const isStandIn = englishTitle(exhibit) === null && title === undefined;
  return isStandIn && titleZh !== undefined && titleZh !== null ? { ...changes, title: titleZh } : changes;
}

/**
 * Takes every proposed exhibit as it stands; what is in none stays so.
 * @returns how many were proposals until now
 * @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function acceptProposals(desk: Desk, caseId: string): number {
  let accepted = 0;
  write(desk, caseId, (db, caseNo) => {
    const proposed = listExhibits(db, caseNo).filter((one) => !one.chosen && one.evidenceIds.length > 0);
    accepted = proposed.length;
    if (accepted === 0) return null;
    for (const one of proposed) updateExhibit(db, numberOf(one), { ...one, chosen: true });
    return { action: 'exhibits.accepted', details: { keys: proposed.map((one) => one.key) } };
  });
  return accepted;
}

/**
 * Moves an exhibit one place up or down, or to a place in the order; at the ends of the list nothing happens.
 * @param to a place counts from 0
 * @throws Trouble CASE_NOT_FOUND, EXHIBIT_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function moveExhibit(desk: Desk, caseId: string, exhibitId: string, to: 'up' | 'down' | number): void {
  write(desk, caseId, (db, caseNo) => {
    const exhibit = requireExhibit(db, caseNo, caseId, exhibitId);
    const order = listExhibits(db, caseNo).map(numberOf);
    const from = order.indexOf(numberOf(exhibit));
    const place = to === 'up' ? from - 1 : to === 'down' ? from + 1 : Math.min(to, order.length - 1);
    if (place < 0 || place >= order.length || place === from) return null;
    order.splice(place, 0, ...order.splice(from, 1));
    orderExhibits(db, caseNo, order);
    return { action: 'exhibit.moved', details: { key: exhibit.key, from: from + 1, to: place + 1 } };
  });
}
