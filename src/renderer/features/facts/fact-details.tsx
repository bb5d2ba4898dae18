/** Beside a fact: its help, who entered it and when, the exhibits it is taken from, how sure one is, and the way into a dispute. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { confidences } from '../../../shared/domain/fact-notes.ts';
import { useAsk, useCommand } from '../../api.ts';
import { Choice } from '../../ui/choice.tsx';
import { asLanguage, momentText } from '../../ui/format.ts';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { fieldId, useFactDesk } from './fact-context.tsx';
import { ExhibitPicker } from './small-entries.tsx';

export function FactDetails({
  path,
  label,
  help,
  onDispute,
  onClose,
}: {
  readonly path: string;
  readonly label: string;
  readonly help: string;
  /** Null where the fact is in dispute already, or cannot be. */
  readonly onDispute: (() => void) | null;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { caseId, noteOf, canWrite, factOf } = useFactDesk();
  const box = useRef<HTMLDivElement>(null);
  const isKnown = factOf(path) !== undefined;
  const found = useAsk('case.fact-origin', { caseId, path }, { enabled: isKnown, keepPrevious: true });
  const save = useCommand('case.note-fact');
  const note = noteOf(path) ?? { path, confidence: null, exhibits: [] };
  const origin = isKnown ? found.data?.origin : null;
  const id = `${fieldId(path)}-sources`;
  useEffect(() => box.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of controls about one fact, not a form of its own.
    <div
      ref={box}
      className="fact-details"
      role="group"
      aria-label={t('fact.more-about', { label })}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (!isOwnKey(event, 'Escape')) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <p className="small">{help}</p>
      <p className="quiet tiny">
        {origin === null || origin === undefined
          ? t('fact.nobody-entered')
          : t('fact.entered', {
              by: origin.by ?? t('fact.somebody'),
              when: momentText(origin.at, asLanguage(i18n.language)),
            })}
      </p>
      <div className="details-row">
        <div>
          <h3 id={id}>{t('fact.taken-from')}</h3>
          <ExhibitPicker
            labelledBy={id}
            chosen={note.exhibits}
            onChoose={(keys) => save.mutate({ caseId, path, confidence: note.confidence, exhibits: [...keys] })}
          />
        </div>
        <div>
          <h3 id={`${id}-sure`}>{t('fact.how-sure')}</h3>
          <Choice
            labelledBy={`${id}-sure`}
            readOnly={!canWrite}
            isUnset={note.confidence === null}
            value={note.confidence ?? 'unsaid'}
            items={[
              ...confidences.map((value) => ({ value, label: t(`term.confidence.${value}`) })),
              { value: 'unsaid' as const, label: t('fact.not-said') },
            ]}
            onChange={(value) =>
              save.mutate({ caseId, path, confidence: value === 'unsaid' ? null : value, exhibits: [...note.exhibits] })
            }
          />
        </div>
      </div>
      {save.error ? <TroubleNote error={save.error} /> : null}
      <p className="details-foot">
        {onDispute === null || !canWrite ? null : (
          <button type="button" className="link" onClick={onDispute}>
            {t('fact.dispute-begin')}
          </button>
        )}
        <button type="button" className="link" onClick={onClose}>
          {t('fact.details-close')}
        </button>
      </p>
    </div>
  );
}
