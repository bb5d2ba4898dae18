/**
 * The command line: the same core as the app, without a window.
 * stdout carries the answer, stderr progress and messages.
 * Exit codes: 0 done, 1 a bug, 2 wrong usage, 3 refused, 4 done with items left out.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { visibleName } from '../shared/domain/intake.ts';
import { describeTrouble, type Language, Trouble, toEnvelope } from '../shared/errors.ts';
import { commands } from './commands/all.ts';
import type { Command, Console } from './commands/command.ts';
import { sentences } from './commands/command-texts.ts';
import { commandAt, languageOf, readCall } from './commands/read-call.ts';

const usage = (language: Language): string =>
  [
    'casebinder <command> … [--json] [--by NAME] [--ui en|zh-CN]',
    ...Object.values(commands).map((c) => `  ${c.usage}\n      ${c.does[language]}`),
  ].join('\n');

/** Sentences on a terminal may carry words of a file: none of them may move the cursor or hide a name. */
const plainly = (text: string): string => text.split('\n').map(visibleName).join('\n');

function makeConsole(language: Language, cancel: AbortSignal): Console {
  const terminal = process.stderr.isTTY === true;
  const lastStep = new Map<string, number>();
  const endBar = (): void => {
    if (terminal) process.stderr.write('\r\x1b[K');
  };
  return {
    language,
    cancel,
    say(line) {
      endBar();
      process.stderr.write(`${line}\n`);
    },
    progress(name, done, total) {
      const label = visibleName(name);
      if (terminal) {
        const share = total ? Math.round((done / total) * 20) : 0;
        process.stderr.write(
          `\r\x1b[K[${'#'.repeat(share)}${'.'.repeat(20 - share)}] ${done}${total === null ? '' : `/${total}`} ${label}`.slice(
            0,
            110,
          ),
        );
        return;
      }
      // Elsewhere a line at each tenth, so that a log stays readable.
      const tenth = total ? Math.floor((done / total) * 10) : Math.floor(done / 100);
      const key = total === null ? 'count' : `of ${total}`;
      if (lastStep.get(key) === tenth) return;
      lastStep.set(key, tenth);
      process.stderr.write(`${done}${total === null ? '' : `/${total}`}  ${label}\n`);
    },
  };
}

async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const language = languageOf(args, Intl.DateTimeFormat().resolvedOptions().locale);
  const at = commandAt(commands, args);
  // `help list` asks about list.
  const isHelp = args[at] === 'help';
  const name = isHelp ? args[at + 1] : args[at];
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (isHelp || args.includes('--help') || args.includes('-h')) {
    await answer(`${command ? usageOf(command, language) : usage(language)}\n`);
    return 0;
  }
  const cancel = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancel.abort());
  const refuse = async (error: object, code: number): Promise<number> => {
    if (json) await answer(`${JSON.stringify({ ok: false, error })}\n`);
    return code;
  };
  try {
    const call = readCall(commands, args);
    const result = await call.command.run(call.words, makeConsole(language, cancel.signal));
    await answer(json ? `${JSON.stringify({ ok: true, ...result.json })}\n` : `${plainly(result.text)}\n`);
    return result.leftOut ? 4 : 0;
  } catch (problem) {
    if (!(problem instanceof Trouble)) return refuse(reportBug(problem, language), 1);
    const envelope = toEnvelope(problem, language);
    const isUsage = problem.code.startsWith('USAGE_');
    const lines = [
      envelope.message,
      `${envelope.nextStep} [${envelope.code}]`,
      ...detailLines(envelope.details ?? {}, language).map((line) => `  ${line}`),
      ...(isUsage ? [command ? usageOf(command, language) : usage(language)] : []),
    ];
    process.stderr.write(`${plainly(lines.join('\n'))}\n`);
    return refuse(envelope, isUsage ? 2 : 3).catch((again: unknown) => {
      if (again instanceof Trouble) return 3;
      throw again;
    });
  }
}

const usageOf = (command: Command, language: Language): string =>
  `casebinder ${command.usage}\n      ${command.does[language]}`;

/**
 * Writes the answer and waits until it is out.
 * @throws Trouble ANSWER_NOT_WRITTEN; a reader who has heard enough (`| head`) is none
 */
function answer(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      const found = error && 'code' in error ? String(error.code) : '';
      if (!error || found === 'EPIPE') resolve();
      else reject(new Trouble('ANSWER_NOT_WRITTEN', { found }));
    });
  });
}

/** What a refusal names one by one: the problems of a case file, the files that an archive lost. */
function detailLines(details: Readonly<Record<string, unknown>>, language: Language): string[] {
  const say = sentences(language);
  const zh = language === 'zh-CN';
  const list = (key: string): Readonly<Record<string, unknown>>[] =>
    Array.isArray(details[key]) ? (details[key] as Readonly<Record<string, unknown>>[]) : [];
  const file = (p: Readonly<Record<string, unknown>>): string =>
    [p['path'], ...(Array.isArray(p['ids']) ? p['ids'] : []), ...(Array.isArray(p['names']) ? p['names'] : [])]
      .map((word) => visibleName(String(word)))
      .join('  ');
  return [
    ...list('problems').map((p) => `${String(p['path'])}: ${String((zh && p['messageZh']) || p['message'])}`),
    ...list('damaged').map((p) => say.changed(file(p))),
    ...list('missing').map((p) => say.missing(file(p))),
  ];
}

/** Writes a bug to the log, with a reference that can be quoted, and gives the envelope that admits it. */
function reportBug(problem: unknown, language: Language): object {
  const ref = randomUUID().slice(0, 8);
  // A file of one's own: what another user left there could not be written to.
  const log = path.join(os.tmpdir(), `casebinder-cli-${process.getuid?.() ?? 'own'}.log`);
  const stack = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  try {
    appendFileSync(log, `${new Date().toISOString()} ${ref} ${stack}\n`, { mode: 0o600 });
  } catch {
    // A log that cannot be written must not hide the trouble itself.
  }
  const envelope = { code: 'BUG', ...describeTrouble('BUG', { ref }, language), ref, details: { log } };
  process.stderr.write(`${envelope.message}\n${envelope.nextStep} [${ref} in ${log}]\n`);
  return envelope;
}

// Who closed his end hears nothing more; that is no trouble of ours. Every other failure is told where it is written.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
process.exitCode = await main(process.argv.slice(2));
