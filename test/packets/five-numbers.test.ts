/**
 * References that cannot go wrong: for every exhibit the printed number, the PDF page, the row of the list, the link and the
 * bookmark name the same page, over packets drawn at random.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PacketEvidence, PacketExhibit, PacketFacts } from '../../src/main/packet/packet-facts.ts';
import { build, exhibit, packetFacts, TestArchive } from './packet-maker.ts';
import { readPdf, squeezed } from './read-pdf.ts';
import { sampleFacts } from './sample-facts.ts';

const full = process.env['CASEBINDER_FULL'] === '1';
let archive: TestArchive;
let pool: PacketEvidence[] = [];
beforeAll(async () => {
  archive = new TestArchive();
  pool = [
    await archive.photo('wide.jpg', 400, 300),
    await archive.photo('tall.jpg', 300, 420, '#886644'),
    await archive.pdf('one.pdf', 1),
    await archive.pdf('three.pdf', 3),
    await archive.pdf('wide.pdf', 2, [842, 595]),
    await archive.pdf('receipt.pdf', 1, [226, 600]),
    await archive.put(
      'note.txt',
      'text',
      Buffer.from(Array.from({ length: 90 }, (_, i) => `line ${i + 1} of a note`).join('\n')),
    ),
    await archive.put('broken.pdf', 'pdf', Buffer.from('%PDF-1.7\nnothing')),
    await archive.put('clip.mp4', 'other', Buffer.from('not a picture')),
  ];
});
afterAll(() => archive.close());

const pick = fc.record({
  paper: fc.constantFrom('A4' as const, 'Letter' as const),
  language: fc.constantFrom('en' as const, 'zh-CN' as const),
  variant: fc.constantFrom('appeal' as const, 'reply' as const, 'mediation' as const, 'file-copy' as const),
  draft: fc.boolean(),
  exhibits: fc.array(
    fc.record({
      files: fc.array(fc.nat(8), { minLength: 1, maxLength: 4 }),
      title: fc.constantFrom(
        'Carton label',
        '装箱单',
        'A title so long that it takes two lines in the list of exhibits and one and a half in the banner',
        'Ex. 9, p. 99 (a trap)',
      ),
    }),
    { minLength: 1, maxLength: 40 },
  ),
});

function factsOf(wish: typeof pick extends fc.Arbitrary<infer T> ? T : never): PacketFacts {
  const exhibits = wish.exhibits.map(
    (x, i): PacketExhibit =>
      exhibit(
        String(i + 1),
        x.files.flatMap((n) => pool[n] ?? []),
        {
          title: x.title,
          titleZh: x.title,
          shows: i % 3 === 0 ? 'what this shows' : null,
          kind: i % 2 === 0 ? 'packing_photo' : 'order_page',
        },
      ),
  );
  return packetFacts({
    facts: sampleFacts,
    exhibits,
    packet: { paper: wish.paper, language: wish.language, variant: wish.variant, draft: wish.draft },
  });
}

async function checkNumbers(facts: PacketFacts): Promise<void> {
  const built = await build(archive, facts, 'numbers.pdf');
  const pdf = await readPdf(built.data);
  const chinese = facts.packet.language === 'zh-CN';
  expect(pdf.pages.length).toBe(built.pages);
  expect(pdf.labels).toEqual(pdf.pages.map((_, i) => String(i + 1)));
  for (const [i, page] of pdf.pages.entries()) expect(squeezed(page.text)).toContain(`${i + 1}/${built.pages}`);
  expect(built.exhibits.map((x) => x.label)).toEqual(facts.exhibits.map((x) => x.label));
  const contents = built.parts[2];
  if (!contents) throw new Error('no contents');
  for (const x of built.exhibits) {
    const word = chinese ? `证据${x.label}` : `Ex.${x.label}`;
    // The bookmark: its words and its target.
    const bookmark = pdf.outline.filter(
      (o) =>
        squeezed(o.title).startsWith(`${word}${squeezed(x.title)}`) &&
        squeezed(o.title).endsWith(chinese ? `(第${x.firstPage}页)` : `(p.${x.firstPage})`),
    );
    expect(bookmark.length, `bookmark of ${x.label}`).toBeGreaterThan(0);
    expect(bookmark.some((b) => b.page === x.firstPage)).toBe(true);
    // Every link that names the exhibit lands on it, wherever it stands.
    const links = pdf.pages.flatMap((p, i) =>
      p.links.filter((l) => l.name === `exhibit-${x.label}`).map((l) => ({ ...l, on: i + 1 })),
    );
    for (const link of links) expect(link.to).toBe(x.firstPage);
    // The row of the list: its link and the number printed at its end.
    const rows = links.filter((l) => l.on >= contents.firstPage && l.on <= contents.lastPage);
    const numbers = rows.map((l) =>
      squeezed(
        (pdf.pages[l.on - 1]?.items ?? [])
          .filter((t) => t.x >= l.rect[0] - 1 && t.x < l.rect[2] && t.y >= l.rect[1] - 2 && t.y < l.rect[3])
          .map((t) => t.text)
          .join(''),
      ),
    );
    expect(numbers, `row of ${x.label}`).toContain(String(x.firstPage));
    // The pages themselves name the exhibit in their header.
    for (let n = x.firstPage; n <= x.lastPage; n += 1) expect(squeezed(pdf.pages[n - 1]?.text ?? '')).toContain(word);
  }
  // Every reference in running text, "Ex. 4, p. 21", names the first page of that exhibit.
  const known = new Map(built.exhibits.map((x) => [x.label, x.firstPage]));
  const statement = pdf.pages
    .slice(3, (built.exhibits[0]?.firstPage ?? 4) - 1)
    .map((p) => p.text)
    .join(' ')
    // A title that looks like a reference stands where exhibits are listed by name; it is no reference.
    .replace(/Ex\.\s*9,\s*p\.\s*99\s*\(a\s*trap\)/g, '');
  const pattern = chinese ? /证据\s*(\d+)\s*，\s*第\s*(\d+)\s*页/g : /Ex\.\s*(\d+),\s*p\.\s*(\d+)/g;
  let references = 0;
  for (const [, label = '', page = ''] of statement.matchAll(pattern)) {
    references += 1;
    expect(Number(page), `reference to ${label}`).toBe(known.get(label));
  }
  expect(references).toBeGreaterThan(0);
}

describe('five numbers', () => {
  test(`agree for every exhibit of ${full ? 200 : 12} packets drawn at random`, { timeout: 1_200_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(pick, async (wish) => checkNumbers(factsOf(wish))),
      { numRuns: full ? 200 : 12, seed: 20260302, endOnFailure: true },
    );
  });
  test('agree with forty exhibits, each with its front sheet', { timeout: 120_000 }, async () => {
    const exhibits = Array.from({ length: 40 }, (_, i) =>
      exhibit(
        String(i + 1),
        [pool[3], pool[0]].flatMap((e) => e ?? []),
        { title: `Exhibit about carton ${i + 1}` },
      ),
    );
    await checkNumbers(packetFacts({ facts: sampleFacts, exhibits }));
  });
});
