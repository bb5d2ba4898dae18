/**
 * Where a case is on its path and whose turn it is, from the facts and the rules' answer.
 * Pure: the moment is the answer's own. What is not known is never taken for done.
 */
import { Temporal } from 'temporal-polyfill';
import type { Answer, Deadline } from '../../shared/domain/answer.ts';
import { type CaseFacts, settled } from '../../shared/domain/case-file.ts';
import {
  type CasePath,
  type NextCode,
  type PapersOut,
  type PathDeadline,
  type PathStep,
  pathSteps,
  type StepState,
} from '../../shared/domain/case-path.ts';

interface Standing {
  readonly state: StepState;
  readonly code?: NextCode;
  readonly goal?: string;
  /** Ids of the deadlines that belong to the step. */
  readonly dues?: readonly string[];
  /** The case went on without it: still asked for, and never before what is at hand. */
  readonly isBehind?: true;
}
type Message = NonNullable<CaseFacts['negotiation']>[number];

const done: Standing = { state: 'done' };
const passed: Standing = { state: 'passed' };
const notYet: Standing = { state: 'not-yet' };
const needsYou = (code: NextCode, goal: string, dues?: readonly string[]): Standing => ({
  state: 'needs-you',
  code,
  goal,
  ...(dues && { dues }),
});
const waits = (code: NextCode, goal: string, dues?: readonly string[]): Standing => ({
  state: 'waits',
  code,
  goal,
  ...(dues && { dues }),
});

/** What the exporter himself has to keep: the rules' names for it. */
const ownDeadlines: ReadonlySet<string> = new Set([
  'dispute-response',
  'dispute-evidence',
  'appeal',
  'agreement-seller',
  'chargeback',
]);

/** What is due against a carrier: it counts for the case only where the way of the goods is what is claimed; a suit never does. */
const againstCarrier = /^(?:notice|delay)-|^courier-notice$/;
const suit = /^suit-/;
const reasonsOfTheWay: ReadonlySet<string> = new Set([
  'TRANSIT_DAMAGE',
  'TRANSIT_LOSS',
  'SHORT_QTY',
  'LATE_DELIVERY',
  'NON_RECEIPT',
]);

/** The two years of a law in which the other side may still come are no deadline to work by. */
const FAR_DAYS = 90;
/** A deadline this near comes before what stands earlier on the path. */
const urgentDays = 3;

const nothingOut: PapersOut = { unsent: [], sent: [] };

/**
 * The path of a case.
 * @param out which of its packets have gone out
 */
export function findPath(facts: CaseFacts, answer: Answer, out: PapersOut = nothingOut): CasePath {
  const standings: Readonly<Record<PathStep, Standing>> = {
    REQUEST: request(facts),
    ORDER_CONFIRMED: orderConfirmed(facts),
    INSPECTION: inspection(facts, answer),
    TALKS: talks(facts, out),
    SETTLEMENT: settlement(facts, answer, out),
    DECISION: decision(facts),
    APPEAL: appeal(facts, answer, out),
    CLOSED: closed(facts, answer),
  };
  const isClosed = standings.CLOSED.state === 'done' || standings.CLOSED.code === 'write-lesson';
  const steps = pathSteps.map((step) => ({
    step,
    // A closed case asks for nothing any more but its lesson.
    state: isClosed && step !== 'CLOSED' && standings[step].state !== 'done' ? 'passed' : standings[step].state,
  }));
  const open = steps.filter(({ state }) => state === 'needs-you' || state === 'waits');
  const turns = open.map(({ step, state }) => {
    const { code = 'nothing', goal = '#request', dues = [], isBehind = false } = standings[step];
    return { step, state, code, goal, due: nearest(answer, dues), isBehind };
  });
  const atHand = turns.filter((turn) => !turn.isBehind);
  const yours = atHand.filter((turn) => turn.state === 'needs-you');
  // What was issued lies ready: nothing is quicker done, and nothing is forgotten more easily.
  const toSend = yours.find((turn) => turn.code === 'record-sent');
  const urgent = yours.filter((turn) => within(turn.due, urgentDays)).toSorted((a, b) => leftOf(a.due) - leftOf(b.due));
  const found = toSend ?? urgent[0] ?? yours[0] ?? atHand[0] ?? turns[0];
  const next = found && { step: found.step, state: found.state, code: found.code, goal: found.goal, due: found.due };
  return {
    steps,
    next: next ?? { step: 'CLOSED', code: 'nothing', state: 'done', goal: '#closing', due: null },
    deadline: isClosed
      ? null
      : nearest({ ...answer, deadlines: answer.deadlines.filter((one) => isOfTheCase(one, facts)) }, null, FAR_DAYS),
  };
}

