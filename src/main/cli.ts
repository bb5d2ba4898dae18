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
import { assessCommand, listCommand, newCommand, verifyCommand } from './commands/case-commands.ts';
import { type Command, type Console, readWords, UsageProblem } from './commands/command.ts';
import { deadlinesCommand } from './commands/deadline-commands.ts';
import { demoCommand } from './commands/demo-command.ts';
import { attachCommand, foldersCommand, packetCommand } from './commands/evidence-commands.ts';
import { backupCommand, exportCommand, importCommand, restoreCommand } from './commands/keeping-commands.ts';
import { packsCommand } from './commands/pack-commands.ts';

const commands: Readonly<Record<string, Command>> = {
  demo: demoCommand,
  new: newCommand,
  attach: attachCommand,
  folders: foldersCommand,
  assess: assessCommand,
  packet: packetCommand,
  verify: verifyCommand,
  list: listCommand,
  deadlines: deadlinesCommand,
  backup: backupCommand,
  restore: restoreCommand,
  export: exportCommand,
  import: importCommand,
  packs: packsCommand,
};

const usage = (): string =>
  [
    'casebinder <command> … [--json] [--by NAME] [--ui en|zh-CN]',
    ...Object.values(commands).map((c) => `  ${c.usage}\n      ${c.does}`),
  ].join('\n');

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
      process.stderr.write(`${done}${total === null ? '' : ` of ${total}`}  ${label}\n`);
    },
  };
}

async function main(args: readonly string[]): Promise<number> {
  // Options may stand before the command too: `casebinder --json list`.
  const at = args.findIndex((word) => !word.startsWith('-'));
  const name = at === -1 ? args[0] : args[at];
  const rest = args.filter((_, i) => i !== (at === -1 ? 0 : at));
  const json = args.includes('--json');
  const language: Language = rest.some(
    (word, i) => word === '--ui=zh-CN' || (word === '--ui' && rest[i + 1] === 'zh-CN'),
  )
    ? 'zh-CN'
    : 'en';
  if (name === undefined || name === 'help' || name === '--help' || rest.includes('--help')) {
    process.stdout.write(`${usage()}\n`);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const cancel = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => cancel.abort());
  const refuse = (error: object, code: number): number => {
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, error })}\n`);
    return code;
  };
  try {
    if (!command) throw new UsageProblem(`there is no command ${name}`);
    const console = makeConsole(language, cancel.signal);
    const result = await command.run(readWords(command, rest), console);
    process.stdout.write(json ? `${JSON.stringify({ ok: true, ...result.json })}\n` : `${result.text}\n`);
    return result.leftOut ? 4 : 0;
  } catch (problem) {
    if (problem instanceof UsageProblem) {
      process.stderr.write(`${problem.message}\n${command ? `casebinder ${command.usage}` : usage()}\n`);
      return refuse(
        { code: 'WRONG_USAGE', message: problem.message, nextStep: command?.usage ?? 'casebinder help', details: {} },
        2,
      );
    }
    if (problem instanceof Trouble) {
      const envelope = toEnvelope(problem, language);
      process.stderr.write(`${envelope.message}\n${envelope.nextStep} [${envelope.code}]\n`);
      for (const line of detailLines(envelope.details ?? {})) process.stderr.write(`  ${line}\n`);
      return refuse(envelope, 3);
    }
    return refuse(reportBug(problem, language), 1);
  }
}

/** What a refusal names one by one: the problems of a case file, the files that an archive lost. */
function detailLines(details: Readonly<Record<string, unknown>>): string[] {
  const list = (key: string): Readonly<Record<string, unknown>>[] =>
    Array.isArray(details[key]) ? (details[key] as Readonly<Record<string, unknown>>[]) : [];
  const file = (p: Readonly<Record<string, unknown>>): string =>
    [p['path'], ...(Array.isArray(p['ids']) ? p['ids'] : []), ...(Array.isArray(p['names']) ? p['names'] : [])]
      .map((word) => visibleName(String(word)))
      .join('  ');
  return [
    ...list('problems').map((p) => `${String(p['path'])}: ${String(p['message'])}`),
    ...list('damaged').map((p) => `changed: ${file(p)}`),
    ...list('missing').map((p) => `missing: ${file(p)}`),
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

process.exitCode = await main(process.argv.slice(2));
