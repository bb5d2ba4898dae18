/**
 * What the exporter answers the buyer: his own choice and nothing else. Where he has not chosen, nothing here accepts or refuses.
 * What must not live here: the rules' view of the case.
 */
import { type CaseFacts, settled } from '../../../shared/domain/case-file.ts';
import type { Phrase, Piece } from './packet-model.ts';
import { inspectionProof } from './proof.ts';
import { lineGoods, type Words, withProof } from './words.ts';

/** A reason with its proof; the clause follows "because" in the letter, the sentence stands alone. */
export interface ReplyReason {
  readonly clause: string;
  readonly cites: readonly Piece[];
}

/** Reasons of the buyer that an inspection of the goods speaks to, and those that the delivery speaks to. */
const ofQuality = new Set(['QUALITY', 'WRONG_ITEM', 'COUNTERFEIT', 'SHORT_QTY']);
const ofTransport = new Set(['TRANSIT_DAMAGE', 'TRANSIT_LOSS', 'NON_RECEIPT', 'SHORT_QTY']);
const ofLoss = new Set(['TRANSIT_LOSS', 'NON_RECEIPT']);

/** The recorded answer; null as long as he has not said it. */
export function replyPosition(w: Words): 'accept' | 'refuse' | 'counter_offer' | null {
  const position = settled(w.facts.reply?.position);
  return position === undefined || position === 'no_position_yet' ? null : position;
}

/** What supports a refusal: the contract's clause and settled facts that speak to what the buyer complains of. */
export function replyReasons(w: Words): ReplyReason[] {
  if (replyPosition(w) !== 'refuse') return [];
  const { order, delivery, lines } = w.facts;
  const r = w.t.reply;
  const told = (lines ?? []).flatMap((line) => settled(line.reason) ?? []);
  // One answer for all that is claimed: what speaks to one line only is no reason for the others.
  const of = (group: ReadonlySet<string>): boolean => told.length > 0 && told.every((reason) => group.has(reason));
  const found: ReplyReason[] = [];
  if (settled(order?.noReturnClause) === true) found.push({ clause: r.clause, cites: w.proof('noReturn') });
  if (of(ofQuality)) found.push(...inspectedReasons(w));
  const arrived = settled(delivery?.deliveredAt) ?? settled(delivery?.receivedAt);
  const unnoted = settled(delivery?.damageNotedOnPod) === false;
  // That goods arrived answers a claim that they did not; to damage it answers only where nothing was noted at the door.
  if (arrived && of(ofTransport) && (unnoted || of(ofLoss)))
    found.push({
      clause: r.delivered(w.date(arrived), unnoted),
      cites: w.proof(unnoted ? 'noException' : 'delivered'),
    });
  for (const late of tooLate(w))
    found.push({
      clause: late,
      cites: [...w.proof('delivered'), ...w.proof('requested', { channel: settled(w.facts.request?.channel) })],
    });
  return found;
}

type ClaimLine = NonNullable<CaseFacts['lines']>[number];
type Inspection = NonNullable<CaseFacts['inspections']>[number];

/** Each claim by an inspection of its own goods, with its own day; nothing where one of them has none. */
function inspectedReasons(w: Words): ReplyReason[] {
  const { inspections, lines, order } = w.facts;
  const items = order?.items ?? [];
  const matching = (inspections ?? []).filter((i) => settled(i.result) === 'MATCHES');
  const itemOf = (line: ClaimLine): string | undefined =>
    settled(line.itemId) ?? (items.length === 1 ? items[0]?.id : undefined);
  const inspectionOf = (line: ClaimLine): Inspection | undefined =>
    matching.find((i) => settled(i.itemId) !== undefined && settled(i.itemId) === itemOf(line)) ??
    matching.find((i) => settled(i.itemId) === undefined);
  const pairs = (lines ?? []).map((line) => ({ line, inspection: inspectionOf(line) }));
  if (pairs.some(({ inspection }) => inspection === undefined)) return [];
  const told = [...new Set(pairs.flatMap(({ inspection }) => inspection ?? []))];
  return told.map((inspection) => {
    const at = settled(inspection.at);
    const goods = pairs.filter((pair) => pair.inspection === inspection).map(({ line }) => lineGoods(w, line));
    const known = goods.filter((one) => one !== null);
    return {
      clause: w.t.reply.inspected(
        settled(inspection.by) ?? null,
        at ? w.date(at) : null,
        told.length > 1 && known.length > 0 ? known.join(w.t.listAnd) : null,
      ),
      cites: inspectionProof(w, inspection),
    };
  });
}

