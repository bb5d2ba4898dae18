/** The integrity page: every original with its full SHA-256, the custody of the copies, and how a stranger checks them. */
import type { CaseFacts } from '../../../shared/domain/case-file.ts';
import { imageKinds } from '../../../shared/domain/evidence.ts';
import { editedFlag, explanationOf } from '../../../shared/domain/explanations.ts';
import { nameInTable, shortName } from '../file-name.ts';
import type { PacketEvidence } from '../packet-facts.ts';
import type { Block, TableRow } from './packet-model.ts';
import type { Words } from './words.ts';

/** How a digest is written where it is not written in full: one form, in the packet as in the window. */
export const shortHash = (hash: string): string => hash.slice(0, 8);

/** A digest in groups of four, as it is read aloud. */
export const inGroups = (hash: string): string => (hash.match(/.{1,4}/g) ?? []).join(' ');

const row = (label: string, e: PacketEvidence): TableRow => ({
  tone: 'plain',
  cells: [
    [label],
    [shortName(e.originalName, nameInTable)],
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
  const { packet, exhibits } = w.packet;
  const rows = exhibits.flatMap((x) =>
    x.evidence.map((e, i) => row(x.evidence.length > 1 ? `${x.label}-${i + 1}` : x.label, e)),
  );
  const blocks: Block[] = [];
  if (rows.length > 0) blocks.push({ is: 'text', text: [t.intro] }, evidenceTable(w, rows), ...markBlocks(w));
  blocks.push({ is: 'heading', text: t.custody });
  const custody = custodyText(w);
  if (custody !== '') blocks.push({ is: 'text', text: [custody] });
  blocks.push(
    { is: 'text', text: [t.journal(packet.journalEntries, inGroups(packet.journalHead))] },
    {
      is: 'text',
      text: [
        w.t.oneAfterOther([
          t.program(packet.appVersion),
          w.outward ? '' : packsInForce(w),
          t.manifest(packetId),
          t.stamp,
        ]),
      ],
    },
  );
  if (rows.length > 0)
    blocks.push(
      { is: 'heading', text: t.check },
      {
        is: 'table',
        head: [],
        widths: [34, 66],
        rows: t.checks.map(([system, command]) => ({ tone: 'plain', cells: [[system], [command]] })),
      },
      { is: 'text', text: [w.t.oneAfterOther([t.compare, t.short])] },
    );
  return blocks;
}

/** The rule packs that speak on the case, with their versions. */
export const packsInForce = (w: Words): string =>
  w.t.integrity.packs(
    w.packet.answer.packs
      .filter((p) => p.inForce)
      .map((p) => `${p.id} ${p.version}`)
      .join(w.t.listAnd) || w.t.standing.none,
  );

/** How many files are here and, in the house, how many in the case; and what was done to show them: only what was really done. */
function custodyText(w: Words): string {
  const t = w.t.integrity;
  const here = w.packet.exhibits.flatMap((x) => x.evidence);
  const count = (files: readonly PacketEvidence[]): number => new Set(files.map((e) => e.sha256)).size;
  // What else one holds is nobody's affair outside the house.
  const inCase = w.outward ? null : count([...here, ...w.packet.notIncluded]);
  if (here.length === 0 && (inCase ?? 0) === 0) return '';
  return w.t.oneAfterOther([
    t.collected(count(here), inCase),
    here.some((e) => imageKinds.has(e.kind)) ? t.picturesUpright : '',
    here.some((e) => e.kind === 'pdf') ? t.pagesScaled : '',
    here.length > 0 ? t.notMasked : '',
  ]);
}

/** What was written to explain the marks of editing programs, by evidence id. */
export function explainedMarks(facts: CaseFacts, evidence: readonly PacketEvidence[]): ReadonlyMap<string, string> {
  return new Map(
    evidence.flatMap((e) => {
      const reason = e.editedWith === undefined ? null : explanationOf(facts, editedFlag(e.evidenceId));
      return reason === null ? [] : [[e.evidenceId, reason] as const];
    }),
  );
}

/** Every file with the mark of an editing program, with what was written of it in full. */
function markBlocks(w: Words): Block[] {
  const t = w.t.integrity;
  const rows = w.packet.exhibits.flatMap((x) => {
    const explained = explainedMarks(w.facts, x.evidence);
    return x.evidence.flatMap((e, i): TableRow[] => {
      if (e.editedWith === undefined) return [];
      const label = x.evidence.length > 1 ? `${x.label}-${i + 1}` : x.label;
      const reason = explained.get(e.evidenceId);
      return [
        {
          tone: 'plain',
          cells: [[label], [shortName(e.originalName, nameInTable)], [e.editedWith], [reason ?? w.t.notRecorded]],
        },
      ];
    });
  });
  if (rows.length === 0) return [];
  return [
    { is: 'heading', text: t.marks },
    { is: 'text', text: [t.marksIntro] },
    { is: 'table', head: [t.exhibit, t.file, t.editor, t.explanation], widths: [9, 33, 22, 36], rows },
  ];
}
