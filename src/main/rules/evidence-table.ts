/**
 * Which proof a reason wants at which stage, and how to make it: data with its source, in our own words.
 * What a pack asks for stands in the pack; this is the craft that holds on every platform (research, sections 3 and 4).
 */
import type { ExhibitKind, Reason, Stage } from '../../shared/domain/terms.ts';
import type { Bilingual } from './pack.ts';

export interface PlanRow {
  /** Left out: for every reason. */
  readonly reasons?: readonly Reason[];
  /** Left out: at every stage. */
  readonly stages?: readonly Stage[];
  /** Only once the platform has decided. */
  readonly afterDecision?: true;
  readonly level: 'needed' | 'helpful';
  /** One of these is enough. */
  readonly kinds: readonly [ExhibitKind, ...ExhibitKind[]];
  readonly why: Bilingual;
  readonly source: string;
}

const sold: readonly Reason[] = ['QUALITY', 'WRONG_ITEM', 'NO_REASON_POST', 'COUNTERFEIT'];
const onTheWay: readonly Reason[] = ['TRANSIT_DAMAGE', 'TRANSIT_LOSS'];

export const planRows: readonly PlanRow[] = [
  {
    level: 'needed',
    kinds: ['order_page'],
    source: 'S2.1b',
    why: { en: 'Which order it is about, and what was agreed in it.', 'zh-CN': '说明是哪个订单、约定了什么。' },
  },
  {
    level: 'needed',
    kinds: ['chat_platform'],
    source: 'F-13',
    why: {
      en: 'What both sides said where the platform looks: in its own chat, the whole thread.',
      'zh-CN': '双方在平台聊天工具中的完整记录，平台以此为准。',
    },
  },
  {
    reasons: ['QUALITY'],
    level: 'needed',
    kinds: ['spec', 'contract'],
    source: 'F-11',
    why: {
      en: 'What was promised. What is not written is only an expectation.',
      'zh-CN': '当初的约定。没有写明的只是期望。',
    },
  },
  {
    reasons: ['QUALITY'],
    level: 'needed',
    kinds: ['inspection_report', 'test_certificate'],
    source: '4.4',
    why: { en: 'What a third party found: lot, sample, counts.', 'zh-CN': '第三方的检验结果：批次、样本、数量。' },
  },
  {
    reasons: ['QUALITY'],
    level: 'helpful',
    kinds: ['sample_approval', 'sample_photo'],
    source: '4.5',
    why: { en: 'The approved sample is the measure for colour and feel.', 'zh-CN': '确认过的样品是颜色和手感的标准。' },
  },
  {
    reasons: sold,
    level: 'helpful',
    kinds: ['packing_photo', 'loading_photo'],
    source: '4.2',
    why: { en: 'In what state the goods left you.', 'zh-CN': '货物离开您时的状态。' },
  },
  {
    reasons: ['WRONG_ITEM'],
    level: 'needed',
    kinds: ['packing_list', 'courier_label'],
    source: 'S2.4b',
    why: { en: 'Which item was packed and sent to whom.', 'zh-CN': '装了什么、寄给谁。' },
  },
  {
    reasons: ['WRONG_ITEM', 'NO_REASON_POST'],
    stages: ['RETURNED'],
    level: 'helpful',
    kinds: ['serial_list'],
    source: 'S2.2c',
    why: { en: 'Whether what came back is what was sent.', 'zh-CN': '退回的是否就是发出的货。' },
  },
  {
    reasons: ['SHORT_QTY'],
    level: 'needed',
    kinds: ['packing_list'],
    source: 'F-64',
    why: { en: 'How many pieces in how many cartons.', 'zh-CN': '多少箱、每箱多少件。' },
  },
  {
    reasons: ['SHORT_QTY'],
    level: 'needed',
    kinds: ['weight_slip'],
    source: 'P-AE3',
    why: {
      en: 'The weight at dispatch: pieces × weight + packing must come to it.',
      'zh-CN': '发货重量：件数 × 单重 + 包装应与之相符。',
    },
  },
  {
    reasons: ['SHORT_QTY', 'NON_RECEIPT', 'NO_REASON_POST', ...onTheWay],
    level: 'needed',
    kinds: ['pod'],
    source: 'F-64',
    why: {
      en: 'When, to whom, how much and in what state it was delivered.',
      'zh-CN': '何时、交给谁、多少、状态如何。',
    },
  },
  {
    reasons: ['SHORT_QTY'],
    level: 'helpful',
    kinds: ['packing_photo'],
    source: 'P-AE3',
    why: { en: 'One piece on the scale and the packed whole on the scale.', 'zh-CN': '单件过秤和整件过秤的照片。' },
  },
  {
    reasons: ['NON_RECEIPT', 'LATE_DELIVERY'],
    level: 'needed',
    kinds: ['tracking_capture'],
    source: 'P-TG1',
    why: { en: 'That it was received is for the seller to show.', 'zh-CN': '是否签收由卖家举证。' },
  },
  {
    reasons: ['LATE_DELIVERY', ...onTheWay],
    level: 'needed',
    kinds: ['bill_of_lading', 'air_waybill', 'cmr', 'courier_label'],
    source: '4.3',
    why: {
      en: 'When and in what condition the carrier took the goods over.',
      'zh-CN': '承运人何时、以何状态接收货物。',
    },
  },
  {
    reasons: onTheWay,
    level: 'needed',
    kinds: ['packing_photo', 'loading_photo'],
    source: '4.2',
    why: {
      en: 'Sound packing and loading: the condition when the risk passed.',
      'zh-CN': '包装和装货完好：风险转移时的状态。',
    },
  },
  {
    reasons: ['TRANSIT_DAMAGE'],
    stages: ['RECEIVED', 'RETURNING', 'RETURNED'],
    level: 'needed',
    kinds: ['damage_photo', 'buyer_claim_photo', 'unboxing_video'],
    source: '4.2',
    why: {
      en: 'Carton, cushioning and goods, and how far the damage goes.',
      'zh-CN': '外箱、缓冲材料、货物及损坏范围。',
    },
  },
  {
    reasons: onTheWay,
    level: 'needed',
    kinds: ['carrier_notice'],
    source: '2.6',
    why: {
      en: 'The consignee gives notice to the carrier within days, whoever is at fault.',
      'zh-CN': '无论责任在谁，收货人须在数日内通知承运人。',
    },
  },
  {
    reasons: onTheWay,
    level: 'helpful',
    kinds: ['survey_report', 'insurance', 'seal_photo'],
    source: '4.3',
    why: {
      en: 'An outsider’s word on cause and extent; the way to the insurer.',
      'zh-CN': '第三方对原因和范围的认定；保险索赔的依据。',
    },
  },
  {
    reasons: ['COUNTERFEIT'],
    level: 'needed',
    kinds: ['test_certificate', 'invoice'],
    source: 'P-TG1',
    why: { en: 'Where the goods come from, link by link.', 'zh-CN': '货物来源的完整链条。' },
  },
  {
    reasons: ['CUSTOMS'],
    level: 'needed',
    kinds: ['export_declaration', 'other'],
    source: 'P-AE5',
    why: { en: 'The paper of the authority itself.', 'zh-CN': '海关出具的文件。' },
  },
  {
    reasons: ['CHANGE_OF_MIND_PRE'],
    level: 'needed',
    kinds: ['freight_invoice', 'invoice'],
    source: 'S1.2',
    why: { en: 'What the change of mind costs.', 'zh-CN': '客户改变主意造成的费用。' },
  },
  {
    reasons: ['NO_REASON_POST', 'QUALITY'],
    level: 'needed',
    kinds: ['listing_snapshot', 'product_photo'],
    source: 'S2.2b',
    why: { en: 'Description and pictures as they stood on the day of the order.', 'zh-CN': '下单当日的描述和图片。' },
  },
  {
    reasons: ['NO_REASON_POST', 'QUALITY', 'WRONG_ITEM'],
    stages: ['RETURNED'],
    level: 'needed',
    kinds: ['return_photo'],
    source: 'S2.2c',
    why: { en: 'In what state the goods came back, from the sealed parcel on.', 'zh-CN': '退货从未拆封起的状态。' },
  },
  {
    reasons: ['NO_REASON_POST'],
    level: 'helpful',
    kinds: ['policy_disclosure'],
    source: 'S3.2a',
    why: { en: 'That the buyer knew your return policy before he ordered.', 'zh-CN': '买家下单前已知悉退货政策。' },
  },
  {
    afterDecision: true,
    level: 'needed',
    kinds: ['platform_decision'],
    source: 'S2.5a',
    why: { en: 'The decision that the appeal is directed against.', 'zh-CN': '申诉所针对的裁决。' },
  },
];

