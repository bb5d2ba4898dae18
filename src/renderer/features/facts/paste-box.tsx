/** A box for a pasted order page or chat: what it says as proposals with their passages. The person ticks what is right; nothing is kept before. */
import { Button, Textarea } from '@mantine/core';
import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestPaste, readPaste, speakerOf } from '../../../shared/domain/paste/read-paste.ts';
import type { DayOrder, PastedMessage } from '../../../shared/domain/paste/reading.ts';
import { useCommand } from '../../api.ts';
import { FactTerms } from '../../ui/fact-words.ts';
import { asLanguage, whenLabel } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { useFactDesk } from './fact-context.tsx';
import { ClockAsk, DayAsk, TalkAsk } from './paste-asks.tsx';
import { CheckedAsk, checkedPaths } from './paste-checked.tsx';
import { OwnWords, useOwnNames } from './paste-own.tsx';
import { inZone, lacksZone, type Offer, offersOf, type Speaker, taken } from './paste-taking.ts';
import { offerText } from './paste-words.ts';
import { likelyZones } from './time-place.ts';

export function PasteBox() {
  const { t } = useTranslation();
  const { canWrite, factOf } = useFactDesk();
  // A case begins with what others have written already: nobody types it again.
  const [isNew] = useState(() => factOf('order.orderNo') === undefined && factOf('customer.name') === undefined);
  const [isOpen, setOpen] = useState(isNew);
  if (!canWrite) return null;
  return (
    <section className="paste" aria-label={t('paste.title')}>
      <button type="button" className="section-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'next'} size={14} />
        <span>{t('paste.title')}</span>
        {isOpen ? null : <span className="quiet small cut">{t('paste.lead')}</span>}
      </button>
      {isOpen ? <PasteForm isAtOnce={isNew} onDone={() => setOpen(false)} /> : null}
    </section>
  );
}

function PasteForm({ isAtOnce, onDone }: { readonly isAtOnce: boolean; readonly onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const { caseId, factOf, fieldOf, saver, today } = useFactDesk();
  const field = fieldOf('request.text', 'paste');
  const [text, setText] = useState(() => saver.draftOf(field) ?? '');
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({});
  const [messageTicks, setMessageTicks] = useState<Readonly<Record<number, boolean>>>({});
  const [who, setWho] = useState<Readonly<Record<string, Speaker>>>({});
  const [zone, setZone] = useState<string | null>(null);
  const [dayOrder, setDayOrder] = useState<DayOrder | null>(null);
  const [channel, setChannel] = useState<string | null>(null);
  const [isTooLong, setTooLong] = useState(false);
  const [ownGoIn, setOwnGoIn] = useState(false);
  const own = useOwnNames().join('\n');
  const zones = likelyZones(null, factOf).join(' ');
  const read = useMemo(
    () =>
      readPaste(text, today, {
        dayOrder,
        zones: zones.split(' ').filter((one) => one !== ''),
        own: own.split('\n').filter((one) => one !== ''),
      }),
    [text, today, dayOrder, zones, own],
  );
  const take = useCommand('case.take-facts', () => {
    saver.type(field, null);
    onDone();
    // On to the first thing that the page did not say.
    setTimeout(() => {
      const reason = document.querySelector<HTMLElement>('.story-card [data-path$=".reason"] input');
      // The box has folded: the card begins at the top.
      reason?.closest('.case-middle')?.scrollTo(0, 0);
      reason?.focus({ preventScroll: true });
    }, 0);
  });
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isAtOnce) box.current?.focus({ preventScroll: true });
  }, [isAtOnce]);
  const told = (path: string): unknown => read.proposals.find((one) => one.path === path && one.isPlain)?.value;
  const buyer = factOf('customer.name') ?? told('customer.name');
  const buyerName: unknown = typeof buyer === 'object' && buyer !== null ? Reflect.get(buyer, 'name') : null;
  const sideOf = (name: string): Speaker | null =>
    who[name] ?? speakerOf(name, typeof buyerName === 'string' ? buyerName : null, own.split('\n'));
  const idsOf = (list: string): readonly string[] => {
    const entries: unknown = factOf(list);
    return Array.isArray(entries) ? entries.map((entry: { readonly id?: unknown }) => String(entry.id)) : [];
  };
  const now = (one: Offer): unknown =>
    one.target === null ? (idsOf(one.list ?? '').length === 0 ? undefined : 'entries') : factOf(one.target);
  const offers = offersOf(read.proposals, idsOf).filter(
    (one) => JSON.stringify(now(one)) !== JSON.stringify(inZone(one.value, zone)),
  );
  const isTicked = (one: Offer): boolean => ticks[one.key] ?? (one.isPlain && now(one) === undefined);
  const isTaken = (i: number): boolean => messageTicks[i] ?? true;
  const names = [...new Set(read.messages.map((message) => message.speaker))];
  const chosen = offers.filter(isTicked);
  const spoken = read.messages.filter((_, i) => isTaken(i));
  const sides = spoken.map(({ speaker }) => sideOf(speaker));
  const count = chosen.length + spoken.length;
  const hasOpenTimes = [...offers.map(({ value }) => value), ...read.messages.map(({ when }) => when)].some(lacksZone);
  const change = (next: string): void => {
    setTooLong(next.length > longestPaste);
    // What is far too long is not put into the box at all: it would make every key press slow.
    if (next.length > longestPaste) return;
    setText(next);
    setTicks({});
    setMessageTicks({});
    setOwnGoIn(false);
    saver.type(field, next === '' ? null : next);
  };
  const send = (): void => {
    if (take.isPending) return;
    const messages = spoken.map((message) => ({ ...message, from: sideOf(message.speaker) }));
    take.mutate({ caseId, ...taken(chosen, messages, zone, channel, ownGoIn) });
  };
  return (
    <div className="paste-form">
      <Textarea
        ref={box}
        autosize
        minRows={2}
        maxRows={8}
        aria-label={t('paste.title')}
        placeholder={t('paste.placeholder')}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onPaste={(event) => {
          if (event.clipboardData.getData('text').length <= longestPaste) return;
          event.preventDefault();
          setTooLong(true);
        }}
        error={
          isTooLong ? t('paste.too-long', { most: new Intl.NumberFormat(i18n.language).format(longestPaste) }) : null
        }
      />
      {count === 0 ? null : (
        <p className="paste-take">
          <Button size="sm" disabled={take.isPending} onClick={send}>
            {chosen.length === offers.length ? t('paste.take-all', { count }) : t('paste.take', { count })}
          </Button>
          <span className="quiet small">{t('paste.take-why')}</span>
        </p>
      )}
      {take.error ? <TroubleNote error={take.error} /> : null}
      {text.trim() !== '' && !isTooLong && offers.length + read.messages.length === 0 ? (
        <p className="quiet small">{t('paste.nothing')}</p>
      ) : null}
      {hasOpenTimes || zone !== null ? <ClockAsk zone={zone} onChange={setZone} /> : null}
      {read.openDay === null ? null : <DayAsk openDay={read.openDay} order={dayOrder} onChange={setDayOrder} />}
      {offers.length === 0 ? null : (
        <Offers
          offers={offers}
          zone={zone}
          isTicked={isTicked}
          replaces={(one) => one.target !== null && now(one) !== undefined}
          onTick={(all, on) => setTicks({ ...ticks, ...Object.fromEntries(all.map((one) => [one.key, on])) })}
          checked={{ orderNo: told('order.orderNo') ?? factOf('order.orderNo'), buyer: told('customer.name') ?? buyer }}
        />
      )}
      {names.length === 0 ? null : (
        <TalkAsk
          names={names}
          sideOf={sideOf}
          onSide={(name, side) => setWho({ ...who, [name]: side })}
          channel={read.messages.every((message) => message.channel !== null) ? undefined : channel}
          onChannel={setChannel}
        />
      )}
      <OwnWords
        own={sides.filter((side) => side === 'seller').length}
        unclear={sides.filter((side) => side === null).length}
        isLetIn={ownGoIn}
        onLetIn={setOwnGoIn}
      />
      {read.messages.length === 0 ? null : (
        <Messages
          messages={read.messages}
          zone={zone}
          isTaken={isTaken}
          onTick={(i, on) => setMessageTicks({ ...messageTicks, [i]: on })}
        />
      )}
    </div>
  );
}

