/** The outline of each kind of packet: its parts and exhibits in order, and which of them are left out. */
import type { ExhibitSummary } from '../../shared/domain/evidence.ts';
import { arranged, isOptionalPart, type PacketPart, packetParts } from '../../shared/domain/packet-parts.ts';
import { Trouble } from '../../shared/errors.ts';
import { letteredBlocks } from '../packet/model/build-model.ts';
import { makeWords } from '../packet/model/words.ts';
import type { PacketVariant } from '../packet/packet-facts.ts';
import { transaction } from '../store/connection.ts';
import { appendJournal } from '../store/journal-store.ts';
import { type OutlineItem, readOutline, writeOutline } from '../store/outline-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { gatherPacket } from './gather-packet.ts';
import { getCase } from './get-case.ts';
import { writableDb } from './writable.ts';

export interface PacketOutline {
  /** Parts that this kind of packet has for this case, in their order. */
  readonly parts: readonly { readonly id: PacketPart; readonly shown: boolean; readonly optional: boolean }[];
  /** Every exhibit that the case means to show, in its order here. `label` is null for one that is left out or has no file. */
  readonly exhibits: readonly (Pick<
    ExhibitSummary,
    'exhibitId' | 'title' | 'titleZh' | 'kind' | 'shows' | 'language' | 'chosen'
  > & { readonly label: string | null; readonly shown: boolean; readonly files: number })[];
  /** True when anything differs from the usual order and choice. */
  readonly arranged: boolean;
}

/** What a person wants: the parts and exhibits in their order. Two empty lists go back to what is usual. */
export interface OutlineWish {
  readonly parts: readonly { readonly id: PacketPart; readonly shown: boolean }[];
  readonly exhibits: readonly { readonly exhibitId: string; readonly shown: boolean }[];
}

/** @throws Trouble CASE_NOT_FOUND */
export function packetOutline(desk: Desk, caseId: string, variant: PacketVariant): PacketOutline {
  const { db } = desk.archive;
  const { caseNo } = requireCase(db, caseId);
  const kept = readOutline(db, caseNo, variant);
  const { facts } = gatherPacket(desk, caseId, { variant, paper: 'A4', language: 'en' }, false);
  const words = makeWords(facts);
  const always = (id: PacketPart): boolean => id === 'statement' || id === 'integrity';
  const order = arranged(packetParts, facts.outline?.order ?? []);
  const usual = getCase(desk, caseId)
    .exhibits.filter((x) => x.include)
    .toSorted((a, b) => a.position - b.position);
  const keys = arranged(
    usual.map((x) => x.key),
    kept.flatMap((item) => (item.kind === 'exhibit' ? [item.name] : [])),
  );
  const hidden = new Set(kept.flatMap((item) => (item.kind === 'exhibit' && !item.shown ? [item.name] : [])));
  const labels = new Map(facts.exhibits.map((x) => [x.exhibitId, x.label]));
  return {
    parts: order
      .filter((id) => always(id) || letteredBlocks(words, id).length > 0)
      .map((id) => ({
        id,
        optional: isOptionalPart(id),
        shown: !facts.outline?.hidden.some((one) => one === id),
      })),
    exhibits: usual
      .toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
      .map(({ exhibitId, key, title, titleZh, kind, shows, language, chosen, evidenceIds }) => ({
        exhibitId,
        title,
        titleZh,
        kind,
        shows,
        language,
        chosen,
        label: labels.get(exhibitId) ?? null,
        shown: !hidden.has(key),
        files: evidenceIds.length,
      })),
    arranged: kept.length > 0,
  };
}

/**
 * Keeps order and choice for one kind of packet of one case. The facts of the case stay as they are.
 * @throws Trouble CASE_NOT_FOUND, ARCHIVE_READ_ONLY, EXHIBIT_NOT_FOUND, PACKET_PART_NEEDED
 */
export function arrangePacket(desk: Desk, caseId: string, variant: PacketVariant, wish: OutlineWish): void {
  const db = writableDb(desk);
  const { caseNo } = requireCase(db, caseId);
  const needed = wish.parts.find((part) => !part.shown && !isOptionalPart(part.id));
  if (needed !== undefined) throw new Trouble('PACKET_PART_NEEDED', { part: needed.id });
  const keys = new Map(getCase(desk, caseId).exhibits.map((x) => [x.exhibitId, x.key]));
  const items: OutlineItem[] = [
    ...wish.parts.map((part): OutlineItem => ({ kind: 'part', name: part.id, shown: part.shown })),
    ...wish.exhibits.map((x): OutlineItem => {
      const name = keys.get(x.exhibitId);
      if (name === undefined) throw new Trouble('EXHIBIT_NOT_FOUND', { exhibitId: x.exhibitId });
      return { kind: 'exhibit', name, shown: x.shown };
    }),
  ];
  transaction(db, () => {
    writeOutline(db, caseNo, variant, items);
    appendJournal(db, {
      at: desk.now(),
      by: desk.by,
      caseNo,
      action: 'packet.arranged',
      details: { variant, hidden: items.filter((item) => !item.shown).map((item) => item.name) },
    });
  });
}
