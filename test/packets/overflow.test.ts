/** The longest fields a case file allows: nothing is cut off without a sign, cover and summary stay one page each. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../src/shared/domain/case-file.ts';
import { build, exhibit, logoOf, packetFacts, TestArchive } from './packet-maker.ts';
import { readPdf, squeezed } from './read-pdf.ts';
import { sampleFacts } from './sample-facts.ts';

let archive: TestArchive;
beforeAll(() => {
  archive = new TestArchive();
});
afterAll(() => archive.close());

const words = (n: number, word = 'Lieferung '): string =>
  word
    .repeat(Math.ceil(n / word.length))
    .slice(0, n)
    .trim();
const chain = (n: number): string => 'W'.repeat(n);

function longest(text: (n: number) => string): CaseFacts {
  return {
    ...sampleFacts,
    seller: { name: { name: text(300), latin: text(299) }, contact: text(1000) },
    customer: { name: { name: text(300), latin: text(298) }, nameConfirmed: true },
    order: {
      ...sampleFacts.order,
      orderNo: text(80),
      toleranceStated: text(300),
      contractTerms: text(8000),
      policyText: text(8000),
      items: Array.from({ length: 40 }, (_, i) => ({
        id: `i${i}`,
        sku: text(80),
        description: text(500),
        quantity: { value: 999_999_999, unit: 'pcs' },
      })),
    },
    dispute: {
      ...sampleFacts.dispute,
      disputeNo: text(80),
      allegations: Array.from({ length: 3 }, (_, i) => ({
        id: `a${i}`,
        text: text(2000),
        answer: text(4000),
        exhibits: ['x1'],
      })),
    },
    decision: { ...sampleFacts.decision, no: text(80), reasons: text(20_000) },
    appeal: {
      asks: text(600),
      reliefAmount: { minor: 1e15, currency: 'KWD' },
      grounds: Array.from({ length: 4 }, (_, i) => ({
        id: `g${i}`,
        title: text(200),
        text: text(6000),
        rule: text(1000),
        exhibits: ['x1', 'x2'],
      })),
    },
    negotiation: Array.from({ length: 4 }, (_, i) => ({
      id: `m${i}`,
      from: 'buyer' as const,
      channel: 'email' as const,
      text: text(4000),
    })),
  };
}

test.each(['en', 'zh-CN'] as const)(
  'the summary stays one page with all its rows on the smaller paper, %s',
  { timeout: 120_000 },
  async (language) => {
    const sum = { minor: 768_000, currency: 'USD' };
    const facts: CaseFacts = {
      ...sampleFacts,
      order: { ...sampleFacts.order, toleranceStated: words(200), sampleApprovedAt: '2025-02-28', sampleRef: 'A-1' },
      request: { ...sampleFacts.request, buyerWants: 'refund_only', amount: sum, text: words(300) },
      negotiation: [{ id: 'n1', from: 'seller', offer: words(200), showInPacket: true }],
      shipment: { ...sampleFacts.shipment, carrier: words(60), transportDocNo: 'NLLNGB2504187' },
      appeal: {
        asks: words(600),
        reliefAmount: sum,
        grounds: [1, 2, 3].map((n) => ({ id: `g${n}`, title: words(200), text: words(400), exhibits: ['x1'] })),
      },
    };
    const photo = await archive.photo('a.jpg', 400, 300);
    const made = packetFacts({ facts, exhibits: [exhibit('1', [photo])], packet: { paper: 'Letter', language } });
    const answer = { ...made.answer, sums: { ...made.answer.sums, total: sum } };
    const built = await build(archive, { ...made, answer }, 'rows.pdf');
    expect(built.parts[1]).toMatchObject({ firstPage: 2, lastPage: 2 });
  },
);

describe('overflow', () => {
  // Each kind of text on the paper with less room; the full run takes both papers.
  const papers = process.env['CASEBINDER_FULL'] === '1' ? (['A4', 'Letter'] as const) : (['Letter'] as const);
  for (const [name, text] of [
    ['words', (n: number) => words(n)],
    ['one word without an end', chain],
    ['Chinese', (n: number) => words(n, '货物符合约定的样品')],
  ] as const)
    for (const paper of papers)
      test(`${name} on ${paper}`, { timeout: 240_000 }, async () => {
        const photo = await archive.photo(`${'long-name-'.repeat(20)}.jpg`, 400, 300);
        const exhibits = [1, 2].map((n) =>
          exhibit(String(n), [photo, photo], {
            title: text(200),
            shows: text(400),
            source: text(300),
            kind: 'packing_photo',
            captions: { [photo.evidenceId]: text(300) },
          }),
        );
        const built = await build(
          archive,
          packetFacts({ facts: longest(text), exhibits, packet: { paper }, logo: await logoOf(640, 200) }),
          'overflow.pdf',
        );
        const pdf = await readPdf(built.data);
        expect(built.parts.slice(0, 3).map((p) => p.firstPage)).toEqual([1, 2, 3]);
        expect(built.parts[1]?.lastPage).toBe(2);
        // Nothing runs over the right margin or into the footer.
        for (const [i, page] of pdf.pages.entries()) {
          const footer = page.items
            .filter((t) => t.y < 45)
            .map((t) => t.text)
            .join('');
          expect(squeezed(footer), `footer of ${i + 1}`).toContain(`${i + 1}/${built.pages}`);
          for (const item of page.items) {
            expect(item.x, item.text).toBeLessThan(page.width - 20);
            if (item.y < 55) expect(item.y, item.text).toBeLessThan(45);
          }
        }
        const all = squeezed(pdf.pages.map((p) => p.text).join(''));
        // The four grounds, the terms, the policy and the reasons are there in full.
        const blank = text(1000).split(' ').length / 1000;
        expect(all.length).toBeGreaterThan((4 * 6000 + 2 * 8000 + 20_000) * (1 - blank));
      });
});
