/**
 * Which exhibit proves which sentence: the one table that every citation of a fact goes by. An exhibit is cited where a person
 * named it as the source of the fact; else only where its kind proves such a thing by nature, and its date does not speak
 * against it. In doubt there is no citation.
 * What must not live here: sentences, and the exhibits that a person cites himself (grounds, answers).
 */
import { type CaseFacts, settled } from '../../../shared/domain/case-file.ts';
import type { When } from '../../../shared/domain/values.ts';
import type { ProvingKind } from './proving-kinds.ts';

/** How the date of an exhibit stands to the day of the fact. */
type Dated =
  /** Made on the day or later; one without a date is not contradicted. */
  | 'from'
  /** A single message proves what was said on its own day; a transcript whatever was said until its end. */
  | 'said'
  /** Made on the day or before; one without a date is not contradicted. */
  | 'until';

export interface ProofRule {
  /** Facts that the sentence tells: their source exhibits prove it. A name ending in a dot or bracket stands for all below it. */
  readonly facts: readonly string[];
  /** Kinds that prove it by nature, the most telling first. */
  readonly kinds: readonly ProvingKind[];
  /** Kinds that prove it only where a person wrote what the exhibit shows. */
  readonly shown?: readonly ProvingKind[];
  readonly dated: Dated;
  /** The day that the date of the exhibit is held against; null where nothing has a day. */
  readonly day?: (facts: CaseFacts) => When | null;
}

const transportPapers = ['bill_of_lading', 'air_waybill', 'cmr', 'courier_label', 'warehouse_receipt'] as const;
const ordered = ({ order }: CaseFacts): When | null => settled(order?.orderedAt) ?? null;
const handedOver = ({ shipment }: CaseFacts): When | null => settled(shipment?.handedToCarrierAt) ?? null;
const arrived = ({ delivery }: CaseFacts): When | null =>
  settled(delivery?.deliveredAt) ?? settled(delivery?.receivedAt) ?? null;

