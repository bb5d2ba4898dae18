/** The demo: a fresh archive with the sample cases, the packets of the main one, and the window opened once where that is possible. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import { errnoOf } from '../cases/archive-folder.ts';
import { assessCase } from '../cases/assess-case.ts';
import { buildPacket } from '../cases/build-packet.ts';
import { loadSample } from '../cases/load-sample.ts';
import type { Command, Console } from './command.ts';
import { Words } from './command.ts';
import { sentences } from './command-texts.ts';
import { withDesk } from './open-desk.ts';

const packets = [
  { variant: 'appeal', paper: 'A4', language: 'en', name: 'appeal-A4-en.pdf' },
  { variant: 'appeal', paper: 'Letter', language: 'zh-CN', name: 'appeal-Letter-zh-CN.pdf' },
  { variant: 'file-copy', paper: 'A4', language: 'en', name: 'file-copy-A4-en.pdf' },
] as const;

/** A folder for a fresh archive that is not there yet: `archive`, `archive-2`, … What is there is never replaced. */
function freeFolder(out: string): string {
  for (let n = 1; ; n += 1) {
    const folder = path.join(out, n === 1 ? 'archive' : `archive-${n}`);
    if (!existsSync(folder)) return folder;
  }
}

/** Opens the built app once on the archive; the launcher script says how. Resolves to what to tell. */
async function openWindowOnce(archive: string): Promise<string> {
  const launch = process.env['CASEBINDER_APP_LAUNCH'];
  if (launch === undefined || launch === '') {
    return `window: not run (${process.env['CASEBINDER_WINDOW_MISSING'] ?? 'start it with `npm run demo` or `npm start`'})`;
  }
  const [program = '', ...args] = JSON.parse(launch) as string[];
  return new Promise((resolve) => {
    const child = spawn(program, [...args, `--archive=${archive}`, '--show-once'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let heard = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
    child.stdout.on('data', (chunk: Buffer) => {
      heard += chunk.toString();
    });
    child.on('error', (problem) => resolve(`window: not run (${problem.message})`));
    child.on('close', (code) => {
      clearTimeout(timer);
      const shown = /^window: (.+)$/m.exec(heard)?.[0];
      resolve(shown ?? `window: opened but did not say what it showed (exit ${code})`);
    });
  });
}

export const demoCommand: Command = {
  usage: 'demo [--out DIR] [--keep]',
  does: {
    en: 'a fresh archive with the sample cases, and the packets of the main one in DIR',
    'zh-CN': '新建含示例案件的档案，并把主案件的材料册放入 DIR',
  },
  options: { out: 'text', keep: 'nothing' },
  async run(words: Words, console: Console) {
    const say = sentences(console.language);
    const out = path.resolve(words.text('out') ?? 'demo-output');
    try {
      mkdirSync(out, { recursive: true });
    } catch (error) {
      throw new Trouble('KEEPING_NOT_WRITABLE', { folder: out, found: errnoOf(error) ?? String(error) });
    }
    const archive = words.has('keep') ? freeFolder(out) : mkdtempSync(path.join(os.tmpdir(), 'casebinder-demo-'));
    try {
      const desk = new Words(
        new Map([
          ['archive', archive],
          ['by', 'Demo'],
        ]),
        [],
      );
      const built = await withDesk(desk, console, 'create', async (d) => {
        const { caseIds } = await loadSample(d, {
          onStep: (name, step, steps) => console.say(say.sampleStep(step, steps, name)),
          onProgress: (done, total, label) => console.progress(label, done, total),
          signal: console.cancel,
        });
        const mainCase = caseIds[0] ?? '';
        for (const caseId of caseIds) {
          for (const line of assessCase(d, caseId, {}).lines)
            console.say(say.line(caseId, line.id, line.stance, line.says));
        }
        const made = [];
        for (const { name, ...wishes } of packets) {
          console.say(say.making(name));
          made.push(
            await buildPacket(
              d,
              mainCase,
              { ...wishes, draft: false, force: true, outFile: path.join(out, name) },
              { onProgress: (p) => console.progress(p.label, p.done, p.total), signal: console.cancel },
            ),
          );
        }
        return made;
      });
      const window = await openWindowOnce(archive);
      console.say(window);
      return {
        json: {
          archive: words.has('keep') ? archive : null,
          packets: built.map((p) => ({
            file: p.file,
            pages: p.pages,
            bytes: p.bytes,
            sha256: p.sha256,
            exhibits: p.exhibits.length,
            warnings: p.warnings,
          })),
          window,
        },
        text: [
          ...built.map((p) => say.packet(p.file, p.pages, p.exhibits.length, `${(p.bytes / 1e6).toFixed(1)} MB`)),
          words.has('keep') ? say.demoKept(archive) : say.demoGone,
        ].join('\n'),
      };
    } finally {
      if (!words.has('keep')) rmSync(archive, { recursive: true, force: true });
    }
  },
};
