/** The packets that were issued for a case, and the file of one of them. */
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import { type PacketRow, listPackets as readPackets } from '../store/packet-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';

export interface IssuedPacket extends PacketRow {
  /** `PK-0001`. */
  readonly packetId: string;
}

const prefix = 'PK-';
/** The row number behind an id that names a packet. */
export const packetNoOf = (id: string): number => Number(id.slice(prefix.length));
const packetId = (packetNo: number): string => `${prefix}${String(packetNo).padStart(4, '0')}`;

/** @returns the packets of a case, the newest first @throws Trouble CASE_NOT_FOUND */
export function listPackets(desk: Pick<Desk, 'archive'>, caseId: string): readonly IssuedPacket[] {
  const { caseNo } = requireCase(desk.archive.db, caseId);
  return readPackets(desk.archive.db, caseNo)
    .map((row) => ({ ...row, packetId: packetId(row.packetNo) }))
    .reverse();
}

/** @returns one packet and where its file lies @throws Trouble PACKET_NOT_FOUND */
export function findPacket(desk: Pick<Desk, 'archive'>, id: string): IssuedPacket & { readonly path: string } {
  const found = readPackets(desk.archive.db, null).find((row) => packetId(row.packetNo) === id);
  if (found === undefined) throw new Trouble('PACKET_NOT_FOUND', { packetId: id });
  return { ...found, packetId: id, path: path.join(desk.archive.root, ...found.file.split('/')) };
}
