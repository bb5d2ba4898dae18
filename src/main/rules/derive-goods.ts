/**
 * Derived facts about the goods: where they are, what inspections say, in what state they left and came back.
 * What must not live here: who bore the risk (derive-risk.ts), what the two sides said or agreed (derive-sides.ts).
 */
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { type Derive, factValue, isDisputed, known, unknown } from './derive-parts.ts';
import { join, type Seen } from './logic.ts';
import { type Line, shownPath } from './look.ts';
import { sampleVerdict } from './sampling.ts';

/** Where the goods are: as entered, else as far as the recorded moves have brought them. */
export const stage: Derive = ({ look, facts }) => {
  const entered = look('goods.stage');
  if (entered.known || isDisputed(entered)) return entered;
  const moves = [
    ['returnShipment.receivedAt', 'RETURNED'],
    ['returnShipment.sentAt', 'RETURNING'],
    ['delivery.receivedAt', 'RECEIVED'],
    ['delivery.confirmedReceiptAt', 'RECEIVED'],
    ['delivery.deliveredAt', 'RECEIVED'],
  ] as const;
  for (const [path, at] of moves) {
    const move = look(path);
    if (move.known || isDisputed(move)) return known(at, move);
  }
  if ((facts.delivery?.splits ?? []).length > 0) return known('RECEIVED');
  const shipped = look('shipment.shipped');
  if (shipped.known) return known(shipped.value === true ? 'IN_TRANSIT' : 'PRE_SHIP', shipped);
  for (const path of ['shipment.onBoardAt', 'shipment.handedToCarrierAt']) {
    const move = look(path);
    if (move.known) return known('IN_TRANSIT', move);
  }
  return unknown(entered);
};

type Inspection = NonNullable<CaseFacts['inspections']>[number];

/** In which order inspections look at the goods; a stage that is not known may be the last. */
const inspectionOrder: Readonly<Record<string, number>> = { pre_shipment: 0, at_buyer: 1, joint: 1, return_arrival: 2 };

/**
 * All inspection results together: one word, or CONTRADICT when two reports say opposite things.
 * A firm result does not stand while another entry has none, nor beside an open one that is not surely earlier.
 */
export const inspection: Derive = ({ facts, line }) => {
  const all = facts.inspections ?? [];
  if (all.length === 0) return { known: false, used: [], missing: ['inspections'], disputed: [] };
  const judging = all.filter((i) => looksAt(facts, i, line) !== false);
  if (judging.length === 0)
    return {
      known: false,
      used: all.map((i) => `inspections[${i.id}].itemId`),
      missing: ['inspections'],
      disputed: [],
    };
  const results = [...judging.map((i) => lookResult(facts, i, line)), ...naming(facts, all, line)];
  const values = new Set(results.map(factValue));
  if (values.has('MATCHES') && values.has('DOES_NOT_MATCH')) return known('CONTRADICT', ...results);
  // A result that is missing or in dispute can still turn the whole.
  if (results.some((r) => !r.known)) return unknown(...results);
  const firm = judging.filter((_, n) =>
    ['MATCHES', 'DOES_NOT_MATCH'].includes(String(factValue(results[n] ?? nothing))),
  );
  const open = judging.filter((i) => !firm.includes(i));
  const latest = Math.max(...firm.map((i) => stageOf(i, 0)));
  if (firm.length === 0 || open.some((i) => stageOf(i, 2) >= latest))
    return known(firm.length === 0 && !values.has('INCONCLUSIVE') ? 'NOT_DONE' : 'INCONCLUSIVE', ...results);
  return known(values.has('MATCHES') ? 'MATCHES' : 'DOES_NOT_MATCH', ...results);
};

const nothing: Seen = { known: false, used: [], missing: [], disputed: [] };

/** The facts that tie inspections to the line's item, or to another one; none where no inspection names an item. */
function naming(facts: CaseFacts, all: readonly Inspection[], line: Line | null): readonly Seen[] {
  const named = all.filter((i) => typeof i.itemId === 'string').map((i) => `inspections[${i.id}].itemId`);
  if (named.length === 0 || line === null) return [];
  const item = itemOf(facts, line);
  const own = line.itemId !== undefined ? [shownPath('line.itemId', line)] : item ? [`order.items[${item.id}]`] : [];
  return [{ known: true, value: null, used: [...named, ...own] }];
}

function stageOf(inspection: Inspection, otherwise: number): number {
  return typeof inspection.stage === 'string' ? (inspectionOrder[inspection.stage] ?? otherwise) : otherwise;
}

/** Whether an inspection looked at the line's item: one that names no item counts for all; null while it cannot be told. */
export function looksAt(facts: CaseFacts, inspection: Inspection, line: Line | null): boolean | null {
  const named = inspection.itemId;
  if (named === undefined || line === null) return true;
  if (typeof named !== 'string') return null;
  const own = typeof line.itemId === 'string' ? line.itemId : itemOf(facts, line)?.id;
  return own === undefined ? null : own === named;
}

