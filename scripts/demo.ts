// npm run demo: the sample cases through the command line; the app window too, where one can be opened.
import path from 'node:path';
import { ROOT, runInherit } from './lib/proc.ts';
import { prepareWindow } from './setup/window.ts';

const window = await prepareWindow({ build: true });
// The command reads the first variable to open the window, or else says the second as the reason why it did not.
const env = window.ready ? window.env : { CASEBINDER_WINDOW_MISSING: window.because };
process.exitCode = await runInherit(
  process.execPath,
  [path.join(ROOT, 'src', 'main', 'cli.ts'), 'demo', ...process.argv.slice(2)],
  { ...process.env, ...env },
);
