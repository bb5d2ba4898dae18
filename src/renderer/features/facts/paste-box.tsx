/** A box for a pasted order page or chat: what it says as proposals with their passages. The person ticks what is right; nothing is kept before. */
import { Button, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '../../../shared/contract/channels.ts';
import { longestPaste, type PastedMessage, type Proposal, readPaste, speakerOf } from '../../../shared/domain/paste.ts';
import type { When } from '../../../shared/domain/values.ts';
import { useCommand } from '../../api.ts';
import type { FactValue } from '../../ui/fact-saver.ts';
import { asLanguage, dayText, moneyText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { useFactDesk } from './fact-context.tsx';

type Speaker = 'buyer' | 'seller' | 'platform';
type Take = InputOf<'case.take-facts'>;
const speakers = ['buyer', 'seller', 'platform'] as const;

export function PasteBox() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { canWrite } = useFactDesk();
  if (!canWrite) return null;
  return (
    <section className="paste" aria-label={t('paste.title')}>
      <button type="button" className="section-fold" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'next'} size={14} />
        <span>{t('paste.title')}</span>
        {isOpen ? null : <span className="quiet small cut">{t('paste.lead')}</span>}
      </button>
      {isOpen ? <PasteForm onDone={() => setOpen(false)} /> : null}
    </section>
  );
}

