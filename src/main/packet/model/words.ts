/** How facts are written: dates, money, quantities, names, and which exhibit proves what. Pure. */

import type { FreightAnswer } from '../../../shared/domain/answer.ts';
import type { CaseFacts } from '../../../shared/domain/case-file.ts';
import { settled } from '../../../shared/domain/case-file.ts';
import { zoneSign } from '../../../shared/domain/place-names.ts';
import type { channels } from '../../../shared/domain/terms.ts';
import { formatMoney, type Money, type Name, type Quantity, type When } from '../../../shared/domain/values.ts';
import type { PacketExhibit, PacketFacts, PacketVariant } from '../packet-facts.ts';
import { zh } from '../texts/chinese.ts';
import { type Term, termsOf } from '../texts/terms.ts';
import { type PacketTexts, packetTexts } from '../texts/texts.ts';
import type { Phrase, Piece } from './packet-model.ts';
import type { ProvingKind } from './proving-kinds.ts';

type Channel = (typeof channels)[number];

/** Everything the parts of the model need, made once. */
export interface Words {
  readonly facts: CaseFacts;
  readonly packet: PacketFacts;
  readonly variant: PacketVariant;
  /** True for what the other side may see. */
  readonly outward: boolean;
  readonly t: PacketTexts;
  readonly term: Term;
  /** Long form for running text; no midnight and no zone is invented. */
  date(when: When): string;
  /** ISO form for tables; the zone stands after a time. */
  stamp(when: When): string;
  money(value: Money): string;
  quantity(value: Quantity): string;
  name(value: Name): string;
  /** Citations of the included exhibits with these ids of the case file, in order. */
  cites(keys: readonly string[] | undefined): Piece[];
  /** Citation of the first included exhibit of one of these kinds, the most telling kind first; only what a person has looked at. */
  proof(kinds: readonly ProvingKind[], all?: boolean): Piece[];
  exhibitTitle(exhibit: PacketExhibit): string;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export function makeWords(packet: PacketFacts): Words {
  const { language, variant } = packet.packet;
  const t = packetTexts(language);
  const chinese = language === 'zh-CN';
  const longDay = (day: string): string => {
    const [y = '', m = '', d = ''] = day.split('-');
    return chinese
      ? zh`${Number(y)}年${Number(m)}月${Number(d)}日`
      : `${Number(d)} ${months[Number(m) - 1] ?? ''} ${y}`;
  };
  const cite = (e: PacketExhibit): Piece => ({ cite: e.label });
  return {
    facts: packet.facts,
    packet,
    variant,
    outward: variant !== 'file-copy',
    t,
    term: termsOf(language),
    date: (when) =>
      typeof when === 'string'
        ? longDay(when)
        : `${longDay(when.local.slice(0, 10))}${chinese ? ' ' : ', '}${when.local.slice(11, 16)} (${zoneSign(when.zone)})`,
    stamp: (when) =>
      typeof when === 'string'
        ? when
        : `${when.local.slice(0, 10)} ${when.local.slice(11, 16)} (${zoneSign(when.zone)})`,
    money: (value) => formatMoney(value, language),
    quantity: (value) =>
      `${new Intl.NumberFormat('en', { maximumFractionDigits: 6 }).format(value.value)} ${value.unit}`,
    name: (value) => (value.latin && value.latin !== value.name ? `${value.name} (${value.latin})` : value.name),
    cites: (keys) => {
      const found = packet.exhibits.filter((e) => keys?.includes(e.key));
      return found.map(cite);
    },
    proof: (kinds, all = false) => {
      const found = kinds.flatMap((kind) => packet.exhibits.filter((e) => e.chosen && e.kind === kind));
      return (all ? found : found.slice(0, 1)).map(cite);
    },
    exhibitTitle: (e) => (chinese ? (e.titleZh ?? e.title) : e.title),
  };
}

/** Pieces joined by the sign of the language, in brackets after a sentence. */
export function withProof(w: Words, text: string, proof: readonly Piece[]): Phrase {
  if (proof.length === 0) return [text];
  const [open, close] = w.packet.packet.language === 'zh-CN' ? ['（', '）'] : [' (', ')'];
  return [text, open, ...joined(w, proof), close];
}

export function joined(w: Words, pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((p, i) => (i === 0 ? [p] : [w.packet.packet.language === 'zh-CN' ? '；' : '; ', p]));
}

/** Sentences of one paragraph: a space between them in English, none in Chinese. */
export function sentences(w: Words, list: readonly (string | null | undefined)[]): string {
  return list
    .filter((s): s is string => typeof s === 'string' && s !== '')
    .join(w.packet.packet.language === 'zh-CN' ? '' : ' ');
}

/** The buyer as the packet names him. */
export const buyerName = (w: Words): string | null => {
  const name = settled(w.facts.customer?.name);
  return name ? w.name(name) : null;
};

/** The goods in one line: description and quantity of each item. */
export function goodsLine(w: Words): string | null {
  const items = (w.facts.order?.items ?? []).map((item) => {
    const quantity = settled(item.quantity);
    const what = settled(item.description) ?? settled(item.sku);
    if (!what) return null;
    return quantity ? `${w.quantity(quantity)} ${what}` : what;
  });
  const known = items.filter((i): i is string => i !== null);
  return known.length > 0 ? known.join(w.packet.packet.language === 'zh-CN' ? '；' : '; ') : null;
}

/** The goods of a claim: how many of which item; null where neither is known. */
export function lineGoods(w: Words, line: NonNullable<CaseFacts['lines']>[number]): string | null {
  const items = w.facts.order?.items ?? [];
  const own = settled(line.itemId);
  const item = own === undefined && items.length === 1 ? items[0] : items.find((one) => one.id === own);
  const quantity = settled(line.quantity);
  const name = settled(item?.description) ?? settled(item?.sku);
  if (quantity) return [w.quantity(quantity), name].filter(Boolean).join(' ');
  if (!name) return null;
  // What was ordered is not what is claimed: it is told as ordered.
  const ordered = settled(item?.quantity);
  return w.t.reply.quantityOpen(ordered ? `${w.quantity(ordered)} ${name}` : name);
}

/** A leg of the freight, with the part of the goods it is for. */
export const legName = (w: Words, freight: FreightAnswer): string =>
  `${w.term('legs', freight.leg)}${freight.scope ? ` (${freight.scope})` : ''}`;

const inspectionKinds = [
  'inspection_report',
  'test_certificate',
  'inspection_photo',
] as const satisfies readonly ProvingKind[];

/** The exhibits of one inspection: those that carry its report number or its day; when none does, all of that kind. */
export function inspectionProof(w: Words, inspection: NonNullable<CaseFacts['inspections']>[number]): Piece[] {
  const day = (when: When): string => (typeof when === 'string' ? when : when.local).slice(0, 10);
  const at = settled(inspection.at);
  const no = settled(inspection.reportNo);
  const all = w.packet.exhibits.filter((e) => e.chosen && inspectionKinds.some((kind) => kind === e.kind));
  const own = all.filter(
    (e) =>
      (at && e.date && day(e.date) === day(at)) ||
      (no && `${e.title} ${e.titleZh ?? ''} ${e.shows ?? ''}`.includes(no)),
  );
  // What carries the day or the number of another inspection speaks of that one.
  const others = (w.facts.inspections ?? []).filter((other) => other.id !== inspection.id);
  const ofAnother = (e: (typeof all)[number]): boolean =>
    others.some((other) => {
      const otherAt = settled(other.at);
      const otherNo = settled(other.reportNo);
      return (
        (otherAt !== undefined && e.date !== null && day(e.date) === day(otherAt)) ||
        (otherNo !== undefined && `${e.title} ${e.titleZh ?? ''} ${e.shows ?? ''}`.includes(otherNo))
      );
    });
  const found = own.length > 0 ? own : all.filter((e) => !ofAnother(e));
  return inspectionKinds.flatMap((kind) => found.filter((e) => e.kind === kind).map((e) => ({ cite: e.label })));
}

/**
 * Kinds of exhibit that can prove what was said on a channel. A chat outside the platform proves nothing of a talk on it.
 * @param channel undefined = not known: then the platform's own tool and e-mail
 */
export function talkKinds(channel: Channel | undefined): readonly ProvingKind[] {
  switch (channel) {
    case 'platform_chat':
      return ['chat_platform', 'platform_ticket'];
    case 'platform_dispute_page':
      return ['platform_ticket', 'chat_platform'];
    case undefined:
      return ['chat_platform', 'email'];
    case 'email':
      return ['email'];
    case 'messenger':
      return ['chat_other'];
    case 'phone':
    case 'letter':
    case 'other':
      return ['chat_other', 'email'];
  }
}

/**
 * True when an entry of the talks may be shown in this variant. Outward the seller's own words and every offer only where the
 * person ticked them: what he said to settle the matter must not be held against him.
 */
export function mayShow(w: Words, entry: NonNullable<CaseFacts['negotiation']>[number]): boolean {
  if (!w.outward) return true;
  const offers = entry.offerAmount !== undefined || entry.offer !== undefined || entry.answer !== undefined;
  const shown = settled(entry.showInPacket);
  const from = settled(entry.from);
  // Who is not known to be somebody else may have been the seller.
  const theirs = from === 'buyer' || from === 'platform';
  return offers || !theirs ? shown === true : shown !== false;
}
