/** A whole packet of an invented case: what it says, what it must not say, that it is the same file twice. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModel } from '../../src/main/packet/model/build-model.ts';
import type { PacketExhibit, PacketFacts } from '../../src/main/packet/packet-facts.ts';
import { isDisputed } from '../../src/shared/domain/case-file.ts';
import { Trouble } from '../../src/shared/errors.ts';
import { skipHere } from '../support/not-run.ts';
import { build, exhibit, packetFacts, TestArchive } from './packet-maker.ts';
import { readPdf, squeezed } from './read-pdf.ts';
import { sampleFacts } from './sample-facts.ts';

let archive: TestArchive;
let exhibits: PacketExhibit[] = [];
let unused: PacketFacts['notIncluded'] = [];
beforeAll(async () => {
  archive = new TestArchive();
  const photo = await archive.photo('IMG_2231.HEIC', 1600, 1200);
  exhibits = [
    exhibit('1', [await archive.pdf('order.pdf', 1)], { title: 'Order page', kind: 'order_page' }),
    exhibit('2', [await archive.pdf('report.pdf', 2)], { title: 'Inspection report', kind: 'inspection_report' }),
    exhibit('3', [photo, await archive.photo('IMG_2232.jpg', 800, 1200, '#a86')], {
      title: 'Cartons',
      kind: 'packing_photo',
      captions: { [photo.evidenceId]: 'Carton 2 of 6, side B' },
    }),
    exhibit('4', [await archive.pdf('pod.pdf', 1)], { title: 'Proof of delivery', kind: 'pod' }),
    exhibit('5', [await archive.photo('chat.png', 720, 1400, '#ded')], { title: 'Chat', kind: 'chat_platform' }),
  ];
  unused = [await archive.photo('not-used.jpg', 300, 200, '#123')];
});
afterAll(() => archive.close());

const facts = (packet: Partial<PacketFacts['packet']> = {}): PacketFacts =>
  packetFacts({ facts: sampleFacts, exhibits, notIncluded: unused, packet });

/** Words that tell of doubt, of the other reading, of what is not there. */
const forbidden =
  /literal|sensible|unknown|\bHOLD\b|missing|override|finding|would be refused|gap\b|undetermined|confidence|UNDECIDED|字面|合理解读|缺失|缺少|未知/i;
const secrets =
  /hidden offer|Hidden secret offer|999\.00|secret override|secretly bad|not-used\.jpg|does not match|secret/i;

describe('what goes out', () => {
  for (const variant of ['appeal', 'mediation', 'reply'] as const)
    for (const language of ['en', 'zh-CN'] as const)
      test(`${variant} in ${language} argues for its owner only`, { timeout: 60_000 }, async () => {
        const { data } = await build(archive, facts({ variant, language }), `${variant}.pdf`);
        const text = (await readPdf(data)).pages.map((p) => p.text).join('\n');
        expect(text).not.toMatch(forbidden);
        expect(text).not.toMatch(secrets);
        expect(text).toContain('120.00');
      });
  test('the file copy says it all', { timeout: 60_000 }, async () => {
    const { data } = await build(archive, facts({ variant: 'file-copy' }), 'copy.pdf');
    const text = (await readPdf(data)).pages.map((p) => p.text).join('\n');
    for (const word of [
      'Literal reading',
      'Sensible reading',
      'Hold',
      'hidden offer',
      'secret override reason',
      'not-used.jpg',
      'Missing facts',
      'no date',
    ])
      expect(text).toContain(word);
  });
  test('a fact in dispute is not stated as settled, and stands with both values in the file copy', () => {
    const disputed = {
      ...sampleFacts,
      delivery: {
        ...sampleFacts.delivery,
        podName: {
          disputed: [
            { value: 'A. Eins', source: 'pod' },
            { value: 'B. Zwei', source: 'chat' },
          ],
        },
      },
    };
    expect(isDisputed(disputed.delivery.podName)).toBe(true);
    const out = JSON.stringify(buildModel(packetFacts({ facts: disputed, exhibits })));
    expect(out).not.toMatch(/Eins|Zwei/);
    const inside = JSON.stringify(
      buildModel(packetFacts({ facts: disputed, exhibits, packet: { variant: 'file-copy' } })),
    );
    expect(inside).toMatch(/Eins/);
    expect(inside).toMatch(/Zwei/);
  });
});

