/** Finds the command, the language and the options in the words of one call. Nothing is opened and nothing is run. */
import { type Language, Trouble } from '../../shared/errors.ts';
import { type Command, commonOptions, languages, type Options, optionIn, readWords, type Words } from './command.ts';

export interface Call {
  readonly command: Command;
  readonly words: Words;
}

/**
 * The language of messages: as asked, else the one of the system.
 * @param system a locale as the system says it: `zh-CN`, `de-DE`
 */
export function languageOf(args: readonly string[], system: string): Language {
  const at = args.findIndex((word) => optionIn(word).name === 'ui');
  const asked = at === -1 ? null : (optionIn(args[at] ?? '').inline ?? args[at + 1]);
  return languages.find((language) => language === asked) ?? (/^zh\b/i.test(system) ? 'zh-CN' : 'en');
}

/**
 * Where the name of the command stands: the first word that is neither an option nor the value of one.
 * Options may stand before it too: `casebinder --archive DIR list`.
 */
export function commandAt(commands: Readonly<Record<string, Command>>, args: readonly string[]): number {
  const all: Options = Object.assign({}, commonOptions, ...Object.values(commands).map(({ options }) => options));
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (!word.startsWith('-')) return at;
    const { name, inline } = optionIn(word);
    if (name !== null && inline === null && Object.hasOwn(all, name) && all[name] === 'text') at += 1;
  }
  return -1;
}

/**
 * Reads a call whole.
 * @throws Trouble USAGE_…
 */
export function readCall(commands: Readonly<Record<string, Command>>, args: readonly string[]): Call {
  const at = commandAt(commands, args);
  const name = args[at];
  if (name === undefined) throw new Trouble('USAGE_COMMAND_MISSING');
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new Trouble('USAGE_COMMAND_UNKNOWN', { command: name });
  const words = readWords(
    name,
    { ...commonOptions, ...command.options },
    args.filter((_, i) => i !== at),
  );
  if (words.plain.length > 0 && command.takes === undefined)
    throw new Trouble('USAGE_WORDS_LEFT', { words: words.plain.map((word) => `“${word}”`).join(' ') });
  words.choice('ui', languages, 'en');
  return { command, words };
}
