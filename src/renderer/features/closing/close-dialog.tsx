/** Closing a case: why each thing was claimed, how it ended, what it cost, what is to be learned. Nothing but the day has to be said. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFacts } from '../../../shared/domain/case-file.ts';
import { currencyDecimals, moneyDigits } from '../../../shared/domain/money.ts';
import { useAsk, useCommand } from '../../api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DueNote } from '../../ui/due-note.tsx';
import { asLanguage, dayText, moneyText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import {
  type ClosingField,
  type ClosingTyped,
  type Doubt,
  firstTyped,
  isInDispute,
  readClosing,
  settledValue,
} from './closing-typing.ts';

/** What was typed and not closed with, for as long as the window is open: whoever goes to add a reason comes back to it. */
const unfinished = new Map<string, ClosingTyped>();

interface CloseProps {
  readonly caseId: string;
  /** Leads to a fact that is missing. */
  readonly onJump: (where: string) => void;
  readonly onEnd: () => void;
}

export function CloseDialog(props: CloseProps) {
  const { t } = useTranslation();
  const found = useAsk('case.get', { caseId: props.caseId });
  return (
    <Dialog title={t('closing.title', { case: props.caseId })} className="closing" onClose={props.onEnd}>
      {found.error ? <TroubleNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data === undefined ? null : <CloseForm {...props} facts={found.data.facts} />}
    </Dialog>
  );
}

function CloseForm({ caseId, facts, onJump, onEnd }: CloseProps & { readonly facts: CaseFacts }) {
  const { t } = useTranslation();
  const [today] = useState(todayHere);
  const [first] = useState(() => firstTyped(facts, today, t('list.comma')));
  const [typed, setTyped] = useState(() => unfinished.get(caseId) ?? first);
  const [doubts, setDoubts] = useState<Readonly<Partial<Record<ClosingField, Doubt>>>>({});
  const close = useCommand('case.close', () => {
    unfinished.delete(caseId);
    onEnd();
  });
  const lines = facts.lines ?? [];
  const isReady = lines.length > 0 && lines.every((line) => settledValue(line.reason) !== undefined);
  const start = useRef<HTMLInputElement>(null);
  useEffect(() => start.current?.focus(), []);

  const type = (change: Partial<ClosingTyped>): void => {
    const next = { ...typed, ...change };
    unfinished.set(caseId, next);
    setTyped(next);
    // What was said of a text goes with the text; the currency is part of the cost.
    const changed = Object.keys(change).map((field) => (field === 'currency' ? 'cost' : field));
    setDoubts((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !changed.includes(field))));
  };
  const submit = (): void => {
    if (!isReady || close.isPending) return;
    const read = readClosing(typed, first, today);
    if ('said' in read) close.mutate({ caseId, ...read.said });
    else setDoubts(read.doubts);
  };
  const box = (field: ClosingField) => ({
    value: typed[field],
    error: doubts[field] !== undefined,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      type({ [field]: event.currentTarget.value }),
  });

  return (
    <form
      className="closing-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        // Enter in a line of text closes; while an input method composes it belongs to the input method.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        if (isOwnKey(event, 'Enter')) submit();
      }}
    >
      <div className="dialog-body">
        <Reasons facts={facts} isReady={isReady} onJump={onJump} />
        <StillOpen caseId={caseId} />
        <div className="closing-fields">
          <Field name="at" doubt={doubts.at} onPick={type}>
            {(id) => <TextInput id={id} size="sm" ref={start} {...box('at')} />}
          </Field>
          <Field name="cost" doubt={doubts.cost} isDisputed={isInDispute(facts.closing?.cost)} onPick={type}>
            {(id) => (
              <div className="joined">
                <TextInput id={id} size="sm" className="grow end" inputMode="decimal" {...box('cost')} />
                <NativeSelect
                  size="sm"
                  className="short"
                  aria-label={t('entry.currency')}
                  {...box('currency')}
                  data={Intl.supportedValuesOf('currency')}
                />
              </div>
            )}
          </Field>
          <Field name="outcome" isDisputed={isInDispute(facts.closing?.outcome)} isWide onPick={type}>
            {(id) => <TextInput id={id} size="sm" maxLength={500} {...box('outcome')} />}
          </Field>
          <Field name="lesson" isDisputed={isInDispute(facts.closing?.lesson)} isWide onPick={type}>
            {(id) => (
              <Textarea id={id} size="sm" autosize minRows={2} maxRows={6} maxLength={4000} {...box('lesson')} />
            )}
          </Field>
          <Field name="tags" doubt={doubts.tags} isDisputed={isInDispute(facts.closing?.tags)} isWide onPick={type}>
            {(id) => <TextInput id={id} size="sm" {...box('tags')} />}
          </Field>
        </div>
        {close.error ? <TroubleNote error={close.error} /> : null}
      </div>
      <div className="closing-acts">
        <p className="quiet small grow">{isReady ? t('closing.after') : t('closing.reason-first')}</p>
        <Button size="sm" variant="default" onClick={onEnd}>
          {t('closing.not-now')}
        </Button>
        <Button size="sm" type="submit" disabled={!isReady} loading={close.isPending}>
          {t('closing.close')}
        </Button>
      </div>
    </form>
  );
}

