/** Where this computer's part of Casebinder lives: in the place the system gives, or beside the program when it is carried around. No electron. */
import path from 'node:path';

export interface PlaceQuestion {
  /** From `--data-dir` or the environment. */
  readonly wanted: string | null;
  /** The folder that the program lies in. */
  readonly programFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (file: string) => boolean;
  /** What the system gives; asked only when nothing else counts. */
  readonly usual: () => string;
}

export interface DataPlace {
  readonly dataDir: string;
  /** Everything must stay in that folder: caches, crash reports and temporary files too. */
  readonly isPortable: boolean;
}

/** A file of this name beside the program makes it portable. */
export const PORTABLE_FLAG = 'portable.flag';
const FOLDER = 'Casebinder data';

/** Decides the place. */
export function dataPlace({ wanted, programFolder, env, exists, usual }: PlaceQuestion): DataPlace {
  if (wanted !== null) return { dataDir: wanted, isPortable: true };
  // The one-file program of Windows unpacks itself elsewhere and says here where it lies.
  const home = env['PORTABLE_EXECUTABLE_DIR'] || (exists(path.join(programFolder, PORTABLE_FLAG)) ? programFolder : '');
  if (home !== '') return { dataDir: path.join(home, FOLDER), isPortable: true };
  return { dataDir: usual(), isPortable: false };
}
