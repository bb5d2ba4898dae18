import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, say } from './proc.ts';

/** True when the committed file says what the generator says now; line endings of the checkout do not count. */
export function isCurrent(file: string, text: string): boolean {
  const full = path.join(ROOT, file);
  return existsSync(full) && readFileSync(full, 'utf8').replaceAll('\r\n', '\n') === text;
}

/**
 * The common end of every generator: writes the file, or with `--check` compares it and sets exit code 1 when it is stale.
 * @param file path in the checkout, with `/`
 */
export function writeOrCheck(file: string, text: string): void {
  if (process.argv.includes('--check')) {
    if (isCurrent(file, text)) return;
    say(`${file} is stale: run its generator and commit the result`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
  writeFileSync(path.join(ROOT, file), text);
  say(`wrote ${file}`);
}
