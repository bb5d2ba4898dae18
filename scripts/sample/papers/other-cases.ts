/** Papers of the second and third case. */
import { story as bamboo } from '../no-reason-return/case.ts';
import { story as lamps } from '../transit-damage/case.ts';
import { bold, frameStamp, grid, letterhead, pairs, pdfOf, signed, t } from './kit.ts';
import { chengci, vardaris, zhuting } from './marks.ts';
import { billOfLading, invoice, orderPage } from './trade.ts';

export const bambooOrder = (): Promise<Buffer> =>
  orderPage({
    orderNo: bamboo.orderNo,
    date: '2025-05-06',
    dateTime: '2025-05-06 15:28',
    seller: bamboo.seller.latin,
    buyer: `${bamboo.buyer} (${bamboo.buyerLatin})`,
    shipTo: `${bamboo.contact}, ${bamboo.buyerAddress}`,
    terms: 'DAP Đà Nẵng',
    items: [['Bamboo desk organiser, natural, 33 × 22 × 12 cm', 'BD-60-NAT', '60 pcs', '14.20', '852.00']],
    sums: [
      ['Goods', 'USD 852.00'],
      ['Freight', 'USD 96.00'],
      ['Total paid', 'USD 948.00'],
    ],
    attachments: ['none; the product page is the description'],
    events: [
      ['2025-05-06 15:28', 'Order placed'],
      ['2025-05-06 15:41', 'Paid in full'],
      ['2025-05-08 17:05', `Shipped, ${bamboo.trackingNo}`],
    ],
  });

export const bambooInvoice = (): Promise<Buffer> =>
  invoice({
    head: zhuting,
    no: 'ZT-25-0508',
    date: '2025-05-08',
    buyer: [bamboo.buyer, bamboo.buyerLatin, bamboo.buyerAddress],
    facts: [
      ['Order no.', bamboo.orderNo],
      ['Term', 'DAP Đà Nẵng'],
      ['Waybill', bamboo.trackingNo],
    ],
    items: [['Bamboo desk organiser BD-60-NAT 竹制桌面收纳盒', '60 pcs', '14.20', '852.00']],
    sums: [
      ['Freight by courier', '', '', '96.00'],
      ['Total USD', '', '', '948.00'],
    ],
    words: 'Say US dollars nine hundred and forty-eight only.',
    seal: bamboo.seller.name,
  });

export const lampsInvoice = (): Promise<Buffer> =>
  invoice({
    head: chengci,
    no: 'CC-25-0510',
    date: '2025-05-10',
    buyer: [lamps.buyer, lamps.buyerLatin, lamps.buyerAddress],
    facts: [
      ['Order no.', lamps.orderNo],
      ['Term', 'FOB Xiamen (Incoterms 2020)'],
      ['Forwarder', `${lamps.forwarder}, named by the buyer`],
      ['B/L', lamps.bl],
    ],
    items: [['Porcelain table lamp base CC-TL-09, glazed white, 31 cm 陶瓷台灯座', '1,200 pcs', '11.80', '14,160.00']],
    sums: [['Total USD, FOB Xiamen', '', '', '14,160.00']],
    words: 'Say US dollars fourteen thousand one hundred and sixty only.',
    seal: lamps.seller.name,
  });

export const lampsBill = (): Promise<Buffer> =>
  billOfLading({
    carrier: lamps.carrier,
    ink: '#1b4f8a',
    no: lamps.bl,
    shipper: ['XIAMEN CHENGCI LIGHTING CO., LTD.', 'NO. 36 SPECIMEN KILN ROAD, XIAMEN, CHINA'],
    consignee: ['THALASSINO FOS EMPORIKI E.P.E.', 'ODOS PARADEIGMATOS 22, 546 25 THESSALONIKI'],
    notify: ['VARDARIS FREIGHT EXAMPLE S.A.', 'THESSALONIKI, GREECE'],
    vessel: `${lamps.vessel} / ${lamps.voyage}`,
    load: 'XIAMEN',
    discharge: 'THESSALONIKI',
    delivery: 'THESSALONIKI',
    goods: [
      '1X20GP CONTAINER S.T.C.',
      '300 CARTONS PORCELAIN LAMP BASES',
      'CC-TL-09',
      `ORDER ${lamps.orderNo}`,
      ' ',
      'FREIGHT COLLECT',
      'FCL/FCL',
    ],
    marks: [
      'FRAGILE',
      `ORDER ${lamps.orderNo}`,
      'C/NO. 1-300',
      ' ',
      lamps.container.replaceAll(' ', ''),
      `SEAL ${lamps.seal}`,
    ],
    packages: '300 CTNS',
    weight: '2,730.0 KGS',
    measure: '28.700 CBM',
    container: `${lamps.container} / 20GP / SEAL ${lamps.seal}`,
    freight: 'FREIGHT COLLECT',
    issued: 'XIAMEN, 14 MAY 2025',
    onBoard: '14 MAY 2025',
    date: '2025-05-14',
    words: 'THREE HUNDRED (300) CARTONS ONLY. ONE (1) CONTAINER.',
  });

export const lampsDelivery = (): Promise<Buffer> =>
  pdfOf({
    title: 'Delivery note VF-25-0620',
    author: vardaris.name,
    date: '2025-06-20',
    content: [
      letterhead(vardaris),
      t('ΔΕΛΤΙΟ ΠΑΡΑΛΑΒΗΣ / DELIVERY NOTE', { fontSize: 15, bold: true }),
      t('Αρ. / No. VF-25-0620', { margin: [0, 2, 0, 10] }),
      pairs(
        [
          ['Παραλήπτης / consignee', `${lamps.buyer} (${lamps.buyerLatin})`],
          ['Τόπος / place', lamps.buyerAddress],
          ['Ημερομηνία / date', '20.06.2025, 10:55'],
          ['Order', lamps.orderNo],
        ],
        130,
      ),
      grid(
        ['Container', 'Seal at arrival', 'B/L', 'Cartons'],
        [[lamps.container, `${lamps.seal} – intact / άθικτη`, lamps.bl, '300']],
        { ink: vardaris.ink, right: [3] },
      ),
      bold('Παρατηρήσεις / remarks', { margin: [0, 8, 0, 3] }),
      {
        table: {
          widths: ['*'],
          heights: [80],
          body: [
            [
              t(
                '38 cartons crushed, upper rows. Received under reserve. Photographs taken.\n38 κιβώτια συνθλιμμένα, άνω σειρές. Παραλαβή με επιφύλαξη.',
                { fontSize: 11.5, italics: true, color: '#1b2f7a', margin: [8, 10, 8, 8] },
              ),
            ],
          ],
        },
      },
      t(' ', { margin: [0, 0, 0, 24] }),
      {
        columns: [signed('Apothiki', ['Παραλήπτης / consignee']), signed('Odigos', ['Οδηγός / driver'], '#222')],
        columnGap: 70,
      },
      frameStamp(['ΑΠΟΘΗΚΗ', '20 ΙΟΥΝ 2025', 'ΜΕ ΕΠΙΦΥΛΑΞΗ'], 215, 480, { ink: '#9b1c31', width: 140, turn: -8 }),
    ],
  });
