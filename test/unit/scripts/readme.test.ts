/** What the README says can be done as written: its case file is valid, its commands exist, its links lead somewhere. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/main/commands/all.ts';
import { commonOptions } from '../../../src/main/commands/command.ts';
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

  it('lists every command of the command line, with options that it takes', () => {
    const rows = [...readme.matchAll(/^\| `([a-z]+)( [^|]*(?:\\\|[^|]*)*)?\|/gm)].filter(
      ([, name = '']) => name in commands,
    );
    expect(rows.map(([, name]) => name).sort()).toEqual(Object.keys(commands).sort());
    for (const [row, name = ''] of rows) {
      const taken = { ...commonOptions, ...commands[name]?.options };
      const told = [...row.matchAll(/--([a-z-]+)/g)].map((match) => match[1] ?? '');
      expect([name, told.filter((option) => !Object.hasOwn(taken, option))]).toEqual([name, []]);
    }
  });

  it('shows the folders and files that are there', () => {
    const tree = /```text\n(src\/[\s\S]+?)```/.exec(readme)?.[1] ?? '';
    const folders = [...tree.matchAll(/\b((?:src|resources|scripts|test|bench|docs)\/[a-z/]*)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(folders.length).toBeGreaterThan(6);
    expect(folders.filter((folder) => !existsSync(path.join(root, folder)))).toEqual([]);
    const main =
      /src\/main\/\s+([a-z, ]+)/
        .exec(tree)?.[1]
        ?.split(',')
        .map((word) => word.trim()) ?? [];
    expect(main.filter((folder) => !existsSync(path.join(root, 'src/main', folder)))).toEqual([]);
  });

  it('leaves the list of what is checked by hand to its own page', () => {
    expect(readme).not.toContain('- [ ]');
    expect(readme).toContain('docs/hand-checks.md');
  });

  it.each(['README.md', 'docs/architecture.md', 'docs/hand-checks.md', 'THIRD-PARTY-NOTICES.md'])(
    'has no dead link in %s',
    (file) => {
      const text = readFileSync(path.join(root, file), 'utf8').replace(/```[\s\S]*?```/g, '');
      const links = [...text.matchAll(/\]\(([^)#\s]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((to) => !/^\w+:/.test(to));
      expect(links.filter((to) => !existsSync(path.join(root, path.dirname(file), to)))).toEqual([]);
    },
  );
});
