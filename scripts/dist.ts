// npm run dist: installers of the built app for the system it runs on.
//   (nothing)   what this system can make: Windows nsis and portable, macOS dmg, Linux AppImage and deb
//   --trial     packs the app and a deb with whatever Electron is here, looks at them, starts them, throws them away
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inspectApp } from './dist/check.ts';
import { makeDeb } from './dist/deb.ts';
import { ensureBuilder, fitForTrial, pack } from './dist/pack.ts';
import { resolveElectron } from './electron-runtime/resolve.ts';
import { ROOT, say } from './lib/proc.ts';
import { ensureBuilt } from './setup/build.ts';

const OUTPUT = path.join(ROOT, 'dist');
const WORDS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ['--win'],
  darwin: ['--mac'],
  linux: ['--linux', 'AppImage'],
};

const trial = process.argv.includes('--trial');
try {
  const runtime = await resolveElectron();
  if (!trial && runtime.kind !== 'official') {
    say(
      'An installer is made from the official Electron only, and it is neither here nor can it be fetched. ' +
        'To see that the app can be packed: npm run dist -- --trial',
    );
    process.exit(3);
  }
  await ensureBuilt(true);
  await ensureBuilder();
  if (trial) await tryOut();
  else await makeAll();

  async function makeAll(): Promise<void> {
    mkdirSync(OUTPUT, { recursive: true });
    await pack(WORDS[process.platform] ?? ['--dir'], OUTPUT, runtime);
    if (process.platform !== 'linux') return;
    const deb = path.join(OUTPUT, 'casebinder.deb');
    say(`${deb}: ${await makeDeb(path.join(OUTPUT, 'linux-unpacked'), deb)} bytes`);
  }

  async function tryOut(): Promise<void> {
    const work = mkdtempSync(path.join(os.tmpdir(), 'casebinder-dist-'));
    try {
      await pack(['--linux', 'dir'], work, runtime);
      const app = path.join(work, 'linux-unpacked');
      if (runtime.kind === 'registry') fitForTrial(app, runtime);
      for (const { about, found } of await inspectApp(app, 'casebinder')) {
        say(found.length === 0 ? `✓ ${about}` : `✗ ${about}: ${found.slice(0, 5).join(', ')}`);
        if (found.length > 0) process.exitCode = 1;
      }
      if (!existsSync('/usr/bin/dpkg-deb')) return say('- deb: not run, there is no dpkg-deb');
      const bytes = await makeDeb(app, path.join(work, 'casebinder.deb'));
      say(`✓ deb: ${(bytes / 1_000_000).toFixed(0)} MB; all of it has been thrown away`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
