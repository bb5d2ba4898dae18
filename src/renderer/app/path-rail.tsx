/** The path of a case: what is done, whose turn it is, and the next step with its reason and its day. A step leads to its part of the story. */
import { useTranslation } from 'react-i18next';
import type { CasePath, PathStep, StepState } from '../../shared/domain/case-path.ts';
import { DueNote } from '../ui/due-note.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';

const looks: Readonly<Record<StepState, IconName | null>> = {
  done: 'check',
  'needs-you': 'turn',
  waits: 'wait',
  'not-yet': null,
  passed: null,
};

export function PathRail({
  path,
  onGo,
  onNext,
}: {
  readonly path: CasePath | undefined;
  readonly onGo: (step: PathStep) => void;
  /** Leads to where the next step is done. */
  readonly onNext: (goal: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <nav className="rail" aria-label={t('rail.title')}>
      <ol>
        {(path?.steps ?? []).map(({ step, state }) => {
          const icon = looks[state];
          const isNext = path?.next.step === step && state !== 'done';
          return (
            <li key={step} className={`rail-step is-${state}${isNext ? ' is-next' : ''}`}>
              <button type="button" aria-current={isNext ? 'step' : undefined} onClick={() => onGo(step)}>
                <span className="rail-dot">{icon === null ? null : <Icon name={icon} size={11} />}</span>
                <span>
                  {t(`step.${step}`)}
                  <span className="rail-state tiny">{t(`rail.${state}`)}</span>
                </span>
              </button>
              {isNext ? <NextNote next={path.next} onNext={onNext} /> : null}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function NextNote({ next, onNext }: { readonly next: CasePath['next']; readonly onNext: (goal: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="rail-next" data-next={next.code}>
      <button type="button" className="link" onClick={() => onNext(next.goal)}>
        {t(`next.${next.code}.do`)}
      </button>
      <p className="quiet tiny">{t(`next.${next.code}.why`)}</p>
      {next.due === null ? null : (
        <p className="tiny">
          <DueNote due={next.due} />
        </p>
      )}
    </div>
  );
}
