/** The case in one sentence over its lines, and the conclusions that a person changed beside the rules' own. */
import type { Answer, LineAnswer, Stance } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { Language } from '../../shared/errors.ts';
import type { LineFinding } from './judge-line.ts';
import { phrase } from './texts.ts';

/** What waits longest for a person comes first. */
const urgency: readonly Stance[] = ['FULFIL', 'APPEAL', 'HOLD', 'MEDIATE', 'NEGOTIATE', 'ACCEPT', 'REDIRECT', 'REFUSE'];

/** One entry per stance with the lines that have it; never one stance made up for all. */
export function summarize(lines: readonly Pick<LineAnswer, 'id' | 'stance'>[], language: Language): Answer['summary'] {
  const stances = urgency.flatMap((stance) => {
    const ids = lines.filter((line) => line.stance === stance).map((line) => line.id);
    return ids.length > 0 ? [{ stance, lines: ids }] : [];
  });
  const says = stances
    .map(({ stance, lines: ids }) =>
      phrase(ids.length > 1 ? 'summary-lines' : 'summary-line', language, {
        ids: ids.join(language === 'zh-CN' ? '、' : ', '),
        stance: phrase(`stance-${stance}`, language),
      }),
    )
    .join(language === 'zh-CN' ? '；' : '; ');
  return { stances, says };
}

/** Every override with what the rules say themselves; null where no rule concludes on it. */
export function findOverrides(
  facts: CaseFacts,
  lines: readonly Pick<LineAnswer, 'id' | 'stance'>[],
  findings: readonly LineFinding[],
): Answer['overrides'] {
  return (facts.overrides ?? []).map(({ conclusion, value, reason, by, at }) => {
    const [, lineId, name] = /^(?:lines\[([^\]]*)\]\.)?(\w+)$/.exec(conclusion) ?? [];
    const index = lineId === undefined ? 0 : lines.findIndex((line) => line.id === lineId);
    const own = name === 'fault' ? findings[index]?.ownFault : name === 'stance' ? lines[index]?.stance : undefined;
    return { conclusion, value, reason, by, at: typeof at === 'string' ? at : at.local, rulesSay: own ?? null };
  });
}
