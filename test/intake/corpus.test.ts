/** Real photos, odd pictures and odd PDF files, where they are at hand: every byte stored, every picture upright. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { attachEvidence } from '../../src/main/cases/attach-evidence.ts';
import { prepareRenditions } from '../../src/main/cases/prepare-renditions.ts';
import { listEvidenceRows } from '../../src/main/store/evidence-store.ts';
import { renditionPath } from '../../src/main/vault/intake-store.ts';
import { skipHere } from '../support/not-run.ts';
import { findings, openDesk, warned } from './open-desk.ts';

const corpus = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'corpus');

test.for(['photos-exif', 'images-odd'])('%s: every picture is stored and shown upright', async (name, context) => {
  const folder = path.join(corpus, name);
  if (!existsSync(folder)) skipHere(context, 'the folder of real photos is absent', 'absent-material');
  const at = openDesk();
  const attached = await attachEvidence(at.desk, at.caseId, [folder]);
  expect(attached.counts).toEqual({
    found: readdirSync(folder).length,
    stored: readdirSync(folder).length,
    duplicate: 0,
    skipped: 0,
    refused: 0,
  });
  const rows = listEvidenceRows(at.desk.archive.db, 1);
  const turned = rows.filter((row) => /-(landscape|portrait)_[1-8]\./i.test(row.originalName));
  expect(turned.length).toBeGreaterThan(5);
  for (const row of turned) {
    expect([row.originalName, row.width, row.height]).toEqual([
      row.originalName,
      ...(/landscape/i.test(row.originalName) ? [600, 450] : [450, 600]),
    ]);
  }
  const pictures = rows.filter((row) => row.kind !== 'other');
  const shown = pictures.filter((row) => row.thumbnail === 'ready');
  expect(shown.length / pictures.length).toBeGreaterThan(0.97);
  for (const row of shown)
    expect(statSync(path.join(at.root, renditionPath(row.sha256, 'thumbnail'))).size).toBeGreaterThan(0);
  const { ready, failed } = await prepareRenditions(at.desk, at.caseId, 'print');
  expect(ready).toBe(shown.length);
  expect(failed.length).toBe(pictures.length - shown.length);
  expect(await findings(at)).toEqual([]);
});

test('odd and broken PDF files and fuzzed pictures: all stored, none stops the intake', async (context) => {
  if (!existsSync(corpus)) skipHere(context, 'the folder of odd input files is absent', 'absent-material');
  const at = openDesk();
  const attached = await attachEvidence(at.desk, at.caseId, [corpus]);
  const { counts } = attached;
  expect(counts.stored + counts.duplicate).toBe(counts.found);
  expect(await findings(at)).toEqual([]);
  const pdfs = attached.files.filter((file) => file.kind === 'pdf');
  expect(pdfs.filter((file) => warned(file).length === 0).length / pdfs.length).toBeGreaterThan(0.8);
});
