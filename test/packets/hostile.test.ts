/** Hostile and talkative PDF files: bombs, slow pages, and what says who made them. */
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFStream, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createJobClient } from '../../src/main/jobs/client.ts';
import { forkPort } from '../../src/main/jobs/fork-port.ts';
import { openPdf, PageTooSlow } from '../../src/main/packet/evidence/pdfium.ts';
import { prepareEvidence, readBytes } from '../../src/main/packet/evidence/prepare.ts';
import { preparePdf } from '../../src/main/packet/evidence/prepare-pdf.ts';
import { unpacksTooLarge } from '../../src/main/packet/evidence/unpacked-size.ts';
import type { PacketEvidence } from '../../src/main/packet/packet-facts.ts';
import type { FileKind } from '../../src/shared/domain/evidence.ts';
import { build, exhibit, packetFacts, resourcesRoot, TestArchive, textPdf } from './packet-maker.ts';

let archive: TestArchive;
beforeAll(() => {
  archive = new TestArchive();
});
afterAll(() => archive.close());
const signal = new AbortController().signal;

/** A page whose drawing unpacks to so many bytes. */
async function bomb(bytes: number, layers = 1): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  const page = doc.addPage([300, 300]);
  let data: Uint8Array = Buffer.alloc(bytes, ' ');
  for (let i = 0; i < layers; i += 1) data = deflateSync(data);
  const filter = Array.from({ length: layers }, () => 'FlateDecode');
  page.node.set(
    PDFName.of('Contents'),
    doc.context.register(PDFRawStream.of(doc.context.obj({ Filter: filter, Length: data.length }), data)),
  );
  return doc.save({ useObjectStreams: false });
}

describe('a file that unpacks to more than a page can hold', () => {
  test.each([1, 3])('packed %i time(s) is a notice and is never opened', async (layers) => {
    const bytes = await bomb(80_000_000, layers);
    expect(bytes.length).toBeLessThan(200_000);
    expect(await preparePdf(bytes, archive.root, 'bomb', signal)).toEqual({ is: 'notice', why: 'too-large' });
  });
  test('an ordinary file is not meant', async () => {
    expect(unpacksTooLarge(await textPdf('plain', 3, [300, 300]))).toBe(false);
    expect(unpacksTooLarge(await bomb(1_000_000))).toBe(false);
  });
  test('several of them stop no packet', { timeout: 120_000 }, async () => {
    const jobs = createJobClient(forkPort(path.resolve(import.meta.dirname, '../../src/main/worker.ts')));
    try {
      const made = await Promise.all(
        [66, 67, 68, 69].map(async (mb) => archive.put(`b${mb}.pdf`, 'pdf', await bomb(mb * 1_048_576))),
      );
      const good = await archive.pdf('good.pdf', 1);
      const built = await jobs.run(
        'packet.build',
        {
          facts: packetFacts({ exhibits: [exhibit('1', [...made, good])] }),
          archiveRoot: archive.root,
          resourcesRoot,
          outFile: path.join(archive.root, 'bombs.pdf'),
          notOpened: [],
        },
        {},
      );
      expect(built.warnings.map((w) => w.code)).toEqual(made.map(() => 'PACKET_FILE_NOT_SHOWN'));
    } finally {
      await jobs.close();
    }
  });
});

test('a file longer than memory is told as what it is, and one that has no pages is not read at all', async () => {
  const long = async (name: string, kind: FileKind, bytes: number): Promise<PacketEvidence> => {
    const made = await archive.put(name, kind, Buffer.from(`beginning of ${name}`));
    truncateSync(path.join(archive.root, made.storedPath), bytes);
    return made;
  };
  // Nothing but the first sign is on the disk; two gigabytes and more cannot be read in one go.
  const evidence = [
    await long('film.mov', 'other', 2 ** 31 + 1),
    await long('log.txt', 'text', 2 ** 31 + 1),
    await long('list.csv', 'csv', readBytes.text + 1),
    await long('scan.pdf', 'pdf', readBytes.pdf + 1),
  ];
  const gone = { ...(await archive.put('gone.txt', 'text', Buffer.from('gone'))), storedPath: 'evidence/no/where' };
  const prepared = await prepareEvidence([...evidence, gone], {
    archiveRoot: archive.root,
    workDir: archive.root,
    signal,
    notOpened: new Set(),
    begin: () => () => undefined,
    onDone: () => undefined,
  });
  expect([...prepared.values()].map((p) => p.shown)).toEqual(
    ['kind-not-shown', 'too-many-bytes', 'too-many-bytes', 'too-many-bytes', 'file-missing'].map((why) => ({
      is: 'notice',
      why,
    })),
  );
});

