/** Papers of the first case about the way of the goods and the dispute: insurance, delivery, quote, decision. */
import { buyer, dispute, order, seller, shipment } from '../colour-dispute/story.ts';
import { bold, frameStamp, gap, grid, letterhead, pairs, pdfOf, roundSeal, signed, t } from './kit.ts';
import { hafenbogen, jade } from './marks.ts';

/** The insurance certificate, a landscape page with a frame. */
export function insurance(): Promise<Buffer> {
  return pdfOf({
    title: 'Insurance certificate JHM-25-0417-3302',
    author: 'Jade Harbour Marine Insurance Co., Ltd.',
    date: '2025-04-27',
    landscape: true,
    margins: [64, 54, 64, 50],
    background: {
      canvas: [
        { type: 'rect', x: 24, y: 24, w: 794, h: 547, lineWidth: 3, lineColor: '#0e5c4a' },
        { type: 'rect', x: 30, y: 30, w: 782, h: 535, lineWidth: 0.8, lineColor: '#0e5c4a' },
      ],
    },
    content: [
      letterhead(jade),
      t('CARGO TRANSPORTATION INSURANCE CERTIFICATE 货物运输保险凭证', {
        fontSize: 15,
        bold: true,
        alignment: 'center',
        color: jade.ink,
      }),
      t('Certificate no. JHM-25-0417-3302', { alignment: 'center', margin: [0, 2, 0, 10] }),
      {
        columns: [
          pairs(
            [
              ['Insured 被保险人', `${seller.latin} – endorsed in blank`],
              ['Invoice no.', order.contractNo],
              ['Amount insured', 'USD 39,270.00 (110 % of CIF value)'],
              ['Conditions', 'all risks, warehouse to warehouse'],
              ['Claims payable at', 'Hamburg, in USD'],
            ],
            110,
            9.5,
          ),
          pairs(
            [
              ['Vessel, voyage', `${shipment.vessel}, ${shipment.voyage}`],
              ['From / to', 'Ningbo, China / Hamburg, Germany'],
              ['B/L no.', shipment.bl],
              ['Container, seal', `${shipment.container}, ${shipment.seal}`],
              ['Goods', '440 cartons woven cotton throws'],
            ],
            100,
            9.5,
          ),
        ],
        columnGap: 30,
      },
      t(
        'In the event of loss or damage apply at once for survey to the agent named below; notice to the carrier is to be given within three days of delivery if the damage is not apparent. This certificate covers loss or damage in transit only; shade and quality of the goods are not insured.',
        { margin: [0, 12, 0, 14], alignment: 'justify' },
      ),
      {
        columns: [
          pairs(
            [
              ['Survey agent', 'Elbstrom Havarie Beispiel GmbH, Hamburg, survey@elbstrom.example'],
              ['Issued', 'Ningbo, 27 April 2025'],
            ],
            90,
            9.5,
          ),
          signed('Jade Harbour', ['Authorised signature'], '#222', 180),
        ],
        columnGap: 40,
      },
      roundSeal('玉港海上保险股份有限公司', '保单专用章', 640, 400, 108),
    ],
  });
}

