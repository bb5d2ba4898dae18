/** The path of a case: what is done, what comes now, what is not there yet. A step leads to its part of the story. */
import { useTranslation } from 'react-i18next';
import { type Step, steps } from '../features/facts/form-plan.ts';
import { Icon } from '../ui/icons.tsx';

export function PathRail({
  step,
  recorded,
  onGo,
}: {
  readonly step: Step | null;
  /** Steps of which something is recorded. */
  readonly recorded: ReadonlySet<Step>;
  readonly onGo: (step: Step) => void;
}) {
  const { t } = useTranslation();
  const at = step === null ? -1 : steps.indexOf(step);
  return (
    <nav className="rail" aria-label={t('rail.title')}>
      <ol>
        {steps.map((name, index) => {
          // A step that was passed over is not done: talks may have failed without any agreement.
          const past = recorded.has(name) ? 'done' : 'empty';
          const state = index < at ? past : index === at ? 'now' : 'later';
          return (
            <li key={name} className={`rail-step is-${state}`}>
              <button type="button" aria-current={state === 'now' ? 'step' : undefined} onClick={() => onGo(name)}>
                <span className="rail-dot">{state === 'done' ? <Icon name="check" size={12} /> : null}</span>
                <span>
                  {t(`step.${name}`)}
                  <span className="rail-state tiny">{t(`rail.${state}`)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
