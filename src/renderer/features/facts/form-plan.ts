/** Which facts the form asks for, in the order a person tells the story. No words: those are in the catalogues under `fact.<path>`. */
import type { PathStep } from '../../../shared/domain/case-path.ts';
import * as terms from '../../../shared/domain/terms.ts';

interface Common {
  /** Path of the fact; inside an entry of a list, the part after the entry. */
  readonly path: string;
  /** Takes the whole width of the column. */
  readonly wide?: true;
}
export type FieldSpec =
  | (Common & {
      readonly kind: 'text' | 'prose' | 'name' | 'flag' | 'when' | 'amount' | 'quantity' | 'zone' | 'country' | 'item';
    })
  | (Common & { readonly kind: 'one'; readonly term: string; readonly options: readonly string[] })
  /** A choice that always has an answer: left out, the product's own stands. */
  | (Common & { readonly kind: 'choice'; readonly term: string; readonly options: readonly string[] });

export interface ListSpec {
  /** Path of the list: `lines`. */
  readonly path: string;
  readonly fields: readonly FieldSpec[];
}

export interface SectionSpec {
  readonly id: string;
  readonly step: PathStep;
  readonly fields: readonly FieldSpec[];
  readonly lists: readonly ListSpec[];
}

const one = (path: string, term: string, options: readonly string[]): FieldSpec => ({
  path,
  kind: 'one',
  term,
  options,
});

