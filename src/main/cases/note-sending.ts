/** Notes of a packet's way: to whom it was sent, when and how. The app sends nothing itself. */
import { Trouble } from '../../shared/errors.ts';
import { transaction } from '../store/connection.ts';
import { appendJournal } from '../store/journal-store.ts';
import {
  insertSending,
  markSendingRemoved,
  type NewSending,
  listSendings as readSendings,
  type SendingRow,
} from '../store/sending-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { keepStanding } from './keep-standing.ts';
import { findPacket, packetNoOf } from './list-packets.ts';
import { writableDb } from './writable.ts';

export type Sending = Pick<NewSending, 'to' | 'on' | 'how' | 'note'>;

/**
 * @returns the number of the note
 * @throws Trouble PACKET_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function noteSending(desk: Desk, packetId: string, sending: Sending): number {
  const db = writableDb(desk);
  const packet = findPacket(desk, packetId);
  const { caseNo } = requireCase(db, packet.caseId);
  const at = desk.now();
  return transaction(db, () => {
    const sendingNo = insertSending(db, packetNoOf(packetId), { ...sending, enteredBy: desk.by, enteredAt: at });
    appendJournal(db, {
      at,
      by: desk.by,
      caseNo,
      action: 'packet.sending-noted',
      details: { packetId, sha256: packet.sha256, sendingNo, ...sending },
    });
    keepStanding(desk, db, caseNo);
    return sendingNo;
  });
}

/**
 * Takes a note back, or brings it back; the journal keeps both.
 * @throws Trouble CASE_NOT_FOUND, SENDING_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function setSendingRemoved(desk: Desk, caseId: string, sendingNo: number, removed: boolean): void {
  const db = writableDb(desk);
  const { caseNo } = requireCase(db, caseId);
  const found = readSendings(db, caseNo).find((one) => one.sendingNo === sendingNo);
  if (found === undefined) throw new Trouble('SENDING_NOT_FOUND', { sendingNo });
  const at = desk.now();
  transaction(db, () => {
    markSendingRemoved(db, sendingNo, removed ? at : null);
    const action = removed ? 'packet.sending-removed' : 'packet.sending-restored';
    appendJournal(db, { at, by: desk.by, caseNo, action, details: { sendingNo, to: found.to, on: found.on } });
    keepStanding(desk, db, caseNo);
  });
}

/** The notes that stand, by packet number. @throws Trouble CASE_NOT_FOUND */
export function sendingsOf(desk: Pick<Desk, 'archive'>, caseId: string): ReadonlyMap<number, readonly SendingRow[]> {
  const { caseNo } = requireCase(desk.archive.db, caseId);
  const found = new Map<number, SendingRow[]>();
  for (const row of readSendings(desk.archive.db, caseNo)) {
    if (row.removedAt !== null) continue;
    found.set(row.packetNo, [...(found.get(row.packetNo) ?? []), row]);
  }
  return found;
}
