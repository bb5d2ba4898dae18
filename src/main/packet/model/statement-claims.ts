/** The arguing half of the statement: grounds, answers, freight, what is asked. Outward nothing here speaks against the owner. */
import { settled } from '../../../shared/domain/case-file.ts';
import type { ExhibitKind } from '../../../shared/domain/terms.ts';
import type { ReliedRule } from '../packet-facts.ts';
import type { Phrase, Piece } from './packet-model.ts';
import { reasonPhrases, replyPhrase, replyPosition } from './reply.ts';
import { replyFreight, replyNext, replyTable, replyTerms } from './reply-lines.ts';
import type { StatementWriter } from './statement-writer.ts';
import { joined, legName, sentences, type Words, withProof } from './words.ts';

const transportPapers = [
  'bill_of_lading',
  'air_waybill',
  'cmr',
  'courier_label',
  'warehouse_receipt',
] as const satisfies readonly ExhibitKind[];

export function grounds(w: Words, out: StatementWriter): void {
  const s = w.t.statement;
  // The grounds are told to the platform; a letter to the buyer has its own reasons.
  if (w.variant === 'reply') return;
  const told = (w.facts.appeal?.grounds ?? []).filter((g) => settled(g.title) || settled(g.text));
  for (const [i, g] of told.entries()) {
    const title = settled(g.title);
    const text = settled(g.text);
    const rule = settled(g.rule);
    const cites = w.cites(g.exhibits);
    out.reasonNext();
    out.heading(title ? `${s.ground(i + 1)}${w.t.colon}${title}` : s.ground(i + 1));
    if (text)
      for (const [n, paragraph] of paragraphs(text).entries()) out.say(withProof(w, paragraph, n === 0 ? cites : []));
    else if (title) out.say(withProof(w, title, cites));
    if (rule) out.say([{ bold: `${s.rule}${w.t.colon}` }, rule]);
  }
}

export function answers(w: Words, out: StatementWriter): void {
  const s = w.t.statement;
  const list = (w.facts.dispute?.allegations ?? []).flatMap((a) => {
    const point = settled(a.text);
    const answer = settled(a.answer);
    return point || answer ? [{ point: point ?? w.t.notRecorded, answer, exhibits: a.exhibits }] : [];
  });
  out.heading(s.answers);
  if (list.length === 0) return;
  out.reasonNext();
  out.say([s.answersIntro]);
  out.add({
    is: 'table',
    head: [s.point, s.answer, s.proof],
    widths: [32, 46, 22],
    rows: list.map((a) => ({
      tone: 'plain',
      cells: [[a.point], [a.answer ?? s.noAnswer], joined(w, w.cites(a.exhibits))],
    })),
  });
}

/** Our own numbers of what was found, as F-11 and P-DH4: nobody outside the house can look them up. */
const ownNumber = /^[FP]-[A-Z]*\d+[a-z]?$/;

/** Where in the source the rule stands, in numbers that the source itself carries; null where it has none. */
function placeIn({ clause, section }: ReliedRule): string | null {
  return [...new Set([clause, section])].filter((place) => !ownNumber.test(place)).join(', ') || null;
}

/** The rules behind the answer, in what goes out: where he accepts, and while he has not answered the buyer, there is none to name. */
export function relied(w: Words, out: StatementWriter): void {
  const position = replyPosition(w);
  if (!w.outward || position === 'accept' || (w.variant === 'reply' && position !== 'refuse')) return;
  out.heading(w.t.statement.relied);
  for (const rule of w.packet.relied ?? []) {
    out.reasonNext();
    out.say([
      w.t.statement.reliedOn(rule.gist, {
        source: rule.source,
        pack: rule.pack,
        section: placeIn(rule),
        address: rule.address,
        on: w.date(rule.consultedOn),
      }),
    ]);
  }
}

export function freight(w: Words, out: StatementWriter): void {
  const s = w.t.statement;
  out.heading(s.freight);
  // To the buyer only who accepts says how the goods come back, and at whose cost.
  if (w.variant === 'reply')
    for (const { says, of } of replyFreight(w)) out.say(withProof(w, says, of === null ? [] : w.proof(of)));
  if (w.variant === 'reply' && (replyPosition(w) !== 'accept' || replyFreight(w).length > 0)) return;
  const said = new Set<string>();
  for (const line of w.packet.answer.lines)
    for (const f of line.freight) {
      // Outward only what he may ask of others: a bearer that is himself or open is no argument of his.
      const open = f.chosen === 'UNDECIDED' || f.chosen === 'NONE' || (w.outward && f.chosen === 'SELLER');
      const leg = legName(w, f);
      if (said.has(leg) || open) continue;
      said.add(leg);
      // Who has to pay is a conclusion: a quotation or an invoice shows what it costs.
      out.say([s.freightLine(leg, w.term('bearers', f.chosen))]);
    }
}

