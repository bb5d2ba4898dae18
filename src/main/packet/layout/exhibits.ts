/**
 * The pages of the exhibits: which kind of page each piece of evidence gets.
 * Pictures and foreign pages get an empty place (a slot); the assembler fills it. Text of ours never lies on a slot.
 */
import type { Prepared } from '../evidence/prepared.ts';
import type { ExhibitModel } from '../model/packet-model.ts';
import { type ExhibitTools, ExhibitWriter, type Slot } from './exhibit-writer.ts';
import { pdfPages, photoSheet } from './framed.ts';
import { frontSheet } from './front-sheet.ts';
import type { Node } from './pieces.ts';
import { emptyPage, noticePage, printedText } from './printed.ts';

/** True for pictures that belong two on a sheet; documents and screenshots get a page each. */
const isPhoto = (x: ExhibitModel): boolean => x.exhibit.kind.endsWith('_photo') || x.exhibit.kind === 'other';

export function exhibitPages(tools: ExhibitTools, x: ExhibitModel): { readonly nodes: Node[]; readonly slots: Slot[] } {
  const page = new ExhibitWriter(tools, x);
  if (tools.sheets) frontSheet(page);
  const items = x.exhibit.evidence.map((e, i) => ({
    evidence: e,
    number: x.exhibit.evidence.length > 1 ? `${x.label}-${i + 1}` : x.label,
    shown: tools.prepared.get(e.evidenceId)?.shown ?? ({ is: 'notice', why: 'file-missing' } as const),
  }));
  if (items.length === 0) emptyPage(page);
  const perSheet = isPhoto(x) ? 2 : 1;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (!item) continue;
    const { shown } = item;
    if (shown.is === 'picture') {
      const pictures = [item];
      const next = items[i + 1];
      if (perSheet === 2 && next?.shown.is === 'picture') {
        pictures.push(next);
        i += 1;
      }
      photoSheet(
        page,
        pictures.map((p) => ({ ...p, shown: p.shown as Extract<Prepared, { is: 'picture' }> })),
        perSheet,
      );
    } else if (shown.is === 'pdf') pdfPages(page, item.evidence, item.number, shown);
    else if (shown.is === 'notice') noticePage(page, item.evidence, item.number, shown.why);
    else printedText(page, item.evidence, item.number, shown);
  }
  return { nodes: page.nodes, slots: page.slots };
}
