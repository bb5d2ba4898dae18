import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { casebinder, type Run } from '../support/command-line.ts';
import { smallCase } from '../support/small-case.ts';

let home: string;
let archive: string;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'casebinder-bad-'));
  archive = path.join(home, 'archive');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

interface Refusal {
  readonly ok: boolean;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly nextStep: string;
    readonly details: { readonly problems?: { path: string }[] };
  };
}

function newCase(content: string): Promise<Run> {
  const file = path.join(home, 'case.json');
  writeFileSync(file, content);
  return casebinder(['new', '--archive', archive, '--file', file, '--json']);
}

/** The smallest promise of every refusal: exit 3, one code, a sentence, a next step, no stack, and no archive left behind. */
function expectRefusal(run: Run, code: string): Refusal {
  expect(run.code, run.stderr).toBe(3);
  const refusal = run.json() as unknown as Refusal;
  expect(refusal.ok).toBe(false);
  expect(refusal.error.code).toBe(code);
  expect(refusal.error.message.length).toBeGreaterThan(10);
  expect(refusal.error.nextStep.length).toBeGreaterThan(10);
  expect(run.stderr).not.toMatch(/\n\s+at /);
  expect(existsSync(archive)).toBe(false);
  return refusal;
}

describe('a case file that cannot be taken', () => {
  it('is missing', async () => {
    expectRefusal(
      await casebinder(['new', '--archive', archive, '--file', path.join(home, 'nowhere.json'), '--json']),
      'CASE_FILE_UNREADABLE',
    );
  });

  it('is no file at all: a pipe that nobody writes to does not hang', async () => {
    const pipe = path.join(home, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expectRefusal(await casebinder(['new', '--archive', archive, '--file', pipe, '--json']), 'CASE_FILE_UNREADABLE');
  });

  it('is saved in another encoding', async () => {
    const file = path.join(home, 'case.json');
    writeFileSync(file, Buffer.from(`\ufeff${JSON.stringify(smallCase())}`, 'utf16le'));
    expectRefusal(await casebinder(['new', '--archive', archive, '--file', file, '--json']), 'CASE_FILE_NOT_UTF8');
  });

  it('names a zone that means several things', async () => {
    const bad = smallCase() as { order: { orderedAt: unknown } };
    bad.order.orderedAt = { local: '2025-03-03T10:00', zone: 'CST' };
    const refusal = expectRefusal(await newCase(JSON.stringify(bad)), 'CASE_FILE_HAS_PROBLEMS');
    expect(refusal.error.details.problems?.map((p) => p.path)).toContain('$.order.orderedAt.zone');
  });

  it('is not JSON', async () => {
    expectRefusal(await newCase('{"schemaVersion": 1,\n "order": {'), 'CASE_FILE_NOT_JSON');
  });

  it('has several problems: all are named, each with its path', async () => {
    const bad = smallCase() as {
      order: {
        items: { quantity: { value: number } }[];
        total: { currency: string };
        orderedAt: unknown;
        ordrNo?: string;
      };
    };
    const item = bad.order.items[0];
    if (item) item.quantity.value = -3;
    bad.order.total.currency = 'XQQ';
    bad.order.orderedAt = '2025-02-30';
    bad.order.ordrNo = '1';
    const refusal = expectRefusal(await newCase(JSON.stringify(bad)), 'CASE_FILE_HAS_PROBLEMS');
    const paths = (refusal.error.details.problems ?? []).map((p) => p.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        '$.order.items[0].quantity.value',
        '$.order.total.currency',
        '$.order.orderedAt',
        '$.order.ordrNo',
      ]),
    );
  });

  it('names two order numbers', async () => {
    const bad = smallCase() as { order: { orderNo: string } };
    bad.order.orderNo = '178220330045 and 178220330046';
    const refusal = expectRefusal(await newCase(JSON.stringify(bad)), 'CASE_FILE_HAS_PROBLEMS');
    expect(refusal.error.details.problems?.map((p) => p.path)).toContain('$.order.orderNo');
  });
});

describe('wrong words', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['fly']],
    ['an unknown option', ['list', '--archve', 'x']],
    ['a missing archive option', ['list']],
    ['a missing case', ['attach', '--archive', 'x', 'y']],
    ['words that no command takes', ['list', '--archive', 'x', 'extra']],
    ['a file and a case at once', ['assess', '--archive', 'x', '--case', 'CB-0001', '--file', 'y']],
    ['a language that is not there', ['list', '--archive', 'x', '--ui', 'fr']],
    ['a moment that is not one', ['assess', '--archive', 'x', '--case', 'CB-0001', '--as-of', 'yesterday']],
  ])('%s: exit 2 and the usage', async (_, args) => {
    const run = await casebinder(args);
    expect(run.code).toBe(2);
    expect(`${run.stdout}${run.stderr}`).toContain('casebinder');
  });

  it('an archive that is not there is refused and not made by a reading command', async () => {
    const run = await casebinder(['list', '--archive', archive, '--json']);
    expectRefusal(run, 'ARCHIVE_NOT_FOUND');
  });

  it('a place for the demo that is a file is refused', async () => {
    const file = path.join(home, 'a letter.txt');
    writeFileSync(file, 'precious');
    for (const out of [file, path.join(file, 'deeper')]) {
      const refusal = expectRefusal(await casebinder(['demo', '--out', out, '--json']), 'KEEPING_NOT_WRITABLE');
      expect(refusal.error.message).toContain(out);
    }
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  it('a day that does not exist is no moment either', async () => {
    const file = path.join(home, 'case.json');
    writeFileSync(file, JSON.stringify(smallCase()));
    const run = await casebinder(['assess', '--file', file, '--as-of', '2025-02-30T10:00:00Z', '--json']);
    expectRefusal(run, 'AS_OF_NOT_A_TIME');
  });

  it('speaks Chinese when asked', async () => {
    const run = await casebinder(['list', '--archive', archive, '--json', '--ui', 'zh-CN']);
    expect((run.json() as unknown as Refusal).error.message).toMatch(/\p{Script=Han}/u);
  });
});

describe('an archive of a newer version', () => {
  it('is read with a word about it, in the language that was asked for', async () => {
    const made = await newCase(JSON.stringify(smallCase()));
    expect(made.code, made.stderr).toBe(0);
    const db = new Database(path.join(archive, 'casebook.sqlite'));
    db.pragma('user_version = 99999');
    db.close();
    const seen = await casebinder(['list', '--archive', archive, '--json']);
    expect(seen.code, seen.stderr).toBe(0);
    expect((seen.json() as { cases: unknown[] }).cases).toHaveLength(1);
    expect(seen.stderr).toContain('This archive was last saved by a newer version of Casebinder');
    expect((await casebinder(['list', '--archive', archive, '--ui', 'zh-CN'])).stderr).toContain('更新版本');
  });
});
