/** Photos and pages of foreign PDF files in frames: an empty slot each, and what is said about it under the frame. */
import type { Prepared } from '../evidence/prepared.ts';
import { nameInLine, shortName } from '../file-name.ts';
import type { PacketEvidence } from '../packet-facts.ts';
import { type ExhibitWriter, largest } from './exhibit-writer.ts';
import { ink, mm, type PageShape, type } from './page.ts';
import { type Node, text } from './pieces.ts';

export const captionHeight = 56;
/** Beside another picture the same words take more lines. */
export const narrowCaptionHeight = 84;
const footNote = 15;
/** Pixels of a picture count as 1/96 inch. */
const pixel = 72 / 96;

/** A photo is never printed coarser than 150 dots an inch: pixels blown up prove nothing. */
export const largestPhoto = 96 / 150;
export const gutter = mm(5);

/** How many pictures share a sheet: a document has it alone, photos are two, small ones four. */
export type PerSheet = 1 | 2 | 4;

export interface PictureItem {
  readonly evidence: PacketEvidence;
  readonly number: string;
  readonly shown: Extract<Prepared, { is: 'picture' }>;
}

interface Grid {
  readonly across: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly captionHeight: number;
  readonly largest: number;
}

function gridOf(perSheet: 1 | 4, shape: PageShape, free: number): Grid {
  switch (perSheet) {
    case 1:
      return { across: 1, boxWidth: shape.innerWidth, boxHeight: free - captionHeight, captionHeight, largest };
    case 4: {
      const lines = narrowCaptionHeight;
      const boxWidth = (shape.innerWidth - gutter) / 2;
      return { across: 2, boxWidth, boxHeight: free / 2 - lines, captionHeight: lines, largest: largestPhoto };
    }
  }
}

export function photoSheet(page: ExhibitWriter, items: readonly PictureItem[], perSheet: 1 | 4): void {
  const single = items[0]?.shown;
  const turned =
    perSheet === 1 &&
    single !== undefined &&
    page.fitsBetterTurned({ width: single.width * pixel, height: single.height * pixel });
  const { anchor, shape, taken } = page.start(turned);
  const grid = gridOf(perSheet, shape, shape.innerHeight - taken);
  let top = shape.top + 2 + taken;
  for (let from = 0; from < items.length; from += grid.across) {
    const row = items.slice(from, from + grid.across).map((item) => ({ item, ...sizeOf(item, grid) }));
    // The words under the pictures of a row stand on one line.
    const tallest = Math.max(...row.map((cell) => cell.height));
    for (const [i, { item, width, height, scale }] of row.entries()) {
      const left = shape.left + i * (grid.boxWidth + gutter);
      const x = perSheet === 1 ? left + (grid.boxWidth - width) / 2 : left;
      const words = { x: left, y: top + tallest + 5, room: grid.boxWidth };
      placePicture(page, item, { anchor, x, y: top, width, height, scale }, words);
    }
    top += tallest + grid.captionHeight;
  }
}

/** Size of a picture in its box. */
function sizeOf(
  item: PictureItem,
  grid: Grid,
): { readonly width: number; readonly height: number; readonly scale: number } {
  const { width, height } = naturalSize(item);
  const scale = Math.min(grid.boxWidth / width, grid.boxHeight / height, grid.largest);
  return { width: width * scale, height: height * scale, scale };
}

/** Full size of a picture in points, upright: the size of the file as taken in, the proportions of the picture as shown. */
export function naturalSize({ evidence, shown }: PictureItem): { readonly width: number; readonly height: number } {
  const natural = { width: (evidence.width ?? shown.width) * pixel, height: (evidence.height ?? shown.height) * pixel };
  const isUpright = Math.abs(natural.width / natural.height - shown.width / shown.height) < 0.02;
  return isUpright ? natural : { width: shown.width * pixel, height: shown.height * pixel };
}

/** The frame and the slot of a picture, and the words under it. */
export function placePicture(
  page: ExhibitWriter,
  item: PictureItem,
  at: { anchor: string; x: number; y: number; width: number; height: number; scale: number },
  words: { x: number; y: number; room: number },
): void {
  const { anchor, x, y, width, height, scale } = at;
  page.at(x - 0.4, y - 0.4, {
    canvas: [{ type: 'rect', x: 0, y: 0, w: width + 0.8, h: height + 0.8, lineWidth: 0.4, lineColor: ink.line }],
  });
  page.slots.push({ anchor, x, y, width, height, fill: { is: 'jpeg', file: item.shown.file } });
  caption(page, item.evidence, item.number, scale, words);
}

