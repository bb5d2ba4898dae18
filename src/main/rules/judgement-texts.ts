/**
 * Sentences of the judgements that are worked out from facts: samples, weights, sums, risk, freight shares.
 * What must not live here: the sentences of rules (in their packs) and of windows and procedure (texts.ts).
 */
import type { Language } from '../../shared/errors.ts';
import type { Bilingual } from './pack.ts';
import { fill } from './texts.ts';

export const sayings = {
  // Times
  'time-twice': {
    en: 'The clock of <zone> showed <time> twice that night. Both moments count until you say which it was.',
    'zh-CN': '<zone> 的时钟在当晚两次显示 <time>。在您说明是哪一次之前，两个时刻都计入。',
  },
  'time-never': {
    en: 'The clock of <zone> never showed <time>: it was put forward. Both moments it can mean count until you correct it.',
    'zh-CN': '<zone> 的时钟从未显示过 <time>（当时拨快了）。在您更正之前，两种可能的时刻都计入。',
  },
  'ask-time-twice': {
    en: '<time> came twice in <zone>. Which was it? Enter it with the zone UTC: <first> or <second>.',
    'zh-CN': '<zone> 的 <time> 出现过两次，是哪一次？请改用 UTC 录入：<first> 或 <second>。',
  },
  'ask-time-never': {
    en: '<time> did not exist in <zone> (the clock was put forward). What was the right time? In UTC it may be <first> or <second>.',
    'zh-CN': '<zone> 没有 <time> 这个时刻（当时拨快了）。正确时间是什么？换成 UTC 可能是 <first> 或 <second>。',
  },
  'zone-not-known': {
    en: 'There is no time zone “<zone>”. Which is it? Write for example Europe/Berlin.',
    'zh-CN': '没有“<zone>”这个时区。应是哪个？请写成例如 Europe/Berlin。',
  },
  'computer-clock': {
    en: 'The clock of this computer is wrong, or was: it shows <now> UTC, but this archive already holds an entry of <last> UTC. Check the clock; until then nothing that depends on today is certain.',
    'zh-CN':
      '这台电脑的时钟现在或当时不准：显示 <now>（UTC），但档案中已有 <last>（UTC）的记录。请检查时钟；在此之前，凡与今天有关的结论都不可靠。',
  },
  // Last days that a law moves
  'moved-holiday': {
    en: 'Its last day, <day>, is a public holiday in China: by law the day after the holidays counts as well. Work with the earlier day.',
    'zh-CN': '其最后一日 <day> 是中国法定休假日：依法顺延至假日结束的次日。请按较早的日期安排。',
  },
  'moved-weekend': {
    en: 'Its last day, <day>, falls on a weekend: one commentary counts weekends as days off, and then the next working day counts as well. Work with the earlier day.',
    'zh-CN': '其最后一日 <day> 是周末：有一种解释认为周末也属休假日，则顺延至下一个工作日。请按较早的日期安排。',
  },
  'moved-unknown': {
    en: 'Whether its last day, <day>, is moved by a public holiday in China is not known: the holidays kept here are announced until <end>. Work with that day.',
    'zh-CN': '其最后一日 <day> 是否因中国法定休假日顺延尚不清楚：此处的节假日表只公布到 <end>。请按该日安排。',
  },
  // Sources
  citation: {
    en: '<source>, section <section>, <address>, read on <on>, confidence <confidence>',
    'zh-CN': '<source>，第 <section> 部分，<address>，查阅于 <on>，可信度 <confidence>',
  },
  'citation-own': {
    en: '<source>, section <section>, made on <on>',
    'zh-CN': '<source>，第 <section> 部分，制定于 <on>',
  },
  // Samples
  'sample-accept': {
    en: 'By its sampling plan the lot passes: <classes>.',
    'zh-CN': '按抽样方案，该批合格：<classes>。',
  },
  'sample-reject': {
    en: 'By its sampling plan the lot fails: <classes>.',
    'zh-CN': '按抽样方案，该批不合格：<classes>。',
  },
  'sample-open': {
    en: 'The sampling plan gives no result yet: <why>.',
    'zh-CN': '抽样方案暂无结论：<why>。',
  },
  'sample-class': {
    en: '<class> <found> found, up to <ac> accepted, <re> and more reject (letter <letter>, <n> pieces)',
    'zh-CN': '<class>发现 <found> 件，允许 <ac> 件，达到 <re> 件即不合格（字码 <letter>，样本 <n> 件）',
  },
  'sample-lot-missing': { en: 'the size of the lot is not known', 'zh-CN': '批量不明' },
  'sample-level-missing': { en: 'the inspection level is not known', 'zh-CN': '检验水平不明' },
  'sample-aql-missing': { en: 'the AQL is not known', 'zh-CN': 'AQL 不明' },
  'sample-counts-missing': { en: 'the counts by class are not known', 'zh-CN': '各类缺陷的数量不明' },
  'sample-size-missing': {
    en: 'the report does not say how many pieces were looked at',
    'zh-CN': '报告没有写明检验了多少件',
  },
  'sample-level-unknown': {
    en: 'the level “<level>” is none of I, II, III, S-1 to S-4',
    'zh-CN': '检验水平“<level>”不是 I、II、III 或 S-1 至 S-4',
  },
  'sample-lot-too-small': {
    en: 'a lot of <lot> has no sampling plan: look at every piece',
    'zh-CN': '批量为 <lot> 件时没有抽样方案：请全数检验',
  },
  'sample-no-plan': { en: 'the kept table has no plan for AQL <aql>', 'zh-CN': '所附表中没有 AQL <aql> 的方案' },
  'sample-too-many': {
    en: 'more defects (<found>) than pieces looked at (<n>): count each piece once, by its most serious defect',
    'zh-CN': '缺陷数（<found>）多于检验件数（<n>）：每件只按最严重的一项缺陷计一次',
  },
  'sample-too-small': {
    en: '<class>: <n> pieces were looked at, the plan wants <wanted>; too few to accept',
    'zh-CN': '<class>：只检验了 <n> 件，方案要求 <wanted> 件，不足以判定合格',
  },
  'sample-too-large': {
    en: '<class>: <n> pieces were looked at, the plan wants <wanted>; more than the plan, so the count does not reject by it',
    'zh-CN': '<class>：检验了 <n> 件，方案只要求 <wanted> 件；多于方案，不能据此判定不合格',
  },
  critical: { en: 'critical', 'zh-CN': '致命缺陷' },
  major: { en: 'major', 'zh-CN': '严重缺陷' },
  minor: { en: 'minor', 'zh-CN': '轻微缺陷' },
  'trust-random': { en: 'the pieces were drawn at random', 'zh-CN': '样本为随机抽取' },
  'trust-lot': { en: 'the report names the lot', 'zh-CN': '报告写明了批次' },
  'trust-accredited': { en: 'the inspector is accredited', 'zh-CN': '检验方有资质' },
  'trust-sealed': { en: 'the sample was sealed', 'zh-CN': '样本已封样' },
  'weak-before-transit': {
    en: 'made before shipment: it says nothing of damage on the way',
    'zh-CN': '发货前所验：不能说明运输途中的损坏',
  },
  'weak-one-piece': { en: 'one piece only', 'zh-CN': '只验了一件' },
  'word-against-counts': {
    en: 'the report’s own word says otherwise; both stand in dispute',
    'zh-CN': '与报告自己的结论不一致；两者均作为有争议处理',
  },
  // Doubts about one's own files
  'flag-PHOTO_AFTER_HANDOVER': {
    en: '“<title>”: the camera says <camera>, but the goods were handed over on <day>. A photo of the loading cannot be younger than that.',
    'zh-CN': '“<title>”：相机显示 <camera>，但货物已于 <day> 交运。装货照片不可能晚于该日。',
  },
  'flag-PHOTO_BEFORE_SHIPMENT': {
    en: '“<title>”: the camera says <camera>, before the goods were handed over on <day>.',
    'zh-CN': '“<title>”：相机显示 <camera>，早于货物交运日 <day>。',
  },
  'flag-PHOTO_BEFORE_RETURN': {
    en: '“<title>”: the camera says <camera>, before the goods came back on <day>.',
    'zh-CN': '“<title>”：相机显示 <camera>，早于退货到达日 <day>。',
  },
  'flag-PHOTO_FROM_FUTURE': {
    en: '“<title>”: the camera says <camera>, later than the day the file came in (<day>). The camera’s clock is wrong.',
    'zh-CN': '“<title>”：相机显示 <camera>，晚于文件收入日 <day>。相机时钟不准。',
  },
  'flag-EDITED_PICTURE': {
    en: '“<title>”: the picture says that it went through <program>.',
    'zh-CN': '“<title>”：图片写明曾经过 <program> 处理。',
  },
  'flag-ONE_FILE_TWO_NAMES': {
    en: 'One and the same file came in under several names: <names>.',
    'zh-CN': '同一个文件以多个名称收入：<names>。',
  },
  'flag-TWO_VERSIONS': {
    en: 'Two files called “<title>” are in the packet, and they differ. Which one counts?',
    'zh-CN': '材料册中有两个名为“<title>”的文件，内容不同。以哪个为准？',
  },
  'flag-NUMBER_MISMATCH': {
    en: '“<title>” carries the <what> <found>, but the case has <wanted>.',
    'zh-CN': '“<title>”上的<what>为 <found>，而本案为 <wanted>。',
  },
  'flag-DOCUMENT_BEFORE_ORDER': {
    en: '“<title>” is dated <camera>, before the order of <day>.',
    'zh-CN': '“<title>”的日期为 <camera>，早于下单日 <day>。',
  },
  'flag-DOCUMENT_BEFORE_SHIPMENT': {
    en: '“<title>” is dated <camera>, before the goods were handed over on <day>.',
    'zh-CN': '“<title>”的日期为 <camera>，早于交运日 <day>。',
  },
  'flag-DATES_OUT_OF_ORDER': {
    en: 'The dates do not fit: <first> (<camera>) cannot come before <second> (<day>).',
    'zh-CN': '日期前后矛盾：<first>（<camera>）不可能早于<second>（<day>）。',
  },
  'buyer-photo-before-delivery': {
    en: '“<title>”: the camera says <camera>, before the goods were delivered on <day>. Camera clocks can be wrong; ask the buyer for the original file.',
    'zh-CN': '“<title>”：相机显示 <camera>，早于交货日 <day>。相机时钟可能不准；请向买家索取原文件。',
  },
  'date-in-future': {
    en: 'The day of <what>, <day>, is still to come. Check the year: until then nothing can be counted from it.',
    'zh-CN': '“<what>”的日期 <day> 尚未到来。请核对年份：在此之前不能据以计算期限。',
  },
  'word-order-no': { en: 'order number', 'zh-CN': '订单号' },
  'word-transport-no': { en: 'transport document number', 'zh-CN': '运输单据号' },
  'word-container-no': { en: 'container number', 'zh-CN': '集装箱号' },
  'event-order.orderedAt': { en: 'the order', 'zh-CN': '下单' },
  'event-shipment.handedToCarrierAt': { en: 'the handover to the carrier', 'zh-CN': '交运' },
  'event-shipment.onBoardAt': { en: 'the loading on board', 'zh-CN': '装船' },
  'event-delivery.deliveredAt': { en: 'the delivery', 'zh-CN': '送达' },
  'event-delivery.receivedAt': { en: 'the receipt', 'zh-CN': '收货' },
  'event-request.at': { en: 'the request', 'zh-CN': '退货请求' },
  'event-returnShipment.sentAt': { en: 'the sending back', 'zh-CN': '寄回' },
  'event-returnShipment.receivedAt': { en: 'the arrival of the return', 'zh-CN': '退货到达' },
  'event-dispute.openedAt': { en: 'the opening of the dispute', 'zh-CN': '纠纷开启' },
  'event-decision.at': { en: 'the decision', 'zh-CN': '裁决' },
  // Fault and risk
  'fault-overridden': {
    en: 'You settled this yourself: <value> The rules alone would say: <own>',
    'zh-CN': '此项由您自行认定：<value>仅按规则则为：<own>',
  },
  'fault-SELLER': { en: 'The fault lies with you, the seller.', 'zh-CN': '责任在您（卖家）。' },
  'fault-BUYER': { en: 'The fault lies with the buyer.', 'zh-CN': '责任在买家。' },
  'fault-CARRIER': { en: 'The carrier is at fault.', 'zh-CN': '责任在承运人。' },
  'fault-SHARED': { en: 'The fault is shared.', 'zh-CN': '双方均有责任。' },
  'fault-UNDETERMINED': { en: 'Whose fault it is cannot be told yet.', 'zh-CN': '责任尚不能认定。' },
  'risk-seller': {
    en: 'You still bore the risk when it happened: <why>.',
    'zh-CN': '事情发生时风险仍由您承担：<why>。',
  },
  'risk-buyer': {
    en: 'The buyer bore the risk when it happened: <why>. Who paid the freight does not matter here.',
    'zh-CN': '事情发生时风险已由买家承担：<why>。运费由谁支付与此无关。',
  },
  'risk-UNKNOWN': {
    en: 'Who bore the risk when it happened cannot be told yet.',
    'zh-CN': '事情发生时风险由谁承担，尚不能判断。',
  },
  'risk-by-override': { en: 'you settled it yourself', 'zh-CN': '由您自行认定' },
  'risk-by-moment': { en: 'it happened before the handover', 'zh-CN': '发生在交运之前' },
  'risk-by-delivery': { en: 'it happened after delivery', 'zh-CN': '发生在交货之后' },
  'passes-EXW': { en: 'EXW: it passes at your premises', 'zh-CN': 'EXW：在卖方所在地转移' },
  'passes-FCA': { en: 'FCA: it passes with the handover to the buyer’s carrier', 'zh-CN': 'FCA：交给买方承运人时转移' },
  'passes-FAS': { en: 'FAS: it passes alongside the ship', 'zh-CN': 'FAS：货交船边时转移' },
  'passes-FOB': { en: 'FOB: it passes on board at the port of shipment', 'zh-CN': 'FOB：在装运港装上船时转移' },
  'passes-CFR': {
    en: 'CFR: it passes on board, although you pay the freight',
    'zh-CN': 'CFR：装上船时转移，尽管运费由您支付',
  },
  'passes-CIF': {
    en: 'CIF: it passes on board, although you pay freight and insurance',
    'zh-CN': 'CIF：装上船时转移，尽管运费和保险由您支付',
  },
  'passes-CPT': {
    en: 'CPT: it passes with the first carrier, although you pay the freight',
    'zh-CN': 'CPT：交第一承运人时转移，尽管运费由您支付',
  },
  'passes-CIP': {
    en: 'CIP: it passes with the first carrier, although you pay freight and insurance',
    'zh-CN': 'CIP：交第一承运人时转移，尽管运费和保险由您支付',
  },
  'passes-DAP': { en: 'DAP: it passes at the destination, before unloading', 'zh-CN': 'DAP：在目的地、卸货之前转移' },
  'passes-DPU': { en: 'DPU: it passes at the destination, unloaded', 'zh-CN': 'DPU：在目的地卸货后转移' },
  'passes-DDP': { en: 'DDP: it passes at the destination, cleared', 'zh-CN': 'DDP：在目的地、清关后转移' },
  // Evidence that would be turned away
  'refused-format': {
    en: 'The Complaint Center’s list of file types does not name <formats>. Upload the packet as PDF, or a JPG, and keep the original.',
    'zh-CN': '投诉中心列出的文件类型不含：<formats>。请上传 PDF 材料册或 JPG，并保留原件。',
  },
  'refused-ae-weights': {
    en: 'For a short shipment AliExpress wants within 3 days: shipping receipt, weight photo of one piece, weight photo of the packed whole, and the carrier’s weight; else it refunds in proportion.',
    'zh-CN':
      '货物短少时，全球速卖通要求 3 天内提供：发货底单、单件称重照片、整包称重照片和物流称重证明；否则按比例退款。',
  },
  'refused-ae-one-photo': {
    en: 'More than two pieces are claimed: AliExpress wants several of them in the pictures, not one.',
    'zh-CN': '涉及两件以上：全球速卖通要求照片展示多件，而不是一件。',
  },
  'refused-ae-video': {
    en: 'For goods that do not work AliExpress wants a video.',
    'zh-CN': '货物无法使用时，全球速卖通要求视频。',
  },
  'refused-dh-freight': {
    en: 'DHgate pays return freight back only with a photo of the label and of the cost, within 7 days.',
    'zh-CN': '敦煌网须在 7 天内收到面单和费用照片，才会退还退货运费。',
  },
  // Readiness of an appeal
  'ready-decision': { en: 'The decision of the platform is there.', 'zh-CN': '已录入平台裁决。' },
  'ready-grounds': { en: 'At least one ground is written.', 'zh-CN': '至少写明一条理由。' },
  'ready-ground-proof': { en: 'Every ground names its rule and an exhibit.', 'zh-CN': '每条理由都写明规则并附证据。' },
  'ready-kinds': {
    en: 'Logistics proof and photos are there, or it is said why not.',
    'zh-CN': '物流证据和照片齐备，或已说明缺少的原因。',
  },
  'ready-order-no': {
    en: 'The order number stands on two exhibits of different kinds.',
    'zh-CN': '至少两种不同的证据上有订单号。',
  },
  'ready-dates': {
    en: 'Order, receipt, request and decision have their dates.',
    'zh-CN': '下单、收货、请求和裁决均有日期。',
  },
  'ready-allegations': { en: 'Every point of the buyer is answered.', 'zh-CN': '买家的每一点主张都已答复。' },
  'ready-translations': {
    en: 'What is not in English has a translation.',
    'zh-CN': '非英文的证据附有译文。',
  },
  'ready-relief': {
    en: 'It is said what is asked for, with amount and currency.',
    'zh-CN': '已写明请求，并有金额和币种。',
  },
  'ready-formats': { en: 'No file is of a kind the platform does not name.', 'zh-CN': '没有平台未列出格式的文件。' },
  'ready-redactions': {
    en: 'You have looked at what both sides will see, and at what is blacked out.',
    'zh-CN': '您已查看双方都会看到的内容以及涂黑的部分。',
  },
  'ready-window': { en: 'The time for the appeal is known and not over.', 'zh-CN': '申诉期限已知且未过。' },
  // Sums
  'sums-rounded': {
    en: 'rounded so that the parts make the whole',
    'zh-CN': '尾数已调整，各部分之和等于总额',
  },
  'sums-currencies': {
    en: 'The lines are in different currencies: they are not added up.',
    'zh-CN': '各行币种不同，不作合计。',
  },
  'sums-over-paid': {
    en: 'This is more than the buyer paid (<paid>); protection and refunds end there (F-12).',
    'zh-CN': '该金额超过买家实付（<paid>）；保障和退款以实付为限（F-12）。',
  },
  'sums-given': {
    en: '<given> was refunded already; <left> is left of it.',
    'zh-CN': '已退 <given>，尚余 <left>。',
  },
  // Weights
  'shortage-fits': {
    en: 'The weights fit what was declared: <formula>; the slip says <slip>. This speaks against a shortage at dispatch.',
    'zh-CN': '重量与申报相符：<formula>；磅单为 <slip>。这说明发货时并不短少。',
  },
  'shortage-light': {
    en: 'The slip is lighter than declared: <formula>; the slip says <slip>. The difference is the weight of about <pieces> pieces.',
    'zh-CN': '磅单轻于申报重量：<formula>；磅单为 <slip>。差额约为 <pieces> 件的重量。',
  },
  'shortage-heavy': {
    en: 'The slip is heavier than declared: <formula>; the slip says <slip>. Check the weights before you use them.',
    'zh-CN': '磅单重于申报重量：<formula>；磅单为 <slip>。使用前请核对重量。',
  },
  'shortage-way': {
    en: 'Between dispatch and delivery <lost> went missing (<sent> sent, <came> arrived), about <pieces> pieces.',
    'zh-CN': '发货与到货之间少了 <lost>（发出 <sent>，到达 <came>），约 <pieces> 件。',
  },
  'shortage-way-open': {
    en: 'Between dispatch and delivery <lost> went missing (<sent> sent, <came> arrived). How many pieces that is cannot be told: the weight of one is missing.',
    'zh-CN': '发货与到货之间少了 <lost>（发出 <sent>，到达 <came>）。缺少单件重量，无法折算件数。',
  },
  'shortage-way-small': {
    en: 'Dispatch and delivery differ by <lost> (<sent> sent, <came> arrived): less than one piece weighs. Nothing shows that pieces went missing on the way.',
    'zh-CN': '发货与到货相差 <lost>（发出 <sent>，到达 <came>），不足一件的重量：看不出途中有货物丢失。',
  },
  'shortage-open': {
    en: 'The weights cannot be compared yet: something is missing.',
    'zh-CN': '重量暂时无法核对：还缺数据。',
  },
  'shortage-units': {
    en: 'The weights are written in different units; none is converted.',
    'zh-CN': '重量单位不一致，不作换算。',
  },
} as const satisfies Record<string, Bilingual>;

export type Saying = keyof typeof sayings;

/** One of the sentences, filled. */
export function saying(key: Saying, language: Language, values: Readonly<Record<string, string>> = {}): string {
  return fill(sayings[key][language], values);
}
