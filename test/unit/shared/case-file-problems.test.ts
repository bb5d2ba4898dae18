import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseFileJsonSchema } from '../../../scripts/schemas.ts';
import { parseCaseFile, requireCaseFile } from '../../../src/shared/domain/case-file-problems.ts';
import { holdsTwoOrderNumbers } from '../../../src/shared/domain/case-file-sense.ts';
import { Trouble } from '../../../src/shared/errors.ts';
import { smallCase } from '../../support/small-case.ts';
import { arbitraryFacts } from './arbitrary-facts.ts';

/** `path CODE` of every problem, sorted. */
function problems(file: unknown): string[] {
  const result = parseCaseFile(file);
  if ('file' in result) return [];
  for (const problem of result.problems) {
    expect(problem.message).toMatch(/^[A-Z].*\.$/s);
    expect(problem.messageZh).toMatch(/[\u4e00-\u9fff].*。$/s);
  }
  return result.problems.map((p) => `${p.path} ${p.code}`).sort();
}

/** The small case with one part replaced. */
function having(subject: string, part: Record<string, unknown>): Record<string, unknown> {
  const base = smallCase();
  return { ...base, [subject]: { ...Object(base[subject]), ...part } };
}

const money = (minor: number, currency: string) => ({ minor, currency });
const pcs = (value: number) => ({ value, unit: 'pcs' });

describe('a sound case file', () => {
  it('is given back with its texts trimmed', () => {
    const result = parseCaseFile({ schemaVersion: 1, title: '  Lamps ', order: { orderNo: ' 17 ' } });
    expect(result).toEqual({ file: { schemaVersion: 1, title: 'Lamps', order: { orderNo: '17' } } });
    expect(problems(smallCase())).toEqual([]);
  });

  it('may begin with a byte order mark and be one number off nowhere', () => {
    expect(requireCaseFile(`\uFEFF${JSON.stringify(smallCase())}`)).toEqual(smallCase());
  });
});

