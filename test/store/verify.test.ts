import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { refreshEvidenceManifest } from '../../src/main/cases/refresh-manifest.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { rawOf, transaction } from '../../src/main/store/connection.ts';
import { insertEvidence } from '../../src/main/store/evidence-store.ts';
import { insertPacket } from '../../src/main/store/packet-store.ts';
import { makeFolderDurably, modes, writeDurably } from '../../src/main/vault/durable-write.ts';
import { storedPath } from '../../src/main/vault/stored-path.ts';
import { skipHere } from '../support/not-run.ts';
import { plainPiece } from '../support/plain-piece.ts';
import { smallCase } from '../support/small-case.ts';
import { codeOf, newDesk, opened } from './desk.ts';

const sha = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');

/** Puts a text into the vault and the casebook, as an intake does. @returns its path under the root */
function keep(desk: Desk, caseNo: number, name: string, bytes: string): string {
  const db = desk.archive.writable;
  if (!db) throw new Error('opened for writing');
  const stored = storedPath(sha(bytes), 'text');
  makeFolderDurably(path.dirname(path.join(desk.archive.root, stored)));
  writeDurably(path.join(desk.archive.root, stored), bytes, modes.original);
  transaction(db, () =>
    insertEvidence(
      db,
      caseNo,
      plainPiece({
        sha256: sha(bytes),
        bytes: Buffer.byteLength(bytes),
        kind: 'text',
        originalName: name,
        takenInAt: desk.now(),
      }),
    ),
  );
  return stored;
}

/** Two cases, three pieces of evidence (one in both cases) and a packet. */
function filled(): { desk: Desk; root: string; first: string; second: string; shared: string; packet: string } {
  const desk = newDesk();
  const { root } = desk.archive;
  createCase(desk, smallCase());
  createCase(desk, { schemaVersion: 1, title: 'another' });
  const first = keep(desk, 1, 'chat.txt', 'the chat');
  const second = keep(desk, 2, 'email.txt', 'an email');
  const shared = keep(desk, 1, 'terms.txt', 'terms for all');
  keep(desk, 2, 'terms again.txt', 'terms for all');
  const packet = 'issued/CB-0001-appeal-v1.pdf';
  writeDurably(path.join(root, packet), '%PDF', modes.original);
  const db = desk.archive.writable;
  if (!db) throw new Error('opened for writing');
  transaction(db, () =>
    insertPacket(db, 1, {
      version: 1,
      variant: 'appeal',
      paper: 'A4',
      language: 'en',
      draft: false,
      sha256: sha('%PDF'),
      bytes: 4,
      pages: 1,
      file: packet,
      factsSha256: 'd'.repeat(64),
      appVersion: '0',
      builtAt: desk.now(),
      manifest: null,
    }),
  );
  refreshEvidenceManifest(root, db);
  return { desk, root, first, second, shared, packet };
}

/** Changes the bytes of a stored file as a bad drive or a stranger would. */
function overwrite(root: string, file: string, bytes: string | Buffer): void {
  chmodSync(path.join(root, file), 0o600);
  writeFileSync(path.join(root, file), bytes);
}

const whole = {
  damaged: [],
  missing: [],
  surplus: [],
  underway: [],
  leftovers: [],
  database: 'ok',
  journal: 'ok',
};

