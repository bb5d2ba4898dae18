import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCase } from '../../src/main/rules/evaluate.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { answerSchema } from '../../src/shared/contract/answer-schema.ts';
import type { Answer, LineAnswer } from '../../src/shared/domain/answer.ts';
import { factLists, parseFactPath } from '../../src/shared/domain/fact-paths.ts';
import { buildCase, deepFreeze, type RandomFact, randomFacts } from './random-case.ts';

const packs = deepFreeze(
  loadPacks(path.join(import.meta.dirname, '..', '..', 'resources')).filter((p) => p.id === 'seed-article'),
);
const holidays = deepFreeze(loadHolidays(path.join(import.meta.dirname, '..', '..', 'resources')));
const runs = process.env['CASEBINDER_FULL'] === '1' ? 50_000 : 2_000;
/** Long enough for a machine that is busy with other things; never a measure of speed. */
const patience = { timeout: runs * 300 };
const asOf = '2025-05-20T09:00:00+08:00';

function assess(
  facts: readonly RandomFact[],
  language: 'en' | 'zh-CN' = 'en',
  preset?: 'literal' | 'sensible',
): Answer {
  return evaluateCase({
    packs,
    facts: buildCase(facts),
    holidays,
    asOf,
    language,
    withoutTries: true,
    ...(preset && { readings: { preset } }),
  });
}
const holdsFor = (property: (facts: readonly RandomFact[]) => void): void =>
  fc.assert(fc.property(randomFacts, property), { numRuns: runs });
const without = (facts: readonly RandomFact[], ...paths: string[]): RandomFact[] =>
  facts.filter((f) => !paths.includes(f.path));
const set = (facts: readonly RandomFact[], path_: string, value: unknown): RandomFact[] => [
  ...without(facts, path_),
  { path: path_, value },
];
const withPrefix = (facts: readonly RandomFact[], prefix: string): RandomFact[] =>
  facts.filter((f) => f.path.startsWith(prefix));
const open = (facts: readonly RandomFact[]): RandomFact[] =>
  set(set(facts, 'order.orderNoConfirmed', true), 'customer.nameConfirmed', true);
/** A list as a whole, or one entry of a list, may be asked for. */
const isList = (fact: string): boolean => factLists.includes(fact.replace(/\[\w+\]$/, ''));
const readings = ['literal', 'sensible'] as const;

/** The stances of the decision table where a row of the reason or of the procedure stands alone. */
const table: Readonly<Record<string, readonly [literal: string, sensible: string]>> = {
  'R-00': ['HOLD', 'HOLD'],
  'R-01': ['HOLD', 'HOLD'],
  'R-02': ['NEGOTIATE', 'NEGOTIATE'],
  'R-03': ['NEGOTIATE', 'NEGOTIATE'],
  'R-04': ['ACCEPT', 'ACCEPT'],
  'R-05': ['ACCEPT', 'ACCEPT'],
  'R-06': ['REFUSE', 'REFUSE'],
  'R-07': ['REFUSE', 'REFUSE'],
  'R-08': ['HOLD', 'HOLD'],
  'R-09': ['ACCEPT', 'REFUSE'],
  'R-20': ['REFUSE', 'ACCEPT'],
  'R-21': ['ACCEPT|HOLD', 'REFUSE|HOLD'],
  'R-22': ['REFUSE', 'REFUSE'],
  'R-23': ['HOLD', 'HOLD'],
  'R-24': ['HOLD', 'NEGOTIATE'],
  'R-25': ['REFUSE', 'REFUSE'],
  'R-26': ['HOLD', 'REFUSE'],
  'R-27': ['REFUSE', 'ACCEPT'],
  'R-28': ['ACCEPT|REFUSE', 'REFUSE'],
  'R-30': ['NEGOTIATE', 'ACCEPT'],
  'R-31': ['HOLD', 'NEGOTIATE'],
  'R-40': ['HOLD', 'ACCEPT'],
  'R-41': ['HOLD', 'REDIRECT'],
  'R-42': ['HOLD', 'REDIRECT'],
  'R-43': ['HOLD', 'ACCEPT'],
  'R-44': ['HOLD', 'HOLD'],
  'R-50': ['NEGOTIATE', 'NEGOTIATE'],
  'R-51': ['FULFIL', 'FULFIL'],
  'R-52': ['FULFIL', 'FULFIL'],
  'R-53': ['MEDIATE', 'MEDIATE'],
  'R-54': ['MEDIATE', 'MEDIATE'],
  'R-60': ['APPEAL', 'APPEAL'],
  'R-63': ['HOLD', 'HOLD'],
  'R-90': ['HOLD', 'NEGOTIATE'],
};

