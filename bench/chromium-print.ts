/** A peer for the packet bench: Chromium printing the same pictures to PDF, two on a page, in the runtime that the app tests use. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepareWindow } from '../scripts/setup/window.ts';

const main = `
import { writeFileSync } from 'node:fs';
import { app, BrowserWindow } from 'electron';
const word = (name) => process.argv.find((w) => w.startsWith('--' + name + '=')).slice(name.length + 3);
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false });
  await window.loadFile(word('page'));
  writeFileSync(word('out'), await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true }));
  app.exit(0);
});
`;

/**
 * Prints every JPEG of a folder to one PDF.
 * @returns milliseconds of the whole program and bytes of its file, or the reason why it could not run
 */
export async function chromiumPrint(
  folder: string,
  pictures: string,
): Promise<{ readonly ms: number; readonly bytes: number } | { readonly notRun: string }> {
  const window = await prepareWindow({ build: false });
  if (!window.ready) return { notRun: window.because };
  const home = path.join(folder, 'chromium-print');
  mkdirSync(home);
  writeFileSync(path.join(home, 'package.json'), '{"name":"print","type":"module","main":"main.js"}');
  writeFileSync(path.join(home, 'main.js'), main);
  const names = readdirSync(pictures).filter((name) => name.endsWith('.jpg'));
  const page = path.join(home, 'page.html');
  const figures = names.map(
    (name) => `<figure><img src="${path.join(pictures, name)}"><figcaption>${name}</figcaption></figure>`,
  );
  writeFileSync(
    page,
    `<style>figure{margin:0;break-inside:avoid}img{width:165mm;height:108mm;object-fit:contain}</style>${figures.join('')}`,
  );
  const out = path.join(home, 'out.pdf');
  // The launch words end in the app's folder and, as root, --no-sandbox: only the folder is another.
  const [program = '', ...rest] = window.launch.map((word) =>
    word === path.resolve(import.meta.dirname, '..') ? home : word,
  );
  const began = performance.now();
  const ran = spawnSync(program, [...rest, `--page=${page}`, `--out=${out}`], {
    env: { ...process.env, ...window.env },
    timeout: 300_000,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ms = performance.now() - began;
  if (ran.status !== 0) return { notRun: `the print program ended with ${ran.status ?? ran.signal}` };
  return { ms, bytes: statSync(out).size };
}
