/** The report of the inspection before shipment. */
import { dyeLots, order, reports, seller } from '../colour-dispute/story.ts';
import { chart } from './chart.ts';
import { bold, frameStamp, gap, grid, letterhead, type Node, pairs, pdfOf, signed, t } from './kit.ts';
import { meridian } from './marks.ts';

/** Twenty pieces measured by the inspector: the difference to the sealed sample. */
const measured = [
  0.41, 0.55, 0.62, 0.38, 0.74, 0.47, 0.58, 0.44, 0.51, 0.66, 0.39, 0.6, 0.48, 0.53, 0.71, 0.42, 0.57, 0.49, 0.63, 0.45,
];

/** Numbers of the cartons that the inspector drew. */
const drawn = [
  3, 12, 17, 24, 31, 39, 45, 58, 63, 71, 80, 92, 99, 108, 117, 126, 133, 141, 150, 158, 166, 177, 185, 193, 204, 211,
  217, 229, 238, 246, 255, 262, 270, 281, 289, 297, 305, 313, 322, 330, 338, 346, 355, 364, 371, 379, 385, 388, 394,
  399,
];

const verdict = (text: string, ink: string): Node => ({
  table: {
    widths: ['*'],
    body: [[bold(text, { fontSize: 13, color: '#fff', alignment: 'center', margin: [0, 5, 0, 5] })]],
  },
  layout: { hLineWidth: () => 0, vLineWidth: () => 0, fillColor: () => ink },
  margin: [0, 2, 0, 8],
});

