/** When a packet was prepared and on which state of the journal, as its manifest tells it. Pure. What must not live here: reading files. */
import { z } from '../../shared/z.ts';

const stamped = z.object({
  packet: z.object({ preparedAt: z.iso.datetime() }),
  journal: z.object({ head: z.string().max(64), entries: z.int().min(0) }),
});

export interface PacketStamp {
  readonly preparedAt: string;
  readonly journalHead: string;
  readonly journalEntries: number;
}

/** @returns null for a text that is no manifest of ours */
export function readStamp(text: string): PacketStamp | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  const read = stamped.safeParse(raw);
  if (!read.success) return null;
  const { packet, journal } = read.data;
  return { preparedAt: packet.preparedAt, journalHead: journal.head, journalEntries: journal.entries };
}
