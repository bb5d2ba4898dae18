/**
 * npm run notices [-- --check] — THIRD-PARTY-NOTICES.md: whose work is in the app, under which licence, with its text.
 * Read from package-lock.json, the imports of the window and node_modules; the same on every system.
 * Ends with 1 when the lockfile holds a licence or a package that may not be there.
 */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readModule } from './check-imports/read-module.ts';
import { writeOrCheck } from './lib/generated-file.ts';
import { ROOT, say } from './lib/proc.ts';
import { type LockPackages, licenceOf, lockProblems, nameAt } from './notices/licences.ts';

const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as { packages: LockPackages };

/** The texts that come with a package's folder and belong to it. */
const textFile = /^(licen[cs]e|copying|notice|copyrightnotice|ofl)([.\-_].*)?$/i;
/** Packages whose files the build copies: the fonts that the setup takes out of them. */
const copied = ['@expo-google-fonts/noto-sans', '@expo-google-fonts/noto-sans-sc'];

interface Shipped {
  readonly place: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly how: 'beside the app' | 'inside the window' | 'fonts';
}

/**
 * The places in the lockfile that these packages need at run time, themselves included.
 * @param names package names as the project itself would import them
 */
function closure(names: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const add = (from: string, name: string): void => {
    const place = placeOf(from, name);
    if (place === undefined || seen.has(place)) return;
    seen.add(place);
    if (isForOneSystem(place)) return;
    const entry = lock.packages[place];
    for (const next of Object.keys({ ...entry?.dependencies, ...entry?.optionalDependencies })) add(place, next);
  };
  for (const name of names) add('', name);
  return seen;
}

/** Where Node would find a package from a place: its own node_modules first, then upwards. */
function placeOf(from: string, name: string): string | undefined {
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (`${at}/node_modules/${name}` in lock.packages) return `${at}/node_modules/${name}`;
  }
  return `node_modules/${name}` in lock.packages ? `node_modules/${name}` : undefined;
}

/** Packages that the window's source imports; the build puts them into its bundle. */
function windowImports(): string[] {
  const names = globSync('src/{renderer,preload}/**/*.{ts,tsx}', { cwd: ROOT }).flatMap((file) =>
    readModule(file, readFileSync(path.join(ROOT, file), 'utf8')).imports.flatMap((use) =>
      use.typeOnly || use.specifier.startsWith('.') ? [] : [use.specifier],
    ),
  );
  const packageName = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return [...new Set(names.map(packageName))].filter((name) => name !== 'electron' && !name.startsWith('node:'));
}

function shipped(): Shipped[] {
  const beside = closure(Object.keys(lock.packages['']?.dependencies ?? {}));
  const inside = closure(windowImports());
  const fonts = closure(copied);
  // The same version may lie in several places.
  const rows = new Map<string, Shipped>();
  for (const place of [...beside, ...inside, ...fonts]) {
    const entry = lock.packages[place] ?? {};
    rows.set(`${nameAt(place)}@${entry.version}`, {
      place,
      name: nameAt(place),
      version: entry.version ?? '',
      licence: licenceOf(place, entry) ?? 'unknown',
      how: fonts.has(place) ? 'fonts' : beside.has(place) ? 'beside the app' : 'inside the window',
    });
  }
  return [...rows.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  );
}

/** True for packages that exist for one system each: only one of them is installed here, so what they hold is not read. */
function isForOneSystem(place: string): boolean {
  const entry = lock.packages[place];
  return entry?.os !== undefined || entry?.cpu !== undefined;
}

/** The licence texts of the packages, each distinct text once. */
function texts(rows: readonly Shipped[]): { readonly of: string[]; readonly text: string }[] {
  const byText = new Map<string, { of: string[]; text: string }>();
  for (const row of rows) {
    const folder = path.join(ROOT, row.place);
    if (!existsSync(folder)) throw new Error(`${row.place} is not installed: run npm ci first`);
    const files = readdirSync(folder)
      .filter((name) => textFile.test(name))
      .sort();
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
      const key = text.replace(/\s+/g, ' ');
      const group = byText.get(key) ?? { of: [], text };
      group.of.push(files.length > 1 ? `${row.name} ${row.version} (${file})` : `${row.name} ${row.version}`);
      byText.set(key, group);
    }
    if (files.length === 0) {
      const text = `The package carries no text of its own. Its package.json says: ${row.licence}${authorOf(folder)}`;
      byText.set(`${row.name}@${row.version}`, { of: [`${row.name} ${row.version}`], text });
    }
  }
  return [...byText.values()];
}

