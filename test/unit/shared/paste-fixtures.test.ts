/** Whole pages, chats and mails as people paste them: what is found, and in which line. All invented. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkEntry, checkFact } from '../../../src/shared/domain/fact-paths.ts';
import { longestPaste, readPaste } from '../../../src/shared/domain/paste/read-paste.ts';

const pasted = (name: string): string => readFileSync(path.join(import.meta.dirname, 'pastes', `${name}.txt`), 'utf8');
const zones = ['Europe/Warsaw', 'Asia/Shanghai'];
const read = (name: string) => readPaste(pasted(name), '2025-06-01', { zones });
/** `path`, of which entry, the value, and the line; a question mark where it is asked and not ticked. */
const told = (name: string) =>
  read(name).proposals.map(({ path: fact, entry, value, line, isPlain }) => [
    `${fact}${entry === undefined ? '' : ` ${entry}`}${isPlain ? '' : ' ?'}`,
    value,
    line,
  ]);
const said = (name: string) =>
  read(name).messages.map(({ when, speaker, text, line }) => [when, speaker, text.replaceAll('\n', ' / '), line]);
const at = (local: string, zone = '') => ({ local, zone });
const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('order pages', () => {
  test('in English, cells below each other and buttons glued to numbers', () => {
    const address = 'Anna Sample\n+48 600 100 200\n12 Example Street\n00-001 Warsaw\nPoland';
    expect(told('order-page-en')).toEqual([
      ['order.orderNo', '218730465521', 4],
      ['order.orderedAt', at('2025-03-03T14:22'), 5],
      ['platform.service', 'trade_assurance', 6],
      ['seller.name', { name: 'Ningbo Sample Lighting Co., Ltd.' }, 8],
      ['customer.name', { name: 'Anna Sample' }, 10],
      ['customer.shipTo ?', '12 Example Street, 00-001 Warsaw, Poland', 10],
      ['customer.country', 'PL', 10],
      ['customer.shipTo ?', address, 11],
      ['order.shippingPaid', usd(35000), 26],
      ['order.tax', usd(0), 27],
      ['order.total', usd(285000), 28],
      ['order.paidAt', '2025-03-05', 30],
      ['shipment.handedToCarrierAt', '2025-03-20', 32],
      ['order.incoterm', 'DAP', 33],
      ['order.namedPlace', 'Warsaw', 33],
      ['shipment.carrier', 'DHL', 34],
      ['shipment.transportDocNo', 'JD014600001122', 35],
      ['delivery.deliveredAt', at('2025-04-02T10:12'), 37],
      ['platform.name', 'alibaba_com', 6],
      ['order.items[].description 0 ?', 'LED desk lamp 20 W, white', 21],
      ['order.items[].quantity 0', { value: 200, unit: 'pcs' }, 21],
      ['order.items[].unitPrice 0', usd(1250), 21],
      ['order.orderNoConfirmed ?', true, 4],
      ['customer.nameConfirmed ?', true, 10],
    ]);
    expect(said('order-page-en')).toEqual([]);
  });

  test('in Chinese, labels without colons and a table of two products', () => {
    expect(told('order-page-zh')).toEqual([
      ['platform.name', 'alibaba_com', 1],
      ['order.orderNo', '218730465521', 2],
      ['platform.service', 'trade_assurance', 3],
      ['order.orderedAt', at('2025-03-03T14:22:10'), 4],
      ['order.paidAt', at('2025-03-05T09:01:33'), 5],
      ['shipment.handedToCarrierAt', at('2025-03-20T16:40'), 6],
      ['seller.name', { name: '宁波样品照明有限公司' }, 7],
      ['customer.name', { name: 'Anna Sample' }, 8],
      ['customer.shipTo', 'Anna Sample\n+48 600 100 200\n12 Example Street, 00-001 Warsaw, 波兰', 9],
      ['customer.country', 'PL', 9],
      ['order.shippingPaid', usd(35000), 18],
      ['order.total', usd(330000), 19],
      ['order.paid', usd(330000), 20],
      ['delivery.deliveredAt', at('2025-04-02T10:12', 'Asia/Shanghai'), 21],
      ['lines[].reason 0', 'QUALITY', 22],
      ['order.items[].description 0', '台灯 20W 白色', 15],
      ['order.items[].quantity 0', { value: 200, unit: 'pcs' }, 15],
      ['order.items[].unitPrice 0', usd(1250), 15],
      ['order.items[].description 1', '台灯 12W 黑色', 16],
      ['order.items[].quantity 1', { value: 50, unit: 'pcs' }, 16],
      ['order.items[].unitPrice 1', usd(900), 16],
      ['order.orderNoConfirmed ?', true, 2],
      ['customer.nameConfirmed ?', true, 8],
    ]);
    expect(said('order-page-zh')).toEqual([]);
  });

  test('in both languages at once: labels told twice, an address on one line, the refund request below', () => {
    expect(told('order-page-both')).toEqual([
      ['order.orderNo', '264430001122334455', 2],
      ['platform.service', 'trade_assurance', 4],
      ['order.orderedAt', at('2025-02-05T14:22:10', 'Asia/Shanghai'), 5],
      ['customer.name', { name: 'Marta Amostra, Exemplo Utilidades Ltda' }, 6],
      ['customer.country', 'BR', 6],
      ['customer.shipTo', 'Rua do Exemplo 12, Manaus, AM 69000-000, Brazil', 11],
      ['order.shippingPaid', usd(31000), 15],
      ['order.total', usd(253000), 16],
      ['order.incoterm', 'FOB', 18],
      ['order.namedPlace', 'Shantou', 18],
      ['shipment.carrier', 'FedEx', 19],
      ['shipment.mode', 'courier', 19],
      ['shipment.transportDocNo', '770011223344', 20],
      ['shipment.handedToCarrierAt', at('2025-03-12T09:30', 'America/Manaus'), 21],
      ['delivery.deliveredAt', at('2025-04-14T10:20', 'America/Sao_Paulo'), 22],
      ['request.at', at('2025-04-19T08:45'), 24],
      // It may be a defect, another colour or other goods: asked, and told in the platform's words.
      ['lines[].reason 0 ?', 'QUALITY', 25],
      ['lines[].description 0', '货不对板 Product not as described', 25],
      ['request.amount', usd(253000), 26],
      ['request.buyerWants', 'return_and_refund', 26],
      ['request.text', 'The glaze is not as described, more grey than the picture.', 27],
      ['platform.name', 'alibaba_com', 4],
      ['order.items[].description 0', 'Stoneware bowl 14 cm 陶瓷碗', 14],
      ['order.items[].quantity 0', { value: 1200, unit: 'pcs' }, 14],
      ['order.items[].unitPrice 0', usd(185), 14],
      ['order.orderNoConfirmed ?', true, 2],
      ['customer.nameConfirmed ?', true, 6],
    ]);
    expect(said('order-page-both')).toEqual([]);
  });

  test('several labels in one line, and clocks that are told by their distance', () => {
    expect(told('order-page-cells')).toEqual([
      ['order.orderNo', '199900112233445566', 1],
      ['platform.service', 'trade_assurance', 2],
      ['order.orderedAt', at('2025-03-28T10:05', 'Asia/Shanghai'), 3],
      ['customer.name', { name: 'Musterlicht GmbH, Jana Muster' }, 4],
      ['customer.country', 'DE', 5],
      ['customer.shipTo', 'Musterstr. 12, 20457 Hamburg, Germany', 6],
      ['order.shippingPaid', usd(74000), 9],
      ['order.total', usd(634000), 10],
      ['order.incoterm', 'CIF', 11],
      ['order.namedPlace', 'Hamburg', 11],
      ['shipment.carrier', 'DHL Express', 12],
      ['shipment.mode', 'courier', 12],
      ['shipment.transportDocNo', '4455000099', 12],
      ['shipment.handedToCarrierAt', at('2025-04-09T16:00', 'Asia/Shanghai'), 13],
      ['delivery.deliveredAt', at('2025-04-17T11:40', 'Europe/Berlin'), 14],
      ['request.at', at('2025-04-19T18:22', 'Europe/Berlin'), 15],
      ['lines[].reason 0', 'TRANSIT_DAMAGE', 16],
      ['request.amount', usd(634000), 17],
      ['platform.name', 'alibaba_com', 2],
      ['order.items[].description 0', 'LED panel lamp 40W 60x60', 7],
      ['order.items[].quantity 0', { value: 500, unit: 'pcs' }, 7],
      ['order.items[].unitPrice 0', usd(1120), 7],
      ['order.orderNoConfirmed ?', true, 1],
      ['customer.nameConfirmed ?', true, 4],
    ]);
    expect(said('order-page-cells')).toEqual([]);
  });

  const itemOf = (text: string) =>
    Object.fromEntries(
      readPaste(text, '2025-06-01')
        .proposals.filter((one) => one.path.startsWith('order.items'))
        .map((one) => [one.path.slice('order.items[].'.length), one.value]),
    );
  test.each([
    ['Quantity: 200 pieces\nUnit price: USD 12.50', { quantity: { value: 200, unit: 'pcs' }, unitPrice: usd(1250) }],
    [
      '产品名称：台灯\n数量：200 件\n单价：12.50 美元',
      { description: '台灯', quantity: { value: 200, unit: 'pcs' }, unitPrice: usd(1250) },
    ],
    [
      'Desk lamp, white\nUSD 12.50 x 200 Pieces',
      { description: 'Desk lamp, white', quantity: { value: 200, unit: 'pcs' }, unitPrice: usd(1250) },
    ],
    [
      'Cotton cloth: 1,200 meters @ $1.10',
      { description: 'Cotton cloth', quantity: { value: 1200, unit: 'm' }, unitPrice: usd(110) },
    ],
    // No sum that agrees: three numbers below each other may be anything.
    ['USD 12.50\n200 Pieces\nUSD 99.00', {}],
    ['200 pieces are broken', {}],
  ])('goods: %s', (text, item) => expect(itemOf(text)).toEqual(item));

  test.each([
    ['Order total USD 2,850.00', 'order.total', usd(285000)],
    ['Total (USD)\t2,850.00', 'order.total', usd(285000)],
    ['订单总额：$2,850.00', 'order.total', usd(285000)],
    ['Payment received: 5 Mar 2025', 'order.paidAt', '2025-03-05'],
    ['Estimated delivery: Apr 10, 2025', 'order.promisedDeliveryAt', '2025-04-10'],
    ['Order No.: 218730465521\nCopy', 'order.orderNo', '218730465521'],
    ['订单号\n218730465521复制', 'order.orderNo', '218730465521'],
    ['Platform: Alibaba.com', 'platform.name', 'alibaba_com'],
    ['Dispute reason: Damaged in transit', 'lines[].reason', 'TRANSIT_DAMAGE'],
    ['Country/Region: United States', 'customer.country', 'US'],
    ['Order date: 2025-03-03 14:22 (GMT+8)', 'order.orderedAt', at('2025-03-03T14:22', 'Asia/Shanghai')],
    ['Delivered: 2025-03-03 14:22 (GMT+2)', 'delivery.deliveredAt', at('2025-03-03T14:22', 'Etc/GMT-2')],
    ['Delivered: 2025-03-03 14:22 (UTC-3)', 'delivery.deliveredAt', at('2025-03-03T14:22', 'Etc/GMT+3')],
    ['Delivered: 2025-03-03 14:22 (America/Bogota)', 'delivery.deliveredAt', at('2025-03-03T14:22', 'America/Bogota')],
    ['运单号 SF1234567890', 'shipment.transportDocNo', 'SF1234567890'],
    ['订单总额 Total USD 5,060.00', 'order.total', usd(506000)],
    ['Order total: US $6,340.00', 'order.total', usd(634000)],
    ['退款类型：仅退款', 'request.buyerWants', 'refund_only'],
    ['Item: Lamp 40W 60x60 Qty: 500 pieces', 'order.items[].description', 'Lamp 40W 60x60'],
    ['Order date: 2025-03-03 14:22 CST', 'order.orderedAt', at('2025-03-03T14:22')],
  ])('%s', (text, fact, value) => {
    const found = readPaste(text, '2025-06-01', { zones }).proposals.filter((one) => one.path === fact);
    expect(found.map((one) => one.value)).toEqual([value]);
  });

  test.each([
    '申请时间 2025-04-19 08:45\n退款原因：质量问题',
    '2025-04-14 10:20 已签收\n2025-04-13 08:00 In transit\nDHL',
    'Last update 2025-04-19 08:45\nsomething',
    '签收时间\n2025-04-14 10:20\n申请时间\n2025-04-19 08:45\n货不对板',
  ])('a label beside a time is nobody: %j', (text) => expect(readPaste(text, '2025-06-01').messages).toEqual([]));

  test.each([
    ['收货地址：示例路 1 号\n单价 USD 1.85   数量 2,400 pieces\n小计 USD 4,440.00', '示例路 1 号'],
    [
      'Ship to: 12 Example Street\n00-001 Warsaw\nPhone: 600 100 200\nShipping fee USD 350.00',
      '12 Example Street\n00-001 Warsaw\nPhone: 600 100 200',
    ],
    ['Ship to: 12 Example Street, Poland\nLED lamp\nPayment', '12 Example Street, Poland'],
  ])('an address ends at the next label: %j', (text, address) =>
    expect(readPaste(text, '2025-06-01').proposals.filter((one) => one.path === 'customer.shipTo')).toMatchObject([
      { value: address },
    ]),
  );

  test('goods that are only “not as described” are never wrong goods', () => {
    for (const text of [
      '退款原因：货不对板',
      'Refund reason: Product not as described',
      'Buyer: not as described\nMe: why?',
    ])
      expect(
        readPaste(text, '2025-06-01').proposals.filter(
          (one) => one.path === 'lines[].reason' && (one.isPlain || one.value !== 'QUALITY'),
        ),
      ).toEqual([]);
    expect(readPaste('退款原因：发错货', '2025-06-01').proposals).toMatchObject([
      { value: 'WRONG_ITEM', isPlain: true },
    ]);
  });

  test('a mail address is no platform', () =>
    expect(readPaste('write to help@alibaba.com', '2025-06-01').proposals).toEqual([]));
});

