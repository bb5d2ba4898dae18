/** No heading stands alone at the foot of a page: seen in the text positions of packets with texts of all lengths. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type as typeSize } from '../../src/main/packet/layout/page.ts';
import type { PacketExhibit } from '../../src/main/packet/packet-facts.ts';
import type { CaseFacts } from '../../src/shared/domain/case-file.ts';
import { build, exhibit, packetFacts, TestArchive } from './packet-maker.ts';
import { type ReadPage, readPdf } from './read-pdf.ts';
import { sampleFacts } from './sample-facts.ts';

let archive: TestArchive;
let exhibits: PacketExhibit[] = [];
beforeAll(async () => {
  archive = new TestArchive();
  exhibits = [
    exhibit('1', [await archive.pdf('order.pdf', 1)], { kind: 'order_page' }),
    exhibit('2', [await archive.pdf('pod.pdf', 1)], { kind: 'pod' }),
  ];
});
afterAll(() => archive.close());

/** Small generator with a seed, so that a failure can be run again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function randomFacts(seed: number, chinese: boolean): CaseFacts {
  const roll = dice(seed);
  const piece = chinese ? '货物与双方封存的样品一致，' : 'The goods agree with the sealed sample. ';
  const text = (most: number): string => piece.repeat(1 + roll(most)).trim();
  const list = <T>(most: number, make: (i: number) => T): T[] =>
    Array.from({ length: 1 + roll(most) }, (_, i) => make(i));
  return {
    ...sampleFacts,
    order: {
      ...sampleFacts.order,
      contractTerms: text(30),
      listingSnapshot: text(20),
      policyText: text(10),
      items: list(9, (i) => ({
        id: `i${i}`,
        sku: `S-${i}`,
        description: text(4),
        quantity: { value: 10, unit: 'pcs' },
      })),
    },
    shipment: {
      ...sampleFacts.shipment,
      trackingEvents: list(20, (i) => ({ id: `t${i}`, at: '2026-02-01' as const, text: text(2) })),
    },
    dispute: {
      ...sampleFacts.dispute,
      allegations: list(5, (i) => ({ id: `a${i}`, text: text(5), answer: text(12), exhibits: ['x1'] })),
    },
    decision: { ...sampleFacts.decision, reasons: text(25) },
    appeal: {
      ...sampleFacts.appeal,
      grounds: list(6, (i) => ({
        id: `g${i}`,
        title: text(4).slice(0, 190),
        text: list(3, () => text(14)).join('\n'),
        rule: text(3),
        exhibits: ['x1', 'x2'],
      })),
    },
    negotiation: list(14, (i) => ({
      id: `m${i}`,
      at: '2026-02-27' as const,
      from: 'buyer' as const,
      channel: i % 2 === 0 ? ('platform_chat' as const) : ('email' as const),
      text: text(12),
    })),
  };
}

const isHeading = (size: number): boolean =>
  [typeSize.heading, typeSize.part].some((heading) => Math.abs(size - heading) < 0.01);

/** Lines of the body, the lowest last; header and footer left out. */
const bodyOf = (page: ReadPage): ReadPage['items'][number][] =>
  page.items.filter((i) => i.y > 50 && i.y < page.height - 50 && i.text.trim() !== '').toSorted((a, b) => b.y - a.y);

// Each language and paper with a few cases; the full run takes more.
const cases = process.env['CASEBINDER_FULL'] === '1' ? 12 : 3;

describe('headings', () => {
  for (const language of ['en', 'zh-CN'] as const)
    for (const paper of ['A4', 'Letter'] as const)
      test(`stay with what follows: ${language} on ${paper}`, { timeout: 240_000 }, async () => {
        const before: string[] = [];
        let seen = 0;
        for (let seed = 1; seed <= cases; seed += 1) {
          const facts = randomFacts(seed * 7919, language === 'zh-CN');
          const variant = seed % 3 === 0 ? 'file-copy' : 'appeal';
          const built = await build(
            archive,
            packetFacts({ facts, exhibits, packet: { language, paper, variant, draft: seed % 2 === 0 } }),
            'headings.pdf',
          );
          const inExhibit = (n: number): boolean => built.exhibits.some((x) => n >= x.firstPage && n <= x.lastPage);
          for (const [i, page] of (await readPdf(built.data)).pages.entries()) {
            if (inExhibit(i + 1)) continue;
            const body = bodyOf(page);
            seen += body.filter((item) => isHeading(item.size)).length;
            const last = body.at(-1);
            if (last && isHeading(last.size)) before.push(`seed ${seed}, page ${i + 1}: ${last.text}`);
          }
        }
        expect(seen).toBeGreaterThan(50);
        expect(before).toEqual([]);
      });
});