export const proofRules = {
  placed: { facts: ['order.orderNo', 'order.orderedAt'], kinds: ['order_page'], dated: 'from', day: ordered },
  worth: {
    facts: ['order.items[', 'order.total'],
    kinds: ['order_page', 'invoice'],
    dated: 'from',
    day: ordered,
  },
  paid: {
    facts: ['order.paidAt', 'order.paid'],
    kinds: ['payment_proof'],
    dated: 'from',
    day: ({ order }) => settled(order?.paidAt) ?? null,
  },
  promised: { facts: ['order.promisedDeliveryAt'], kinds: ['contract'], dated: 'from' },
  terms: {
    facts: ['order.incoterm', 'order.namedPlace', 'order.customMade', 'order.contractTerms'],
    kinds: ['contract'],
    dated: 'from',
  },
  noReturn: { facts: ['order.noReturnClause'], kinds: ['contract'], dated: 'from' },
  contractFreight: { facts: ['order.contractReturnFreightBearer'], kinds: ['contract'], dated: 'from' },
  tolerance: { facts: ['order.toleranceStated'], kinds: ['spec', 'contract'], dated: 'from' },
  sample: {
    facts: ['order.sampleApprovedAt', 'order.sampleRef'],
    kinds: ['sample_approval'],
    shown: ['sample_photo'],
    dated: 'from',
    day: ({ order }) => settled(order?.sampleApprovedAt) ?? null,
  },
  policy: {
    facts: ['order.policyText', 'order.policyDisclosed', 'order.policyDisclosedAt', 'order.policyDisclosedChannel'],
    kinds: ['policy_disclosure'],
    shown: ['listing_snapshot'],
    dated: 'from',
    day: ({ order }) => settled(order?.policyDisclosedAt) ?? null,
  },
  handed: {
    facts: ['shipment.handedToCarrierAt', 'shipment.carrier', 'shipment.transportDocType', 'shipment.transportDocNo'],
    kinds: transportPapers,
    dated: 'from',
    day: handedOver,
  },
  /** How many packages, how heavy: what was packed is written down before it is handed over. */
  packed: {
    facts: ['shipment.packages', 'shipment.grossWeight', 'shipment.weightSlip'],
    kinds: ['packing_list', 'weight_slip'],
    shown: ['packing_photo', 'loading_photo', 'seal_photo'],
    dated: 'until',
    day: handedOver,
  },
  cleanDocument: {
    facts: ['shipment.transportDocRemarks'],
    kinds: ['bill_of_lading', 'air_waybill', 'cmr'],
    dated: 'from',
    day: handedOver,
  },
  onBoard: {
    facts: ['shipment.onBoardAt'],
    kinds: ['bill_of_lading'],
    dated: 'from',
    day: ({ shipment }) => settled(shipment?.onBoardAt) ?? null,
  },
  carried: {
    facts: ['shipment.transportDocNo', 'shipment.containerNo', 'shipment.onBoardAt'],
    kinds: [...transportPapers, 'tracking_capture'],
    dated: 'from',
    day: handedOver,
  },
  exported: {
    facts: ['shipment.exportReleaseDate'],
    kinds: ['export_declaration'],
    dated: 'from',
    day: ({ shipment }) => settled(shipment?.exportReleaseDate) ?? null,
  },
  trackingUploaded: { facts: ['shipment.trackingUploadedAt'], kinds: [], dated: 'from' },
  carrierNotice: {
    facts: ['shipment.carrierNoticeAt'],
    kinds: ['carrier_notice'],
    dated: 'from',
    day: ({ shipment }) => settled(shipment?.carrierNoticeAt) ?? null,
  },
  tracked: { facts: ['shipment.trackingEvents['], kinds: ['tracking_capture'], dated: 'from' },
  delivered: {
    facts: ['delivery.deliveredAt', 'delivery.receivedAt', 'delivery.podName'],
    kinds: ['pod', 'tracking_capture'],
    dated: 'from',
    day: arrived,
  },
  noException: {
    facts: ['delivery.damageNotedOnPod', 'delivery.podExceptions'],
    kinds: ['pod'],
    dated: 'from',
    day: arrived,
  },
  confirmed: { facts: ['delivery.confirmedReceiptAt'], kinds: [], dated: 'from' },
  requested: {
    facts: ['request.'],
    kinds: [],
    dated: 'said',
    day: ({ request }) => settled(request?.at) ?? null,
  },
  offered: { facts: [], kinds: [], dated: 'said' },
  agreed: {
    facts: ['agreement.'],
    kinds: ['agreement'],
    dated: 'from',
    day: ({ agreement }) => settled(agreement?.acceptedAt) ?? null,
  },
  breach: { facts: ['agreement.breachBy', 'agreement.breachAt', 'agreement.breachText'], kinds: [], dated: 'from' },
  disputed: {
    facts: ['dispute.openedAt', 'dispute.disputeNo'],
    kinds: ['platform_ticket'],
    dated: 'from',
    day: ({ dispute }) => settled(dispute?.openedAt) ?? null,
  },
  escalated: {
    facts: ['dispute.escalatedAt', 'dispute.escalatedBy'],
    kinds: ['platform_ticket'],
    dated: 'from',
    day: ({ dispute }) => settled(dispute?.escalatedAt) ?? null,
  },
  contacted: { facts: [], kinds: ['platform_ticket'], dated: 'said' },
  decided: {
    facts: ['decision.'],
    kinds: ['platform_decision'],
    dated: 'from',
    day: ({ decision }) => settled(decision?.at) ?? null,
  },
  sentBack: { facts: ['returnShipment.sentAt', 'returnShipment.trackingNo'], kinds: [], dated: 'from' },
  cameBack: {
    facts: ['returnShipment.receivedAt'],
    kinds: ['return_photo'],
    dated: 'from',
    day: ({ returnShipment }) => settled(returnShipment?.receivedAt) ?? null,
  },
  refunded: {
    facts: ['refund.'],
    kinds: ['refund_proof'],
    dated: 'from',
    day: ({ refund }) => settled(refund?.paidAt) ?? null,
  },
} as const satisfies Record<string, ProofRule>;

export type ProofOf = keyof typeof proofRules;
