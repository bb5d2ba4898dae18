// npm run dev: the app with its pages reloaded while they are edited.
import path from 'node:path';
import { ROOT, runInherit, say } from './lib/proc.ts';
import { hasDisplay, prepareWindow } from './setup/window.ts';

if (!hasDisplay()) {
  say(
    'There is no display here, so the app window cannot be opened. To see the product work without one: npm run demo',
  );
  process.exit(3);
}
const window = await prepareWindow({ build: false });
if (!window.ready) {
  say(`The app cannot be opened: ${window.because}`);
  process.exit(3);
}
const noSandbox = window.env['CASEBINDER_NO_SANDBOX'] === '1' ? ['--noSandbox'] : [];
const tool = path.join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
process.exitCode = await runInherit(process.execPath, [tool, 'dev', ...noSandbox, ...process.argv.slice(2)], {
  ...process.env,
  ...window.env,
});