function caption(
  page: ExhibitWriter,
  e: PacketEvidence,
  number: string,
  scale: number,
  { x, y, room }: { readonly x: number; readonly y: number; readonly room: number },
): void {
  const { t, kit } = page.desk;
  const said = page.x.exhibit.captions[e.evidenceId];
  const lead = `${t.ex(number)}${said ? ' – ' : ''}`;
  const caption = kit.clip(`${lead}${said ?? ''}`, type.caption, room, 2);
  const body = caption.startsWith(lead) ? caption.slice(lead.length) : '';
  const time = e.cameraTime
    ? t.exhibit.cameraTime(e.cameraTime.local.replace('T', ' ').slice(0, 16), e.cameraTime.offset)
    : t.exhibit.noCameraTime;
  const percent = scale * 100 < 10 ? (scale * 100).toFixed(1) : String(Math.round(scale * 100));
  // A mark stands before anything that may be cut off; what was said of it stands in full on the integrity page.
  const mark = e.editedWith === undefined ? null : t.exhibit.edited(e.editedWith);
  const explained = page.x.explained.get(e.evidenceId);
  const truth = t.oneAfterOther([
    mark ?? '',
    time,
    t.exhibit.file(shortName(e.originalName, nameInLine)),
    mark === null ? t.exhibit.noMark : '',
    t.exhibit.shownAt(percent),
    explained === undefined ? '' : t.exhibit.explained(explained),
  ]);
  const pieces = [
    ...(text(page.desk, lead, { size: type.caption, bold: true })['text'] as Node[]),
    ...(body ? (text(page.desk, body, { size: type.caption })['text'] as Node[]) : []),
  ];
  const narrow = room < page.tools.upright.innerWidth * 0.9;
  // Where the caption leaves a line free, a mark and its explanation may have it.
  const lines = narrow ? 4 : mark !== null && kit.lines(caption, type.caption, room) < 2 ? 3 : 2;
  page.at(x, y, {
    columns: [
      {
        width: room,
        stack: [
          { text: pieces, fontSize: type.caption },
          text(page.desk, kit.clip(truth, type.small, room, lines), { size: type.small, color: ink.soft }),
        ],
      },
    ],
  });
}

export function pdfPages(
  page: ExhibitWriter,
  e: PacketEvidence,
  number: string,
  shown: Extract<Prepared, { is: 'pdf' }>,
): void {
  const { t, kit } = page.desk;
  for (const [i, source] of shown.pages.entries()) {
    const turned = page.fitsBetterTurned(source);
    const { anchor, shape, taken } = page.start(turned);
    const areaHeight = shape.innerHeight - taken - footNote - 4;
    const width = Math.max(1, source.width);
    const height = Math.max(1, source.height);
    const scale = Math.min(shape.innerWidth / width, areaHeight / height, largest);
    const w = width * scale;
    const h = height * scale;
    const x = shape.left + (shape.innerWidth - w) / 2;
    const y = shape.top + 2 + taken;
    page.at(x, y, { canvas: [{ type: 'rect', x: 0, y: 0, w, h, lineWidth: 0.4, lineColor: ink.line }] });
    page.slots.push({
      anchor,
      x,
      y,
      width: w,
      height: h,
      fill:
        source.as === 'picture' && source.picture
          ? { is: 'jpeg', file: source.picture }
          : { is: 'page', file: shown.file, page: i },
    });
    const percent = scale * 100 < 10 ? (scale * 100).toFixed(1) : String(Math.round(scale * 100));
    const note = t.oneAfterOther([
      `${t.ex(number)} · ${t.exhibit.sourcePage(i + 1, shown.pages.length)}${t.stop}`,
      Math.abs(scale - 1) > 0.005 ? t.exhibit.shownAt(percent) : '',
      source.as === 'picture' ? t.exhibit.pagePicture : '',
      t.exhibit.file(shortName(e.originalName, nameInLine)),
      i === 0 && shown.form === 'xfa' ? t.exhibit.xfa : '',
      i === 0 && shown.form === 'signed' ? t.exhibit.signed : '',
    ]);
    page.at(
      shape.left,
      y + h + 3,
      text(page.desk, kit.clip(note, type.small, shape.innerWidth, 1), { size: type.small, color: ink.soft }),
    );
  }
}
