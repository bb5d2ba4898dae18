import type { Block } from './packet-model.ts';

/** A table without the columns in which no row says anything. */
export function filled(table: Extract<Block, { is: 'table' }>): Block {
  const kept = table.head.flatMap((_, i) =>
    table.rows.some((row) => (row.cells[i] ?? []).some((piece) => piece !== '')) ? [i] : [],
  );
  const pick = <T>(list: readonly T[]): T[] => list.filter((_, i) => kept.includes(i));
  return {
    ...table,
    head: pick(table.head),
    widths: pick(table.widths),
    rows: table.rows.map((row) => ({ ...row, cells: pick(row.cells) })),
  };
}
