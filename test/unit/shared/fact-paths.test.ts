import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkEntry,
  checkFact,
  factLists,
  factTemplates,
  flattenFacts,
  nestFacts,
  parseFactPath,
} from '../../../src/shared/domain/fact-paths.ts';
import { arbitraryFacts } from './arbitrary-facts.ts';

/** A fixed seed: a run that fails can be run again. */
const runs = { seed: 20250512, numRuns: 80 };

describe('flat facts', () => {
  it('put together again are the same facts', () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const flat = flattenFacts(facts);
        expect(nestFacts(flat)).toEqual(facts);
        // Also after a store has given the rows back in another order.
        expect(nestFacts({ leaves: [...flat.leaves].reverse(), entries: [...flat.entries].reverse() })).toEqual(facts);
      }),
      runs,
    );
  });

  it('have paths that are known, each once, and values that are accepted one by one', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        const { leaves } = flattenFacts(facts);
        expect(new Set(leaves.map((leaf) => leaf.path)).size).toBe(leaves.length);
        for (const leaf of leaves) {
          const path = parseFactPath(leaf.path);
          expect(path, leaf.path).not.toBeNull();
          if (path) met.add(path.template);
          expect(checkFact(leaf.path, leaf.value)).toEqual({ value: leaf.value });
        }
      }),
      runs,
    );
    // Nothing in the case file was left out of this test.
    expect([...met].sort()).toEqual([...factTemplates].sort());
  });

  it('keep the order of entries, and entries that say nothing yet', () => {
    const facts = { lines: [{ id: '2' }, { id: '10', reason: 'PRICE' as const }, { id: '1' }] };
    const flat = flattenFacts(facts);
    expect(flat.entries).toEqual([{ list: 'lines', ids: ['2', '10', '1'] }]);
    expect(nestFacts(flat)).toEqual(facts);
  });

  it('know no subject and no list that says nothing', () => {
    expect(flattenFacts({ order: {}, lines: [] })).toEqual({ leaves: [], entries: [] });
    expect(nestFacts({ leaves: [], entries: [{ list: 'lines', ids: [] }] })).toEqual({});
  });

  it('tell a dispute from a value', () => {
    const disputed = {
      disputed: [
        { value: 'a', source: 'x' },
        { value: 'b', source: 'y' },
      ],
    };
    expect(flattenFacts({ order: { orderNo: disputed, policyNo: '7' } }).leaves).toEqual([
      { path: 'order.orderNo', value: disputed, state: 'disputed' },
      { path: 'order.policyNo', value: '7', state: 'known' },
    ]);
  });

  it('that do not belong anywhere are a bug, not a silent loss', () => {
    expect(() => nestFacts({ leaves: [{ path: 'order.nothing', value: 1, state: 'known' }], entries: [] })).toThrow(
      /no place/,
    );
    expect(() =>
      nestFacts({ leaves: [{ path: 'lines[1].reason', value: 'PRICE', state: 'known' }], entries: [] }),
    ).toThrow(/no place/);
    expect(() => nestFacts({ leaves: [{ path: 'order.orderNo', value: 7, state: 'known' }], entries: [] })).toThrow();
  });
});

describe('a path', () => {
  it.each([
    ['order.orderNo', null, null, 'order.orderNo'],
    ['packs', null, null, 'packs'],
    ['readings.S2.2c', null, null, 'readings.S2.2c'],
    ['lines[1].reason', 'lines', '1', 'lines[].reason'],
    ['order.items[a-b].unitPrice', 'order.items', 'a-b', 'order.items[].unitPrice'],
    ['dispute.allegations[__proto__].text', 'dispute.allegations', '__proto__', 'dispute.allegations[].text'],
  ])('%s is taken apart', (path, list, entryId, template) => {
    expect(parseFactPath(path)).toEqual({ path, list, entryId, template });
  });

  it.each([
    '',
    'order',
    'order.items',
    'lines',
    'lines[1]',
    'lines[].reason',
    'lines[a b].reason',
    'lines[1].id',
    'lines[1].reason.x',
    'order.nothing',
    'order.items[1]',
    'order.items[].sku',
    '$.order.orderNo',
    'schemaVersion',
    'title',
    'exhibits',
    '__proto__',
    'constructor.name',
    'readings.S2',
    `lines[${'1'.repeat(41)}].reason`,
  ])('%j is none', (path) => {
    expect(parseFactPath(path)).toBeNull();
  });

  it('exists for every list that is known', () => {
    expect(factLists).toContain('order.items');
    expect(factLists).toContain('negotiation');
    expect(factTemplates).toContain('exchangeRate.rate');
  });
});

describe('one fact that is typed', () => {
  it('is trimmed', () => {
    expect(checkFact('order.orderNo', '  17 ')).toEqual({ value: '17' });
  });

  it.each([
    ['order.orderedAt', '2025-02-30', 'order.orderedAt', 'IMPOSSIBLE_DATE'],
    ['order.orderedAt', { local: '2025-02-03T10:00', zone: 'Mars/Base' }, 'order.orderedAt.zone', 'UNKNOWN_TIME_ZONE'],
    ['order.total', { minor: -1, currency: 'USD' }, 'order.total', 'NEGATIVE'],
    ['order.total', { minor: 1.5, currency: 'USD' }, 'order.total.minor', 'WRONG_TYPE'],
    ['lines[1].quantity', { value: 1 }, 'lines[1].quantity.unit', 'MISSING'],
    ['lines[1].reason', 'WHATEVER', 'lines[1].reason', 'NOT_ALLOWED'],
    ['order.insured', 'yes', 'order.insured', 'WRONG_TYPE'],
    ['order.orderNo', '   ', 'order.orderNo', 'EMPTY'],
    ['order.orderNo', 'x'.repeat(81), 'order.orderNo', 'TOO_BIG'],
    ['order.orderNo', { disputed: [{ value: 'a', source: 'x' }] }, 'order.orderNo.disputed', 'TOO_SMALL'],
    ['order.nothing', 1, 'order.nothing', 'UNKNOWN_KEY'],
  ])('%s = %j is refused at %s', (path, value, where, code) => {
    const checked = checkFact(path, value);
    expect('problems' in checked && checked.problems.map((p) => [p.path, p.code])).toEqual([[where, code]]);
  });

  it('can be an entry', () => {
    expect(checkEntry('lines', { id: '3', reason: 'PRICE' })).toEqual({
      id: '3',
      leaves: [{ path: 'lines[3].reason', value: 'PRICE', state: 'known' }],
    });
    expect(checkEntry('lines', { id: 'no good' })).toMatchObject({ problems: [{ code: 'BAD_FORM' }] });
    expect(checkEntry('order', {})).toMatchObject({ problems: [{ code: 'UNKNOWN_KEY' }] });
  });
});
