/** To whom packets were sent, as the person noted it. A note that is taken back stays as a row with its moment. */
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { sql } from './sql.ts';

export const sendingWays = ['platform', 'email', 'chat', 'post', 'hand', 'other'] as const;

export interface NewSending {
  readonly to: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly how: (typeof sendingWays)[number];
  readonly note: string | null;
  readonly enteredBy: string | null;
  /** UTC instant. */
  readonly enteredAt: string;
}

export interface SendingRow extends NewSending {
  readonly sendingNo: number;
  readonly packetNo: number;
  readonly removedAt: string | null;
}

/** @returns its number */
export function insertSending(db: WritableDb, packetNo: number, sending: NewSending): number {
  return changeOne(
    db,
    sql`INSERT INTO packet_sendings (packet_no, to_whom, sent_on, how, note, entered_by, entered_at)
        VALUES (${packetNo}, ${sending.to}, ${sending.on}, ${sending.how}, ${sending.note}, ${sending.enteredBy}, ${sending.enteredAt})`,
  ).lastNo;
}

/** Takes a note back, or brings it back with null. @returns false when there is no such note */
export function markSendingRemoved(db: WritableDb, sendingNo: number, removedAt: string | null): boolean {
  return (
    db.run(sql`UPDATE packet_sendings SET removed_at = ${removedAt} WHERE sending_no = ${sendingNo}`).changes === 1
  );
}

/** The notes of a case's packets, by day; those that were taken back are among them. */
export function listSendings(db: ReadableDb, caseNo: number): SendingRow[] {
  return db
    .all(
      sql`SELECT s.* FROM packet_sendings s JOIN packets p USING (packet_no) WHERE p.case_no = ${caseNo} ORDER BY s.sent_on, s.sending_no`,
    )
    .map((row) => ({
      sendingNo: row.integer('sending_no'),
      packetNo: row.integer('packet_no'),
      to: row.text('to_whom'),
      on: row.text('sent_on'),
      how: row.oneOf('how', sendingWays),
      note: row.textOrNull('note'),
      enteredBy: row.textOrNull('entered_by'),
      enteredAt: row.text('entered_at'),
      removedAt: row.textOrNull('removed_at'),
    }));
}
