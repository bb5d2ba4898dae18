import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const renderer = path.join(import.meta.dirname, '..', '..', '..', 'src', 'renderer');
const styles = path.join(import.meta.dirname, '..', '..', '..', 'node_modules', '@mantine', 'core', 'styles');

test('every component of the library that the page uses has its styles loaded', () => {
  const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const used = new Set(
    sources.flatMap((file) =>
      [
        ...readFileSync(path.join(renderer, file), 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g),
      ].flatMap(([, names = '']) => names.split(',').map((name) => name.replace('type ', '').trim())),
    ),
  );
  const withStyles = [...used].filter((name) => existsSync(path.join(styles, `${name}.css`)));
  const loaded = readFileSync(path.join(renderer, 'main.tsx'), 'utf8');
  expect(withStyles).toContain('Menu');
  expect(withStyles.filter((name) => !loaded.includes(`styles/${name}.css`))).toEqual([]);
});