function authorOf(folder: string): string {
  const { author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    author?: string | { name?: string };
  };
  const name = typeof author === 'string' ? author.replace(/\s*<.*$/, '') : author?.name;
  return name ? `, by ${name}.` : '.';
}

/** The whole notices file. */
export function noticesPage(): string {
  const rows = shipped();
  const electron = lock.packages['node_modules/electron']?.version ?? '';
  const perSystem = rows.filter((row) => isForOneSystem(row.place));
  const lines = rows.map((row) => `| ${row.name} | ${row.version} | ${row.licence} | ${row.how} |`);
  const groups = texts(rows.filter((row) => !isForOneSystem(row.place)));
  return `# Whose work is in Casebinder

Written by \`npm run notices\` from the lockfile; not edited by hand. Casebinder's own licence is in LICENSE.

The app also carries **Electron ${electron}** (MIT) with Chromium, Node.js and what they are made of: their texts lie beside the
program as \`LICENSE\` and \`LICENSES.chromium.html\`, as Electron ships them.

Seven things are worth knowing before you pass the app on:

- **libvips** (LGPL-3.0-or-later, in the \`@img/sharp-libvips-…\` package of each system; on Windows and in the WebAssembly build
  inside \`@img/sharp-…\` itself) is a shared library of its own beside the app: it can be replaced by another build. The libraries
  inside it, each with its licence, are listed in the README of that package; the source is at github.com/lovell/sharp-libvips.
- **libheif** with **libde265** (LGPL-3.0, in \`libheif-js\`) is a file of its own that can be replaced by another build; the source is at
  github.com/strukturag/libheif and github.com/strukturag/libde265. Patents on the HEVC format are a question apart from the
  licence of the program: see docs/decisions/0009-heic.md.
- **SQLite** (in the public domain) is compiled into \`better-sqlite3\`.
- **PDFium** (Apache-2.0 and BSD-3-Clause, inside \`@embedpdf/pdfium\`, itself MIT) is there as WebAssembly.
- **Noto Sans**, **Noto Sans SC** and, cut to the syllables of Korean, **Noto Sans KR** (SIL Open Font License 1.1) are packed with the
  app and embedded, in part, in every PDF it makes; the licence allows both. Their own texts are \`resources/fonts/OFL-NotoSans.txt\`,
  \`OFL-NotoSansSC.txt\` and \`OFL-NotoSansKR.txt\`.
- **The table of public holidays** (\`resources/holidays/public-holidays.json\`) was worked out from the data of \`date-holidays\` and stands,
  like that data, under CC BY-SA 3.0 (https://creativecommons.org/licenses/by-sa/3.0/); the pages it rests on are named in the
  file. The rows of China come from \`chinese-days\` (MIT).
- **The names of picture signs** (\`resources/signs/names.json\`) are those of Unicode CLDR, under the Unicode License V3; its text is
  \`resources/signs/LICENSE-Unicode.txt\`.

## Packages

| package | version | licence | where |
| --- | --- | --- | --- |
${lines.join('\n')}

Of the ${perSystem.length} packages \`@img/sharp-…\` an installed app holds the one or two of its own system; their Apache-2.0 text is that of sharp below.

## Texts

${groups.map((group) => `### ${group.of.join(', ')}\n\n\`\`\`text\n${group.text}\n\`\`\`\n`).join('\n')}`;
}

if (import.meta.main) {
  const problems = lockProblems(lock.packages);
  for (const problem of problems) say(`lockfile: ${problem}`);
  writeOrCheck('THIRD-PARTY-NOTICES.md', noticesPage());
  if (problems.length > 0) process.exitCode = 1;
}
