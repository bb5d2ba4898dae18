/** Where the case stands, for the file copy only: both readings, doubts, missing proof. Never part of an outward variant. */
import { Temporal } from 'temporal-polyfill';
import { clauseName } from '../../../shared/domain/clause-name.ts';
import { exhibitKinds } from '../../../shared/domain/terms.ts';
import { factLabel, termLabel } from '../../../shared/i18n/words.ts';
import { filled } from './filled.ts';
import { packsInForce } from './integrity.ts';
import type { Block, TableRow } from './packet-model.ts';
import { legName, type Words } from './words.ts';

type Line = Words['packet']['answer']['lines'][number];
type Deadline = Words['packet']['answer']['deadlines'][number];

export function standingBlocks(w: Words): Block[] {
  const { answer } = w.packet;
  const s = w.t.standing;
  const blocks: Block[] = [];
  const heading = (text: string): void => void blocks.push({ is: 'heading', text });
  const language = w.packet.packet.language;
  const stance = (code: string): string => termLabel('stance', code, language);
  const table = (head: string[], widths: number[], rows: readonly (readonly string[])[], dense = false): void => {
    const made: TableRow[] = rows.map((r) => ({ tone: 'plain', cells: r.map((c) => [c]) }));
    blocks.push(filled({ is: 'table', head, widths, rows: made, ...(dense ? { dense } : {}) }));
  };
  blocks.push({
    is: 'text',
    text: [
      w.t.oneAfterOther([
        s.asOf(
          Temporal.Instant.from(answer.asOf)
            .toString({ smallestUnit: 'minute' })
            .replace('T', ' ')
            .replace('Z', ' UTC'),
        ),
        s.readings(answer.readings['S2.2c'], s[answer.readings['S2.4']]),
      ]),
    ],
  });
  const idle = answer.packs.filter((p) => !p.inForce).map((p) => p.id);
  blocks.push({
    is: 'text',
    text: [
      w.t.oneAfterOther([packsInForce(w), idle.length > 0 ? w.t.integrity.otherPacks(idle.join(w.t.listAnd)) : '']),
    ],
  });
  const asked = (path: string): string =>
    answer.missingFacts.find((m) => m.fact === path)?.ask ?? factLabel(path, language);
  const findings = (line: Line): void => {
    const speaking = line.findings.filter((f) => f.outcome === 'fulfilled' || f.outcome === 'unknown');
    if (speaking.length > 0)
      table(
        [s.rule, s.clause, s.outcome, s.says],
        [14, 18, 14, 54],
        speaking.map((f) => [
          f.rule,
          clauseName(f.clause, language),
          s.outcomes[f.outcome],
          w.t.oneAfterOther([
            f.says,
            f.missing.length > 0 ? `${s.missing}${w.t.colon}${f.missing.map(asked).join(w.t.listAnd)}` : '',
          ]),
        ]),
        true,
      );
    // What was looked at and does not hold is told by its sign: the tables of the rules say what each is.
    for (const outcome of ['not-fulfilled', 'not-in-force'] as const) {
      const rules = line.findings.filter((f) => f.outcome === outcome).map((f) => f.rule);
      if (rules.length > 0) blocks.push({ is: 'text', text: [s.without(s.outcomes[outcome], rules.join(', '))] });
    }
  };
  for (const line of answer.lines) {
    heading(`${s.line(line.id)}${w.t.colon}${line.reason ? w.term('reasons', line.reason) : w.t.notRecorded}`);
    blocks.push({
      is: 'facts',
      rows: [
        [s.quantity, [line.quantity ? w.quantity(line.quantity) : w.t.notRecorded]],
        [s.stance, [{ bold: stance(line.stance) }]],
        [s.says, [line.says]],
        [s.next, [line.nextStep]],
        [s.rows, [line.rows.join(', ') || s.none]],
        [s.window, [windowWords(w, line)]],
        [s.fault, [s.faults[line.fault]]],
        ...(line.conflict ? [[s.conflicts, [line.conflict.says]] as const] : []),
      ],
    });
    const { literal, sensible } = line.byReading;
    table(
      ['', s.literal, s.sensible],
      [24, 38, 38],
      [
        [s.stance, stance(literal.stance), stance(sensible.stance)],
        [s.rows, literal.rows.join(', '), sensible.rows.join(', ')],
      ],
    );
    // Packs of one mind with the line need no row of their own.
    const others = line.byPack.filter((p) => p.stance !== line.stance && p.rows.length > 0);
    if (others.length > 0)
      table(
        [s.pack, s.stance, s.rows],
        [36, 28, 36],
        others.map((p) => [p.pack, stance(p.stance), p.rows.join(', ')]),
      );
    table(
      [s.freight, s.literal, s.sensible, s.chosen, s.basis, s.conflicts],
      [18, 14, 14, 14, 10, 30],
      line.freight.map((f) => [
        legName(w, f),
        ...[f.literal, f.sensible, f.chosen].map((who) => w.term('bearers', who)),
        f.basis,
        f.conflict ?? '',
      ]),
    );
    findings(line);
  }
  if (answer.deadlines.length > 0) {
    heading(s.deadlines);
    table(
      [s.due, s.whose, s.source, s.says],
      [24, 12, 26, 38],
      inTime(answer.deadlines).map((d) => [deadlineCell(w, d), s.turns[d.whose], d.source, deadlineSays(w, d)]),
    );
  }
  if (answer.missingFacts.length > 0) {
    heading(s.missingFacts);
    table(
      [s.ask, s.decides],
      [70, 30],
      answer.missingFacts.map((m) => [m.ask, m.decides.map((what) => s.decided[what] ?? what).join(', ')]),
    );
  }
  heading(s.evidence);
  const kind = (code: string): string => {
    const known = exhibitKinds.find((k) => k === code);
    if (known) return w.term('kinds', known);
    return code === 'format' ? s.format : code;
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
      [
        s.mediation,
        [`${answer.mediation.available ? s.available : s.notAvailable}${w.t.colon}${answer.mediation.because}`],
      ],
      [s.appeal, [`${answer.appeal.available ? s.available : s.notAvailable}${w.t.colon}${answer.appeal.because}`]],
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
      [s.clause, s.says],
      [28, 72],
      answer.warnings.map((f) => [clauseName(f.clause, language), f.says]),
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

/** The verdict of the window with its last day and what it takes as given. */
function windowWords(w: Words, { window }: Line): string {
  const s = w.t.standing;
  const language = w.packet.packet.language;
  const verdict = window.verdict === 'NONE' ? s.none : termLabel('window', window.verdict, language);
  const day = window.lastDay === null ? '' : `${s.lastDay} ${window.lastDay}`;
  return [verdict, day, ...window.assumes].filter(Boolean).join(language === 'zh-CN' ? '；' : '; ');
}

/** The earliest first; what has no date stands last. */
const inTime = (deadlines: readonly Deadline[]): Deadline[] => [...deadlines].sort((a, b) => momentOf(a) - momentOf(b));
const momentOf = (d: Deadline): number => (d.at === null ? Number.POSITIVE_INFINITY : Date.parse(d.at));

/** The instant on the clock of its own zone; a date as it is. */
function deadlineCell(w: Words, { at, zone }: Deadline): string {
  if (at === null) return w.t.standing.noDate;
  if (!at.includes('T') || zone === null) return at.replace('T', ' ');
  const there = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime();
  return w.cell({ local: there.toString({ smallestUnit: 'minute' }), zone });
}

/** A deadline that a countdown of the platform's page has replaced says so. */
const deadlineSays = (w: Words, d: Deadline): string =>
  d.supersededBy === null ? d.says : w.t.oneAfterOther([d.says, w.t.standing.superseded]);

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