/** False for what is due between others, beside the case. */
function isOfTheCase({ id }: Deadline, facts: CaseFacts): boolean {
  if (suit.test(id)) return false;
  if (!againstCarrier.test(id)) return true;
  return (facts.lines ?? []).some((line) => reasonsOfTheWay.has(settled(line.reason) ?? ''));
}

function request(facts: CaseFacts): Standing {
  const lines = facts.lines ?? [];
  if (lines.length === 0) return needsYou('add-line', 'lines');
  const without = lines.find((line) => settled(line.reason) === undefined);
  if (without !== undefined) return needsYou('record-reason', `lines[${without.id}].reason`);
  return settled(facts.request?.at) === undefined ? needsYou('record-request', 'request.at') : done;
}

function orderConfirmed(facts: CaseFacts): Standing {
  const { order, customer } = facts;
  if (settled(order?.orderNo) === undefined) return needsYou('enter-order', 'order.orderNo');
  if (settled(customer?.name) === undefined) return needsYou('enter-order', 'customer.name');
  if (settled(order?.orderNoConfirmed) !== true) return needsYou('confirm-order', 'order.orderNoConfirmed');
  return settled(customer?.nameConfirmed) === true ? done : needsYou('confirm-order', 'customer.nameConfirmed');
}

/** The rules say when an inspection is wanted; goods that are not back yet cannot be looked at. */
function inspection(facts: CaseFacts, answer: Answer): Standing {
  const results = (facts.inspections ?? []).map((one) => settled(one.result));
  const isAsked = answer.missingFacts.some(({ fact }) => fact.startsWith('inspections'));
  const wanted = isAsked || (answer.lines.some((line) => line.reason === 'QUALITY') && results.length === 0);
  const first = facts.inspections?.[0]?.id;
  const inspect = needsYou('inspect', first === undefined ? '#inspection' : `inspections[${first}].result`);
  if (wanted && isEarly(facts)) return inspect;
  if (results.some((result) => result !== undefined && result !== 'NOT_DONE')) return done;
  const expected = (facts.lines ?? []).some((line) => settled(line.reason) === 'NO_REASON_POST');
  if (expected && isEarly(facts) && settled(facts.goods?.stage) === 'RETURNING') return waits('await-goods', '#return');
  if (isAsked) return { ...inspect, isBehind: true };
  return isEarly(facts) ? notYet : passed;
}

/** Nothing has been agreed or decided yet. */
function isEarly(facts: CaseFacts): boolean {
  return !isAgreed(facts) && !isDecided(facts);
}

function isAgreed(facts: CaseFacts): boolean {
  return settled(facts.agreement?.acceptedByBuyer) === true && settled(facts.agreement?.acceptedBySeller) === true;
}

function isDecided(facts: CaseFacts): boolean {
  return settled(facts.decision?.at) !== undefined || settled(facts.decision?.outcome) !== undefined;
}

function isEscalated(facts: CaseFacts): boolean {
  return settled(facts.dispute?.escalatedAt) !== undefined || settled(facts.dispute?.escalatedBy) !== undefined;
}

/** The last message that asks for an answer and has none. */
export function openOffer(log: readonly Message[]): Message | undefined {
  const last = log.findLast((one) => settled(one.from) !== undefined);
  const answer = last && settled(last.answer);
  return last !== undefined && (answer === undefined || answer === 'none') ? last : undefined;
}

