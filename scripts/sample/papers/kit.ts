/** Paper and ink for the sample's documents: fonts, letterheads, tables, stamps, signatures. What must not live here: a story. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pdfmakeModule from 'pdfmake';
import * as print from '../studio/prints.ts';

/** A node of a document definition. */
export type Node = string | { readonly [key: string]: unknown } | readonly Node[];

interface Engine {
  setFonts(fonts: unknown): void;
  setUrlAccessPolicy(policy: () => boolean): void;
  setLocalAccessPolicy(policy: (file: string) => boolean): void;
  createPdf(definition: unknown): { getBuffer(): Promise<Buffer> };
}
const engine = pdfmakeModule as unknown as Engine;

const fonts = path.resolve(import.meta.dirname, '../../../node_modules/@expo-google-fonts');
const sans = (weight: string) => path.join(fonts, 'noto-sans', weight, `NotoSans_${weight}.ttf`);
const sc = (weight: string) => path.join(fonts, 'noto-sans-sc', weight, `NotoSansSC_${weight}.ttf`);
engine.setUrlAccessPolicy(() => false);
engine.setLocalAccessPolicy((file) => path.resolve(file).startsWith(fonts) || !path.isAbsolute(file));
engine.setFonts({
  Sans: {
    normal: sans('400Regular'),
    bold: sans('700Bold'),
    italics: sans('400Regular_Italic'),
    bolditalics: sans('700Bold_Italic'),
  },
  Chinese: { normal: sc('400Regular'), bold: sc('700Bold'), italics: sc('400Regular'), bolditalics: sc('700Bold') },
  // Not embedded, as office programs of carriers still do it.
  Courier: { normal: 'Courier', bold: 'Courier-Bold', italics: 'Courier', bolditalics: 'Courier-Bold' },
  Times: { normal: 'Times-Roman', bold: 'Times-Bold', italics: 'Times-Italic', bolditalics: 'Times-BoldItalic' },
  Helvetica: {
    normal: 'Helvetica',
    bold: 'Helvetica-Bold',
    italics: 'Helvetica-Oblique',
    bolditalics: 'Helvetica-BoldOblique',
  },
});

// Arrows and ≤ ≥ are missing in the Latin font too.
const cjk = /[\u2190-\u21ff\u2264\u2265\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]+/g;

/** Text in runs, so that Chinese is set in a font that has it. */
export function t(text: string, more: Record<string, unknown> = {}): Node {
  const runs: Node[] = [];
  let at = 0;
  for (const match of text.matchAll(cjk)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index) });
    runs.push({ text: match[0], font: 'Chinese' });
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return { text: runs, ...more };
}

export const bold = (text: string, more: Record<string, unknown> = {}): Node => t(text, { bold: true, ...more });
export const gap = (points: number): Node => ({ text: ' ', fontSize: 1, margin: [0, points, 0, 0] });

export interface Letterhead {
  readonly name: string;
  readonly second?: string;
  readonly lines: readonly string[];
  readonly ink: string;
  /** SVG of a mark, 40 × 40. */
  readonly mark: string;
}

/** The head of a company's letter. */
export function letterhead(head: Letterhead): Node {
  return {
    stack: [
      {
        columns: [
          {
            width: 52,
            svg: `<svg xmlns="http://www.w3.org/2000/svg" width="42" height="42" viewBox="0 0 40 40">${head.mark}</svg>`,
          },
          {
            width: '*',
            stack: [
              t(head.name, { fontSize: 14, bold: true, color: head.ink }),
              ...(head.second === undefined ? [] : [t(head.second, { fontSize: 11, color: head.ink })]),
            ],
          },
          { width: 190, stack: head.lines.map((l) => t(l, { fontSize: 7.5, color: '#555', alignment: 'right' })) },
        ],
        columnGap: 8,
      },
      { canvas: [{ type: 'line', x1: 0, y1: 4, x2: 499, y2: 4, lineWidth: 1.2, lineColor: head.ink }] },
    ],
    margin: [0, 0, 0, 12],
  };
}

/** A table with a filled head row. Numbers in columns named in `right` are set to the right. */
export function grid(
  head: readonly string[],
  rows: readonly (readonly (string | Node)[])[],
  options: {
    widths?: readonly (string | number)[];
    ink?: string;
    right?: readonly number[];
    size?: number;
    last?: boolean;
  } = {},
): Node {
  const ink = options.ink ?? '#2c4a5e';
  const cell = (value: string | Node, i: number, more: Record<string, unknown>): Node =>
    typeof value === 'string'
      ? t(value, { alignment: options.right?.includes(i) === true ? 'right' : 'left', ...more })
      : value;
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: options.widths ?? head.map(() => '*'),
      body: [
        head.map((h, i) => cell(h, i, { bold: true, color: '#fff' })),
        ...rows.map((row, r) =>
          row.map((v, i) => cell(v, i, options.last === true && r === rows.length - 1 ? { bold: true } : {})),
        ),
      ],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => '#9aa7b0',
      vLineColor: () => '#9aa7b0',
      fillColor: (row: number) => (row === 0 ? ink : row % 2 === 0 ? '#f3f6f8' : null),
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
    fontSize: options.size ?? 8.5,
    margin: [0, 4, 0, 8],
  };
}

