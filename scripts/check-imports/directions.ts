/**
 * Who may import whom, as data. Each row that opens a door says why.
 * What must not live here: reading files, walking trees.
 */

/** A part of the source tree that has its own row below. */
export interface Area {
  readonly name: string;
  /** Matches paths relative to the root, with `/`. The first area that matches a file is its area. */
  readonly files: RegExp;
  /** Areas it may import freely. Its own area is always allowed. */
  readonly mayImport: readonly string[];
}

const main = ['shell', 'ipc', 'commands', 'cases', 'store', 'vault', 'rules', 'packet', 'media', 'jobs'] as const;

export const areas: readonly Area[] = [
  { name: 'shared', files: /^src\/shared\//, mayImport: [] },
  { name: 'preload', files: /^src\/preload\//, mayImport: [] },
  { name: 'renderer', files: /^src\/renderer\//, mayImport: ['shared'] },
  // The entries and the command line put the parts together; they decide nothing.
  {
    name: 'entry',
    files: /^src\/main\/(index|compose|cli|worker)\.ts$|^src\/main\/cli\//,
    mayImport: ['shared', ...main],
  },
  { name: 'shell', files: /^src\/main\/shell\//, mayImport: ['shared'] },
  // The commands of the command line are a wall like ipc: they read words, call use-cases and print.
  { name: 'commands', files: /^src\/main\/commands\//, mayImport: ['shared', 'cases'] },
  { name: 'ipc', files: /^src\/main\/ipc\//, mayImport: ['shared', 'cases', 'shell'] },
  {
    name: 'cases',
    files: /^src\/main\/cases\//,
    mayImport: ['shared', 'store', 'vault', 'rules', 'packet', 'jobs'],
  },
  { name: 'store', files: /^src\/main\/store\//, mayImport: ['shared'] },
  { name: 'vault', files: /^src\/main\/vault\//, mayImport: ['shared'] },
  { name: 'rules', files: /^src\/main\/rules\//, mayImport: ['shared'] },
  { name: 'packet', files: /^src\/main\/packet\//, mayImport: ['shared'] },
  { name: 'media', files: /^src\/main\/media\//, mayImport: ['shared'] },
  { name: 'jobs', files: /^src\/main\/jobs\//, mayImport: ['shared'] },
];

/** A door in a wall: imports that the table above would refuse. */
export interface Door {
  readonly from: RegExp;
  readonly to: RegExp;
  /** True when only types may pass: they are gone at run time. */
  readonly typesOnly: boolean;
  readonly because: string;
}

export const doors: readonly Door[] = [
  {
    from: /^src\/main\//,
    to: /^src\/main\/jobs\/job-table\.ts$/,
    typesOnly: true,
    because: 'the job table is the contract between client, worker and handlers',
  },
  {
    from: /^src\/main\//,
    to: /^src\/main\/packet\/packet-facts\.ts$/,
    typesOnly: true,
    because: 'the facts of a packet are the contract between the case and the printed pages',
  },
  {
    from: /^src\/main\/commands\/open-desk\.ts$/,
    to: /^src\/main\/jobs\//,
    typesOnly: false,
    because: 'it puts the desk of the command line together, as compose.ts does for the window',
  },
  {
    from: /^src\/main\/(commands|ipc)\//,
    to: /^src\/main\/rules\/load-(packs|holidays)\.ts$/,
    typesOnly: false,
    because: 'whoever puts a desk together, or judges a case file without one, brings the packs and the holidays',
  },
  {
    from: /^src\/main\/shell\/utility-port\.ts$/,
    to: /^src\/main\/jobs\/child-port\.ts$/,
    typesOnly: false,
    because: "it is Electron's child in the shape of that port, with the environment every child gets",
  },
  {
    from: /^src\/preload\//,
    to: /^src\/shared\/contract\/channel-names\.ts$/,
    typesOnly: false,
    because: 'the names of the channels are all the preload needs; schemas stay out of it',
  },
  {
    from: /^src\/preload\//,
    to: /^src\/shared\//,
    typesOnly: true,
    because: 'types cost the preload nothing',
  },
];

/** A package or built-in that only some files may import. */
export interface Keeper {
  readonly modules: RegExp;
  /** Files that may import it; null: none. */
  readonly only: RegExp | null;
  readonly because: string;
}

export const keepers: readonly Keeper[] = [
  {
    modules: /^(node:)?(https?|http2|net|tls|dgram|dns)(\/|$)|^(undici|node-fetch|axios|got|ws)(\/|$)/,
    only: null,
    because: 'no byte leaves the machine: nothing here talks to a network',
  },
  {
    modules: /^electron(\/|$)/,
    only: /^src\/main\/(shell|ipc)\/|^src\/main\/(index|compose)\.ts$|^src\/preload\//,
    because: 'only shell/, ipc/, index.ts, compose.ts and the preload know Electron',
  },
  { modules: /^better-sqlite3(\/|$)/, only: /^src\/main\/store\//, because: 'only store/ speaks to the database' },
  { modules: /^(node:)?sqlite$/, only: null, because: 'there is one database driver, and it is not this one' },
  {
    modules: /^zod(\/|$)/,
    only: /^src\/shared\/z\.ts$/,
    because: 'zod must be set up before its first schema: shared/z.ts is its one door',
  },
  {
    modules: /^(@cantoo\/pdf-lib|pdf-lib|@embedpdf\/pdfium)(\/|$)/,
    only: /^src\/main\/packet\/(assemble|pdf-|evidence\/)|^src\/main\/media\/pdf/,
    because: 'PDF files are opened and written in packet/evidence/, packet/assemble*, packet/pdf-* and media/pdf* only',
  },
  {
    modules: /^(yazl|yauzl)(\/|$)/,
    only: /^src\/main\/vault\/(read|write)-bag\.ts$|^scripts\/|^test\//,
    because: 'foreign zip files are opened in one place, where every name and size is checked',
  },
  {
    modules: /^pdfmake(\/|$)/,
    only: /^src\/main\/packet\/(layout|render)/,
    because: 'only layout and render know the page maker',
  },
  {
    modules: /^(sharp|heic-decode|libheif-js|exifreader)(\/|$)/,
    // In packet/ these turn pages into pictures; they run in the same child.
    only: /^src\/main\/(media\/|packet\/(evidence\/|[^/]+-job\.ts$))/,
    because: 'pictures are decoded and made in media/, packet/evidence/ and the jobs of packet/: in the child only',
  },
  {
    modules: /^(react|react-dom|react-i18next|@mantine\/[^/]+|@tanstack\/[^/]+|@tabler\/[^/]+)(\/|$)/,
    only: /^src\/renderer\//,
    because: 'the interface libraries belong to the renderer',
  },
];

/** Built-ins of Node may not be imported by these: they run in a page, in a sandbox, or must stay pure. */
export const noNode = {
  files: /^src\/(shared|renderer|preload)\//,
  because: 'it runs in the page or on both sides: no Node there',
} as const;

/** Calls that read the clock are refused here: the moment comes in as an argument. */
export const noClock = {
  files: /^src\/(shared|main\/(rules|store|packet))\//,
  because: 'the same input must give the same answer: the moment is handed in',
} as const;
