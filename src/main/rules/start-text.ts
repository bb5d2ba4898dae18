/**
 * The text that a new pack begins with: a small sound pack whose remarks say what each part is for. Its one rule, its
 * clock and its examples go through every check, so that a person changes what works.
 */
import type { Language } from '../../shared/errors.ts';

export interface PackStart {
  readonly id: string;
  /** A word of `platform.name`. */
  readonly platform: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly version: string;
  /** `2025-05-12`. */
  readonly today: string;
  readonly language: Language;
}

const remarks = {
  en: {
    head: [
      'Rules of one source, in your own words. What stands behind # is a remark for you.',
      'Nothing counts until you have checked it and put it in force. Indent with blanks, two for each step.',
    ],
    version: ['A changed rule is a new version: raise the number here and name it under "changes".'],
    applies: ['For which cases: the platform as it is written in the field "Platform" of the case.'],
    sources: [
      'Every rule names a source: what you read, where, and on which day.',
      "confidence: H the platform's own page, M a second source, L one blog or forum.",
    ],
    clock: ['A time limit: from which fact, how long, who must act. No number found? Use clocksNotFound instead.'],
    rule: [
      'A rule: when it holds, and what follows. Rows R-00 to R-90 are those of the decision table;',
      'literal and sensible are the two readings: the same where your source can be read in one way only.',
    ],
    examples: ['Examples: for each rule a case where it holds, one where it does not, and one with a fact missing.'],
    yours: 'write here what you read',
  },
  'zh-CN': {
    head: [
      '一个来源的规则，用自己的话写。# 后面的文字是给您的说明。',
      '检查并启用之前不起作用。请用空格缩进，每层两个。',
    ],
    version: ['规则有变就是新版本：在这里提高版本号，并写入“changes”。'],
    applies: ['适用于哪些案件：与案件“平台”栏中的写法相同。'],
    sources: [
      '每条规则都要写明来源：读了什么、在哪里、哪一天。',
      'confidence：H 平台自己的页面，M 第二来源，L 单个博客或论坛。',
    ],
    clock: ['期限：从哪项事实起算、多长、由谁行动。没有查到天数？请改用 clocksNotFound。'],
    rule: [
      '规则：何时成立，结果是什么。R-00 至 R-90 是判断表的各行；',
      'literal 和 sensible 是两种解读：来源只有一种读法时写成一样。',
    ],
    examples: ['示例：每条规则各写一个成立的、一个不成立的、一个缺少事实的案件。'],
    yours: '在此写下您读到的内容',
  },
} as const;

/** YAML that passes every check. */
export function startText({ id, platform, titleEn, titleZh, version, today, language }: PackStart): string {
  const t = remarks[language];
  const note = (lines: readonly string[], indent = ''): string => lines.map((line) => `${indent}# ${line}`).join('\n');
  const en = JSON.stringify(titleEn);
  const zh = JSON.stringify(titleZh);
  return `${note(t.head)}
id: ${id}
${note(t.version)}
version: ${version}
kind: platform
title: { en: ${en}, zh-CN: ${zh} }
sourceNote: { en: "source: my own reading of the platform's page", zh-CN: 来源：我自己查阅的平台页面 }
changes:
  - version: ${version}
    on: "${today}"
    what: { en: First version., zh-CN: 首版。 }
validFrom: "2000-01-01"
${note(t.applies)}
appliesWhen: { fact: platform.name, is: ${platform} }
${note(t.sources)}
sources:
  page:
    title: ${en}
    url: ${JSON.stringify(t.yours)}
    consultedOn: "${today}"
    confidence: M
    kind: platform
${note(t.clock)}
windows:
  - id: answer
    clause: A-1
    source: page
    says: { en: Answer the buyer's request by then., zh-CN: 请在此之前答复买家的申请。 }
    anchor: [dispute.openedAt]
    act: [agreement.acceptedAt]
    length: 3
    unit: calendar_days
    countFrom: next_day
    end: "24:00"
    rollover: [none]
    whose: seller
${note(t.rule)}
rules:
  - id: short
    clause: A-2
    title: { en: Goods are missing, zh-CN: 短少 }
    gist: { en: "The seller proves what was packed; without a proof the refund is for what is missing.", zh-CN: 卖家证明装箱数量；没有证明的，按短少部分退款。 }
    source: page
    section: A-2
    when: { all: [{ fact: line.reason, is: SHORT_QTY }] }
    outcome:
      is: decision
      row: R-31
      tier: reason
      literal: NEGOTIATE
      sensible: NEGOTIATE
      says: { en: Prove what was packed., zh-CN: 请证明装箱数量。 }
      next: { en: Gather the weight slip and the photos of packing., zh-CN: 请收集过磅单和装箱照片。 }
      wants: [weight_slip, packing_photo]
${note(t.examples)}
examples:
  bases:
    order:
      platform: { name: ${platform} }
      order: { orderNo: "1001", orderNoConfirmed: true }
      customer: { name: { name: Sample Buyer }, nameConfirmed: true }
  rows:
    - row: R-31
      clauses: [A-2]
      cases:
        - name: goods are missing
          kind: positive
          base: order
          facts: { lines: [{ id: "1", reason: SHORT_QTY }] }
          expect: { byPack: { ${id}: NEGOTIATE } }
        - name: the goods are faulty
          kind: negative
          base: order
          facts: { lines: [{ id: "1", reason: QUALITY }] }
          expect: { byPack: { ${id}: silent } }
        - name: the reason is not recorded
          kind: missing
          base: order
          facts: { lines: [{ id: "1" }] }
          expect: { missing: ["lines[1].reason"] }
`;
}
