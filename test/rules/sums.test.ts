import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateCase } from '../../src/main/rules/evaluate.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { answerSchema } from '../../src/shared/contract/answer-schema.ts';
import { caseFactsSchema } from '../../src/shared/domain/case-file.ts';
import { currencyDecimals } from '../../src/shared/domain/money.ts';
import { addUp, convert, multiply, proportion, ratioOf, splitByWeight } from '../../src/shared/domain/shares.ts';

const packs = loadPacks(path.join(import.meta.dirname, '..', '..', 'resources')).filter((p) => p.id === 'seed-article');
const ask = (tree: object, evidenceHeld: readonly { kind: string; count: number }[] = []) => {
  const answer = evaluateCase({
    packs,
    facts: caseFactsSchema.parse(tree),
    asOf: '2025-05-13T09:00:00Z',
    language: 'en',
    evidenceHeld,
  });
  answerSchema.parse(answer);
  return answer;
};
const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('money in whole minor units', () => {
  const amount = fc.integer({ min: 0, max: 10 ** 12 });
  const pieces = fc.integer({ min: 1, max: 1_000_000 });

  it.each([
    ['3 of 7 pieces of 10.00', proportion(usd(1000), 3, 7), 429],
    ['half a cent is rounded up', multiply(usd(1), 0.5), 1],
    ['0.1 + 0.2 of a metre', multiply(usd(1000), 0.3), 300],
    ['12.345 kg at 1.99', multiply(usd(199), 12.345), 2457],
    ['everything', proportion(usd(287000), 1000, 1000), 287000],
  ])('%s', (_, is, minor) => expect(is).toEqual(usd(minor)));

  it('no share is more than the whole, and two parts differ from it by at most one unit', () => {
    fc.assert(
      fc.property(amount, pieces, pieces, (minor, a, b) => {
        const [part, rest] = [proportion(usd(minor), a, a + b), proportion(usd(minor), b, a + b)];
        expect(part?.minor).toBeLessThanOrEqual(minor);
        expect(Math.abs((part?.minor ?? 0) + (rest?.minor ?? 0) - minor)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('a split adds up to the last unit, and no part is off its exact share by one', () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 12 }),
        (minor, weights) => {
          const sum = weights.reduce((a, b) => a + b, 0);
          const parts = splitByWeight(usd(minor), weights.map(ratioOf));
          if (sum === 0) {
            expect(parts).toBeNull();
            return;
          }
          expect(parts?.reduce((total, p) => total + p.minor, 0)).toBe(minor);
          for (const [i, w] of weights.entries()) {
            const exact = (BigInt(minor) * BigInt(w)) / BigInt(sum);
            expect([0n, 1n]).toContain(BigInt(parts?.[i]?.minor ?? 0) - exact);
          }
        },
      ),
    );
  });

  it('decimals are read as written: tenths of a piece are no floats', () => {
    expect(splitByWeight(usd(100), [ratioOf(0.1), ratioOf(0.2), ratioOf(0.7)])?.map((p) => p.minor)).toEqual([
      10, 20, 70,
    ]);
    expect(ratioOf(1e-7)).toEqual({ of: 1n, in: 10_000_000n });
    expect(ratioOf(2.5e21).of / ratioOf(2.5e21).in).toBe(2_500_000_000_000_000_000_000n);
  });

  it('two currencies are never added', () => {
    expect(addUp([usd(1), { minor: 1, currency: 'EUR' }])).toBeNull();
    expect(addUp([usd(1), usd(2)])).toEqual(usd(3));
  });

  it.each([
    ['USD to CNY', usd(10_000), 7.18, 'CNY', 71_800],
    ['USD to JPY, which has no decimals', usd(10_000), 155.5, 'JPY', 15_550],
    ['KWD, which has three, to USD', { minor: 31_075, currency: 'KWD' }, 3.25, 'USD', 10_099],
  ] as const)('%s', (_, from, rate, to, minor) => {
    expect(convert(from, rate, to, currencyDecimals)).toEqual({ minor, currency: to });
  });
});

describe('sums of a case', () => {
  const order = (over: object = {}) => ({
    paid: usd(420_000),
    items: [{ id: 'a', quantity: { value: 1000, unit: 'pcs' }, unitPrice: usd(420), ...over }],
  });
  const line = { id: '1', itemId: 'a', reason: 'QUALITY', quantity: { value: 240, unit: 'pcs' } };

  it('the value of what is claimed, with its formula', () => {
    const { sums } = ask({ order: order(), lines: [line] });
    expect(sums.total).toEqual(usd(100_800));
    expect(sums.refunds[0]?.formula).toBe('240 pcs × USD 4.20 = USD 1,008.00');
  });

  it('by the order’s sum where no unit price is known; nothing where the units differ', () => {
    const items = [{ id: 'a', quantity: { value: 7, unit: 'pcs' } }];
    const three = { ...line, quantity: { value: 3, unit: 'pcs' } };
    expect(ask({ order: { total: usd(1000), items }, lines: [three] }).sums.refunds[0]).toMatchObject({
      amount: usd(429),
    });
    const boxes = { ...line, quantity: { value: 3, unit: 'ctn' } };
    expect(ask({ order: order(), lines: [boxes] }).sums.refunds[0]).toMatchObject({
      amount: null,
      missing: ['lines[1].quantity'],
    });
  });

  it('what was refunded is taken off, in the same currency only, and more than was paid is said', () => {
    const given = (currency: string) => ({ refund: { amount: { minor: 800, currency }, paidAt: '2025-05-12' } });
    expect(ask({ order: order(), lines: [line], ...given('USD') }).sums.notes).toEqual([
      'USD 8.00 was refunded already; USD 1,000.00 is left of it.',
    ]);
    expect(ask({ order: order(), lines: [line], ...given('EUR') }).sums.notes).toEqual([]);
    const little = { ...order(), paid: usd(50_000) };
    expect(ask({ order: little, lines: [line] }).sums.notes[0]).toContain('more than the buyer paid (USD 500.00)');
    expect(ask({ order: little, lines: [line], ...given('USD') }).sums.notes[1]).toBe(
      'USD 8.00 was refunded already; USD 492.00 is left of it.',
    );
  });

  it('a rate counts only with its day and its source', () => {
    const rate = { from: 'USD', to: 'CNY', rate: 7.18, date: '2025-05-12', source: 'bank slip' };
    const { date: _, ...undated } = rate;
    expect(ask({ order: order(), lines: [line], exchangeRate: rate }).sums.inOther).toEqual({
      amount: { minor: 723_744, currency: 'CNY' },
      rate: 7.18,
      date: '2025-05-12',
      source: 'bank slip',
    });
    expect(ask({ order: order(), lines: [line], exchangeRate: undated }).sums.inOther).toBeNull();
  });

  it('shared freight is split by value with the formula, and a person may settle a leg', () => {
    const two = {
      order: {
        items: [
          { id: 'a', quantity: { value: 100, unit: 'pcs' }, unitPrice: usd(200) },
          { id: 'b', quantity: { value: 100, unit: 'pcs' }, unitPrice: usd(100) },
        ],
      },
      lines: [
        { id: '1', itemId: 'a', reason: 'NO_REASON_POST', quantity: { value: 10, unit: 'pcs' } },
        { id: '2', itemId: 'b', reason: 'NO_REASON_POST', quantity: { value: 10, unit: 'pcs' } },
      ],
      freight: [{ id: 'f', leg: 'return', cost: usd(10_000) }],
      overrides: [
        {
          id: 'o',
          conclusion: 'lines[2].freight.return',
          value: 'SELLER',
          reason: 'goodwill',
          by: 'me',
          at: '2025-05-12',
        },
      ],
    };
    const { sums, lines } = ask(two);
    expect(lines[1]?.freight.find((f) => f.leg === 'return')).toMatchObject({
      chosen: 'SELLER',
      basis: 'S4.1',
      mayAsk: false,
    });
    expect(sums.freight[0]?.parts).toEqual([
      { line: '1', bearer: 'BUYER', amount: usd(6667) },
      { line: '2', bearer: 'SELLER', amount: usd(3333) },
    ]);
    expect(sums.freight[0]?.formula).toContain('1: USD 100.00 × USD 20.00 ÷ USD 30.00 = USD 66.67');
    expect(sums.freight[0]?.formula).toContain('; rounded so that the parts make the whole');
  });

  it('goods that never came have no part in the return freight', () => {
    const item = (id: string) => ({ id, quantity: { value: 100, unit: 'pcs' }, unitPrice: usd(310) });
    const line = (id: string, itemId: string, reason: string) => ({
      id,
      itemId,
      reason,
      quantity: { value: 12, unit: 'pcs' },
    });
    const freight = [{ id: 'f', leg: 'return', cost: usd(9000) }];
    const wrong = { inspections: [{ id: 'i', itemId: 'a', result: 'DOES_NOT_MATCH' }], freight };
    const order = { items: [item('a'), item('b'), item('c')] };
    const two = [line('1', 'a', 'WRONG_ITEM'), line('2', 'b', 'SHORT_QTY')];
    expect(ask({ order, lines: two, ...wrong }).sums.freight).toEqual([]);
    const three = ask({ order, lines: [...two, line('3', 'c', 'NO_REASON_POST')], ...wrong }).sums.freight[0];
    expect(three?.parts.map((p) => [p.line, p.bearer, p.amount.minor])).toEqual([
      ['1', 'SELLER', 4500],
      ['3', 'BUYER', 4500],
    ]);
    expect(three?.formula).not.toContain('rounded');
  });

  it('by volume where prices are not known', () => {
    const item = (id: string, volume: number) => ({
      id,
      quantity: { value: 9, unit: 'pcs' },
      unitVolume: { value: volume, unit: 'm3' },
    });
    const { sums } = ask({
      order: { items: [item('a', 0.1), item('b', 0.3)] },
      lines: [
        { id: '1', itemId: 'a', reason: 'NO_REASON_POST', quantity: { value: 2, unit: 'pcs' } },
        { id: '2', itemId: 'b', reason: 'NO_REASON_POST', quantity: { value: 2, unit: 'pcs' } },
      ],
      freight: [{ id: 'f', leg: 'return', cost: usd(1001) }],
      overrides: [
        {
          id: 'o',
          conclusion: 'lines[2].freight.return',
          value: 'SELLER',
          reason: 'goodwill',
          by: 'me',
          at: '2025-05-12',
        },
      ],
    });
    expect(sums.freight[0]).toMatchObject({ by: 'volume', parts: [{ amount: usd(250) }, { amount: usd(751) }] });
  });
});

describe('weights', () => {
  const tree = (slip: number, came?: number) => ({
    lines: [{ id: '1', reason: 'SHORT_QTY' }],
    order: { items: [{ id: 'a', quantity: { value: 1000, unit: 'pcs' }, unitWeight: { value: 0.8, unit: 'kg' } }] },
    shipment: { packingWeight: { value: 12.5, unit: 'kg' }, grossWeight: { value: slip, unit: 'kg' } },
    ...(came !== undefined && { delivery: { grossWeight: { value: came, unit: 'kg' } } }),
  });
  const values = (t: object) =>
    ask(t)
      .lines[0]?.judgements.filter((j) => j.about !== 'fault')
      .map((j) => [j.about, j.value]);
  it.each([
    ['1,000 × 0.8 + 12.5 = 812.5 on the slip', tree(812.5), [['shortage', 'FITS']]],
    ['half a piece less is no piece', tree(812.1), [['shortage', 'FITS']]],
    ['40 kg less', tree(772.5), [['shortage', 'LIGHT']]],
    ['a whole piece more', tree(813.3), [['shortage', 'HEAVY']]],
    [
      'lost between dispatch and delivery',
      tree(812.5, 751),
      [
        ['shortage', 'FITS'],
        ['loss-on-way', 'LIGHTER_ON_ARRIVAL'],
      ],
    ],
    [
      'a difference of the scales is no missing piece',
      tree(812.5, 812.1),
      [
        ['shortage', 'FITS'],
        ['loss-on-way', 'FITS'],
      ],
    ],
  ])('%s', (_, t, wanted) => expect(values(t)).toEqual(wanted));
  it('says how many pieces a difference makes', () => {
    const says = ask(tree(772.5)).lines[0]?.judgements.find((j) => j.about === 'shortage')?.says;
    expect(says).toContain('1000 pcs × 0.8 kg + 12.5 kg = 812.5 kg; the slip says 772.5 kg');
    expect(says).toContain('about 50 pieces');
  });
});

describe('the risk at the moment of the damage', () => {
  const risk = (term: string, over: object, paid?: string) =>
    ask({
      lines: [{ id: '1', reason: 'TRANSIT_DAMAGE' }],
      order: { incoterm: term, ...(paid && { mainCarriageBy: paid }) },
      shipment: { ...over },
    }).lines[0]?.judgements.find((j) => j.about === 'risk')?.value;
  const sea = { onBoardAt: '2025-06-05', handedToCarrierAt: '2025-06-01' };
  // Incoterms 2020, section 2.6: where the risk passes, and what happened on 3 June between handover and loading.
  it.each([
    ['EXW', 'BUYER'],
    ['FCA', 'BUYER'],
    ['CPT', 'BUYER'],
    ['CIP', 'BUYER'],
    ['FOB', 'SELLER'],
    ['CFR', 'SELLER'],
    ['CIF', 'SELLER'],
    ['DAP', 'SELLER'],
    ['DPU', 'SELLER'],
    ['DDP', 'SELLER'],
  ])('%s: damaged after the handover and before the loading on board', (term, bearer) => {
    expect(risk(term, { ...sea, damageHappenedAt: '2025-06-03' })).toBe(bearer);
    for (const payer of ['seller', 'buyer'])
      expect(risk(term, { ...sea, damageHappenedAt: '2025-06-03' }, payer)).toBe(bearer);
  });
  it.each(['FOB', 'CFR', 'CIF'])('%s: damaged at sea', (term) => {
    expect(risk(term, { ...sea, damageHappenedAt: '2025-06-20' })).toBe('BUYER');
  });
  it('one day for both tells nothing', () => {
    expect(risk('FOB', { onBoardAt: '2025-06-05', damageHappenedAt: '2025-06-05' })).toBe('UNKNOWN');
  });
});

describe('evidence and readiness', () => {
  it('what is missing comes first, with how to make it', () => {
    const { plan } = ask({ goods: { stage: 'RECEIVED' }, lines: [{ id: '1', reason: 'TRANSIT_DAMAGE' }] }, [
      { kind: 'pod', count: 1 },
    ]).evidence;
    const damage = plan.find((p) => p.kinds.includes('damage_photo'));
    expect(damage).toMatchObject({ level: 'needed', isHeld: false, source: '4.2' });
    expect(damage?.how).toContain('From far to near');
    expect(plan.findIndex((p) => p.isHeld)).toBeGreaterThan(plan.findIndex((p) => p.level === 'helpful'));
    expect(plan.find((p) => p.kinds.includes('pod'))).toMatchObject({ isHeld: true, how: null });
  });
  it('a stage that is not reached wants nothing', () => {
    const kinds = (stage: string) =>
      ask({ goods: { stage }, lines: [{ id: '1', reason: 'NO_REASON_POST' }] }).evidence.plan.flatMap((p) => p.kinds);
    expect(kinds('RECEIVED')).not.toContain('return_photo');
    expect(kinds('RETURNED')).toContain('return_photo');
  });
  it('what AliExpress and DHgate would turn away, by their published words', () => {
    const clauses = (tree: object, held: readonly { kind: string; count: number }[] = []) =>
      ask(tree, held).evidence.wouldBeRefused.map((r) => r.clause);
    const short = { platform: { name: 'aliexpress' }, lines: [{ id: '1', reason: 'SHORT_QTY' }] };
    expect(clauses(short)).toEqual(['P-AE3']);
    expect(
      clauses(short, [
        { kind: 'weight_slip', count: 1 },
        { kind: 'packing_photo', count: 2 },
      ]),
    ).toEqual([]);
    const broken = {
      platform: { name: 'aliexpress' },
      lines: [{ id: '1', reason: 'QUALITY', subReason: 'NOT_WORKING', quantity: { value: 3, unit: 'pcs' } }],
    };
    expect(clauses(broken, [{ kind: 'buyer_claim_photo', count: 1 }])).toEqual(['P-AE5', 'P-AE5']);
    expect(clauses({ platform: { name: 'dhgate' }, returnShipment: { sentAt: '2025-05-12' } })).toEqual(['P-DH6']);
    expect(clauses({ platform: { name: 'ebay' }, returnShipment: { sentAt: '2025-05-12' } })).toEqual([]);
  });
  it('twelve questions once there is a decision, none before', () => {
    expect(ask({}).appeal.readiness).toEqual([]);
    const ready = (tree: object) =>
      Object.fromEntries(ask({ decision: { at: '2025-05-12' }, ...tree }).appeal.readiness.map((r) => [r.id, r.ok]));
    const bare = ready({});
    expect(Object.keys(bare)).toHaveLength(12);
    expect(bare).toMatchObject({
      decision: true,
      grounds: false,
      'order-no': null,
      translations: null,
      redactions: null,
      window: null,
    });
    const documents = (kind: string) => [
      { id: '1', kind: 'order_page', orderNo: '178-22' },
      { id: '2', kind, orderNo: '178 22' },
    ];
    expect(ready({ order: { orderNo: '17822' }, documents: documents('invoice') })['order-no']).toBe(true);
    expect(ready({ order: { orderNo: '17822' }, documents: documents('order_page') })['order-no']).toBe(false);
    expect(ready({ appeal: { windowEndsAt: '2025-05-01' } })['window']).toBe(false);
    const ground = { id: 'g', title: 't', exhibits: ['a'] };
    expect(ready({ appeal: { grounds: [ground] } })['ground-proof']).toBe(false);
    expect(ready({ appeal: { grounds: [{ ...ground, rule: 'F-11' }] } })['ground-proof']).toBe(true);
  });
});