/** The delivery receipt of the haulier, German. */
export function deliveryReceipt(): Promise<Buffer> {
  return pdfOf({
    title: 'Ablieferbeleg HB-25-060518',
    author: hafenbogen.name,
    date: '2025-06-05',
    content: [
      letterhead(hafenbogen),
      t('ABLIEFERBELEG / PROOF OF DELIVERY', { fontSize: 15, bold: true }),
      t('Nr. HB-25-060518', { margin: [0, 2, 0, 10] }),
      {
        columns: [
          pairs(
            [
              ['Empfänger', buyer.name],
              ['Abladestelle', 'Tor 3, Wareneingang'],
              ['Anschrift', buyer.address],
              ['Auftrag / order', order.no],
            ],
            90,
          ),
          pairs(
            [
              ['Datum', '05.06.2025'],
              ['Ankunft / arrival', '10:05'],
              ['Ende / end', '10:25'],
              ['Fahrzeug', 'HH-XX 0000'],
            ],
            90,
          ),
        ],
        columnGap: 20,
      },
      grid(
        ['Container', 'Siegel / seal', 'B/L', 'Kolli', 'Gewicht kg'],
        [[shipment.container, `${shipment.seal} – unverletzt / intact`, shipment.bl, '440 Karton', '3.694,5']],
        { ink: hafenbogen.ink, right: [4], widths: [100, '*', 90, 70, 70] },
      ),
      bold('Prüfung bei Ablieferung / check at delivery', { margin: [0, 6, 0, 3] }),
      grid(
        ['Prüfpunkt', 'Ergebnis'],
        [
          ['Siegel vor Öffnung unverletzt / seal intact before opening', 'ja / yes'],
          ['Anzahl Karton gezählt / cartons counted', '440'],
          ['Karton eingedrückt, nass oder offen / crushed, wet or open', 'nein / none'],
          ['Stichprobe Versandzeichen / marks compared', 'in Ordnung / correct'],
        ],
        { ink: hafenbogen.ink, widths: ['*', 120] },
      ),
      {
        table: {
          widths: ['*'],
          heights: [58],
          body: [
            [
              {
                stack: [
                  t('Vorbehalte, Bemerkungen / reservations, remarks', { color: '#555', fontSize: 8 }),
                  t('keine / none', { fontSize: 12, italics: true, margin: [10, 8, 0, 0], color: '#1b2f7a' }),
                ],
              },
            ],
          ],
        },
      },
      t('Ware vollzählig und äußerlich unbeschädigt erhalten. / Received complete and without visible damage.', {
        margin: [0, 12, 0, 22],
      }),
      {
        columns: [
          signed('Wareneingang HH', [
            'Unterschrift Empfänger / consignee',
            'Wareneingang Fichtengrund, 05.06.2025 10:25',
          ]),
          signed('Fahrer Hafenbogen', ['Fahrer / driver'], '#222'),
        ],
        columnGap: 70,
      },
      frameStamp(['WARENEINGANG', '05. JUNI 2025', 'FICHTENGRUND'], 195, 560, { ink: '#9b1c31', width: 140, turn: -8 }),
      gap(10),
      t('Elektronische Kopie, Original beim Frachtführer. Electronic copy, the original is kept by the haulier.', {
        fontSize: 7.5,
        color: '#777',
      }),
    ],
  });
}

/** The quote for bringing 100 cartons back. */
export function returnQuote(): Promise<Buffer> {
  return pdfOf({
    title: 'Angebot HF-25-0619',
    author: hafenbogen.name,
    date: '2025-06-23',
    content: [
      letterhead(hafenbogen),
      t(`${seller.latin}\nExport department\nby e-mail: ${seller.mail}`, { margin: [0, 4, 0, 16] }),
      t('Hamburg, 23.06.2025', { alignment: 'right' }),
      bold('Angebot / quote HF-25-0619: Rückführung / return Hamburg – Ningbo', { fontSize: 12, margin: [0, 6, 0, 8] }),
      t(
        'Dear Sir or Madam,\nfor the return of 100 cartons of throws (50 × 30 × 40 cm, 6.0 m³, 840 kg) from Musterkai 14, 20457 Hamburg, to CFS Ningbo by sea, less than container load, we offer:',
      ),
      grid(
        ['Leistung / service', 'Menge', 'EUR'],
        [
          ['Abholung und Palettierung / collection, palletising', '100 ctn', '210.00'],
          ['Ausfuhranmeldung / export declaration', '1', '65.00'],
          ['Seefracht LCL Hamburg – Ningbo / ocean freight', '6.0 m³', '612.00'],
          ['Terminal, Dokumente / terminal, documents', '1', '173.00'],
          ['Ablieferung CFS Ningbo / handling at destination', '6.0 m³', '80.00'],
          ['Summe / total', '', '1,140.00'],
        ],
        { widths: ['*', 80, 80], right: [1, 2], ink: hafenbogen.ink, last: true },
      ),
      t(
        'Without import customs clearance, duties and storage in China. Valid until 15.07.2025; transit time about 42 days. Our general terms apply.',
        { margin: [0, 6, 0, 22] },
      ),
      t('Mit freundlichen Grüßen'),
      signed('Dispo Hafenbogen', ['Disposition Übersee'], '#222'),
    ],
  });
}