describe('properties of the decision table', patience, () => {
  it('P1: unknown never yields a refusal', () => {
    holdsFor((facts) => {
      for (const line of assess(facts).lines)
        for (const reading of readings) {
          const { stance, rows } = line.byReading[reading];
          if (stance !== 'REFUSE') continue;
          const where = JSON.stringify(rows);
          if (line.reason === 'NO_REASON_POST') expect(['IN', 'OUT'], where).toContain(line.window.verdict);
          const deciding = line.findings.filter((f) => f.outcome === 'fulfilled' && rows.includes(f.rule.slice(0, 4)));
          expect(deciding.length, where).toBeGreaterThan(0);
          // Without the facts on which it rests, the refusal falls.
          const rest = without(facts, ...deciding.flatMap((f) => f.facts));
          const again = assess(rest).lines.find((l) => l.id === line.id);
          expect(again?.byReading[reading].stance, where).not.toBe('REFUSE');
        }
    });
  });

  it('P1: an inspection without a result beside another one ends every refusal that rests on it', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        randomFacts,
        fc.constantFrom('MATCHES', 'DOES_NOT_MATCH'),
        fc.constantFrom('pre_shipment', 'at_buyer', 'return_arrival', undefined),
        (facts, result, stage) => {
          // A quality claim, long after the window, with one inspection and nothing that comes before the reason.
          const before = [
            'inspections',
            'talks.',
            'agreement.',
            'decision.',
            'appeal.',
            'overrides',
            'delivery.',
            'clock.',
          ];
          const rest = open(facts).filter((f) => !before.some((p) => f.path.startsWith(p)));
          const claim = [
            ...set(set(rest, 'lines[1].reason', 'QUALITY'), 'request.at', '2025-05-28'),
            { path: 'delivery.receivedAt', value: '2025-05-01' },
            { path: 'inspections[i].result', value: result },
          ];
          for (const reading of readings) {
            const ask = (more: RandomFact[]) =>
              assess([...claim, ...more]).lines.find((l) => l.id === '1')?.byReading[reading];
            const alone = ask([]);
            const row = alone?.rows[0] ?? '';
            if (alone?.stance !== 'REFUSE' || row === 'R-26') continue;
            refused += 1;
            const second = stage
              ? { path: 'inspections[j].stage', value: stage }
              : { path: 'inspections[j].by', value: 'B' };
            const after = ask([second]);
            if (after?.stance === 'REFUSE') expect(after.rows, `${row} ${stage}`).not.toContain(row);
          }
        },
      ),
      { numRuns: runs },
    );
    expect(refused).toBeGreaterThan(runs / 10);
  });

  it('P1: putting one deciding fact in dispute ends a refusal that rests on it alone', () => {
    // These rows have alternatives of which one is enough.
    const alternatives = new Set(['R-09', 'R-26']);
    holdsFor((facts) => {
      for (const line of assess(facts).lines)
        for (const reading of readings) {
          const { stance, rows } = line.byReading[reading];
          const row = rows[0] ?? '';
          if (stance !== 'REFUSE' || alternatives.has(row)) continue;
          for (const fact of [
            'request.at',
            'delivery.receivedAt',
            `lines[${line.id}].defectCause`,
            'inspections[i].result',
            'inspections[j].result',
          ]) {
            const own = facts.find((f) => f.path === fact);
            const used = line.findings.some(
              (f) => f.rule.startsWith(row) && f.outcome === 'fulfilled' && f.facts.includes(fact),
            );
            if (!own || !used) continue;
            const value = {
              disputed: [
                { value: own.value, source: 'one' },
                { value: own.value, source: 'other' },
              ],
            };
            const again = assess(set(facts, fact, value)).lines.find((l) => l.id === line.id);
            // Another row may still refuse on other grounds; this one may not.
            if (again?.byReading[reading].stance === 'REFUSE')
              expect(again.byReading[reading].rows, fact).not.toContain(row);
          }
        }
    });
  });

  it('P2: a proof that ends a HOLD is named', () => {
    fc.assert(
      fc.property(randomFacts, fc.nat(), (facts, pick) => {
        const added = facts[pick % Math.max(1, facts.length)];
        if (!added) return;
        const before = assess(without(facts, added.path));
        const after = assess(facts);
        for (const line of after.lines) {
          const earlier = before.lines.find((l) => l.id === line.id);
          if (earlier?.stance !== 'HOLD' || line.stance === 'HOLD') continue;
          // An entry of a list may be named as a whole.
          const named = line.findings
            .flatMap((f) => f.facts)
            .some((f) => f === added.path || added.path.startsWith(`${f}.`));
          expect(named, `${JSON.stringify(line.rows)} ${added.path}`).toBe(true);
        }
      }),
      { numRuns: runs },
    );
  });

  it('P3: without an agreement on it, sensible freight is never the buyer’s when the fault is the seller’s', () => {
    holdsFor((facts) => {
      const plain = without(facts, 'order.contractReturnFreightBearer').filter((f) => !f.path.startsWith('agreement.'));
      // As the case stands, and with the fault that a person put on the seller.
      const own = { id: 'o', conclusion: 'fault', value: 'SELLER', reason: 'x', by: 'Li', at: '2025-05-20' };
      for (const line of [...assess(plain).lines, ...assess(set(plain, 'overrides', [own])).lines])
        if (line.fault === 'SELLER') expect(line.freight.map((f) => f.sensible)).not.toContain('BUYER');
    });
  });

  it('P4: the two readings differ exactly where the columns of the table differ', () => {
    const seen = new Set<string>();
    holdsFor((facts) => {
      for (const line of assess(facts).lines) {
        const { literal, sensible } = line.byReading;
        const row = literal.rows[0];
        // add to a row; alone they say nothing of it.
        if (
          row === undefined ||
          row === 'R-61' ||
          row !== sensible.rows[0] ||
          literal.rows.includes('R-70') ||
          sensible.rows.includes('R-70')
        )
          continue;
        const columns = table[row];
        if (columns === undefined) throw new Error(`${row} decided a line and stands in no row of the table`);
        expect(columns[0].split('|'), row).toContain(literal.stance);
        expect(columns[1].split('|'), row).toContain(sensible.stance);
        // Where a column names one stance, equal columns mean equal stances and different ones different stances.
        if (!columns.join().includes('|'))
          expect(literal.stance === sensible.stance, row).toBe(columns[0] === columns[1]);
        seen.add(row);
      }
    });
    // A property that meets no row proves nothing.
    expect(seen.size).toBeGreaterThan(10);
  });

  it('P5: choosing a clock never turns IN into OUT or OUT into IN', () => {
    fc.assert(
      fc.property(
        randomFacts,
        fc.constantFrom('Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin'),
        (facts, zone) => {
          const one = assess(facts).lines[0]?.window.verdict;
          const other = assess(set(facts, 'clock.zone', zone)).lines[0]?.window.verdict;
          expect(`${one} ${other}`).not.toMatch(/^(IN OUT|OUT IN)$/);
          // A clock joins those that are there: whoever was in doubt stays in doubt, whoever was certain may come to doubt.
          const none = facts.filter((fact) => fact.path !== 'clock.zone');
          const before = assess(none).lines[0]?.window.verdict;
          if (before === 'EDGE' || before === 'UNKNOWN' || before === 'NONE') expect(other).toBe(before);
        },
      ),
      { numRuns: runs },
    );
  });

  it('P6: an agreement in force is not overridden', () => {
    holdsFor((facts) => {
      const rest = open(facts).filter(
        (f) => !['agreement.', 'decision.', 'appeal.', 'talks.'].some((p) => f.path.startsWith(p)),
      );
      const agreed = [
        ...set(rest, 'lines[1].reason', 'QUALITY'),
        { path: 'agreement.acceptedByBuyer', value: true },
        { path: 'agreement.acceptedBySeller', value: true },
        { path: 'agreement.returnFreightBearer', value: 'BUYER' },
      ];
      const line = assess(agreed).lines.find((l) => l.id === '1');
      for (const reading of readings) expect(line?.byReading[reading].stance).toBe('FULFIL');
      const leg = line?.freight.find((f) => f.leg === 'return');
      expect([leg?.literal, leg?.sensible, leg?.chosen, leg?.basis]).toEqual(['BUYER', 'BUYER', 'BUYER', 'agreement']);
    });
  });

  it('P7: every answer says by which readings and which version of the pack', () => {
    holdsFor((facts) => {
      const answer = assess(facts);
      expect(answer.readings['S2.2c']).toMatch(/^(A\+B|C)$/);
      expect(answer.packs.filter((p) => p.inForce && /^\d+\.\d+\.\d+$/.test(p.version))).toHaveLength(1);
    });
  });

  it('P8: no date without a source', () => {
    holdsFor((facts) => {
      for (const deadline of assess(facts).deadlines) {
        expect(deadline.source).not.toBe('');
        if (deadline.at === null) continue;
        expect(deadline.source).toMatch(/^typed from|, (clause|rule) [A-Z][\w.-]*$/);
        if (deadline.source.startsWith('typed')) {
          const typed = JSON.stringify([
            ...withPrefix(facts, 'dispute.'),
            ...withPrefix(facts, 'appeal.'),
            ...withPrefix(facts, 'agreement.'),
          ]);
          expect(typed).toContain(deadline.at.slice(0, 16));
        }
      }
    });
  });
});

