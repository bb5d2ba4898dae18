/**
 * Which facts the form asks for, in the order a person tells the story. No words: those are in the catalogues, the label
 * under `fact.<path>` and the help under `help.<path>`. A fact that is rarely needed stands behind "more" until it is known.
 */
import type { PathStep } from '../../../shared/domain/case-path.ts';
import * as terms from '../../../shared/domain/terms.ts';
import { sectionsAfterTalks } from './form-plan-later.ts';
import {
  choice,
  code,
  country,
  field,
  flag,
  item,
  list,
  one,
  prose,
  quantity,
  rare,
  text,
  when,
  wide,
  zone,
} from './form-specs.ts';

interface Common {
  /** Path of the fact; inside an entry of a list, the part after the entry. */
  readonly path: string;
  /** Takes the whole width of the column. */
  readonly wide?: true;
  /** Stands behind "more" while it is unknown. */
  readonly rare?: true;
}
export type PlainKind =
  | 'text'
  | 'code'
  | 'prose'
  | 'name'
  | 'flag'
  | 'when'
  | 'amount'
  | 'quantity'
  | 'zone'
  | 'country'
  | 'item'
  | 'whole'
  | 'number'
  | 'triple'
  | 'exhibits'
  | 'exhibit'
  | 'tags'
  | 'currency';
export type FieldSpec =
  | (Common & { readonly kind: PlainKind })
  | (Common & { readonly kind: 'one'; readonly term: string; readonly options: readonly string[] })
  /** A choice that always has an answer: left out, the product's own stands. */
  | (Common & { readonly kind: 'choice'; readonly term: string; readonly options: readonly string[] });

export interface ListSpec {
  /** Path of the list: `lines`. */
  readonly path: string;
  readonly fields: readonly FieldSpec[];
  /** A long log: one entry is open at a time, the others stand as rows. */
  readonly log?: true;
}

export interface SectionSpec {
  readonly id: string;
  readonly step: PathStep;
  readonly fields: readonly FieldSpec[];
  readonly lists: readonly ListSpec[];
}

