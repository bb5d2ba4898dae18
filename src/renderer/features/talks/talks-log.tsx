/** The talks as a log: who said what when, which offers have no answer yet, whose turn it is, and one line to add the next message. */
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFacts } from '../../../shared/domain/case-file.ts';
import { readMoneyEntry } from '../../../shared/domain/money-entry.ts';
import { speakers } from '../../../shared/domain/terms.ts';
import type { Money, When } from '../../../shared/domain/values.ts';
import { useCommand } from '../../api.ts';
import { asLanguage, dayText, moneyText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useNextMessage } from './next-message.ts';

type Message = NonNullable<CaseFacts['negotiation']>[number];
type Speaker = (typeof speakers)[number];

const SHOWN = 30;
/** As many changes as one command takes. */
const MOST_AT_ONCE = 500;

export function TalksLog({
  caseId,
  log,
  turn,
  canWrite,
  onOpen,
}: {
  readonly caseId: string;
  readonly log: readonly Message[];
  /** Whose turn it is, as the path says; null once the talks are over. */
  readonly turn: 'yours' | 'theirs' | null;
  readonly canWrite: boolean;
  readonly onOpen: (entryId: string) => void;
}) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const sorted = inOrder(log);
  const shown = all ? sorted : sorted.slice(-SHOWN);
  const last = sorted.findLast((one) => speakerIn(one) !== null);
  const waiting = turn === null || last === undefined || isAnswered(last) ? null : speakerIn(last);
  return (
    <div className="talks">
      {turn === null || waiting === null ? null : (
        <p className="talks-turn">
          <Tag tone={turn === 'yours' ? 'accent' : 'plain'} icon={turn === 'yours' ? 'turn' : 'wait'}>
            {turn === 'yours' ? t('talks.your-turn') : t('talks.their-turn')}
          </Tag>
        </p>
      )}
      {sorted.length > shown.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('talks.all', { count: sorted.length })}
        </button>
      ) : null}
      {sorted.length === 0 ? <p className="quiet small">{t('talks.empty')}</p> : null}
      <HeldBack caseId={caseId} log={sorted} canWrite={canWrite} />
      <ol>
        {shown.map((message) => (
          <MessageRow
            key={message.id}
            message={message}
            isOpen={message === last && waiting !== null}
            onOpen={onOpen}
          />
        ))}
      </ol>
      {canWrite ? <QuickAdd caseId={caseId} next={waiting === 'buyer' ? 'seller' : 'buyer'} /> : null}
    </div>
  );
}

