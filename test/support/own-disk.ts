/** A disk of a test's own: a file that is mounted, as only an administrator of Linux may. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished, type TestContext } from 'vitest';
import { skipHere } from './not-run.ts';

/** Mounts a file as a disk; false where nobody may do so. */
export function mount(image: string, at: string): boolean {
  try {
    mkdirSync(at, { recursive: true });
    execFileSync('mount', ['-o', 'loop', image, at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const unmount = (at: string): void => void execFileSync('umount', [at]);

/** A disk in a file, mounted; gone at the end of the test. @param blocks bytes of its smallest piece */
export function newDisk(
  context: TestContext,
  folder: string,
  { bytes, blocks = 4096 }: { readonly bytes: number; readonly blocks?: number },
): { readonly image: string; readonly at: string } {
  const image = path.join(folder, 'disk');
  const at = path.join(folder, 'mounted');
  writeFileSync(image, '');
  truncateSync(image, bytes);
  let isMade = process.platform === 'linux';
  try {
    if (isMade) execFileSync('/sbin/mkfs.ext4', ['-q', '-F', '-m', '0', '-b', `${blocks}`, image]);
  } catch {
    isMade = false;
  }
  if (!isMade || !mount(image, at))
    skipHere(context, 'a file can be mounted as a disk by root on Linux only', 'other-system');
  onTestFinished(() => unmount(at));
  return { image, at };
}
