import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { ROOT, say } from '../lib/proc.ts';

interface Face {
  readonly from: string;
  readonly to: string;
}

const SOURCE = path.join(ROOT, 'node_modules', '@expo-google-fonts');
const TARGET = path.join(ROOT, 'resources', 'fonts');
const STAMP = path.join(ROOT, 'node_modules', '.casebinder-fonts');

/** The faces a packet is set in: one file per weight, because the PDF maker cannot use a variable font. */
const FACES: readonly Face[] = [
  { from: 'noto-sans/400Regular/NotoSans_400Regular.ttf', to: 'NotoSans-Regular.ttf' },
  { from: 'noto-sans/700Bold/NotoSans_700Bold.ttf', to: 'NotoSans-Bold.ttf' },
  { from: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf', to: 'NotoSansSC-Regular.ttf' },
  { from: 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf', to: 'NotoSansSC-Bold.ttf' },
];

/** Their licence travels with them. */
const LICENCES: readonly Face[] = [
  { from: 'noto-sans/LICENSE_FONT', to: 'OFL-NotoSans.txt' },
  { from: 'noto-sans-sc/LICENSE_FONT', to: 'OFL-NotoSansSC.txt' },
];

/** Copies the packet fonts from their packages into resources/fonts, unless they are there already. */
export function prepareFonts(): void {
  const files = [...FACES, ...LICENCES];
  const state = files.map(({ from, to }) => `${to} ${sizeOf(path.join(SOURCE, from))}`).join('\n');
  const there = files.every(({ from, to }) => sizeOf(path.join(TARGET, to)) === sizeOf(path.join(SOURCE, from)));
  if (there && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === state) return;
  for (const { from } of FACES) requireTrueType(path.join(SOURCE, from));
  mkdirSync(TARGET, { recursive: true });
  for (const { from, to } of files) {
    const place = path.join(TARGET, to);
    copyFileSync(path.join(SOURCE, from), `${place}.${process.pid}`);
    renameSync(`${place}.${process.pid}`, place);
  }
  writeFileSync(STAMP, state);
  say(`Fonts: ${FACES.length} faces and their licences put into resources/fonts`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? -1;
}

/** Refuses a font file without TrueType outlines: PostScript outlines, collections and web fonts come out wrong in the PDF. */
function requireTrueType(file: string): void {
  const tables = fontTables(file);
  if (!tables.includes('glyf'))
    throw new Error(
      `${path.relative(ROOT, file)} is not a TrueType font with outlines (glyf): ${tables.join(' ') || 'no table directory'}`,
    );
  if (tables.includes('fvar'))
    throw new Error(`${path.relative(ROOT, file)} is a variable font; one file per weight is needed`);
}

function fontTables(file: string): readonly string[] {
  const head = Buffer.alloc(12 + 64 * 16);
  const handle = openSync(file, 'r');
  const read = readSync(handle, head, 0, head.length, 0);
  closeSync(handle);
  if (read < 12 || head.readUInt32BE(0) !== 0x00010000) return [];
  const count = Math.min(head.readUInt16BE(4), Math.floor((read - 12) / 16));
  return Array.from({ length: count }, (_, index) => head.toString('latin1', 12 + index * 16, 16 + index * 16));
}
