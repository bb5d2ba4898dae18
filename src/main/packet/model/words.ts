/** How facts are written: dates, money, quantities, names, and which exhibit proves what. Pure. */

import type { FreightAnswer } from '../../../shared/domain/answer.ts';
import type { CaseFacts } from '../../../shared/domain/case-file.ts';
import { settled } from '../../../shared/domain/case-file.ts';
import { zoneSign } from '../../../shared/domain/place-names.ts';
import { formatMoney, type Money, type Name, type Quantity, type When } from '../../../shared/domain/values.ts';
import type { PacketExhibit, PacketFacts, PacketVariant } from '../packet-facts.ts';
import { zh } from '../texts/chinese.ts';
import { type Term, termsOf } from '../texts/terms.ts';
import { type PacketTexts, packetTexts } from '../texts/texts.ts';
import type { Phrase, Piece } from './packet-model.ts';
import { provingExhibits, type Told } from './proof.ts';
import type { ProofOf } from './proof-table.ts';

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
  /** The same for a narrow column: the zone on a line of its own, never parted. */
  cell(when: When): string;
  money(value: Money): string;
  quantity(value: Quantity): string;
  name(value: Name): string;
  /** Citations of the included exhibits with these ids of the case file, in order. */
  cites(keys: readonly string[] | undefined): Piece[];
  /**
   * Citations of the included exhibits that prove this, by the table of proofs; only what a person has looked at.
   * @param of the entry of a list that is told, where the sentence is about one
   */
  proof(what: ProofOf, of?: Told): Piece[];
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
    cell: (when) =>
      typeof when === 'string'
        ? when
        : `${when.local.slice(0, 10)} ${when.local.slice(11, 16)}\n(${zoneSign(when.zone)})`,
    money: (value) => formatMoney(value, language),
    quantity: (value) =>
      `${new Intl.NumberFormat('en', { maximumFractionDigits: 6 }).format(value.value)} ${value.unit}`,
    name: (value) => (value.latin && value.latin !== value.name ? `${value.name} (${value.latin})` : value.name),
    cites: (keys) => {
      const found = packet.exhibits.filter((e) => keys?.includes(e.key));
      return found.map(cite);
    },
    proof: (what, of) => provingExhibits(packet, what, of).map(cite),
    exhibitTitle: (e) => (chinese ? (e.titleZh ?? e.title) : e.title),
  };
}

/** Sentences of one paragraph, each with its own proof behind it. */
export function provenSentences(
  w: Words,
  list: readonly (readonly [text: string | null | undefined | false, proof: readonly Piece[]])[],
): Phrase {
  const told = list.flatMap(([text, proof]) => (text ? [{ text, proof }] : []));
  const same = (a: readonly Piece[], b: readonly Piece[] | undefined): boolean =>
    b !== undefined && JSON.stringify(a) === JSON.stringify(b);
  const space = w.packet.packet.language === 'zh-CN' ? '' : ' ';
  // Sentences that have the same proof share its citation behind the last of them.
  return told.flatMap(({ text, proof }, i) => [
    ...(i === 0 ? [] : [space]),
    ...withProof(w, text, same(proof, told[i + 1]?.proof) ? [] : proof),
  ]);
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

/** The reason of a claim with the kind of defect that was chosen; null where no reason is known. */
export function reasonOf(w: Words, line: NonNullable<CaseFacts['lines']>[number]): string | null {
  const [reason, kind] = [settled(line.reason), settled(line.subReason)];
  if (!reason) return kind ? w.term('subReasons', kind) : null;
  return kind ? `${w.term('reasons', reason)}${w.t.colon}${w.term('subReasons', kind)}` : w.term('reasons', reason);
}

/** What the buyer asks for: his wish, the sum he asks back, and his own words. A reason is no request. */
export function wishOf(w: Words): string {
  const { request } = w.facts;
  const [wants, amount, text] = [settled(request?.buyerWants), settled(request?.amount), settled(request?.text)];
  return [wants && w.term('wishes', wants), amount && w.money(amount), text && w.t.quoted(text)]
    .filter(Boolean)
    .join(w.t.listAnd);
}

/** What the goods were to be measured by. */
export function standardOf(w: Words): string {
  const { order } = w.facts;
  const [tolerance, sample] = [settled(order?.toleranceStated), settled(order?.sampleRef)];
  return [tolerance, sample && w.t.statement.ofSample(sample)].filter(Boolean).join('; ');
}

/** A leg of the freight, with the part of the goods it is for. */
export const legName = (w: Words, freight: FreightAnswer): string =>
  `${w.term('legs', freight.leg)}${freight.scope ? ` (${freight.scope})` : ''}`;

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
