/**
 * Makes resources/sample anew: `node scripts/sample/index.ts [what…]`.
 * Without words it makes everything (about seven minutes); `cases`, `papers`, `pictures`, or parts of scene names choose.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { caseFileSchema } from '../../src/shared/domain/case-file.ts';
import { sampleCases } from './cases.ts';
import { drawPapers } from './papers.ts';
import { drawPictures, strayFiles } from './pictures.ts';

const root = path.resolve(import.meta.dirname, '..', '..', 'resources', 'sample');
const words = process.argv.slice(2);
const wants = (what: string): boolean => words.length === 0 || words.includes(what);
const parts = words.filter((w) => !['cases', 'papers', 'pictures'].includes(w));

for (const sample of sampleCases) {
  const dir = path.join(root, sample.slug, 'files');
  await mkdir(dir, { recursive: true });
  if (wants('cases')) {
    const caseFile = caseFileSchema.parse(sample.caseFile);
    await writeFile(path.join(root, sample.slug, 'case.json'), `${JSON.stringify(caseFile, null, 2)}\n`);
  }
  if (wants('pictures') || parts.length > 0) await drawPictures(sample, dir, parts);
  if (sample.slug.startsWith('1') && (wants('pictures') || parts.length > 0)) await strayFiles(dir);
  if (wants('papers')) await drawPapers(sample.slug, dir);
}
