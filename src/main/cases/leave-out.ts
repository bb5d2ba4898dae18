/**
 * Leaves a doubled file out: one of the names it came in under, or the second exhibit it stands in. Each can be put back.
 * Nothing is taken out of the case. What must not live here: explanations, which are facts.
 */
import { bareName } from '../../shared/domain/copy-names.ts';
import { Trouble } from '../../shared/errors.ts';
import { listEvidenceRows } from '../store/evidence-store.ts';
import { setExhibitEvidence, updateExhibit } from '../store/exhibit-store.ts';
import { leaveNameOut, listLeftOutNames, listNamedPlaces, putNameBack } from '../store/name-store.ts';
import type { Desk } from './desk.ts';
import { numberOf, pieces, requireExhibit, write } from './exhibit-writing.ts';
import { settleName } from './same-bytes.ts';

/**
 * From then on the packet and its doubts do not know the name; the case does.
 * @param out false: the name counts again
 * @throws Trouble CASE_NOT_FOUND, EVIDENCE_NOT_FOUND, NAME_NOT_KNOWN, LAST_NAME_STAYS, ARCHIVE_READ_ONLY
 */
export function leaveOutName(desk: Desk, caseId: string, evidenceId: string, name: string, out: boolean): void {
  write(desk, caseId, (db, caseNo) => {
    const piece = listEvidenceRows(db, caseNo).find((row) => row.evidenceId === evidenceId);
    if (piece === undefined) throw new Trouble('EVIDENCE_NOT_FOUND', { evidenceId, caseId });
    const { evidenceNo } = piece;
    const places = listNamedPlaces(db, caseNo).filter((place) => place.evidenceNo === evidenceNo);
    const names = new Set(places.map((place) => bareName(place.path)));
    const leftOut = listLeftOutNames(db, caseNo).get(evidenceNo) ?? new Set();
    if (!names.has(name)) throw new Trouble('NAME_NOT_KNOWN', { name });
    if (leftOut.has(name) === out) return null;
    if (out && names.size - leftOut.size < 2) throw new Trouble('LAST_NAME_STAYS', { name });
    if (out) leaveNameOut(db, evidenceNo, name);
    else putNameBack(db, evidenceNo, name);
    settleName(db, caseNo, piece);
    return { action: out ? 'evidence.name-left-out' : 'evidence.name-put-back', details: { evidenceId, name } };
  });
}

/**
 * Takes a piece out of one exhibit; it stays in the case and in the others. An exhibit that is emptied by it stays.
 * @throws Trouble CASE_NOT_FOUND, EXHIBIT_NOT_FOUND, EVIDENCE_NOT_IN_EXHIBIT, ARCHIVE_READ_ONLY
 */
export function takeOutPiece(desk: Desk, caseId: string, exhibitId: string, evidenceId: string): void {
  write(desk, caseId, (db, caseNo) => {
    const exhibit = requireExhibit(db, caseNo, caseId, exhibitId);
    if (!exhibit.evidenceIds.includes(evidenceId))
      throw new Trouble('EVIDENCE_NOT_IN_EXHIBIT', { evidenceId, exhibitId });
    const evidenceIds = exhibit.evidenceIds.filter((id) => id !== evidenceId);
    setExhibitEvidence(db, numberOf(exhibit), pieces({ ...exhibit, evidenceIds }));
    updateExhibit(db, numberOf(exhibit), { ...exhibit, chosen: true });
    return { action: 'exhibit.piece-left-out', details: { evidenceId, key: exhibit.key } };
  });
}
