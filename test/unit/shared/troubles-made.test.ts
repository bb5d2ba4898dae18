/** Every code that docs/errors.md promises can be met: some place in the source makes it, and does not only ask for it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { troubles } from '../../../src/shared/errors.ts';

const src = path.resolve(import.meta.dirname, '../../../src');
const source = readdirSync(src, { recursive: true })
  .map(String)
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(path.join('shared', 'errors')))
  .map((file) => readFileSync(path.join(src, file), 'utf8'))
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
  // Comparisons and lists to look in make nothing.
  .replace(/[!=]== '[A-Z_]+'|\[[^\]]*\]\.includes\(/g, '');

it('has a place for each code where it comes from', () => {
  expect(Object.keys(troubles).filter((code) => !source.includes(`'${code}'`))).toEqual([]);
});