function Offers({
  offers,
  zone,
  isTicked,
  replaces,
  onTick,
  checked,
}: {
  readonly offers: readonly Offer[];
  readonly zone: string | null;
  readonly isTicked: (one: Offer) => boolean;
  readonly replaces: (one: Offer) => boolean;
  readonly onTick: (offers: readonly Offer[], on: boolean) => void;
  /** What was to be compared. */
  readonly checked: { readonly orderNo: unknown; readonly buyer: unknown };
}) {
  const { t, i18n } = useTranslation();
  const terms = useContext(FactTerms);
  const rows = offers.some((one) => (one.entry ?? 0) > 0);
  const asked = offers.filter(({ path }) => checkedPaths.includes(path));
  return (
    <ul className="proposals">
      {offers
        .filter((one) => !asked.includes(one))
        .map((one) => (
          <li key={one.key}>
            <label>
              <input
                type="checkbox"
                checked={isTicked(one)}
                onChange={(event) => onTick([one], event.currentTarget.checked)}
              />
              <span className="proposal-label">
                {t(`fact.${one.path.replace('[]', '')}`)}
                {rows && one.entry !== undefined && one.list === 'order.items' ? ` ${one.entry + 1}` : ''}
              </span>
              <span className="proposal-value" dir="auto">
                {offerText(one, zone, terms, t, asLanguage(i18n.language))}
              </span>
            </label>
            <p className="quiet tiny cut" dir="auto" title={one.passage}>
              {t('paste.line', { line: one.line })} “{one.passage}”{replaces(one) ? ` · ${t('paste.replaces')}` : ''}
              {one.isPlain ? '' : ` · ${t('paste.several')}`}
            </p>
          </li>
        ))}
      {asked.length === 0 ? null : (
        <CheckedAsk {...checked} isTicked={asked.every(isTicked)} onTick={(on) => onTick(asked, on)} />
      )}
    </ul>
  );
}

function Messages({
  messages,
  zone,
  isTaken,
  onTick,
}: {
  readonly messages: readonly PastedMessage[];
  readonly zone: string | null;
  readonly isTaken: (i: number) => boolean;
  readonly onTick: (i: number, on: boolean) => void;
}) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  return (
    <ul className="proposals">
      {messages.map((message, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same person may say the same thing twice in one minute.
        <li key={i}>
          <label>
            <input type="checkbox" checked={isTaken(i)} onChange={(event) => onTick(i, event.currentTarget.checked)} />
            <span className="proposal-label">
              {message.when === null
                ? t('fact.unknown')
                : whenLabel(inZone(message.when, zone) as typeof message.when, language)}{' '}
              · <bdi>{message.speaker}</bdi>
            </span>
            <span className="proposal-value cut" dir="auto">
              {message.text}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