/** True when the counts of an inspection speak against its own word: a critical defect, or more than its plan accepts, in goods that "match". */
function countsContradict(inspection: Inspection): boolean {
  const { found } = inspection;
  if (inspection.result !== 'MATCHES' || found === undefined || 'disputed' in found) return false;
  return found.critical > 0 || sampleVerdict(inspection) === 'REJECT';
}

/** True when some inspection of this line has counts against its word. */
export const countsAgainst: Derive = ({ facts, line }) => {
  const against = (facts.inspections ?? []).filter((i) => looksAt(facts, i, line) !== false && countsContradict(i));
  const used = against.flatMap((i) => [`inspections[${i.id}].result`, `inspections[${i.id}].found`]);
  return { known: true, value: against.length > 0, used };
};

/** The result of one inspection for a line; unknown too while it cannot be told whether it looked at the line's item. */
function lookResult(facts: CaseFacts, inspection: Inspection, line: Line | null): Seen {
  const path = `inspections[${inspection.id}].result`;
  if (looksAt(facts, inspection, line) === null) {
    const named = `inspections[${inspection.id}].itemId`;
    if (typeof inspection.itemId !== 'string') return { known: false, used: [], missing: [named], disputed: [named] };
    const own = shownPath('line.itemId', line);
    return { known: false, used: [named], missing: [own], disputed: line?.itemId === undefined ? [] : [own] };
  }
  const value = inspection.result;
  if (value === undefined) return { known: false, used: [], missing: [path], disputed: [] };
  if (typeof value === 'object') return { known: false, used: [], missing: [path], disputed: [path] };
  if (countsContradict(inspection)) {
    const used = [`inspections[${inspection.id}].found`];
    return { known: false, used, missing: [path], disputed: [path] };
  }
  return { known: true, value, used: [path] };
}

/** The state of goods that came back: `intact` or `bad`; unknown while nobody has looked. */
export const returnedGoods: Derive = ({ facts, look, line }) => {
  const intact = look('returnShipment.goodsIntact');
  const match = look('returnShipment.itemsMatch');
  const condition = look('returnShipment.condition');
  const onArrival = (facts.inspections ?? [])
    .filter((i) => i.stage === 'return_arrival' && looksAt(facts, i, line) !== false)
    .map((i) => lookResult(facts, i, line));
  const seen = [intact, match, condition, ...onArrival];
  const bad =
    factValue(intact) === 'no' ||
    factValue(match) === 'no' ||
    (condition.known && condition.value !== 'as_sent') ||
    onArrival.some((r) => factValue(r) === 'DOES_NOT_MATCH');
  const good =
    factValue(intact) === 'yes' ||
    factValue(condition) === 'as_sent' ||
    onArrival.some((r) => factValue(r) === 'MATCHES');
  if ((bad && good) || seen.some(isDisputed))
    return unknown(...seen.filter(isDisputed), ...(bad && good ? contradiction(seen) : []));
  // An inspection on arrival without its result can still turn the whole.
  if (onArrival.some((r) => !r.known)) return unknown(...onArrival);
  if (bad) return known('bad', ...seen);
  return good ? known('intact', ...seen) : unknown(intact);
};

/** Two entries that say opposite things are a dispute between the facts that say them. */
function contradiction(seen: readonly Seen[]): readonly Seen[] {
  const paths = join(seen.map((s) => s.used));
  return [{ known: false, used: [], missing: paths, disputed: paths }];
}

/** Whether the goods are shown to have left in good order (damage) or to have been handed over at all (loss). */
export const handover: Derive = ({ look, line, held }) => {
  const doc = look('shipment.transportDocRemarks');
  if (line?.reason === 'TRANSIT_LOSS') {
    const proofs = ['shipment.transportDocNo', 'shipment.onBoardAt', 'shipment.handedToCarrierAt'].map(look);
    const shown = proofs.find((s) => s.known);
    return shown ? known('proven', shown) : unknown(look('shipment.transportDocNo'));
  }
  if (doc.known && doc.value === 'clean') return known('proven', doc);
  if (doc.known && doc.value === 'claused') return known('not_proven', doc);
  if (isDisputed(doc)) return unknown(doc);
  const photo = ['loading_photo', 'packing_photo'].find((kind) => (held.get(kind) ?? 0) > 0);
  return photo ? { known: true, value: 'proven', used: [`evidence:${photo}`] } : unknown(doc);
};

/** Files that show damage themselves: not the buyer's word for it. */
const showsDamage = ['survey_report', 'damage_photo', 'buyer_claim_photo', 'buyer_video', 'unboxing_video'];

/**
 * Whether more than the buyer's word speaks for damage on the way: a note on the receipt, the seller's own word, an inspection, a
 * recorded moment or cause, a survey or pictures. Without any of it nobody knows yet; a receipt without a note proves nothing either.
 */
