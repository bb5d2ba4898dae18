/**
 * Turns missing facts into questions in plain words, the one that decides most first.
 */

import type { MissingFact } from '../../shared/domain/answer.ts';
import type { Language } from '../../shared/errors.ts';
import en from '../../shared/i18n/en.json' with { type: 'json' };
import zh from '../../shared/i18n/zh-CN.json' with { type: 'json' };
import type { Bilingual } from './pack.ts';

/** By path; `[]` stands for any entry of a list. */
const questions: Readonly<Record<string, Bilingual>> = {
  'order.orderNoConfirmed': {
    en: 'Have you checked the order number on the order page?',
    'zh-CN': '您在订单页核对过订单号了吗？',
  },
  'customer.nameConfirmed': {
    en: 'Have you checked that the buyer is the customer of this order?',
    'zh-CN': '您核对过买家就是该订单的客户吗？',
  },
  'lines[].reason': { en: 'Why does the buyer want to return the goods?', 'zh-CN': '买家为什么要退货？' },
  'lines[].quantity': { en: 'How many pieces does the buyer complain about?', 'zh-CN': '买家对多少件货物有异议？' },
  'lines[].itemId': { en: 'Which item of the order is this line about?', 'zh-CN': '这一行对应订单中的哪种货物？' },
  'lines[].defectCause': {
    en: 'What caused the defect: manufacture, packing, transport, or the buyer’s use?',
    'zh-CN': '缺陷的原因是什么：制造、包装、运输，还是买家使用不当？',
  },
  'lines[].subReason': { en: 'What exactly is wrong with the goods?', 'zh-CN': '货物具体有什么问题？' },
  'lines[].defectDisclosedBefore': {
    en: 'Did the buyer know of this defect before he ordered?',
    'zh-CN': '买家下单前知道这个缺陷吗？',
  },
  'delivery.receivedAt': { en: 'When did the buyer receive the goods?', 'zh-CN': '买家是什么时候收到货的？' },
  'delivery.deliveredAt': {
    en: 'At what time does the proof of delivery say the goods arrived?',
    'zh-CN': '签收证明上写的送达时间是什么时候？',
  },
  'delivery.confirmedReceiptAt': {
    en: 'When was receipt confirmed on the platform?',
    'zh-CN': '平台上是什么时候确认收货的？',
  },
  'delivery.splits[].at': { en: 'When did this part of the delivery arrive?', 'zh-CN': '这一批货是什么时候到的？' },
  'request.at': { en: 'When did the buyer ask for the return?', 'zh-CN': '买家是什么时候提出退货的？' },
  'request.buyerWants': {
    en: 'What does the buyer want: return, refund only, exchange, partial refund or repair?',
    'zh-CN': '买家想要什么：退货、仅退款、换货、部分退款还是维修？',
  },
  'returnShipment.sentAt': { en: 'When did the buyer send the goods back?', 'zh-CN': '买家是什么时候寄回货物的？' },
  'returnShipment.receivedAt': { en: 'When did the returned goods reach you?', 'zh-CN': '您是什么时候收到退货的？' },
  'returnShipment.goodsIntact': {
    en: 'Did the goods come back in the state in which they were sent?',
    'zh-CN': '退回的货物和发出时的状态一样吗？',
  },
  'clock.receiptZone': { en: 'Which time zone does the place of receipt have?', 'zh-CN': '收货地是哪个时区？' },
  'customer.country': {
    en: 'In which country did the buyer receive the goods? Its public holidays and its clock count.',
    'zh-CN': '买家在哪个国家收货？当地的法定节假日和时间都要计入。',
  },
  'seller.domicile': {
    en: 'Where is your company registered: mainland China, Taiwan, Hong Kong or elsewhere?',
    'zh-CN': '您的公司注册在哪里：中国大陆、台湾、香港还是其他地方？',
  },
  'clock.rollover': {
    en: 'Was the last day of the window a public holiday, so that it moved? If holidays do not count, choose none.',
    'zh-CN': '期限的最后一天是不是法定节假日，需要顺延？如不计节假日，请选“不顺延”。',
  },
  'inspections[].itemId': { en: 'Which item of the order was inspected?', 'zh-CN': '这次检验的是订单中的哪种货物？' },
  'order.insured': { en: 'Was the cargo insured?', 'zh-CN': '货物投保了吗？' },
  'appeal.outcome': { en: 'What came of the appeal?', 'zh-CN': '申诉的结果是什么？' },
  inspections: { en: 'Have the goods been inspected, and with what result?', 'zh-CN': '验过货吗？结果如何？' },
  'inspections[].result': { en: 'What was the result of this inspection?', 'zh-CN': '这次验货的结果是什么？' },
  'goods.stage': { en: 'Where are the goods now?', 'zh-CN': '货物现在在哪里？' },
  'order.customMade': { en: 'Were the goods made to order?', 'zh-CN': '货物是定制的吗？' },
  'order.noReturnClause': {
    en: 'Does the contract exclude returns without a reason?',
    'zh-CN': '合同有没有约定不接受无理由退货？',
  },
  'order.incoterm': {
    en: 'Which term of trade was agreed (for example FOB or CIF)?',
    'zh-CN': '约定的是哪个贸易术语（如 FOB、CIF）？',
  },
  'order.standardSpecified': {
    en: 'Was the standard that the buyer complains about ever written down?',
    'zh-CN': '买家所说的标准，当初有书面约定吗？',
  },
  'order.forwarderAppointedBy': {
    en: 'Who appointed the forwarder, you or the buyer?',
    'zh-CN': '货代是您还是买家指定的？',
  },
  'order.items[].quantity': { en: 'How many pieces of this item were ordered?', 'zh-CN': '这种货物订了多少件？' },
  'order.policyDisclosed': {
    en: 'Did you tell the buyer your return policy before the order?',
    'zh-CN': '下单前您把退货政策告知买家了吗？',
  },
  'order.policyDisclosedAt': {
    en: 'At what time was the return policy made known: before the order or after it?',
    'zh-CN': '退货政策是什么时间告知的：下单前还是下单后？',
  },
  'delivery.damageNotedOnPod': {
    en: 'Did the receiver note the damage on the delivery receipt?',
    'zh-CN': '收货人是否在签收单上注明了损坏？',
  },
  'shipment.damagedAt': {
    en: 'When did the damage happen: before handover, on the way, or after delivery?',
    'zh-CN': '损坏发生在什么时候：交运前、运输途中，还是交货后？',
  },
  'shipment.transportDocRemarks': {
    en: 'Is the transport document clean, or does it carry remarks?',
    'zh-CN': '运输单据是清洁的，还是有批注？',
  },
  'shipment.transportDocNo': { en: 'What is the number of the transport document?', 'zh-CN': '运输单据号是多少？' },
  'agreement.acceptedByBuyer': { en: 'Has the buyer accepted the agreement?', 'zh-CN': '买家接受协议了吗？' },
  'agreement.acceptedBySeller': { en: 'Have you accepted the agreement?', 'zh-CN': '您接受协议了吗？' },
  'agreement.performed': { en: 'Has the agreement been carried out?', 'zh-CN': '协议履行了吗？' },
  'agreement.sellerDeadline': {
    en: 'By when must you do your part of the agreement?',
    'zh-CN': '协议要求您在什么时候前履行？',
  },
  'agreement.breachBy': { en: 'Has anyone broken the agreement, and who?', 'zh-CN': '有人违反协议吗？是哪一方？' },
  'agreement.returnFreightBearer': {
    en: 'Who pays the return freight by the agreement?',
    'zh-CN': '协议约定退回运费由谁承担？',
  },
  'talks.state': { en: 'How do the talks with the buyer stand?', 'zh-CN': '与买家的协商进行到哪一步了？' },
  'decision.sellerDisagrees': {
    en: 'Do you accept the platform’s decision, or do you want to contest it?',
    'zh-CN': '您接受平台的裁决，还是要提出异议？',
  },
  'appeal.windowEndsAt': {
    en: 'Which countdown for the appeal does the order page show?',
    'zh-CN': '订单页面显示的申诉倒计时到什么时候？',
  },
  'appeal.logisticsWaiver': {
    en: 'If there is no logistics information: why not?',
    'zh-CN': '如果没有物流信息，原因是什么？',
  },
  'appeal.photosWaiver': { en: 'If there are no photos: why not?', 'zh-CN': '如果没有照片，原因是什么？' },
  'appeal.grounds': { en: 'What was improper about the decision?', 'zh-CN': '裁决有何不当之处？' },
  'dispute.responseDueAt': {
    en: 'Which countdown does the dispute page show?',
    'zh-CN': '纠纷页面显示的倒计时到什么时候？',
  },
  'platform.name': { en: 'On which platform was the order made?', 'zh-CN': '订单来自哪个平台？' },
  'platform.service': {
    en: 'Is the order covered by Trade Assurance, Easy Return, or made offline?',
    'zh-CN': '订单属于信用保障、轻松退货，还是线下订单？',
  },
};