/** How to make a picture that counts (4.2). */
export const howTo: Readonly<Partial<Record<ExhibitKind, Bilingual>>> = {
  damage_photo: {
    en: 'From far to near: whole pallet, carton with its label, damage; the label must be readable in one of them.',
    'zh-CN': '由远及近：整托、带标签的外箱、损坏处；其中一张标签须可读。',
  },
  buyer_claim_photo: {
    en: 'Ask for: carton label and order number in the picture, several pieces, a ruler for sizes.',
    'zh-CN': '请买家拍到箱唛和订单号；多件同框；尺寸旁放尺子。',
  },
  inspection_photo: {
    en: 'Lay out and count; sample and goods in one frame under the same light, with a colour card.',
    'zh-CN': '摆开计数；样品与货物同框、同光线，放色卡。',
  },
  sample_photo: {
    en: 'Sample and goods in one frame, same light, a colour card beside them.',
    'zh-CN': '样品与货物同框、同光线，旁放色卡。',
  },
  packing_photo: {
    en: 'One piece on the scale with the display readable, then the closed carton on the scale.',
    'zh-CN': '单件过秤（读数清晰），再拍封好的整箱过秤。',
  },
  loading_photo: {
    en: 'Container number, the load in place, the seal with its number.',
    'zh-CN': '集装箱号、装好的货、带号码的封条。',
  },
  seal_photo: {
    en: 'The number of the seal, on the closed door, at loading and at opening.',
    'zh-CN': '关门状态下的封条号码，装货和开箱时各一张。',
  },
  return_photo: {
    en: 'The unopened parcel with its label, then each step of the opening, then the goods.',
    'zh-CN': '未拆的包裹及面单、拆箱过程、货物。',
  },
  unboxing_video: {
    en: 'In one take from the sealed parcel on, all sides, the label readable; keep the file as it is.',
    'zh-CN': '从未拆封起一镜到底，各面可见，面单可读；原文件保持不动。',
  },
  product_photo: {
    en: 'The pictures of the listing as they stood on the day of the order, with the address line visible.',
    'zh-CN': '下单当日商品页面的图片，地址栏可见。',
  },
  tracking_capture: {
    en: 'The whole page of the carrier with number, dates and address line.',
    'zh-CN': '承运人页面全图，含单号、日期和地址栏。',
  },
};

/** File kinds that the Complaint Center names (F-46); others are not said to be taken. */
export const namedFormats = {
  kinds: ['jpeg', 'gif', 'pdf', 'email'],
  endings: ['doc', 'docx', 'eml', 'msg', 'pdf', 'rar', 'zip', 'jpg', 'jpeg', 'gif', 'xls', 'xlsx'],
} as const;