export function process(w: Words, out: StatementWriter): void {
  const { order, customer, dispute } = w.facts;
  const p = w.t.statement.processLines;
  const done = [
    settled(order?.orderNoConfirmed) === true && settled(customer?.nameConfirmed) === true ? p.order : null,
    (w.facts.inspections ?? []).some((i) => settled(i.result) === 'MATCHES') ? p.inspection : null,
    haveTalked(w) ? p.talks : null,
    // Said only where it is recorded: a decision alone does not tell who asked for it.
    settled(dispute?.escalatedAt) || settled(dispute?.escalatedBy) ? p.mediation : null,
    w.variant === 'appeal' ? appealProof(w, p.appeal) : null,
  ];
  out.heading(w.t.statement.process);
  const text = sentences(w, done);
  if (text) out.say([text]);
}

/** Talks take two: an agreement, a settled end of the talks, an answer to an offer, or words from both sides. */
function haveTalked(w: Words): boolean {
  const { agreement, negotiation = [], talks } = w.facts;
  const state = settled(talks?.state);
  const bothAccepted = settled(agreement?.acceptedByBuyer) === true && settled(agreement?.acceptedBySeller) === true;
  const isAnswered = negotiation.some((entry) =>
    ['accepted', 'refused', 'countered'].includes(settled(entry.answer) ?? ''),
  );
  const spoke = (who: 'buyer' | 'seller'): boolean =>
    negotiation.some(
      (entry) => settled(entry.from) === who && (settled(entry.text) ?? settled(entry.offer)) !== undefined,
    );
  return state === 'agreed' || bothAccepted || isAnswered || (spoke('buyer') && spoke('seller'));
}

/** Only what is really attached is called attached. */
function appealProof(w: Words, sentence: string): string | null {
  const photos = w.packet.exhibits.some((e) => e.kind.endsWith('_photo') && e.evidence.length > 0);
  const papers = w.packet.exhibits.some(
    (e) => [...transportPapers, 'tracking_capture', 'pod', 'packing_list'].includes(e.kind) && e.evidence.length > 0,
  );
  return photos && papers ? sentence : null;
}

export function asks(w: Words, out: StatementWriter): void {
  const s = w.t.statement;
  out.heading(w.variant === 'reply' ? w.t.reply.title : s.asks);
  out.say(asksPhrase(w));
  if (w.variant === 'reply')
    for (const reason of reasonPhrases(w)) {
      out.reasonNext();
      out.say(reason);
    }
  const terms = w.variant === 'reply' ? replyTerms(w) : null;
  if (terms) out.add(terms);
  const table = w.variant === 'reply' ? replyTable(w) : null;
  if (table) {
    out.say([w.t.reply.lineByLine]);
    out.add(table);
  }
  const next = w.variant === 'reply' ? replyNext(w) : null;
  if (next !== null) out.say([{ bold: `${w.t.reply.nextTitle}${w.t.colon}` }, next]);
  const logistics = settled(w.facts.appeal?.logisticsWaiver);
  const photos = settled(w.facts.appeal?.photosWaiver);
  if (w.variant === 'appeal' && logistics) out.say([s.waiverLogistics(logistics)]);
  if (w.variant === 'appeal' && photos) out.say([s.waiverPhotos(photos)]);
}

/** What is asked, in the person's words; else a plain sentence that decides nothing for him. To the buyer: the answer. */
export function asksPhrase(w: Words): Phrase {
  if (w.variant === 'reply') return replyPhrase(w);
  const { appeal } = w.facts;
  const own = settled(appeal?.asks);
  const amount = settled(appeal?.reliefAmount);
  if (w.variant === 'file-copy' && own === undefined && replyPosition(w) !== null) return replyPhrase(w);
  const d = w.t.statement.asksDefault;
  const text = own ?? (w.variant === 'appeal' ? d.APPEAL : w.variant === 'mediation' ? d.MEDIATE : d.other);
  const pieces: Piece[] = [text];
  // Chinese needs no space after a sentence, unless the person wrote his in other letters.
  if (amount)
    pieces.push(/[\u3000-\u9FFF\uFF00-\uFFEF]$/u.test(text) ? '' : ' ', {
      bold: w.t.statement.relief(w.money(amount)),
    });
  return pieces;
}

/** Paragraphs of a longer text: a blank line or a line feed starts a new one. */
export const paragraphs = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((p) => p.trim())
    .filter((p) => p !== '');
