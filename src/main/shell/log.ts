/**
 * The log file: one line per bug, with a reference the person can quote.
 * What must not be written: facts, names, file names of the person. No electron here.
 */
import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const MOST_BYTES = 5_000_000;

export interface Log {
  /** Writes a bug with its stack and gives the reference under which it stands. Never throws. */
  bug(where: string, error: unknown): string;
  note(line: string): void;
}

/**
 * Opens the log in a folder; the folder is made when it is first needed.
 * @param folderOf asked at each line, because the place is not known in the first moments of the app
 * @param now gives a UTC instant
 */
export function openLog(folderOf: () => string, now: () => string = () => new Date().toISOString()): Log {
  const write = (entry: Readonly<Record<string, unknown>>): void => {
    const line = `${JSON.stringify({ at: now(), ...entry })}\n`;
    try {
      const folder = folderOf();
      mkdirSync(folder, { recursive: true });
      const file = path.join(folder, 'app.log');
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(file, `${file}.old`);
      appendFileSync(file, line, { mode: 0o600 });
    } catch {
      // A full disk must not turn one fault into two: the terminal still gets it.
      process.stderr.write(line);
    }
  };
  return {
    bug(where, error) {
      const ref = `B-${randomBytes(4).toString('hex')}`;
      const told =
        error instanceof Error ? { name: error.name, stack: error.stack ?? error.message } : { name: typeof error };
      write({ ref, where, ...told });
      return ref;
    },
    note: (line) => write({ note: line }),
  };
}