describe('all packs together', patience, () => {
  const all = deepFreeze(loadPacks(path.join(import.meta.dirname, '..', '..', 'resources')));
  const judge = (facts: readonly RandomFact[], follow?: string): Answer =>
    evaluateCase({
      packs: all,
      facts: buildCase(follow === undefined ? facts : set(facts, 'packChoice.follow', follow)),
      holidays,
      asOf,
      language: 'en',
      withoutTries: true,
    });
  const some = (property: (facts: readonly RandomFact[]) => void): void =>
    fc.assert(
      fc.property(
        randomFacts,
        fc.constantFrom('trade_assurance', 'easy_return', 'offline'),
        fc.constantFrom('business', 'consumer'),
        (facts, service, kind) =>
          property(
            set(set(set(facts, 'platform.service', service), 'platform.name', 'alibaba_com'), 'customer.kind', kind),
          ),
      ),
      { numRuns: Math.ceil(runs / 8) },
    );

  it('P1 and P6: a disagreement is HOLD, an agreement in force leaves none, and following one pack settles it', () => {
    some((facts) => {
      const answer = judge(facts);
      answerSchema.parse(answer);
      for (const line of answer.lines) {
        const speaking = line.byPack.filter((p) => !p.silent);
        const disagree = new Set(speaking.map((p) => p.stance)).size > 1;
        expect(line.conflict !== null, JSON.stringify(line.byPack)).toBe(disagree);
        if (disagree) expect([line.stance, line.follows]).toEqual(['HOLD', null]);
        if (line.rows.some((row) => ['R-00', 'R-01', 'R-51', 'R-52', 'R-53', 'R-60'].includes(row)))
          expect(line.conflict, JSON.stringify(line.byPack)).toBeNull();
        expect(line.byPack.map((p) => p.pack)).toContain('seed-article');
      }
      const followed = judge(facts, 'seed-article');
      for (const [i, line] of followed.lines.entries())
        if (answer.lines[i]?.conflict) expect([line.conflict, line.follows]).toEqual([null, 'seed-article']);
    });
  });

  it('P3: whoever is followed, a fault of the seller never puts the freight on the buyer', () => {
    some((facts) => {
      const plain = without(facts, 'order.contractReturnFreightBearer').filter((f) => !f.path.startsWith('agreement.'));
      for (const pack of ['seed-article', 'alibaba-trade-assurance'])
        for (const line of judge(plain, pack).lines)
          if (line.fault === 'SELLER') expect(line.freight.map((f) => f.sensible)).not.toContain('BUYER');
    });
  });

  it('P8: every date of every pack has its source, and what was not found is no date', () => {
    const notFound = new Set(all.flatMap((p) => p.clocksNotFound.map((c) => c.id)));
    some((facts) => {
      for (const deadline of judge(facts).deadlines) {
        expect(deadline.source).not.toBe('');
        if (notFound.has(deadline.id)) expect(deadline.at).toBeNull();
      }
    });
  });
});

