/**
 * Turns missing facts into questions in plain words, the one that decides most first.
 */

import type { MissingFact } from '../../shared/domain/answer.ts';
import type { Language } from '../../shared/errors.ts';
import { factLabel } from '../../shared/i18n/words.ts';
import type { Bilingual } from './pack.ts';
import { questions } from './question-texts.ts';

const disputeNote: Bilingual = { en: 'The sources disagree. ', 'zh-CN': '各来源说法不一。' };
const anyFact: Bilingual = { en: 'Please fill in: <fact>', 'zh-CN': '请补充：<fact>' };

const template = (fact: string): string => fact.replace(/\[[^\]]*\]/g, '[]');

/** True for a fact that there is a question for. */
export function isAskable(fact: string): boolean {
  return Object.hasOwn(questions, template(fact));
}

/** The question for one fact. */
export function question(fact: string, isDisputed: boolean, language: Language): string {
  const known = questions[template(fact)];
  const label = factLabel(fact, language);
  // The form asks for most facts in a question already.
  const ask = known?.[language] ?? (/[?？]$/.test(label) ? label : anyFact[language].replace('<fact>', () => label));
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