describe('what is wrong is named with its place', () => {
  it.each([
    ['no version', {}, ['$.schemaVersion MISSING']],
    ['another version', { schemaVersion: 2 }, ['$.schemaVersion OTHER_VERSION']],
    ['no object', [], ['$ WRONG_TYPE']],
    ['nothing', null, ['$ WRONG_TYPE']],
    ['an unknown subject', { schemaVersion: 1, oder: {} }, ['$.oder UNKNOWN_KEY']],
    [
      'two unknown keys in one place',
      { schemaVersion: 1, order: { a: 1, 'b c': 2 } },
      ['$.order.a UNKNOWN_KEY', '$.order["b c"] UNKNOWN_KEY'],
    ],
    [
      'an unknown key in an entry',
      { schemaVersion: 1, lines: [{ id: '1', resaon: 'PRICE' }] },
      ['$.lines[0].resaon UNKNOWN_KEY'],
    ],
    [
      'an unknown key in a value',
      having('order', { total: { ...money(1, 'USD'), cents: 5 } }),
      ['$.order.total.cents UNKNOWN_KEY'],
    ],
    ['an impossible date', having('order', { orderedAt: '2025-02-30' }), ['$.order.orderedAt IMPOSSIBLE_DATE']],
    [
      '29 February of a common year',
      having('order', { orderedAt: '2025-02-29' }),
      ['$.order.orderedAt IMPOSSIBLE_DATE'],
    ],
    ['a date in another form', having('order', { orderedAt: '02/04/2025' }), ['$.order.orderedAt IMPOSSIBLE_DATE']],
    [
      'an impossible time',
      having('order', { paidAt: { local: '2025-04-02T25:00', zone: 'Asia/Shanghai' } }),
      ['$.order.paidAt.local IMPOSSIBLE_DATE'],
    ],
    [
      'an instant without a zone',
      having('order', { paidAt: { local: '2025-04-02T10:00' } }),
      ['$.order.paidAt.zone MISSING'],
    ],
    [
      'an unknown zone',
      having('order', { paidAt: { local: '2025-04-02T10:00', zone: 'Berlin' } }),
      ['$.order.paidAt.zone UNKNOWN_TIME_ZONE'],
    ],
    ['a date that is a number', having('order', { orderedAt: 20250402 }), ['$.order.orderedAt WRONG_TYPE']],
    [
      'a negative quantity',
      having('order', { items: [{ id: '1', quantity: pcs(-24) }] }),
      ['$.order.items[0].quantity.value NEGATIVE'],
    ],
    [
      'a quantity in words',
      having('order', { items: [{ id: '1', quantity: '24 pcs' }] }),
      ['$.order.items[0].quantity WRONG_TYPE'],
    ],
    ['a negative amount', having('order', { paid: money(-5, 'USD') }), ['$.order.paid NEGATIVE']],
    ['half a cent', having('order', { paid: money(0.5, 'USD') }), ['$.order.paid.minor WRONG_TYPE']],
    [
      'an unknown currency',
      { schemaVersion: 1, order: { paid: money(5, 'usd') } },
      ['$.order.paid.currency UNKNOWN_CURRENCY'],
    ],
    ['an amount as text', having('order', { paid: 'USD 5' }), ['$.order.paid WRONG_TYPE']],
    ['a word that is not in its list', having('order', { incoterm: 'FOB Ningbo' }), ['$.order.incoterm NOT_ALLOWED']],
    ['an empty text', having('order', { namedPlace: ' ' }), ['$.order.namedPlace EMPTY']],
    ['a text that is too long', having('order', { namedPlace: 'x'.repeat(301) }), ['$.order.namedPlace TOO_BIG']],
    ['a country in words', having('customer', { country: 'Poland' }), ['$.customer.country BAD_FORM']],
    ['a name as text', having('customer', { name: 'Al Noor' }), ['$.customer.name WRONG_TYPE']],
    ['yes for true', having('order', { insured: 'yes' }), ['$.order.insured WRONG_TYPE']],
    ['null for unknown', having('order', { insured: null }), ['$.order.insured WRONG_TYPE']],
    [
      'a dispute with one side',
      having('order', { insured: { disputed: [{ value: true, source: 'x' }] } }),
      ['$.order.insured.disputed TOO_SMALL'],
    ],
    [
      'a wrong value in a dispute',
      having('order', {
        insured: {
          disputed: [
            { value: true, source: 'x' },
            { value: 1, source: 'y' },
          ],
        },
      }),
      ['$.order.insured.disputed[1].value WRONG_TYPE'],
    ],
    [
      'an impossible date in a dispute',
      having('order', {
        paidAt: {
          disputed: [
            { value: '2025-04-31', source: 'x' },
            { value: '2025-04-30', source: 'y' },
          ],
        },
      }),
      ['$.order.paidAt.disputed[0].value IMPOSSIBLE_DATE'],
    ],
    [
      'a dispute without a source',
      having('order', { insured: { disputed: [{ value: true }, { value: false, source: 'y' }] } }),
      ['$.order.insured.disputed[0].source MISSING'],
    ],
    [
      'an entry without an id',
      having('order', { items: [{ id: '1', quantity: pcs(24) }, { sku: 'x' }] }),
      ['$.order.items[1].id MISSING'],
    ],
    [
      'two entries with one id',
      { schemaVersion: 1, lines: [{ id: '1' }, { id: '1' }] },
      ['$.lines[1].id DUPLICATE_ID'],
    ],
    [
      'too many entries',
      { schemaVersion: 1, packs: Array.from({ length: 31 }, (_, i) => `p${i}`) },
      ['$.packs TOO_BIG'],
    ],
    [
      'an exhibit without files',
      { schemaVersion: 1, exhibits: [{ id: 'A', title: 'x', kind: 'other', files: [] }] },
      ['$.exhibits[0].files TOO_SMALL'],
    ],
    [
      'two exhibits with one id',
      { schemaVersion: 1, exhibits: ['A', 'A'].map((id) => ({ id, title: 'x', kind: 'other', files: ['f'] })) },
      ['$.exhibits[1].id DUPLICATE_ID'],
    ],
    ['lost characters', having('order', { namedPlace: 'Ningbo \ufffd\ufffd' }), ['$.order.namedPlace BROKEN_TEXT']],
    ['control characters', having('order', { namedPlace: 'Ningbo\u0000' }), ['$.order.namedPlace BROKEN_TEXT']],
    ['half a character', having('order', { namedPlace: 'Ningbo \ud83d' }), ['$.order.namedPlace BROKEN_TEXT']],
  ])('%s', (_, file, expected) => {
    expect(problems(file)).toEqual(expected);
  });

  it('all at once, those of sense among those of form', () => {
    const bad = smallCase();
    const order = Object(bad['order']);
    order.orderNo = '178220330045 and 178220330046';
    order.orderedAt = '2025-02-30';
    order.ordrNo = '1';
    order.items[0].quantity.value = -3;
    order.total.currency = 'XQQ';
    Object(bad['lines'])[0].itemId = '9';
    expect(problems(bad)).toEqual([
      '$.lines[0].itemId UNKNOWN_ITEM',
      '$.order.items[0].quantity.value NEGATIVE',
      '$.order.items[0].unitPrice.currency MIXED_CURRENCIES',
      '$.order.orderNo TWO_ORDER_NUMBERS',
      '$.order.orderedAt IMPOSSIBLE_DATE',
      '$.order.ordrNo UNKNOWN_KEY',
      '$.order.total.currency UNKNOWN_CURRENCY',
    ]);
  });

  it('also a key that readers of JSON pass over', () => {
    expect(problems(JSON.parse('{"schemaVersion": 1, "order": {"__proto__": {"a": 1}}}'))).toContain(
      '$.order.__proto__ UNKNOWN_KEY',
    );
    const captions = JSON.parse(
      '{"schemaVersion":1,"exhibits":[{"id":"A","title":"x","kind":"other","files":["f"],"captions":{"__proto__":"x"}}]}',
    );
    expect(problems(captions)).toEqual(['$.exhibits[0].captions.__proto__ UNKNOWN_KEY']);
  });
});