export const sections: readonly SectionSpec[] = [
  {
    id: 'request',
    step: 'REQUEST',
    fields: [
      when('request.at'),
      one('request.channel', 'channel', terms.channels),
      one('request.buyerWants', 'wish', terms.buyerWishes),
      field('request.amount', 'amount'),
      one('goods.stage', 'stage', terms.stages),
      prose('request.text'),
      rare(text('goods.location')),
      rare(flag('goods.used')),
      rare(quantity('goods.resoldQuantity')),
      rare(flag('goods.preserved')),
      rare(flag('goods.returnUnreasonable')),
    ],
    lists: [
      list('lines', [
        one('reason', 'reason', terms.reasons),
        one('subReason', 'sub-reason', terms.subReasons),
        item('itemId'),
        quantity('quantity'),
        one('defectCause', 'cause', terms.defectCauses),
        flag('defectDisclosedBefore'),
        prose('description'),
        rare(one('statedBy', 'party', terms.parties)),
        rare(flag('buyerAcceptedBreach')),
      ]),
    ],
  },
  {
    id: 'order',
    step: 'ORDER_CONFIRMED',
    fields: [
      code('order.orderNo'),
      flag('order.orderNoConfirmed'),
      field('customer.name', 'name'),
      flag('customer.nameConfirmed'),
      country('customer.country'),
      one('customer.kind', 'buyer-kind', terms.buyerKinds),
      one('platform.name', 'platform', terms.platforms),
      one('platform.service', 'service', terms.services),
      when('order.orderedAt'),
      field('order.total', 'amount'),
      rare(prose('customer.shipTo')),
      rare(one('customer.tier', 'tier', terms.buyerTiers)),
      rare(text('customer.platformAccount')),
      rare(when('order.paidAt')),
      rare(field('order.paid', 'amount')),
      rare(field('order.shippingPaid', 'amount')),
      rare(field('order.tax', 'amount')),
      rare(when('order.promisedDeliveryAt')),
      rare(when('order.closedAt')),
    ],
    lists: [
      list('order.items', [
        wide(text('description')),
        code('sku'),
        quantity('quantity'),
        field('unitPrice', 'amount'),
        rare(quantity('unitWeight')),
        rare(quantity('unitVolume')),
      ]),
    ],
  },
  {
    id: 'promise',
    step: 'ORDER_CONFIRMED',
    fields: [
      flag('order.standardSpecified'),
      flag('order.customMade'),
      flag('order.noReturnClause'),
      flag('order.policyDisclosed'),
      when('order.policyDisclosedAt'),
      rare(one('order.policyDisclosedChannel', 'channel', terms.channels)),
      rare(prose('order.policyText')),
      rare(prose('order.contractTerms')),
      rare(one('order.contractReturnFreightBearer', 'bearer', terms.bearers)),
      rare(prose('order.listingSnapshot')),
      rare(when('order.listingTakenAt')),
      rare(text('order.toleranceStated')),
      rare(when('order.sampleApprovedAt')),
      rare(code('order.sampleRef')),
    ],
    lists: [],
  },
  {
    id: 'seller',
    step: 'ORDER_CONFIRMED',
    fields: [
      field('seller.name', 'name'),
      one('seller.domicile', 'domicile', terms.sellerDomiciles),
      rare(text('seller.platformAccount')),
      rare(prose('seller.address')),
      rare(prose('seller.contact')),
    ],
    lists: [],
  },
  {
    id: 'shipping',
    step: 'ORDER_CONFIRMED',
    fields: [
      flag('shipment.shipped'),
      one('shipment.mode', 'mode', terms.transportModes),
      text('shipment.carrier'),
      code('shipment.transportDocNo'),
      one('order.incoterm', 'incoterm', terms.incoterms),
      text('order.namedPlace'),
      one('order.mainCarriageBy', 'party', terms.parties),
      one('order.forwarderAppointedBy', 'party', terms.parties),
      flag('order.insured'),
      one('shipment.transportDocRemarks', 'doc-remarks', terms.transportDocRemarks),
      rare(text('order.insurer')),
      rare(code('order.policyNo')),
      rare(text('shipment.transportDocType')),
      rare(code('shipment.containerNo')),
      rare(code('shipment.sealNoOrigin')),
      rare(code('shipment.sealNoDestination')),
      rare(quantity('shipment.packages')),
      rare(quantity('shipment.grossWeight')),
      rare(quantity('shipment.packingWeight')),
      rare(text('shipment.weightSlip')),
      rare(when('shipment.handedToCarrierAt')),
      rare(when('shipment.onBoardAt')),
      rare(when('shipment.trackingUploadedAt')),
      rare(when('shipment.exportReleaseDate')),
      rare(flag('shipment.taxRebateClaimed')),
    ],
    lists: [list('shipment.trackingEvents', [when('at'), text('place'), wide(text('text'))])],
  },
  {
    id: 'delivery',
    step: 'ORDER_CONFIRMED',
    fields: [
      when('delivery.receivedAt'),
      one('delivery.receivedBasis', 'received-basis', terms.receivedBases),
      when('delivery.deliveredAt'),
      when('delivery.confirmedReceiptAt'),
      flag('delivery.damageNotedOnPod'),
      one('shipment.damagedAt', 'damaged-at', ['before_handover', 'in_carriage', 'after_delivery']),
      rare(when('shipment.damageHappenedAt')),
      rare(text('delivery.podName')),
      rare(wide(text('delivery.podExceptions'))),
      rare(quantity('delivery.packages')),
      rare(quantity('delivery.grossWeight')),
      rare(when('shipment.carrierNoticeAt')),
      rare(zone('clock.receiptZone')),
      rare(one('clock.rollover', 'rollover', terms.rollovers)),
    ],
    lists: [list('delivery.splits', [when('at'), quantity('quantity')])],
  },
  {
    id: 'inspection',
    step: 'INSPECTION',
    fields: [],
    lists: [
      list('inspections', [
        one('stage', 'inspection-stage', terms.inspectionStages),
        one('result', 'inspection-result', terms.inspectionResults),
        when('at'),
        item('itemId'),
        text('by'),
        flag('accredited'),
        code('reportNo'),
        text('place'),
        wide(text('comparedTo')),
        rare(code('lotRef')),
        rare(field('lotSize', 'whole')),
        rare(flag('samplingRandom')),
        rare(flag('sampleSealed')),
        rare(text('level')),
        rare(field('sampleSize', 'whole')),
        rare(field('aql', 'triple')),
        rare(field('found', 'triple')),
      ]),
    ],
  },
  {
    id: 'talks',
    step: 'TALKS',
    fields: [
      one('talks.state', 'talks-state', terms.talksStates),
      one('reply.position', 'reply', terms.replyPositions),
      prose('reply.text'),
      rare(flag('talks.offPlatformAck')),
    ],
    lists: [
      {
        ...list('negotiation', [
          when('at'),
          one('from', 'speaker', terms.speakers),
          one('channel', 'channel', terms.channels),
          one('answer', 'offer-answer', terms.offerAnswers),
          prose('text'),
          text('offer'),
          field('offerAmount', 'amount'),
          flag('showInPacket'),
        ]),
        log: true,
      },
    ],
  },
  ...sectionsAfterTalks,
  {
    id: 'readings',
    step: 'CLOSED',
    fields: [
      choice('readings.S2.2c', 'reading-quality', ['A+B', 'C']),
      choice('readings.S2.4', 'reading-freight', ['sensible', 'literal']),
      rare(one('clock.returnMeans', 'return-means', ['asked', 'sent', 'received_back'])),
      rare(zone('clock.zone')),
      rare(zone('clock.sellerZone')),
      rare(zone('clock.platformZone')),
    ],
    lists: [],
  },
];

/** Facts without a field of their own, each with where they come from instead. */
export const factsWithoutField: Readonly<Record<string, string>> = {
  packs: 'chosen with the rule packs',
  'packChoice.follow': 'chosen where two packs disagree',
  'packChoice.because': 'said where two packs disagree',
  'readings.preset': 'the preset of the archive; each reading has its own field',
  'overrides[].conclusion': 'entered where the conclusion stands',
  'overrides[].value': 'entered where the conclusion stands',
  'overrides[].reason': 'entered where the conclusion stands',
  'overrides[].by': 'the person at the desk',
  'overrides[].at': 'the moment of entry',
};
