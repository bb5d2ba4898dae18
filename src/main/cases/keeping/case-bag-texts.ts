/** The words on the pages that go out with an exported case. */
import type { Language } from '../../../shared/errors.ts';

const texts = {
  en: {
    order: 'Order no.',
    customer: 'Buyer',
    exported: 'Taken out',
    unknown: 'not known',
    was: 'came in as',
    also: 'the same bytes also came in as',
    leftOut: 'name left out of the packet',
    found: 'found',
    inFolder: (label: string, place: string) => `in “${label}”: ${place}`,
    alone: 'by itself',
    doubts: 'Doubts about these files, and how they were explained',
    explained: 'explained',
    unexplained: 'not explained',
    intro:
      'Every original is here byte for byte as it was taken in; its SHA-256 stands below its name. case-file.json holds the facts, case.json everything for the import into Casebinder, Journal.txt what was done and when.',
    journal:
      'What was done to this case. Times are UTC; the last word of each line is the hash of the entry and of all before it.',
  },
  'zh-CN': {
    order: '订单号',
    customer: '买家',
    exported: '导出时间',
    unknown: '不详',
    was: '收入时的名称',
    also: '相同内容还以此名称收入',
    leftOut: '不列入材料册的名称',
    found: '位置',
    inFolder: (label: string, place: string) => `“${label}”中：${place}`,
    alone: '单独收入',
    doubts: '对这些文件的疑点及说明',
    explained: '说明',
    unexplained: '尚未说明',
    intro:
      '所有原件均与收入时逐字节一致，名称下方为其 SHA-256 校验值。case-file.json 为案件事实，case.json 供 Casebinder 导入使用，Journal.txt 记录何时做过什么。',
    journal: '本案的操作记录。时间为 UTC；每行末尾是该条目及此前所有条目的校验值。',
  },
} as const;

export function pageTexts(language: Language): (typeof texts)[Language] {
  return texts[language];
}
