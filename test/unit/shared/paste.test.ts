/** Pasted order pages and chats, as messy as they come: English, Chinese, both. All invented. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFact } from '../../../src/shared/domain/fact-paths.ts';
import { longestPaste, readPaste, speakerOf } from '../../../src/shared/domain/paste/read-paste.ts';

const today = '2025-06-01';
const factsOf = (text: string) =>
  Object.fromEntries(
    readPaste(text, today)
      .proposals.filter((one) => one.isPlain)
      .map((one) => [one.path, one.value]),
  );

describe('a whole order page', () => {
  const page = [
    'Order number: 20250509001234',
    'Order date: 2025-04-02',
    'Buyer: Nordlicht Lampen GmbH',
    'Country: Poland',
    'Supplier: Ningbo Chenguang Lighting',
    'Order total: USD 4,800.00',
  ];

  test('is no conversation; that number and buyer were compared is asked, never ticked', () => {
    const read = readPaste(page.join('\n'), today);
    expect(read.messages).toEqual([]);
    expect(factsOf(page.join('\n'))).toEqual({
      'order.orderNo': '20250509001234',
      'order.orderedAt': '2025-04-02',
      'customer.name': { name: 'Nordlicht Lampen GmbH' },
      'customer.country': 'PL',
      'seller.name': { name: 'Ningbo Chenguang Lighting' },
      'order.total': { minor: 480000, currency: 'USD' },
    });
    expect(read.proposals.filter(({ path }) => path.endsWith('Confirmed'))).toMatchObject([
      { path: 'order.orderNoConfirmed', value: true, isPlain: false },
      { path: 'customer.nameConfirmed', value: true, isPlain: false },
    ]);
  });

  test.each([
    ['a letter that names the order', 'Order number: 20250509001234\nBuyer: Nordlicht Lampen GmbH'],
    ['a page with talk in it', [...page, 'Buyer: please refund us', 'Seller: we look at it'].join('\n')],
    ['two different numbers', [...page, 'Order number: 20250509009999'].join('\n')],
  ])('%s checks no order number', (_, text) => {
    expect(readPaste(text, today).proposals.map(({ path }) => path)).not.toContain('order.orderNoConfirmed');
  });

  test.each([
    ['波兰', 'PL'],
    ['Poland', 'PL'],
    ['Ruritania', undefined],
  ])('the country %s', (said, code) => {
    expect(factsOf(`国家/地区：${said}`)['customer.country']).toBe(code);
  });
});

describe('order pages', () => {
  test.each([
    ['Order No.: 178 2233 0045 0012', { 'order.orderNo': '178 2233 0045 0012' }],
    ['订单号：178223300450012', { 'order.orderNo': '178223300450012' }],
    ['ORDER NUMBER\n178223300450012', { 'order.orderNo': '178223300450012' }],
    ['Order total\tUSD 2,870.00', { 'order.total': { minor: 287000, currency: 'USD' } }],
    ['订单金额： 2,870.00 美元', { 'order.total': { minor: 287000, currency: 'USD' } }],
    ['Grand Total: € 1.234,50', { 'order.total': { minor: 123450, currency: 'EUR' } }],
    ['Total: 40', {}],
    ['Shipping fee: US$120', { 'order.shippingPaid': { minor: 12000, currency: 'USD' } }],
    ['Placed on: May 17, 2025', { 'order.orderedAt': '2025-05-17' }],
    ['下单时间：2025年5月17日 14:30', { 'order.orderedAt': { local: '2025-05-17T14:30', zone: '' } }],
    ['Payment time: 2025-05-17 14:30 (GMT+8)', { 'order.paidAt': { local: '2025-05-17T14:30', zone: 'Etc/GMT-8' } }],
    ['Delivered on: 04/02/2025', {}],
    ['Delivered: tomorrow', {}],
    ['Buyer: شركة النور', { 'customer.name': { name: 'شركة النور' } }],
    [
      '买家名称：示例家具 (Sample Furniture Co)',
      { 'customer.name': { name: '示例家具', latin: 'Sample Furniture Co' } },
    ],
    ['Buyer: I want my money back!', {}],
    ['Terms: FOB Ningbo, 40 ctn', { 'order.incoterm': 'FOB', 'order.namedPlace': 'Ningbo' }],
    ['贸易术语 CIF 汉堡', { 'order.incoterm': 'CIF', 'order.namedPlace': '汉堡' }],
    ['a FOBulous deal', {}],
    ['Tracking number: JD 0146 0000 1122', { 'shipment.transportDocNo': 'JD 0146 0000 1122' }],
    ['运单号：SF1234567890', { 'shipment.transportDocNo': 'SF1234567890' }],
    ['shipped with DHL in TGHU 1234567', { 'shipment.carrier': 'DHL', 'shipment.containerNo': 'TGHU1234567' }],
    ['纠纷编号: 50012345', { 'dispute.disputeNo': '50012345' }],
    ['答复截止时间：2025/6/5 18:00', { 'dispute.responseDueAt': { local: '2025-06-05T18:00', zone: '' } }],
    ['Order no.: none yet', {}],
    ['hello there', {}],
  ])('%s', (text, facts) => expect(factsOf(text)).toEqual(facts));

  test('two numbers are two proposals, and neither is ticked', () => {
    const { proposals } = readPaste('Order No.: 178223300451\nabout order 178223300452 please', today);
    expect(proposals.map((one) => [one.path, one.isPlain])).toEqual([
      ['order.orderNo', false],
      ['order.orderNo', false],
    ]);
    expect(proposals[1]?.passage).toBe('about order 178223300452 please');
  });

  test('the same number written in two ways is one', () => {
    expect(readPaste('Order No.: 1782 2330 0451\n订单号：178223300451', today).proposals).toHaveLength(1);
  });
});

describe('chats', () => {
  test('times before the name, names before the time, names alone', () => {
    const text = [
      '[2025-05-17 14:30] Anh Sang: The lamps are broken.',
      'And late.',
      '17.05.2025, 15:02 - Me: Which lamps?',
      '买家 2025-05-18 09:00:12',
      '全部都坏了',
      '2025/5/18 10:00 李伟',
      '请发照片',
      'Buyer: Here they are.',
    ].join('\n');
    expect(readPaste(text, today).messages).toMatchObject([
      { when: { local: '2025-05-17T14:30', zone: '' }, speaker: 'Anh Sang', text: 'The lamps are broken.\nAnd late.' },
      { when: { local: '2025-05-17T15:02', zone: '' }, speaker: 'Me', text: 'Which lamps?' },
      { when: { local: '2025-05-18T09:00:12', zone: '' }, speaker: '买家', text: '全部都坏了' },
      { when: { local: '2025-05-18T10:00', zone: '' }, speaker: '李伟', text: '请发照片' },
      { when: null, speaker: 'Buyer', text: 'Here they are.' },
    ]);
  });

  test('a line of an order page is no conversation', () => {
    expect(readPaste('Buyer: Sample Buyer Ltd\nTerms: FOB Ningbo', today).messages).toEqual([]);
    expect(readPaste('买家：都坏了\n我：请发照片', today).messages).toHaveLength(2);
  });

  test('a day that can be read in two ways is left out of a message', () => {
    expect(readPaste('04/02/2025, 15:02 - Me: Hello', today).messages).toMatchObject([
      { when: null, speaker: 'Me', text: 'Hello' },
    ]);
  });

  test('who speaks is told only where the name says so', () => {
    expect(
      ['Buyer', '我', '平台客服', 'Anh Sang', 'anh sang ', 'Bob'].map((name) => speakerOf(name, 'Anh Sang')),
    ).toEqual(['buyer', 'seller', 'platform', 'buyer', 'buyer', null]);
  });

  test('the exporter is known by every name he has given, the buyer by his own and by his firm', () => {
    const own = ['李伟', 'Li Wei', '宁波样品照明有限公司', 'Ningbo Sample Lighting Co., Ltd.'];
    const buyer = 'Musterlicht GmbH, Jana Muster';
    expect(
      [
        '李伟',
        'LI WEI',
        'Li Wei (Ningbo Sample Lighting Co., Ltd.)',
        '李伟 Li Wei',
        '宁波样品照明有限公司',
        'Jana Muster',
        'Musterlicht GmbH',
        'Li',
        'Wei Sample',
      ].map((name) => speakerOf(name, buyer, own)),
    ).toEqual(['seller', 'seller', 'seller', 'seller', 'seller', 'buyer', 'buyer', null, null]);
  });
});

describe('anything at all', () => {
  test('whatever is pasted, a proposal is a value the case file takes, and comes with its passage', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .tuple(fc.constantFrom('Order no.', 'Total', '下单时间', 'Buyer', 'Delivered'), fc.string({ maxLength: 30 }))
        .map(([a, b]) => `${a}: ${b}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join('\n');
        for (const { path, value, passage } of readPaste(text, today).proposals) {
          const zoned =
            typeof value === 'object' && value !== null && 'zone' in value ? { ...value, zone: 'UTC' } : value;
          if (JSON.stringify(value).includes('\\u')) continue;
          expect(checkFact(path, zoned)).not.toHaveProperty('problems');
          for (const part of passage.split(' ')) expect(text).toContain(part);
        }
      }),
    );
  });

  test('a long text takes no long time', () => {
    for (const text of [
      'a'.repeat(longestPaste),
      'Order: '.repeat(30_000),
      '1 '.repeat(100_000),
      '2025-05-17 14:30 A:\n'.repeat(10_000),
    ]) {
      const begun = performance.now();
      expect(readPaste(text, today).messages.length).toBeLessThanOrEqual(500);
      expect(performance.now() - begun).toBeLessThan(1500);
    }
  });
});
