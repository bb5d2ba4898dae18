import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
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

/** An empty file, to be made as large as is wanted. */
function made(file: string): string {
  writeFileSync(file, '');
  return file;
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
    expectRefusal(await casebinder(['new', '--archive', archive, '--file', pipe, '--json']), 'CASE_FILE_NOT_A_FILE');
  });

  it.each([
    ['a folder', 'CASE_FILE_NOT_A_FILE', (file: string) => mkdirSync(file)],
    ['a device', 'CASE_FILE_NOT_A_FILE', (file: string) => symlinkSync('/dev/zero', file)],
    ['empty', 'CASE_FILE_EMPTY', (file: string) => writeFileSync(file, '')],
    ['hundreds of megabytes', 'CASE_FILE_TOO_LARGE', (file: string) => truncateSync(made(file), 400e6)],
    ['UTF-16 without its mark', 'CASE_FILE_NOT_UTF8', (file: string) => writeFileSync(file, '{"a":1}', 'utf16le')],
    ['thousands deep', 'CASE_FILE_TOO_DEEP', (file: string) => writeFileSync(file, '{"a":'.repeat(5000))],
  ])('is %s: %s', async (_, code, make) => {
    const file = path.join(home, 'case.json');
    make(file);
    expectRefusal(await casebinder(['new', '--archive', archive, '--file', file, '--json']), code);
  });

  it('has two claim lines of one id: the second is named', async () => {
    const twice = '{"schemaVersion": 1, "lines": [{"id": "1"}, {"id": "2"}, {"id": "1"}]}';
    const refusal = expectRefusal(await newCase(twice), 'CASE_FILE_HAS_PROBLEMS');
    expect(refusal.error.details.problems?.map((p) => p.path)).toEqual(['$.lines[2].id']);
  });

  it('may begin with a byte order mark', async () => {
    const run = await newCase(`\ufeff${JSON.stringify(smallCase())}`);
    expect(run.code, run.stderr).toBe(0);
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

const english = { LC_ALL: 'C' };
const chinese = { LC_ALL: 'zh_CN.UTF-8' };

describe('wrong words', () => {
  it.each([
    ['no command', [], 'USAGE_COMMAND_MISSING'],
    ['an unknown command', ['fly'], 'USAGE_COMMAND_UNKNOWN'],
    ['a command that objects have', ['constructor'], 'USAGE_COMMAND_UNKNOWN'],
    ['an unknown option', ['list', '--archve', 'x'], 'USAGE_OPTION_UNKNOWN'],
    ['an option that objects have', ['list', '--__proto__=x'], 'USAGE_OPTION_UNKNOWN'],
    ['one dash', ['list', '-archive', 'x'], 'USAGE_OPTION_UNKNOWN'],
    ['an option twice', ['list', '--archive', 'x', '--archive', 'y'], 'USAGE_OPTION_TWICE'],
    ['a missing archive option', ['list'], 'USAGE_OPTION_MISSING'],
    ['an archive without a name', ['list', '--archive'], 'USAGE_VALUE_MISSING'],
    ['an archive of no letters', ['list', '--archive', ''], 'USAGE_VALUE_MISSING'],
    ['an option in the place of a value', ['list', '--archive', '--json'], 'USAGE_VALUE_MISSING'],
    ['a value that is not taken', ['list', '--archive', 'x', '--json=yes'], 'USAGE_VALUE_NOT_TAKEN'],
    ['a missing case', ['attach', '--archive', 'x', 'y'], 'USAGE_OPTION_MISSING'],
    ['nothing to attach', ['attach', '--archive', 'x', '--case', 'CB-0001'], 'USAGE_FILES_MISSING'],
    ['words that no command takes', ['list', '--archive', 'x', 'extra'], 'USAGE_WORDS_LEFT'],
    ['a file and a case', ['assess', '--case', 'CB-0001', '--file', 'y'], 'USAGE_NOT_TOGETHER'],
    ['a language that is not there', ['list', '--archive', 'x', '--ui', 'fr'], 'USAGE_VALUE_NOT_OFFERED'],
    ['a negative number', ['list', '--archive', 'x', '--limit', '-5'], 'USAGE_NOT_A_NUMBER'],
    ['a number that is none', ['list', '--archive', 'x', '--limit', '1e3'], 'USAGE_NOT_A_NUMBER'],
    ['a moment that is not one', ['assess', '--file', 'y', '--as-of', 'yesterday'], 'USAGE_NOT_A_MOMENT'],
    ['no place to export to', ['export', '--archive', 'x', '--case', 'CB-0001'], 'USAGE_OPTION_MISSING'],
  ])('%s: exit 2, a code, a sentence in both languages and the usage', async (_, args, code) => {
    const hasJson = args.some((word) => word.startsWith('--json'));
    const [plain, asked] = await Promise.all([
      casebinder(args, english),
      casebinder(hasJson ? args : ['--json', ...args], chinese),
    ]);
    expect(plain.code).toBe(2);
    expect(hasJson ? '' : plain.stdout).toBe('');
    expect(plain.stderr).toContain(`[${code}]`);
    expect(plain.stderr).toContain('\ncasebinder ');
    expect(plain.stderr).not.toMatch(/\p{Script=Han}|\n\s+at /u);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toMatch(/\p{Script=Han}/u);
    if (hasJson) return;
    expect(asked.json()).toMatchObject({
      ok: false,
      error: { code, message: expect.stringMatching(/\p{Script=Han}/u) },
    });
  });

  it('options may stand before the command, after it, and with an equals sign', async () => {
    const made = await newCase(JSON.stringify(smallCase()));
    expect(made.code, made.stderr).toBe(0);
    for (const words of [
      ['list', '--archive', archive, '--json'],
      ['--archive', archive, 'list', '--json'],
      ['--json', `--archive=${archive}`, '--ui', 'zh-CN', 'list'],
    ])
      expect((await casebinder(words)).json()).toMatchObject({ ok: true, total: 1 });
  });

  it('the help of one command, and of all, in the language of the system', async () => {
    const all = await casebinder(['help'], chinese);
    expect([all.code, all.stderr]).toEqual([0, '']);
    expect(all.stdout).toContain('说明卖家目前的处境和依据');
    for (const words of [
      ['list', '--help'],
      ['help', 'list'],
    ])
      expect((await casebinder(words, english)).stdout).toMatch(
        /^casebinder list .*\n +searches and lists the cases\n$/,
      );
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
