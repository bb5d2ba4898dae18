/** Photos and pages of foreign PDF files in frames: an empty slot each, and what is said about it under the frame. */
import type { Prepared } from '../evidence/prepared.ts';
import type { PacketEvidence } from '../packet-facts.ts';
import { type ExhibitWriter, largest } from './exhibit-writer.ts';
import { ink, mm, type PageShape, type } from './page.ts';
import { type Node, text } from './pieces.ts';

const captionHeight = 56;
const footNote = 15;
/** Pixels of a picture count as 1/96 inch. */
const pixel = 72 / 96;

/** @param perSheet two photos share a sheet; a document or a screenshot has one for itself */
export function photoSheet(
  page: ExhibitWriter,
  items: readonly { evidence: PacketEvidence; number: string; shown: Extract<Prepared, { is: 'picture' }> }[],
  perSheet: number,
): void {
  const single = items[0]?.shown;
  const turned =
    perSheet === 1 &&
    single !== undefined &&
    page.fitsBetterTurned({ width: single.width * pixel, height: single.height * pixel });
  const { anchor, shape, taken } = page.start(turned);
  const free = (shape.innerHeight - taken) / perSheet;
  const boxHeight = perSheet === 2 ? Math.min(mm(108), free - captionHeight) : free - captionHeight;
  const boxWidth = perSheet === 2 ? Math.min(mm(165), shape.innerWidth) : shape.innerWidth;
  for (const [i, item] of items.entries()) {
    const top = shape.top + 2 + taken + i * (boxHeight + captionHeight);
    const natural = {
      width: (item.evidence.width ?? item.shown.width) * pixel,
      height: (item.evidence.height ?? item.shown.height) * pixel,
    };
    // Size of the file as taken in decides the percentage; its proportions are those of the upright picture.
    const across = natural.width / natural.height;
    const ratio = item.shown.width / item.shown.height;
    const upright =
      Math.abs(across - ratio) < 0.02
        ? natural
        : { width: item.shown.width * pixel, height: item.shown.height * pixel };
    const scale = Math.min(boxWidth / upright.width, boxHeight / upright.height, largest);
    const width = upright.width * scale;
    const height = upright.height * scale;
    const x = shape.left + (perSheet === 2 ? 0 : (boxWidth - width) / 2);
    page.at(x - 0.4, top - 0.4, {
      canvas: [{ type: 'rect', x: 0, y: 0, w: width + 0.8, h: height + 0.8, lineWidth: 0.4, lineColor: ink.line }],
    });
    page.slots.push({ anchor, x, y: top, width, height, fill: { is: 'jpeg', file: item.shown.file } });
    caption(page, item.evidence, item.number, scale, shape, top + height + 5, boxWidth);
  }
}

function caption(
  page: ExhibitWriter,
  e: PacketEvidence,
  number: string,
  scale: number,
  shape: PageShape,
  y: number,
  room: number,
): void {
  const { t, kit } = page.desk;
  const x = shape.left;
  const said = page.x.exhibit.captions[e.evidenceId];
  const lead = `${t.ex(number)}${said ? ' – ' : ''}`;
  const caption = kit.clip(`${lead}${said ?? ''}`, type.caption, room, 2);
  const body = caption.startsWith(lead) ? caption.slice(lead.length) : '';
  const time = e.cameraTime
    ? t.exhibit.cameraTime(e.cameraTime.local.replace('T', ' ').slice(0, 16), e.cameraTime.offset)
    : t.exhibit.noCameraTime;
  const percent = scale * 100 < 10 ? (scale * 100).toFixed(1) : String(Math.round(scale * 100));
  const truth = t.oneAfterOther([time, t.exhibit.file(e.originalName), t.exhibit.unedited(percent)]);
  const pieces = [
    ...(text(page.desk, lead, { size: type.caption, bold: true })['text'] as Node[]),
    ...(body ? (text(page.desk, body, { size: type.caption })['text'] as Node[]) : []),
  ];
  page.at(x, y, {
    stack: [
      { text: pieces, fontSize: type.caption },
      text(page.desk, kit.clip(truth, type.small, room, 2), { size: type.small, color: ink.soft }),
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
      t.exhibit.file(e.originalName),
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
