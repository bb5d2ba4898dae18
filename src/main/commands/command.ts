/**
 * What a command of the command line is, and how the words after it are read.
 * Commands join use-cases and print; they hold no rule, no SQL and no file format.
 */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Language } from '../../shared/errors.ts';

/** Wrong usage: exit code 2, with the usage line. */
export class UsageProblem extends Error {}

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

export interface Command {
  readonly usage: string;
  readonly does: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** What the plain words after the options are; left out: none are taken. */
  readonly takes?: 'paths';
  run(words: Words, console: Console): Promise<CommandResult>;
}

/** The options and the plain words of one call. */
export class Words {
  readonly plain: readonly string[];
  readonly #options: Readonly<Record<string, unknown>>;

  constructor(options: Readonly<Record<string, unknown>>, plain: readonly string[]) {
    this.#options = options;
    this.plain = plain;
  }

  /** The text of an option, or undefined. */
  text(name: string): string | undefined {
    const value = this.#options[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** The text of an option that must be there. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === '') throw new UsageProblem(`--${name} is missing`);
    return value;
  }

  /** One of a closed list of words, or the given default. */
  choice<const T extends readonly string[]>(name: string, allowed: T, otherwise: T[number]): T[number] {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const found = allowed.find((word) => word === value);
    if (found === undefined) throw new UsageProblem(`--${name} is one of: ${allowed.join(', ')}`);
    return found;
  }

  has(name: string): boolean {
    return this.#options[name] === true;
  }
}

const languages = ['en', 'zh-CN'] as const;

const common = {
  archive: { type: 'string' },
  json: { type: 'boolean' },
  by: { type: 'string' },
  ui: { type: 'string' },
  help: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

/** Reads the words after the name of a command. Throws UsageProblem for an unknown option. */
export function readWords(command: Command, args: readonly string[]): Words {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...common, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    if (positionals.length > 0 && command.takes === undefined)
      throw new UsageProblem(`not understood: ${positionals.join(' ')}`);
    if (values['ui'] !== undefined && !languages.some((language) => language === values['ui']))
      throw new UsageProblem(`--ui is one of: ${languages.join(', ')}`);
    return new Words(values, positionals);
  } catch (problem) {
    throw new UsageProblem(problem instanceof Error ? problem.message : String(problem));
  }
}