const disputeNote: Bilingual = { en: 'The sources disagree. ', 'zh-CN': '各来源说法不一。' };
const anyFact: Bilingual = { en: 'Please fill in: <fact>', 'zh-CN': '请补充：<fact>' };

/** What the form calls a fact, so that nobody is asked for a word of ours; the path itself where the form has no name for it. */
function labelOf(fact: string, language: Language): string {
  const catalogue: unknown = language === 'zh-CN' ? zh.fact : en.fact;
  const found = template(fact)
    .replaceAll('[]', '')
    .split('.')
    .reduce<unknown>(
      (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
      catalogue,
    );
  return typeof found === 'string' ? found : fact;
}

const template = (fact: string): string => fact.replace(/\[[^\]]*\]/g, '[]');

/** True for a fact that there is a question for. */
export function isAskable(fact: string): boolean {
  return Object.hasOwn(questions, template(fact));
}

/** The question for one fact. */
export function question(fact: string, isDisputed: boolean, language: Language): string {
  const known = questions[template(fact)];
  const ask = known ? known[language] : anyFact[language].replace('<fact>', () => labelOf(fact, language));
  return isDisputed ? disputeNote[language] + ask : ask;
}

/** Collects what each missing fact would decide. */
export class OpenQuestions {
  private readonly found = new Map<string, { decides: Set<string>; weight: number; disputed: boolean }>();

  /**
   * @param facts paths that are missing or in dispute
   * @param decides what they would decide: stance, window, freight, fault, appeal …
   * @param weight how much hangs on it; a gate outweighs an exception that nobody raised
   */
  add(facts: readonly string[], disputed: readonly string[], decides: string, weight: number): void {
    for (const fact of facts) {
      if (fact.startsWith('evidence:')) continue;
      const at = this.found.get(fact) ?? { decides: new Set<string>(), weight: 0, disputed: false };
      at.decides.add(decides);
      at.weight += weight;
      at.disputed ||= disputed.includes(fact);
      this.found.set(fact, at);
    }
  }

  /** The questions, the most powerful first; equals in order of mention. */
  list(language: Language): MissingFact[] {
    return [...this.found.entries()]
      .toSorted(([, a], [, b]) => b.weight - a.weight)
      .map(([fact, { decides, disputed }]) => ({
        fact,
        decides: [...decides],
        ask: question(fact, disputed, language),
      }));
  }
}