describe('sense', () => {
  it.each([
    '1782, 1783',
    '178220330045 and 178220330046',
    'A-1001 & A-1002',
    '订单 1001、1002',
    '1001和1002',
    '1001 / 1002',
    '1782203300\n1782203301',
    '1782203300 1782203301',
    '17822033001/17822033002',
    '1001;1002',
    '1001 + 1002',
  ])('%j holds two order numbers', (text) => {
    expect(holdsTwoOrderNumbers(text)).toBe(true);
  });

  it.each([
    '178 2233 0045',
    'PO-2025/0412',
    '1001',
    'A.1001-02',
    'Order 1001, second half',
    '2025/04/12-7',
    'Sand 1001',
    'No. 178-223',
    'K&R-5521',
  ])('%j holds one', (text) => {
    expect(holdsTwoOrderNumbers(text)).toBe(false);
  });

  it('looks for two order numbers in each side of a dispute', () => {
    const orderNo = {
      disputed: [
        { value: '1001', source: 'x' },
        { value: '1001, 1002', source: 'y' },
      ],
    };
    expect(problems(having('order', { orderNo }))).toEqual(['$.order.orderNo.disputed[1].value TWO_ORDER_NUMBERS']);
  });

  it('adds up what the lines claim of an item', () => {
    const claim = (...quantities: unknown[]) => ({
      schemaVersion: 1,
      order: { items: [{ id: '1', quantity: { value: 24, unit: 'pcs' } }] },
      lines: quantities.map((quantity, i) => ({ id: String(i + 1), itemId: '1', quantity })),
    });
    expect(problems(claim(pcs(12), pcs(12)))).toEqual([]);
    expect(problems(claim(pcs(12), pcs(12), pcs(1)))).toEqual(['$.lines[2].quantity MORE_THAN_ORDERED']);
    expect(problems(claim(pcs(24), { value: 3, unit: 'ctn' }))).toEqual([]);
    const weighed = claim({ value: 0.1, unit: 'kg' }, { value: 0.2, unit: 'kg' });
    weighed.order.items[0] = { id: '1', quantity: { value: 0.3, unit: 'kg' } };
    expect(problems(weighed)).toEqual([]);
  });

  it('knows the items, the exhibits and the currency of the order', () => {
    const exhibit = { id: 'A', title: 'x', kind: 'other', files: ['f'] };
    const dispute = { allegations: [{ id: '1', text: 'x', exhibits: ['A', 'B'] }] };
    const appeal = { grounds: [{ id: '1', title: 'x', text: 'x', exhibits: ['C'] }] };
    expect(problems({ schemaVersion: 1, dispute, appeal, exhibits: [exhibit] })).toEqual([
      '$.appeal.grounds[0].exhibits[0] UNKNOWN_EXHIBIT',
      '$.dispute.allegations[0].exhibits[1] UNKNOWN_EXHIBIT',
    ]);
    expect(problems({ schemaVersion: 1, lines: [{ id: '1', itemId: '1' }] })).toEqual([
      '$.lines[0].itemId UNKNOWN_ITEM',
    ]);
    expect(problems(having('order', { tax: money(1, 'EUR') }))).toEqual(['$.order.tax.currency MIXED_CURRENCIES']);
    expect(problems({ ...smallCase(), refund: { amount: money(1, 'EUR') } })).toEqual([]);
  });
});

