/** What the pre-flight says of the files that would go out: unreadable ones, those that may be for the house only, exhibits that say nothing. Pure. */
import { imageKinds } from '../../shared/domain/evidence.ts';
import type { Language } from '../../shared/errors.ts';
import type { PacketEvidence, PacketFacts, PreflightLine } from '../packet/packet-facts.ts';

const says = {
  ONLY_A_NOTICE: [
    'Exhibit {0}: {1} cannot be read; a page with a notice goes out in its place.',
    '证据 {0}：{1} 无法读取，将以一页说明代替。',
  ],
  MAYBE_INTERNAL: [
    'Exhibit {0} may be for your eyes only, by its name: {1}. Nobody has left it out.',
    '从名称看，证据 {0} 可能仅供内部使用：{1}。目前仍会列入材料册。',
  ],
  SHOWS_NOTHING: [
    '{0} {0|exhibit does not say what it shows|exhibits do not say what they show}: {1}.',
    '有 {0} 项证据没有写明证明什么：{1}。',
  ],
} as const satisfies Record<string, readonly [string, string]>;

/** Words in names of files that are meant for the house: notes, costs, price lists. */
const internal =
  /(?<![a-z])(?:internal|confidential|private|cost(?:s|ing)?|margins?|profit|price.?list|quotation|purchase.?price|supplier.?price|my.?notes?|notes|todo|draft)(?![a-z])|内部|保密|机密|成本|利润|毛利|进价|底价|价格表|报价单|备注|笔记|草稿/i;

export function fileLines(facts: PacketFacts, language: Language): readonly PreflightLine[] {
  const lines: PreflightLine[] = [];
  const say = (
    code: keyof typeof says,
    where: string,
    values: readonly (string | number)[],
    leavesOut: string | null = null,
  ): void => {
    const text = says[code][language === 'zh-CN' ? 1 : 0];
    lines.push({
      code: `PREFLIGHT_${code}`,
      light: 'amber',
      where,
      says: filled(text, values),
      ...(leavesOut !== null && { leavesOut }),
    });
  };
  const comma = language === 'zh-CN' ? '、' : ', ';
  const named = (files: readonly PacketEvidence[]): string => files.map((e) => e.originalName).join(comma);
  const isOutward = facts.packet.variant !== 'file-copy';
  for (const x of facts.exhibits) {
    const broken = x.evidence.filter(isUnreadable);
    const leaves = (files: readonly PacketEvidence[]): string | null =>
      files.length === x.evidence.length ? x.exhibitId : null;
    if (broken[0]) say('ONLY_A_NOTICE', broken[0].evidenceId, [x.label, named(broken)], leaves(broken));
    const house = isOutward ? x.evidence.filter((e) => internal.test(plainName(e))) : [];
    if (house[0]) say('MAYBE_INTERNAL', house[0].evidenceId, [x.label, named(house)], leaves(house));
  }
  const silent = isOutward ? facts.exhibits.filter((x) => (x.shows ?? '').trim() === '') : [];
  if (silent[0]) say('SHOWS_NOTHING', silent[0].exhibitId, [silent.length, silent.map((x) => x.label).join(comma)]);
  return lines;
}

/** A sentence with its values: `{0}`, and `{0|exhibit is|exhibits are}` for the word that goes with one or several. */
export function filled(text: string, values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, i: string, one?: string, several = '') => {
    const value = values[Number(i)] ?? '';
    return one === undefined ? String(value) : Number(value) === 1 ? one : several;
  });
}

/** A picture without a size and a PDF without pages could not be opened when they came in. */
const isUnreadable = (e: PacketEvidence): boolean =>
  imageKinds.has(e.kind) ? e.width === null || e.height === null : e.kind === 'pdf' && e.pages === null;

/** Folders speak too: `internal/costs.xlsx`. */
const plainName = (e: PacketEvidence): string => (e.pathInFolder ?? e.originalName).replace(/[_\-.]+/g, ' ');
