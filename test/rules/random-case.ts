/** Random cases for the property tests: every fact that a rule reads, known, in dispute or left out. */
import fc from 'fast-check';
import { type CaseFacts, caseFactsSchema } from '../../src/shared/domain/case-file.ts';
import * as t from '../../src/shared/domain/terms.ts';

/** One fact of a random case under the path by which the rules name it. */
export interface RandomFact {
  readonly path: string;
  readonly value: unknown;
}

const zones = [
  'Asia/Shanghai',
  'Asia/Ho_Chi_Minh',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];
const day = fc.integer({ min: 1, max: 28 }).map((d) => `2025-05-${String(d).padStart(2, '0')}`);
const instant = fc.record({
  local: fc
    .tuple(day, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([d, h, m]) => `${d}T${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`),
  zone: fc.constantFrom(...zones),
});
const when = fc.oneof(day, instant);
const flag = fc.boolean();
const some = (values: readonly string[]): fc.Arbitrary<unknown> => fc.constantFrom(...values);
const pieces = fc.integer({ min: 0, max: 100 }).map((value) => ({ value, unit: 'pcs' }));
const prose = fc.constant('as written');

/** Facts outside of lists. */
const plain: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'platform.name': some(['alibaba_com', 'other']),
  'seller.domicile': some(t.sellerDomiciles),
  'customer.nameConfirmed': flag,
  'customer.country': fc.constantFrom('VN', 'PL', 'US', 'JP'),
  'order.orderNoConfirmed': flag,
  'order.orderedAt': when,
  'order.customMade': flag,
  'order.noReturnClause': flag,
  'order.policyDisclosed': flag,
  'order.policyDisclosedAt': when,
  'order.contractReturnFreightBearer': some(t.bearers),
  'order.standardSpecified': flag,
  'order.incoterm': some(t.incoterms),
  'order.insured': flag,
  'order.forwarderAppointedBy': some(t.parties),
  'goods.stage': some(t.stages),
  'goods.used': flag,
  'goods.resoldQuantity': pieces,
  'shipment.shipped': flag,
  'shipment.handedToCarrierAt': when,
  'shipment.transportDocRemarks': some(t.transportDocRemarks),
  'shipment.transportDocNo': prose,
  'shipment.damagedAt': some(['before_handover', 'in_carriage', 'after_delivery']),
  'delivery.deliveredAt': when,
  'delivery.confirmedReceiptAt': when,
  'delivery.receivedAt': when,
  'request.at': when,
  'request.buyerWants': some(t.buyerWishes),
  'talks.state': some(t.talksStates),
  'talks.offPlatformAck': flag,
  'agreement.acceptedByBuyer': flag,
  'agreement.acceptedBySeller': flag,
  'agreement.performed': flag,
  'agreement.breachBy': some(t.breachBy),
  'agreement.sellerDeadline': when,
  'agreement.buyerDeadline': when,
  'agreement.returnFreightBearer': some(t.bearers),
  'dispute.openedAt': when,
  'dispute.responseDueAt': when,
  'dispute.evidenceDueAt': when,
  'dispute.escalatedAt': when,
  'dispute.chargebackOpen': flag,
  'dispute.chargebackDueAt': when,
  'decision.at': when,
  'decision.sellerDisagrees': flag,
  'appeal.windowEndsAt': when,
  'appeal.filedAt': when,
  'appeal.outcome': prose,
  'appeal.attempts': fc.integer({ min: 0, max: 3 }),
  'appeal.photosWaiver': prose,
  'returnShipment.sentAt': when,
  'returnShipment.receivedAt': when,
  'returnShipment.condition': some(t.goodsConditions),
  'returnShipment.goodsIntact': some(t.intactStates),
  'returnShipment.itemsMatch': some(t.intactStates),
  'refund.kind': some(t.refundKinds),
  'clock.zone': some([...zones, 'No/Where']),
  'clock.receiptZone': some(zones),
  'clock.platformZone': some(zones),
  'clock.rollover': some(t.rollovers),
  'clock.returnMeans': some(['asked', 'sent', 'received_back']),
};
const perLine: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  itemId: some(['a', 'b']),
  reason: some(t.reasons),
  subReason: some(t.subReasons),
  quantity: pieces,
  defectCause: some(t.defectCauses),
  defectDisclosedBefore: flag,
};
const aql = fc.constant({ critical: 0, major: 2.5, minor: 4 });
const counts = fc.record({
  critical: fc.constantFrom(0, 0, 0, 2),
  major: fc.constantFrom(0, 3),
  minor: fc.constantFrom(0, 9),
});
const perInspection: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  stage: some(t.inspectionStages),
  result: some(t.inspectionResults),
  itemId: some(['a', 'b']),
  found: counts,
  aql,
};
/** A conclusion that a person changed: the fault of the case, of a line, or something that no rule reads. */
const override: fc.Arbitrary<RandomFact[]> = fc
  .tuple(
    fc.constantFrom('fault', 'lines[1].fault', 'lines[1].stance'),
    fc.constantFrom('SELLER', 'BUYER', 'CARRIER', 'SHARED', 'UNDETERMINED', 'nonsense'),
  )
  .map(([conclusion, value]) => {
    const own = { id: 'o', conclusion, value, reason: 'as written', by: 'Li', at: '2025-05-20' };
    return [{ path: 'overrides', value: [own] }];
  });