/** The inspection report: verdict, plan and counts, faults, measurements on a landscape page, photographs. */
export function inspection(pictures: Readonly<Record<string, string>>): Promise<Buffer> {
  const names = Object.keys(pictures);
  const caption = [
    'Shipping mark, carton 217',
    'Carton 217 opened, 12 pieces',
    'Light booth D65: sealed sample and S-12',
    'Reading on S-07',
    'Minor: loose thread 12 mm',
    'Weight of carton 217: 8.40 kg',
  ];
  return pdfOf({
    title: `Inspection report ${reports.inspection}`,
    author: meridian.name,
    date: '2025-04-23',
    images: pictures,
    header: (page) =>
      page === 1
        ? ''
        : {
            columns: [
              { text: `Report ${reports.inspection}`, fontSize: 7.5, color: meridian.ink },
              { text: `PO ${order.no}`, fontSize: 7.5, alignment: 'right', color: meridian.ink },
            ],
            margin: [48, 20, 48, 0],
          },
    content: [
      letterhead(meridian),
      t('FINAL RANDOM INSPECTION REPORT 成品验货报告', { fontSize: 15, bold: true }),
      t(`No. ${reports.inspection}   ·   issued 23 April 2025`, { margin: [0, 2, 0, 6] }),
      verdict('OVERALL RESULT: CONFORMS  合格', '#23743f'),
      {
        columns: [
          pairs(
            [
              ['Client', 'Fichtengrund Wohntextil GmbH, Hamburg'],
              ['Supplier', seller.latin],
              ['Order no.', order.no],
              ['Item', 'LL-3417-130170 Throw, Petrol LL-3417'],
              ['Lot', '4,800 pcs, cartons 1 – 400'],
            ],
            70,
            9,
          ),
          pairs(
            [
              ['Date', '22 April 2025, 09:30 – 15:10'],
              ['Place', 'Shaoxing, warehouse of the supplier'],
              ['Produced / packed', '100 % / 100 %'],
              ['Reference', `spec sheet ${order.specNo}; sealed sample LD-3417-B`],
              ['Drawn by', 'inspector MEI-114, random carton table'],
            ],
            88,
            9,
          ),
        ],
        columnGap: 16,
      },
      bold('1  Sampling and result', { fontSize: 11.5, margin: [0, 6, 0, 2] }),
      t(
        'ISO 2859-1, single sampling, normal inspection, general level II. Lot 4,800 → code letter L → sample size 200. 50 cartons were opened, four pieces each. Of each piece only the most serious fault counts.',
      ),
      grid(
        ['Class', 'AQL', 'Accept (Ac)', 'Reject (Re)', 'Found', 'Result'],
        [
          ['Critical', '0', '0', '1', '0', 'pass'],
          ['Major', '2.5', '10', '11', '6', 'pass'],
          ['Minor', '4.0', '14', '15', '9', 'pass'],
        ],
        { right: [1, 2, 3, 4], ink: meridian.ink },
      ),
      bold('2  Faults found', { fontSize: 11.5, margin: [0, 4, 0, 2] }),
      grid(
        ['Fault', 'Class', 'Pieces', 'Cartons'],
        [
          ['Hole at the seam below 3 mm', 'major', '2', '31, 246'],
          ['Stain above 5 mm', 'major', '3', '92, 177, 305'],
          ['Label sewn upside down', 'major', '1', '388'],
          ['Loose thread up to 20 mm', 'minor', '5', '58, 133, 217, 281, 364'],
          ['Single slub', 'minor', '3', '17, 204, 346'],
          ['Uneven fringe', 'minor', '1', '246'],
          ['Colour outside the tolerance', 'major', '0', '—'],
        ],
        { widths: ['*', 60, 50, 150], right: [2], ink: meridian.ink },
      ),
      { pageBreak: 'before', stack: [bold('3  Checks', { fontSize: 11.5, margin: [0, 0, 0, 2] })] },
      grid(
        ['Check', 'Agreed', 'Found', 'Result'],
        [
          ['Size, 10 pieces', '130 × 170 cm ± 2', '129.4 – 130.8 × 169.1 – 170.9', 'pass'],
          ['Weight per piece, 10 pieces', '620 g ± 4 %', '614 – 629 g', 'pass'],
          ['Weight of carton, 10 cartons', '8.40 kg', '8.36 – 8.44 kg', 'pass'],
          ['Quantity per carton, 50 cartons', '12', '12', 'pass'],
          ['Shipping mark and label', 'order sheet', 'as ordered', 'pass'],
          ['Rubbing fastness dry / wet', '4 / 3–4', '4–5 / 4', 'pass'],
        ],
        { widths: [150, 100, '*', 50], ink: meridian.ink },
      ),
      bold('Cartons drawn 抽样箱号 (50 of 400, random table of the inspector)', {
        fontSize: 11.5,
        margin: [0, 6, 0, 2],
      }),
      t(drawn.join('   '), { fontSize: 9, margin: [0, 0, 0, 6] }),
      bold('Instruments', { fontSize: 11.5, margin: [0, 6, 0, 2] }),
      grid(
        ['Instrument', 'No.', 'Calibrated until'],
        [
          ['Spectrophotometer d/8, portable', 'MEI-SP-07', '2025-11'],
          ['Light booth D65 / TL84 / A', 'MEI-LB-03', '2025-09'],
          ['Platform scale 150 kg', 'site TCS-150 no. 2', '2025-08'],
          ['Steel tape 5 m', 'MEI-TM-19', '2025-10'],
        ],
        { ink: meridian.ink },
      ),
      bold('Remarks', { fontSize: 11.5, margin: [0, 6, 0, 2] }),
      {
        ul: [
          'The goods were complete and packed when the inspector arrived; 50 cartons were fetched from all parts of the stack.',
          'The 15 pieces with faults were handed to the supplier, who replaces them before loading.',
          'The sealed sample was presented with its seal unbroken; readings were taken through the window of the bag.',
          'The supplier’s readings of the six dye lots were seen and agree with ours within 0.15.',
        ].map((r) => t(r)),
      },
      {
        pageBreak: 'before',
        pageOrientation: 'landscape',
        stack: [
          bold('4  Colour, 20 pieces against sealed sample LD-3417-B (seal no. 0027731 unbroken on arrival)', {
            fontSize: 11.5,
          }),
          t(
            'Instrument d/8, aperture 8 mm, D65/10°, ΔE CMC(2:1), mean of three readings; tolerance 1.00. Calibrated 22 April 2025, 10:50.',
            { margin: [0, 2, 0, 4] },
          ),
        ],
      },
      grid(
        ['Piece', ...measured.slice(0, 10).map((_, i) => `S-${String(i + 1).padStart(2, '0')}`)],
        [
          ['Carton', '17', '31', '58', '92', '133', '177', '204', '217', '246', '281'],
          ['ΔE CMC(2:1)', ...measured.slice(0, 10).map((v) => v.toFixed(2))],
          ['Result', ...measured.slice(0, 10).map(() => 'pass')],
        ],
        { ink: meridian.ink },
      ),
      grid(
        ['Piece', ...measured.slice(10).map((_, i) => `S-${i + 11}`)],
        [
          ['Carton', '305', '217', '346', '364', '388', '12', '71', '158', '229', '394'],
          ['ΔE CMC(2:1)', ...measured.slice(10).map((v) => v.toFixed(2))],
          ['Result', ...measured.slice(10).map(() => 'pass')],
        ],
        { ink: meridian.ink },
      ),
      {
        columns: [
          { width: 420, svg: chart(measured, 'S') },
          {
            width: '*',
            stack: [
              bold('Summary'),
              pairs(
                [
                  ['Lowest', '0.38'],
                  ['Highest', '0.74'],
                  ['Mean', (measured.reduce((a, b) => a + b, 0) / measured.length).toFixed(2)],
                  ['Tolerance', '1.00'],
                  ['Outside', '0 of 20'],
                ],
                80,
                9.5,
              ),
              bold('Dye lots (readings of the mill, seen)', { margin: [0, 4, 0, 2] }),
              t(dyeLots.map((l) => `${l.lot}: ${l.de.toFixed(2)}`).join('   '), { fontSize: 8.5 }),
            ],
          },
        ],
        columnGap: 20,
      },
      {
        pageBreak: 'before',
        pageOrientation: 'portrait',
        stack: [bold('5  Photographs', { fontSize: 11.5, margin: [0, 0, 0, 4] })],
      },
      {
        table: {
          widths: ['*', '*'],
          body: [0, 2, 4].map((r) =>
            [0, 1].map((c) => ({
              stack: [
                { image: names[r + c] ?? '', width: 236 },
                t(`P-${r + c + 1}  ${caption[r + c] ?? ''}`, { fontSize: 8 }),
              ],
            })),
          ),
        },
        layout: 'noBorders',
      },
      gap(4),
      t(
        'The report describes the lot as found at the time and place stated. It does not free the supplier from the contract.',
        { fontSize: 7.5, color: '#555', margin: [0, 0, 0, 10] },
      ),
      {
        columns: [
          signed('inspector 114', ['Inspector MEI-114']),
          signed('reviewer MEI', ['Technical review, 23 April 2025'], '#222'),
        ],
        columnGap: 80,
      },
      frameStamp(['MERIDIAN EASTGATE', 'INSPECTED 22 APR 2025', 'CONFORMS'], 330, 690, {
        ink: '#7a2230',
        width: 150,
        turn: -5,
        size: 11,
      }),
    ],
  });
}
