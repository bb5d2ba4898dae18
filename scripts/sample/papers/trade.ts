/** Papers that every trade has: order page, invoice, bill of lading. */
import * as print from '../studio/prints.ts';
import {
  bold,
  frameStamp,
  gap,
  grid,
  type Letterhead,
  letterhead,
  type Node,
  pairs,
  pdfOf,
  roundSeal,
  signed,
  t,
} from './kit.ts';

export interface OrderPage {
  readonly orderNo: string;
  readonly date: string;
  readonly dateTime: string;
  readonly seller: string;
  readonly buyer: string;
  readonly shipTo: string;
  readonly terms: string;
  readonly items: readonly (readonly [name: string, sku: string, quantity: string, price: string, amount: string])[];
  readonly sums: readonly (readonly [string, string])[];
  readonly attachments: readonly string[];
  readonly events: readonly (readonly [string, string])[];
}

/** The order page of the platform, printed from the browser. */
export function orderPage(order: OrderPage): Promise<Buffer> {
  return pdfOf({
    title: `Order ${order.orderNo}`,
    author: 'browser print',
    date: order.date,
    size: 8.5,
    header: () => ({
      columns: [
        { text: order.dateTime, fontSize: 7, color: '#666' },
        { text: `Order details ${order.orderNo}`, fontSize: 7, color: '#666', alignment: 'right' },
      ],
      margin: [30, 16, 30, 0],
    }),
    content: [
      {
        table: {
          widths: ['*', 'auto'],
          body: [
            [
              bold('Order details 订单详情', { fontSize: 15, color: '#fff', margin: [8, 8, 0, 8] }),
              t('Trade Assurance · paid', { color: '#fff', margin: [0, 12, 8, 0] }),
            ],
          ],
        },
        layout: { hLineWidth: () => 0, vLineWidth: () => 0, fillColor: () => '#e8590c' },
      },
      gap(8),
      {
        columns: [
          pairs(
            [
              ['Order no. 订单号', order.orderNo],
              ['Placed on', order.dateTime],
              ['Trade term', order.terms],
            ],
            90,
            9,
          ),
          pairs(
            [
              ['Supplier', order.seller],
              ['Buyer', order.buyer],
              ['Ship to', order.shipTo],
            ],
            60,
            9,
          ),
        ],
      },
      grid(['Product', 'SKU', 'Quantity', 'Unit price', 'Amount'], order.items, {
        widths: ['*', 90, 70, 60, 75],
        right: [2, 3, 4],
        ink: '#5c5f66',
      }),
      {
        columns: [
          { width: '*', text: '' },
          { width: 230, ...(pairs(order.sums, 130, 9.5) as object) },
        ],
      },
      bold('Attachments agreed with the order', { fontSize: 10, margin: [0, 6, 0, 3] }),
      { ul: order.attachments.map((a) => t(a)), fontSize: 9, color: '#1c5fa8' },
      bold('Order history', { fontSize: 10, margin: [0, 12, 0, 3] }),
      grid(['Time', 'Event'], order.events, { widths: [150, '*'], ink: '#5c5f66' }),
      t('Times are shown in the time zone of the account (Asia/Shanghai).', { fontSize: 7.5, color: '#777' }),
    ],
  });
}

export interface Invoice {
  readonly head: Letterhead;
  readonly no: string;
  readonly date: string;
  readonly buyer: readonly string[];
  readonly facts: readonly (readonly [string, string])[];
  readonly items: readonly (readonly [string, string, string, string])[];
  readonly sums: readonly (readonly [string, string, string, string])[];
  readonly words: string;
  readonly seal: string;
}

/** A commercial invoice with the seller's seal. */
export function invoice(i: Invoice): Promise<Buffer> {
  return pdfOf({
    title: `Invoice ${i.no}`,
    author: i.head.second ?? i.head.name,
    date: i.date,
    content: [
      letterhead(i.head),
      t('COMMERCIAL INVOICE 商业发票', { fontSize: 16, bold: true, alignment: 'center', margin: [0, 0, 0, 10] }),
      {
        columns: [
          { width: '*', stack: [bold('To:'), ...i.buyer.map((l) => t(l))] },
          { width: 230, ...(pairs([['Invoice no.', i.no], ['Date', i.date], ...i.facts], 90) as object) },
        ],
        columnGap: 20,
      },
      gap(8),
      grid(['Description 品名', 'Quantity', 'Unit price', 'Amount'], [...i.items, ...i.sums], {
        widths: ['*', 80, 80, 100],
        right: [1, 2, 3],
        ink: i.head.ink,
        last: true,
      }),
      t(i.words, { italics: true, margin: [0, 2, 0, 10] }),
      t('Country of origin: China 原产国：中国'),
      t('Payment received in full through the platform. 货款已通过平台全额收讫。'),
      gap(30),
      {
        columns: [
          { width: '*', text: '' },
          {
            width: 200,
            ...(signed(`invoice ${i.no}`, ['Authorised signature 授权签字', i.head.second ?? '']) as object),
          },
        ],
      },
      roundSeal(i.seal, '发票专用章', 395, 480 + i.items.length * 18),
    ],
  });
}

