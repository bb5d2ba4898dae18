/** Names as macOS writes them, letters and accents apart: from the folder through the archive to the printed page. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { attachEvidence } from '../../src/main/cases/attach-evidence.ts';
import { buildPacket } from '../../src/main/cases/build-packet.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { type CaseQuery, pageCases } from '../../src/main/cases/page-cases.ts';
import { createJobClient } from '../../src/main/jobs/client.ts';
import { forkPort } from '../../src/main/jobs/fork-port.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { listEvidenceRows } from '../../src/main/store/evidence-store.ts';
import { listPlaces } from '../../src/main/store/folder-store.ts';
import { skipHere } from '../support/not-run.ts';
import { resourcesRoot, textPdf } from './packet-maker.ts';
import { readPdf, squeezed } from './read-pdf.ts';
import { sampleFacts } from './sample-facts.ts';

const jobs = createJobClient(forkPort(path.resolve(import.meta.dirname, '../../src/main/worker.ts')));
afterAll(() => jobs.close());

const pictures = ['Ảnh thùng hàng bị móp – Nguyễn Thị Ấn.jpg', '한국 검사 사진 각도 읽기.jpg'];
const papers = ['Prüfbericht Größe Łódź.pdf', '서울 물류 확인서.pdf'];
const all: CaseQuery = {
  query: '',
  statuses: ['open'],
  steps: [],
  reasons: [],
  turn: null,
  due: null,
  sort: 'case',
  down: false,
};
const composed = [...pictures, ...papers];

test('are printed and found as composed letters, and kept as they came', { timeout: 120_000 }, async (context) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-decomposed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const input = path.join(folder, 'input');
  mkdirSync(input);
  const pixels = (i: number) => ({ width: 900, height: 700, channels: 3, background: `#3${i}5` }) as const;
  for (const [i, name] of pictures.entries())
    writeFileSync(
      path.join(input, name.normalize('NFD')),
      await sharp({ create: pixels(i) })
        .jpeg()
        .toBuffer(),
    );
  for (const name of papers)
    writeFileSync(
      path.join(input, name.normalize('NFD')),
      await textPdf(`paper ${papers.indexOf(name)}`, 1, [595, 842]),
    );
  const asWritten = readdirSync(input).sort();

  let at = Date.UTC(2026, 2, 2, 8);
  const now = (): string => {
    at += 1000;
    return new Date(at).toISOString();
  };
  const archive = openArchive(path.join(folder, 'archive'), { mode: 'create', now });
  onTestFinished(() => archive.close());
  const desk: Desk = {
    archive,
    packs: loadPacks(resourcesRoot),
    jobs,
    now,
    by: 'Sample Clerk',
    language: 'en',
    resourcesRoot,
    appVersion: '0.1.0',
  };
  // The case file names them composed, as a keyboard writes them.
  const { caseId } = createCase(desk, {
    schemaVersion: 1,
    order: sampleFacts.order,
    customer: { name: { name: '김하늘'.normalize('NFD') } },
    exhibits: [
      { id: 'x1', title: 'Photos', kind: 'packing_photo', files: pictures.map((n) => n.normalize('NFC')) },
      { id: 'x2', title: 'Papers', kind: 'inspection_report', files: papers.map((n) => n.normalize('NFC')) },
    ],
  });
  await attachEvidence(desk, caseId, [input]);
  const caseNo = 1;
  const rows = listEvidenceRows(archive.db, caseNo);
  expect(rows.map((row) => row.originalName).sort()).toEqual(composed.map((n) => n.normalize('NFC')).sort());
  // What the disk said is kept to the byte, where the file is known again by it.
  expect(
    listPlaces(archive.db, caseNo)
      .map((place) => place.path)
      .sort(),
  ).toEqual(asWritten);
  const again = await attachEvidence(desk, caseId, [input]);
  expect(again.counts).toMatchObject({ stored: 0, duplicate: 4 });

  for (const query of ['Nguyễn Thị Ấn', 'nguyen thi', '검사 사진', 'Größe', '김하늘'])
    for (const form of ['NFC', 'NFD'] as const)
      expect([query, form, pageCases(desk, { ...all, query: query.normalize(form) }, null, 10).total]).toEqual([
        query,
        form,
        1,
      ]);

  for (const language of ['en', 'zh-CN'] as const) {
    const outFile = path.join(folder, `${language}.pdf`);
    const built = await buildPacket(desk, caseId, { variant: 'appeal', paper: 'A4', language, draft: true, outFile });
    expect(built.exhibits.map((x) => x.evidenceIds.length)).toEqual([2, 2]);
    expect(built.warnings.filter((w) => /GLYPH|SCRIPT/.test(w.code))).toEqual([]);
    const read = (await readPdf(new Uint8Array(readFileSync(outFile)))).pages.map((p) => p.text).join('\n');
    const texts = [read, pdftotext(outFile, () => skipHere(context, 'pdftotext is not on this computer'))];
    for (const text of texts)
      for (const name of [...composed, '김하늘'])
        expect(squeezed(text), `${name} in ${language}`).toContain(squeezed(name.normalize('NFC')));
  }
});

function pdftotext(file: string, absent: () => never): string {
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return absent();
    throw error;
  }
}
