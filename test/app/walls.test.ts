/** What the page cannot do, tried from inside the running app. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageChannels } from '../../src/shared/contract/channel-names.ts';
import { callPage, type RunningApp, startApp } from './support/app.ts';

let app: RunningApp;
const requests: string[] = [];

beforeAll(async () => {
  app = await startApp();
  await app.electron.evaluate(({ session }) => {
    const seen: string[] = [];
    (globalThis as { seenRequests?: string[] }).seenRequests = seen;
    session.defaultSession.webRequest.onCompleted((request) => seen.push(request.url));
    session.defaultSession.webRequest.onSendHeaders((request) => seen.push(request.url));
  });
});
afterAll(() => app.close());

/** Runs code as the page's own: DevTools evaluation would lift the ban on eval. */
async function inPage<T>(body: string): Promise<T> {
  return (await app.page.evaluate(
    (text) =>
      new Promise((resolve) => {
        // The function is compiled here, under evaluation; it runs later, as the page.
        const run = new Function('resolve', `setTimeout(async () => { ${text} }, 0)`);
        run(resolve);
      }),
    body,
  )) as T;
}

const whereMainSees = (): Promise<string | undefined> =>
  app.electron.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL());

describe('the page', () => {
  test('runs sandboxed, isolated and without Node, as the options say', async () => {
    const preferences = await app.electron.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        const p = (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
        return [
          p['sandbox'],
          p['contextIsolation'],
          p['nodeIntegration'],
          p['nodeIntegrationInWorker'] ?? false,
          p['nodeIntegrationInSubFrames'],
          p['webSecurity'],
          p['webviewTag'],
        ];
      }),
    );
    expect(preferences).toEqual([[true, true, false, false, false, true, false]]);
    const globals = await inPage<string[]>(
      'resolve(["require", "process", "module", "Buffer", "ipcRenderer", "electron", "__dirname"].filter((name) => name in globalThis))',
    );
    expect(globals).toEqual([]);
  });

  test('has the named functions and nothing else', async () => {
    const api = await inPage<{ keys: string[]; frozen: boolean; kinds: string[] }>(
      'resolve({ keys: Object.keys(window.api), frozen: Object.isFrozen(window.api), kinds: [...new Set(Object.values(window.api).map((v) => typeof v))] })',
    );
    expect(api.keys.sort()).toEqual([...pageChannels, 'drop', 'on'].sort());
    expect(api).toMatchObject({ frozen: true, kinds: ['function'] });
    expect(
      await inPage(
        'try { window.api["case.get"] = () => 1; } catch {} resolve(typeof window.api.evil + String(window.api["case.get"]).includes("=> 1"))',
      ),
    ).toBe('undefinedfalse');
  });

  test('has nothing to invent paths with: files made by the page have none', async () => {
    const answer = await inPage<unknown>(
      'resolve(await window.api.drop("CB-0001", [new File(["x"], "/etc/passwd"), { path: "/etc/passwd" }, "/etc/passwd"]))',
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOTHING_DROPPED' } });
  });

  test('cannot make code from text', async () => {
    const blocked = await inPage<string[]>(`
      const seen = [];
      for (const make of [() => eval('1+1'), () => new Function('return 1')(), () => setTimeout('globalThis.evil = 1')]) {
        try { make(); seen.push('ran'); } catch (error) { seen.push(error.name); }
      }
      await new Promise((r) => setTimeout(r, 50));
      const script = document.createElement('script'); script.textContent = 'globalThis.evil = 1'; document.body.append(script);
      const image = document.createElement('img'); image.setAttribute('onerror', 'globalThis.evil = 1'); image.src = 'vault://nothing'; document.body.append(image);
      await new Promise((r) => setTimeout(r, 200));
      script.remove(); image.remove();
      resolve([...seen.slice(0, 2), typeof globalThis.evil]);`);
    expect(blocked).toEqual(['EvalError', 'EvalError', 'undefined']);
  });

  test.each([
    'https://example.com/',
    'http://127.0.0.1:9/',
    'ws://127.0.0.1:9/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'app://desk/index.html',
    'app://other/',
    'vault://thumb/EV-0001',
  ])('cannot fetch %s', async (address) => {
    expect(
      await inPage(`try { await fetch(${JSON.stringify(address)}); resolve('got it'); } catch { resolve('refused'); }`),
    ).toBe('refused');
  });

  test('cannot load a picture, a script, a frame or a socket from elsewhere', async () => {
    // A frame and a worker do not tell why they stay empty: the page is told which sentence of its policy said no.
    const outcome = await inPage<string[]>(`
      const refused = (directive, done) => document.addEventListener('securitypolicyviolation', (e) => { if (e.effectiveDirective === directive) done('refused'); });
      const tries = [
        () => new Promise((done) => { const i = new Image(); i.onload = () => done('got it'); i.onerror = () => done('refused'); i.src = 'https://example.com/x.png'; }),
        () => new Promise((done) => { const s = document.createElement('script'); s.onload = () => done('got it'); s.onerror = () => done('refused'); s.src = 'https://example.com/x.js'; document.body.append(s); }),
        () => new Promise((done) => { try { const w = new WebSocket('ws://127.0.0.1:9'); w.onopen = () => done('got it'); w.onerror = () => done('refused'); } catch { done('refused'); } }),
        () => new Promise((done) => { try { navigator.sendBeacon('https://example.com/') ? done('sent') : done('refused'); } catch { done('refused'); } }),
        () => new Promise((done) => { refused('frame-src', done); const f = document.createElement('iframe'); f.onload = () => setTimeout(() => done('got it'), 2000); f.src = 'https://example.com/'; document.body.append(f); }),
        () => new Promise((done) => { try { refused('worker-src', done); const w = new Worker('https://example.com/w.js'); w.onmessage = () => done('got it'); setTimeout(() => done('nothing said no'), 5000); } catch { done('refused'); } }),
      ];
      const seen = []; for (const one of tries) seen.push(await one()); resolve(seen);`);
    // A beacon is queued before the policy is asked; that nothing left is seen below, from main.
    expect(outcome.filter((_, index) => index !== 3)).toEqual(['refused', 'refused', 'refused', 'refused', 'refused']);
  });

  test.each([
    'https://example.com/',
    'file:///etc/passwd',
    'data:text/html,<h1>x</h1>',
    'javascript:document.title="evil"',
    'app://other/x',
    'vault://thumb/EV-0001',
    'blob:app://desk/1',
  ])('cannot go to %s nor open it', async (address) => {
    const before = await whereMainSees();
    expect(await inPage(`const w = window.open(${JSON.stringify(address)}); resolve(w === null)`)).toBe(true);
    await inPage(`location.href = ${JSON.stringify(address)}; setTimeout(() => resolve(1), 150)`).catch(
      () => undefined,
    );
    await inPage(
      `const a = document.createElement('a'); a.href = ${JSON.stringify(address)}; a.target = '_blank'; document.body.append(a); a.click(); a.remove(); setTimeout(() => resolve(1), 100)`,
    );
    expect(await whereMainSees()).toBe(before);
    expect(await app.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    expect(await app.page.title()).not.toBe('evil');
  });

  test('is given no permission', async () => {
    const states = await inPage<string[]>(`
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi', 'persistent-storage', 'background-sync'];
      const seen = [];
      for (const name of names) { try { seen.push((await navigator.permissions.query({ name })).state); } catch { seen.push('denied'); } }
      const asks = [
        () => Notification.requestPermission(),
        () => new Promise((r) => navigator.geolocation.getCurrentPosition(() => r('granted'), () => r('denied'))),
        () => navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', () => 'denied'),
        () => navigator.mediaDevices.getDisplayMedia({ video: true }).then(() => 'granted', () => 'denied'),
        () => navigator.clipboard.readText().then(() => 'granted', () => 'denied'),
        () => (navigator.usb ? navigator.usb.getDevices().then((d) => (d.length ? 'granted' : 'denied')) : Promise.resolve('denied')),
      ];
      for (const one of asks) seen.push(await one().catch(() => 'denied'));
      resolve(seen);`);
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  test('nothing was asked of the network, whatever was tried', async () => {
    requests.push(
      ...(await app.electron.evaluate(() => (globalThis as { seenRequests?: string[] }).seenRequests ?? [])),
    );
    const foreign = requests.filter((url) => !/^(app|vault|devtools|data):/.test(url));
    expect(foreign).toEqual([]);
  });
});

describe('every function of the page', () => {
  const rubbish: readonly unknown[] = [
    null,
    7,
    'x',
    [],
    { caseId: '../../etc/passwd' },
    { caseId: 'CB-0001', more: true },
    { packetId: '..' },
    { paths: ['/etc/passwd'] },
    { caseId: 'CB-9999', path: 'constructor.prototype', value: {} },
    { language: 'xx' },
    { mode: 'delete' },
    { jobId: 'x'.repeat(5000) },
  ];
  test.each(pageChannels)('%s answers rubbish with an envelope', async (channel) => {
    for (const input of rubbish) {
      const answer = (await callPage(app.page, channel, input)) as {
        ok: boolean;
        error?: { code: string; ref?: string };
      };
      // A path that could be one is asked about in the case file, for which an archive must be open.
      const code = channel === 'case.set-fact' ? /^(BAD_REQUEST|NO_ARCHIVE_OPEN)$/ : /^BAD_REQUEST$/;
      expect(answer).toMatchObject({ ok: false, error: { code: expect.stringMatching(code) } });
      expect(answer.error?.ref).toBeUndefined();
    }
  });
});

describe('last', () => {
  test('about:blank, which asks nobody before it loads, is answered nothing and left again', async () => {
    await inPage('location.href = "about:blank"; resolve(1)').catch(() => undefined);
    const isBack = (): Promise<boolean> =>
      app.electron.evaluate(async ({ webContents }) => {
        const contents = webContents.getAllWebContents()[0];
        if (contents === undefined || !contents.getURL().startsWith('app://desk/')) return false;
        return (await contents.executeJavaScript('document.querySelector("h1") !== null')) === true;
      });
    await expect.poll(isBack, { timeout: 10_000 }).toBe(true);
  });
});
