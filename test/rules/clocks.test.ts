import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { askAboutTimes } from '../../src/main/rules/doubtful-times.ts';
import { evaluateCase } from '../../src/main/rules/evaluate.ts';
import type { Holidays } from '../../src/main/rules/holidays.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import type { RulePack, WindowRule } from '../../src/main/rules/pack.ts';
import { clockDeadlines, findPackClocks } from '../../src/main/rules/pack-clocks.ts';
import { Windows } from '../../src/main/rules/pack-look.ts';
import { afterBusinessDays } from '../../src/main/rules/term-days.ts';
import { judgeWindow } from '../../src/main/rules/window.ts';
import { caseFactsSchema } from '../../src/shared/domain/case-file.ts';
import { z } from '../../src/shared/z.ts';

const resourcesRoot = path.join(import.meta.dirname, '..', '..', 'resources');
const holidays = loadHolidays(resourcesRoot);
const packs = loadPacks(resourcesRoot);
const article = packs.find((p) => p.id === 'seed-article');
const seven = article?.windows[0];
if (!article || !seven) throw new Error('the article has lost its window');
const asOf = Temporal.Instant.from('2025-06-01T00:00:00Z').epochMilliseconds;
const facts = (tree: object) => caseFactsSchema.parse(tree);
const judge = (rule: WindowRule, tree: object, table: Holidays | undefined = holidays) =>
  judgeWindow(rule, facts(tree), asOf, table);

const table = z
  .array(
    z.strictObject({
      at: z.string(),
      because: z.string(),
      ends: z.record(z.string(), z.tuple([z.string(), z.string(), z.string()])),
    }),
  )
  .parse(parse(readFileSync(path.join(import.meta.dirname, 'data', 'windows-on-12-clocks.yaml'), 'utf8')));

describe('24 hard moments on 12 clocks', () => {
  it('has all 288 cells', () => {
    expect(table.flatMap((row) => Object.keys(row.ends))).toHaveLength(288);
  });
  it.each(table)('$at: $because', ({ at, ends }) => {
    for (const [zone, [, lastDay, endsAt]] of Object.entries(ends)) {
      const asked = (moment: Temporal.Instant) =>
        judge(seven, {
          clock: { receiptZone: zone, rollover: 'none' },
          delivery: { receivedAt: { local: at, zone: 'UTC' } },
          request: { at: { local: moment.toString().slice(0, 19), zone: 'UTC' } },
        });
      const end = Temporal.Instant.from(endsAt);
      const inTime = asked(end.subtract({ seconds: 1 }));
      expect([zone, inTime.verdict, inTime.lastDay]).toEqual([zone, 'IN', lastDay]);
      expect(inTime.candidates.map((c) => [zone, Temporal.Instant.from(c.endsAt).toString()])).toEqual([
        [zone, end.toString()],
      ]);
      expect([zone, asked(end).verdict]).toEqual([zone, 'OUT']);
    }
  });
});

