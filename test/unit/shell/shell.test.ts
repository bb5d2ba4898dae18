import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openLog } from '../../../src/main/shell/log.ts';
import { openPreferences } from '../../../src/main/shell/preferences.ts';
import { appFile, vaultPicture } from '../../../src/main/shell/scheme-paths.ts';
import { readStartOptions, refusedSwitch } from '../../../src/main/shell/start-options.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-shell-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('app: addresses', () => {
  const root = path.resolve('/somewhere/out/renderer');
  test('name files of the page', () => {
    expect(appFile('app://desk/index.html', root)).toBe(path.join(root, 'index.html'));
    expect(appFile('app://desk/', root)).toBe(path.join(root, 'index.html'));
    expect(appFile('app://desk/assets/a%20b.js?x=1#y', root)).toBe(path.join(root, 'assets', 'a b.js'));
  });
  test.each([
    'app://desk/../../secret',
    'app://desk/..%2f..%2fsecret',
    'app://desk/%2e%2e/%2e%2e/%2e%2e/secret',
    'app://desk/assets/..%2f..%2f..%2fsecret',
    'app://desk/..\\..\\secret',
    'app://desk/..%5c..%5csecret',
    'app://desk/C:/Windows/win.ini',
    'app://desk/c%3a/x',
    'app://desk/a%00.html',
    'app://desk/%E0%A4%A',
    'app://other/index.html',
    'app://desk.evil/index.html',
    'app://desk:80@evil/index.html',
    'file:///etc/passwd',
    'https://desk/index.html',
    '/etc/passwd',
    'vault://thumb/EV-0001',
    '',
    'app:desk/index.html',
    'app://desk//etc/passwd%00',
  ])('never lead out of the folder: %s', (address) => {
    const file = appFile(address, root);
    // Where the address itself resolves its dots, what is left names a file of the page, which then does not exist.
    expect(file === null || file.startsWith(root + path.sep)).toBe(true);
    expect(file ?? '').not.toMatch(/passwd|win\.ini/);
  });
  test('a folder with the same beginning is another folder', () => {
    expect(appFile('app://desk/..%2frenderer-evil%2fx.js', root)).toBeNull();
  });
});

describe('vault: addresses', () => {
  test('name pictures by ids', () => {
    expect(vaultPicture('vault://thumb/EV-0001')).toEqual({ is: 'thumb', evidenceId: 'EV-0001' });
    expect(vaultPicture('vault://print/EV-12345')).toEqual({ is: 'print', evidenceId: 'EV-12345' });
    expect(vaultPicture('vault://page/PK-0001/12')).toEqual({ is: 'page', packetId: 'PK-0001', page: 12 });
  });
  test.each([
    'vault://thumb/',
    'vault://thumb/..%2fx',
    'vault://thumb/EV-0001/x',
    'vault://thumb/EV-0001?size=9',
    'vault://original/EV-0001',
    'vault://page/PK-0001',
    'vault://page/PK-0001/0',
    'vault://page/PK-0001/1.5',
    'vault://page/PK-0001/999999',
    'vault://thumb/%2fetc%2fpasswd',
    'app://thumb/EV-0001',
    'thumb/EV-0001',
  ])('refuse what names none: %s', (address) => {
    expect(vaultPicture(address)).toBeNull();
  });
});

describe('start options', () => {
  test('the command line counts before the environment, the last of two words before the first', () => {
    expect(readStartOptions(['--data-dir=/a', '--data-dir=/b'], { CASEBINDER_DATA_DIR: '/c' }).dataDir).toBe(
      path.resolve('/b'),
    );
    expect(readStartOptions([], { CASEBINDER_DATA_DIR: '/c' }).dataDir).toBe(path.resolve('/c'));
    expect(readStartOptions(['--data-dir='], {})).toEqual({
      firstPlace: null,
      dataDir: null,
      archive: null,
      showOnce: false,
    });
    expect(readStartOptions(['--archive=/x', '--show-once'], {})).toMatchObject({
      archive: path.resolve('/x'),
      showOnce: true,
    });
  });
  test('a released app refuses switches that open doors', () => {
    expect(refusedSwitch(['--remote-debugging-port=9222'])).toBe('remote-debugging-port');
    expect(refusedSwitch(['app', '--No-Sandbox'])).toBe('No-Sandbox');
    expect(refusedSwitch(['-remote-debugging-port=9222'])).toBe('remote-debugging-port');
    expect(refusedSwitch(['/renderer-cmd-prefix=x'])).toBe('renderer-cmd-prefix');
    expect(refusedSwitch(['/home/user/no-sandbox', '-7'])).toBeNull();
    expect(refusedSwitch(['--data-dir=/x', '--lang=de'])).toBeNull();
  });
});