function talks(facts: CaseFacts, out: PapersOut): Standing {
  const log = facts.negotiation ?? [];
  const state = settled(facts.talks?.state);
  const begun = log.length > 0 || (state !== undefined && state !== 'not_started');
  if (!isEarly(facts) || isEscalated(facts)) return begun ? done : passed;
  if (state === 'agreed' || state === 'failed' || state === 'buyer_silent') return done;
  const dues = ['dispute-response'];
  if (out.unsent.includes('reply')) return needsYou('record-sent', 'sent', dues);
  const position = settled(facts.reply?.position);
  if (!begun) {
    if (out.sent.includes('reply')) return waits('await-answer', '#talks', dues);
    if (request(facts).state !== 'done' && settled(facts.dispute?.openedAt) === undefined) return notYet;
    if (position === undefined || position === 'no_position_yet')
      return needsYou('answer-buyer', 'reply.position', dues);
    // Who accepts need not explain himself.
    return position !== 'accept' && settled(facts.reply?.text) === undefined
      ? needsYou('write-answer', 'reply.text', dues)
      : needsYou('make-reply', 'packet', dues);
  }
  const open = openOffer(log);
  if (open === undefined) return needsYou('settle-talks', 'talks.state', dues);
  return settled(open.from) === 'seller'
    ? waits('await-answer', `negotiation[${open.id}].answer`)
    : needsYou('answer-offer', `negotiation[${open.id}].answer`, dues);
}

function settlement(facts: CaseFacts, answer: Answer, out: PapersOut): Standing {
  const { agreement, dispute } = facts;
  if (isDecided(facts)) return isEscalated(facts) || isAgreed(facts) ? done : passed;
  if (out.unsent.includes('mediation')) return needsYou('record-sent', 'sent', ['dispute-evidence']);
  if (isEscalated(facts)) {
    if (out.sent.includes('mediation')) return done;
    const due = answer.deadlines.find((one) => one.id === 'dispute-evidence');
    return due?.at && daysTo(due.at, answer.asOf) >= 0
      ? needsYou('send-evidence', 'packet', ['dispute-evidence'])
      : done;
  }
  if (isAgreed(facts)) {
    if (settled(agreement?.breachBy) === 'buyer') return needsYou('ask-mediation', 'dispute.escalatedAt');
    if (settled(agreement?.performed) === true) return done;
    return ownPartIsOpen(facts)
      ? needsYou('carry-out', 'agreement.performed', ['agreement-seller'])
      : waits('await-performance', 'agreement.performed', ['agreement-buyer']);
  }
  const [byBuyer, bySeller] = [settled(agreement?.acceptedByBuyer), settled(agreement?.acceptedBySeller)];
  if (byBuyer === true && bySeller !== true) return needsYou('accept-agreement', 'agreement.acceptedBySeller');
  if (bySeller === true && byBuyer === undefined) return waits('await-acceptance', 'agreement.acceptedByBuyer');
  if (answer.mediation.available)
    return needsYou('ask-mediation', settled(dispute?.openedAt) === undefined ? '#mediation' : 'dispute.escalatedAt');
  return notYet;
}

/** While the goods come back it is the buyer's part that is open; with no such sign it is the exporter's. */
function ownPartIsOpen(facts: CaseFacts): boolean {
  const stage = settled(facts.goods?.stage);
  const type = settled(facts.agreement?.type);
  const sendsBack = type === 'return_and_refund' || type === 'exchange' || type === 'repair';
  return !sendsBack || stage === 'RETURNED' || settled(facts.returnShipment?.receivedAt) !== undefined;
}

function decision(facts: CaseFacts): Standing {
  if (!isDecided(facts)) return isEscalated(facts) ? waits('await-decision', 'decision.outcome') : notYet;
  return settled(facts.decision?.sellerDisagrees) === undefined
    ? needsYou('judge-decision', 'decision.sellerDisagrees', ['appeal'])
    : done;
}

function appeal(facts: CaseFacts, answer: Answer, out: PapersOut): Standing {
  const { decision: made, appeal: filed } = facts;
  if (!isDecided(facts)) return isAgreed(facts) && settled(facts.agreement?.performed) === true ? passed : notYet;
  if (settled(filed?.outcome) !== undefined) return done;
  if (settled(filed?.filedAt) !== undefined) return waits('await-appeal', 'appeal.outcome');
  const contests = settled(made?.sellerDisagrees);
  if (contests === false) return passed;
  if (out.unsent.includes('appeal')) return needsYou('record-sent', 'sent', ['appeal']);
  if (out.sent.includes('appeal')) return needsYou('note-filing', 'appeal.filedAt', ['appeal']);
  if (contests === undefined) return notYet;
  if (!answer.appeal.available) return passed;
  return answer.appeal.ready
    ? needsYou('file-appeal', 'packet', ['appeal'])
    : needsYou('prepare-appeal', appealGap(facts), ['appeal']);
}

