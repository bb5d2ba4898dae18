/**
 * Which licences and which packages may be in the lockfile at all, development tools included.
 * What must not live here: what the notices file looks like.
 */

/** One package of package-lock.json, as far as we read it. */
export interface LockEntry {
  readonly version?: string | undefined;
  readonly license?: string | undefined;
  readonly dependencies?: Readonly<Record<string, string>> | undefined;
  readonly optionalDependencies?: Readonly<Record<string, string>> | undefined;
  readonly os?: readonly string[] | undefined;
  readonly cpu?: readonly string[] | undefined;
}
export type LockPackages = Readonly<Record<string, LockEntry>>;

const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'Zlib',
  'Python-2.0',
  'OFL-1.1',
  'MPL-2.0',
]);

/** Licences that are fine for these packages only, each looked at by a person. */
const allowedByName: readonly { readonly licence: RegExp; readonly packages: RegExp; readonly because: string }[] = [
  {
    licence: /^LGPL-3\.0(-or-later|-only)?$/,
    packages: /^@img\/sharp-(libvips-.+|win32-.+|wasm32|.+-wasm32|webcontainers-.+)$/,
    because: 'libvips is a library of its own beside the app, and can be replaced by another build of it',
  },
  {
    licence: /^LGPL-3\.0(-or-later|-only)?$/,
    packages: /^libheif-js$/,
    because: 'libheif is a WebAssembly file of its own in node_modules, and can be replaced by another build of it',
  },
  {
    licence: /^CC-BY-4\.0$/,
    packages: /^caniuse-lite$/,
    because: 'browser tables that the build reads; nothing of them is shipped',
  },
];

/** What a person read in the licence file of a package whose package.json names none. */
const readByHand: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

/** Packages that may not come in, not even through another one. */
const banned: readonly { readonly name: RegExp; readonly because: string }[] = [
  { name: /^(xlsx|exceljs)$/, because: 'known holes in the reading of spreadsheets; they are kept, not parsed' },
  { name: /^(pdf-lib|@pdf-lib\/fontkit)$/, because: 'not looked after any more; the kept fork is @cantoo/pdf-lib' },
  { name: /^(heic2any|exifr|moment|currency\.js)$/, because: 'not looked after any more' },
  { name: /^mupdf$/, because: 'AGPL' },
  { name: /^(electron-trpc|@electron\/remote)$/, because: 'opens main to the page' },
  { name: /^(node-fetch|axios|got|electron-updater|update-electron-app)$/, because: 'talks to a network' },
  { name: /^(puppeteer|playwright|onnxruntime-node)$/, because: 'downloads while it is installed' },
];

/** The name of a package by its place in the lockfile: `node_modules/a/node_modules/@b/c` is `@b/c`. */
export function nameAt(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** The licence of a package as an SPDX expression; undefined when nobody knows it. */
export function licenceOf(place: string, entry: LockEntry): string | undefined {
  return entry.license ?? readByHand[nameAt(place)];
}

/**
 * Everything in the lockfile that may not be there.
 * @param packages the `packages` of package-lock.json
 * @returns one sentence per problem
 */
export function lockProblems(packages: LockPackages): string[] {
  return Object.entries(packages).flatMap(([place, entry]) => {
    if (place === '') return [];
    const name = nameAt(place);
    const ban = banned.find((row) => row.name.test(name));
    const licence = licenceOf(place, entry);
    return [
      ...(ban ? [`${name} is banned: ${ban.because}`] : []),
      ...(licence === undefined
        ? [`${name} names no licence: read it, then write it into scripts/notices/licences.ts`]
        : []),
      ...(licence !== undefined && !isAllowed(licence, name)
        ? [`${name} is under ${licence}, which is not on the list`]
        : []),
    ];
  });
}

/** Of `A OR B` one must be allowed, of `A AND B` both; OR binds weaker. */
function isAllowed(expression: string, name: string): boolean {
  const text = expression.trim();
  for (const [word, every] of [
    ['OR', false],
    ['AND', true],
  ] as const) {
    const parts = splitOutside(text, word);
    if (parts.length < 2) continue;
    return every ? parts.every((part) => isAllowed(part, name)) : parts.some((part) => isAllowed(part, name));
  }
  if (text.startsWith('(') && text.endsWith(')')) return isAllowed(text.slice(1, -1), name);
  return allowed.has(text) || allowedByName.some((row) => row.licence.test(text) && row.packages.test(name));
}

/** Splits at a word that stands outside all brackets. */
function splitOutside(text: string, word: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (depth === 0 && text.startsWith(` ${word} `, at)) {
      parts.push(text.slice(from, at));
      from = at + word.length + 2;
    }
  }
  return [...parts, text.slice(from)];
}
