// npm run screens: pictures of every screen of the built app, in both languages and both lights, from the sample archive.
// All of them go to .cache/screens; the few that the README shows go, small, to docs/screens.
// With names behind it only those: `npm run screens -- en zh-CN-dark` for looks, `-- facts packet` for screens.
import { mkdirSync } from 'node:fs';
import { runInherit, say } from './lib/proc.ts';
import { beginnings } from './screens/beginnings.ts';
import { ALL, KEPT, type Look, looks, missing } from './screens/picture.ts';
import { sampleFolder, tour } from './screens/tour.ts';
import { hasDisplay, prepareWindow, VIRTUAL_SCREEN } from './setup/window.ts';

const words = process.argv.slice(2);

async function main(): Promise<void> {
  for (const folder of [ALL, KEPT]) mkdirSync(folder, { recursive: true });
  const named = looks.filter(({ suffix }) => words.includes(suffix));
  const chosen: readonly Look[] = named.length > 0 ? named : looks;
  const only = words.filter((word) => !looks.some(({ suffix }) => suffix === word));
  for (const look of chosen) await beginnings(look, only);
  const dataDir = await sampleFolder();
  for (const look of chosen) await tour(dataDir, look, only);
  if (missing.length > 0) {
    say(`Not shown: ${missing.join(', ')}`);
    process.exitCode = 1;
  }
}

if (hasDisplay() && process.env['ELECTRON_EXEC_PATH'] !== undefined) {
  await main();
} else {
  // Once more, with an Electron, a built app and a screen.
  const window = await prepareWindow({ build: true });
  if (!window.ready) {
    say(`No pictures: ${window.because}`);
    process.exit(3);
  }
  const [screen, ...screenArgs] = hasDisplay() ? [] : VIRTUAL_SCREEN;
  const self = [process.execPath, import.meta.filename, ...words];
  const [program = process.execPath, ...args] = screen === undefined ? self : [screen, ...screenArgs, ...self];
  process.exitCode = await runInherit(program, args, { ...process.env, ...window.env });
}