export const damageShown: Derive = ({ look, derived, line, held }) => {
  if (line?.reason !== 'TRANSIT_DAMAGE') return known(true, look('line.reason'));
  const noted = look('delivery.damageNotedOnPod');
  if (factValue(noted) === true) return known(true, noted);
  const said = look('line.statedBy');
  if (factValue(said) === 'seller') return known(true, said);
  const inspected = derived('derived.inspection');
  if (factValue(inspected) === 'DOES_NOT_MATCH') return known(true, inspected);
  for (const path of ['shipment.damagedAt', 'shipment.damageHappenedAt']) {
    const moment = look(path);
    if (moment.known) return known(true, moment);
  }
  const cause = look('line.defectCause');
  if (cause.known && ['transit', 'packing'].includes(String(cause.value))) return known(true, cause);
  const file = showsDamage.find((kind) => (held.get(kind) ?? 0) > 0);
  if (file !== undefined) return { known: true, value: true, used: [`evidence:${file}`] };
  // A receipt without a note has been asked for already: then somebody has to look.
  return noted.known ? { known: false, used: noted.used, missing: ['inspections'], disputed: [] } : unknown(noted);
};

/** The order item that a claim line points to; the only one, if there is one. */
export function itemOf(
  facts: CaseFacts,
  line: Line | null,
): NonNullable<NonNullable<CaseFacts['order']>['items']>[number] | undefined {
  const items = facts.order?.items ?? [];
  return line?.itemId === undefined && items.length === 1 ? items[0] : items.find((i) => i.id === line?.itemId);
}

/** True when less is claimed than was ordered of that item. */
export const partial: Derive = ({ facts, line, look }) => {
  const claimed = look('line.quantity');
  const ordered = itemOf(facts, line);
  if (!claimed.known) return unknown(claimed);
  if (!ordered) return unknown(look('line.itemId'));
  const path = `order.items[${ordered.id}].quantity`;
  const quantity = ordered.quantity;
  if (quantity === undefined || 'disputed' in quantity)
    return { known: false, used: claimed.used, missing: [path], disputed: quantity ? [path] : [] };
  const mine = claimed.value as { value: number; unit: string };
  if (mine.unit !== quantity.unit) return unknown({ known: false, used: [], missing: [path], disputed: [] });
  return { known: true, value: mine.value < quantity.value, used: [...claimed.used, path] };
};

/**
 * True when an inspection that gave the result followed a sampling plan, and its counts, where they are all recorded, come to
 * the same. Counts that do not follow the plan leave it unknown: such a sample neither passes nor fails by it.
 */
export const samplingPlan: Derive = ({ facts, line, derived }) => {
  const result = factValue(derived('derived.inspection'));
  const planned = (facts.inspections ?? []).filter(
    (i) =>
      i.aql !== undefined &&
      !('disputed' in i.aql) &&
      typeof i.result === 'string' &&
      i.result === result &&
      looksAt(facts, i, line) === true,
  );
  const wanted = result === 'MATCHES' ? 'ACCEPT' : 'REJECT';
  const bears = planned.filter((i) => !hasAllCounts(i) || sampleVerdict(i) === wanted);
  if (bears.length > 0) return { known: true, value: true, used: bears.map((i) => `inspections[${i.id}].aql`) };
  const open = planned.filter((i) => sampleVerdict(i) === 'UNKNOWN').map((i) => `inspections[${i.id}].found`);
  if (open.length > 0) return { known: false, used: [], missing: open, disputed: [] };
  return { known: true, value: false, used: planned.map((i) => `inspections[${i.id}].found`) };
};

/** True when a report leaves nothing out that its plan needs, so that its counts can be held against it. */
function hasAllCounts(inspection: Inspection): boolean {
  return (['lotSize', 'level', 'aql', 'found', 'sampleSize'] as const).every((name) => {
    const value = inspection[name];
    return value !== undefined && !(typeof value === 'object' && 'disputed' in value);
  });
}

/** Refund asked for while the goods are kept, used or resold. Nothing to keep when they never came or came short. */
export const buyerKeeps: Derive = (input) => {
  const { look, derived, line } = input;
  const nothingToKeep = ['TRANSIT_LOSS', 'NON_RECEIPT', 'SHORT_QTY', 'CHANGE_OF_MIND_PRE'];
  if (nothingToKeep.includes(String(line?.reason))) return known(false, look('line.reason'));
  const wants = look('request.buyerWants');
  if (!wants.known) return unknown(wants);
  if (wants.value !== 'refund_only') return known(false, wants);
  const used = look('goods.used');
  const resold = look('goods.resoldQuantity');
  const where = derived('derived.stage');
  if (factValue(used) === true) return known(true, wants, used);
  if (resold.known && (resold.value as { value: number }).value > 0) return known(true, wants, resold);
  return where.known ? known(where.value === 'RECEIVED', wants, where) : unknown(wants, where);
};
