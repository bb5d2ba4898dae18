/** What the README says can be done as written: its case file is valid, its commands exist, its links lead somewhere. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseFileSchema } from '../../../src/shared/domain/case-file.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

describe('the README', () => {
  it('shows a case file that would be taken', () => {
    const example = /```json\n([\s\S]+?)```/.exec(readme)?.[1] ?? '';
    expect(caseFileSchema.safeParse(JSON.parse(example)).error?.issues ?? []).toEqual([]);
  });

  it('names only npm commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...readme.matchAll(/npm run (?:-s )?([a-z][a-z:]*)/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(['README.md', 'docs/architecture.md', 'THIRD-PARTY-NOTICES.md'])('has no dead link in %s', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8').replace(/```[\s\S]*?```/g, '');
    const links = [...text.matchAll(/\]\(([^)#\s]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((to) => !/^\w+:/.test(to));
    expect(links.filter((to) => !existsSync(path.join(root, path.dirname(file), to)))).toEqual([]);
  });
});
