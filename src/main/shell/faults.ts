/** What goes wrong outside of any call: into the log, and where the app could not even start, said to the person. */
import { app, dialog } from 'electron';
import { describeTrouble, type Language, Trouble } from '../../shared/errors.ts';
import type { Log } from './log.ts';

/** The computer's own language: preferences may be what could not be read. */
function systemLanguage(): Language {
  return new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).language === 'zh' ? 'zh-CN' : 'en';
}

/**
 * Must be the first thing the app does. Until `started` was called a fault ends the app with a sentence: a program that
 * runs without a window cannot be seen, and keeps the next start away.
 * @param quiet nobody looks at the screen: the sentence goes to the terminal alone
 */
export function logFaults(log: Log, quiet: boolean): { readonly started: () => void } {
  let isStarted = false;
  const meet = (where: string, error: unknown): void => {
    const ref = log.bug(where, error);
    if (isStarted) return;
    const known = error instanceof Trouble ? error : new Trouble('START_FAILED', { ref });
    const { message, nextStep } = describeTrouble(known.code, known.details, systemLanguage());
    process.stderr.write(`${known.code}: ${message} ${nextStep}\n`);
    if (quiet) app.exit(1);
    else
      void app.whenReady().then(() => {
        dialog.showErrorBox('Casebinder', `${message}\n\n${nextStep}`);
        app.exit(1);
      });
  };
  process.on('uncaughtException', (error) => meet('uncaughtException', error));
  process.on('unhandledRejection', (error) => meet('unhandledRejection', error));
  app.on('child-process-gone', (_event, gone) => log.note(`child process gone: ${gone.type} ${gone.reason}`));
  app.on('render-process-gone', (_event, _contents, gone) => log.note(`page gone: ${gone.reason}`));
  return {
    started: () => {
      isStarted = true;
    },
  };
}
