/**
 * What a command of the command line is, and how the words after it are read.
 * Commands join use-cases and print; they hold no rule, no SQL and no file format.
 */
import { type Language, Trouble } from '../../shared/errors.ts';

/** Where a command writes: the answer to stdout, everything else to stderr. */
export interface Console {
  readonly language: Language;
  /** One line of progress or message on stderr. */
  say(line: string): void;
  /** A bar on a terminal; on anything else one line per step. */
  progress(label: string, done: number, total: number | null): void;
  readonly cancel: AbortSignal;
}

/** What a command gives back. `json` is printed with --json, `text` without. */
export interface CommandResult {
  readonly json: Record<string, unknown>;
  readonly text: string;
  /** True when something was left out: exit code 4. */
  readonly leftOut?: boolean;
}

/** What an option takes after it: a text, or nothing. */
export type Options = Readonly<Record<string, 'text' | 'nothing'>>;

export interface Command {
  readonly usage: string;
  readonly does: Readonly<Record<Language, string>>;
  readonly options: Options;
  /** What the plain words after the options are; left out: none are taken. */
  readonly takes?: 'paths';
  run(words: Words, console: Console): Promise<CommandResult>;
}

/** The options and the plain words of one call. */
export class Words {
  readonly plain: readonly string[];
  readonly #options: ReadonlyMap<string, string | true>;

  constructor(options: ReadonlyMap<string, string | true>, plain: readonly string[]) {
    this.#options = options;
    this.plain = plain;
  }

  /** The text of an option, or undefined. */
  text(name: string): string | undefined {
    const value = this.#options.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  /** The text of an option that must be there. @param example how it is written */
  required(name: string, example: string): string {
    const value = this.text(name);
    if (value === undefined)
      throw new Trouble('USAGE_OPTION_MISSING', { option: `--${name}`, example: `--${name} ${example}` });
    return value;
  }

  /** One of a closed list of words, or the given default. */
  choice<const T extends readonly string[]>(name: string, allowed: T, otherwise: T[number]): T[number] {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const found = allowed.find((word) => word === value);
    if (found === undefined)
      throw new Trouble('USAGE_VALUE_NOT_OFFERED', { option: `--${name}`, value, offered: allowed.join(', ') });
    return found;
  }

  /** A whole number in digits, or the given default. */
  number(name: string, least: number, most: number, otherwise: number): number {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new Trouble('USAGE_NOT_A_NUMBER', { option: `--${name}`, value, least, most });
  }

  has(name: string): boolean {
    return this.#options.get(name) === true;
  }
}

/** The languages of messages. */
export const languages = ['en', 'zh-CN'] as const satisfies readonly Language[];

/** The options that every command takes. */
export const commonOptions = {
  archive: 'text',
  json: 'nothing',
  by: 'text',
  ui: 'text',
  help: 'nothing',
} as const satisfies Options;

/**
 * Reads the words of one call, wherever the options stand among them.
 * @param options those of the command and those that every command takes
 * @throws Trouble USAGE_OPTION_UNKNOWN, USAGE_OPTION_TWICE, USAGE_VALUE_MISSING, USAGE_VALUE_NOT_TAKEN
 */
export function readWords(command: string, options: Options, args: readonly string[]): Words {
  const values = new Map<string, string | true>();
  const plain: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '--') {
      plain.push(...args.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      plain.push(word);
      continue;
    }
    const { name, inline } = optionIn(word);
    const takes = name !== null && Object.hasOwn(options, name) ? options[name] : undefined;
    if (name === null || takes === undefined) throw new Trouble('USAGE_OPTION_UNKNOWN', { command, option: word });
    const option = `--${name}`;
    if (values.has(name)) throw new Trouble('USAGE_OPTION_TWICE', { option });
    if (takes === 'nothing') {
      if (inline !== null) throw new Trouble('USAGE_VALUE_NOT_TAKEN', { option });
      values.set(name, true);
      continue;
    }
    const value = inline ?? args[at + 1] ?? '';
    // A known option in the place of a value is the next option, not the value.
    const isOption = inline === null && Object.hasOwn(options, optionIn(value).name ?? '');
    if (value === '' || isOption) throw new Trouble('USAGE_VALUE_MISSING', { option });
    values.set(name, value);
    if (inline === null) at += 1;
  }
  return new Words(values, plain);
}

/** `--name` or `--name=value`; the name is null for anything else. */
export function optionIn(word: string): { readonly name: string | null; readonly inline: string | null } {
  const [, name = null, inline = null] = /^--([a-z][a-z-]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
  return { name, inline };
}
