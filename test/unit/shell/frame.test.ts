/** The manners of the window, with a fake shell: where it comes back, what is opened twice, how the app is left, what the taskbar shows. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataPlace } from '../../../src/main/shell/data-place.ts';
import { handedOver, makeQueue } from '../../../src/main/shell/handed-over.ts';
import { barFor, makeJobSigns } from '../../../src/main/shell/job-signs.ts';
import { jumpList } from '../../../src/main/shell/jump-list.ts';
import { keptFolders } from '../../../src/main/shell/kept-folders.ts';
import { makeLeaving } from '../../../src/main/shell/leaving.ts';
import { type Recent, withoutRecent, withRecent } from '../../../src/main/shell/recents.ts';
import { boundsFor, type Rect } from '../../../src/main/shell/window-state.ts';
import { type Frame, makeWindows } from '../../../src/main/shell/windows.ts';
import type { JobView } from '../../../src/shared/contract/channels.ts';

const laptop: Rect = { x: 0, y: 0, width: 1366, height: 728 };
const beside: Rect = { x: 1366, y: -200, width: 2560, height: 1400 };

describe('where a window comes back', () => {
  test('first in the middle of the main screen', () => {
    expect(boundsFor(null, [laptop])).toEqual({ x: 43, y: 0, width: 1280, height: 728 });
  });

  test('where it was left, on a second screen too', () => {
    const kept = { x: 1500, y: 0, width: 1100, height: 800, maximised: false };
    expect(boundsFor(kept, [laptop, beside])).toEqual({ x: 1500, y: 0, width: 1100, height: 800 });
  });

  test('in the middle of the main screen when its own is gone', () => {
    const kept = { x: 1500, y: 0, width: 1100, height: 700, maximised: false };
    expect(boundsFor(kept, [laptop])).toEqual({ x: 133, y: 14, width: 1100, height: 700 });
  });

  test('never off the screen, whatever was kept and whatever screens there are', () => {
    const rect = (least: number) =>
      fc.record({
        x: fc.integer({ min: -9000, max: 9000 }),
        y: fc.integer({ min: -9000, max: 9000 }),
        width: fc.integer({ min: least, max: 9000 }),
        height: fc.integer({ min: least, max: 9000 }),
      });
    fc.assert(
      fc.property(rect(1), fc.array(rect(400), { minLength: 1, maxLength: 3 }), (kept, screens) => {
        const at = boundsFor({ ...kept, maximised: false }, screens);
        const held = screens.some((screen) => {
          const seen = Math.min(at.x + at.width, screen.x + screen.width) - Math.max(at.x, screen.x);
          return seen >= 160 && at.y >= screen.y && at.y + 32 <= screen.y + screen.height;
        });
        expect(held).toBe(true);
      }),
    );
  });
});

interface FakeWindow extends Frame {
  readonly said: string[];
  gone: boolean;
}

function fakeWindows() {
  const made: (FakeWindow & { readonly name: string; readonly caseId: string | null })[] = [];
  let focused: unknown = null;
  const windows = makeWindows((name, caseId) => {
    const said: string[] = [];
    const window = {
      name,
      caseId,
      said,
      gone: false,
      webContents: { id: made.length + 1, send: (event: string) => void said.push(event) },
      isDestroyed: () => window.gone,
      isMinimized: () => said.includes('minimized'),
      isFocused: () => focused === window,
      restore: () => void said.push('restore'),
      show: () => void said.push('show'),
      focus: () => {
        focused = window;
        said.push('focus');
      },
      close: () => {
        window.gone = true;
      },
    };
    made.push(window);
    return window;
  });
  return { windows, made };
}

describe('the windows', () => {
  test('one desk: a second start brings it to the front, from the taskbar too', () => {
    const { windows, made } = fakeWindows();
    const desk = windows.openDesk();
    made[0]?.said.push('minimized');
    expect(windows.openDesk()).toBe(desk);
    expect(made).toHaveLength(1);
    expect(made[0]?.said).toEqual(['minimized', 'restore', 'show', 'focus']);
  });

  test('a case never has two windows; once closed it may have a new one', () => {
    const { windows, made } = fakeWindows();
    const first = windows.openCase('CB-1');
    expect(windows.openCase('CB-1')).toBe(first);
    expect(windows.showCase('CB-1')).toBe(true);
    expect(windows.showCase('CB-2')).toBe(false);
    first.close();
    expect(windows.showCase('CB-1')).toBe(false);
    expect(windows.openCase('CB-1')).not.toBe(first);
    expect(made).toHaveLength(2);
  });

  test('only our own pages may ask, and a closed one no more', () => {
    const { windows } = fakeWindows();
    const desk = windows.openDesk();
    const own = windows.openCase('CB-1');
    expect([1, 2, 3].map(windows.isOurs)).toEqual([true, true, false]);
    own.close();
    expect(windows.isOurs(2)).toBe(false);
    expect(windows.front()).toBe(desk);
  });

  test('another archive closes the windows of single cases and leaves the desk', () => {
    const { windows } = fakeWindows();
    const desk = windows.openDesk();
    windows.openCase('CB-1');
    windows.openCase('CB-2');
    windows.closeCases();
    expect(windows.all()).toEqual([desk]);
  });
});

describe('leaving', () => {
  function leaving(running: number) {
    const did: string[] = [];
    let answer: (stop: boolean) => void = () => undefined;
    let count = running;
    const guard = makeLeaving({
      running: () => count,
      ask: () => {
        did.push('ask');
        return new Promise((resolve) => {
          answer = resolve;
        });
      },
      stop: () => void did.push('stop'),
      quit: () => void did.push(`quit ${guard.mayLeave()}`),
    });
    const say = async (stop: boolean): Promise<void> => {
      answer(stop);
      await Promise.resolve();
      await Promise.resolve();
    };
    return { guard, did, say, ends: () => (count = 0) };
  }

  test('nothing is asked while nothing runs', () => {
    const { guard, did } = leaving(0);
    expect(guard.mayLeave()).toBe(true);
    expect(did).toEqual([]);
  });

  test('with work under way it asks once, and ends when told to', async () => {
    const { guard, did, say } = leaving(1);
    expect(guard.mayLeave()).toBe(false);
    expect(guard.mayLeave()).toBe(false);
    expect(did).toEqual(['ask']);
    await say(true);
    expect(did).toEqual(['ask', 'stop', 'quit true']);
  });

  test('who stays is asked again the next time, and not once the work is done', async () => {
    const { guard, did, say, ends } = leaving(1);
    expect(guard.mayLeave()).toBe(false);
    await say(false);
    expect(guard.mayLeave()).toBe(false);
    expect(did).toEqual(['ask', 'ask']);
    await say(false);
    ends();
    expect(guard.mayLeave()).toBe(true);
    expect(did).toEqual(['ask', 'ask']);
  });

  test('a shutdown of the system asks nobody', () => {
    const { guard, did } = leaving(1);
    guard.sessionEnds();
    expect(guard.mayLeave()).toBe(true);
    expect(did).toEqual(['stop']);
  });

  test('an answer that comes after the shutdown changes nothing', async () => {
    const { guard, did, say } = leaving(1);
    guard.mayLeave();
    guard.sessionEnds();
    await say(false);
    expect(guard.mayLeave()).toBe(true);
    expect(did).toEqual(['ask', 'stop']);
  });
});

const job = (jobId: string, state: JobView['state'], done = 0, total: number | null = null): JobView => ({
  jobId,
  kind: 'intake',
  caseId: null,
  state,
  done,
  total,
  unit: 'files',
  label: '',
  trouble: null,
});

describe('the taskbar', () => {
  function signs(isWatched: boolean) {
    const bars: number[] = [];
    let blinks = 0;
    const hear = makeJobSigns({ bar: (value) => bars.push(value), blink: () => blinks++, isWatched: () => isWatched });
    return { hear, bars, blinks: () => blinks };
  }

  test.each(['done', 'failed', 'cancelled'] as const)('ends without a bar when a job is %s', (end) => {
    const { hear, bars, blinks } = signs(false);
    hear(job('J1', 'running'));
    hear(job('J1', 'running', 2, 4));
    hear(job('J1', end, 4, 4));
    expect(bars).toEqual([2, 0.5, -1]);
    expect(blinks()).toBe(end === 'cancelled' ? 0 : 1);
  });

  test('does not blink before the eyes of the person', () => {
    const { hear, blinks } = signs(true);
    hear(job('J1', 'running'));
    hear(job('J1', 'done'));
    expect(blinks()).toBe(0);
  });

  test('always ends without a bar, whatever jobs tell in whatever order', () => {
    const tale = fc.array(
      fc.record({
        id: fc.constantFrom('J1', 'J2', 'J3'),
        state: fc.constantFrom('running', 'done', 'failed', 'cancelled') as fc.Arbitrary<JobView['state']>,
        done: fc.integer({ min: 0, max: 9 }),
        total: fc.option(fc.integer({ min: 0, max: 9 })),
      }),
    );
    fc.assert(
      fc.property(tale, (steps) => {
        const { hear, bars } = signs(false);
        for (const { id, state, done, total } of steps) hear(job(id, state, done, total));
        for (const id of ['J1', 'J2', 'J3']) hear(job(id, 'done'));
        expect(bars.length === 0 || bars.at(-1) === -1).toBe(true);
        for (const bar of bars) expect(bar === -1 || bar === 2 || (bar >= 0 && bar <= 1)).toBe(true);
      }),
    );
    expect(barFor([])).toBe(-1);
  });
});

describe('what is handed over', () => {
  const own = ['/app/electron', '/app/folder'];
  test('files and a case, among the switches of Chromium, relative to where the start was', () => {
    const argv = ['/app/electron', '--no-sandbox', '/app/folder', 'a case.json', '--case=CB-0004', '/x/b.json'];
    expect(handedOver(argv, own, '/home')).toEqual({
      files: [path.resolve('/home', 'a case.json'), path.resolve('/x/b.json')],
      caseId: 'CB-0004',
      archive: null,
    });
  });
  test('no file, and a case number that is none', () => {
    expect(handedOver(['/app/electron', '/app/folder', '--case=../x', '--archive=y'], own, '/home')).toEqual({
      files: [],
      caseId: null,
      archive: path.resolve('/home/y'),
    });
  });
  test('waits until there is a window, and keeps its order', () => {
    const queue = makeQueue<number>();
    const taken: number[] = [];
    queue.add(1);
    queue.add(2);
    expect(taken).toEqual([]);
    queue.open((n) => taken.push(n));
    queue.add(3);
    queue.open((n) => taken.push(n));
    expect(taken).toEqual([1, 2, 3]);
  });
});

describe('recent cases', () => {
  const recent = (n: number): Recent => ({ archive: '/a', caseId: `CB-${n}`, name: null });
  test('the newest first, each once, ten at most', () => {
    let list: readonly Recent[] = [];
    for (const n of [1, 2, 3, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12]) list = withRecent(list, recent(n));
    expect(list.map((r) => r.caseId)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 1].map((n) => `CB-${n}`));
    expect(withoutRecent(list, recent(9))).toHaveLength(9);
    expect(withRecent(list, { ...recent(12), archive: '/b' })).toHaveLength(10);
  });
});

describe('recent cases at the taskbar', () => {
  const program = 'C:\\Programs\\Casebinder.exe';
  const archive = 'D:\\出口 2025\\案件';
  const recents: readonly Recent[] = [
    { archive, caseId: 'CB-0002', name: '王先生' },
    { archive: 'E:\\', caseId: 'CB-0001', name: null },
  ];
  const list = (given: readonly Recent[], removed: readonly string[] = []) =>
    jumpList({ recents: given, language: 'zh-CN', program, removed });

  test('each opens its case where it is handed over', () => {
    const [category] = list(recents);
    expect(category?.name).toBe('最近的案件');
    expect(category?.items?.map(({ title }) => title)).toEqual(['CB-0002 · 王先生', 'CB-0001']);
    const [first, second] = category?.items?.map(({ args }) => args) ?? [];
    expect(first).toBe(`--case=CB-0002 "--archive=${archive}"`);
    // The system takes the marks away when it reads the words.
    expect(handedOver([program, '--case=CB-0002', `--archive=${archive}`], [program], '/')).toMatchObject({
      caseId: 'CB-0002',
      files: [],
    });
    expect(second).toBe('--case=CB-0001 "--archive=E:\\\\"');
  });

  test('what was taken off it stays off, and what is not remembered is gone', () => {
    const [category] = list(recents, [`--case=CB-0002 "--archive=${archive}"`]);
    expect(category?.items?.map(({ title }) => title)).toEqual(['CB-0001']);
    expect(list([])).toEqual([]);
  });
});

describe('folders of dialogs', () => {
  test('each purpose begins where it was used last, unless that is gone', () => {
    let folders: Record<string, string> = {};
    const gone = new Set<string>();
    const kept = keptFolders(
      { get: () => ({ folders }), remember: (change) => ({ folders } = change) },
      (folder) => !gone.has(folder),
    );
    expect(kept.begin('save-packet')).toBe(undefined);
    expect(kept.propose('save-packet', 'a.pdf')).toBe('a.pdf');
    kept.chose('save-packet', path.join('/out', 'a.pdf'));
    expect(kept.propose('save-packet', 'b.pdf')).toBe(path.join('/out', 'b.pdf'));
    expect(kept.begin('open-files')).toBe(undefined);
    gone.add('/out');
    expect(kept.propose('save-packet', 'b.pdf')).toBe('b.pdf');
  });
});

describe('where the data lives', () => {
  const question = { wanted: null, programFolder: '/usb/app', env: {}, exists: () => false, usual: () => '/usual' };
  test('where the system says, unless something says otherwise', () => {
    expect(dataPlace(question)).toEqual({ dataDir: '/usual', isPortable: false });
    expect(dataPlace({ ...question, wanted: '/there' })).toEqual({ dataDir: '/there', isPortable: true });
  });
  test('beside the program when the flag lies there, or it is the one-file program', () => {
    const exists = (file: string): boolean => file === path.join('/usb/app', 'portable.flag');
    const beside = path.join('/usb/app', 'Casebinder data');
    expect(dataPlace({ ...question, exists })).toEqual({ dataDir: beside, isPortable: true });
    const env = { PORTABLE_EXECUTABLE_DIR: '/stick' };
    expect(dataPlace({ ...question, env })).toEqual({
      dataDir: path.join('/stick', 'Casebinder data'),
      isPortable: true,
    });
  });
});

test('the program has the name at the taskbar that its installer gives it', () => {
  const root = path.join(import.meta.dirname, '..', '..', '..');
  const installed = /^appId: (\S+)$/m.exec(readFileSync(path.join(root, 'scripts/dist/builder.yaml'), 'utf8'))?.[1];
  const running = /setAppUserModelId\('([^']+)'\)/.exec(
    readFileSync(path.join(root, 'src/main/index.ts'), 'utf8'),
  )?.[1];
  expect(installed).toMatch(/^[a-z]+(\.[a-z]+)+$/);
  expect(running).toBe(installed);
});
