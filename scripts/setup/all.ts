// npm run setup: everything the other scripts would fetch or build on their first run, ahead of time.
import { say } from '../lib/proc.ts';
import { ensureSystem, PDF_TOOLS, PRINT_QUEUE, WATCHERS, WINDOW } from './system.ts';
import { prepareWindow } from './window.ts';

const began = performance.now();
await ensureSystem([WINDOW, PDF_TOOLS, PRINT_QUEUE, WATCHERS]);
const window = await prepareWindow({ build: true });
if (!window.ready) {
  say(`The app window cannot be opened here: ${window.because}`);
  process.exitCode = 1;
} else say(`Ready (${((performance.now() - began) / 1000).toFixed(1)} s).`);