/** The platform's decision, printed from the dispute page. */
export function decision(): Promise<Buffer> {
  return pdfOf({
    title: `Decision ${dispute.decisionNo}`,
    author: 'dispute team',
    date: '2025-07-04',
    font: 'Helvetica',
    size: 10,
    header: () => ({
      columns: [
        { text: 'Dispute center', fontSize: 8, color: '#666' },
        { text: `printed 2025-07-04 11:42`, fontSize: 8, color: '#666', alignment: 'right' },
      ],
      margin: [48, 20, 48, 0],
    }),
    content: [
      { text: 'Notice of dispute decision', fontSize: 18, bold: true, margin: [0, 8, 0, 4] },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 499, y2: 0, lineWidth: 2, lineColor: '#e8590c' }] },
      gap(8),
      {
        table: {
          widths: [130, '*'],
          body: [
            ['Decision no.', dispute.decisionNo],
            ['Dispute no.', dispute.no],
            ['Order no.', order.no],
            ['Date', '2025-07-04 11:30 (Asia/Shanghai)'],
            ['Complainant (buyer)', buyer.name],
            ['Respondent (supplier)', seller.latin],
            ['Amount in dispute', 'USD 7,680.00 (1,200 pieces)'],
          ].map(([k, v]) => [
            { text: k ?? '', color: '#555' },
            { text: v ?? '', bold: true },
          ]),
        },
        layout: 'lightHorizontalLines',
      },
      { text: '1. Claim', bold: true, fontSize: 12, margin: [0, 14, 0, 3] },
      {
        text: 'The buyer states that 1,200 woven throws in colour Petrol are darker and greener than the picture on the product page and asks for a refund without return.',
      },
      { text: '2. Material considered', bold: true, fontSize: 12, margin: [0, 10, 0, 3] },
      {
        ul: [
          'Five pictures uploaded by the buyer on 18 June 2025.',
          'Picture 1 of the product page.',
          'Messages of 17 to 23 June 2025.',
        ],
      },
      { text: '3. Findings', bold: true, fontSize: 12, margin: [0, 10, 0, 3] },
      {
        text: 'The pictures of the buyer show a colour that differs visibly from the picture of the product page. The supplier has not shown that the goods received by the buyer correspond to that picture. The goods do not match the description.',
        alignment: 'justify',
      },
      { text: '4. Decision', bold: true, fontSize: 12, margin: [0, 10, 0, 3] },
      {
        table: {
          widths: ['*'],
          body: [
            [
              {
                text: 'Partial refund of USD 7,680.00 to the buyer for 1,200 pieces. The goods need not be returned. The amount is held from the supplier’s account until the period for appeal has ended.',
                bold: true,
                margin: [8, 7, 8, 7],
              },
            ],
          ],
        },
        layout: { hLineColor: () => '#e8590c', vLineColor: () => '#e8590c' },
      },
      { text: '5. Appeal', bold: true, fontSize: 12, margin: [0, 12, 0, 3] },
      {
        text: 'A party that disagrees may use the appeal entrance on the dispute page. The time left is shown there. An appeal states its grounds and adds logistics information, photographs and other documents.',
      },
      gap(26),
      { text: 'Dispute team, desk 4', margin: [0, 0, 0, 2] },
      { text: 'This notice was made by a system and is valid without signature.', fontSize: 8, color: '#666' },
    ],
  });
}
