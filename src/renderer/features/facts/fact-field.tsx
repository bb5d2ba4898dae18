/** One fact as one field: label, entry, what it says. Behind the dots: its sources, who entered it, and what each side says of it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leftBy } from '../../../shared/domain/goods-left.ts';
import { AnswerTrouble, problemIn } from '../../api.ts';
import type { FactValue } from '../../ui/fact-saver.ts';
import { asLanguage } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { DisputeEntry } from './dispute-entry.tsx';
import { Entry, isGroupOf, plainKinds } from './entry.tsx';
import { disputeOf, fieldId, useFactDesk } from './fact-context.tsx';
import { FactDetails } from './fact-details.tsx';
import { FieldSays } from './field-says.tsx';
import type { FieldSpec } from './form-plan.ts';
import { said as valueText } from './section-summary.ts';
import type { Said } from './typing.ts';

export interface EntryProps {
  readonly id: string;
  readonly path: string;
  /** Ids of the elements that say more about the field. */
  readonly describedBy: string | undefined;
  readonly bad: boolean;
  /** Says something under the field about the text as it stands; null when there is nothing to say. */
  readonly say: (said: Said | null) => void;
}

export function FactField({
  spec,
  path,
  labelKey,
  isInCard = false,
}: {
  readonly spec: FieldSpec;
  readonly path: string;
  readonly labelKey: string;
  readonly isInCard?: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { view, factOf, saver, fieldOf, noteOf } = useFactDesk();
  const [ownSaid, setOwnSaid] = useState<Said | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isDisputing, setDisputing] = useState(() => saver.draftOf(fieldOf(path, 'dispute')) !== undefined);
  const id = fieldId(path);
  const refused = view.problems.get(path);
  const clash = meanwhile(refused);
  const both = clash === null ? null : bothValues(spec, path, clash.theirs);
  const source = path === 'shipment.shipped' && factOf(path) === undefined ? leftBy(factOf) : null;
  const followed =
    source === null ? null : { tone: 'note' as const, text: t('fact.follows', { from: t(`fact.${source}`) }) };
  const said: Said | null =
    both ??
    ownSaid ??
    (refused === undefined ? followed : { tone: 'bad' as const, text: problemIn(refused, i18n.language) });
  const dispute = disputeOf(factOf(path));
  const isDisputed = dispute !== null || isDisputing;
  const canDispute = !plainKinds.has(spec.kind);
  const note = noteOf(path);
  const describedBy = `${said === null || isDisputed ? '' : `${id}-note `}${id}-help`;
  const props: EntryProps = { id, path, describedBy, bad: said?.tone === 'bad', say: setOwnSaid };
  const label = t(`fact.${labelKey}`);
  /** Another window has changed the fact: both values, and the choice. */
  function bothValues(of: FieldSpec, where: string, theirs: FactValue): Said {
    const words = (value: FactValue | undefined): string => {
      if (value === null || value === undefined) return t('fact.unknown');
      return valueText(of, value, t, asLanguage(i18n.language)) ?? plainValue(value);
    };
    return {
      tone: 'ask',
      text: t('fact.changed-meanwhile'),
      choices: [
        {
          label: t('fact.keep-mine', { value: words(factOf(where)) }),
          pick: () => {
            setOwnSaid(null);
            saver.insist(where, theirs);
          },
        },
        {
          label: t('fact.keep-theirs', { value: words(theirs) }),
          pick: () => {
            setOwnSaid(null);
            saver.yieldTo(where);
          },
        },
      ],
    };
  }
  const isGroup = isGroupOf(spec, isInCard) || isDisputed;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for what the button beside the label does.
    <div
      className={spec.wide === true || isOpen || isDisputed ? 'field wide' : 'field'}
      data-path={path}
      data-label={labelKey}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.altKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        setOpen(!isOpen);
      }}
    >
      <div className="field-head">
        {isGroup ? (
          <span className="field-label" id={`${id}-label`}>
            {label}
          </span>
        ) : (
          <label className="field-label" id={`${id}-label`} htmlFor={id}>
            {label}
          </label>
        )}
        {note === undefined ? null : (
          <span className="field-mark tiny">
            {note.exhibits.length > 0 ? t('fact.sources', { count: note.exhibits.length }) : ''}
            {note.confidence === null || note.confidence === 'sure'
              ? ''
              : ` ${t(`term.confidence.${note.confidence}`)}`}
          </span>
        )}
        <button
          type="button"
          className="field-more"
          tabIndex={-1}
          aria-expanded={isOpen}
          aria-label={t('fact.more')}
          aria-describedby={`${id}-label`}
          title={t('fact.more')}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="dots" size={14} />
        </button>
      </div>
      {isDisputed ? (
        <DisputeEntry spec={spec} path={path} kept={dispute} label={label} onEnd={() => setDisputing(false)} />
      ) : (
        <Entry spec={spec} props={props} isInCard={isInCard} />
      )}
      <span id={`${id}-help`} className="unseen">
        {t(`help.${labelKey}`)}
      </span>
      {said === null || isDisputed ? null : <FieldSays id={`${id}-note`} said={said} />}
      {isOpen ? (
        <FactDetails
          path={path}
          label={label}
          help={t(`help.${labelKey}`)}
          onDispute={canDispute && !isDisputed ? () => setDisputing(true) : null}
          onClose={() => {
            setOpen(false);
            document.getElementById(id)?.focus();
          }}
        />
      ) : null}
    </div>
  );
}

/** The value that another window gave a fact while this one was changing it; null where that was not the trouble. */
function meanwhile(error: unknown): { readonly theirs: FactValue } | null {
  if (!(error instanceof AnswerTrouble) || error.trouble.code !== 'FACT_CHANGED_MEANWHILE') return null;
  return { theirs: (error.trouble.details?.['value'] ?? null) as FactValue };
}

/** Values that have no words of their own: their plain parts. */
function plainValue(value: FactValue): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).map(plainValue).join(' ');
}
