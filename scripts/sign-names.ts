/**
 * npm run sign-names -- --from FOLDER [--check] — resources/signs/names.json: what picture signs are called in English and Chinese.
 * Taken once in a while from two packages that are not packages of this project (all languages, for two of them):
 * `npm install --prefix FOLDER cldr-annotations-full@48.2.0 cldr-annotations-derived-full@48.2.0`. Packets are printed with it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeOrCheck } from './lib/generated-file.ts';

const { values: words } = parseArgs({ options: { from: { type: 'string' }, check: { type: 'boolean' } } });
if (words.from === undefined) throw new Error('say --from FOLDER: where the two packages are installed');
const packages = path.join(path.resolve(words.from), 'node_modules');

/** The part of a file of annotations that is used here: the name that is read aloud. */
type Annotations = Readonly<Record<string, { readonly tts?: readonly string[] }>>;
const read = (...place: string[]): unknown => JSON.parse(readFileSync(path.join(packages, ...place), 'utf8'));
const version = (name: string): string => (read(name, 'package.json') as { version: string }).version;

/** Own names and those of sequences, of one language. */
function namesIn(language: string): Annotations {
  const own = read('cldr-annotations-full', 'annotations', language, 'annotations.json') as {
    annotations: { annotations: Annotations };
  };
  const derived = read('cldr-annotations-derived-full', 'annotationsDerived', language, 'annotations.json') as {
    annotationsDerived: { annotations: Annotations };
  };
  return { ...derived.annotationsDerived.annotations, ...own.annotations.annotations };
}

const english = namesIn('en');
const chinese = namesIn('zh');
/** Letters, digits and punctuation are drawn by any font; a shade is left out of a name unless it stands alone. */
const needsName = (sign: string): boolean =>
  !/^[\p{L}\p{N}\p{P}\p{Z}\p{ASCII}]+$/u.test(sign) &&
  (!/\p{Emoji_Modifier}/u.test(sign) || /^\p{Emoji_Modifier}$/u.test(sign));
const rows = Object.keys(english)
  .filter(needsName)
  .flatMap((sign) => {
    const en = english[sign]?.tts?.[0];
    const zh = chinese[sign]?.tts?.[0]?.replaceAll(': ', '：').replaceAll(', ', '，');
    return en === undefined ? [] : [[sign.replace(/[\uFE0E\uFE0F]/g, ''), [en, zh ?? en]] as const];
  })
  .sort(([a], [b]) => (a < b ? -1 : 1));
const lines = rows.map(
  ([sign, names]) => `    ${JSON.stringify(sign)}: [${names.map((name) => JSON.stringify(name)).join(', ')}]`,
);
const source = `cldr-annotations-full ${version('cldr-annotations-full')}, cldr-annotations-derived-full ${version('cldr-annotations-derived-full')} (Unicode CLDR, en and zh)`;
writeOrCheck(
  'resources/signs/names.json',
  `{
  "source": ${JSON.stringify(source)},
  "licence": "Unicode-3.0, see LICENSE-Unicode.txt beside this file",
  "names": {
${lines.join(',\n')}
  }
}
`,
);
