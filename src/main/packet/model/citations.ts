/** Which exhibits a model really cites, and where. What must not live here: which exhibit should be cited. */
import type { Block, PacketModel, Phrase } from './packet-model.ts';

/** Every phrase of a block that is printed. */
function phrasesOf(block: Block): readonly Phrase[] {
  switch (block.is) {
    case 'numbered':
    case 'text':
    case 'closing':
      return [block.text];
    case 'table':
      return block.rows.flatMap((row) => row.cells);
    case 'facts':
    case 'verdict':
      return block.rows.map(([, value]) => value);
    case 'heading':
    case 'quote':
      return [];
  }
}

const citesOf = (block: Block): string[] =>
  phrasesOf(block).flatMap((phrase) =>
    phrase.flatMap((piece) => (typeof piece === 'object' && 'cite' in piece ? [piece.cite] : [])),
  );

/** Labels of the exhibits that summary, statement, chronology or any other part cites. The lists of files do not count. */
export function citedLabels(model: PacketModel): ReadonlySet<string> {
  return new Set([
    ...model.summary.reasons.flatMap((reason) => reason.cites),
    ...model.parts.flatMap((part) => part.blocks.flatMap(citesOf)),
  ]);
}

/** Numbers of the paragraphs that cite an exhibit; a table counts for the paragraph before it. */
export function citedIn(blocks: readonly Block[], label: string): number[] {
  const found = new Set<number>();
  let n = 0;
  for (const block of blocks) {
    if (block.is === 'numbered' || block.is === 'closing') n = block.n;
    if (n > 0 && citesOf(block).includes(label)) found.add(n);
  }
  return [...found];
}