describe('what is on paper', () => {
  test('cover, one-page summary, list, statement, integrity and last line', { timeout: 60_000 }, async () => {
    const built = await build(archive, facts());
    const pdf = await readPdf(built.data);
    const page = (n: number): string => pdf.pages[n - 1]?.text ?? '';
    expect(page(1)).toContain('Appeal against decision PD-2026-118');
    expect(page(2)).toContain('Summary on one page');
    expect(page(3)).toContain('Contents and list of exhibits');
    expect(page(4)).toContain('Statement');
    expect(pdf.title).toContain('PD-2026-118');
    expect(page(built.pages)).toContain(`End of packet – ${built.pages} pages`);
    const all = squeezed(pdf.pages.map((p) => p.text).join(' '));
    for (const e of exhibits.flatMap((x) => x.evidence)) expect(all).toContain(e.sha256);
    expect(pdf.pages.map((p) => p.text).join(' ')).toContain(
      'Camera time 2026-02-02 14:07 (zone not recorded). File IMG_2231.HEIC. No mark of an editing program was found. Shown at',
    );
    expect(built.parts[0]?.firstPage).toBe(1);
    expect(built.parts.at(-1)?.lastPage).toBe(built.pages);
    // Parts follow each other without a hole.
    for (const [i, part] of built.parts.entries())
      if (i > 0) expect(part.firstPage).toBeGreaterThanOrEqual(built.parts[i - 1]?.firstPage ?? 0);
  });
  test('names in Latin, Cyrillic, Greek, Vietnamese and Chinese letters can be found', {
    timeout: 60_000,
  }, async () => {
    const names = ['Zażółć Gęślą Łódź', 'Щукин Ёлкин', 'Ωμέγα Αθήνα', 'Nguyễn Thị Hằng', '王小明 鑫龘'];
    for (const name of names) {
      const { data, warnings } = await build(
        archive,
        packetFacts({ facts: { ...sampleFacts, customer: { name: { name } } } }),
        'name.pdf',
      );
      const pdf = await readPdf(data);
      expect(squeezed(pdf.pages[0]?.text ?? '')).toContain(squeezed(name));
      expect(warnings.map((w) => w.code)).not.toContain('PACKET_GLYPH_MISSING');
    }
  });
  test('what no font draws is printed as its number, and said', { timeout: 60_000 }, async () => {
    const { data, warnings } = await build(
      archive,
      packetFacts({ facts: { customer: { name: { name: '𠮷野 شركة' } } } }),
      'glyph.pdf',
    );
    const text = (await readPdf(data)).pages.map((p) => p.text).join(' ');
    expect(squeezed(text)).toContain('〚U+20BB7〛');
    expect(squeezed(text)).toContain('U+0634');
    expect(warnings.map((w) => w.code)).toEqual(
      expect.arrayContaining(['PACKET_GLYPH_MISSING', 'PACKET_SCRIPT_NOT_SUPPORTED']),
    );
  });
  test('each paper is laid out for itself', { timeout: 60_000 }, async () => {
    const a4 = await readPdf((await build(archive, facts(), 'a4.pdf')).data);
    const letter = await readPdf((await build(archive, facts({ paper: 'Letter' }), 'letter.pdf')).data);
    for (const p of a4.pages)
      expect([Math.round(Math.min(p.width, p.height)), Math.round(Math.max(p.width, p.height))]).toEqual([595, 842]);
    for (const p of letter.pages)
      expect([Math.min(p.width, p.height), Math.max(p.width, p.height)]).toEqual([612, 792]);
    for (const pdf of [a4, letter])
      for (const p of pdf.pages)
        for (const i of p.items) {
          // 6 mm at each edge stay white.
          expect(i.x).toBeGreaterThan(17);
          expect(i.y).toBeGreaterThan(17);
          expect(i.x).toBeLessThan(p.width - 17);
          expect(i.y).toBeLessThan(p.height - 17);
        }
  });
  test('a draft says so on every page', { timeout: 60_000 }, async () => {
    const pdf = await readPdf((await build(archive, facts({ draft: true }), 'draft.pdf')).data);
    for (const p of pdf.pages) expect(p.text).toContain('DRAFT');
    const final = await readPdf((await build(archive, facts(), 'final.pdf')).data);
    for (const p of final.pages) expect(p.text).not.toContain('DRAFT');
  });
  test('an empty case still gives a whole packet', { timeout: 60_000 }, async () => {
    const built = await build(archive, packetFacts(), 'empty.pdf');
    const pdf = await readPdf(built.data);
    expect(pdf.pages[0]?.text).toContain('not recorded');
    expect(built.exhibits).toEqual([]);
  });
});

describe('the file', () => {
  test('is the same bytes when built again, and another when a fact changes', { timeout: 60_000 }, async () => {
    const first = await build(archive, facts(), 'first.pdf');
    const second = await build(archive, facts(), 'second.pdf');
    expect(second.sha256).toBe(first.sha256);
    expect(Buffer.compare(Buffer.from(first.data), Buffer.from(second.data))).toBe(0);
    const other = await build(archive, facts({ journalEntries: 13 }), 'other.pdf');
    expect(other.sha256).not.toBe(first.sha256);
  });
  test('carries no path, no user name and no location', { timeout: 60_000 }, async () => {
    const { data } = await build(archive, facts(), 'meta.pdf');
    const raw = Buffer.from(data).toString('latin1');
    expect(raw).not.toContain(archive.root);
    expect(raw).not.toMatch(/GPSLatitude|\/JavaScript|\/Launch|\/URI/);
  });
  test('passes qpdf --check and reads in pdftotext', { timeout: 60_000 }, async (context) => {
    const { file } = await build(archive, facts(), 'check.pdf');
    try {
      execFileSync('qpdf', ['--version'], { stdio: 'ignore' });
      execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    } catch {
      skipHere(context, 'qpdf or pdftotext is not on this computer');
    }
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' })).toContain('宁波样例五金有限公司');
  });
  test('leaves nothing behind when it is cancelled', { timeout: 60_000 }, async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(build(archive, facts(), 'cancelled.pdf', stop.signal)).rejects.toThrow(Trouble);
    const { readdirSync } = await import('node:fs');
    expect(readdirSync(archive.root).filter((n) => n.includes('cancelled') || n.startsWith('.incoming'))).toEqual([]);
    expect(path.isAbsolute(archive.root)).toBe(true);
  });
});
