/** What goes wrong outside of any call goes into the log: an uncaught error would otherwise open a dialog of Electron's and wait. */
import { app } from 'electron';
import type { Log } from './log.ts';

/** Must be the first thing the app does. */
export function logFaults(log: Log): void {
  process.on('uncaughtException', (error) => log.bug('uncaughtException', error));
  process.on('unhandledRejection', (error) => log.bug('unhandledRejection', error));
  app.on('child-process-gone', (_event, gone) => log.note(`child process gone: ${gone.type} ${gone.reason}`));
  app.on('render-process-gone', (_event, _contents, gone) => log.note(`page gone: ${gone.reason}`));
}
