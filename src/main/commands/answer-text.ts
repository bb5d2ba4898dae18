/** The rules' answer as a few lines of plain text for a terminal. */
import type { Answer } from '../../shared/domain/answer.ts';

export function answerAsText(answer: Answer): string {
  return [
    ...answer.lines.flatMap((line) => [
      `Line ${line.id}: ${line.stance} - ${line.says}`,
      ...(line.byReading.literal.stance === line.byReading.sensible.stance
        ? []
        : [
            `  as printed in the article: ${line.byReading.literal.stance}; sensible reading: ${line.byReading.sensible.stance}`,
          ]),
      ...(line.window.lastDay ? [`  window: ${line.window.verdict}, last day ${line.window.lastDay}`] : []),
      ...line.freight.map((f) => `  ${f.leg} freight: ${f.chosen}${f.mayAsk ? ' (may be asked)' : ''}`),
    ]),
    ...answer.deadlines.map((d) => `Deadline: ${d.at ?? 'not known'} - ${d.says}`),
    ...answer.missingFacts.map((m) => `Question: ${m.ask} [${m.fact}]`),
    ...answer.evidence.wanted.map((w) => `Proof wanted: ${w.kind} - ${w.why}`),
    ...answer.warnings.map((w) => `Note: ${w.says}`),
    `Mediation: ${answer.mediation.because}`,
    `Appeal: ${answer.appeal.because}`,
  ].join('\n');
}