/** His own words that no packet shows, and one press that lets them in; nothing stays out without a word. */
function HeldBack({
  caseId,
  log,
  canWrite,
}: {
  readonly caseId: string;
  readonly log: readonly Message[];
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const letIn = useCommand('case.take-facts');
  const out = log.filter((one) => known<boolean>(one.showInPacket) !== true);
  const own = out.filter((one) => speakerIn(one) === 'seller');
  const unclear = out.filter((one) => speakerIn(one) === null);
  if (own.length + unclear.length === 0) return null;
  return (
    <div className="talks-held small" id="fact-negotiation-held">
      {own.length === 0 ? null : (
        <p role="note">
          <Icon name="alert" size={14} />
          <span>{t('talks.own-out', { count: own.length })}</span>
          {canWrite ? (
            <button
              type="button"
              className="link"
              disabled={letIn.isPending}
              onClick={() =>
                letIn.mutate({
                  caseId,
                  changes: own
                    .slice(0, MOST_AT_ONCE)
                    .map(({ id }) => ({ path: `negotiation[${id}].showInPacket`, value: true })),
                  entries: [],
                })
              }
            >
              {t('paste.let-in', { count: own.length })}
            </button>
          ) : null}
        </p>
      )}
      {unclear.length === 0 ? null : (
        <p role="note">
          <Icon name="alert" size={14} />
          <span>{t('talks.unclear-out', { count: unclear.length })}</span>
        </p>
      )}
      {letIn.error ? <TroubleNote error={letIn.error} /> : null}
    </div>
  );
}

function MessageRow({
  message,
  isOpen,
  onOpen,
}: {
  readonly message: Message;
  /** It is the last word, and has no answer yet. */
  readonly isOpen: boolean;
  readonly onOpen: (entryId: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  const when = known<When>(message.at);
  const from = speakerIn(message);
  const channel = known<string>(message.channel);
  const amount = known<Money>(message.offerAmount);
  const offer = [known<string>(message.offer), amount === null ? null : moneyText(amount, language)].filter(
    (one) => one !== null,
  );
  const answer = known<string>(message.answer);
  return (
    <li className={from === 'seller' ? 'message is-own' : 'message'}>
      <button type="button" onClick={() => onOpen(message.id)}>
        <span className="message-head tiny">
          <span className="strong">{from === null ? t('talks.somebody') : t(`term.speaker.${from}`)}</span>
          <span className="quiet">
            {when === null
              ? t('talks.no-day')
              : typeof when === 'string'
                ? dayText(when, language)
                : `${dayText(when.local, language)} ${when.local.slice(11, 16)}`}
            {channel === null ? '' : ` · ${t(`term.channel.${channel}`)}`}
          </span>
          <span className="grow" />
          {offer.length === 0 && answer === null && !isOpen ? null : (
            <span className={answer === null || answer === 'none' ? 'message-open' : 'quiet'}>
              {answer === null || answer === 'none' ? t('talks.unanswered') : t(`term.offer-answer.${answer}`)}
            </span>
          )}
        </span>
        {offer.length === 0 ? null : (
          <span className="message-offer">
            <Icon name="scales" size={13} /> {offer.join(' · ')}
          </span>
        )}
        <span className="message-text" dir="auto">
          {known<string>(message.text) ?? ''}
        </span>
      </button>
    </li>
  );
}

/** The next message: who, what, and a sum if one was named. Its day is today; the rest is added by opening it. */
function QuickAdd({ caseId, next }: { readonly caseId: string; readonly next: Speaker }) {
  const { t } = useTranslation();
  const [{ from: typedFrom, text, amount }, change] = useNextMessage(caseId);
  const from = speakers.find((one) => one === typedFrom) ?? null;
  const add = useCommand('case.take-facts', () => change({ from: '', text: '', amount: '' }));
  const money = readMoneyEntry(amount, 'USD');
  const isClear = money.is === 'empty' || money.is === 'amount';
  const now = new Date();
  const pad = (n: number): string => String(n).padStart(2, '0');
  const send = (): void => {
    if (text.trim() === '' || !isClear || add.isPending) return;
    const values = {
      at: `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`,
      from: from ?? next,
      text: text.trim(),
      ...(money.is === 'amount' && { offerAmount: { ...money.money } }),
    };
    add.mutate({ caseId, changes: [], entries: [{ list: 'negotiation', values }] });
  };
  return (
    <div className="talks-add">
      <NativeSelect
        size="sm"
        aria-label={t('fact.negotiation.from')}
        value={from ?? next}
        data={speakers.map((value) => ({ value, label: t(`term.speaker.${value}`) }))}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <Textarea
        size="sm"
        autosize
        minRows={1}
        maxRows={6}
        className="grow"
        aria-label={t('talks.add-text')}
        placeholder={t('talks.add-text')}
        value={text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (isOwnKey(event, 'Enter') && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <TextInput
        size="sm"
        className="talks-amount"
        aria-label={t('fact.negotiation.offerAmount')}
        placeholder={t('talks.add-amount')}
        value={amount}
        error={isClear ? null : t('talks.amount-unclear')}
        onChange={(event) => change({ amount: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (isOwnKey(event, 'Enter')) send();
        }}
      />
      <Button size="sm" variant="default" disabled={text.trim() === '' || !isClear || add.isPending} onClick={send}>
        {t('talks.add')}
      </Button>
      {add.error ? <TroubleNote error={add.error} /> : null}
    </div>
  );
}

/** A value that is known and not in dispute. */
function known<T>(fact: unknown): T | null {
  const isDispute = typeof fact === 'object' && fact !== null && 'disputed' in fact;
  return fact === undefined || fact === null || isDispute ? null : (fact as T);
}

function speakerIn(message: Message): Speaker | null {
  return known<Speaker>(message.from);
}

function isAnswered(message: Message): boolean {
  const answer = known<string>(message.answer);
  return answer !== null && answer !== 'none';
}

/** By day where all days are known; what has no day stays where it was put. */
function inOrder(log: readonly Message[]): readonly Message[] {
  const dayOf = (message: Message): string | null => {
    const when = known<When>(message.at);
    return when === null ? null : typeof when === 'string' ? when : when.local.slice(0, 10);
  };
  const days: string[] = [];
  for (const message of log) days.push(dayOf(message) ?? days.at(-1) ?? '');
  return log
    .map((message, i) => ({ message, day: days[i] ?? '', i }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.i - b.i))
    .map(({ message }) => message);
}