describe('the verification', () => {
  it('finds a whole archive whole', async () => {
    const { desk } = filled();
    expect(await verifyArchive(desk)).toEqual({ checked: 4, ...whole });
    expect(await verifyArchive(desk, 'CB-0001')).toEqual({ checked: 3, ...whole });
    expect(await verifyArchive(desk, 'CB-0002')).toEqual({ checked: 2, ...whole });
  });

  it('finds one bit that flipped, and whose file it is', async () => {
    const { desk, root, shared } = filled();
    const bytes = readFileSync(path.join(root, shared));
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    overwrite(root, shared, bytes);
    const found = await verifyArchive(desk);
    expect(found).toMatchObject({
      ...whole,
      checked: 4,
      damaged: [
        {
          path: shared,
          because: 'other-bytes',
          expectedSha256: sha('terms for all'),
          ids: ['EV-0003', 'EV-0004'],
          names: ['terms.txt', 'terms again.txt'],
        },
      ],
    });
    expect(found.damaged[0]?.foundSha256).not.toBe(found.damaged[0]?.expectedSha256);
    expect(await verifyArchive(desk, 'CB-0002')).toMatchObject({ damaged: [{ path: shared }] });
  });

  it('finds files that are cut, longer, empty, gone, replaced by a link or by a folder', async () => {
    const { desk, root, first, second, shared, packet } = filled();
    overwrite(root, first, '');
    rmSync(path.join(root, second));
    renameSync(path.join(root, shared), path.join(root, 'elsewhere'));
    symlinkSync(path.join(root, 'elsewhere'), path.join(root, shared));
    overwrite(root, packet, '%PDF ');
    const found = await verifyArchive(desk);
    expect(found.damaged.map((file) => [file.path, file.because])).toEqual([
      [first, 'other-bytes'],
      [shared, 'not-a-file'],
      [packet, 'other-bytes'],
    ]);
    expect(found.missing).toEqual([
      { path: second, expectedSha256: sha('an email'), ids: ['EV-0002'], names: ['email.txt'] },
    ]);
    expect(found.surplus).toEqual([]);
    rmSync(path.join(root, first));
    mkdirSync(path.join(root, first));
    expect((await verifyArchive(desk)).damaged[0]).toMatchObject({ path: first, because: 'not-a-file' });
  });

  it('names files that no case knows, and touches none of them', async () => {
    const { desk, root } = filled();
    const surplus = ['evidence/00/stranger.jpg', 'evidence/note.txt', 'issued/copy of a packet.pdf'];
    for (const file of [...surplus, 'evidence/.incoming-in-1']) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), 'x');
    }
    expect(await verifyArchive(desk)).toEqual({
      checked: 4,
      ...whole,
      surplus,
      leftovers: ['evidence/.incoming-in-1'],
    });
    expect((await verifyArchive(desk, 'CB-0001')).surplus).toEqual([]);
    for (const file of surplus) expect(readFileSync(path.join(root, file), 'utf8')).toBe('x');
  });

  it('beside a writer takes new files without a row for what they are, and old ones for surplus', async () => {
    const { desk, root } = filled();
    const beside = opened(root, 'read');
    const now = (): string => new Date().toISOString();
    const coming = ['evidence/.incoming-in-1', 'evidence/00/just-renamed.jpg'];
    for (const file of coming) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), 'x');
    }
    expect(await verifyArchive({ archive: beside, now })).toEqual({ checked: 4, ...whole, underway: coming });
    const muchLater = (): string => new Date(Date.now() + 3_600_000).toISOString();
    const old = { surplus: ['evidence/00/just-renamed.jpg'], leftovers: ['evidence/.incoming-in-1'] };
    expect(await verifyArchive({ archive: beside, now: muchLater })).toEqual({ checked: 4, ...whole, ...old });
    desk.archive.close();
    expect(await verifyArchive({ archive: beside, now })).toEqual({ checked: 4, ...whole, ...old });
  });

  it('asks the casebook again for what came and went during the look', async () => {
    const { desk, root, first } = filled();
    const beside = opened(root, 'read');
    let late = '';
    // Before the first file is looked at: a file comes with its row, and another is deleted with its case.
    const onProgress = (): void => {
      if (late !== '') return;
      late = keep(desk, 2, 'late.txt', 'came in meanwhile');
      rmSync(path.join(root, first));
      const db = desk.archive.writable;
      if (db) transaction(db, () => rawOf(db).exec(`DELETE FROM evidence WHERE sha256 = '${sha('the chat')}'`));
    };
    const muchLater = (): string => new Date(Date.now() + 3_600_000).toISOString();
    expect(await verifyArchive({ archive: beside, now: muchLater }, undefined, { onProgress })).toEqual({
      checked: 4,
      ...whole,
    });
    expect(late).not.toBe('');
  });

  it('finds every file missing when the folder is gone, and deletes no row', async () => {
    const { desk, root } = filled();
    rmSync(path.join(root, 'evidence'), { recursive: true });
    expect((await verifyArchive(desk)).missing).toHaveLength(3);
    expect((await verifyArchive(desk)).checked).toBe(4);
  });

  it('finds a journal that was rewritten', async () => {
    const { desk } = filled();
    rawOf(desk.archive.db).exec("DROP TRIGGER journal_is_never_changed; UPDATE journal SET by = 'Other' WHERE seq = 2");
    expect((await verifyArchive(desk)).journal).toBe('entry 2 is not what was written');
  });

  it('stops when it is told to, and knows its cases', async () => {
    const { desk } = filled();
    await expect(verifyArchive(desk, undefined, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'JOB_CANCELLED',
    });
    await expect(verifyArchive(desk, 'CB-0009')).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
    expect(codeOf(() => createCase(desk, 'x'))).toBe('CASE_FILE_NOT_JSON');
  });
});

describe('the manifest', () => {
  it('is checked by sha256sum alone, with hostile names in it', (context) => {
    if (spawnSync('sha256sum', ['--version']).status !== 0)
      skipHere(context, 'sha256sum is not on this computer', 'other-system');
    const { desk, root } = filled();
    const names = [
      'line\nbreak',
      `${'0'.repeat(64)}  ../../etc/passwd`,
      '\u202egpj.exe',
      '\u2028#',
      'back\\slash',
      '\rreturn',
      '文件 %s.txt',
    ];
    names.forEach((name, i) => {
      keep(desk, 1, name, `bytes ${i}`);
    });
    refreshEvidenceManifest(root, desk.archive.db);
    const check = () =>
      spawnSync('sha256sum', ['-c', '--strict', 'manifest'], { cwd: path.join(root, 'evidence'), encoding: 'utf8' });
    const good = check();
    expect(good.stderr).toBe('');
    expect(good.status).toBe(0);
    expect(good.stdout.trim().split('\n')).toHaveLength(3 + names.length);
    const text = readFileSync(path.join(root, 'evidence', 'manifest'), 'utf8');
    expect(text).toContain('EV-0006 · 00000000');
    expect(text).toContain('line\\u{a}break');
    expect(text).toContain('\\u{202e}gpj.exe');
    expect(text).toContain('文件 %s.txt');
    expect(
      text.split('\n').every((line) => /^(#.*|[0-9a-f]{64} {2}[0-9a-f]{2}\/[0-9a-f]{64}\.txt|)$/u.test(line)),
    ).toBe(true);
    overwrite(root, storedPath(sha('bytes 0'), 'text'), 'other bytes');
    expect(check().status).toBe(1);
  });

  it('says the same for the same casebook', () => {
    const { desk, root } = filled();
    expect(refreshEvidenceManifest(root, desk.archive.db)).toBe(false);
    const before = readFileSync(path.join(root, 'evidence', 'manifest'), 'utf8');
    keep(desk, 2, 'more.txt', 'more');
    expect(refreshEvidenceManifest(root, desk.archive.db)).toBe(true);
    expect(readFileSync(path.join(root, 'evidence', 'manifest'), 'utf8').startsWith(before.trimEnd())).toBe(true);
  });
});
