import { describe, expect, it } from 'vitest';
import { judge, type Look } from '../../../src/main/rules/logic.ts';
import { type Condition, factsOf } from '../../../src/main/rules/pack-condition.ts';

const look: Look = (path) => {
  if (path === 'yes') return { known: true, value: true, used: ['yes'] };
  if (path === 'no') return { known: true, value: false, used: ['no'] };
  return { known: false, used: [], missing: [path], disputed: path === 'quarrel' ? ['quarrel'] : [] };
};
const is = (fact: string): Condition => ({ fact, is: true });

describe('three-valued conditions', () => {
  it.each([
    ['yes', 'yes', true, true],
    ['yes', 'no', false, true],
    ['no', 'no', false, false],
    ['yes', 'open', null, true],
    ['no', 'open', false, null],
    ['open', 'open', null, null],
  ])('all and any of %s and %s', (a, b, all, any) => {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(judge({ all: [is(x), is(y)] }, look).value).toBe(all);
      expect(judge({ any: [is(x), is(y)] }, look).value).toBe(any);
    }
  });

  it('not leaves unknown unknown', () => {
    expect(judge({ not: is('yes') }, look).value).toBe(false);
    expect(judge({ not: is('no') }, look).value).toBe(true);
    expect(judge({ not: is('open') }, look).value).toBeNull();
  });

  it('names what was used, and of the missing only what can still change it', () => {
    const open = judge({ all: [is('yes'), is('open'), is('quarrel')] }, look);
    expect(open).toEqual({ value: null, used: ['yes'], missing: ['open', 'quarrel'], disputed: ['quarrel'] });
    expect(judge({ all: [is('no'), is('open')] }, look)).toEqual({
      value: false,
      used: ['no'],
      missing: [],
      disputed: [],
    });
  });

  it('notShown opens for nothing but a known truth, and still asks', () => {
    expect(judge({ notShown: is('yes') }, look).value).toBe(false);
    expect(judge({ notShown: is('no') }, look).value).toBe(true);
    expect(judge({ notShown: is('open') }, look)).toEqual({ value: true, used: [], missing: ['open'], disputed: [] });
    expect(judge({ notShown: is('quarrel') }, look).value).toBe(true);
    expect(judge({ any: [is('no'), { notShown: is('open') }] }, look).missing).toEqual(['open']);
  });

  it('unlessStated lets silence pass and a dispute not', () => {
    expect(judge({ unlessStated: is('yes') }, look).value).toBe(false);
    expect(judge({ unlessStated: is('no') }, look).value).toBe(true);
    expect(judge({ unlessStated: is('open') }, look).value).toBe(true);
    expect(judge({ unlessStated: is('quarrel') }, look).value).toBeNull();
  });

  it('lists the facts that a condition reads, each once', () => {
    expect(factsOf({ all: [is('yes'), { any: [is('yes'), { not: is('no') }] }, { notShown: is('open') }] })).toEqual([
      'yes',
      'no',
      'open',
    ]);
  });

  const values: Readonly<Record<string, unknown>> = {
    total: { minor: 300_001, currency: 'USD' },
    dong: { minor: 9_000_000, currency: 'VND' },
    carrier: 'DHL Express (Shanghai)',
    day: '2024-05-20',
    moment: { local: '2025-05-20T10:00', zone: 'Asia/Shanghai' },
    now: Date.parse('2025-05-21T12:00:00Z'),
    'window:claim': 'OUT',
  };
  const table: Look = (path) =>
    Object.hasOwn(values, path)
      ? { known: true, value: values[path], used: [path] }
      : { known: false, used: [], missing: [path], disputed: [] };

  it.each<[string, Condition, boolean | null]>([
    ['an amount above its threshold', { fact: 'total', moreThanMoney: { USD: 300_000 } }, true],
    ['an amount at its threshold', { fact: 'total', moreThanMoney: { USD: 300_001 } }, false],
    ['an amount in a currency without a threshold', { fact: 'dong', moreThanMoney: { USD: 300_000 } }, null],
    ['a carrier of a class', { fact: 'carrier', names: ['UPS', 'dhl'] }, true],
    ['a word inside another word', { fact: 'carrier', names: ['shang'] }, false],
    ['a day older than a year, on every clock', { fact: 'day', olderThan: { length: 1, unit: 'years' } }, true],
    ['a day of which it is not sure yet', { fact: 'day', olderThan: { length: 366, unit: 'calendar_days' } }, false],
    ['a moment older than 24 hours', { fact: 'moment', olderThan: { length: 24, unit: 'hours' } }, true],
    ['a moment not older than 35 hours', { fact: 'moment', olderThan: { length: 35, unit: 'hours' } }, false],
    ['a fact that nobody recorded', { fact: 'open', olderThan: { length: 1, unit: 'years' } }, null],
    ['a window of the pack', { window: 'claim', in: ['OUT'] }, true],
    ['a window with another verdict', { window: 'claim', in: ['IN', 'EDGE'] }, false],
  ])('%s', (_, condition, value) => {
    expect(judge(condition, table).value).toBe(value);
  });
});