function PasteForm({ onDone }: { readonly onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const { caseId, factOf, fieldOf, saver, zoneFor, today } = useFactDesk();
  const field = fieldOf('request.text', 'paste');
  const [text, setText] = useState(() => saver.draftOf(field) ?? '');
  const [ticks, setTicks] = useState<Readonly<Record<number, boolean>>>({});
  const [messageTicks, setMessageTicks] = useState<Readonly<Record<number, boolean>>>({});
  const [who, setWho] = useState<Readonly<Record<string, Speaker>>>({});
  const [isTooLong, setTooLong] = useState(false);
  const read = useMemo(() => readPaste(text, today), [text, today]);
  const take = useCommand('case.take-facts', () => {
    saver.type(field, null);
    onDone();
  });
  const buyer = factOf('customer.name');
  const buyerName: unknown = typeof buyer === 'object' && buyer !== null ? Reflect.get(buyer, 'name') : null;
  const sideOf = (name: string): Speaker | null =>
    who[name] ?? speakerOf(name, typeof buyerName === 'string' ? buyerName : null);
  const now = (path: string): FactValue | undefined => factOf(path);
  const same = (one: Proposal): boolean => JSON.stringify(now(one.path)) === JSON.stringify(one.value);
  const proposals = read.proposals.map((one) => withZone(one, zoneFor)).filter((one) => !same(one));
  const isTicked = (one: Proposal, i: number): boolean => ticks[i] ?? (one.isPlain && now(one.path) === undefined);
  const isTaken = (i: number): boolean => messageTicks[i] ?? true;
  const names = [...new Set(read.messages.map((message) => message.speaker))];
  const chosen = proposals.filter(isTicked);
  const spoken = read.messages.filter((_, i) => isTaken(i));
  const count = chosen.length + spoken.length;
  const change = (next: string): void => {
    setTooLong(next.length > longestPaste);
    // What is far too long is not put into the box at all: it would make every key press slow.
    if (next.length > longestPaste) return;
    setText(next);
    setTicks({});
    setMessageTicks({});
    saver.type(field, next === '' ? null : next);
  };
  const send = (): void => {
    // Of several values for one fact the last that is ticked counts.
    const changes = [...new Map(chosen.map((one) => [one.path, one])).values()];
    take.mutate({
      caseId,
      changes: changes.map(({ path, value }) => ({ path, value: value as Take['changes'][number]['value'] })),
      entries: spoken.map((message) => ({
        list: 'negotiation',
        values: entryOf(message, sideOf(message.speaker), zoneFor),
      })),
    });
  };
  return (
    <div className="paste-form">
      <Textarea
        autosize
        minRows={3}
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
      {text.trim() !== '' && !isTooLong && proposals.length + read.messages.length === 0 ? (
        <p className="quiet small">{t('paste.nothing')}</p>
      ) : null}
      {proposals.length === 0 ? null : (
        <ul className="proposals">
          {proposals.map((one, i) => (
            <li key={`${one.path}${JSON.stringify(one.value)}`}>
              <label>
                <input
                  type="checkbox"
                  checked={isTicked(one, i)}
                  onChange={(event) => setTicks({ ...ticks, [i]: event.currentTarget.checked })}
                />
                <span className="proposal-label">{t(`fact.${one.path}`)}</span>
                <span className="proposal-value">{valueText(one, t, asLanguage(i18n.language))}</span>
              </label>
              <p className="quiet tiny cut" dir="auto">
                “{one.passage}”{now(one.path) === undefined ? '' : ` · ${t('paste.replaces')}`}
                {one.isPlain ? '' : ` · ${t('paste.several')}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      {names.length === 0 ? null : (
        <div className="paste-names">
          <span className="small">{t('paste.who')}</span>
          {names.slice(0, 12).map((name) => (
            <label key={name} className="small">
              <bdi>{name}</bdi>{' '}
              <select
                value={sideOf(name) ?? ''}
                onChange={(event) => {
                  const side = speakers.find((one) => one === event.currentTarget.value);
                  if (side !== undefined) setWho({ ...who, [name]: side });
                }}
              >
                <option value="">{t('fact.unknown')}</option>
                {speakers.map((side) => (
                  <option key={side} value={side}>
                    {t(`term.speaker.${side}`)}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
      {read.messages.length === 0 ? null : (
        <ul className="proposals">
          {read.messages.map((message, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same person may say the same thing twice in one minute.
            <li key={i}>
              <label>
                <input
                  type="checkbox"
                  checked={isTaken(i)}
                  onChange={(event) => setMessageTicks({ ...messageTicks, [i]: event.currentTarget.checked })}
                />
                <span className="proposal-label">
                  {message.when === null ? t('fact.unknown') : whenWords(message.when, asLanguage(i18n.language))} ·{' '}
                  <bdi>{message.speaker}</bdi>
                </span>
                <span className="proposal-value cut" dir="auto">
                  {message.text}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {take.error ? <TroubleNote error={take.error} /> : null}
      {count === 0 ? null : (
        <Button size="xs" disabled={take.isPending} onClick={send}>
          {t('paste.take', { count })}
        </Button>
      )}
    </div>
  );
}

/** A time whose clock is known gets it; one whose clock is not known stays a day, and is asked about in its field. */
function withZone(one: Proposal, zoneFor: (path: string) => string | null): Proposal {
  const when = asZoneless(one.value);
  return when === null ? one : { ...one, value: inZone(when, zoneFor(one.path)) };
}

function asZoneless(value: unknown): { readonly local: string } | null {
  return typeof value === 'object' && value !== null && 'local' in value && 'zone' in value
    ? { local: String(value.local) }
    : null;
}

function inZone({ local }: { readonly local: string }, zone: string | null): When {
  return zone === null ? local.slice(0, 10) : { local, zone };
}

function entryOf(message: PastedMessage, from: Speaker | null, zoneFor: (path: string) => string | null) {
  const when = message.when;
  const side = from === 'buyer' ? 'request.at' : 'order.orderedAt';
  const at = when === null ? null : typeof when === 'string' ? when : inZone(when, zoneFor(side));
  return { ...(at !== null && { at }), ...(from !== null && { from }), text: message.text };
}

function whenWords(when: When, language: 'en' | 'zh-CN'): string {
  return typeof when === 'string'
    ? dayText(when, language)
    : `${dayText(when.local, language)} ${when.local.slice(11, 16)}`;
}

function valueText({ path, value }: Proposal, t: (key: string) => string, language: 'en' | 'zh-CN'): string {
  if (typeof value === 'string') {
    return path === 'order.incoterm'
      ? t(`term.incoterm.${value}`)
      : /^\d{4}-\d{2}-\d{2}$/.test(value)
        ? dayText(value, language)
        : value;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  if ('minor' in value && 'currency' in value)
    return moneyText({ minor: Number(value.minor), currency: String(value.currency) }, language);
  if ('local' in value) return whenWords({ local: String(value.local), zone: '' }, language);
  const [name, latin] = [Reflect.get(value, 'name'), Reflect.get(value, 'latin')];
  return typeof latin === 'string' ? `${String(name)} (${latin})` : String(name);
}
