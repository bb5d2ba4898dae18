/**
 * The evaluator's own sentences in both languages: windows, freight, deadlines, procedure.
 * What a rule says stands in its pack, not here.
 */
import type { WindowAnswer } from '../../shared/domain/answer.ts';
import { zonePlace } from '../../shared/domain/place-names.ts';
import type { Bearer } from '../../shared/domain/terms.ts';
import type { Language } from '../../shared/errors.ts';
import type { Bilingual } from './pack.ts';
import type { Assumption, WindowFinding } from './window.ts';

type Two = Readonly<Bilingual>;

/** Fills `<name>` places. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/<(\w+)>/g, (whole, name: string) => values[name] ?? whole);
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** `2025-05-17` as a person writes it. */
export function writtenDay(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return language === 'zh-CN'
    ? `${Number(year)}年${Number(month)}月${Number(date)}日`
    : `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

/** The place of an IANA zone: `Asia/Ho_Chi_Minh` is "Ho Chi Minh", in Chinese 越南. */
export function zoneCity(zone: string, language: Language): string {
  return language === 'zh-CN' ? zonePlace(zone, language) : (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** The window as a phrase to stand inside a sentence. */
export function windowPhrase(found: WindowFinding | null, length: number, language: Language): string {
  const zh = language === 'zh-CN';
  if (!found?.lastDay)
    return zh ? '收货日期或请求日期缺失或有争议' : 'the day of receipt or of the request is missing or in dispute';
  const day = writtenDay(found.lastDay, language);
  const until = found.lastEnd
    ? zh
      ? `${day} 23:59，${zoneCity(found.lastEnd.zone, language)}时间`
      : `${day}, 23:59 ${zoneCity(found.lastEnd.zone, language)} time`
    : day;
  if (found.lateUnlessHoliday !== null) {
    const n = found.lateUnlessHoliday;
    if (found.lastDayIsHoliday)
      return zh
        ? `最后一天是 ${until}，当天是法定节假日；如不顺延，则已逾期 ${n} 天`
        : `the last day was ${until}, a public holiday: late by ${n} ${n === 1 ? 'day' : 'days'} unless that moved it`;
    return zh
      ? `最后一天是 ${until}；除非该日因法定节假日顺延，否则已逾期 ${n} 天`
      : `the last day was ${until}: late by ${n} ${n === 1 ? 'day' : 'days'} unless a public holiday moved the last day`;
  }
  const phrases: Record<WindowAnswer['verdict'], string> = zh
    ? {
        IN: `在 ${length} 天之内提出（截止 ${until}）`,
        OUT: `${length} 天已届满（最后时刻为 ${until}）`,
        EDGE: `最后一天是 ${until}，但不同的时间算法结果不同`,
        UNKNOWN: `最后一天是 ${until}，但缺少相关时间或说法不一`,
        NONE: '',
      }
    : {
        IN: `asked inside ${length} days (until ${until})`,
        OUT: `the ${length} days ended on ${until}`,
        EDGE: `the last day is ${until}, but the clocks or dates that may count do not agree`,
        UNKNOWN: `the last day is ${until}, but a time is missing or in dispute`,
        NONE: '',
      };
  return phrases[found.verdict];
}

const assumptions: Readonly<Record<Assumption, Two>> = {
  'day-of-receipt-not-counted': {
    en: 'counted from the day after receipt, to the end of the last day (23:59)',
    'zh-CN': '自收货次日起算，至最后一天结束（23:59）',
  },
  'request-day-counts': {
    en: 'what counts is when it was asked for',
    'zh-CN': '以提出请求的时间为准',
  },
  'sent-day-counts': {
    en: 'what counts is when the goods were sent back',
    'zh-CN': '以寄回货物的时间为准',
  },
  'received-back-day-counts': {
    en: 'what counts is when the goods were back with you',
    'zh-CN': '以您收到退货的时间为准',
  },
  'dates-are-whole-days': {
    en: 'a date without a time is the whole day',
    'zh-CN': '没有时间的日期按整天计',
  },
  'holidays-counted': {
    en: 'public holidays of <country> counted (table to <to>)',
    'zh-CN': '已计入 <country> 法定节假日（表至 <to>）',
  },
  'no-holidays-chosen': {
    en: 'holidays move nothing: your choice',
    'zh-CN': '不因节假日顺延：由您选择',
  },
  'receipt-written-elsewhere': {
    en: 'the time of receipt is on a clock that the buyer’s country does not keep',
    'zh-CN': '收货时间所用时区不属于买家所在国',
  },
  'holidays-not-known': {
    en: 'holidays of one clock not known: up to 10 days late is not certain',
    'zh-CN': '有一个时钟的节假日不明：逾期 10 天以内不能断定',
  },
  'holidays-end': {
    en: 'holiday table of <country> ends on <to>: nothing counted beyond, up to 10 days late is not certain',
    'zh-CN': '<country> 节假日表至 <to>：此后不计，逾期 10 天以内不能断定',
  },
  'holidays-chosen': {
    en: 'a holiday moves the last day: your choice',
    'zh-CN': '遇节假日顺延：由您选择',
  },
  'several-receipts': {
    en: 'several days of receipt compared until you choose one',
    'zh-CN': '可能的收货日有几个，选定前全部比较',
  },
  'zone-of-receipt-unknown': {
    en: 'time zone of receipt not known: all held possible',
    'zh-CN': '收货地时区不明，各时区均有可能',
  },
  'still-open-so-in-time': {
    en: 'still open on every clock',
    'zh-CN': '按各时钟均未届满',
  },
  'no-receipt-day': { en: 'the day of receipt is not known', 'zh-CN': '收货日期不明' },
  'no-event-day': { en: 'the time that counts is not recorded', 'zh-CN': '尚未记录作为依据的时间' },
  'not-a-zone': {
    en: 'a time zone that was entered is not known and was left out',
    'zh-CN': '录入的某个时区无法识别，未予采用',
  },
};

export function assumptionText(assumption: Assumption, language: Language): string {
  return assumptions[assumption][language];
}

const returnFreight: Readonly<Record<Bearer, Two>> = {
  BUYER: {
    en: 'The buyer pays the return freight; you may waive it.',
    'zh-CN': '退回运费由买家承担；您也可以主动承担。',
  },
  SELLER: { en: 'You pay the return freight.', 'zh-CN': '退回运费由您承担。' },
  CARRIER: {
    en: 'You advance the return freight and claim it from the carrier.',
    'zh-CN': '退回运费由您先垫付，再向承运人追偿。',
  },
  INSURER: { en: 'The return freight belongs to the insurance claim.', 'zh-CN': '退回运费列入保险索赔。' },
  PER_AGREEMENT: { en: 'Agree who pays the return freight.', 'zh-CN': '退回运费由双方商定。' },
  UNDECIDED: { en: 'Who pays the return freight is not decided yet.', 'zh-CN': '退回运费由谁承担尚未确定。' },
  NONE: { en: '', 'zh-CN': '' },
};
const asked: Two = {
  en: 'As printed, you may ask the buyer to pay the return freight.',
  'zh-CN': '按文章字面，您可以要求买家承担退回运费。',
};
const agreed: Two = {
  en: 'Who pays the return freight is settled by your agreement or contract: ',
  'zh-CN': '退回运费已由协议或合同约定：',
};
const names: Readonly<Record<Bearer, Two>> = {
  BUYER: { en: 'the buyer', 'zh-CN': '买家承担' },
  SELLER: { en: 'you', 'zh-CN': '由您承担' },
  CARRIER: { en: 'the carrier', 'zh-CN': '承运人承担' },
  INSURER: { en: 'the insurer', 'zh-CN': '保险公司承担' },
  PER_AGREEMENT: { en: 'as agreed', 'zh-CN': '按约定' },
  UNDECIDED: { en: 'not decided', 'zh-CN': '尚未确定' },
  NONE: { en: 'nobody', 'zh-CN': '无需承担' },
};

/** The sentence on the return freight. `sensible` false: it rests on the printed words only. */
export function freightSentence(bearer: Bearer, how: 'agreed' | 'sensible' | 'literal', language: Language): string {
  if (how === 'agreed' && bearer !== 'PER_AGREEMENT') {
    return `${agreed[language]}${names[bearer][language]}${language === 'zh-CN' ? '。' : '.'}`;
  }
  if (how === 'literal' && bearer === 'BUYER') return asked[language];
  return returnFreight[bearer][language];
}

/** Sentences without a variable part, or with `<name>` places. */
export const phrases = {
  'freight-silent': {
    en: 'The article is silent on this; the sensible reading goes by who caused it or bore the risk.',
    'zh-CN': '文章对此没有规定；合理理解按原因和风险归属判断。',
  },
  'freight-by-override': {
    en: 'A person settled whose fault it is; the sensible reading follows that.',
    'zh-CN': '责任已由人工认定；合理理解以此为准。',
  },
  'agreement-stands': {
    en: 'You and the buyer also have an agreement in force: it still binds both of you. Name it in the appeal and do your part.',
    'zh-CN': '您与买家之间还有生效的协议，对双方仍有约束力。请在申诉中写明该协议，并履行您的部分。',
  },
  'pack-not-known': {
    en: 'The case names a rule pack that is not installed: <pack>. The article answers all the same; check the name or add the pack.',
    'zh-CN': '本案指定的规则包未安装：<pack>。文章的规则仍照常给出结论；请核对名称或添加该规则包。',
  },
  'no-rule': {
    en: 'No rule is recorded for this reason as the facts stand. Talk with the buyer and look at your contract.',
    'zh-CN': '就目前的事实，该退货原因没有对应的规则。请与买家协商，并查看合同。',
  },
  'no-rule-next': {
    en: 'Talk with the buyer, look at your contract, and record what you agree.',
    'zh-CN': '请与买家协商，查看合同，并记录达成的约定。',
  },
  'not-enough': {
    en: 'We cannot tell yet: a fact that decides is missing or in dispute.',
    'zh-CN': '暂时无法判断：缺少起决定作用的事实，或该事实有争议。',
  },
  'answer-questions': { en: 'Answer the first open question.', 'zh-CN': '请先回答第一个待补充的问题。' },
  'packs-disagree': {
    en: 'The rules in force disagree on this line (<packs>). Choose which to follow.',
    'zh-CN': '现行规则对这一行的结论不一致（<packs>）。请选择以哪个为准。',
  },
  'choose-pack': {
    en: 'Choose which of these rules you follow in this case.',
    'zh-CN': '请选择本案以哪一套规则为准。',
  },
  'stance-ACCEPT': { en: 'accept', 'zh-CN': '接受' },
  'stance-REFUSE': { en: 'you may refuse', 'zh-CN': '可以拒绝' },
  'stance-NEGOTIATE': { en: 'negotiate', 'zh-CN': '协商' },
  'stance-HOLD': { en: 'wait', 'zh-CN': '暂缓' },
  'stance-REDIRECT': { en: 'send the buyer to carrier or insurer', 'zh-CN': '请买家找承运人或保险公司' },
  'stance-MEDIATE': { en: 'ask the platform to mediate', 'zh-CN': '请平台调解' },
  'stance-APPEAL': { en: 'appeal', 'zh-CN': '申诉' },
  'stance-FULFIL': { en: 'do what was agreed', 'zh-CN': '履行协议' },
  'summary-line': { en: 'line <ids>: <stance>', 'zh-CN': '第 <ids> 行：<stance>' },
  'summary-lines': { en: 'lines <ids>: <stance>', 'zh-CN': '第 <ids> 行：<stance>' },
  'mediate-offline': {
    en: 'Of orders made offline the platform takes only non-delivery and non-payment (F-21).',
    'zh-CN': '对线下订单，平台只受理未发货和未付款（F-21）。',
  },
  'of-the-matter': { en: 'The rules on the matter itself: <says>', 'zh-CN': '就事情本身，规则的结论是：<says>' },
  applies: { en: '<title>: holds.', 'zh-CN': '<title>：成立。' },
  'applies-not': { en: '<title>: does not hold here.', 'zh-CN': '<title>：此处不成立。' },
  'applies-unknown': { en: '<title>: cannot be told yet.', 'zh-CN': '<title>：暂时无法判断。' },
  'not-in-force': { en: '<title>: not in force on this day.', 'zh-CN': '<title>：当日不适用。' },
  'is-disputed': { en: 'In dispute: <facts>.', 'zh-CN': '有争议：<facts>。' },
  'source-note': { en: ' (<note>)', 'zh-CN': '（<note>）' },
  'window-end': {
    en: 'The buyer may ask for a return without a reason until then, by the article.',
    'zh-CN': '按文章所说，买家在此之前可以无理由退货。',
  },
  'response-due': { en: 'Answer the dispute on the platform.', 'zh-CN': '在平台上答复纠纷。' },
  'response-unknown': {
    en: 'The countdown on the dispute page is the time that counts for your answer: read it there and type it in.',
    'zh-CN': '您的答复期限以纠纷页面的倒计时为准：请查看并录入。',
  },
  'evidence-due': { en: 'Upload your evidence.', 'zh-CN': '上传证据。' },
  'appeal-due': { en: 'File the appeal.', 'zh-CN': '提交申诉。' },
  'appeal-unknown': {
    en: 'No source gives a time for the appeal: read the countdown on the order page and type it in.',
    'zh-CN': '没有任何来源给出申诉期限：请查看订单页面的倒计时并录入。',
  },
  'seller-part-due': { en: 'Do your part of the agreement.', 'zh-CN': '履行协议中您的部分。' },
  'buyer-part-due': { en: 'The buyer has to do his part of the agreement.', 'zh-CN': '买家须履行协议中他的部分。' },
  'chargeback-due': { en: 'Answer the chargeback.', 'zh-CN': '答复信用卡拒付。' },
  'deadline-disputed': {
    en: 'The sources disagree on this date: <facts>.',
    'zh-CN': '各来源对该日期说法不一：<facts>。',
  },
  'source-page': { en: "typed from the platform's page", 'zh-CN': '从平台页面录入' },
  'source-agreement': { en: 'typed from the agreement', 'zh-CN': '从协议录入' },
  'source-scheme': { en: "typed from the card scheme's notice", 'zh-CN': '从卡组织通知录入' },
  'source-none': { en: 'no source', 'zh-CN': '没有来源' },
  'mediate-yes': {
    en: 'The talks came to nothing or the agreement was broken: the article lets you report to customer service (clause S2.3c).',
    'zh-CN': '协商未果或协议被违反：按文章，您可以向平台客服反映（条款 S2.3c）。',
  },
  'mediate-decided': { en: 'The platform has already decided.', 'zh-CN': '平台已经作出裁决。' },
  'mediate-agreed': {
    en: 'You and the buyer have agreed; carry out the agreement.',
    'zh-CN': '您和买家已达成协议，请履行协议。',
  },
  'mediate-talk': {
    en: 'The article wants talks first: mediation is for the case that no agreement can be reached (clause S2.3c).',
    'zh-CN': '文章要求先协商：无法达成一致时才请平台调解（条款 S2.3c）。',
  },
  'appeal-no-decision': {
    en: 'No decision of the platform is recorded: there is nothing to appeal against (clause S2.5a of the article).',
    'zh-CN': '没有平台裁决的记录，无从申诉（条款 S2.5a）。',
  },
  'appeal-passed': {
    en: 'The time that you typed from the platform’s page has passed.',
    'zh-CN': '您从平台页面录入的期限已过。',
  },
  'appeal-closed': {
    en: 'The outcome of an appeal is recorded: the appeal has been used.',
    'zh-CN': '已记录申诉结果：申诉已经用过。',
  },
  'appeal-accepted': { en: 'You accept the decision.', 'zh-CN': '您接受该裁决。' },
  'appeal-ready': {
    en: 'A decision exists, and grounds and evidence are there (clause S2.5 of the article).',
    'zh-CN': '已有裁决，理由和证据齐备（条款 S2.5）。',
  },
  'appeal-gaps': {
    en: 'A decision exists; the appeal still has gaps (clause S2.5b of the article).',
    'zh-CN': '已有裁决；申诉材料尚有缺口（条款 S2.5b）。',
  },
  'gap-disagree': { en: 'Say whether you disagree with the decision.', 'zh-CN': '请说明您是否不同意该裁决。' },
  'gap-ground': {
    en: 'Write at least one ground: what was improper about the decision?',
    'zh-CN': '请至少写一条理由：裁决有何不当？',
  },
  'gap-exhibit': { en: 'The ground “<title>” has no exhibit.', 'zh-CN': '理由“<title>”没有附证据。' },
  'gap-integrity': {
    en: 'A doubt about one of your own files is not cleared up.',
    'zh-CN': '您自己的某个文件存疑，尚未澄清。',
  },
} as const satisfies Record<string, Two>;

/** One of the sentences, filled. */
export function phrase(
  key: keyof typeof phrases,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string {
  return fill(phrases[key][language], values);
}
