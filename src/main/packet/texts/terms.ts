/** The closed lists of the case file in the words of the packet. Platform codes and Incoterms stay as they are. */
import type * as t from '../../../shared/domain/terms.ts';
import type { PacketLanguage } from '../packet-facts.ts';

type Of<V extends readonly string[]> = Readonly<Record<V[number], readonly [string, string]>>;

const platforms: Of<typeof t.platforms> = {
  alibaba_com: ['Alibaba.com', 'Alibaba.com（阿里巴巴国际站）'],
  aliexpress: ['AliExpress', 'AliExpress（速卖通）'],
  dhgate: ['DHgate', 'DHgate（敦煌网）'],
  amazon: ['Amazon', 'Amazon'],
  ebay: ['eBay', 'eBay'],
  shopee: ['Shopee', 'Shopee'],
  lazada: ['Lazada', 'Lazada'],
  wish: ['Wish', 'Wish'],
  ozon: ['Ozon', 'Ozon'],
  mercadolibre: ['Mercado Libre', 'Mercado Libre'],
  shein: ['SHEIN', 'SHEIN'],
  poshmark: ['Poshmark', 'Poshmark'],
  kaufland: ['Kaufland', 'Kaufland'],
  wayfair: ['Wayfair', 'Wayfair'],
  cdiscount: ['Cdiscount', 'Cdiscount'],
  newegg: ['Newegg', 'Newegg'],
  mercari: ['Mercari', 'Mercari'],
  other: ['another platform', '其他平台'],
};
const services: Of<typeof t.services> = {
  trade_assurance: ['Trade Assurance', '信用保障（Trade Assurance）'],
  easy_return: ['Easy Return', 'Easy Return'],
  guaranteed_delivery: ['Guaranteed Delivery', 'Guaranteed Delivery'],
  offline: ['offline order', '线下订单'],
};
const reasons: Of<typeof t.reasons> = {
  QUALITY: ['quality', '质量问题'],
  CHANGE_OF_MIND_PRE: ['change of mind before receipt', '收货前改变主意'],
  NO_REASON_POST: ['return without reason', '无理由退货'],
  TRANSIT_DAMAGE: ['damage in transit', '运输途中损坏'],
  TRANSIT_LOSS: ['loss in transit', '运输途中丢失'],
  WRONG_ITEM: ['wrong item', '发错货'],
  SHORT_QTY: ['short quantity', '数量短少'],
  LATE_DELIVERY: ['late delivery', '延迟交货'],
  NON_RECEIPT: ['not received', '未收到货'],
  COUNTERFEIT: ['counterfeit', '假冒商品'],
  CUSTOMS: ['customs', '海关原因'],
  PRICE: ['price', '价格原因'],
};
const subReasons: Of<typeof t.subReasons> = {
  SPEC_MISMATCH: ['specification differs', '规格不符'],
  COLOR_DIFFERENCE: ['colour differs', '色差'],
  NOT_WORKING: ['does not work', '无法使用'],
  MATERIAL: ['material', '材质问题'],
  PACKAGING: ['packaging', '包装问题'],
  EXPECTATION: ['not as expected', '与期望不符'],
};
const channels: Of<typeof t.channels> = {
  platform_chat: ['platform chat', '平台聊天'],
  platform_dispute_page: ['the dispute page', '纠纷页面'],
  email: ['e-mail', '电子邮件'],
  phone: ['phone', '电话'],
  messenger: ['messenger', '即时通讯'],
  letter: ['letter', '信函'],
  other: ['another channel', '其他渠道'],
};
const wishes: Of<typeof t.buyerWishes> = {
  return_and_refund: ['return and refund', '退货退款'],
  refund_only: ['refund only', '仅退款'],
  exchange: ['exchange', '换货'],
  partial_refund: ['partial refund', '部分退款'],
  repair: ['repair', '维修'],
};
const modes: Of<typeof t.transportModes> = {
  sea: ['sea', '海运'],
  air: ['air', '空运'],
  road: ['road', '公路'],
  rail: ['rail', '铁路'],
  courier: ['courier', '快递'],
  post: ['post', '邮政'],
};
const inspectionStages: Of<typeof t.inspectionStages> = {
  pre_shipment: ['Pre-shipment inspection', '出货前检验'],
  at_buyer: ['Inspection at the buyer’s', '买家处检验'],
  return_arrival: ['Inspection on return', '退货到达检验'],
  joint: ['Joint inspection', '联合检验'],
};
const results: Of<typeof t.inspectionResults> = {
  MATCHES: ['the goods match what was agreed', '货物符合约定'],
  DOES_NOT_MATCH: ['the goods do not match what was agreed', '货物不符合约定'],
  INCONCLUSIVE: ['inconclusive', '无法得出结论'],
  NOT_DONE: ['not carried out', '未进行'],
};
const speakers: Of<typeof t.speakers> = {
  seller: ['Seller', '卖家'],
  buyer: ['Buyer', '买家'],
  platform: ['Platform', '平台'],
};
const answers: Of<typeof t.offerAnswers> = {
  accepted: ['accepted', '接受'],
  refused: ['refused', '拒绝'],
  countered: ['answered with another offer', '提出反建议'],
  none: ['none', '未回应'],
};
const agreements: Of<typeof t.agreementTypes> = {
  return_and_refund: ['return and refund', '退货退款'],
  exchange: ['exchange', '换货'],
  partial_refund: ['partial refund', '部分退款'],
  repair: ['repair', '维修'],
  price_reduction: ['price reduction', '降价'],
  keep_goods: ['the buyer keeps the goods', '买家保留货物'],
  discount_next_order: ['discount on the next order', '下一订单优惠'],
};
const outcomes: Of<typeof t.decisionOutcomes> = {
  full_refund: ['full refund', '全额退款'],
  partial_refund: ['partial refund', '部分退款'],
  return_and_refund: ['return and refund', '退货退款'],
  claim_rejected: ['claim rejected', '驳回申请'],
  other: ['other', '其他'],
};
const legs: Of<typeof t.freightLegs> = {
  outbound: ['Outbound freight', '去程运费'],
  return: ['Return freight', '退货运费'],
  reship: ['Reshipment', '重新发货运费'],
  duties: ['Duties', '关税'],
  storage: ['Storage', '仓储费'],
};
const bearers: Of<typeof t.bearers> = {
  SELLER: ['the seller', '卖家'],
  BUYER: ['the buyer', '买家'],
  CARRIER: ['the carrier', '承运人'],
  INSURER: ['the insurer', '保险人'],
  PER_AGREEMENT: ['as agreed between the parties', '双方约定方'],
  UNDECIDED: ['not decided', '未定'],
  NONE: ['nobody', '无'],
};
const refunds: Of<typeof t.refundKinds> = {
  full: ['full', '全额'],
  partial: ['partial', '部分'],
  none: ['none', '无'],
};
const kinds: Of<typeof t.exhibitKinds> = {
  order_page: ['Order page', '订单页面'],
  contract: ['Contract', '合同'],
  spec: ['Specification', '规格书'],
  sample_approval: ['Sample approval', '样品确认'],
  listing_snapshot: ['Listing', '商品页面'],
  policy_disclosure: ['Return policy notice', '退货政策告知'],
  invoice: ['Invoice', '发票'],
  payment_proof: ['Payment proof', '付款凭证'],
  packing_list: ['Packing list', '装箱单'],
  weight_slip: ['Weight slip', '过磅单'],
  product_photo: ['Product photos', '产品照片'],
  sample_photo: ['Sample photos', '样品照片'],
  inspection_photo: ['Inspection photos', '检验照片'],
  damage_photo: ['Damage photos', '损坏照片'],
  packing_photo: ['Packing photos', '包装照片'],
  loading_photo: ['Loading photos', '装货照片'],
  seal_photo: ['Seal photos', '封条照片'],
  inspection_report: ['Inspection report', '检验报告'],
  test_certificate: ['Test certificate', '检测证书'],
  bill_of_lading: ['Bill of lading', '提单'],
  air_waybill: ['Air waybill', '空运单'],
  cmr: ['Road consignment note', '公路运单'],
  courier_label: ['Courier label', '快递面单'],
  tracking_capture: ['Tracking record', '物流轨迹'],
  pod: ['Proof of delivery', '签收证明'],
  warehouse_receipt: ['Warehouse receipt', '仓单'],
  export_declaration: ['Export declaration', '出口报关单'],
  insurance: ['Insurance', '保险单'],
  survey_report: ['Survey report', '公估报告'],
  carrier_notice: ['Notice to the carrier', '致承运人通知'],
  buyer_claim_photo: ['Buyer’s photos', '买家提供的照片'],
  buyer_video: ['Buyer’s video', '买家提供的视频'],
  unboxing_video: ['Unboxing video', '开箱视频'],
  return_photo: ['Photos of the return', '退货照片'],
  serial_list: ['Serial numbers', '序列号清单'],
  chat_platform: ['Platform chat', '平台聊天记录'],
  chat_other: ['Other chat', '其他聊天记录'],
  email: ['E-mail', '电子邮件'],
  agreement: ['Agreement', '协议'],
  platform_decision: ['Platform decision', '平台裁决'],
  platform_ticket: ['Platform ticket', '平台工单'],
  refund_proof: ['Refund proof', '退款凭证'],
  freight_invoice: ['Freight invoice', '运费发票'],
  translation: ['Translation', '译文'],
  statement: ['Statement', '陈述'],
  other: ['Other', '其他'],
};

const lists = {
  platforms,
  services,
  reasons,
  subReasons,
  channels,
  wishes,
  modes,
  inspectionStages,
  results,
  speakers,
  answers,
  agreements,
  outcomes,
  legs,
  bearers,
  refunds,
  kinds,
} as const;

/** A word of a closed list in the language of the packet. */
export type Term = <L extends keyof typeof lists>(list: L, word: keyof (typeof lists)[L]) => string;

export const termsOf =
  (language: PacketLanguage): Term =>
  (list, word) =>
    (lists[list][word] as readonly [string, string])[language === 'zh-CN' ? 1 : 0];
