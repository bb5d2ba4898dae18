/** Where the case stands, for the file copy only: both readings, doubts, missing proof. Never part of an outward variant. */
import { clauseName } from '../../../shared/domain/clause-name.ts';
import { exhibitKinds } from '../../../shared/domain/terms.ts';
import type { Block, TableRow } from './packet-model.ts';
import { legName, type Words } from './words.ts';

export function standingBlocks(w: Words): Block[] {
  const { answer } = w.packet;
  const s = w.t.standing;
  const blocks: Block[] = [];
  const heading = (text: string): void => void blocks.push({ is: 'heading', text });
  const table = (head: string[], widths: number[], rows: readonly (readonly string[])[]): void => {
    const made: TableRow[] = rows.map((r) => ({ tone: 'plain', cells: r.map((c) => [c]) }));
    blocks.push({ is: 'table', head, widths, rows: made });
  };
  blocks.push({
    is: 'text',
    text: [`${s.asOf(answer.asOf)} ${s.readings(answer.readings['S2.2c'], answer.readings['S2.4'])}`],
  });
  blocks.push({ is: 'text', text: [w.t.integrity.packs(answer.packs.map((p) => `${p.id} ${p.version}`).join(', '))] });
  for (const line of answer.lines) {
    heading(`${s.line(line.id)}: ${line.reason ? w.term('reasons', line.reason) : w.t.notRecorded}`);
    blocks.push({
      is: 'facts',
      rows: [
        [s.quantity, [line.quantity ? w.quantity(line.quantity) : w.t.notRecorded]],
        [s.stance, [{ bold: line.stance }]],
        [s.says, [line.says]],
        [s.next, [line.nextStep]],
        [s.rows, [line.rows.join(', ') || s.none]],
        [
          s.window,
          [
            `${line.window.verdict}${line.window.lastDay ? `, ${s.lastDay} ${line.window.lastDay}` : ''}${line.window.assumes.length > 0 ? ` (${line.window.assumes.join('; ')})` : ''}`,
          ],
        ],
        [s.fault, [line.fault]],
        ...(line.conflict ? [[s.conflicts, [line.conflict.says]] as const] : []),
      ],
    });
    table(
      ['', s.literal, s.sensible],
      [24, 38, 38],
      [
        [s.stance, line.byReading.literal.stance, line.byReading.sensible.stance],
        [s.rows, line.byReading.literal.rows.join(', '), line.byReading.sensible.rows.join(', ')],
        ...line.freight.map((f) => [legName(w, f), w.term('bearers', f.literal), w.term('bearers', f.sensible)]),
      ],
    );
    const freight = line.freight.filter((f) => f.conflict !== null || f.basis !== '');
    if (freight.length > 0)
      table(
        [s.leg, s.chosen, s.basis, s.conflicts],
        [20, 20, 20, 40],
        freight.map((f) => [legName(w, f), w.term('bearers', f.chosen), f.basis, f.conflict ?? '']),
      );
    if (line.findings.length > 0)
      table(
        [s.rule, s.clause, s.outcome, s.says, s.missing],
        [20, 11, 15, 34, 20],
        line.findings.map((f) => [f.rule, f.clause, f.outcome, f.says, f.missing.join(', ')]),
      );
  }
  if (answer.deadlines.length > 0) {
    heading(s.deadlines);
    table(
      [s.window, s.whose, s.source, s.says],
      [24, 14, 24, 38],
      answer.deadlines.map((d) => [d.at ?? s.noDate, d.whose, d.source, d.says]),
    );
  }
  if (answer.missingFacts.length > 0) {
    heading(s.missingFacts);
    table(
      [s.fact, s.ask, s.decides],
      [28, 46, 26],
      answer.missingFacts.map((m) => [m.fact, m.ask, m.decides.join(', ')]),
    );
  }
  heading(s.evidence);
  const kind = (code: string): string => {
    const known = exhibitKinds.find((k) => k === code);
    return known ? w.term('kinds', known) : code;
  };
  const held = answer.evidence.held.map((h) => `${kind(h.kind)} × ${h.count}`).join(', ');
  blocks.push({ is: 'facts', rows: [[s.held, [held || s.none]]] });
  const chinese = w.packet.packet.language === 'zh-CN';
  const because = (h: { readonly why: string; readonly clause: string }): string =>
    `${h.why}${chinese ? '（' : ' ('}${clauseName(h.clause, w.packet.packet.language)}${chinese ? '）' : ')'}`;
  const open = [
    ...answer.evidence.wanted.map((h) => [s.wanted, kind(h.kind), because(h)]),
    ...answer.evidence.wouldBeRefused.map((h) => [s.refused, kind(h.kind), because(h)]),
  ];
  if (open.length > 0) table(['', s.evidence, s.says], [20, 26, 54], open);
  blocks.push({
    is: 'facts',
    rows: [
      [s.mediation, [`${answer.mediation.available ? s.available : s.notAvailable}: ${answer.mediation.because}`]],
      [s.appeal, [`${answer.appeal.available ? s.available : s.notAvailable}: ${answer.appeal.because}`]],
      [s.gaps, [answer.appeal.gaps.join('; ') || s.none]],
    ],
  });
  const disputed = disputedFacts(w.facts);
  if (disputed.length > 0) {
    heading(s.disputed);
    table([s.fact, s.says, s.source], [28, 40, 32], disputed);
  }
  if (answer.integrityFlags.length > 0) {
    heading(s.flags);
    table(
      [s.rule, s.says],
      [28, 72],
      answer.integrityFlags.map((f) => [f.code, f.explained === null ? f.says : `${f.says} ${f.explained}`]),
    );
  }
  if (answer.warnings.length > 0) {
    heading(s.warnings);
    table(
      [s.rule, s.clause, s.says],
      [28, 12, 60],
      answer.warnings.map((f) => [f.code, f.clause, f.says]),
    );
  }
  if (answer.overrides.length > 0) {
    heading(s.overrides);
    table(
      [s.outcome, s.chosen, s.says],
      [30, 20, 50],
      answer.overrides.map((o) => [o.conclusion, o.value, o.reason]),
    );
  }
  return blocks;
}

/** Every disputed fact as rows of path, value, source. */
function disputedFacts(facts: unknown, path = ''): string[][] {
  if (typeof facts !== 'object' || facts === null) return [];
  if ('disputed' in facts && Array.isArray(facts.disputed))
    return facts.disputed.map((d: { value?: unknown; source?: unknown }) => [
      path,
      typeof d.value === 'string' ? d.value : JSON.stringify(d.value),
      String(d.source ?? ''),
    ]);
  if (Array.isArray(facts)) return facts.flatMap((item, i) => disputedFacts(item, `${path}[${i + 1}]`));
  return Object.entries(facts).flatMap(([key, value]) => disputedFacts(value, path === '' ? key : `${path}.${key}`));
}
