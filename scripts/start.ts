// npm start: opens the app on this machine's screen.
import { runInherit, say } from './lib/proc.ts';
import { hasDisplay, prepareWindow } from './setup/window.ts';

if (!hasDisplay()) {
  say(
    'There is no display here, so the app window cannot be opened. To see the product work without one: npm run demo',
  );
  process.exit(3);
}
const window = await prepareWindow({ build: true });
if (!window.ready) {
  say(`The app cannot be opened: ${window.because}\nTo see the product work without a window: npm run demo`);
  process.exit(3);
}
const [program = '', ...args] = window.launch;
process.exitCode = await runInherit(program, [...args, ...process.argv.slice(2)], { ...process.env, ...window.env });