describe('the evaluator', patience, () => {
  it('answers any case in the form of the contract, the same each time, and in both languages alike', () => {
    const decided = (lines: readonly LineAnswer[]): unknown =>
      lines.map((l) => [
        l.stance,
        l.rows,
        l.byReading,
        l.window.verdict,
        l.fault,
        l.freight.map((f) => [f.leg, f.literal, f.sensible, f.chosen]),
      ]);
    holdsFor((facts) => {
      const answer = assess(facts);
      answerSchema.parse(answer);
      expect(JSON.stringify(assess(facts))).toBe(JSON.stringify(answer));
      const chinese = assess(facts, 'zh-CN');
      expect(decided(chinese.lines)).toEqual(decided(answer.lines));
      for (const line of answer.lines) {
        expect(line.says).not.toMatch(/<\w+>|undefined|null/);
        expect(line.says.length).toBeGreaterThan(10);
      }
      for (const line of chinese.lines) expect(line.says).toMatch(/[\u4e00-\u9fff]/);
    });
  });

  it('asks only for facts that the case file has', () => {
    holdsFor((facts) => {
      for (const { fact, ask, decides } of assess(facts).missingFacts) {
        expect(parseFactPath(fact) !== null || isList(fact), fact).toBe(true);
        expect(ask, fact).not.toMatch(/^Please fill in/);
        expect(decides.length).toBeGreaterThan(0);
      }
    });
  });

  it('follows the asked reading in stance and freight', () => {
    holdsFor((facts) => {
      for (const preset of readings) {
        const answer = assess(facts, 'en', preset);
        for (const line of answer.lines) {
          expect(line.stance).toBe(line.byReading[preset].stance);
          expect(line.rows).toEqual(line.byReading[preset].rows);
          for (const leg of line.freight) expect(leg.chosen).toBe(leg[preset]);
        }
      }
    });
  });
});
