/** What a person chose of parts and exhibits for each kind of packet: their order, and what is left out. */
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import type { packetVariants } from './packet-store.ts';
import { sql } from './sql.ts';

type Variant = (typeof packetVariants)[number];

export interface OutlineItem {
  readonly kind: 'part' | 'exhibit';
  /** Name of the part, or key of the exhibit. */
  readonly name: string;
  readonly shown: boolean;
}

/** The items in their chosen order; empty when nothing was chosen. */
export function readOutline(db: ReadableDb, caseNo: number, variant: Variant): OutlineItem[] {
  return db
    .all(
      sql`SELECT kind, name, shown FROM packet_outline WHERE case_no = ${caseNo} AND variant = ${variant} ORDER BY kind, position, name`,
    )
    .map((row) => ({
      kind: row.oneOf('kind', ['part', 'exhibit'] as const),
      name: row.text('name'),
      shown: row.flag('shown'),
    }));
}

/** Replaces what was chosen. An empty list goes back to what is usual. */
export function writeOutline(db: WritableDb, caseNo: number, variant: Variant, items: readonly OutlineItem[]): void {
  db.run(sql`DELETE FROM packet_outline WHERE case_no = ${caseNo} AND variant = ${variant}`);
  items.forEach(({ kind, name, shown }, position) => {
    changeOne(
      db,
      sql`INSERT INTO packet_outline (case_no, variant, kind, name, position, shown)
          VALUES (${caseNo}, ${variant}, ${kind}, ${name}, ${position}, ${shown})`,
    );
  });
}
