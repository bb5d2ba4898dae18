/** The app under the eyes of strace: whom it and all its children talk to. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { appCommand, temporaryFolder } from './app.ts';

/** Only what is watched is stopped; the rest runs at its own speed. */
const watch = ['-f', '--seccomp-bpf', '-qq', '-s', '200', '-e', 'trace=network', '-e', 'signal=none'];

/** Why a program cannot be watched here; null when it can. */
export function unwatchable(): string | null {
  if (process.platform !== 'linux') return 'strace is a program of Linux';
  const tried = spawnSync('strace', [...watch, '-o', '/dev/null', 'true'], { encoding: 'utf8' });
  return tried.status === 0 ? null : `strace does not run here: ${tried.error?.message ?? tried.stderr.trim()}`;
}

/** A program that starts the app watched, and the file that everything is written to. */
export async function watchedApp(): Promise<{ readonly program: string; readonly seen: string }> {
  const { program } = await appCommand();
  return watchedProgram(program);
}

/** The same for any program. */
export function watchedProgram(program: string): { readonly program: string; readonly seen: string } {
  const folder = temporaryFolder('watched');
  const seen = path.join(folder, 'network.txt');
  const script = path.join(folder, 'start.sh');
  writeFileSync(script, `#!/bin/sh\nexec strace ${watch.join(' ')} -o '${seen}' '${program}' "$@"\n`);
  chmodSync(script, 0o755);
  return { program: script, seen };
}

export interface Talk {
  /** Calls that were watched, whatever they were. */
  readonly calls: number;
  /** Words to another computer, or to this one by way of the network; and questions for a name. */
  readonly outward: readonly string[];
  /** Doors opened to others than this computer's own programs. */
  readonly doors: readonly string[];
}

/** What a watched program did. The tests' own line to the app comes in by a door on 127.0.0.1, and only answers. */
export function readTalk(seen: string): Talk {
  const lines = readFileSync(seen, 'utf8')
    .split('\n')
    .filter((line) => /^\d+ +\w+\(/.test(line));
  const outward = lines.filter(
    (line) =>
      /^\d+ +(connect|sendto|sendmsg|sendmmsg)\(.*sa_family=AF_(INET6?|PACKET|BLUETOOTH|VSOCK)\b/.test(line) ||
      // Services of the system that look names up for others.
      /^\d+ +connect\(.*sun_path=@?"[^"]*(systemd\/resolve|avahi|mdns)/.test(line),
  );
  const doors = lines.filter(
    (line) => /^\d+ +bind\(.*sa_family=AF_INET/.test(line) && !/inet_addr\("127\.0\.0\.1"\)|"::1"/.test(line),
  );
  return { calls: lines.length, outward, doors };
}