describe('times that a clock showed twice or never', () => {
  const twice = { local: '2025-10-26T02:30', zone: 'Europe/Berlin' };
  const never = { local: '2025-03-30T02:30', zone: 'Europe/Berlin' };

  it('are asked back with both moments in UTC', () => {
    const found = askAboutTimes(facts({ request: { at: twice }, delivery: { receivedAt: never } }), 'en');
    expect(found.warnings.map((w) => [w.code, w.clause])).toEqual([
      ['TIME_NEVER_SHOWN', 'delivery.receivedAt'],
      ['TIME_SHOWN_TWICE', 'request.at'],
    ]);
    expect(found.questions.map((q) => q.fact)).toEqual(['delivery.receivedAt', 'request.at']);
    expect(found.questions[0]?.ask).toContain('2025-03-30 00:30:00 or 2025-03-30 01:30:00');
    expect(found.questions[1]?.ask).toContain('2025-10-26 00:30:00 or 2025-10-26 01:30:00');
  });

  it('stay on the edge only where the two moments fall on different sides of the end', () => {
    // In the Azores the day of 25 October 2025 still ends in summer time: at 00:00 UTC, before both moments.
    const tree = {
      clock: { receiptZone: 'Atlantic/Azores', rollover: 'none' },
      delivery: { receivedAt: { local: '2025-10-18T12:00', zone: 'Atlantic/Azores' } },
    };
    expect(judge(seven, { ...tree, request: { at: twice } }).candidates[0]?.endsAt).toBe('2025-10-26T00:00:00+00:00');
    expect(judge(seven, { ...tree, request: { at: twice } }).verdict).toBe('OUT');
    const nearer = { ...tree, clock: { receiptZone: 'Atlantic/Cape_Verde', rollover: 'none' } };
    const edge = judge(seven, { ...nearer, request: { at: twice } });
    // Cape Verde keeps -01:00: the end is 01:00 UTC, between 00:30 and 01:30.
    expect(edge).toMatchObject({ verdict: 'EDGE' });
    expect(edge.missing).toContain('request.at');
    expect(edge.candidates.map((c) => c.verdict)).toEqual(['UNKNOWN']);
    const said = (local: string) => judge(seven, { ...nearer, request: { at: { local, zone: 'UTC' } } }).verdict;
    expect([said('2025-10-26T00:30'), said('2025-10-26T01:30')]).toEqual(['IN', 'OUT']);
  });

  it('a zone that does not exist is asked back and counts for nothing', () => {
    const tree = {
      clock: { platformZone: 'Mars/Olympus' },
      request: { at: '2025-05-12' },
      lines: [{ id: '1', reason: 'NO_REASON_POST' }],
    };
    const answer = evaluateCase({ packs: [article], facts: facts(tree), asOf: '2025-05-13T09:00:00Z', language: 'en' });
    expect(answer.warnings.map((w) => w.code)).toContain('ZONE_NOT_KNOWN');
    expect(answer.missingFacts[0]).toMatchObject({ fact: 'clock.platformZone' });
  });

  it('no doubt is raised about any time on a clock that is never changed', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1995-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (d) => {
        const at = { local: d.toISOString().slice(0, 16), zone: 'Asia/Shanghai' };
        expect(askAboutTimes(facts({ request: { at } }), 'zh-CN').warnings).toEqual([]);
      }),
    );
  });
});

describe('holiday tables', () => {
  it('say where they end, and nothing is counted beyond', () => {
    const end = holidays.ends['CN'] ?? holidays.to;
    const beyond = Temporal.PlainDate.from(end).add({ days: 3 });
    const found = judge(seven, {
      seller: { domicile: 'CN' },
      clock: { receiptZone: 'Asia/Shanghai' },
      customer: { country: 'CN' },
      delivery: { receivedAt: beyond.subtract({ days: 7 }).toString() },
      request: { at: beyond.add({ days: 2 }).toString() },
    });
    if ((holidays.possible['CN'] ?? []).length === 0) {
      expect(found.assumes).toContain('holidays-end');
      expect(found.holidaysEnded).toEqual([{ country: 'CN', to: end }]);
      expect(found.verdict).toBe('EDGE');
    }
    const past = judge(seven, {
      clock: { receiptZone: 'Europe/Berlin' },
      customer: { country: 'DE' },
      delivery: { receivedAt: '2029-05-01' },
      request: { at: '2029-05-10' },
    });
    expect(past).toMatchObject({ verdict: 'EDGE', holidaysEnded: [{ country: 'DE', to: '2028-12-31' }] });
  });
});

/** A window of our own making, in the form of a pack. */
const windowOf = (over: Partial<WindowRule>): WindowRule => ({
  ...seven,
  id: 'w',
  clause: 'F-06',
  anchor: ['dispute.openedAt'],
  act: ['decision.at'],
  notFor: [],
  byClass: [],
  whose: 'seller',
  ...over,
});

