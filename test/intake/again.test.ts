/** The same bytes, the same folder, a folder that changed, an intake that was stopped. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { attachEvidence } from '../../src/main/cases/attach-evidence.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import { listEvidence } from '../../src/main/cases/list-evidence.ts';
import { listFolders } from '../../src/main/cases/list-folders.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { listEvidenceRows } from '../../src/main/store/evidence-store.ts';
import { listJournal } from '../../src/main/store/journal-store.ts';
import { storedPath } from '../../src/main/vault/stored-path.ts';
import { photo } from './make-files.ts';
import { answerFor, findings, openDesk, type TestDesk, temporaryFolder } from './open-desk.ts';

async function fill(at: TestDesk, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1)
    writeFileSync(path.join(at.input, `${String(i).padStart(3, '0')}.jpg`), await photo(i));
}

test('the same bytes twice in a case: the second is a duplicate of the first', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'a.jpg'), await photo(1));
  writeFileSync(path.join(at.input, 'b copy.jpg'), await photo(1));
  const attached = await at.attach();
  expect(attached.counts).toEqual({ found: 2, stored: 1, duplicate: 1, skipped: 0, refused: 0 });
  expect(answerFor(attached, 'b copy.jpg')).toMatchObject({
    verdict: 'duplicate',
    evidenceId: answerFor(attached, 'a.jpg').evidenceId,
  });
  expect(listEvidence(at.desk, at.caseId)).toHaveLength(1);
});

test('a folder taken in again: only new content comes in, changes and losses are told, nothing is deleted', async () => {
  const at = openDesk();
  mkdirSync(path.join(at.input, 'sub'));
  await fill(at, 4);
  writeFileSync(path.join(at.input, 'sub', 'note.txt'), 'first');
  const first = await at.attach();
  expect(first.folders[0]?.changes.added).toHaveLength(5);
  const before = listEvidence(at.desk, at.caseId);

  writeFileSync(path.join(at.input, 'sub', 'note.txt'), 'second, changed');
  writeFileSync(path.join(at.input, 'new.jpg'), await photo(50));
  rmSync(path.join(at.input, '001.jpg'));
  renameSync(path.join(at.input, '002.jpg'), path.join(at.input, 'renamed.jpg'));
  const second = await at.attach();
  expect(second.counts).toEqual({ found: 5, stored: 2, duplicate: 3, skipped: 0, refused: 0 });
  expect(second.folders[0]).toMatchObject({
    folderId: first.folders[0]?.folderId,
    changes: { added: ['new.jpg', 'renamed.jpg'], changed: ['sub/note.txt'], gone: ['001.jpg', '002.jpg'] },
  });
  const after = listEvidence(at.desk, at.caseId);
  expect(after.slice(0, 5)).toEqual(before);
  expect(after).toHaveLength(7);

  const [folder, ...more] = listFolders(at.desk, at.caseId);
  expect(more).toEqual([]);
  expect(folder).toMatchObject({
    label: 'input',
    source: at.input,
    complete: true,
    counts: { found: 5, stored: 4, duplicate: 1, skipped: 0, refused: 0, gone: 2 },
    tree: [
      { path: '', files: 4 },
      { path: 'sub', files: 1 },
    ],
  });

  // A file that comes back is no longer gone, and nothing new.
  writeFileSync(path.join(at.input, '001.jpg'), await photo(1));
  const third = await at.attach();
  expect(third.counts.stored).toBe(0);
  expect(third.folders[0]?.changes).toEqual({ added: ['001.jpg'], changed: [], gone: [] });
  expect(listFolders(at.desk, at.caseId)[0]?.counts.gone).toBe(1);
  expect(await findings(at)).toEqual([]);
});

test('a sub-folder that cannot be entered today does not make its files gone', async () => {
  const at = openDesk();
  mkdirSync(path.join(at.input, 'sub'));
  writeFileSync(path.join(at.input, 'sub', 'note.txt'), 'first');
  await at.attach();
  // Deeper than the limit stands for any reason not to enter.
  const again = await at.attach({ limits: { depth: 0 } });
  expect(again.counts).toEqual({ found: 1, stored: 0, duplicate: 0, skipped: 0, refused: 1 });
  expect(again.folders[0]?.changes.gone).toEqual([]);
});

test('two cases share the bytes but not the rows', async () => {
  const at = openDesk();
  await fill(at, 2);
  await at.attach();
  const { caseId } = createCase(at.desk, { schemaVersion: 1, title: 'Second' });
  const other = await attachEvidence(at.desk, caseId, [at.input]);
  expect(other.counts.stored).toBe(2);
  const names = readdirSync(path.join(at.root, 'evidence'), { recursive: true }).filter((name) =>
    String(name).endsWith('.jpg'),
  );
  expect(names).toHaveLength(2);
  expect(await findings(at)).toEqual([]);
});

test('the same folder gives the same ids, whichever file is done first', async () => {
  const names: unknown[] = [];
  for (let run = 0; run < 2; run += 1) {
    const at = openDesk();
    writeFileSync(path.join(at.input, '000 large.jpg'), await photo(7, 3000, 2000));
    await fill(at, 12);
    await at.attach();
    names.push(listEvidence(at.desk, at.caseId).map((piece) => [piece.evidenceId, piece.originalName]));
  }
  expect(names[0]).toEqual(names[1]);
});

test('stopped by the person: what was answered stays, the folder is unfinished; again finishes it', async () => {
  const at = openDesk();
  await fill(at, 90);
  const stop = new AbortController();
  const acknowledged: string[] = [];
  const stopped = at.attach({
    signal: stop.signal,
    onFile: (result) => {
      acknowledged.push(result.evidenceId ?? '');
      if (acknowledged.length === 5) stop.abort();
    },
  });
  const trouble: unknown = await stopped.catch((error: unknown) => error);
  expect(trouble).toMatchObject({ code: 'JOB_CANCELLED', details: { kept: acknowledged.length } });
  expect(acknowledged.length).toBeGreaterThanOrEqual(5);
  expect(acknowledged.length).toBeLessThan(90);
  expect(listEvidence(at.desk, at.caseId).map((piece) => piece.evidenceId)).toEqual(acknowledged);
  expect(listFolders(at.desk, at.caseId)[0]?.complete).toBe(false);
  const rest = await at.attach();
  expect(rest.counts).toEqual({
    found: 90,
    stored: 90 - acknowledged.length,
    duplicate: acknowledged.length,
    skipped: 0,
    refused: 0,
  });
  expect(listFolders(at.desk, at.caseId)[0]?.complete).toBe(true);
  expect(await findings(at)).toEqual([]);
});

test('stopped before it began', async () => {
  const at = openDesk();
  await fill(at, 1);
  await expect(at.attach({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
  expect(listEvidence(at.desk, at.caseId)).toEqual([]);
});

test('single files and a folder together; a path inside the folder is met once', async () => {
  const at = openDesk();
  await fill(at, 2);
  const single = path.join(temporaryFolder(), 'letter.txt');
  writeFileSync(single, 'Dear Sir');
  const attached = await attachEvidence(at.desk, at.caseId, [at.input, single, path.join(at.input, '000.jpg'), single]);
  expect(attached.counts).toEqual({ found: 3, stored: 3, duplicate: 0, skipped: 0, refused: 0 });
  expect(attached.folders).toHaveLength(1);
  expect(listEvidence(at.desk, at.caseId).find((piece) => piece.originalName === 'letter.txt')).toMatchObject({
    folderId: null,
    pathInFolder: null,
  });
});

test('the journal names what came in, with its hash', async () => {
  const at = openDesk();
  await fill(at, 2);
  await at.attach();
  const entries = listJournal(at.desk.archive.db, 1).filter((entry) => entry.action.startsWith('evidence.'));
  expect(entries.map((entry) => entry.action)).toEqual(['evidence.taken-in', 'evidence.intake-finished']);
  expect(entries[0]?.details).toMatchObject({
    files: [{ evidenceId: 'EV-0001', name: '000.jpg' }, { evidenceId: 'EV-0002' }],
  });
  expect(entries[1]?.details).toMatchObject({ counts: { found: 2, stored: 2 } });
});

test('bytes that rotted in the vault at the same length are replaced by the whole file that comes in', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'note.txt'), 'the goods left in good order');
  const first = await at.attach();
  const [row] = listEvidenceRows(at.desk.archive.db, 1);
  if (row === undefined) throw new Error('no evidence');
  const stored = path.join(at.root, storedPath(row.sha256, row.kind));
  chmodSync(stored, 0o600);
  writeFileSync(stored, 'the goods left in bad  order');
  expect((await verifyArchive(at.desk)).damaged).toHaveLength(1);
  const again = await at.attach();
  expect([first.files[0]?.verdict, again.files[0]?.verdict]).toEqual(['stored', 'duplicate']);
  expect(readFileSync(stored, 'utf8')).toBe('the goods left in good order');
  expect((await verifyArchive(at.desk)).damaged).toEqual([]);
});

test('a list for people that cannot be written does not lose the answer: everything is stored and told', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'note.txt'), 'the goods left in good order');
  const manifest = path.join(at.root, 'evidence', 'manifest');
  rmSync(manifest, { force: true });
  mkdirSync(path.join(manifest, 'in the way'), { recursive: true });
  const taken = await at.attach();
  expect(taken.counts).toMatchObject({ found: 1, stored: 1 });
  rmSync(manifest, { recursive: true });
});
