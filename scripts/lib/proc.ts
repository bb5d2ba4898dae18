import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder of the checkout. */
export const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** What became of a child process. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly ms: number;
}

/** How a child process is to be run. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Both streams of the child go to our stderr as well as into `out`: stdout belongs to the answer of the command. */
  readonly show?: boolean;
  readonly timeoutMs?: number;
}

/** Children that lead a group of their own do not get the terminal's Ctrl-C: it is handed on to them. */
const groups = new Set<number>();
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => {
    if (groups.size === 0 && process.listenerCount(signal) > 1) return;
    for (const pid of groups) endGroup(pid, 'SIGKILL');
    process.exit(code);
  });
}

/** Runs a program and collects both of its streams; never throws for a failed program, the code says it (127: could not start, 124: time ran out). */
export function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const began = performance.now();
  return new Promise((resolve) => {
    let out = '';
    let late = false;
    const child = spawn(file, args, {
      cwd: options.cwd ?? ROOT,
      // The child writes into a pipe: it can only guess whether colours are wanted.
      env: {
        ...(process.stderr.isTTY === true || 'FORCE_COLOR' in process.env ? {} : { NO_COLOR: '1' }),
        ...(options.env ?? process.env),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a run that takes too long ends together with its children.
      detached: options.timeoutMs !== undefined && process.platform !== 'win32',
    });
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            endGroup(child.pid, 'SIGKILL');
          }, options.timeoutMs);
    const group = options.timeoutMs === undefined ? undefined : child.pid;
    if (group !== undefined) groups.add(group);
    const take = (chunk: Buffer): void => {
      out += chunk.toString('utf8');
      if (options.show === true) process.stderr.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, out: `${out}${error.message}\n`, ms: performance.now() - began });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (group !== undefined) groups.delete(group);
      resolve({ code: late ? 124 : (code ?? 1), out, ms: performance.now() - began });
    });
  });
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Already gone.
  }
}

/** Runs a program on our own terminal and hands its exit code on; signals to us reach it. */
export function runInherit(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { env, stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, forward);
    child.on('error', (error) => {
      process.stderr.write(`${file}: ${error.message}\n`);
      resolve(127);
    });
    child.on('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(name, forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/** Where a program lies on the PATH, or undefined. */
export function which(name: string): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    if (folder !== '' && existsSync(path.join(folder, name))) return path.join(folder, name);
  }
  return undefined;
}

/** One line of progress, on stderr. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The last lines of a long output, for a message about what went wrong. */
export function tail(text: string, lines = 15): string {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** The environment without npm's own settings: node-gyp would take a user's `nodedir` from them before our arguments. */
export function envWithoutNpmSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_(config|package_config)_/i.test(key)));
}
