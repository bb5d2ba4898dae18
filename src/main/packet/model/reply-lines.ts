/**
 * What a letter to the buyer says beside its answer: each claim with the answer to it, who pays which freight, what comes next.
 * Only what the owner has chosen, typed or agreed; what the rules would let the buyer ask for is never offered here.
 */
import { settled } from '../../../shared/domain/case-file.ts';
import type { Block, Phrase } from './packet-model.ts';
import type { ProofOf } from './proof-table.ts';
import { replyPosition, tickedOffers } from './reply.ts';
import { lineGoods, mayShow, reasonOf, type Words, withProof } from './words.ts';

/** Every claim with its reason, what it is worth, and our answer; null without an answer or a claim. */
export function replyTable(w: Words): Block | null {
  const position = replyPosition(w);
  const lines = (w.facts.lines ?? []).flatMap((line) => {
    const goods = lineGoods(w, line);
    const reason = reasonOf(w, line);
    const told = settled(line.description);
    return goods || reason || told ? [{ id: line.id, goods, reason, told }] : [];
  });
  if (position === null || lines.length === 0) return null;
  const r = w.t.reply;
  const offers = tickedOffers(w);
  const answer = position === 'counter_offer' ? offers.join(w.t.listAnd) || r.proposal : r.answers[position];
  return {
    is: 'table',
    head: [r.claim, r.reason, r.worth, r.answer],
    widths: [30, 22, 18, 30],
    rows: lines.map(({ id, goods, reason, told }) => {
      const worth = w.packet.answer.sums.refunds.find((one) => one.line === id)?.amount;
      return {
        tone: 'plain',
        cells: [
          [goods ?? told ?? w.t.notRecorded],
          [reason ?? w.t.notRecorded],
          [worth ? w.money(worth) : ''],
          [answer],
        ],
      };
    }),
  };
}

interface FreightSaid {
  readonly says: string;
  /** What proves it; null where it stands on the owner's word alone. */
  readonly of: ProofOf | null;
}

/** Who pays which leg, as the contract says or as it was agreed and typed; one sentence for each. */
export function replyFreight(w: Words): readonly FreightSaid[] {
  const s = w.t.statement;
  const said = new Map<string, FreightSaid>();
  const contract = settled(w.facts.order?.contractReturnFreightBearer);
  if (contract && isSomebody(contract))
    said.set('return', {
      says: w.t.reply.contractFreight(w.term('legs', 'return'), w.term('bearers', contract)),
      of: 'contractFreight',
    });
  const { agreement } = w.facts;
  const isAgreed = settled(agreement?.acceptedByBuyer) === true && settled(agreement?.acceptedBySeller) === true;
  const ofAgreement = [
    ['outbound', settled(agreement?.outboundFreightBearer)],
    ['return', settled(agreement?.returnFreightBearer)],
    ['reship', settled(agreement?.reshipFreightBearer)],
  ] as const;
  for (const [leg, bearer] of isAgreed ? ofAgreement : [])
    if (bearer && isSomebody(bearer))
      said.set(leg, { says: s.freightLine(w.term('legs', leg), w.term('bearers', bearer)), of: 'agreed' });
  for (const entry of w.facts.freight ?? []) {
    const [leg, bearer] = [settled(entry.leg), settled(entry.agreedBearer)];
    if (leg && bearer && isSomebody(bearer))
      said.set(leg, { says: s.freightLine(w.term('legs', leg), w.term('bearers', bearer)), of: null });
  }
  return [...said.values()];
}

const isSomebody = (bearer: string): boolean => bearer !== 'UNDECIDED' && bearer !== 'NONE';

/** What happens next. */
export function replyNext(w: Words): string | null {
  const position = replyPosition(w);
  return position === null ? null : w.t.reply.next[position];
}

/**
 * What the answer rests on: the clause, the sums, the day. What is not recorded is not said; an offer without a sum says so, and
 * a day is told only where both sides agreed to it, with its zone.
 */
export function replyTerms(w: Words): Block | null {
  const position = replyPosition(w);
  if (position === null) return null;
  const { agreement, negotiation, order } = w.facts;
  const r = w.t.reply;
  const isAgreed = settled(agreement?.acceptedByBuyer) === true && settled(agreement?.acceptedBySeller) === true;
  const rows: (readonly [string, Phrase])[] = [];
  if (position === 'refuse' && settled(order?.noReturnClause) === true)
    rows.push([r.terms.rely, withProof(w, r.terms.contract, w.proof('noReturn'))]);
  const acceptedAt = settled(agreement?.acceptedAt);
  if (position !== 'refuse' && isAgreed)
    rows.push([
      r.terms.rely,
      withProof(w, r.terms.agreement(acceptedAt ? w.date(acceptedAt) : null), w.proof('agreed')),
    ]);
  const asked = (negotiation ?? [])
    .filter((entry) => settled(entry.from) === 'buyer' && mayShow(w, entry))
    .flatMap((entry) => settled(entry.offerAmount) ?? [])
    .at(-1);
  if (asked) rows.push([r.terms.asked, [w.money(asked)]]);
  const worth = w.packet.answer.sums.total;
  if (worth) rows.push([r.worth, [w.money(worth)]]);
  const sums = (negotiation ?? [])
    .filter((entry) => settled(entry.from) === 'seller' && settled(entry.showInPacket) === true)
    .flatMap((entry) => settled(entry.offerAmount) ?? []);
  const agreed = isAgreed ? settled(agreement?.amount) : undefined;
  if (position === 'counter_offer')
    rows.push([r.terms.offer, [sums.length > 0 ? sums.map(w.money).join(w.t.listAnd) : r.terms.noSum]]);
  else if (position === 'accept' && agreed) rows.push([r.terms.offer, [w.money(agreed)]]);
  const due = isAgreed ? settled(agreement?.buyerDeadline) : undefined;
  if (due !== undefined) {
    const [open, close] = w.packet.packet.language === 'zh-CN' ? ['（', '）'] : [' (', ')'];
    const noHour = typeof due === 'string' ? `${open}${r.terms.noHour}${close}` : '';
    rows.push([r.terms.until, [`${w.date(due)}${noHour}`]]);
  }
  return rows.length === 0 ? null : { is: 'facts', rows };
}