describe('chats and mails', () => {
  test('a WhatsApp export: the 25th tells how its days are written; lines of the program are nobody’s', () => {
    expect(said('whatsapp')).toEqual([
      [at('2025-05-12T14:33'), 'Anna Sample', 'Hello, 12 of the lamps arrived broken. / I need an answer today.', 2],
      [at('2025-05-12T14:35'), 'Anna Sample', '<Media omitted>', 4],
      [at('2025-05-13T09:02'), 'Li Sample', 'Good morning Anna, please send photos of the cartons.', 5],
      [at('2025-05-25T10:00'), 'Anna Sample', "We don't want the rest either. Order 218730465521.", 7],
    ]);
    // What may be the reason is asked, never ticked.
    expect(told('whatsapp').filter(([fact]) => String(fact).startsWith('lines'))).toEqual([
      ['lines[].reason 0 ?', 'TRANSIT_DAMAGE', 2],
      ['lines[].reason 0 ?', 'QUALITY', 2],
      ['lines[].reason 0 ?', 'NO_REASON_POST', 7],
      ['lines[].reason 0 ?', 'CHANGE_OF_MIND_PRE', 7],
    ]);
  });

  test('an export with the month first', () =>
    expect(said('whatsapp-ios').map(([when, who]) => [when, who])).toEqual([
      [at('2025-05-12T14:33:10'), 'Anna Sample'],
      [at('2025-05-12T14:34:02'), 'Anna Sample'],
      [at('2025-05-13T09:02:44'), 'Li Sample'],
    ]));

  test('where no day tells, the order is asked once and then holds for all', () => {
    const text = '04/02/2025, 15:02 - Me: Hello\n05/02/2025, 08:00 - Anna: Yes';
    const open = readPaste(text, '2025-06-01');
    expect([open.openDay, open.messages.map(({ when }) => when)]).toEqual(['04/02/2025', [null, null]]);
    const asked = readPaste(text, '2025-06-01', { dayOrder: 'day-first' });
    expect(asked.messages.map(({ when }) => when)).toEqual([at('2025-02-04T15:02'), at('2025-02-05T08:00')]);
  });

  test('a WeChat copy with days between the messages', () =>
    expect(said('wechat')).toEqual([
      [at('2025-05-12T14:33'), '安娜', '收到的灯有12个坏了', 3],
      [at('2025-05-12T14:40'), '李伟', '请发照片', 7],
      [at('2025-05-13T09:05'), '安娜', '[图片]', 13],
    ]));

  test('a chat of the platform: name, time and words below each other', () =>
    expect(said('platform-chat')).toEqual([
      [at('2025-05-12T14:33'), 'Anna Sample', 'The colour is wrong, this is not what we ordered.', 1],
      [at('2025-05-12T15:02'), 'Li Sample', 'We are sorry to hear it. Our offer: USD 120 discount. / Read', 4],
      [at('2025-05-13T09:10'), 'Anna Sample', 'No, I want a refund.', 8],
    ]));

  test('a chain of mails, the oldest first, each with its own time', () => {
    expect(said('mail-chain')).toEqual([
      [at('2025-05-11T09:00'), 'Anna Sample', 'The lamps are defective.', 19],
      [at('2025-05-12T14:33'), 'Li Sample', 'Dear Anna, /  / we offer a discount of USD 120. /  / Li', 10],
      [at('2025-05-12T16:20'), 'Anna Sample', 'That is not enough. We ask for a full refund. /  / Anna', 1],
    ]);
    expect(read('mail-chain').messages.every(({ channel }) => channel === 'email')).toBe(true);
    expect(said('mail-zh')).toEqual([
      [at('2025-05-12T14:33'), 'Anna Sample', '灯坏了。', 9],
      [at('2025-05-13T09:05'), '李伟', '请发照片。', 1],
    ]);
    // Who receives a mail is not named as the buyer by it.
    expect(told('mail-zh').map(([fact]) => fact)).not.toContain('customer.name ?');
  });

  test('lines of a page that name the parties are no conversation', () => {
    const { messages, proposals } = readPaste('Supplier: Sample Lighting Ltd\nBuyer: Sample Trade GmbH', '2025-06-01');
    expect(messages).toEqual([]);
    expect(proposals.map((one) => [one.path, one.isPlain])).toEqual([
      ['seller.name', true],
      ['customer.name', true],
    ]);
    expect(
      readPaste('Supplier: We can send new ones\nBuyer: No thank you\nSupplier: Then a refund', '2025-06-01').messages,
    ).toHaveLength(3);
  });
});