/** Every claim came after its last day, by a platform's or a law's own clock; empty otherwise: the article alone binds nobody. */
function tooLate(w: Words): string[] {
  const asked = settled(w.facts.request?.at);
  const { lines, deadlines } = w.packet.answer;
  if (asked === undefined || lines.length === 0) return [];
  const days = new Map<string, string[]>();
  for (const { id, window, follows } of lines) {
    if (window.verdict !== 'OUT' || window.lastDay === null || follows === null || follows === 'seed-article')
      return [];
    const line = w.facts.lines?.find((one) => one.id === id);
    const goods = line ? lineGoods(w, line) : null;
    days.set(window.lastDay, [...(days.get(window.lastDay) ?? []), ...(goods === null ? [] : [goods])]);
  }
  // Claims with a day of their own each say it.
  return [...days].map(([last, goods]) => {
    const source = deadlines.find((d) => d.whose === 'buyer' && d.at?.slice(0, 10) === last)?.source;
    const of = days.size > 1 && goods.length > 0 ? goods.join(w.t.listAnd) : null;
    return w.t.reply.late(w.date(asked), w.date(last), source ?? null, of);
  });
}

/** The answer in one paragraph, in the voice of a letter to the buyer. */
export function replyPhrase(w: Words): Phrase {
  const r = w.t.reply;
  const wants = settled(w.facts.request?.buyerWants);
  const wish = wants ? w.term('wishes', wants) : r.anyWish;
  const own = settled(w.facts.reply?.text);
  switch (replyPosition(w)) {
    case 'accept':
      return spaced(w, [r.accept(wish), own]);
    case 'refuse': {
      const reasons = replyReasons(w);
      const answer =
        reasons.length > 0
          ? r.refuseBecause(
              wish,
              reasons.map((x) => x.clause),
            )
          : r.refuse(wish);
      return spaced(w, [answer, own]);
    }
    case 'counter_offer':
      return spaced(w, [r.counter(wish), own, ...tickedOffers(w).map((offer) => r.offer(offer))]);
    case null:
      return spaced(w, [r.open(wish), own]);
  }
}

/** The reasons once more, each with its proof, for the statement. */
export const reasonPhrases = (w: Words): Phrase[] =>
  replyReasons(w).map((x) => withProof(w, w.t.reply.sentence(x.clause), x.cites));

/** Offers of the seller that he ticked for the packet. */
export function tickedOffers(w: Words): string[] {
  return (w.facts.negotiation ?? []).flatMap((entry) => {
    if (settled(entry.from) !== 'seller' || settled(entry.showInPacket) !== true) return [];
    const amount = settled(entry.offerAmount);
    const what = [settled(entry.offer), amount && w.money(amount)].filter(Boolean).join(', ');
    return what === '' ? [] : [what];
  });
}

/** Chinese needs no space after a sentence, unless the person wrote his in other letters. */
function spaced(w: Words, list: readonly (string | undefined)[]): Phrase {
  const told = list.filter((s): s is string => s !== undefined && s !== '');
  return [
    told.reduce((text, next) => {
      // A sentence that the person left open is closed before the next one.
      const ended = /[.!?:;。！？：；…”"]$/u.test(text) ? text : `${text}${w.t.stop}`;
      const close = w.packet.packet.language === 'zh-CN' && /[\u3000-\u9FFF\uFF00-\uFFEF]$/u.test(ended);
      return `${ended}${close ? '' : ' '}${next}`;
    }),
  ];
}
