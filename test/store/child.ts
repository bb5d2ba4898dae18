/** Starts the small programs under children/ as processes of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** Starts a program and waits for the first line it says. */
export function startChild(
  name: string,
  args: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly line: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file(name), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('\n')) resolve({ child, line: stdout.split('\n')[0] ?? '' });
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}: ${stderr}`)));
  });
}

/** Kills as hard as the system can, and waits until the process is gone. */
export function killHard(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.on('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** Runs a program to its end and parses the JSON it prints. @param before a command that runs it, such as `unshare -m` */
export function childAnswer(
  name: string,
  args: readonly string[],
  before: readonly string[] = [],
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const [command = '', ...rest] = [...before, process.execPath, file(name), ...args];
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      try {
        resolve(JSON.parse(stdout));
      } catch {
        reject(new Error(`${name} ended with ${code}: ${stdout}${stderr}`));
      }
    });
  });
}

function file(name: string): string {
  return path.join(import.meta.dirname, 'children', `${name}.ts`);
}
