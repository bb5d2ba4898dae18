/** The rules' answer as a few lines of plain text for a terminal, in the language of the person. */
import type { Answer, Stance } from '../../shared/domain/answer.ts';
import type { Bearer, FreightLeg } from '../../shared/domain/terms.ts';
import type { Language } from '../../shared/errors.ts';

interface Phrases {
  readonly line: string;
  readonly literal: string;
  readonly sensible: string;
  readonly window: string;
  readonly lastDay: string;
  readonly freight: string;
  readonly mayAsk: string;
  readonly deadline: string;
  readonly noDate: string;
  readonly question: string;
  readonly wanted: string;
  readonly note: string;
  readonly workedOut: string;
  readonly sum: string;
  readonly doubt: string;
  readonly ready: Readonly<Record<'true' | 'false' | 'null', string>>;
  readonly mediation: string;
  readonly appeal: string;
  readonly stance: Readonly<Record<Stance, string>>;
  readonly verdict: Readonly<Record<string, string>>;
  readonly leg: Readonly<Record<FreightLeg, string>>;
  readonly bearer: Readonly<Record<Bearer, string>>;
}

const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    line: 'Line',
    literal: 'as the article is printed',
    sensible: 'in the sensible reading',
    window: 'Request within 7 days',
    lastDay: 'last day',
    freight: 'Freight',
    mayAsk: 'you may ask him to pay',
    deadline: 'Deadline',
    noDate: 'date not known',
    question: 'Question',
    wanted: 'Proof wanted',
    note: 'Note',
    workedOut: 'Worked out',
    sum: 'Sum',
    doubt: 'Doubt about your own files',
    ready: { true: 'yes', false: 'no', null: 'cannot be told' },
    mediation: 'Mediation',
    appeal: 'Appeal',
    stance: {
      ACCEPT: 'accept',
      REFUSE: 'you may refuse',
      NEGOTIATE: 'negotiate',
      HOLD: 'wait: facts are missing',
      REDIRECT: 'send him to carrier or insurer',
      MEDIATE: 'ask the platform to mediate',
      APPEAL: 'appeal',
      FULFIL: 'do what was agreed',
    },
    verdict: {
      IN: 'in time',
      OUT: 'too late',
      EDGE: 'depends on the clock',
      UNKNOWN: 'not known',
      NONE: 'no such window',
    },
    leg: { outbound: 'out', return: 'return', reship: 'sending again', duties: 'duties', storage: 'storage' },
    bearer: {
      SELLER: 'you, the seller',
      BUYER: 'the buyer',
      CARRIER: 'the carrier',
      INSURER: 'the insurer',
      PER_AGREEMENT: 'as agreed',
      UNDECIDED: 'not decided',
      NONE: 'nobody',
    },
  },
  'zh-CN': {
    line: '索赔项',
    literal: '按文章字面',
    sensible: '按合理理解',
    window: '7 天内提出',
    lastDay: '最后一天',
    freight: '运费',
    mayAsk: '可以要求其承担',
    deadline: '期限',
    noDate: '日期不详',
    question: '待确认',
    wanted: '还缺证据',
    note: '说明',
    workedOut: '由事实推算',
    sum: '金额',
    doubt: '对您自己文件的疑点',
    ready: { true: '是', false: '否', null: '无法判断' },
    mediation: '平台调解',
    appeal: '申诉',
    stance: {
      ACCEPT: '接受',
      REFUSE: '可以拒绝',
      NEGOTIATE: '协商',
      HOLD: '暂缓：事实不全',
      REDIRECT: '请其找承运人或保险公司',
      MEDIATE: '请平台调解',
      APPEAL: '申诉',
      FULFIL: '履行协议',
    },
    verdict: { IN: '在期限内', OUT: '已过期', EDGE: '取决于以哪个时区为准', UNKNOWN: '不清楚', NONE: '无此期限' },
    leg: { outbound: '发货', return: '退货', reship: '重新发货', duties: '关税', storage: '仓储' },
    bearer: {
      SELLER: '我方（卖家）',
      BUYER: '买家',
      CARRIER: '承运人',
      INSURER: '保险公司',
      PER_AGREEMENT: '按协议',
      UNDECIDED: '未定',
      NONE: '无',
    },
  },
};

/** @param answer made in the same language, so that its sentences and these words fit */
export function answerAsText(answer: Answer, language: Language): string {
  const p = phrases[language];
  return [
    ...answer.lines.flatMap((line) => [
      `${p.line} ${line.id}: ${line.stance} (${p.stance[line.stance]}). ${line.says}`,
      ...(line.byReading.literal.stance === line.byReading.sensible.stance
        ? []
        : [
            `  ${p.literal}: ${p.stance[line.byReading.literal.stance]}; ${p.sensible}: ${p.stance[line.byReading.sensible.stance]}`,
          ]),
      ...(line.window.lastDay
        ? [
            `  ${p.window}: ${p.verdict[line.window.verdict] ?? line.window.verdict}, ${p.lastDay} ${line.window.lastDay}`,
          ]
        : []),
      ...line.freight
        .filter((f) => f.chosen !== 'UNDECIDED' || f.literal !== f.sensible)
        .map(
          (f) =>
            `  ${p.freight}, ${p.leg[f.leg]}: ${p.bearer[f.chosen]}${f.mayAsk ? ` (${p.mayAsk})` : ''}${f.scope ? `, ${f.scope}` : ''}`,
        ),
      ...line.judgements.filter((j) => j.value !== 'UNDETERMINED').map((j) => `  ${p.workedOut}: ${j.says}`),
      ...line.sampling.map((one) => `  ${p.workedOut}: ${one.says}`),
    ]),
    ...answer.sums.refunds.flatMap((r) => (r.formula === null ? [] : [`${p.sum}: ${r.formula}`])),
    ...answer.sums.notes.map((note) => `${p.sum}: ${note}`),
    ...answer.integrityFlags.filter((f) => f.explained === null).map((f) => `${p.doubt}: ${f.says} [${f.id}]`),
    ...answer.deadlines.map((d) => `${p.deadline}: ${d.at ?? p.noDate} - ${d.says}`),
    ...answer.missingFacts.map((m) => `${p.question}: ${m.ask} [${m.fact}]`),
    ...answer.evidence.wanted.map((w) => `${p.wanted}: ${w.kind} - ${w.why}`),
    ...answer.warnings.map((w) => `${p.note}: ${w.says}`),
    `${p.mediation}: ${answer.mediation.because}`,
    `${p.appeal}: ${answer.appeal.because}`,
    ...answer.appeal.readiness.map((r) => `  ${r.says} ${p.ready[`${r.ok}`]}`),
  ].join('\n');
}
