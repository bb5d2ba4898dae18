/** What may be in the lockfile: each kind of refusal once, and this project's own lockfile. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LockPackages, lockProblems, nameAt } from '../../../scripts/notices/licences.ts';

const problems = (name: string, license?: string) => lockProblems({ '': {}, [`node_modules/${name}`]: { license } });

describe('licences in the lockfile', () => {
  it.each([
    'MIT',
    'Apache-2.0',
    '(MIT AND Zlib)',
    '(MIT OR GPL-3.0)',
    '(AGPL-3.0 OR (MIT AND Apache-2.0))',
    'MIT OR Apache-2.0',
    'BlueOak-1.0.0',
  ])('takes %s', (license) => {
    expect(problems('some-package', license)).toEqual([]);
  });

  it.each([
    'GPL-3.0',
    'AGPL-3.0-only',
    'LGPL-3.0',
    'CC-BY-4.0',
    'MIT AND GPL-2.0-or-later',
    '(GPL-2.0 OR AGPL-3.0)',
    'SEE LICENSE IN README',
    'UNLICENSED',
  ])('refuses %s', (license) => {
    expect(problems('some-package', license)).toEqual([expect.stringContaining('not on the list')]);
  });

  it('takes the LGPL for the packages that were looked at, and for no other', () => {
    expect(problems('libheif-js', 'LGPL-3.0')).toEqual([]);
    expect(problems('@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later')).toEqual([]);
    expect(problems('@img/sharp-win32-x64', 'Apache-2.0 AND LGPL-3.0-or-later')).toEqual([]);
    expect(problems('libheif-js-too', 'LGPL-3.0')).toHaveLength(1);
    expect(problems('@img/sharp-linux-x64', 'LGPL-3.0-or-later')).toHaveLength(1);
  });

  it('refuses a package whose licence nobody has read', () => {
    expect(problems('some-package')).toEqual([expect.stringContaining('names no licence')]);
    expect(problems('png-js')).toEqual([]);
  });

  it('refuses a banned package wherever it lies', () => {
    expect(problems('axios', 'MIT')).toEqual([expect.stringContaining('banned')]);
    expect(problems('a/node_modules/@electron/remote', 'MIT')).toEqual([expect.stringContaining('banned')]);
    expect(problems('playwright-core', 'Apache-2.0')).toEqual([]);
    expect(problems('@cantoo/pdf-lib', 'MIT')).toEqual([]);
  });

  it('reads the name from the place', () => {
    expect(nameAt('node_modules/a/node_modules/@b/c')).toBe('@b/c');
  });

  it('finds nothing in the lockfile of this project', () => {
    const file = path.resolve(import.meta.dirname, '../../../package-lock.json');
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: LockPackages };
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    expect(lockProblems(packages)).toEqual([]);
  });
});
