/** A desk with a case and a few real files, and what tests of safe keeping ask of folders. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { Trouble } from '../../src/shared/errors.ts';
import { photo } from '../intake/make-files.ts';
import { openDesk, type TestDesk } from '../intake/open-desk.ts';

/** An archive with one case: two photos, a text with a name in three scripts, and a file of many bytes. */
export async function filledDesk(options: Parameters<typeof openDesk>[0] = {}): Promise<TestDesk> {
  const at = openDesk(options);
  writeFileSync(path.join(at.input, 'front 正面.jpg'), await photo(1, 400, 300));
  writeFileSync(path.join(at.input, 'back Rückseite.jpg'), await photo(2, 400, 300));
  writeFileSync(path.join(at.input, 'chat Đà Nẵng.txt'), 'The cartons arrived wet on 12 May.\n');
  writeFileSync(path.join(at.input, 'list.csv'), `no,weight\n${'1,2.5\n'.repeat(20_000)}`);
  await at.attach();
  return at;
}

/** SHA-256 of every file below a folder, by path. */
export function hashesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map(
        (file) => [path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The trouble that a promise is refused with. */
export async function refusal(work: Promise<unknown>): Promise<Trouble> {
  const error: unknown = await work.then(
    () => null,
    (problem: unknown) => problem,
  );
  if (error instanceof Trouble) return error;
  expect(error).toBe('a Trouble');
  throw error;
}
