/** The report of the laboratory in Hamburg. */
import { order, reports, retest, shipment } from '../colour-dispute/story.ts';
import { chart } from './chart.ts';
import { bold, frameStamp, gap, grid, letterhead, pairs, pdfOf, signed, t } from './kit.ts';
import { farblabor } from './marks.ts';

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** The test report of the laboratory in Hamburg, German and English. */
export function retestReport(pictures: Readonly<Record<string, string>>): Promise<Buffer> {
  const means = retest.map((r) => mean(r.readings));
  return pdfOf({
    title: `Prüfbericht ${reports.retest}`,
    author: farblabor.name,
    date: '2025-07-11',
    images: pictures,
    content: [
      letterhead(farblabor),
      t('PRÜFBERICHT / TEST REPORT', { fontSize: 15, bold: true }),
      t(`Nr. ${reports.retest}   ·   11.07.2025`, { margin: [0, 2, 0, 8] }),
      pairs(
        [
          [
            'Auftraggeber / clients',
            'Fichtengrund Wohntextil GmbH and Shaoxing Lanlu Home Textiles Co., Ltd. (joint order of 2 July 2025)',
          ],
          ['Gegenstand / subject', `Woven throws Petrol LL-3417, order ${order.no}, container ${shipment.container}`],
          [
            'Probenahme / sampling',
            '10.07.2025, 09:30, warehouse of Fichtengrund, Hamburg, by the laboratory; from three unopened cartons out of the 100 named by the buyer (numbers drawn by lot: 58, 217, 364)',
          ],
          [
            'Referenz / reference',
            'Sealed sample LD-3417-B, seal no. 0027731: both halves present, seals unbroken. Difference between the two halves: ΔE 0.06',
          ],
          [
            'Verfahren / method',
            'Spectrophotometer d/8, aperture 8 mm, specular included, D65/10°, ΔE CMC(2:1), three readings per piece at different places; conditioned 4 h at 20 °C, 65 % r. h.',
          ],
          ['Toleranz / tolerance', '≤ 1.00 (contract LL-2025-1187, clause 4.2)'],
        ],
        120,
        9,
      ),
      bold('1  Messwerte / readings', { fontSize: 11.5, margin: [0, 6, 0, 2] }),
      grid(
        ['Piece', 'Carton', 'Reading 1', 'Reading 2', 'Reading 3', 'Mean', '≤ 1.00'],
        retest.map((r, i) => [
          r.piece,
          String(r.carton),
          ...r.readings.map((v) => v.toFixed(2)),
          (means[i] ?? 0).toFixed(2),
          'ja / yes',
        ]),
        { right: [1, 2, 3, 4, 5], ink: farblabor.ink },
      ),
      bold('2  Beurteilung / assessment', { fontSize: 11.5, margin: [0, 4, 0, 2] }),
      t(
        `Alle zehn Stücke liegen innerhalb der vereinbarten Toleranz. All ten pieces are inside the agreed tolerance. Lowest mean ${Math.min(...means).toFixed(2)}, highest ${Math.max(...means).toFixed(2)}, mean of all ${mean(means).toFixed(2)}. Between the cartons no difference was found that exceeds the scatter within a carton.`,
      ),
      gap(6),
      { svg: chart(means, 'H'), alignment: 'center' },
      {
        stack: [
          bold('3  Einfluss des Lichts / influence of light', { fontSize: 11.5, margin: [0, 8, 0, 2] }),
          t(
            'On request of both clients piece H5 and the sealed sample were seen together under three lights. Under warm lamp light the shade of both turns greener in the same way; they stay alike. A photograph taken under such light therefore tells nothing about the difference between goods and sample.',
          ),
          grid(
            ['Light', 'H5: L* a* b*', 'Sample: L* a* b*', 'ΔE CMC(2:1)'],
            [
              ['D65 (daylight)', '33.62  −15.41  −11.72', '34.10  −15.90  −11.30', '0.79'],
              ['A (lamp, 2856 K)', '31.04  −21.88  −16.05', '31.49  −22.31  −15.60', '0.72'],
              ['TL84 (shop tube)', '32.77  −14.52  −13.90', '33.20  −14.98  −13.49', '0.75'],
            ],
            { right: [3], ink: farblabor.ink },
          ),
          bold('4  Bilder / photographs', { fontSize: 11.5, margin: [0, 6, 0, 4] }),
        ],
      },
      {
        columns: Object.keys(pictures).map((name, i) => ({
          stack: [
            { image: name, width: 240 },
            t(['Carton 217 before opening', 'Reading on piece H5 (second reading, 0.80)'][i] ?? '', { fontSize: 8 }),
          ],
        })),
        columnGap: 14,
      },
      gap(16),
      t('Anwesend / present: purchasing of Fichtengrund; representative of Lanlu by video.', { fontSize: 9 }),
      t('Die Ergebnisse beziehen sich auf die geprüften Stücke. The results refer to the pieces tested.', {
        fontSize: 8,
        color: '#555',
        margin: [0, 2, 0, 18],
      }),
      {
        columns: [
          signed('Laborleitung', ['Laborleitung / head of laboratory'], '#222'),
          signed('Pruefer 7', ['Prüfer / examiner']),
        ],
        columnGap: 80,
      },
      frameStamp(['FARBLABOR ALSTERBLICK', 'PL-0318 · HAMBURG'], 330, 655, {
        ink: '#30455f',
        width: 165,
        turn: -4,
        size: 11,
      }),
    ],
  });
}
