/** For the demo and the bench: says on stdout what the window shows as soon as it shows it, and ends the app. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow } from 'electron';

const PATIENCE_MS = 30_000;

/**
 * A data folder for one showing, so that the person's own preferences are neither read nor changed. Removed at
 * the end; what Chromium still writes after that is left to the system's own cleaning of its temporary folder.
 */
export function temporaryDataDir(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-window-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 2 }));
  return folder;
}

/**
 * Runs in the page: settles at the first frame in which cases are on the screen, with how many they are.
 * Today may show a case under two headings; it counts once. A Today on which nothing waits is a whole screen, too.
 */
const casesOnScreen = `new Promise((resolve) => {
  const look = () => {
    const today = new Set([...document.querySelectorAll('.today-case')].map((name) => name.textContent));
    const cases = today.size + document.querySelectorAll('tbody tr:not(.gap)').length;
    const idle = document.querySelector('.today-nothing') !== null;
    if (cases > 0 || idle) requestAnimationFrame(() => requestAnimationFrame(() => resolve(cases)));
    else requestAnimationFrame(look);
  };
  look();
})`;

/** Waits until Today or the list of cases can be seen, prints `window: opened, cases on the first screen: N`, and quits. */
export function sayShownAndQuit(window: BrowserWindow): void {
  const end = (line: string): void => {
    process.stdout.write(`${line}\n`);
    app.quit();
  };
  const timer = setTimeout(() => end('window: opened, but showed no case in time'), PATIENCE_MS);
  window.webContents.once('dom-ready', () => {
    void window.webContents.executeJavaScript(casesOnScreen).then((cases: unknown) => {
      clearTimeout(timer);
      end(`window: opened, cases on the first screen: ${String(cases)}`);
    });
  });
}
