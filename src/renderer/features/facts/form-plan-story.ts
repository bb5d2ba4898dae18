/**
 * What is asked first of a case: few facts, in the order in which one tells what happened, and of these only those that
 * matter for the reason. They stand in this card and nowhere else; all others stand folded below. No words here.
 */
import { leftBy } from '../../../shared/domain/goods-left.ts';
import * as terms from '../../../shared/domain/terms.ts';
import { disputeOf, entriesOf, readPath } from './fact-context.tsx';
import type { FieldSpec, SectionSpec } from './form-plan.ts';
import { code, field, flag, one, quantity, when, wide } from './form-specs.ts';

/** What each reason hangs on besides. Paths that begin with a dot are of the claim line. */
const byReason: Readonly<Record<string, readonly FieldSpec[]>> = {
  QUALITY: [
    when('delivery.receivedAt'),
    flag('order.standardSpecified'),
    wide(one('.subReason', 'sub-reason', terms.subReasons)),
  ],
  CHANGE_OF_MIND_PRE: [flag('shipment.shipped'), flag('order.customMade'), flag('order.noReturnClause')],
  NO_REASON_POST: [when('delivery.receivedAt'), flag('order.customMade')],
  TRANSIT_DAMAGE: [
    when('delivery.receivedAt'),
    flag('delivery.damageNotedOnPod'),
    one('order.incoterm', 'incoterm', terms.incoterms),
    one('shipment.mode', 'mode', terms.transportModes),
  ],
  TRANSIT_LOSS: [
    when('shipment.handedToCarrierAt'),
    one('order.incoterm', 'incoterm', terms.incoterms),
    one('shipment.mode', 'mode', terms.transportModes),
  ],
  SHORT_QTY: [when('delivery.receivedAt'), quantity('.quantity')],
  LATE_DELIVERY: [when('order.promisedDeliveryAt'), when('delivery.receivedAt')],
  NON_RECEIPT: [when('delivery.deliveredAt'), code('shipment.transportDocNo')],
};
const otherwise: readonly FieldSpec[] = [when('delivery.receivedAt')];

/** The card of a case: its fields with their full paths. A case of several claim lines tells each line in its own place. */
export function storySection(facts: unknown): SectionSpec {
  const lines = entriesOf(facts, 'lines');
  const line = lines.length === 1 ? `lines[${lines[0]?.id ?? ''}]` : null;
  const reason = line === null ? undefined : readPath(facts, `${line}.reason`);
  const special = (typeof reason === 'string' ? byReason[reason] : undefined) ?? otherwise;
  const isEscalated = ['dispute.escalatedAt', 'decision.at', 'decision.outcome', 'agreement.type'].some(
    (path) => readPath(facts, path) !== undefined,
  );
  const own = (spec: FieldSpec): readonly FieldSpec[] => {
    if (!spec.path.startsWith('.')) return [spec];
    return line === null ? [] : [{ ...spec, path: `${line}${spec.path}` }];
  };
  // Days that are entered have answered it: it stands below, with what it follows from.
  const isAnswered = (spec: FieldSpec): boolean =>
    spec.path === 'shipment.shipped' &&
    readPath(facts, spec.path) === undefined &&
    leftBy((path) => readPath(facts, path)) !== null;
  return {
    id: 'story',
    step: 'REQUEST',
    fields: [
      code('order.orderNo'),
      flag('order.orderNoConfirmed'),
      field('customer.name', 'name'),
      flag('customer.nameConfirmed'),
      ...own(wide(one('.reason', 'reason', terms.reasons))),
      when('request.at'),
      ...special.filter((spec) => !isWide(spec) && !isAnswered(spec)).flatMap(own),
      wide(one('goods.stage', 'stage', terms.stages)),
      ...special.filter(isWide).flatMap(own),
      ...(isEscalated ? [] : [wide(one('reply.position', 'reply', terms.replyPositions))]),
    ],
    lists: [],
  };
}

const isWide = (spec: FieldSpec): boolean => spec.wide === true;

/** The key of a field's label and help: the path without the ids of entries. */
export const labelKeyOf = (path: string): string => path.replace(/\[[\w-]+\]/g, '');

/** True while the beginning of the story is what one works on: not yet answered, agreed or handed over. */
export function isBeginning(facts: unknown): boolean {
  const later = ['agreement.acceptedByBuyer', 'dispute.escalatedAt', 'decision.at', 'decision.outcome', 'closing.at'];
  return later.every((path) => readPath(facts, path) === undefined || disputeOf(readPath(facts, path)) !== null);
}
