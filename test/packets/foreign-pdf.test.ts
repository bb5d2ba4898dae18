/** Foreign PDF files in a packet: what was visible stays visible, what cannot be opened is named, nothing stops the packet. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import {
  concatTransformationMatrix,
  degrees,
  drawObject,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFString,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPdf } from '../../src/main/packet/evidence/pdfium.ts';
import { looksAlike, preparePdf } from '../../src/main/packet/evidence/prepare-pdf.ts';
import type { PacketEvidence } from '../../src/main/packet/packet-facts.ts';
import { notRun, skipHere } from '../support/not-run.ts';
import { build, exhibit, packetFacts, TestArchive, textPdf } from './packet-maker.ts';
import { readPdf, squeezed } from './read-pdf.ts';

let archive: TestArchive;
beforeAll(() => {
  archive = new TestArchive();
});
afterAll(() => archive.close());

const one = async (name: string, bytes: Uint8Array, paper: 'A4' | 'Letter' = 'A4') => {
  const evidence = await archive.put(name, 'pdf', bytes);
  const built = await build(
    archive,
    packetFacts({ exhibits: [exhibit('1', [evidence])], packet: { paper } }),
    'foreign.pdf',
  );
  return { built, evidence, pdf: await readPdf(built.data) };
};

/** Darkness of a part of a page, 0 = white. The part is given in shares of the page, from the top left. */
async function inkAt(data: Uint8Array, page: number, box: readonly [number, number, number, number]): Promise<number> {
  const opened = await openPdf(data);
  if ('refused' in opened) throw new Error(opened.refused);
  const grey = opened.grey(
    page - 1,
    400,
    Math.round((400 * opened.size(page - 1).height) / opened.size(page - 1).width),
  );
  opened.close();
  let sum = 0;
  let n = 0;
  for (let y = Math.floor(box[1] * grey.height); y < box[3] * grey.height; y += 1)
    for (let x = Math.floor(box[0] * grey.width); x < box[2] * grey.width; x += 1) {
      sum += 255 - (grey.data[y * grey.width + x] ?? 255);
      n += 1;
    }
  return sum / Math.max(1, n);
}

