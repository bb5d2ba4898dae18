/** Takes whatever could name a person, a case or a place out of the lines of the log. No electron. */
import { channelNames } from '../../shared/contract/channel-names.ts';

/** Only words that the program itself writes: a free one could be anybody's name. */
const places: ReadonlySet<string> = new Set([
  ...channelNames,
  'open',
  'job',
  'handed',
  'uncaughtException',
  'unhandledRejection',
]);
const kinds: ReadonlySet<string> = new Set([
  'Error',
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'URIError',
  'AggregateError',
  'SqliteError',
  'ZodError',
  'AbortError',
  'string',
  'object',
  'undefined',
]);

/**
 * What may leave of one line of the log: when, under which reference, where in the program. Never a message: it may
 * hold names and paths. Of a stack only places within the program stay.
 * @returns null for a line that is none of ours
 */
export function redactLine(line: string): string | null {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof entry !== 'object' || entry === null) return null;
  const field = (name: string): string | null => {
    const value: unknown = Reflect.get(entry, name);
    return typeof value === 'string' ? value : null;
  };
  const known = (name: string, words: ReadonlySet<string>): string => {
    const value = field(name) ?? '';
    return words.has(value) ? value : '';
  };
  const at = field('at');
  const ref = field('ref');
  const parts = [
    at !== null && /^[\d:.TZ-]{10,30}$/.test(at) ? at : '?',
    ref !== null && /^B-[0-9a-f]{8}$/.test(ref) ? ref : '-',
    known('where', places),
    known('name', kinds),
    knownNote(field('note')),
    framesOf(field('stack')),
  ];
  return parts.filter((part) => part !== '').join('  ');
}

/** Notes are written by the program with fixed words; any other is left out. */
function knownNote(note: string | null): string {
  if (note === null) return '';
  return /^(a request by (https?|wss?|file|ftp|about|blob|data|chrome-extension): was refused|(child process|page) gone: (?:(?:Utility|GPU|Zygote|Unknown) )?(?:clean-exit|abnormal-exit|killed|crashed|oom|launch-failed|integrity-failure))$/.test(
    note,
  )
    ? note
    : 'a note';
}

/** `index.js:120:5` for each frame of our own program. */
function framesOf(stack: string | null): string {
  if (stack === null) return '';
  const frames = [...stack.matchAll(/\/out\/(?:main|preload)\/(?:chunks\/)?([\w.-]{1,60}:\d{1,7}:\d{1,7})\)?$/gm)];
  return frames
    .slice(0, 12)
    .map((match) => match[1] ?? '')
    .join(' < ');
}
