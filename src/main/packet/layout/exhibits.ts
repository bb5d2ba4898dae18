/**
 * The pages of the exhibits: which kind of page each piece of evidence gets.
 * Pictures and foreign pages get an empty place (a slot); the assembler fills it. Text of ours never lies on a slot.
 */
import type { Prepared } from '../evidence/prepared.ts';
import type { ExhibitModel } from '../model/packet-model.ts';
import type { PacketEvidence } from '../packet-facts.ts';
import { type ExhibitTools, ExhibitWriter, type Slot } from './exhibit-writer.ts';
import { type PerSheet, type PictureItem, pdfPages, photoSheet } from './framed.ts';
import { frontSheet } from './front-sheet.ts';
import { photoPair } from './photo-pair.ts';
import type { Node } from './pieces.ts';
import { emptyPage, noticePage, printedText } from './printed.ts';

/** True for pictures that belong two on a sheet; documents and screenshots get a page each. */
const isPhoto = (x: ExhibitModel): boolean => x.exhibit.kind.endsWith('_photo') || x.exhibit.kind === 'other';

interface Item {
  readonly evidence: PacketEvidence;
  readonly number: string;
  readonly shown: Prepared;
}

const isPicture = (item: Item): item is Item & PictureItem => item.shown.is === 'picture';

/** The pictures that follow one another at the beginning. */
function picturesFrom(items: readonly Item[]): PictureItem[] {
  const end = items.findIndex((item) => !isPicture(item));
  return (end < 0 ? items : items.slice(0, end)).filter(isPicture);
}

/** Photos smaller than this on their long side are about as large at a quarter of a sheet as they may ever be, in pixels. */
const smallPhoto = 650;

/** Four on a sheet only for small photos that come in threes at least; two of them fill a sheet as any two do. */
function sheetFor(x: ExhibitModel, items: readonly Item[]): PerSheet {
  if (!isPhoto(x)) return 1;
  const next = picturesFrom(items).slice(0, 4);
  const isSmall = ({ evidence, shown }: PictureItem): boolean =>
    Math.max(evidence.width ?? shown.width, evidence.height ?? shown.height) < smallPhoto;
  return next.length >= 3 && next.every(isSmall) ? 4 : 2;
}

export function exhibitPages(tools: ExhibitTools, x: ExhibitModel): { readonly nodes: Node[]; readonly slots: Slot[] } {
  const page = new ExhibitWriter(tools, x);
  if (tools.sheets) frontSheet(page);
  const items = x.exhibit.evidence.map(
    (e, i): Item => ({
      evidence: e,
      number: x.exhibit.evidence.length > 1 ? `${x.label}-${i + 1}` : x.label,
      shown: tools.prepared.get(e.evidenceId)?.shown ?? { is: 'notice', why: 'file-missing' },
    }),
  );
  if (items.length === 0) emptyPage(page);
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (!item) continue;
    const { shown } = item;
    if (shown.is === 'picture') {
      const perSheet = sheetFor(x, items.slice(i));
      const pictures = picturesFrom(items.slice(i)).slice(0, perSheet);
      i += pictures.length - 1;
      if (isPhoto(x) && pictures.length <= 2) photoPair(page, pictures);
      else photoSheet(page, pictures, perSheet === 4 ? 4 : 1);
    } else if (shown.is === 'pdf') pdfPages(page, item.evidence, item.number, shown);
    else if (shown.is === 'notice') noticePage(page, item.evidence, item.number, shown.why);
    else printedText(page, item.evidence, item.number, shown);
  }
  return { nodes: page.nodes, slots: page.slots };
}
