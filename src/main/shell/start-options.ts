/** What the app was started with. No electron here, so that it can be tested by itself. */
import path from 'node:path';

export interface StartOptions {
  /** Where preferences, logs and the sample live; null for the place the system gives. */
  readonly dataDir: string | null;
  /** An archive to open instead of the last one. */
  readonly archive: string | null;
  /** Where a first archive is offered to be made; null for the folder of documents. For tests, which must not touch it. */
  readonly firstPlace: string | null;
  /** Show the window once, say what it shows, and end: for the demo. */
  readonly showOnce: boolean;
}

/** Switches that would open a door in a released app; a released app that is given one of them does not start. */
const doors = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'load-extension',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'disable-web-security',
  'no-sandbox',
  'js-flags',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
];

const switchValue = (argv: readonly string[], name: string): string | null => {
  const word = argv.findLast((w) => w.startsWith(`--${name}=`));
  const value = word?.slice(name.length + 3) ?? '';
  return value === '' ? null : path.resolve(value);
};

/**
 * Reads the command line and the environment.
 * @param argv the words after the program; the last of two equal ones counts
 * @param env `CASEBINDER_DATA_DIR` counts when no `--data-dir` is given
 */
export function readStartOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const fromEnv = env['CASEBINDER_DATA_DIR'] ?? '';
  return {
    dataDir: switchValue(argv, 'data-dir') ?? (fromEnv === '' ? null : path.resolve(fromEnv)),
    archive: switchValue(argv, 'archive'),
    firstPlace: switchValue(argv, 'first-place'),
    showOnce: argv.includes('--show-once'),
  };
}

/** The first switch on the command line that a released app refuses; null when there is none. */
export function refusedSwitch(argv: readonly string[]): string | null {
  // Chromium takes one dash too, and a slash on Windows.
  const names = argv.flatMap((w) => /^(?:--?|\/)([a-z][a-z-]*)(?:=|$)/i.exec(w)?.[1] ?? []);
  return names.find((name) => doors.includes(name.toLowerCase())) ?? null;
}
