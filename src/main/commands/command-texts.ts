/** What the commands say on a terminal when all went well, in the language of the person. Troubles say themselves. */
import type { Language } from '../../shared/errors.ts';

/** A count with its word. */
const some = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const en = {
  caseOpen: (caseId: string) => `Case ${caseId} is open.`,
  cases: (count: number) => `${some(count, 'case')}`,
  noBuyer: '(buyer not known)',
  noOrder: '(order no. not known)',
  verified: (files: number) => `${some(files, 'file')} checked: all as they were taken in.`,
  surplus: (count: number) => `${some(count, 'file')} of no case, left alone:`,
  underway: (count: number) =>
    `${some(count, 'file')} just being written by the program that has the archive open: not surplus, the place in a case follows:`,
  leftovers: (count: number) =>
    `${some(count, 'unfinished file')} of an interrupted write, cleared away when the archive is next opened for writing:`,
  found: (c: { found: number; stored: number; duplicate: number; skipped: number; refused: number }) =>
    `${c.found} found: ${c.stored} stored, ${c.duplicate} already here, ${c.skipped} skipped, ${c.refused} refused.`,
  skipped: 'skipped',
  refused: 'refused',
  note: 'note',
  folderGone: (label: string) => `${label}: the folder is gone; what was taken in stays.`,
  fileChanged: (file: string) => `changed: ${file}: taken in again, the earlier one stays.`,
  fileGone: (file: string) => `gone: ${file}: no longer in the folder, what was taken in stays.`,
  noFolder: 'No folder has been taken in.',
  folder: (id: string, label: string, source: string, at: string) => `${id}  ${label}  (${source}), taken in ${at}`,
  folderUnfinished: ' - not finished, take it in again',
  files: (count: number) => `${some(count, 'file')}`,
  packet: (file: string, pages: number, exhibits: number, size: string) =>
    `${file}: ${some(pages, 'page')}, ${some(exhibits, 'exhibit')}, ${size}.`,
  light: { red: 'red', amber: 'amber', green: 'green' },
  deadlines: (file: string, written: number, cases: number) =>
    `${file}: ${some(written, 'deadline')} of ${some(cases, 'case')}.`,
  deadlinesLeft: (withoutDate: number, passed: number, superseded: number) =>
    `not written: ${withoutDate} without a date, ${passed} over, ${superseded} replaced by a typed countdown`,
  changed: (file: string) => `changed: ${file}`,
  missing: (file: string) => `missing: ${file}`,
  backedUp: (file: string, files: number, cases: number, size: string) =>
    `${file}: ${some(files, 'file')} of ${some(cases, 'case')}, ${size}, read back and equal.`,
  restored: (archive: string, files: number, cases: number, at: string) =>
    `${archive}: ${some(files, 'file')} of ${some(cases, 'case')}, all as they were backed up (${at}).`,
  notInBackup: (file: string) => `was not in the backup: ${file}`,
  exported: (file: string, files: number, size: string) => `${file}: ${some(files, 'file')}, ${size}.`,
  imported: (caseId: string, was: string, evidence: number, packets: number) =>
    `Case ${caseId} (${was} where it came from): ${some(evidence, 'original')}, ${some(packets, 'packet')}.`,
  takenOut: (id: string) => `${id} is out of force for new cases. Cases that are there stay with it.`,
  pack: (id: string, version: string, rules: number) => `${id}  ${version}  ${some(rules, 'rule')}`,
  packOwn: 'your own',
  packOut: 'out of force',
  openCases: 'open cases',
  packSound: (id: string, version: string, rules: number, clauses: number, remarks: number) =>
    `${id} ${version} is sound: ${some(rules, 'rule')}, ${some(clauses, 'clause')}, ${some(remarks, 'remark')}.`,
  packWouldChange: (changed: number, looked: number, cases: string) =>
    `${changed} of ${some(looked, 'open case')} would change: ${cases || 'none'}.`,
  packIn: 'It is in force for new cases. Open cases stay with what judged them.',
  packNotIn: 'Nothing was changed: --put puts it in force.',
  sampleStep: (step: number, steps: number, name: string) => `Sample case ${step} of ${steps}: ${name}`,
  line: (caseId: string, line: string, stance: string, says: string) => `${caseId}, line ${line}: ${stance}. ${says}`,
  making: (name: string) => `Packet ${name}`,
  demoKept: (archive: string) => `The archive is in ${archive}`,
  demoGone: 'The demo archive has been removed again; --keep leaves it in the output folder.',
};

