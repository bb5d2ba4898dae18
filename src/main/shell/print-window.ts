/**
 * The system's print dialog: a window of its own shows the PDF in Chromium's viewer and asks the system to print it.
 * The window has a session of its own that reaches this one file and the viewer, and nothing else.
 */
import { pathToFileURL } from 'node:url';
import { BrowserWindow, type Session, session, shell, type WebContents } from 'electron';
import { printByCommand } from './print-command.ts';
import { dialogAnswer, type Printer, type PrintJob, type WayAnswer } from './printing.ts';

/** How long the dialog may stay without an answer before the person is told that none came. */
const watchdogMs = 30_000;
/** The built-in viewer needs a moment after its page has loaded before it can print. */
const viewerMs = 1200;
const partition = 'casebinder-print';
const viewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';

/** Files that are being printed now, as addresses: nothing else on the disk can be asked for. */
const allowed = new Set<string>();
let shut: Session | null = null;

/** True for pages of the print session: they are kept by its own walls. */
export const isPrintPage = (contents: WebContents): boolean => shut !== null && contents.session === shut;

/** Shuts a page of the print session: no window, no navigation. */
export function shutPrintPage(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; readonly url: string }): void => {
    if (!mayLoad(event.url)) event.preventDefault();
  };
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

const mayLoad = (url: string): boolean =>
  allowed.has(url.split('#')[0] ?? '') || url.startsWith(viewer) || /^chrome(-untrusted)?:\/\/resources\//.test(url);

function printSession(): Session {
  if (shut !== null) return shut;
  shut = session.fromPartition(partition, { cache: false });
  void shut.setProxy({ mode: 'fixed_servers', proxyRules: '127.0.0.1:9' });
  shut.setSpellCheckerEnabled(false);
  shut.setSpellCheckerLanguages([]);
  shut.webRequest.onBeforeRequest((request, decide) => {
    const own = mayLoad(request.url) || request.url.startsWith('data:') || request.url.startsWith('blob:');
    decide({ cancel: !own });
  });
  shut.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  shut.setPermissionCheckHandler(() => false);
  shut.setDevicePermissionHandler(() => false);
  shut.on('will-download', (event) => event.preventDefault());
  return shut;
}

/**
 * Subtle: under Linux the dialog opens only over a window that can be seen, and the system may print without ever answering
 * (docs/decisions/0034-printing.md). So the window stays until the person closes it, whenever no answer came.
 */
async function printByDialog(parent: BrowserWindow, job: PrintJob): Promise<WayAnswer> {
  const address = pathToFileURL(job.file).href;
  printSession();
  allowed.add(address);
  const window = new BrowserWindow({
    parent,
    width: 720,
    height: 820,
    title: job.title,
    autoHideMenuBar: true,
    webPreferences: {
      partition,
      plugins: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('closed', () => allowed.delete(address));
  try {
    await window.loadURL(`${address}#toolbar=0&navpanes=0`);
    await new Promise((resolve) => setTimeout(resolve, viewerMs));
    if (window.isDestroyed()) return { state: 'cancelled' };
    const answer = await askDialog(window, job);
    if (answer.state !== 'silent' && !window.isDestroyed()) window.close();
    return answer;
  } catch (error) {
    if (!window.isDestroyed()) window.destroy();
    return { state: 'nothing-printed', because: error instanceof Error ? error.message : String(error) };
  }
}

function askDialog(window: BrowserWindow, job: PrintJob): Promise<WayAnswer> {
  return new Promise((resolve) => {
    const watchdog = setTimeout(() => resolve({ state: 'silent' }), watchdogMs);
    // Whoever closes the window before an answer came has seen the dialog: it may have printed.
    window.once('closed', () => resolve({ state: 'silent' }));
    window.webContents.print({ silent: false, pageSize: job.paper }, (ok, because) => {
      clearTimeout(watchdog);
      resolve(dialogAnswer(ok, because));
    });
  });
}

/** The printer of this system. @param parent the window that asks */
export function systemPrinter(parent: () => BrowserWindow): Printer {
  return {
    dialog: (job) => printByDialog(parent(), job),
    command: printByCommand,
    async program(job) {
      const because = await shell.openPath(job.file);
      return because === '' ? { state: 'opened' } : { state: 'nothing-printed', because };
    },
  };
}