describe('hours', () => {
  const hours = windowOf({ length: 48, unit: 'hours', end: 'exact', countFrom: 'same_day' });
  const opened = (at: unknown, decided?: unknown) => ({
    seller: { domicile: 'CN' },
    customer: { country: 'DE' },
    dispute: { openedAt: at },
    ...(decided !== undefined && { decision: { at: decided } }),
  });

  it.each([
    ['an ordinary day', '2025-05-12T10:00', '2025-05-14T08:00:00Z'],
    ['the night that loses an hour: 48 hours are 48 hours', '2025-03-29T12:00', '2025-03-31T11:00:00Z'],
    ['the night that gains an hour', '2025-10-25T12:00', '2025-10-27T10:00:00Z'],
    ['over 29 February', '2024-02-28T12:00', '2024-03-01T11:00:00Z'],
  ])('%s', (_, local, ends) => {
    const found = judge(hours, opened({ local, zone: 'Europe/Berlin' }));
    expect(new Set(found.candidates.map((c) => Temporal.Instant.from(c.endsAt).toString()))).toEqual(new Set([ends]));
    const at = (moment: Temporal.Instant) => ({ local: moment.toString().slice(0, 19), zone: 'UTC' });
    const end = Temporal.Instant.from(ends);
    const verdict = (moment: Temporal.Instant) =>
      judge(hours, opened({ local, zone: 'Europe/Berlin' }, at(moment))).verdict;
    expect([verdict(end.subtract({ seconds: 1 })), verdict(end)]).toEqual(['IN', 'OUT']);
  });

  it('from a day without a time begin at its start at the earliest: that end is ours', () => {
    const found = judge(hours, opened('2025-05-12'));
    expect(found.lastEnd?.endsAt).toBe('2025-05-14T00:00:00+08:00');
    expect(judge(hours, opened('2025-05-12', '2025-05-14')).verdict).toBe('EDGE');
    expect(judge(hours, opened('2025-05-12', '2025-05-13')).verdict).toBe('IN');
  });
});

describe('business days', () => {
  const rule = windowOf({ length: 2, unit: 'business_days', countFrom: 'next_day' });
  const end = (country: string, day: string, length: number, skip: 'weekend' | 'weekend-and-holidays') =>
    afterBusinessDays(
      day,
      'UTC',
      { length, unit: 'business_days', countFrom: 'next_day' },
      { skip, country },
      holidays,
    )?.lastDay?.toString() ?? null;

  it.each([
    ['Friday + 2 in Germany is Tuesday', 'DE', '2025-05-16', 2, 'weekend', '2025-05-20'],
    ['Wednesday + 2 in Germany over Ascension Day', 'DE', '2025-05-28', 2, 'weekend-and-holidays', '2025-06-02'],
    ['the same without holidays', 'DE', '2025-05-28', 2, 'weekend', '2025-05-30'],
    ['Thursday + 1 in Saudi Arabia is Sunday', 'SA', '2025-05-15', 1, 'weekend', '2025-05-18'],
    [
      'Saturday + 1 in India is Monday; Saturday itself is a business day there',
      'IN',
      '2025-05-16',
      2,
      'weekend',
      '2025-05-19',
    ],
    ['over the end of the table nothing is counted', 'DE', '2028-12-29', 2, 'weekend-and-holidays', null],
  ] as const)('%s', (_, country, day, length, skip, last) => {
    expect(end(country, day, length, skip)).toBe(last);
  });

  it('our own end is the earliest way of counting, and each way is shown', () => {
    const found = judge(rule, {
      seller: { domicile: 'CN' },
      customer: { country: 'DE' },
      dispute: { openedAt: '2025-04-30' },
    });
    // 1 May is off in both countries, 2 May in China too.
    expect(found.lastDay).toBe('2025-05-02');
    expect(found.lastEnd).toEqual({ endsAt: '2025-05-03T00:00:00+08:00', zone: 'Asia/Shanghai' });
    expect(found.candidates.map((c) => [c.clock, c.rollover, c.endsAt.slice(0, 10)])).toEqual([
      ['place-of-receipt', 'none', '2025-05-03'],
      ['place-of-receipt', 'holiday', '2025-05-06'],
      ['seller', 'none', '2025-05-03'],
      ['seller', 'holiday', expect.stringMatching(/^2025-05-0[7-9]$/)],
    ]);
  });
});