const names = [
  'order-page-en',
  'order-page-zh',
  'order-page-both',
  'order-page-cells',
  'whatsapp',
  'whatsapp-ios',
  'wechat',
  'platform-chat',
  'mail-chain',
  'mail-zh',
];
test.each(names)('%s: every proposal is a value the case takes, and stands in the line it names', (name) => {
  const lines = pasted(name).split('\n');
  for (const { path: fact, value, passage, line } of read(name).proposals) {
    const zoned = typeof value === 'object' && value !== null && 'zone' in value ? { ...value, zone: 'UTC' } : value;
    const [, list, field] = /^(.*)\[\]\.(\w+)$/.exec(fact) ?? [];
    if (list !== undefined && field !== undefined)
      expect(checkEntry(list, { id: '1', [field]: zoned })).not.toHaveProperty('problems');
    else expect(checkFact(fact, zoned)).not.toHaveProperty('problems');
    expect(lines.slice(line - 1, line + 12).join(' ')).toContain(passage.split(' ')[0] ?? '?');
  }
});

test.each([
  'Qty: 1 pcs\n',
  'USD 1\n1 pcs\nUSD 1\n',
  'Product\tQuantity\n',
  '> On a, b wrote:\n',
  'A\n2025-01-01 10:00\n',
  'x × ',
])('%s again and again takes no long time', (part) => {
  const begun = performance.now();
  readPaste(part.repeat(longestPaste / part.length), '2025-06-01');
  expect(performance.now() - begun).toBeLessThan(3000);
});