test('a page that is not drawn in time is given up', async () => {
  const doc = await PDFDocument.create();
  const page = doc.addPage([595, 842]);
  const content = 'q 0 0 595 842 re W n 0 0 m 595 842 l S\n'.repeat(40_000);
  page.node.set(PDFName.of('Contents'), doc.context.register(doc.context.flateStream(content)));
  const bytes = await doc.save();
  const opened = await openPdf(bytes, performance.now() - 1);
  if ('refused' in opened) throw new Error(opened.refused);
  expect(() => opened.grey(0, 200, 280)).toThrow(PageTooSlow);
  opened.close();
  // The reader still works for the next file.
  const next = await openPdf(await textPdf('next', 1, [200, 200]));
  if ('refused' in next) throw new Error(next.refused);
  expect(next.text(0)).toContain('Source next');
  next.close();
});

test('nothing that says who made a file, or that would act, reaches the packet', { timeout: 60_000 }, async () => {
  const doc = await PDFDocument.load(await textPdf('told', 1, [300, 300]));
  const { context } = doc;
  const xmp = context.register(
    context.stream('<x:xmpmeta><dc:creator>CANARY alice</dc:creator></x:xmpmeta>', {
      Type: 'Metadata',
      Subtype: 'XML',
    }),
  );
  const traces = {
    Metadata: xmp,
    PieceInfo: { App: { Private: PDFString.of('CANARY piece') } },
    LastModified: PDFString.of('D:20260101'),
    AA: { O: { S: 'JavaScript', JS: PDFString.of('CANARY script') } },
  };
  const form = context.register(
    context.stream('0 0 1 rg 0 0 50 50 re f', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 50, 50], ...traces }),
  );
  const page = doc.getPage(0);
  // A drawing may be called like a key that is taken out: the name belongs to the page.
  const resources = page.node.Resources();
  const drawings = context.obj({ AA: form });
  resources?.set(PDFName.of('XObject'), drawings);
  const first = page.node.normalizedEntries().Contents;
  first?.push(context.register(context.stream('q 1 0 0 1 100 100 cm /AA Do Q', {})));
  doc.catalog.set(PDFName.of('Metadata'), xmp);
  const evidence = await archive.put('told.pdf', 'pdf', await doc.save({ useObjectStreams: false }));
  const built = await build(archive, packetFacts({ exhibits: [exhibit('1', [evidence])] }), 'told-out.pdf');
  expect(built.warnings).toEqual([]);
  const packet = await PDFDocument.load(built.data, { updateMetadata: false });
  const words = packet.context.enumerateIndirectObjects().map(([, object]) => {
    const dict = object instanceof PDFStream ? object.dict : object;
    if (dict instanceof PDFDict && dict.get(PDFName.of('Subtype')) === PDFName.of('Form'))
      for (const key of ['Metadata', 'PieceInfo', 'LastModified', 'AA'])
        expect(dict.has(PDFName.of(key)), key).toBe(false);
    return object instanceof PDFRawStream ? Buffer.from(object.contents).toString('latin1') : object.toString();
  });
  expect(words.join('\n')).not.toMatch(/CANARY|dc:creator/);
  // The drawing itself is still there.
  const drawn = await openPdf(built.data);
  if ('refused' in drawn) throw new Error(drawn.refused);
  const at = (built.exhibits[0]?.firstPage ?? 1) - 1;
  const picture = drawn.picture(at, 300, 424);
  drawn.close();
  let blue = 0;
  for (let i = 0; i < picture.data.length; i += 4)
    if ((picture.data[i] ?? 0) < 30 && (picture.data[i + 2] ?? 0) > 220) blue += 1;
  expect(blue).toBeGreaterThan(200);
});

test('a disk that is full while the packet is written is told as such', async (context) => {
  const { execFileSync } = await import('node:child_process');
  const { skipHere } = await import('../support/not-run.ts');
  const small = mkdtempSync(path.join(os.tmpdir(), 'casebinder-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small], { stdio: 'ignore' });
  } catch {
    rmSync(small, { recursive: true });
    skipHere(context, 'a small disk can be mounted by root on Linux only');
  }
  try {
    const { buildPacketJob } = await import('../../src/main/packet/packet-job.ts');
    const issued = path.join(small, 'issued');
    mkdirSync(issued);
    writeFileSync(path.join(small, 'filler'), Buffer.alloc(240 * 1024));
    const photo = await archive.photo('large.jpg', 2000, 1500);
    const work = buildPacketJob(
      {
        facts: packetFacts({ exhibits: [exhibit('1', [photo])] }),
        archiveRoot: archive.root,
        resourcesRoot,
        outFile: path.join(issued, 'x.pdf'),
        notOpened: [],
      },
      {
        progress: () => undefined,
        emit: () => undefined,
        signal,
        begin: () => () => undefined,
        retire: () => undefined,
      },
    );
    await expect(work).rejects.toMatchObject({ code: 'ARCHIVE_DISK_FULL' });
    const { readdirSync } = await import('node:fs');
    expect(readdirSync(issued)).toEqual([]);
  } finally {
    execFileSync('umount', [small]);
    rmSync(small, { recursive: true });
  }
});