describe('years', () => {
  it.each([
    ['2024-02-29', 2, '2026-02-28'],
    ['2023-03-01', 1, '2024-03-01'],
  ])('%s + %i', (day, length, last) => {
    const rule = windowOf({
      length,
      unit: 'years',
      countFrom: 'next_day',
      anchor: ['delivery.receivedAt'],
      whose: 'buyer',
    });
    expect(judge(rule, { customer: { country: 'PL' }, delivery: { receivedAt: day } }).lastDay).toBe(last);
  });
});

describe('the clocks of a pack', () => {
  const pack: RulePack = {
    ...article,
    id: 'try',
    windows: [
      windowOf({ id: 'a', length: 6, source: 'article' }),
      windowOf({ id: 'b', length: 7, source: 'article', versionOf: 'a' }),
      windowOf({
        id: 'sea',
        length: 3,
        source: 'article',
        when: { fact: 'shipment.mode', is: 'sea' },
        anchor: ['delivery.deliveredAt'],
        act: ['shipment.carrierNoticeAt'],
        whose: 'buyer',
      }),
      windowOf({
        id: 'tier',
        length: 30,
        byClass: [{ when: { fact: 'customer.tier', is: 'enterprise' }, length: 60 }],
        source: 'article',
      }),
    ],
  };
  const ask = (tree: object) => {
    const answer = evaluateCase({
      packs: [pack],
      facts: facts({ lines: [{ id: '1', reason: 'QUALITY' }], ...tree }),
      asOf: '2025-05-13T09:00:00Z',
      language: 'en',
      holidays,
    });
    return new Map(answer.deadlines.map((d) => [d.id, d]));
  };

  it('two versions of one clock are both shown and name each other', () => {
    const found = ask({ seller: { domicile: 'CN' }, clock: { rollover: 'none' }, dispute: { openedAt: '2025-05-12' } });
    expect(found.get('b')).toMatchObject({ at: '2025-05-20T00:00:00+08:00', conflictsWith: ['a'], supersededBy: null });
    expect(found.get('tier')?.at).toBe('2025-06-12T00:00:00+08:00');
    expect(found.has('sea')).toBe(false);
  });

  it('a typed countdown wins and carries its screenshot', () => {
    const found = ask({
      seller: { domicile: 'CN' },
      dispute: {
        openedAt: '2025-05-12',
        responseDueAt: { local: '2025-05-14T18:00', zone: 'Asia/Shanghai' },
        responseDueShownIn: 'countdown',
      },
    });
    expect(found.get('dispute-response')).toMatchObject({ at: '2025-05-14T18:00:00+08:00', shownIn: 'countdown' });
    expect(found.get('b')?.supersededBy).toBe('dispute-response');
  });

  it('the class of the buyer decides the length; what has happened is no deadline any more', () => {
    const enterprise = ask({
      seller: { domicile: 'CN' },
      clock: { rollover: 'none' },
      customer: { tier: 'enterprise' },
      dispute: { openedAt: '2025-05-12' },
    });
    expect(enterprise.get('tier')?.at).toBe('2025-07-12T00:00:00+08:00');
    const decided = ask({
      seller: { domicile: 'CN' },
      dispute: { openedAt: '2025-05-12' },
      decision: { at: '2025-05-13' },
    });
    expect(decided.has('tier')).toBe(false);
  });

  it('a deadline never lacks its source', () => {
    const given = facts({ dispute: { openedAt: '2025-05-12' }, seller: { domicile: 'HK' } });
    const windows = new Windows(given, asOf, holidays);
    const clocks = findPackClocks(
      [pack],
      given,
      () => () => ({ known: false, used: [], missing: [], disputed: [] }),
      '2025-05-13',
      (of, rule, length) => windows.judge(of, rule, length),
    );
    for (const d of clockDeadlines(
      clocks,
      undefined,
      () => ({ known: false, used: [], missing: [], disputed: [] }),
      holidays,
      'en',
    ))
      expect(d.source).toContain('How to Handle Returns');
  });
});