function appealGap(facts: CaseFacts): string {
  const grounds = facts.appeal?.grounds ?? [];
  if (grounds.length === 0) return '#appeal';
  const bare = grounds.find((ground) => (ground.exhibits ?? []).length === 0);
  return bare === undefined ? 'appeal.logisticsWaiver' : `appeal.grounds[${bare.id}].exhibits`;
}

function closed(facts: CaseFacts, answer: Answer): Standing {
  const { closing } = facts;
  if (settled(closing?.at) !== undefined)
    return settled(closing?.lesson) === undefined ? needsYou('write-lesson', 'closing.lesson') : done;
  const over =
    (isAgreed(facts) && settled(facts.agreement?.performed) === true && !isDecided(facts)) ||
    settled(facts.decision?.sellerDisagrees) === false ||
    settled(facts.appeal?.outcome) !== undefined ||
    (isDecided(facts) &&
      settled(facts.decision?.sellerDisagrees) === true &&
      !answer.appeal.available &&
      !isFiled(facts));
  return over ? needsYou('close', 'closing.at') : notYet;
}

function isFiled(facts: CaseFacts): boolean {
  return settled(facts.appeal?.filedAt) !== undefined;
}

/**
 * The nearest deadline to come among those named, or among all; else an own one without a day; else the last own one that passed.
 * @param mostOfOthers days: what others have longer time for is not told
 */
function nearest(
  answer: Answer,
  ids: readonly string[] | null,
  mostOfOthers = Number.POSITIVE_INFINITY,
): PathDeadline | null {
  const found = answer.deadlines
    .filter((one) => ids === null || ids.includes(one.id))
    .map((one) => toDeadline(one, answer.asOf));
  const dated = found.filter((one) => one.daysLeft !== null).toSorted((a, b) => leftOf(a) - leftOf(b));
  const coming = dated.filter((one) => leftOf(one) >= 0 && (one.whose === 'seller' || leftOf(one) <= mostOfOthers));
  // What others have let pass asks for nothing; and a window of the buyer's is told line by line.
  const own = found.filter((one) => one.whose === 'seller' && ownDeadlines.has(one.id));
  return (
    coming[0] ?? own.find((one) => one.at === null) ?? own.toSorted((a, b) => leftOf(a) - leftOf(b)).at(-1) ?? null
  );
}

function toDeadline(one: Deadline, asOf: string): PathDeadline {
  const { id, at, zone, whose, says } = one;
  return { id, at, zone, whose, says, ...(at === null ? { daysLeft: null, hoursLeft: null } : timeLeft(at, asOf)) };
}

/** What is left until a day or moment: whole days, negative once it has passed, and hours while they are few. */
export function timeLeft(at: string, asOf: string): { readonly daysLeft: number; readonly hoursLeft: number | null } {
  const ms = at.length > 10 ? Date.parse(at) - Date.parse(asOf) : null;
  const hours = ms === null ? null : Math.floor(ms / 3_600_000);
  return {
    daysLeft: hours !== null && hours < 0 ? Math.min(-1, daysTo(at, asOf)) : daysTo(at, asOf),
    hoursLeft: hours !== null && hours >= 0 && hours < 48 ? hours : null,
  };
}

/** From the date of `asOf` to the date of `at`, both as they are written on the clock of `at`. */
function daysTo(at: string, asOf: string): number {
  const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(at)?.[0];
  const now = Temporal.Instant.from(asOf);
  const today = now.toZonedDateTimeISO(offset === undefined || offset === 'Z' ? 'UTC' : offset).toPlainDate();
  // The end of a window is the first moment after it: the day that counts is the one before.
  const end =
    offset === undefined
      ? Temporal.PlainDate.from(at)
      : Temporal.Instant.from(at)
          .subtract({ milliseconds: 1 })
          .toZonedDateTimeISO(offset === 'Z' ? 'UTC' : offset)
          .toPlainDate();
  return today.until(end, { largestUnit: 'day' }).days;
}

const leftOf = (due: PathDeadline | null): number => due?.daysLeft ?? Number.POSITIVE_INFINITY;
const within = (due: PathDeadline | null, days: number): boolean => leftOf(due) >= 0 && leftOf(due) <= days;