/** Two columns of name and value without lines. */
export function pairs(rows: readonly (readonly [string, string])[], width = 110, size = 9): Node {
  return {
    table: { widths: [width, '*'], body: rows.map(([k, v]) => [t(k, { color: '#555' }), t(v)]) },
    layout: 'noBorders',
    fontSize: size,
    margin: [0, 2, 0, 6],
  };
}

/** A signature with a line and what stands under it. */
export function signed(name: string, under: readonly string[], ink = '#1b2f7a', width = 150): Node {
  return {
    stack: [
      {
        svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="44" viewBox="0 0 ${width} 44">${print.signature(name, 8, 8, width * 0.68, 28, ink, 1.5)}</svg>`,
      },
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.6, lineColor: '#444' }] },
      ...under.map((u) => t(u, { fontSize: 8, color: '#333' })),
    ],
  };
}

/** The round red seal of a Chinese company, laid at a place of the page. */
export function roundSeal(name: string, below: string, x: number, y: number, size = 96): Node {
  const letters = [...name];
  const spread = 250;
  const around = letters
    .map((c, i) => {
      const a = -spread / 2 + (spread * (i + 0.5)) / letters.length;
      return `<g transform="rotate(${a.toFixed(1)} 50 50)"><text x="50" y="17.5" font-family="Chinese" font-size="${Math.min(9.5, 118 / letters.length)}" text-anchor="middle" fill="#c8161d">${c}</text></g>`;
    })
    .join('');
  const star = Array.from({ length: 10 }, (_, i) => {
    const r = i % 2 === 0 ? 14 : 5.6;
    const a = (i * Math.PI) / 5 - Math.PI / 2;
    return `${(50 + r * Math.cos(a)).toFixed(2)},${(50 + r * Math.sin(a)).toFixed(2)}`;
  }).join(' ');
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100"><g opacity="0.78" transform="rotate(-7 50 50)"><circle cx="50" cy="50" r="46" fill="none" stroke="#c8161d" stroke-width="2.4"/>${around}<polygon points="${star}" fill="#c8161d"/><text x="50" y="80" font-family="Chinese" font-size="8" text-anchor="middle" fill="#c8161d">${below}</text></g></svg>`,
    absolutePosition: { x, y },
    font: 'Chinese',
  };
}

/** A framed rubber stamp, slanting, laid at a place of the page. */
export function frameStamp(
  lines: readonly string[],
  x: number,
  y: number,
  options: { ink?: string; width?: number; turn?: number; size?: number } = {},
): Node {
  const ink = options.ink ?? '#1f3f8f';
  const w = options.width ?? 150;
  const size = options.size ?? 12;
  const h = lines.length * (size + 5) + 12;
  const text = lines
    .map(
      (l, i) =>
        `<text x="${w / 2}" y="${size + 8 + i * (size + 5)}" font-family="Sans" font-weight="bold" font-size="${i === 0 ? size : size - 2}" text-anchor="middle" fill="${ink}">${print.esc(l)}</text>`,
    )
    .join('');
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${w + 30}" height="${h + 44}" viewBox="-15 -22 ${w + 30} ${h + 44}"><g opacity="0.8" transform="rotate(${options.turn ?? -6} ${w / 2} ${h / 2})"><rect x="1" y="1" width="${w - 2}" height="${h - 2}" rx="3" fill="none" stroke="${ink}" stroke-width="2"/><rect x="4" y="4" width="${w - 8}" height="${h - 8}" fill="none" stroke="${ink}" stroke-width="0.7"/>${text}</g></svg>`,
    absolutePosition: { x, y },
    font: 'Sans',
  };
}

export interface Paper {
  readonly title: string;
  readonly author: string;
  /** The day of the document, ISO; it becomes the PDF's date. */
  readonly date: string;
  readonly content: readonly Node[];
  readonly footer?: (page: number, pages: number) => Node;
  readonly header?: (page: number) => Node;
  readonly landscape?: boolean;
  readonly font?: string;
  readonly size?: number;
  readonly margins?: readonly [number, number, number, number];
  readonly images?: Readonly<Record<string, string>>;
  readonly background?: Node;
}

/** The bytes of a document. */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  const made = new Date(`${paper.date}T09:00:00Z`);
  return engine
    .createPdf({
      pageSize: 'A4',
      pageOrientation: paper.landscape === true ? 'landscape' : 'portrait',
      pageMargins: paper.margins ?? [48, 44, 48, 48],
      defaultStyle: { font: paper.font ?? 'Sans', fontSize: paper.size ?? 9.5, lineHeight: 1.15 },
      content: paper.content,
      images: paper.images ?? {},
      ...(paper.background === undefined ? {} : { background: paper.background }),
      ...(paper.header === undefined ? {} : { header: paper.header }),
      footer:
        paper.footer ??
        ((page: number, pages: number) => ({
          text: `${page} / ${pages}`,
          fontSize: 7.5,
          color: '#777',
          alignment: 'center',
          margin: [0, 16, 0, 0],
        })),
      info: { title: paper.title, author: paper.author, creationDate: made, modDate: made },
    })
    .getBuffer();
}

/** Writes a file, with its folder. */
export async function put(dir: string, file: string, bytes: Buffer | string): Promise<void> {
  const to = path.join(dir, file);
  await mkdir(path.dirname(to), { recursive: true });
  await writeFile(to, bytes);
}