type Texts = typeof en;

const zh: Texts = {
  caseOpen: (caseId) => `已建立案件 ${caseId}。`,
  cases: (count) => `${count} 个案件`,
  noBuyer: '（买家不详）',
  noOrder: '（订单号不详）',
  verified: (files) => `已检查 ${files} 个文件：均与收入时一致。`,
  surplus: (count) => `${count} 个文件不属于任何案件，未作处理：`,
  underway: (count) => `${count} 个文件正由打开此档案的程序写入，并非多余文件，稍后即会登记到案件：`,
  leftovers: (count) => `${count} 个文件是中断写入留下的未完成文件，下次以可写方式打开档案时会清除：`,
  found: (c) => `找到 ${c.found} 个：收入 ${c.stored}，已有 ${c.duplicate}，跳过 ${c.skipped}，拒收 ${c.refused}。`,
  skipped: '跳过',
  refused: '拒收',
  note: '说明',
  folderGone: (label) => `${label}：文件夹已不在；已收入的文件保留。`,
  fileChanged: (file) => `有变化：${file}：已重新收入，之前的一份保留。`,
  fileGone: (file) => `已不在：${file}：文件夹中已没有该文件，已收入的保留。`,
  noFolder: '尚未收入任何文件夹。',
  folder: (id, label, source, at) => `${id}  ${label}（${source}），收入时间 ${at}`,
  folderUnfinished: '，未完成，请再次收入',
  files: (count) => `${count} 个文件`,
  packet: (file, pages, exhibits, size) => `${file}：${pages} 页，${exhibits} 项证据，${size}。`,
  light: { red: '红', amber: '黄', green: '绿' },
  deadlines: (file, written, cases) => `${file}：${cases} 个案件的 ${written} 个期限。`,
  deadlinesLeft: (withoutDate, passed, superseded) =>
    `未写入：${withoutDate} 个没有日期，${passed} 个已过期，${superseded} 个已由录入的倒计时取代`,
  changed: (file) => `有变化：${file}`,
  missing: (file) => `缺失：${file}`,
  backedUp: (file, files, cases, size) => `${file}：${cases} 个案件的 ${files} 个文件，${size}，已读回核对一致。`,
  restored: (archive, files, cases, at) => `${archive}：${cases} 个案件的 ${files} 个文件，均与备份时（${at}）一致。`,
  notInBackup: (file) => `备份中没有：${file}`,
  exported: (file, files, size) => `${file}：${files} 个文件，${size}。`,
  imported: (caseId, was, evidence, packets) =>
    `案件 ${caseId}（来源处编号 ${was}）：${evidence} 个原件，${packets} 份材料册。`,
  takenOut: (id) => `${id} 不再用于新案件；已有案件仍按它判断。`,
  pack: (id, version, rules) => `${id}  ${version}  ${rules} 条规则`,
  packOwn: '自己的',
  packOut: '未启用',
  openCases: '未结案件',
  packSound: (id, version, rules, clauses, remarks) =>
    `${id} ${version} 没有问题：${rules} 条规则，${clauses} 个条款，${remarks} 条提示。`,
  packWouldChange: (changed, looked, cases) => `${looked} 个未结案件中有 ${changed} 个会变化：${cases || '无'}。`,
  packIn: '已用于新案件。未结案件仍按原来的规则判断。',
  packNotIn: '未作任何改动：加上 --put 即可启用。',
  sampleStep: (step, steps, name) => `示例案件 ${step}/${steps}：${name}`,
  line: (caseId, line, stance, says) => `${caseId}，索赔项 ${line}：${stance}。${says}`,
  making: (name) => `材料册 ${name}`,
  demoKept: (archive) => `档案位于 ${archive}`,
  demoGone: '示例档案已删除；加上 --keep 可保留在输出文件夹中。',
};

/** The sentences of one language. */
export const sentences = (language: Language): Texts => (language === 'zh-CN' ? zh : en);