describe('what was visible stays visible', () => {
  test('values in form fields', { timeout: 60_000 }, async () => {
    const doc = await PDFDocument.create();
    const page = doc.addPage([595, 842]);
    const field = doc.getForm().createTextField('buyer');
    field.setText('Filled in by hand');
    field.addToPage(page, { x: 60, y: 700, width: 300, height: 30 });
    const { pdf, built } = await one('form.pdf', await doc.save());
    expect(pdf.pages[(built.exhibits[0]?.firstPage ?? 0) - 1]?.text).toContain('Filled in by hand');
    expect(Buffer.from(built.data).toString('latin1')).not.toContain('/AcroForm');
  });
  test('a page that uses a broken stream is shown as a picture, the others as they are', {
    timeout: 60_000,
  }, async (context) => {
    const doc = await PDFDocument.load(await textPdf('faulty', 3, [595, 842]));
    const pixels = deflateSync(Buffer.alloc(3 * 64 * 64, 120));
    const image = PDFRawStream.of(
      doc.context.obj({
        Type: 'XObject',
        Subtype: 'Image',
        Width: 64,
        Height: 64,
        ColorSpace: 'DeviceRGB',
        BitsPerComponent: 8,
        Filter: 'FlateDecode',
      }),
      pixels.fill(0xff, 12, 24),
    );
    const page = doc.getPage(1);
    const name = page.node.newXObject('Im', doc.context.register(image));
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(90, 0, 0, 90, 100, 300),
      drawObject(name),
      popGraphicsState(),
    );
    const { built, pdf } = await one('faulty.pdf', await doc.save());
    const first = built.exhibits[0]?.firstPage ?? 0;
    expect(built.warnings.map((w) => w.says)).toEqual([
      expect.stringMatching(/^1 page.*faulty\.pdf|faulty\.pdf.*1 page/),
    ]);
    expect(pdf.pages[first - 1]?.text).toContain('Source faulty page 1');
    expect(pdf.pages[first]?.text).not.toContain('Source faulty page 2');
    expect(pdf.pages[first + 1]?.text).toContain('Source faulty page 3');
    try {
      execFileSync('qpdf', ['--version'], { stdio: 'ignore' });
    } catch {
      skipHere(context, 'qpdf is not on this computer');
    }
    expect(execFileSync('qpdf', ['--check', built.file], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
  });
  test('a stamp that is an annotation', { timeout: 60_000 }, async () => {
    const doc = await PDFDocument.load(await textPdf('stamped', 1, [595, 842]));
    const page = doc.getPage(0);
    const look = doc.context.register(
      doc.context.stream('1 0 0 rg 0 0 120 60 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 120, 60] }),
    );
    const stamp = doc.context.register(
      doc.context.obj({
        Type: 'Annot',
        Subtype: 'Stamp',
        Rect: [220, 400, 340, 460],
        F: 4,
        Contents: PDFString.of('PAID'),
        AP: { N: look },
      }),
    );
    page.node.set(PDFName.of('Annots'), doc.context.obj([stamp]));
    const withStamp = await one('stamp.pdf', await doc.save());
    const without = await one('plain.pdf', await textPdf('stamped', 1, [595, 842]));
    const n = withStamp.built.exhibits[0]?.firstPage ?? 0;
    const middle = [0.35, 0.4, 0.6, 0.6] as const;
    expect(await inkAt(withStamp.built.data, n, middle)).toBeGreaterThan(
      (await inkAt(without.built.data, n, middle)) + 5,
    );
  });
  test.each([0, 90, 180, 270])('a page turned by %i degrees stands upright', { timeout: 60_000 }, async (turn) => {
    const doc = await PDFDocument.create();
    const page = doc.addPage([400, 600]);
    page.drawRectangle({ x: 10, y: 540, width: 100, height: 50, color: rgb(0, 0, 0) });
    page.setRotation(degrees(turn));
    const bytes = await doc.save();
    const dir = archive.root;
    const prepared = await preparePdf(bytes, dir, `turn-${turn}`, new AbortController().signal);
    if (prepared.is !== 'pdf') throw new Error(prepared.is);
    expect(prepared.pages[0]).toMatchObject({
      as: 'content',
      width: turn % 180 === 0 ? 400 : 600,
      height: turn % 180 === 0 ? 600 : 400,
    });
    const { built } = await one(`turn-${turn}.pdf`, bytes);
    expect(built.warnings).toEqual([]);
    const n = built.exhibits[0]?.firstPage ?? 0;
    // The black corner lies where a reader of the source sees it.
    const corner = {
      0: [0.12, 0.12, 0.5, 0.35],
      90: [0.5, 0.12, 0.95, 0.4],
      180: [0.5, 0.6, 0.95, 0.95],
      270: [0.08, 0.5, 0.5, 0.92],
    } as const;
    const here = corner[turn as keyof typeof corner];
    const ink = await inkAt(built.data, n, here);
    for (const [other, box] of Object.entries(corner))
      if (Number(other) !== turn && turn % 180 === Number(other) % 180)
        expect(ink).toBeGreaterThan(await inkAt(built.data, n, box));
  });
  test('a cropped page shows what its crop box shows', { timeout: 60_000 }, async () => {
    const doc = await PDFDocument.create();
    const font = await doc.embedFont(StandardFonts.Helvetica);
    const page = doc.addPage([600, 800]);
    page.drawText('inside', { x: 220, y: 420, size: 24, font });
    page.setCropBox(200, 350, 200, 150);
    page.node.set(PDFName.of('MediaBox'), doc.context.obj([-50, -50, 600, 800]));
    const bytes = await doc.save();
    const prepared = await preparePdf(bytes, archive.root, 'crop', new AbortController().signal);
    if (prepared.is !== 'pdf') throw new Error(prepared.is);
    expect(prepared.pages[0]).toMatchObject({ as: 'content', width: 200, height: 150 });
    const { pdf, built } = await one('crop.pdf', bytes);
    expect(pdf.pages[(built.exhibits[0]?.firstPage ?? 0) - 1]?.text).toContain('inside');
    expect(pdf.pages[(built.exhibits[0]?.firstPage ?? 0) - 1]?.text).toContain('Shown at 120 %.');
  });
  test('a wide page becomes a wide page with its number at the foot', { timeout: 60_000 }, async () => {
    const { pdf, built } = await one('wide.pdf', await textPdf('wide', 1, [842, 595]));
    const page = pdf.pages[(built.exhibits[0]?.firstPage ?? 0) - 1];
    expect(page?.width).toBeGreaterThan(page?.height ?? Infinity);
    const number = page?.items.find((i) => squeezed(i.text).includes(`/${built.pages}`) || i.text.includes(' / '));
    expect(number?.y).toBeLessThan(60);
  });
});

describe('what cannot be shown is named', () => {
  test('a password, damage, no file: a notice with name, hash and reason', { timeout: 60_000 }, async () => {
    const locked = await PDFDocument.load(await textPdf('locked', 1, [595, 842]));
    locked.encrypt({ userPassword: 'secret', ownerPassword: 'owner' });
    const password = await archive.put('locked.pdf', 'pdf', await locked.save());
    const broken = await archive.put('broken.pdf', 'pdf', Buffer.from('%PDF-1.4\nthis is no PDF'));
    const empty = await archive.put('empty.pdf', 'pdf', new Uint8Array());
    const picture = await archive.put('torn.jpg', 'jpeg', Buffer.from('ffd8ffe000104a46', 'hex'));
    const gone: PacketEvidence = {
      ...broken,
      evidenceId: 'E-gone',
      sha256: 'c'.repeat(64),
      originalName: 'gone.pdf',
      storedPath: 'evidence/cc/none.pdf',
    };
    const all = [password, broken, empty, picture, gone];
    const built = await build(archive, packetFacts({ exhibits: [exhibit('1', all)] }), 'notices.pdf');
    expect(built.warnings.map((w) => w.code)).toEqual(all.map(() => 'PACKET_FILE_NOT_SHOWN'));
    const pdf = await readPdf(built.data);
    const range = built.exhibits[0];
    expect((range?.lastPage ?? 0) - (range?.firstPage ?? 0) + 1).toBe(all.length);
    const text = squeezed(
      pdf.pages
        .slice((range?.firstPage ?? 1) - 1, range?.lastPage)
        .map((p) => p.text)
        .join(' '),
    );
    for (const e of all) {
      expect(text).toContain(squeezed(e.originalName));
      expect(text).toContain(e.sha256);
    }
    for (const reason of ['protected by a password', 'damaged', 'picture cannot be read', 'not found'])
      expect(text).toContain(squeezed(reason));
  });
  test('a file that ended the child before is not opened again', { timeout: 60_000 }, async () => {
    const evidence = await archive.pdf('deadly.pdf', 1);
    const facts = packetFacts({ exhibits: [exhibit('1', [evidence])] });
    const built = await build(archive, facts, 'deadly-out.pdf', new AbortController().signal, [evidence.sha256]);
    expect(built.warnings.map((w) => w.code)).toEqual(['PACKET_FILE_NOT_SHOWN']);
    expect(built.exhibits).toHaveLength(1);
  });
  test('too many pages or too long: a notice', async () => {
    const bytes = await textPdf('many', 5, [200, 200]);
    const signal = new AbortController().signal;
    expect(await preparePdf(bytes, archive.root, 'many', signal, { pages: 4, milliseconds: 30_000 })).toEqual({
      is: 'notice',
      why: 'too-many-pages',
    });
    expect(await preparePdf(bytes, archive.root, 'long', signal, { pages: 40, milliseconds: -1 })).toEqual({
      is: 'notice',
      why: 'too-long',
    });
  });
});

describe('the comparison with the source', () => {
  test('sees a missing stamp and overlooks a hair', () => {
    const page = (draw: (data: Uint8Array) => void) => {
      const data = new Uint8Array(240 * 320).fill(255);
      draw(data);
      return { width: 240, height: 320, data };
    };
    const blank = page(() => undefined);
    const stamp = page((d) => {
      for (let y = 100; y < 120; y += 1) d.fill(0, y * 240 + 60, y * 240 + 100);
    });
    const dot = page((d) => d.fill(120, 5000, 5002));
    expect(looksAlike(blank, stamp)).toBe(false);
    expect(looksAlike(blank, dot)).toBe(true);
    expect(looksAlike(stamp, stamp)).toBe(true);
  });
});

describe('odd and broken files from other projects', () => {
  for (const folder of ['pdf-odd', 'pdf-broken']) {
    const root = path.resolve(import.meta.dirname, '../../../shared/corpus', folder);
    if (!existsSync(root)) {
      notRun(`packets: ${folder}`, 'the folder of test files beside the project is absent', 'absent-material');
      continue;
    }
    test(`every file of ${folder} goes through and keeps its pages`, { timeout: 300_000 }, async () => {
      const files = readdirSync(root).sort();
      const evidence = await Promise.all(files.map((f) => archive.put(f, 'pdf', readFileSync(path.join(root, f)))));
      const exhibits = evidence.map((e, i) => exhibit(String(i + 1), [e], { title: e.originalName }));
      const built = await build(archive, packetFacts({ exhibits }), `${folder}.pdf`);
      expect(built.exhibits.length).toBe(files.length);
      const notShown = new Set(built.warnings.filter((w) => w.code === 'PACKET_FILE_NOT_SHOWN').map((w) => w.says));
      for (const [i, e] of evidence.entries()) {
        const source = await openPdf(readFileSync(path.join(root, e.originalName)));
        const pages = 'refused' in source ? 0 : source.pages;
        if (!('refused' in source)) source.close();
        const place = built.exhibits[i];
        const shown = (place?.lastPage ?? 0) - (place?.firstPage ?? 0);
        if ([...notShown].some((says) => says.includes(e.originalName))) continue;
        // The front sheet and one page for each page of the source.
        expect(shown, e.originalName).toBe(pages);
      }
      expect(notShown.size).toBeLessThan(files.length / 10);
    });
  }
});
