/** The integrity page: every original with its full SHA-256, the custody of the copies, and how a stranger checks them. */
import type { PacketEvidence } from '../packet-facts.ts';
import type { Block, TableRow } from './packet-model.ts';
import type { Words } from './words.ts';

/** A digest in groups of four, as it is read aloud. */
export const inGroups = (hash: string): string => (hash.match(/.{1,4}/g) ?? []).join(' ');

const row = (label: string, e: PacketEvidence): TableRow => ({
  tone: 'plain',
  cells: [
    [label],
    [e.originalName],
    [String(e.bytes)],
    [`${e.takenInAt.slice(0, 10)} ${e.takenInAt.slice(11, 16)}`],
    [`${inGroups(e.sha256.slice(0, 32))}\n${inGroups(e.sha256.slice(32))}`],
  ],
});

export function evidenceTable(w: Words, rows: readonly TableRow[]): Block {
  const t = w.t.integrity;
  return {
    is: 'table',
    head: [t.exhibit, t.file, t.bytes, t.takenIn, t.hash],
    widths: [7, 27, 11, 12, 43],
    rows,
    dense: true,
  };
}

export function notIncludedBlocks(w: Words): Block[] {
  return [
    evidenceTable(
      w,
      w.packet.notIncluded.map((e) => row('–', e)),
    ),
  ];
}

export function integrityBlocks(w: Words, packetId: string): Block[] {
  const t = w.t.integrity;
  const { packet, exhibits, answer } = w.packet;
  const rows = exhibits.flatMap((x) =>
    x.evidence.map((e, i) => row(x.evidence.length > 1 ? `${x.label}-${i + 1}` : x.label, e)),
  );
  const blocks: Block[] = [{ is: 'text', text: [t.intro] }];
  if (rows.length > 0) blocks.push(evidenceTable(w, rows));
  const files = new Set(exhibits.flatMap((x) => x.evidence.map((e) => e.sha256))).size;
  blocks.push(
    { is: 'heading', text: t.custody },
    {
      is: 'text',
      text: [w.t.oneAfterOther([t.collected(files + (w.outward ? 0 : w.packet.notIncluded.length)), t.shownUpright])],
    },
    { is: 'text', text: [t.journal(packet.journalEntries, inGroups(packet.journalHead))] },
    {
      is: 'text',
      text: [
        w.t.oneAfterOther([
          t.program(packet.appVersion),
          w.outward ? '' : t.packs(answer.packs.map((p) => `${p.id} ${p.version}`).join(', ')),
          t.manifest(packetId),
          t.stamp,
        ]),
      ],
    },
    { is: 'heading', text: t.check },
    {
      is: 'table',
      head: [],
      widths: [34, 66],
      rows: t.checks.map(([system, command]) => ({ tone: 'plain', cells: [[system], [command]] })),
    },
    { is: 'text', text: [t.compare] },
  );
  return blocks;
}
