/** The copy for the house says where a case stands in words: no sign of the program's own is left for a person to guess. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standingBlocks } from '../../src/main/packet/model/standing.ts';
import { makeWords } from '../../src/main/packet/model/words.ts';
import type { PacketLanguage } from '../../src/main/packet/packet-facts.ts';
import { evaluateCase } from '../../src/main/rules/evaluate.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { caseFileSchema } from '../../src/shared/domain/case-file.ts';
import { build, exhibit, packetFacts, resourcesRoot, TestArchive } from './packet-maker.ts';
import { readPdf } from './read-pdf.ts';
import { sampleFacts } from './sample-facts.ts';

const packs = loadPacks(resourcesRoot);
const holidays = loadHolidays(resourcesRoot);
const samples = path.join(resourcesRoot, 'sample');

function standing(sample: string, language: PacketLanguage): string {
  const facts = caseFileSchema.parse(JSON.parse(readFileSync(path.join(samples, sample, 'case.json'), 'utf8')));
  const answer = evaluateCase({ packs, facts, asOf: '2026-03-02T10:00:00Z', holidays, language });
  expect(answer.lines.length).toBeGreaterThan(0);
  const w = makeWords({ ...packetFacts({ facts, packet: { variant: 'file-copy', language } }), answer });
  return JSON.stringify(standingBlocks(w));
}

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  test.each(readdirSync(samples).filter((name) => /^\d/.test(name)))('%s', (sample) => {
    const said = standing(sample, language);
    expect(said).not.toMatch(
      /\b(ACCEPT|REFUSE|NEGOTIATE|HOLD|REDIRECT|MEDIATE|APPEAL|FULFIL|SELLER|BUYER|CARRIER|UNDETERMINED|EDGE|UNKNOWN)\b(?!-)/,
    );
    expect(said).not.toMatch(/not-fulfilled|not-in-force|fulfilled|undefined|\[object/);
    // No path of a fact, no instant in the program's own form.
    expect(said).not.toMatch(/"(order|delivery|request|dispute|appeal|shipment|overrides)(\.[a-zA-Z]+)*"/);
    expect(said).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
    // A deadline stands on the clock of its own place.
    expect(said).toMatch(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}\\n\((Asia|Europe)\/\w+\)/);
    if (language === 'zh-CN') expect(said).not.toMatch(/"(format|seller|buyer|platform|holds|stance|warning|finding)"/);
  });
});

describe('parts of a packet', () => {
  let archive: TestArchive;
  beforeAll(() => {
    archive = new TestArchive();
  });
  afterAll(() => archive.close());

  test('tell every page on which something of theirs stands', { timeout: 60_000 }, async () => {
    const { data, parts, pages } = await build(
      archive,
      packetFacts({
        facts: sampleFacts,
        packet: { variant: 'file-copy' },
        exhibits: [exhibit('1', [await archive.pdf('order.pdf', 1)], { kind: 'order_page' })],
      }),
    );
    const read = await readPdf(data);
    expect(parts.length).toBeGreaterThan(6);
    for (const [i, part] of parts.entries()) {
      expect(part.lastPage, part.id).toBeGreaterThanOrEqual(part.firstPage);
      const next = parts[i + 1];
      if (next === undefined) {
        expect(part.lastPage).toBe(pages);
        continue;
      }
      // Either the next part begins at the head of a page, or both share the page on which it begins below.
      const words = read.pages[next.firstPage - 1]?.text.replace(/\s+/g, ' ') ?? '';
      const shared = part.lastPage === next.firstPage;
      expect(part.lastPage).toBe(shared ? next.firstPage : next.firstPage - 1);
      if (next.id !== 'exhibits' && next.id !== 'cover')
        expect(words.indexOf(next.title) > 120, `${next.id} on page ${next.firstPage}: ${words.slice(0, 200)}`).toBe(
          shared,
        );
    }
  });

  test('the last line never stands on a page alone', { timeout: 90_000 }, async () => {
    for (let files = 6; files <= 12; files += 1) {
      const many = [];
      for (let n = 0; n < files; n += 1) many.push(await archive.photo(`p${n}.jpg`, 64, 48, `#66${n % 10}544`));
      const { data } = await build(archive, packetFacts({ facts: sampleFacts, exhibits: [exhibit('1', many)] }));
      const last = (await readPdf(data)).pages.at(-1)?.text ?? '';
      expect(last).toContain('End of packet');
      expect(last).toContain('How to check a file');
    }
  });
});
