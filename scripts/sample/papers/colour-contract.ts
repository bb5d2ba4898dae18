/** Papers of the first case that were agreed before the goods were made: contract, specification, product page, colour approval. */
import { PDFDocument, PDFName, PDFString, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { buyer, order, seller } from '../colour-dispute/story.ts';
import { bold, gap, grid, letterhead, type Node, pairs, pdfOf, roundSeal, signed, t } from './kit.ts';
import { lanlu } from './marks.ts';

const clause = (no: string, title: string, parts: readonly string[]): Node => ({
  stack: [
    bold(`${no}  ${title}`, { margin: [0, 7, 0, 2] }),
    ...parts.map((p) => t(p, { margin: [14, 1, 0, 1], alignment: 'justify' })),
  ],
});

/** The sales contract, two pages, signed and sealed. */
export function contract(): Promise<Buffer> {
  return pdfOf({
    title: `Sales contract ${order.contractNo}`,
    author: seller.latin,
    date: '2025-03-03',
    size: 9.2,
    margins: [52, 46, 52, 56],
    footer: (page, pages) => ({
      columns: [
        { text: `Contract ${order.contractNo} · order ${order.no}`, fontSize: 7.5, color: '#666' },
        { text: `page ${page} of ${pages}`, fontSize: 7.5, color: '#666', alignment: 'right' },
      ],
      margin: [52, 20, 52, 0],
    }),
    content: [
      letterhead(lanlu),
      t('SALES CONTRACT 购销合同', { fontSize: 17, bold: true, alignment: 'center' }),
      t(`No. ${order.contractNo}    3 March 2025    platform order no. ${order.no}`, {
        alignment: 'center',
        margin: [0, 2, 0, 10],
      }),
      {
        columns: [
          { stack: [bold('Seller 卖方'), t(seller.name), t(seller.latin), t(seller.address, { fontSize: 8.2 })] },
          {
            stack: [
              bold('Buyer 买方'),
              t(buyer.name),
              t(buyer.address, { fontSize: 8.2 }),
              t(`represented by ${buyer.contact}, purchasing`, { fontSize: 8.2 }),
            ],
          },
        ],
        columnGap: 24,
      },
      clause('1', 'Goods and price 货物与价格', []),
      grid(
        ['Item', 'Description', 'Quantity', 'USD / pc', 'USD'],
        [
          ['1', 'Woven cotton throw 130 × 170 cm with fringe, Petrol LL-3417', '4,800 pcs', '6.40', '30,720.00'],
          ['2', 'Woven cotton throw 130 × 170 cm with fringe, Sand LL-2204', '480 pcs', '6.40', '3,072.00'],
          ['', 'Ocean freight and insurance to Hamburg', '', '', '1,908.00'],
          ['', 'Total CIF Hamburg (Incoterms 2020)', '5,280 pcs', '', '35,700.00'],
        ],
        { widths: [26, '*', 66, 52, 66], right: [2, 3, 4], ink: lanlu.ink, last: true },
      ),
      clause('2', 'Payment 付款', [
        '100 % through the platform (Trade Assurance), 30 % with the order and 70 % before shipment.',
      ]),
      clause('3', 'Packing and marks 包装', [
        'Twelve pieces folded in a carton of 50 × 30 × 40 cm; 440 cartons; each carton shows buyer, order number, shade and carton number.',
      ]),
      clause('4', 'Colour 颜色', [
        `4.1  The bulk colour of item 1 shall match the sealed sample ${order.sampleRef}. Each party holds one half of it.`,
        '4.2  Tolerance: colour difference ΔE CMC(2:1) not above 1.00 against the sealed sample, illuminant D65, observer 10°, mean of three readings per piece. 色差以封样为准，ΔE CMC(2:1) 不大于 1.00。',
        '4.3  Photographs, product pages and screens are not a colour reference, because they differ from device to device and with the light. 图片与屏幕颜色不作为验收依据。',
      ]),
      clause('5', 'Shipment 装运', [
        'One container of 20 feet, Ningbo to Hamburg, not later than 30 April 2025. Partial shipment is not allowed.',
      ]),
      clause('6', 'Inspection 检验', [
        '6.1  Before shipment an independent inspection company named by the buyer inspects the lot: ISO 2859-1, single sampling, general level II, AQL 0 (critical), 2.5 (major), 4.0 (minor). The inspector draws the cartons. Its result decides on quantity and visible quality.',
        '6.2  The buyer may attend. Plan and date are told to him on the platform at least three days before.',
      ]),
      clause('7', 'Documents 单据', [
        'Clean on board bill of lading, commercial invoice, packing list, insurance certificate, inspection report.',
      ]),
      clause('8', 'Claims 索赔', [
        '8.1  Visible faults are notified within 14 days after delivery with carton numbers and photographs.',
        '8.2  A claim for colour is measured by a laboratory that both parties accept, on pieces drawn from unopened cartons, against the sealed sample. The party in the wrong bears the cost.',
        '8.3  A refund presupposes the return of the goods or an agreed reduction of the price.',
      ]),
      clause('9', 'Other 其他', [
        'The United Nations Convention on Contracts for the International Sale of Goods applies. English and Chinese texts are both valid; clause 4 was discussed before signing.',
      ]),
      gap(22),
      {
        unbreakable: true,
        columns: [
          { stack: [bold('For the seller 卖方'), signed('Lanlu export desk', ['Export department, 3 March 2025'])] },
          {
            stack: [
              bold('For the buyer 买方'),
              signed('Joerg Ankerbrueck', [`${buyer.contact}, purchasing`, 'Hamburg, 3 March 2025'], '#222'),
            ],
          },
        ],
        columnGap: 40,
      },
      roundSeal(seller.name, '合同专用章', 150, 205, 104),
    ],
  });
}

/** The specification sheet that was attached to the order. */
export function specification(): Promise<Buffer> {
  return pdfOf({
    title: `Specification ${order.specNo}`,
    author: seller.latin,
    date: '2025-02-28',
    content: [
      letterhead(lanlu),
      {
        columns: [
          {
            width: '*',
            stack: [
              t('SPECIFICATION SHEET 产品规格书', { fontSize: 15, bold: true }),
              t('Woven cotton throw with fringe 流苏线毯'),
            ],
          },
          {
            width: 170,
            ...(pairs(
              [
                ['Sheet', order.specNo],
                ['Date', '28 February 2025'],
                ['Attached to', `order ${order.no}`],
              ],
              62,
              8.5,
            ) as object),
          },
        ],
      },
      gap(6),
      grid(
        ['Property', 'Agreed value', 'Tolerance', 'Method'],
        [
          ['Size without fringe 尺寸', '130 × 170 cm', '± 2 cm', 'flat on a table, tape measure'],
          ['Fringe 流苏', '6 cm, both short sides', '± 1 cm', 'tape measure'],
          ['Composition 成分', '100 % cotton', '—', 'declaration of the mill'],
          ['Weight 克重', '620 g per piece', '± 4 %', 'scale, ten pieces'],
          ['Weave 组织', 'plain, slub yarn, 12 threads per cm', '± 1 thread', 'counting glass'],
          ['Shrinkage 缩水率', 'not above 4 %', '—', 'wash 30 °C, three times'],
          ['Fastness to rubbing, dry / wet', '4 / 3–4', 'not below', 'grey scale'],
          ['Sewn-in label 洗标', 'care label with size, shade, order no.', '—', 'visual'],
        ],
        { widths: [130, '*', 70, 140], ink: lanlu.ink },
      ),
      bold('Colour 颜色', { fontSize: 11, margin: [0, 6, 0, 2] }),
      {
        columns: [
          {
            width: 190,
            svg: '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="96" viewBox="0 0 180 96"><rect width="180" height="70" fill="#1c5562"/><rect y="70" width="180" height="26" fill="#f3f3f0"/><text x="6" y="87" font-family="Sans" font-size="9" fill="#333">printed field for orientation only</text></svg>',
          },
          pairs(
            [
              ['Shade', order.shade],
              ['Reference', `sealed sample ${order.sampleRef}`],
              ['Reading of the reference', 'L* 34.10   a* −15.90   b* −11.30'],
              ['Light, observer', 'D65, 10°; instrument d/8, aperture 8 mm, specular included'],
              ['Tolerance', 'ΔE CMC(2:1) ≤ 1.00, mean of three readings per piece'],
              ['Not a reference', 'photographs, product page, screens, printed field on this sheet'],
            ],
            118,
            9,
          ),
        ],
        columnGap: 14,
      },
      bold('Faults 疵点分类', { fontSize: 11, margin: [0, 6, 0, 2] }),
      grid(
        ['Class', 'Examples', 'AQL'],
        [
          ['Critical', 'needle or metal part, mould', '0'],
          ['Major', 'hole, stain above 5 mm, colour outside the tolerance, wrong size, missing label', '2.5'],
          ['Minor', 'loose thread up to 20 mm, single slub, uneven fringe', '4.0'],
        ],
        { widths: [60, '*', 40], ink: lanlu.ink },
      ),
      gap(14),
      {
        columns: [
          signed('Lanlu product', ['Product development, Lanlu']),
          signed('Joerg Ankerbrueck', [`Accepted: ${buyer.contact}, Fichtengrund`], '#222'),
        ],
        columnGap: 60,
      },
      roundSeal(seller.name, '技术部', 150, 690, 90),
    ],
  });
}

/** The product page on the day of the order, printed from the browser, with its picture. */
export function listing(picture: string): Promise<Buffer> {
  return pdfOf({
    title: 'Product page',
    author: 'browser print',
    date: '2025-03-03',
    images: { hero: picture },
    header: () => ({
      columns: [
        { text: '03/03/2025 09:58', fontSize: 7, color: '#666' },
        { text: 'Woven cotton throw with fringe – product page', fontSize: 7, color: '#666', alignment: 'right' },
      ],
      margin: [30, 16, 30, 0],
    }),
    content: [
      {
        columns: [
          {
            width: 265,
            stack: [
              { image: 'hero', width: 255 },
              t('Picture 1 of 4 · Petrol', { fontSize: 7.5, color: '#777', margin: [0, 3, 0, 0] }),
            ],
          },
          {
            width: '*',
            stack: [
              bold('Woven cotton throw with fringe 130 × 170 cm, custom colours, MOQ 480 pieces', { fontSize: 13 }),
              t('纯棉流苏线毯 130×170 定制颜色', { margin: [0, 3, 0, 8] }),
              grid(
                ['Quantity', 'USD / piece'],
                [
                  ['480 – 1,999', '7.10'],
                  ['2,000 – 3,999', '6.75'],
                  ['≥ 4,000', '6.40'],
                ],
                { widths: ['*', 80], right: [1], ink: '#5c5f66' },
              ),
              pairs(
                [
                  ['Supplier', seller.latin],
                  ['Material', '100 % cotton'],
                  ['Lead time', '55 days after approval of the lab dip'],
                ],
                66,
                9,
              ),
            ],
          },
        ],
        columnGap: 18,
      },
      bold('Colours', { fontSize: 11, margin: [0, 12, 0, 4] }),
      {
        table: {
          widths: ['*'],
          body: [
            [
              t(
                'Please note: colours on screens differ from device to device. We dye to your approved lab dip; a sealed sample is kept by both sides and decides. 屏幕显示存在色差，以双方确认的封样为准。',
                { margin: [6, 5, 6, 5] },
              ),
            ],
          ],
        },
        layout: { hLineColor: () => '#e8590c', vLineColor: () => '#e8590c', hLineWidth: () => 1, vLineWidth: () => 1 },
      },
      bold('Product description', { fontSize: 11, margin: [0, 12, 0, 3] }),
      {
        ul: [
          'plain weave with slub yarn, soft washed',
          'fringe of 6 cm on both short sides',
          'size 130 × 170 cm, weight about 620 g',
          'label and packing to your design',
          'inspection by a third party welcome',
        ],
        fontSize: 9.5,
      },
      bold('Frequent questions', { fontSize: 11, margin: [0, 12, 0, 3] }),
      t(
        'How do you make my colour?  You send a standard or a number; we dye three swatches (A, B, C). You choose one; it becomes the sealed sample.',
        { margin: [0, 0, 0, 4] },
      ),
      t('What tolerance do you keep?  ΔE CMC(2:1) 1.00 against the sealed sample, written in the contract.'),
    ],
  });
}

/**
 * The colour approval: a form whose fields the buyer filled on his computer, with a stamp laid on as an annotation.
 * Subtle: fields and stamp are left alive on purpose; whoever copies the page must flatten them or lose them.
 */
export async function approval(): Promise<Buffer> {
  const base = await pdfOf({
    title: 'Colour approval',
    author: seller.latin,
    date: '2025-02-28',
    content: [
      letterhead(lanlu),
      t('COLOUR APPROVAL 颜色确认书 / Farbfreigabe', { fontSize: 15, bold: true, margin: [0, 0, 0, 4] }),
      t('Please fill in, sign and return. 请填写签字后回传。'),
      gap(10),
      ...[
        'Customer / Kunde',
        'Shade / Farbe',
        'Chosen lab dip / gewähltes Muster',
        'Seal no. / Siegel-Nr.',
        'Light / Licht',
        'Date / Datum',
      ].map((l) => t(l, { margin: [0, 0, 0, 22], color: '#444' })),
      t('Statements / Erklärungen', { bold: true, margin: [0, 4, 0, 10] }),
      ...[
        'I accept the chosen lab dip as the only colour reference for bulk.  (Einzige Farbreferenz für die Serie.)',
        'Tolerance ΔE CMC(2:1) ≤ 1.00, D65/10°, mean of three readings, is accepted.',
        'I hold one half of the sealed sample.  (Eine Hälfte des versiegelten Musters liegt mir vor.)',
      ].map((l) => t(l, { margin: [26, 0, 0, 14] })),
      gap(26),
      {
        columns: [
          signed('Joerg Ankerbrueck', [`${buyer.contact}`, 'Fichtengrund Wohntextil GmbH'], '#222'),
          signed('Lanlu sample room', ['Sample room, Lanlu']),
        ],
        columnGap: 70,
      },
    ],
  });
  const doc = await PDFDocument.load(base, { updateMetadata: false });
  const page = doc.getPage(0);
  const font = await doc.embedFont(StandardFonts.Helvetica);
  const form = doc.getForm();
  const values = [
    'Fichtengrund Wohntextil GmbH, Hamburg',
    'Petrol LL-3417',
    'LD-3417-B',
    order.sealNo,
    'D65, Lichtkabine',
    '28.02.2025',
  ];
  const top = page.getHeight();
  values.forEach((value, i) => {
    const field = form.createTextField(`answer.${i + 1}`);
    field.setText(value);
    field.addToPage(page, {
      x: 240,
      y: top - 180 - i * 35.6,
      width: 280,
      height: 19,
      font,
      borderWidth: 0.6,
      borderColor: rgb(0.45, 0.5, 0.6),
      backgroundColor: rgb(0.94, 0.96, 1),
      textColor: rgb(0.1, 0.16, 0.45),
    });
    field.setFontSize(10.5);
  });
  for (let i = 0; i < 3; i++) {
    const box = form.createCheckBox(`accepted.${i + 1}`);
    box.addToPage(page, {
      x: 52,
      y: top - 431 - i * 26.8,
      width: 13,
      height: 13,
      borderWidth: 0.8,
      borderColor: rgb(0.3, 0.3, 0.3),
    });
    box.check();
  }
  form.updateFieldAppearances(font);

  // A rubber stamp as viewers make it: an annotation with its own appearance.
  const heavy = await doc.embedFont(StandardFonts.HelveticaBold);
  const [w, h] = [190, 62];
  const shape = doc.context.stream(
    [
      'q 0.72 0.10 0.16 RG 0.72 0.10 0.16 rg 2.4 w 2 2 186 58 re S 0.8 w 6 6 178 50 re S',
      'BT /F1 18 Tf 24 32 Td (FREIGEGEBEN) Tj ET',
      'BT /F1 10 Tf 32 15 Td (28.02.2025  Muster B) Tj ET Q',
    ].join('\n'),
    {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, w, h],
      Matrix: [0.985, 0.17, -0.17, 0.985, 0, 0],
      Resources: { Font: { F1: heavy.ref } },
    },
  );
  const stamp = doc.context.obj({
    Type: 'Annot',
    Subtype: 'Stamp',
    Rect: [330, 150, 330 + w + 12, 150 + h + 34],
    F: 4,
    Name: PDFName.of('Approved'),
    Contents: PDFString.of('Freigegeben'),
    AP: { N: doc.context.register(shape) },
  });
  page.node.addAnnot(doc.context.register(stamp));
  return Buffer.from(await doc.save({ useObjectStreams: false }));
}