const mayBeOpen = ['SETTLEMENT', 'DECISION', 'APPEAL'] as const;

/** What is still under way: it can be closed all the same, and nobody closes it without having read this. */
function StillOpen({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation();
  const path = useAsk('case.path', { caseId }).data;
  const open = mayBeOpen.filter((step) =>
    path?.steps.some((one) => one.step === step && (one.state === 'needs-you' || one.state === 'waits')),
  );
  return open.map((step) => (
    <p key={step} className="warn small" role="alert">
      <Icon name="alert" size={14} /> {t(`closing.open.${step}`)}{' '}
      {path?.next.step === step && path.next.due !== null ? <DueNote due={path.next.due} /> : null}
    </p>
  ));
}

/** The reason of each claim line; where one is missing, the way to it. */
function Reasons({
  facts,
  isReady,
  onJump,
}: {
  readonly facts: CaseFacts;
  readonly isReady: boolean;
  readonly onJump: (where: string) => void;
}) {
  const { t } = useTranslation();
  const lines = facts.lines ?? [];
  const nameOf = (itemId: unknown): string => {
    const item = facts.order?.items?.find(({ id }) => id === itemId);
    const said = settledValue(item?.description);
    return typeof said === 'string' ? said : '';
  };
  return (
    <section className="closing-reasons" aria-label={t('closing.reasons')}>
      <h3>
        {t('closing.reasons')}
        {isReady ? null : <Icon name="alert" size={14} />}
      </h3>
      {lines.length === 0 ? (
        <p>
          {t('closing.no-lines')}{' '}
          <button type="button" className="pick" onClick={() => onJump('lines')}>
            {t('next.add-line.button')}
          </button>
        </p>
      ) : null}
      <ul>
        {lines.map((line, index) => {
          const reason = settledValue(line.reason);
          return (
            <li key={line.id}>
              <span className="quiet nowrap">{t('entry-of.lines', { number: index + 1 })}</span>
              <span className="cut">{nameOf(settledValue(line.itemId))}</span>
              {typeof reason === 'string' ? (
                <span>{t(`term.reason.${reason}`)}</span>
              ) : (
                <button type="button" className="pick" onClick={() => onJump(`lines[${line.id}].reason`)}>
                  {line.reason === undefined ? t('closing.add-reason') : t('closing.settle-reason')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A label, its entry, and what is to be said of the text in it. */
function Field({
  name,
  doubt,
  isDisputed = false,
  isWide = false,
  onPick,
  children,
}: {
  readonly name: Exclude<ClosingField, 'currency'>;
  readonly doubt?: Doubt | undefined;
  readonly isDisputed?: boolean;
  readonly isWide?: boolean;
  readonly onPick: (change: Partial<ClosingTyped>) => void;
  readonly children: (id: string) => ReactNode;
}) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={isWide ? 'field wide' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {t(`fact.closing.${name}`)}
      </label>
      {children(id)}
      {doubt === undefined ? (
        <p className="field-note">{isDisputed ? t('closing.disputed') : t(`help.closing.${name}`)}</p>
      ) : (
        <DoubtNote doubt={doubt} onPick={onPick} />
      )}
    </div>
  );
}

function DoubtNote({
  doubt,
  onPick,
}: {
  readonly doubt: Doubt;
  readonly onPick: (change: Partial<ClosingTyped>) => void;
}) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  if ('problem' in doubt) {
    const currency = doubt.words?.['currency'];
    const decimals = typeof currency === 'string' ? currencyDecimals(currency) : 0;
    return (
      <p className="field-note is-bad" role="alert">
        <Icon name="alert" size={13} />{' '}
        {doubt.problem === 'no-day' ? t('closing.at-needed') : t(doubt.problem, { ...doubt.words, decimals })}
      </p>
    );
  }
  return (
    <div className="field-note is-ask" role="alert">
      <Icon name="question" size={13} />{' '}
      <span>{doubt.ask === 'day' ? t('entry.when-which') : t('entry.amount-which')}</span>
      {doubt.ask === 'day'
        ? doubt.days.map((day) => (
            <button key={day} type="button" className="pick" onClick={() => onPick({ at: day })}>
              {dayText(day, language)}
            </button>
          ))
        : doubt.amounts.map((money) => (
            <button
              key={`${money.minor}${money.currency}`}
              type="button"
              className="pick"
              onClick={() => onPick({ cost: `${money.currency} ${moneyDigits(money)}` })}
            >
              {moneyText(money, language)}
            </button>
          ))}
    </div>
  );
}

/** The day on this computer's calendar. */
function todayHere(): string {
  const now = new Date();
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