export const sections: readonly SectionSpec[] = [
  {
    id: 'request',
    step: 'REQUEST',
    fields: [
      { path: 'request.at', kind: 'when' },
      one('request.channel', 'channel', terms.channels),
      one('request.buyerWants', 'wish', terms.buyerWishes),
      one('goods.stage', 'stage', terms.stages),
      { path: 'request.text', kind: 'prose', wide: true },
    ],
    lists: [
      {
        path: 'lines',
        fields: [
          one('reason', 'reason', terms.reasons),
          one('subReason', 'sub-reason', terms.subReasons),
          { path: 'itemId', kind: 'item' },
          { path: 'quantity', kind: 'quantity' },
          one('defectCause', 'cause', terms.defectCauses),
          { path: 'defectDisclosedBefore', kind: 'flag' },
          { path: 'description', kind: 'prose', wide: true },
        ],
      },
    ],
  },
  {
    id: 'order',
    step: 'ORDER_CONFIRMED',
    fields: [
      { path: 'order.orderNo', kind: 'text' },
      { path: 'order.orderNoConfirmed', kind: 'flag' },
      { path: 'customer.name', kind: 'name' },
      { path: 'customer.nameConfirmed', kind: 'flag' },
      { path: 'customer.country', kind: 'country' },
      { path: 'customer.shipTo', kind: 'prose', wide: true },
      one('platform.name', 'platform', terms.platforms),
      one('platform.service', 'service', terms.services),
      { path: 'order.orderedAt', kind: 'when' },
      { path: 'order.total', kind: 'amount' },
      one('order.incoterm', 'incoterm', terms.incoterms),
      { path: 'order.namedPlace', kind: 'text' },
      one('order.mainCarriageBy', 'party', terms.parties),
      one('order.forwarderAppointedBy', 'party', terms.parties),
      { path: 'order.insured', kind: 'flag' },
      { path: 'order.standardSpecified', kind: 'flag' },
      { path: 'order.customMade', kind: 'flag' },
      { path: 'order.noReturnClause', kind: 'flag' },
      { path: 'order.policyDisclosed', kind: 'flag' },
      { path: 'order.policyDisclosedAt', kind: 'when' },
    ],
    lists: [
      {
        path: 'order.items',
        fields: [
          { path: 'description', kind: 'text', wide: true },
          { path: 'sku', kind: 'text' },
          { path: 'quantity', kind: 'quantity' },
          { path: 'unitPrice', kind: 'amount' },
        ],
      },
    ],
  },
  {
    id: 'seller',
    step: 'ORDER_CONFIRMED',
    fields: [
      { path: 'seller.name', kind: 'name' },
      one('seller.domicile', 'domicile', terms.sellerDomiciles),
      { path: 'seller.platformAccount', kind: 'text' },
      { path: 'seller.address', kind: 'prose', wide: true },
      { path: 'seller.contact', kind: 'prose', wide: true },
    ],
    lists: [],
  },
  {
    id: 'delivery',
    step: 'ORDER_CONFIRMED',
    fields: [
      { path: 'delivery.receivedAt', kind: 'when' },
      one('delivery.receivedBasis', 'received-basis', terms.receivedBases),
      { path: 'delivery.deliveredAt', kind: 'when' },
      { path: 'delivery.confirmedReceiptAt', kind: 'when' },
      { path: 'delivery.damageNotedOnPod', kind: 'flag' },
      { path: 'shipment.carrier', kind: 'text' },
      one('shipment.mode', 'mode', terms.transportModes),
      { path: 'shipment.transportDocNo', kind: 'text' },
      one('shipment.transportDocRemarks', 'doc-remarks', terms.transportDocRemarks),
      one('shipment.damagedAt', 'damaged-at', ['before_handover', 'in_carriage', 'after_delivery']),
      { path: 'clock.receiptZone', kind: 'zone' },
      one('clock.rollover', 'rollover', terms.rollovers),
    ],
    lists: [
      {
        path: 'delivery.splits',
        fields: [
          { path: 'at', kind: 'when' },
          { path: 'quantity', kind: 'quantity' },
        ],
      },
    ],
  },
  {
    id: 'inspection',
    step: 'INSPECTION',
    fields: [],
    lists: [
      {
        path: 'inspections',
        fields: [
          one('stage', 'inspection-stage', terms.inspectionStages),
          one('result', 'inspection-result', terms.inspectionResults),
          { path: 'at', kind: 'when' },
          { path: 'itemId', kind: 'item' },
          { path: 'by', kind: 'text' },
          { path: 'accredited', kind: 'flag' },
          { path: 'reportNo', kind: 'text' },
          { path: 'comparedTo', kind: 'text', wide: true },
        ],
      },
    ],
  },
  {
    id: 'talks',
    step: 'TALKS',
    fields: [
      one('talks.state', 'talks-state', terms.talksStates),
      one('reply.position', 'reply', terms.replyPositions),
      { path: 'reply.text', kind: 'prose', wide: true },
    ],
    lists: [
      {
        path: 'negotiation',
        fields: [
          { path: 'at', kind: 'when' },
          one('from', 'speaker', terms.speakers),
          one('channel', 'channel', terms.channels),
          one('answer', 'offer-answer', terms.offerAnswers),
          { path: 'offerAmount', kind: 'amount' },
          { path: 'offer', kind: 'text' },
          { path: 'showInPacket', kind: 'flag' },
          { path: 'text', kind: 'prose', wide: true },
        ],
      },
    ],
  },
  {
    id: 'agreement',
    step: 'SETTLEMENT',
    fields: [
      one('agreement.type', 'agreement-type', terms.agreementTypes),
      { path: 'agreement.amount', kind: 'amount' },
      { path: 'agreement.acceptedBySeller', kind: 'flag' },
      { path: 'agreement.acceptedByBuyer', kind: 'flag' },
      { path: 'agreement.acceptedAt', kind: 'when' },
      one('agreement.returnFreightBearer', 'bearer', terms.bearers),
      { path: 'agreement.sellerDeadline', kind: 'when' },
      { path: 'agreement.performed', kind: 'flag' },
      one('agreement.breachBy', 'breach', terms.breachBy),
      { path: 'agreement.text', kind: 'prose', wide: true },
    ],
    lists: [],
  },
  {
    id: 'return',
    step: 'SETTLEMENT',
    fields: [
      { path: 'returnShipment.sentAt', kind: 'when' },
      { path: 'returnShipment.receivedAt', kind: 'when' },
      { path: 'returnShipment.carrier', kind: 'text' },
      { path: 'returnShipment.trackingNo', kind: 'text' },
      one('returnShipment.goodsIntact', 'yes-no', terms.intactStates),
      one('returnShipment.itemsMatch', 'yes-no', terms.intactStates),
    ],
    lists: [],
  },
  {
    id: 'mediation',
    step: 'SETTLEMENT',
    fields: [
      { path: 'dispute.openedAt', kind: 'when' },
      { path: 'dispute.disputeNo', kind: 'text' },
      { path: 'dispute.responseDueAt', kind: 'when' },
      { path: 'dispute.evidenceDueAt', kind: 'when' },
      { path: 'dispute.escalatedAt', kind: 'when' },
      one('dispute.escalatedBy', 'speaker', terms.speakers),
    ],
    lists: [
      {
        path: 'dispute.allegations',
        fields: [
          { path: 'text', kind: 'prose', wide: true },
          { path: 'answer', kind: 'prose', wide: true },
        ],
      },
    ],
  },
  {
    id: 'decision',
    step: 'DECISION',
    fields: [
      { path: 'decision.no', kind: 'text' },
      { path: 'decision.at', kind: 'when' },
      one('decision.outcome', 'decision-outcome', terms.decisionOutcomes),
      { path: 'decision.amount', kind: 'amount' },
      { path: 'decision.sellerDisagrees', kind: 'flag' },
      { path: 'decision.reasons', kind: 'prose', wide: true },
    ],
    lists: [],
  },
  {
    id: 'appeal',
    step: 'APPEAL',
    fields: [
      { path: 'appeal.asks', kind: 'prose', wide: true },
      { path: 'appeal.reliefAmount', kind: 'amount' },
      { path: 'appeal.windowEndsAt', kind: 'when' },
      { path: 'appeal.filedAt', kind: 'when' },
      { path: 'appeal.outcome', kind: 'text' },
      { path: 'appeal.logisticsWaiver', kind: 'text', wide: true },
      { path: 'appeal.photosWaiver', kind: 'text', wide: true },
    ],
    lists: [
      {
        path: 'appeal.grounds',
        fields: [
          { path: 'title', kind: 'text', wide: true },
          { path: 'text', kind: 'prose', wide: true },
          { path: 'rule', kind: 'text', wide: true },
        ],
      },
    ],
  },
  {
    id: 'freight',
    step: 'CLOSED',
    fields: [],
    lists: [
      {
        path: 'freight',
        fields: [
          one('leg', 'leg', terms.freightLegs),
          { path: 'cost', kind: 'amount' },
          one('paidBy', 'bearer', terms.bearers),
          one('agreedBearer', 'bearer', terms.bearers),
        ],
      },
    ],
  },
  {
    id: 'closing',
    step: 'CLOSED',
    fields: [
      { path: 'closing.at', kind: 'when' },
      { path: 'closing.cost', kind: 'amount' },
      { path: 'closing.outcome', kind: 'text', wide: true },
      { path: 'closing.lesson', kind: 'prose', wide: true },
    ],
    lists: [],
  },
  {
    id: 'readings',
    step: 'CLOSED',
    fields: [
      { path: 'readings.S2.2c', kind: 'choice', term: 'reading-quality', options: ['A+B', 'C'] },
      { path: 'readings.S2.4', kind: 'choice', term: 'reading-freight', options: ['sensible', 'literal'] },
    ],
    lists: [],
  },
];
