import { describe, expect, it } from 'vitest';
import { judge, type Look } from '../../../src/main/rules/logic.ts';
import { type Condition, factsOf } from '../../../src/main/rules/pack.ts';

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
});