describe('preferences', () => {
  test('that cannot be written hold until the end, and only what was asked for says so', () => {
    const inTheWay = path.join(folder, 'a file');
    writeFileSync(inTheWay, '');
    const preferences = openPreferences(path.join(inTheWay, 'deeper'));
    preferences.remember({ by: '李伟' });
    expect(() => preferences.set({ notify: false })).toThrow('PREFERENCES_NOT_KEPT');
    expect(preferences.get()).toMatchObject({ by: '李伟', notify: false });
  });

  test('are kept, and a broken value loses only itself', () => {
    openPreferences(folder).set({ by: '李伟', theme: 'dark' });
    expect(openPreferences(folder).get()).toMatchObject({
      language: null,
      theme: 'dark',
      by: '李伟',
      lastArchive: null,
    });
    writeFileSync(
      path.join(folder, 'preferences.json'),
      JSON.stringify({ theme: 'pink', by: 'Li', language: 'zh-CN' }),
    );
    expect(openPreferences(folder).get()).toMatchObject({
      language: 'zh-CN',
      theme: 'system',
      by: 'Li',
      lastArchive: null,
    });
  });
  test('keep what is whole and leave out what is not', () => {
    const window = { x: 10, y: -20, width: 1280, height: 800, maximised: false };
    const plan = { archive: '/a', folder: '/b', every: 'weekly', keep: 7 };
    const recent = { archive: '/a', caseId: 'CB-0001', name: null };
    const write = (values: object): void =>
      writeFileSync(path.join(folder, 'preferences.json'), JSON.stringify(values));
    write({ windows: { desk: window, case: { ...window, x: 0.5 } }, zoom: 1.25, backups: [plan], recents: [recent] });
    expect(openPreferences(folder).get()).toMatchObject({
      windows: { desk: window },
      zoom: 1.25,
      backups: [plan],
      recents: [recent],
    });
    expect(openPreferences(folder).get().windows.case).toBeUndefined();
    write({
      zoom: 9,
      keepRecents: false,
      notify: 'no',
      backups: [plan, { ...plan, keep: 0 }],
      recents: [{ ...recent, caseId: '../x' }],
      toldDeadlines: ['a', 5],
      folders: { save: '/c', open: 7 },
    });
    expect(openPreferences(folder).get()).toEqual({
      language: null,
      theme: 'system',
      by: null,
      lastArchive: null,
      zoom: 1,
      windows: {},
      keepRecents: false,
      notify: true,
      backups: [],
      recents: [],
      toldDeadlines: [],
      folders: { save: '/c' },
    });
  });
  test.each(['', '{', '[]', 'null', '"x"', '\u0000'])('start anew from a broken file: %j', (text) => {
    writeFileSync(path.join(folder, 'preferences.json'), text);
    expect(openPreferences(folder).get()).toMatchObject({ language: null, theme: 'system', by: null });
  });
});

describe('the log', () => {
  test('writes a bug under the reference it gives', () => {
    const log = openLog(
      () => path.join(folder, 'logs'),
      () => '2025-01-01T00:00:00.000Z',
    );
    const ref = log.bug('case.get', new Error('what happened'));
    expect(ref).toMatch(/^B-[0-9a-f]{8}$/);
    const line: unknown = JSON.parse(readFileSync(path.join(folder, 'logs', 'app.log'), 'utf8'));
    expect(line).toMatchObject({ at: '2025-01-01T00:00:00.000Z', ref, where: 'case.get', name: 'Error' });
  });
  test('never throws, whatever it is given', () => {
    writeFileSync(path.join(folder, 'file'), '');
    const log = openLog(() => path.join(folder, 'file', 'impossible'));
    expect(log.bug('x', null)).toMatch(/^B-/);
  });
});
