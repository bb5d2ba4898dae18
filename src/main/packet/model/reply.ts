/**
 * What the exporter answers the buyer: his own choice and nothing else. Where he has not chosen, nothing here accepts or refuses.
 * What must not live here: the rules' view of the case.
 */
import { settled } from '../../../shared/domain/case-file.ts';
import type { Phrase, Piece } from './packet-model.ts';
import { inspectionProof, type Words, withProof } from './words.ts';

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
  const { order, delivery, inspections, lines } = w.facts;
  const r = w.t.reply;
  const told = (lines ?? []).flatMap((line) => settled(line.reason) ?? []);
  // One answer for all that is claimed: what speaks to one line only is no reason for the others.
  const of = (group: ReadonlySet<string>): boolean => told.length > 0 && told.every((reason) => group.has(reason));
  const found: ReplyReason[] = [];
  if (settled(order?.noReturnClause) === true)
    found.push({ clause: r.clause, cites: w.proof(['contract', 'order_page']) });
  const matching = (inspections ?? []).find((i) => settled(i.result) === 'MATCHES');
  if (matching && of(ofQuality)) {
    const at = settled(matching.at);
    found.push({
      clause: r.inspected(settled(matching.by) ?? null, at ? w.date(at) : null),
      cites: inspectionProof(w, matching),
    });
  }
  const arrived = settled(delivery?.deliveredAt) ?? settled(delivery?.receivedAt);
  const unnoted = settled(delivery?.damageNotedOnPod) === false;
  // That goods arrived answers a claim that they did not; to damage it answers only where nothing was noted at the door.
  if (arrived && of(ofTransport) && (unnoted || of(ofLoss)))
    found.push({
      clause: r.delivered(w.date(arrived), unnoted),
      cites: w.proof(['pod', 'tracking_capture'], true),
    });
  const late = tooLate(w);
  if (late !== null) found.push({ clause: late, cites: w.proof(['pod', 'tracking_capture', 'chat_platform'], true) });
  return found;
}

/** Every claim came after its last day, by a platform's or a law's own clock: the article alone binds nobody. */
function tooLate(w: Words): string | null {
  const asked = settled(w.facts.request?.at);
  const { lines, deadlines } = w.packet.answer;
  const [first] = lines;
  const last = first?.window.lastDay ?? null;
  if (asked === undefined || last === null || first?.follows == null || first.follows === 'seed-article') return null;
  if (!lines.every((l) => l.window.verdict === 'OUT' && l.window.lastDay === last && l.follows === first.follows))
    return null;
  const source = deadlines.find((d) => d.whose === 'buyer' && d.at?.slice(0, 10) === last)?.source;
  return w.t.reply.late(w.date(asked), w.date(last), source ?? null);
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
