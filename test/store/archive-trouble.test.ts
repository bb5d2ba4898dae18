import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { holdsArchive } from '../../src/main/cases/archive-folder.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import { listCases } from '../../src/main/cases/list-cases.ts';
import { setSetting } from '../../src/main/cases/settings.ts';
import { smallCase } from '../support/small-case.ts';
import { codeOf, deskOn, newDesk, opened, temporaryFolder, troubleOf } from './desk.ts';

/** An archive with one case, closed. */
function archiveWithCase(): string {
  const desk = newDesk();
  createCase(desk, smallCase());
  desk.archive.close();
  return desk.archive.root;
}

const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const casebook = (root: string): string => path.join(root, 'casebook.sqlite');

describe('a new archive', () => {
  it('is a folder with a casebook and three folders, for nobody else to read', () => {
    const root = archiveWithCase();
    expect(readdirSync(root).sort()).toEqual(['casebook.lock', 'casebook.sqlite', 'evidence', 'issued', 'renditions']);
    expect(existsSync(path.join(root, 'evidence', 'manifest'))).toBe(true);
    if (process.platform !== 'win32') {
      expect(statSync(casebook(root)).mode & 0o777).toBe(0o600);
      for (const folder of ['.', 'evidence', 'issued', 'renditions']) {
        expect(statSync(path.join(root, folder)).mode & 0o777).toBe(0o700);
      }
    }
    expect(holdsArchive(root)).toBe(true);
  });

  it('is made in a missing folder and in an empty one, and opened where there is one', () => {
    const empty = temporaryFolder();
    opened(empty, 'create').close();
    expect(listCases(deskOn(opened(empty, 'create'))).total).toBe(0);
    expect(listCases(deskOn(opened(archiveWithCase(), 'create'))).total).toBe(1);
  });

  it('is finished when its making was interrupted', () => {
    const root = temporaryFolder();
    mkdirSync(path.join(root, 'evidence'));
    writeFileSync(path.join(root, '.incoming-0123456789abcdef'), 'half a database');
    writeFileSync(path.join(root, '.DS_Store'), 'x');
    opened(root, 'create').close();
    expect(readdirSync(root)).not.toContain('.incoming-0123456789abcdef');
    expect(readdirSync(root)).toContain('.DS_Store');
  });

  it.each(['a letter.txt', 'evidence/photo.jpg'])('is not made beside %s', (name) => {
    const root = temporaryFolder();
    mkdirSync(path.join(root, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(root, name), 'mine');
    expect(codeOf(() => opened(root, 'create'))).toBe('ARCHIVE_FOLDER_NOT_EMPTY');
    expect(readFileSync(path.join(root, name), 'utf8')).toBe('mine');
    expect(existsSync(casebook(root))).toBe(false);
  });
});

describe('a folder that is no archive', () => {
  it.each(['write', 'read'] as const)('is not made into one by opening it to %s', (mode) => {
    const root = temporaryFolder();
    expect(codeOf(() => opened(root, mode))).toBe('ARCHIVE_NOT_FOUND');
    expect(codeOf(() => opened(path.join(root, 'gone'), mode))).toBe('ARCHIVE_NOT_FOUND');
    expect(codeOf(() => opened(path.join(root, 'gone', 'deeper'), mode))).toBe('ARCHIVE_NOT_FOUND');
    expect(readdirSync(root)).toEqual([]);
  });

  it('can be a file', () => {
    const file = path.join(temporaryFolder(), 'file');
    writeFileSync(file, 'x');
    for (const mode of ['write', 'read', 'create'] as const)
      expect(codeOf(() => opened(file, mode))).toBe('ARCHIVE_NOT_A_FOLDER');
    expect(codeOf(() => opened(path.join(file, 'inside'), 'read'))).toBe('ARCHIVE_NOT_FOUND');
  });

  it('can hold the database of another program', () => {
    const root = temporaryFolder();
    const foreign = new Database(casebook(root));
    foreign.exec('CREATE TABLE notes (text TEXT)');
    foreign.close();
    const before = hash(casebook(root));
    for (const mode of ['write', 'read', 'create'] as const)
      expect(codeOf(() => opened(root, mode))).toBe('ARCHIVE_FOREIGN');
    expect(hash(casebook(root))).toBe(before);
  });

  it.each([
    ['rubbish', Buffer.from('this is no database '.repeat(400))],
    ['nothing at all', Buffer.alloc(0)],
    ['a few bytes', Buffer.from('SQLite format 3\0')],
  ])('can hold %s under the name of the casebook', (_, bytes) => {
    const root = temporaryFolder();
    writeFileSync(casebook(root), bytes);
    for (const mode of ['write', 'read', 'create'] as const) {
      expect(['ARCHIVE_DAMAGED', 'ARCHIVE_FOREIGN']).toContain(codeOf(() => opened(root, mode)));
    }
    expect(readFileSync(casebook(root))).toEqual(bytes);
  });

  it('can hold a folder under the name of the casebook', () => {
    const root = temporaryFolder();
    mkdirSync(casebook(root));
    expect(codeOf(() => opened(root, 'create'))).toBe('ARCHIVE_DAMAGED');
  });

  it('is told apart from an archive that lost its casebook', () => {
    const root = archiveWithCase();
    rmSync(casebook(root));
    for (const mode of ['write', 'read', 'create'] as const)
      expect(codeOf(() => opened(root, mode))).toBe('ARCHIVE_CASEBOOK_MISSING');
    expect(existsSync(casebook(root))).toBe(false);
  });
});

describe('a damaged casebook', () => {
  it('is refused, and left byte for byte as it is', () => {
    const root = archiveWithCase();
    const file = openSync(casebook(root), 'r+');
    // The second half of every page but the first: the header stays whole, rows and indexes do not.
    const { size } = statSync(casebook(root));
    for (let page = 4096; page < size; page += 4096) writeSync(file, Buffer.alloc(2048, 0x5a), 0, 2048, page + 2048);
    closeSync(file);
    const before = hash(casebook(root));
    for (const mode of ['write', 'read'] as const) {
      const trouble = troubleOf(() => opened(root, mode));
      expect(trouble.code).toBe('ARCHIVE_DAMAGED');
      expect(trouble.message).not.toMatch(/sqlite_?error/i);
    }
    expect(hash(casebook(root))).toBe(before);
    expect(statSync(`${casebook(root)}-wal`, { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  });

  it('is refused when its end is cut off', () => {
    const root = archiveWithCase();
    const file = openSync(casebook(root), 'r+');
    ftruncateSync(file, statSync(casebook(root)).size - 3 * 4096 - 100);
    closeSync(file);
    const before = hash(casebook(root));
    expect(codeOf(() => opened(root, 'write'))).toBe('ARCHIVE_DAMAGED');
    expect(hash(casebook(root))).toBe(before);
  });

  it('is refused when rows point nowhere', () => {
    const root = archiveWithCase();
    const raw = new Database(casebook(root));
    raw.pragma('foreign_keys = OFF');
    raw.exec("INSERT INTO fact_entries (case_no, list, entry_id, position) VALUES (77, 'lines', '1', 0)");
    raw.close();
    expect(troubleOf(() => opened(root, 'write')).details['found']).toMatch(/point nowhere/);
  });

  it('does not keep the lock', () => {
    const root = archiveWithCase();
    const whole = readFileSync(casebook(root));
    writeFileSync(casebook(root), Buffer.alloc(8192, 7));
    expect(codeOf(() => opened(root, 'write'))).toBe('ARCHIVE_DAMAGED');
    writeFileSync(casebook(root), whole);
    expect(listCases(deskOn(opened(root, 'write'))).total).toBe(1);
  });
});

describe('the start', () => {
  it('clears away unfinished files of our own and nothing else', () => {
    const root = archiveWithCase();
    mkdirSync(path.join(root, 'evidence', 'ab'));
    const ours = ['.incoming-a', 'evidence/.incoming-b', 'evidence/ab/.incoming-c', 'issued/.incoming-d'];
    const others = ['evidence/ab/surplus.jpg', 'evidence/.hidden', 'issued/old.pdf', 'notes.txt'];
    for (const file of [...ours, ...others]) writeFileSync(path.join(root, file), 'x');
    if (process.platform !== 'win32') symlinkSync('/etc/hostname', path.join(root, 'evidence', '.incoming-link'));
    opened(root, 'write').close();
    expect(ours.filter((file) => existsSync(path.join(root, file)))).toEqual([]);
    expect(others.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('clears nothing away when it only reads', () => {
    const root = archiveWithCase();
    writeFileSync(path.join(root, 'evidence', '.incoming-b'), 'x');
    opened(root, 'read').close();
    expect(existsSync(path.join(root, 'evidence', '.incoming-b'))).toBe(true);
  });

  it('makes folders again that went missing', () => {
    const root = archiveWithCase();
    for (const folder of ['evidence', 'issued', 'renditions']) rmSync(path.join(root, folder), { recursive: true });
    opened(root, 'write').close();
    expect(readdirSync(root)).toEqual(expect.arrayContaining(['evidence', 'issued', 'renditions']));
    expect(existsSync(path.join(root, 'evidence', 'manifest'))).toBe(true);
  });

  it('goes on when the manifest cannot be written', () => {
    const root = archiveWithCase();
    const manifest = path.join(root, 'evidence', 'manifest');
    rmSync(manifest);
    mkdirSync(path.join(manifest, 'in the way'), { recursive: true });
    expect(listCases(deskOn(opened(root, 'write'))).total).toBe(1);
    expect(readdirSync(path.join(root, 'evidence'))).toEqual(['manifest']);
  });

  it('rewrites a manifest that is stale or gone', () => {
    const root = archiveWithCase();
    const manifest = path.join(root, 'evidence', 'manifest');
    const right = readFileSync(manifest, 'utf8');
    for (const spoil of [() => writeFileSync(manifest, 'something else'), () => rmSync(manifest)]) {
      spoil();
      opened(root, 'write').close();
      expect(readFileSync(manifest, 'utf8')).toBe(right);
    }
  });
});

describe('an archive opened for reading', () => {
  it('says why nothing can be saved, in the language of the desk', () => {
    const root = archiveWithCase();
    const archive = opened(root, 'read', 'zh-CN');
    expect(archive.writable).toBeNull();
    expect(archive.readOnlyBecause).toBe('档案是以只读方式打开的。');
    expect(codeOf(() => createCase(deskOn(archive), smallCase()))).toBe('ARCHIVE_READ_ONLY');
    const trouble = troubleOf(() => setSetting(deskOn(archive), 'company', 'Sample Trading Co'));
    expect(trouble.message).toContain('opened for reading only');
  });
});
