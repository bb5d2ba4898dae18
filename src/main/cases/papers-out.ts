/** Which packets of a case have gone out, as the person noted it. What must not live here: what follows from it. */
import type { PapersOut } from '../../shared/domain/case-path.ts';
import type { ReadableDb } from '../store/connection.ts';
import { listPackets } from '../store/packet-store.ts';
import { listSendings } from '../store/sending-store.ts';

/** Of each kind the newest issued packet counts; a copy for the file is sent to nobody. */
export function papersOut(db: ReadableDb, caseNo: number): PapersOut {
  const newest = new Map(
    listPackets(db, caseNo).flatMap((one) =>
      one.draft || one.variant === 'file-copy' ? [] : [[one.variant, one.packetNo] as const],
    ),
  );
  if (newest.size === 0) return { unsent: [], sent: [] };
  const noted = new Set(listSendings(db, caseNo).flatMap((one) => (one.removedAt === null ? [one.packetNo] : [])));
  const kinds = [...newest];
  return {
    unsent: kinds.filter(([, packetNo]) => !noted.has(packetNo)).map(([variant]) => variant),
    sent: kinds.filter(([, packetNo]) => noted.has(packetNo)).map(([variant]) => variant),
  };
}
