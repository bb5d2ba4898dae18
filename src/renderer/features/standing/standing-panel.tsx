/** Where he stands: per line a sentence and the next step; on demand why, on which clocks, who pays, what each pack says; then what is missing. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, LineAnswer, MissingFact } from '../../../shared/domain/answer.ts';
import { useAsk } from '../../api.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { asLanguage, momentText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import { Deadlines } from './deadlines.tsx';
import { Doubts } from './doubts.tsx';
import { Evidence } from './evidence-part.tsx';
import { FreightTable, StanceTag, WindowClocks, WindowNote } from './line-parts.tsx';
import { OverridePart } from './override-part.tsx';
import { PackVersionPart } from './pack-version-part.tsx';
import { disagree, PackChoice, PacksPart } from './packs-part.tsx';
import { WhatIf } from './what-if.tsx';
import { WhyTree } from './why-tree.tsx';
import { Readiness, Sums, WorkedOut } from './worked-out.tsx';
import { WouldChange } from './would-change.tsx';

const FEW = 6;
/** The clause of the seven days: what is doubtful about it belongs beside the verdict that rests on it. */
const SEVEN_DAYS = 'S2.2a';

type Warnings = Answer['warnings'];

/** The doubts that are said at a line itself. */
function doubtsOf(line: LineAnswer, warnings: Warnings): Warnings {
  return line.reason === 'NO_REASON_POST' ? warnings.filter((w) => w.clause === SEVEN_DAYS) : [];
}

export function StandingPanel({
  caseId,
  onJump,
}: {
  readonly caseId: string;
  readonly onJump: (factPath: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const found = useAsk('case.assess', { caseId }, { keepPrevious: true });
  const [isTrying, setTrying] = useState(false);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
    <aside className="standing" aria-label={t('standing.title')} tabIndex={0}>
      <div className="standing-head">
        <h2>{t('standing.title')}</h2>
        {found.data === undefined ? null : (
          <span className="quiet tiny">
            {t('standing.as-of', { when: momentText(found.data.asOf, asLanguage(i18n.language)) })}
          </span>
        )}
      </div>
      {found.error ? <TroubleNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {isTrying ? <WhatIf caseId={caseId} onEnd={() => setTrying(false)} /> : null}
      {found.data === undefined || isTrying ? null : (
        <>
          <AnswerView caseId={caseId} answer={found.data} onJump={onJump} />
          <p className="standing-part">
            <Button size="compact-sm" variant="default" onClick={() => setTrying(true)}>
              {t('standing.what-if')}
            </Button>
          </p>
        </>
      )}
    </aside>
  );
}

function AnswerView({
  caseId,
  answer,
  onJump,
}: {
  readonly caseId: string;
  readonly answer: Answer;
  readonly onJump: (factPath: string) => void;
}) {
  const { t } = useTranslation();
  const saidAbove = new Set(answer.lines.flatMap((line) => doubtsOf(line, answer.warnings)));
  const warnings = answer.warnings.filter((w) => !saidAbove.has(w));
  return (
    <div data-testid="answer">
      {answer.lines.length === 0 ? <p className="quiet standing-part">{t('standing.no-lines')}</p> : null}
      {answer.lines.map((line, index) => (
        <LineView
          key={line.id}
          caseId={caseId}
          answer={answer}
          line={line}
          number={index + 1}
          doubts={doubtsOf(line, answer.warnings)}
          onJump={onJump}
        />
      ))}
      <PackVersionPart caseId={caseId} />
      <Doubts caseId={caseId} flags={answer.integrityFlags} />
      <Deadlines caseId={caseId} answer={answer} />
      <Missing facts={answer.missingFacts} onJump={onJump} />
      {answer.wouldChange.length === 0 ? null : (
        <section className="standing-part">
          <Disclosure label={t('standing.would-change')} count={answer.wouldChange.length}>
            <WouldChange answer={answer} onJump={onJump} />
          </Disclosure>
        </section>
      )}
      <Sums sums={answer.sums} />
      <Readiness appeal={answer.appeal} onJump={onJump} />
      <Evidence evidence={answer.evidence} />
      {warnings.length === 0 ? null : (
        <section className="standing-part">
          <h3>{t('standing.warnings')}</h3>
          <ul className="notes">
            {warnings.map((w) => (
              <li key={`${w.code}${w.clause}${w.says}`} className="selectable">
                {w.says}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function LineView({
  caseId,
  answer,
  line,
  number,
  doubts,
  onJump,
}: {
  readonly caseId: string;
  readonly answer: Answer;
  readonly line: LineAnswer;
  readonly number: number;
  readonly doubts: Warnings;
  readonly onJump: (factPath: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const quantity =
    line.quantity === null
      ? ''
      : ` · ${new Intl.NumberFormat(i18n.language).format(line.quantity.value)} ${line.quantity.unit}`;
  return (
    <section className="standing-part line" aria-label={t('standing.line', { number })} data-stance={line.stance}>
      <p className="line-head">
        <StanceTag stance={line.stance} />
        <span className="quiet tiny">
          {t('standing.line', { number })}
          {line.reason === null ? '' : ` · ${t(`term.reason.${line.reason}`)}`}
          {quantity}
        </span>
      </p>
      <p className="says selectable">{line.says}</p>
      {doubts.map((w) => (
        <p key={w.code} className="warn-note selectable" data-warning={w.code}>
          <Icon name="alert" size={14} /> {w.says}
        </p>
      ))}
      <p className="next selectable">
        <Icon name="turn" size={14} />
        <span>{line.nextStep}</span>
      </p>
      <PackChoice caseId={caseId} line={line} follows={answer.follows} />
      <WindowNote window={line.window} />
      <Disclosure label={t('standing.why')}>
        <WhyTree caseId={caseId} line={line} answer={answer} onJump={onJump} />
      </Disclosure>
      {line.window.candidates.length === 0 ? null : (
        <Disclosure label={t('standing.clocks')}>
          <WindowClocks window={line.window} />
        </Disclosure>
      )}
      {line.freight.length === 0 ? null : (
        <Disclosure label={t('standing.freight')}>
          <FreightTable line={line} />
        </Disclosure>
      )}
      {line.byPack.length < 2 ? null : (
        <Disclosure label={t(disagree(line) ? 'standing.packs-differ' : 'standing.packs')} count={line.byPack.length}>
          <PacksPart line={line} />
        </Disclosure>
      )}
      <OverridePart caseId={caseId} line={line} />
      <WorkedOut line={line} />
    </section>
  );
}

function Missing({
  facts,
  onJump,
}: {
  readonly facts: readonly MissingFact[];
  readonly onJump: (factPath: string) => void;
}) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? facts : facts.slice(0, FEW);
  return (
    <section className="standing-part">
      <h3>{t('standing.missing', { count: facts.length })}</h3>
      {facts.length === 0 ? <p className="quiet small">{t('standing.nothing-missing')}</p> : null}
      <ul className="questions">
        {shown.map((m) => (
          <li key={m.fact}>
            <button type="button" className="question" onClick={() => onJump(m.fact)}>
              <Icon name="question" size={14} />
              <span>{m.ask}</span>
            </button>
          </li>
        ))}
      </ul>
      {facts.length > shown.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('standing.all', { count: facts.length })}
        </button>
      ) : null}
    </section>
  );
}