/** Most cases have one inspection or none; some several, so that one without a result stands beside another. */
const inspections = fc
  .subarray(['i', 'j', 'k'])
  .chain((ids) => fc.tuple(...ids.map((id) => all(`inspections[${id}].`, perInspection))))
  .map((lists) => lists.flat());

const disputed = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(value, value).map(([a, b]) => ({
    disputed: [
      { value: a, source: 'one' },
      { value: b, source: 'other' },
    ],
  }));

function all(prefix: string, arbitraries: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<RandomFact[]> {
  return fc
    .tuple(
      ...Object.entries(arbitraries).map(([name, value]) =>
        fc
          .oneof(
            { arbitrary: fc.constant(undefined), weight: 5 },
            { arbitrary: value, weight: 5 },
            { arbitrary: disputed(value), weight: 1 },
          )
          .map((v) => ({ path: `${prefix}${name}`, value: v })),
      ),
    )
    .map((facts) => facts.filter((f) => f.value !== undefined));
}

/** The facts of a random case; its gates are open in half of the cases, so that the rows behind them are reached. */
export const randomFacts: fc.Arbitrary<RandomFact[]> = fc
  .tuple(
    all('', plain),
    all('lines[1].', perLine),
    fc.oneof(fc.constant([]), all('lines[2].', perLine)),
    all('order.items[a].', { quantity: pieces }),
    inspections,
    fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, { arbitrary: override, weight: 1 }),
    flag,
    // Most cases have neither agreement nor decision.
    fc.subarray(['talks.', 'agreement.', 'decision.', 'appeal.', 'returnShipment.', 'dispute.']),
  )
  .map(([facts, line1, line2, item, inspected, overridden, open, kept]) => {
    const dropped = ['talks.', 'agreement.', 'decision.', 'appeal.', 'returnShipment.', 'dispute.'].filter(
      (p) => !kept.includes(p),
    );
    const rest = facts.filter((f) => !dropped.some((p) => f.path.startsWith(p)));
    const gates = ['order.orderNoConfirmed', 'customer.nameConfirmed'];
    const opened = open
      ? [...rest.filter((f) => !gates.includes(f.path)), ...gates.map((path) => ({ path, value: true }))]
      : rest;
    return [...opened, ...line1, ...line2, ...item, ...inspected, ...overridden];
  });

/** Builds the case from its facts; checked against the schema, and frozen to the bottom. */
export function buildCase(facts: readonly RandomFact[]): CaseFacts {
  const root: Record<string, unknown> = {};
  for (const { path, value } of facts) {
    let at: Record<string, unknown> = root;
    const parts = path.split('.');
    for (const [n, part] of parts.entries()) {
      const entry = /^(\w+)\[(\w+)\]$/.exec(part);
      const last = n === parts.length - 1;
      if (entry) {
        const name = entry[1] ?? '';
        at[name] ??= [];
        const list = at[name] as Record<string, unknown>[];
        let item = list.find((x) => x['id'] === entry[2]);
        if (!item) {
          item = { id: entry[2] };
          list.push(item);
        }
        at = item;
      } else if (last) at[part] = value;
      else {
        at[part] ??= {};
        at = at[part] as Record<string, unknown>;
      }
    }
  }
  return deepFreeze(caseFactsSchema.parse(root));
}

/** Freezes a value to the bottom: whoever writes into it throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