describe('the text of a case file', () => {
  const troubleOf = (text: string): Trouble => {
    try {
      requireCaseFile(text);
    } catch (error) {
      if (error instanceof Trouble) return error;
      throw error;
    }
    throw new Error('was taken');
  };

  it.each([
    ['', 1, 1],
    ['{"schemaVersion": 1,\n "order": {', 2, 12],
    ['{\n  "schemaVersion": 1\n  "title": "x"\n}', 3, 3],
    ["{'schemaVersion': 1}", 1, 2],
    ['{"schemaVersion": 1,}', 1, 21],
    ['{"schemaVersion": 01}', 1, 20],
    ['{"schemaVersion": 1} x', 1, 22],
    ['{"title": "a\nb"}', 1, 11],
    ['<html>', 1, 1],
    ['\u0000\u0001', 1, 1],
  ])('%j breaks at line %i, column %i', (text, line, column) => {
    const trouble = troubleOf(text);
    expect(trouble.code).toBe('CASE_FILE_NOT_JSON');
    expect(trouble.details).toEqual({ line, column });
  });

  it('may not have brackets inside brackets without end', () => {
    for (const deep of ['['.repeat(100_000), `{"schemaVersion": 1, "lines": ${'['.repeat(9999)}${']'.repeat(9999)}}`]) {
      const trouble = troubleOf(deep);
      expect(trouble.code).toBe('CASE_FILE_TOO_DEEP');
      expect(trouble.details).toMatchObject({ line: 1, deepest: 64 });
    }
  });

  it('says which version it has, and which is read', () => {
    const trouble = troubleOf('{"schemaVersion": 7}');
    expect(trouble.details).toMatchObject({
      count: 1,
      problems: [
        { path: '$.schemaVersion', code: 'OTHER_VERSION', message: expect.stringMatching(/version 7; .* version 1\./) },
      ],
    });
  });

  it('may not say the same thing twice', () => {
    const trouble = troubleOf('{"schemaVersion": 1, "order": {"orderNo": "1001", "insured": true, "orderNo": "1002"}}');
    expect(trouble.code).toBe('CASE_FILE_HAS_PROBLEMS');
    expect(trouble.details).toMatchObject({ count: 1, problems: [{ path: '$.order.orderNo', code: 'DUPLICATE_KEY' }] });
  });

  it('may not be endless', () => {
    expect(troubleOf(' '.repeat(17 * 1024 * 1024)).code).toBe('CASE_FILE_TOO_LARGE');
  });

  it('lists a bounded number of problems and counts them all', () => {
    const keys = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, 1]));
    const trouble = troubleOf(JSON.stringify({ schemaVersion: 1, ...keys }));
    expect(trouble.details['count']).toBe(1000);
    expect(trouble.details['problems']).toHaveLength(200);
  });
});

describe('the JSON Schema that is kept', () => {
  it('knows every subject, refuses unknown keys and points to parts that exist', () => {
    const text = caseFileJsonSchema();
    const schema = JSON.parse(text);
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['schemaVersion', 'order', 'lines', 'exhibits']),
    );
    expect(schema.required).toEqual(['schemaVersion']);
    const names = new Set([...text.matchAll(/"#\/\$defs\/(\w+)"/g)].map((match) => match[1]));
    expect([...names].filter((name) => !(String(name) in schema.$defs))).toEqual([]);
    expect(names.size).toBe(Object.keys(schema.$defs).length);
  });
});

describe('whatever comes in', () => {
  it('is judged without a crash', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.json().map((text): unknown => JSON.parse(text)),
        ),
        (value) => {
          const result = parseCaseFile(value);
          expect('file' in result || result.problems.length > 0).toBe(true);
        },
      ),
      { seed: 20250512, numRuns: 500 },
    );
  });

  it('with one thing spoiled in it is refused at a place that is spoiled', () => {
    fc.assert(
      fc.property(arbitraryFacts, fc.nat(), (facts, pick) => {
        const file: Record<string, unknown> = { schemaVersion: 1, ...facts };
        const subjects = Object.keys(facts);
        const subject = subjects[pick % subjects.length];
        if (subject === undefined) return;
        const part = file[subject];
        file[subject] = Array.isArray(part) ? [...part, { nonsense: 1 }] : { ...Object(part), nonsense: 1 };
        const result = parseCaseFile(file);
        expect('problems' in result && result.problems.some((p) => p.path.startsWith(`$.${subject}`))).toBe(true);
      }),
      { seed: 20250512, numRuns: 60 },
    );
  });
});