export interface BillOfLading {
  readonly carrier: string;
  readonly ink: string;
  readonly no: string;
  readonly shipper: readonly string[];
  readonly consignee: readonly string[];
  readonly notify: readonly string[];
  readonly vessel: string;
  readonly load: string;
  readonly discharge: string;
  readonly delivery: string;
  readonly goods: readonly string[];
  readonly marks: readonly string[];
  readonly packages: string;
  readonly weight: string;
  readonly measure: string;
  readonly container: string;
  readonly freight: string;
  readonly issued: string;
  readonly onBoard: string;
  readonly date: string;
  readonly words: string;
}

/** A bill of lading in the usual boxes, typed in Courier, stamped clean on board. */
export function billOfLading(bl: BillOfLading): Promise<Buffer> {
  const label = (text: string): Node => ({ text, font: 'Helvetica', fontSize: 6.2, color: bl.ink });
  const typed = (lines: readonly string[]): Node[] =>
    lines.map((l) => ({ text: l, font: 'Courier', fontSize: 8.6, lineHeight: 1.25 }));
  const box = (name: string, lines: readonly string[], more: Record<string, unknown> = {}): Node => ({
    stack: [label(name), ...typed(lines)],
    ...more,
  });
  const lines = {
    hLineWidth: () => 0.7,
    vLineWidth: () => 0.7,
    hLineColor: () => bl.ink,
    vLineColor: () => bl.ink,
    paddingTop: () => 4,
    paddingBottom: () => 5,
  };
  return pdfOf({
    title: `Bill of lading ${bl.no}`,
    author: bl.carrier,
    date: bl.date,
    font: 'Helvetica',
    margins: [34, 30, 34, 30],
    size: 8,
    footer: () => ({
      text: 'ORIGINAL  1 of 3   ·   particulars furnished by shipper, container sealed by shipper',
      fontSize: 6.5,
      color: bl.ink,
      alignment: 'center',
    }),
    content: [
      {
        table: {
          widths: ['*', '*'],
          heights: [74, 62, 46],
          body: [
            [
              box('SHIPPER', bl.shipper, { minHeight: 60 }),
              {
                stack: [
                  { text: bl.carrier.toUpperCase(), fontSize: 17, bold: true, color: bl.ink },
                  {
                    text: 'BILL OF LADING FOR OCEAN TRANSPORT OR MULTIMODAL TRANSPORT',
                    fontSize: 7,
                    color: bl.ink,
                    margin: [0, 2, 0, 4],
                  },
                  label('B/L No.'),
                  { text: bl.no, font: 'Courier', bold: true, fontSize: 13 },
                ],
              },
            ],
            [
              box('CONSIGNEE', bl.consignee),
              {
                stack: [
                  label(
                    'RECEIVED in apparent good order and condition unless otherwise stated herein the number of packages or units stated below, for carriage from the place of receipt or port of loading to the port of discharge or place of delivery.',
                  ),
                  label(' '),
                  label(
                    'In witness whereof three (3) originals have been signed, one of which being accomplished the others shall be void.',
                  ),
                ],
              },
            ],
            [box('NOTIFY PARTY', bl.notify), box('FREIGHT', [bl.freight])],
          ],
        },
        layout: lines,
      },
      {
        table: {
          widths: ['*', '*', '*', '*'],
          body: [
            [
              box('VESSEL / VOYAGE', [bl.vessel]),
              box('PORT OF LOADING', [bl.load]),
              box('PORT OF DISCHARGE', [bl.discharge]),
              box('PLACE OF DELIVERY', [bl.delivery]),
            ],
          ],
        },
        layout: lines,
      },
      {
        table: {
          widths: [112, 74, '*', 72, 62],
          heights: ['auto', 300],
          body: [
            [
              label('MARKS AND NUMBERS / CONTAINER / SEAL'),
              label('NO. OF PACKAGES'),
              label('DESCRIPTION OF GOODS'),
              label('GROSS WEIGHT'),
              label('MEASUREMENT'),
            ],
            [
              { stack: typed(bl.marks), minHeight: 230 },
              { stack: typed([bl.packages]) },
              { stack: [...typed(bl.goods)] },
              { stack: typed([bl.weight]) },
              { stack: typed([bl.measure]) },
            ],
          ],
        },
        layout: lines,
      },
      {
        table: {
          widths: ['*'],
          body: [[box('TOTAL NUMBER OF CONTAINERS OR PACKAGES IN WORDS', [bl.words, bl.container])]],
        },
        layout: lines,
      },
      {
        table: {
          widths: ['*', '*', 190],
          body: [
            [
              box('PLACE AND DATE OF ISSUE', [bl.issued]),
              box('SHIPPED ON BOARD', [bl.onBoard]),
              {
                stack: [
                  label('SIGNED FOR THE CARRIER'),
                  {
                    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="170" height="46" viewBox="0 0 170 46">${print.signature(`master ${bl.no}`, 12, 10, 110, 26, '#141414', 1.5)}</svg>`,
                  },
                  label(`AS AGENT FOR THE CARRIER ${bl.carrier.toUpperCase()}`),
                ],
              },
            ],
          ],
        },
        layout: lines,
      },
      frameStamp(['CLEAN ON BOARD', bl.onBoard], 232, 440, { ink: '#8e1b3a', width: 170, turn: -7, size: 15 }),
      frameStamp(['SHIPPER LOAD, COUNT AND SEAL'], 226, 375, { ink: '#1f3f8f', width: 180, turn: 2, size: 9 }),
      frameStamp(['ORIGINAL'], 460, 62, { ink: '#8e1b3a', width: 90, turn: 9, size: 13 }),
    ],
  });
}
