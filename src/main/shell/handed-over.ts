/** What another start, a double click or the system handed over: files, and a case by its number. No electron. */
import path from 'node:path';

export interface HandedOver {
  /** Absolute paths of files and folders. */
  readonly files: readonly string[];
  /** A case to show, by its number. */
  readonly caseId: string | null;
  /** An archive that the case lies in. */
  readonly archive: string | null;
}

/**
 * Reads the words of a start. Chromium may have put its own switches among them, in any order.
 * @param argv all words, program first
 * @param own what names the app itself: its program, and its folder while it is not packaged
 * @param cwd the folder that relative names are meant from
 */
export function handedOver(argv: readonly string[], own: readonly string[], cwd: string): HandedOver {
  const ownPaths = new Set(own.map((word) => path.resolve(cwd, word)));
  const words = argv.slice(1).filter((word) => word !== '' && !ownPaths.has(path.resolve(cwd, word)));
  const value = (name: string): string | null =>
    words.findLast((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) || null;
  const caseId = value('case');
  const archive = value('archive');
  return {
    files: words.filter((word) => !word.startsWith('-')).map((word) => path.resolve(cwd, word)),
    caseId: caseId !== null && /^[A-Za-z0-9_-]{1,40}$/.test(caseId) ? caseId : null,
    archive: archive === null ? null : path.resolve(cwd, archive),
  };
}

/** Things that come before there is a window wait here. */
export function makeQueue<T>(): { add(thing: T): void; open(take: (thing: T) => void): void } {
  const waiting: T[] = [];
  let taker: ((thing: T) => void) | null = null;
  return {
    add(thing) {
      if (taker === null) waiting.push(thing);
      else taker(thing);
    },
    open(take) {
      taker = take;
      for (const thing of waiting.splice(0)) take(thing);
    },
  };
}
