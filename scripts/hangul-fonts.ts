/**
 * npm run hangul-fonts -- --from FOLDER — resources/fonts/NotoSansKR-Hangul-*.ttf: the syllables of Korean, nothing else.
 * Cut once in a while from a package that is not a package of this project (it brings 60 MB of weights and Chinese characters
 * that the other fonts have): `npm install --prefix FOLDER @expo-google-fonts/noto-sans-kr@0.4.3 subset-font@2.9.0`.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, say } from './lib/proc.ts';

const { values: words } = parseArgs({ options: { from: { type: 'string' } } });
if (words.from === undefined) throw new Error('say --from FOLDER: where the two packages are installed');
const packages = path.join(path.resolve(words.from), 'node_modules');
const subset = createRequire(path.join(packages, 'x.js'))('subset-font') as (
  font: Buffer,
  text: string,
  options: { readonly targetFormat: 'sfnt' },
) => Promise<Uint8Array>;

const [first, last] = [0xac00, 0xd7a3];
const syllables = String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
const source = path.join(packages, '@expo-google-fonts', 'noto-sans-kr');
const target = path.join(ROOT, 'resources', 'fonts');
for (const [folder, weight] of [
  ['400Regular', 'Regular'],
  ['700Bold', 'Bold'],
] as const) {
  const font = readFileSync(path.join(source, folder, `NotoSansKR_${folder}.ttf`));
  const cut = await subset(font, syllables, { targetFormat: 'sfnt' });
  writeFileSync(path.join(target, `NotoSansKR-Hangul-${weight}.ttf`), cut);
  say(`wrote NotoSansKR-Hangul-${weight}.ttf, ${cut.length} bytes`);
}
copyFileSync(path.join(source, 'LICENSE_FONT'), path.join(target, 'OFL-NotoSansKR.txt'));
