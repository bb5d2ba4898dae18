/** The smallest nodes of the layout: words with their fonts, links and citations. Fresh objects on every call. */
import type { Phrase } from '../model/packet-model.ts';
import type { TextKit } from '../text-runs.ts';
import type { PacketTexts } from '../texts/texts.ts';
import { ink, type PageShape, type } from './page.ts';

/** A node of the layout engine. */
export type Node = { [key: string]: unknown };

export interface Style {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
}

export interface Desk {
  readonly kit: TextKit;
  readonly t: PacketTexts;
  readonly shape: PageShape;
  /** Page of an anchor as known from the pass before; a guess in the first pass. */
  pageOf(anchor: string): number;
}

export const exhibitAnchor = (label: string): string => `exhibit-${label}`;
export const partAnchor = (id: string): string => `part-${id}`;

/**
 * Letters that Noto Sans draws from two glyphs when the engine composes them: the second glyph has no text of its own, so that
 * "Thị" would be copied and searched as "Thi". Without that feature the font's own single glyph is taken.
 */
const takenApart = /[\u01F9\u1E3F\u1E43\u1E45\u1E63\u1EB9\u1ECB\u1ECD\u1EE5]/u;

/** Text as pieces of one font each. `link` makes them jump to an anchor. */
export function inlines(desk: Desk, text: string, style: Style = {}, link?: string): Node[] {
  return desk.kit.runs(text).map((run) => ({
    text: run.text,
    font: run.font,
    ...(style.bold ? { bold: true } : {}),
    ...(style.color ? { color: style.color } : {}),
    ...(style.size ? { fontSize: style.size } : {}),
    ...(link ? { linkToDestination: link } : {}),
    ...(takenApart.test(run.text) ? { fontFeatures: { ccmp: false } } : {}),
  }));
}

export function text(desk: Desk, words: string, style: Style = {}, rest: Node = {}, link?: string): Node {
  return textNode(inlines(desk, words, style, link), style, rest);
}

/** Longest text in one node: the engine's time grows with the square of it. */
const longestNode = 1500;

/** Where a text that is too long is parted: after a line or sentence, else after a word, else at its end. */
function goodEnd(part: string): number {
  for (const signs of [
    ['\n', '。', '！', '？', '. ', '? ', '! '],
    ['；', '，', ' ', '\u200B'],
  ]) {
    const end = Math.max(...signs.map((sign) => part.lastIndexOf(sign) + sign.length * Number(part.includes(sign))));
    if (end > 0) return end;
  }
  return part.length;
}

/** Pieces as one node; a very long text becomes several, parted at the end of a sentence. */
function textNode(pieces: readonly Node[], style: Style, rest: Node): Node {
  const fontSize = style.size ?? type.body;
  if (pieces.length === 0) return { text: ' ', fontSize, ...rest };
  if (pieces.reduce((n, p) => n + String(p['text']).length, 0) <= longestNode)
    return { text: pieces, fontSize, ...rest };
  const groups: Node[][] = [[]];
  let room = longestNode;
  for (const piece of pieces) {
    let left = String(piece['text']);
    while (left.length > room) {
      const cut = goodEnd(left.slice(0, room));
      groups.at(-1)?.push({ ...piece, text: left.slice(0, cut).replace(/\n$/, '') });
      left = left.slice(cut);
      groups.push([]);
      room = longestNode;
    }
    if (left !== '') groups.at(-1)?.push({ ...piece, text: left });
    room -= left.length;
  }
  const { id, ...others } = rest;
  return {
    ...others,
    stack: groups.filter((g) => g.length > 0).map((g, i) => ({ text: g, fontSize, ...(i === 0 && id ? { id } : {}) })),
  };
}

/** Words with citations; each citation is bold, names the page and jumps there. */
export function phrase(desk: Desk, words: Phrase, style: Style = {}, rest: Node = {}): Node {
  const pieces = words.flatMap((piece) => {
    if (typeof piece === 'string') return inlines(desk, piece, style);
    if ('bold' in piece) return inlines(desk, piece.bold, { ...style, bold: true });
    return citation(desk, piece.cite, style);
  });
  return textNode(pieces, style, rest);
}

export function citation(desk: Desk, label: string, style: Style = {}): Node[] {
  const anchor = exhibitAnchor(label);
  // Hard spaces keep "p. 21" on one line.
  const pieces = inlines(
    desk,
    desk.t
      .exPage(label, desk.pageOf(anchor))
      .replace(/[ \u2009](?=\d|p\.)/g, '\u00A0')
      .replace(/\u2009/g, '\u202F'),
    { ...style, bold: true, color: ink.accent },
    anchor,
  );
  // Chinese breaks between any two characters: exhibit and page stay on one line all the same.
  return pieces.map((piece) => ({ ...piece, noWrap: true }));
}

/** Plain length of a phrase, for measuring. */
export const wordsOf = (desk: Desk, words: Phrase): string =>
  words.map((p) => (typeof p === 'string' ? p : 'bold' in p ? p.bold : desk.t.exPage(p.cite, 888))).join('');

/** A heading of the reader's bookmarks. */
export const outline = (label: string, parent?: string): Node => ({
  outline: true,
  outlineText: label,
  ...(parent ? { outlineParentId: parent } : {}),
  outlineExpanded: !parent,
});

/** A box around a single cell. */
export const boxLayout = (line: number): Node => ({
  hLineWidth: () => line,
  vLineWidth: () => line,
  hLineColor: () => ink.accent,
  vLineColor: () => ink.accent,
  paddingLeft: () => 12,
  paddingRight: () => 12,
  paddingTop: () => 8,
  paddingBottom: () => 10,
});
