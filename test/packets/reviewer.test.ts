/** What a reviewer looks for in a minute is whole, in its place and in his language: seen in finished packets. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PacketFacts, PacketVariant } from '../../src/main/packet/packet-facts.ts';
import type { CaseFacts } from '../../src/shared/domain/case-file.ts';
import { answer, build, exhibit, packetFacts, TestArchive, type Wish } from './packet-maker.ts';
import { type ReadPage, readPdf, squeezed } from './read-pdf.ts';
import { sampleFacts } from './sample-facts.ts';

let archive: TestArchive;
let exhibits: PacketFacts['exhibits'] = [];
beforeAll(async () => {
  archive = new TestArchive();
  exhibits = [
    exhibit('1', [await archive.pdf('order.pdf', 2)], { kind: 'order_page', title: 'Order page '.repeat(15) }),
  ];
});
afterAll(() => archive.close());

const pagesOf = async (wish: Wish, more: Partial<PacketFacts> = {}): Promise<readonly ReadPage[]> => {
  const { data } = await build(archive, { ...packetFacts({ exhibits, ...wish }), ...more }, 'reviewer.pdf');
  return (await readPdf(data)).pages;
};
const said = (pages: readonly ReadPage[]): string => squeezed(pages.map((p) => p.text).join(' '));

describe('the number at the head of a page', { timeout: 120_000 }, () => {
  const withOrder = (orderNo: string): CaseFacts => ({ ...sampleFacts, order: { ...sampleFacts.order, orderNo } });
  const heads = (pages: readonly ReadPage[]): { text: string; low: number; height: number }[] =>
    pages.slice(1).map((page) => {
      const items = page.items.filter((i) => i.y > page.height - 56);
      return {
        text: squeezed(items.map((i) => i.text).join('')),
        low: Math.min(...items.map((i) => i.y)),
        height: page.height,
      };
    });

  for (const draft of [false, true])
    test.each([12, 30, 50, 80])(`%i digits are whole or not there${draft ? ', draft' : ''}`, async (digits) => {
      const orderNo = '9876543210'.repeat(8).slice(0, digits);
      const pages = await pagesOf({ facts: withOrder(orderNo), packet: { paper: draft ? 'A4' : 'Letter', draft } });
      for (const head of heads(pages)) {
        // No other run of digits as long as a number stands there: half a number is another number.
        expect(head.text.replaceAll(orderNo, '')).not.toMatch(/\d{8,}/);
        expect(head.text).not.toMatch(/\d…/);
        if (digits <= 50) expect(head.text).toContain(orderNo);
        // Above the body.
        expect(head.low).toBeGreaterThan(head.height - 54);
      }
      expect(heads(pages).some((head) => head.text.includes('Ex.1–'))).toBe(true);
      expect(squeezed(pages[0]?.text ?? '')).toContain(orderNo);
    });
});

describe('what leads to a table', { timeout: 240_000 }, () => {
  test('stands above it on the same page, wherever the page ends', async () => {
    let apart = 0;
    const wrong: string[] = [];
    for (let more = 0; more < 9; more += 1) {
      const reasons = Array.from({ length: 1 + more * 3 }, (_, i) => `Reason ${i} of the decision.`).join('\n');
      const facts: CaseFacts = {
        ...sampleFacts,
        decision: { ...sampleFacts.decision, reasons },
        dispute: {
          ...sampleFacts.dispute,
          allegations: [1, 2, 3].map((n) => ({
            id: `a${n}`,
            text: `Point ${n} of the buyer, said at length. `.repeat(4),
            answer: `Answer ${n}, said at length too. `.repeat(9),
            exhibits: ['x1'],
          })),
        },
      };
      const pages = await pagesOf({ facts });
      const intro = pages.findIndex((p) => p.text.includes('Each point of the buyer'));
      const head = pages.findIndex((p) => p.text.includes('Point 1 of the buyer'));
      expect(intro).toBeGreaterThan(0);
      if (intro !== head) wrong.push(`${more}: ${intro + 1} and ${head + 1}`);
      // Nobody signs a page that says nothing.
      const signed = pages.find((p) => p.text.includes('Declaration') && p.text.includes('Signature'));
      if (!signed?.text.includes('What we ask')) wrong.push(`${more}: the signature`);
      if (pages[intro]?.text.includes('Point 3 of the buyer') === false) apart += 1;
    }
    expect(wrong).toEqual([]);
    // Some of these tables did run over the end of a page: the test meets the edge.
    expect(apart).toBeGreaterThan(0);
  });
});

describe('what the buyer asks back', { timeout: 120_000 }, () => {
  for (const variant of ['appeal', 'mediation', 'reply', 'file-copy'] as const satisfies readonly PacketVariant[])
    test.each([
      ['en', { minor: 123_456, currency: 'USD' }, 'USD1,234.56'],
      ['zh-CN', { minor: 54_321, currency: 'JPY' }, 'JPY54,321'],
      ['en', { minor: 9_876_543, currency: 'KWD' }, 'KWD9,876.543'],
    ] as const)(
      `stands on the summary, in the statement and among the sums: ${variant}, %s, %j`,
      async (language, amount, words) => {
        const facts = { ...sampleFacts, request: { ...sampleFacts.request, amount } };
        const pages = await pagesOf({ facts, packet: { variant, language } });
        const all = said(pages);
        expect(squeezed(pages[1]?.text ?? '')).toContain(words);
        expect(all).toContain(language === 'en' ? `Thesumaskedbackis${words}.` : `买家要求退还${words}。`);
        expect(all).toMatch(
          language === 'en' ? `Askedbackbythebuyer${words}` : new RegExp(`买家要求退还${words}[^。]`, 'u'),
        );
      },
    );
});

describe('the source of a rule', { timeout: 60_000 }, () => {
  const relied = [
    {
      gist: '运输风险由买家承担的，不在保障范围内。',
      pack: '阿里巴巴国际站信用保障',
      clause: 'F-11',
      source: 'Help page on what is not covered',
      section: 'F-11',
      address: 'https://service.example.org/buyer/a-long-word-of-an-address/faq_detail/20328902.htm',
      consultedOn: '2026-02-01',
    },
  ];
  test('is told in Chinese with the title of the original beside it, without our own number', async () => {
    const pages = await pagesOf({ packet: { variant: 'mediation', language: 'zh-CN' } }, { relied });
    expect(said(pages)).toContain(
      '不在保障范围内。来源：阿里巴巴国际站信用保障（原文标题：Helppageonwhatisnotcovered）；网址：https://service.example.org/',
    );
    expect(said(pages)).not.toContain('F-11');
  });
  test('keeps the number that the source itself carries', async () => {
    const law = relied.map((rule) => ({ ...rule, clause: 'CISG 39', section: 'article 39' }));
    const pages = await pagesOf({ packet: { variant: 'mediation', language: 'zh-CN' } }, { relied: law });
    expect(said(pages)).toContain('Helppageonwhatisnotcovered，CISG39,article39）');
  });
  test('has an address whose names are not torn in two', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const pages = await pagesOf({ packet: { variant: 'mediation', language } }, { relied });
      const items = pages.flatMap((p) => p.items.map((i) => i.text));
      expect(items.filter((t) => t.includes('service.example.org'))).not.toEqual([]);
      expect(items.filter((t) => t.includes('20328902.htm'))).not.toEqual([]);
    }
  });
});

test('the file copy names the rule packs in force with their versions, and the others in one line', {
  timeout: 60_000,
}, async () => {
  const packs = [
    { id: 'seed-article', version: '1.0.0', inForce: true },
    { id: 'platform-rules', version: '1.2.0', inForce: true },
    ...['first', 'second', 'third'].map((id) => ({ id: `other-${id}`, version: '9.9.9', inForce: false })),
  ];
  for (const language of ['en', 'zh-CN'] as const) {
    const pages = await pagesOf({ packet: { variant: 'file-copy', language } }, { answer: { ...answer, packs } });
    const all = said(pages);
    expect(all).toMatch(/seed-article1\.0\.0[,、]platform-rules1\.2\.0[.。]/);
    expect(all).not.toContain('9.9.9');
    expect(all.split('other-second').length - 1).toBe(1);
  }
});

test('a citation stays on one line in Chinese', { timeout: 60_000 }, async () => {
  // Texts that end at every place of a line.
  const grounds = Array.from({ length: 36 }, (_, i) => ({
    id: `g${i}`,
    text: `${'货'.repeat(8 + i)}相符`,
    exhibits: ['x1'],
  }));
  const facts = { ...sampleFacts, appeal: { ...sampleFacts.appeal, grounds } };
  const pages = await pagesOf({ facts, packet: { language: 'zh-CN' } });
  const lines = pages.slice(3).flatMap((page) => {
    const rows = Map.groupBy(page.items, (i) => Math.round(i.y));
    return [...rows.values()].map((row) => squeezed(row.map((i) => i.text).join('')));
  });
  expect(lines.filter((line) => /证据1，第\d+页/u.test(line)).length).toBeGreaterThan(36);
  expect(lines.filter((line) => /^(据1|1，第|，第|第\d+页|页）)/u.test(line))).toEqual([]);
});
