/** The words of the field: every closed list that a fact, a form, a rule and a packet share. One word per idea. */
export const platforms = [
  'alibaba_com',
  'aliexpress',
  'dhgate',
  'amazon',
  'ebay',
  'shopee',
  'lazada',
  'wish',
  'ozon',
  'mercadolibre',
  'shein',
  'poshmark',
  'kaufland',
  'wayfair',
  'cdiscount',
  'newegg',
  'mercari',
  'other',
] as const;
export const services = ['trade_assurance', 'easy_return', 'guaranteed_delivery', 'offline'] as const;
export const sellerDomiciles = ['CN', 'TW', 'HK', 'other'] as const;
export const buyerTiers = ['standard', 'enterprise', 'enterprise_pro'] as const;
export const buyerKinds = ['business', 'consumer'] as const;
export const incoterms = ['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP'] as const;
export const transportModes = ['sea', 'air', 'road', 'rail', 'courier', 'post'] as const;
export const transportDocRemarks = ['clean', 'claused', 'said_to_contain'] as const;
export const stages = ['PRE_SHIP', 'IN_TRANSIT', 'RECEIVED', 'RETURNING', 'RETURNED'] as const;
export const channels = [
  'platform_chat',
  'platform_dispute_page',
  'email',
  'phone',
  'messenger',
  'letter',
  'other',
] as const;
export const buyerWishes = ['return_and_refund', 'refund_only', 'exchange', 'partial_refund', 'repair'] as const;
export const reasons = [
  'QUALITY',
  'CHANGE_OF_MIND_PRE',
  'NO_REASON_POST',
  'TRANSIT_DAMAGE',
  'TRANSIT_LOSS',
  'WRONG_ITEM',
  'SHORT_QTY',
  'LATE_DELIVERY',
  'NON_RECEIPT',
  'COUNTERFEIT',
  'CUSTOMS',
  'PRICE',
] as const;
export const subReasons = [
  'SPEC_MISMATCH',
  'COLOR_DIFFERENCE',
  'NOT_WORKING',
  'MATERIAL',
  'PACKAGING',
  'EXPECTATION',
] as const;
export const defectCauses = ['manufacture', 'packing', 'transit', 'misuse', 'design', 'undetermined'] as const;
export const inspectionStages = ['pre_shipment', 'at_buyer', 'return_arrival', 'joint'] as const;
export const inspectionResults = ['MATCHES', 'DOES_NOT_MATCH', 'INCONCLUSIVE', 'NOT_DONE'] as const;
export const parties = ['seller', 'buyer'] as const;
export const speakers = ['seller', 'buyer', 'platform'] as const;
export const offerAnswers = ['accepted', 'refused', 'countered', 'none'] as const;
export const talksStates = ['not_started', 'negotiating', 'agreed', 'failed', 'buyer_silent'] as const;
export const replyPositions = ['accept', 'refuse', 'counter_offer', 'no_position_yet'] as const;
export const agreementTypes = [
  'return_and_refund',
  'exchange',
  'partial_refund',
  'repair',
  'price_reduction',
  'keep_goods',
  'discount_next_order',
] as const;
export const breachBy = ['buyer', 'seller', 'none'] as const;
export const decisionOutcomes = [
  'full_refund',
  'partial_refund',
  'return_and_refund',
  'claim_rejected',
  'other',
] as const;
export const refundKinds = ['full', 'partial', 'none'] as const;
export const freightLegs = ['outbound', 'return', 'reship', 'duties', 'storage'] as const;
export const bearers = ['SELLER', 'BUYER', 'CARRIER', 'INSURER', 'PER_AGREEMENT', 'UNDECIDED', 'NONE'] as const;
export const rollovers = ['none', 'next_day_after_holiday'] as const;
export const receivedBases = [
  'proof_of_delivery',
  'platform_confirmation',
  'buyer_statement',
  'seller_statement',
] as const;
export const intactStates = ['yes', 'no'] as const;
export const goodsConditions = ['as_sent', 'used', 'damaged', 'incomplete', 'other_goods'] as const;

/** What an exhibit is. The groups that count as logistics and as photos are data of the rule pack. */
export const exhibitKinds = [
  'order_page',
  'contract',
  'spec',
  'sample_approval',
  'listing_snapshot',
  'policy_disclosure',
  'invoice',
  'payment_proof',
  'packing_list',
  'weight_slip',
  'product_photo',
  'sample_photo',
  'inspection_photo',
  'damage_photo',
  'packing_photo',
  'loading_photo',
  'seal_photo',
  'inspection_report',
  'test_certificate',
  'bill_of_lading',
  'air_waybill',
  'cmr',
  'courier_label',
  'tracking_capture',
  'pod',
  'warehouse_receipt',
  'export_declaration',
  'insurance',
  'survey_report',
  'carrier_notice',
  'buyer_claim_photo',
  'buyer_video',
  'unboxing_video',
  'return_photo',
  'serial_list',
  'chat_platform',
  'chat_other',
  'email',
  'agreement',
  'platform_decision',
  'platform_ticket',
  'refund_proof',
  'freight_invoice',
  'translation',
  'statement',
  'other',
] as const;

export type ExhibitKind = (typeof exhibitKinds)[number];
export type Reason = (typeof reasons)[number];
export type FreightLeg = (typeof freightLegs)[number];
export type Bearer = (typeof bearers)[number];
export type Stage = (typeof stages)[number];
