/** The notices name what is shipped, and only that. */
import { describe, expect, it } from 'vitest';
import { noticesPage } from '../../../scripts/notices.ts';

describe('the notices', () => {
  const page = noticesPage();
  const rows = page.split('\n').filter((line) => /^\| \S+ \| \d/.test(line));
  const named = rows.map((row) => row.split('|')[1]?.trim());

  it.each(['better-sqlite3', 'sharp', 'libheif-js', 'pdfmake', 'react', 'react-dom', '@mantine/core', 'i18next'])(
    'name %s',
    (name) => {
      expect(named).toContain(name);
    },
  );

  it.each(['vitest', 'typescript', 'electron-vite', 'playwright-core', '@types/react', 'node-gyp'])(
    'do not name the tool %s',
    (name) => {
      expect(named).not.toContain(name);
    },
  );

  it('carry a text for every package that is the same on all systems', () => {
    const headings = page
      .split('\n')
      .filter((line) => line.startsWith('### '))
      .join(', ');
    const missing = rows
      .map((row) => row.split('|').map((cell) => cell.trim()))
      .filter(
        ([, name = '', version = '']) => !name.startsWith('@img/sharp-') && !headings.includes(`${name} ${version}`),
      );
    expect(missing).toEqual([]);
  });

  it('name no computer', () => {
    expect(page).not.toMatch(/node_modules\/|\/home\/|file:/);
  });
});
