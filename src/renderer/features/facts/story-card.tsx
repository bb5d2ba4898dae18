/** What happened, in a few fields: one leads to the next. The rest of the story stands folded below. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asLanguage } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { FactField } from './fact-field.tsx';
import type { SectionSpec } from './form-plan.ts';
import { labelKeyOf } from './form-plan-story.ts';
import { useLeadOn } from './lead-on.ts';
import { sectionSummary } from './section-summary.ts';

export function StoryCard({
  story,
  facts,
  isFirst,
  hasDraft,
  goal,
  footer,
}: {
  readonly story: SectionSpec;
  readonly facts: unknown;
  /** The case is at its beginning: the card lies open. */
  readonly isFirst: boolean;
  readonly hasDraft: boolean;
  readonly goal: string | null;
  /** What comes after the facts. */
  readonly footer: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const [byHand, setByHand] = useState<boolean | null>(null);
  const [first] = useState(isFirst);
  const lead = useLeadOn();
  if (goal !== null && byHand !== true) setByHand(true);
  // What lay open for a text that is not finished does not fold under one's hands when it is.
  if (hasDraft && byHand === null) setByHand(true);
  const isOpen = byHand ?? first;
  return (
    <section className="form-section" id="section-story" aria-labelledby="section-story-title">
      <h2 id="section-story-title">
        <button type="button" className="section-fold" aria-expanded={isOpen} onClick={() => setByHand(!isOpen)}>
          <Icon name={isOpen ? 'down' : 'next'} size={14} />
          {t('section.story')}
          <span className="quiet small cut">
            {isOpen ? t('section-more.story') : sectionSummary(story, facts, t, asLanguage(i18n.language))}
          </span>
        </button>
      </h2>
      {isOpen ? (
        <div className="story-card" {...lead}>
          <div className="fields">
            {story.fields.map((spec) => (
              <FactField key={spec.path} spec={spec} path={spec.path} labelKey={labelKeyOf(spec.path)} isInCard />
            ))}
          </div>
          {footer}
        </div>
      ) : null}
    </section>
  );
}
