/** Every packet of the case: issued ones stay for good, the draft is replaced by the next. And where each was sent. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf, OutputOf } from '../../../shared/contract/channels.ts';
import { useCommand } from '../../api.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { asLanguage, dayText, momentText, sizeText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';

export type Packet = OutputOf<'packet.list'>['packets'][number];
const ways = ['platform', 'email', 'chat', 'post', 'hand', 'other'] as const;

export function VersionsPane({
  caseId,
  packets,
  shownId,
  canWrite,
  noting,
  onNoted,
  onShow,
}: {
  readonly caseId: string;
  readonly packets: readonly Packet[];
  readonly shownId: string | null;
  readonly canWrite: boolean;
  /** The note of the newest issued packet that has none is open from the start. */
  readonly noting: boolean;
  readonly onNoted: () => void;
  readonly onShow: (packetId: string) => void;
}) {
  const { t } = useTranslation();
  const unsent = packets.find((one) => !one.draft && one.variant !== 'file-copy' && one.sent.length === 0);
  if (packets.length === 0) return <p className="quiet small side-note">{t('packet.no-versions')}</p>;
  return (
    <ul className="versions">
      {packets.map((packet) => (
        <Version
          key={packet.packetId}
          caseId={caseId}
          packet={packet}
          isShown={packet.packetId === shownId}
          canWrite={canWrite}
          isNoting={noting && packet.packetId === unsent?.packetId}
          onNoted={onNoted}
          onShow={() => onShow(packet.packetId)}
        />
      ))}
    </ul>
  );
}

function Version({
  caseId,
  packet,
  isShown,
  canWrite,
  isNoting,
  onNoted,
  onShow,
}: {
  readonly caseId: string;
  readonly packet: Packet;
  readonly isShown: boolean;
  readonly canWrite: boolean;
  readonly isNoting: boolean;
  readonly onNoted: () => void;
  readonly onShow: () => void;
}) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  const [noting, setNoting] = useState(false);
  const remove = useCommand('packet.remove-sent');
  return (
    <li className={isShown ? 'version is-shown' : 'version'}>
      <button type="button" className="version-name" aria-pressed={isShown} onClick={onShow}>
        <span className="strong">
          {packet.draft
            ? t('packet.version-draft', { variant: t(`term.variant.${packet.variant}`) })
            : t('packet.version', { variant: t(`term.variant.${packet.variant}`), version: packet.version })}
        </span>
        <span className="quiet tiny">
          {t('packet.version-facts', {
            paper: packet.paper,
            language: packet.language === 'zh-CN' ? '中文' : 'English',
            count: packet.pages,
            size: sizeText(packet.bytes),
            when: momentText(packet.builtAt, language),
          })}
        </span>
      </button>
      <div className="version-marks">
        {packet.draft ? (
          <Tag tone="plain">{t('packet.draft')}</Tag>
        ) : (
          <Tag tone="good" icon="check">
            {t('packet.issued')}
          </Tag>
        )}
        <code className="tiny quiet selectable" title={packet.sha256}>
          {packet.sha256.slice(0, 8)}
        </code>
      </div>
      {packet.sent.map((one) => (
        <p key={one.sendingNo} className="sent small">
          <Icon name="mail" size={12} />
          <span className="selectable">
            {t('packet.sent-line', { on: dayText(one.on, language), to: one.to, how: t(`packet.way.${one.how}`) })}
            {one.note === null ? '' : ` · ${one.note}`}
          </span>
          {canWrite ? (
            <button
              type="button"
              className="tool"
              title={t('packet.sent-remove')}
              onClick={() => remove.mutate({ caseId, sendingNo: one.sendingNo })}
            >
              <Icon name="cross" size={11} />
              <span className="unseen">{t('packet.sent-remove')}</span>
            </button>
          ) : null}
        </p>
      ))}
      {remove.error ? <TroubleNote error={remove.error} /> : null}
      {noting || isNoting ? (
        <SentForm
          caseId={caseId}
          packetId={packet.packetId}
          onDone={() => {
            setNoting(false);
            onNoted();
          }}
        />
      ) : canWrite ? (
        <button type="button" className="link small" onClick={() => setNoting(true)}>
          {t('packet.sent-note')}
        </button>
      ) : null}
    </li>
  );
}

function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** To whom, when and how: the app sends nothing itself. */
function SentForm({
  caseId,
  packetId,
  onDone,
}: {
  readonly caseId: string;
  readonly packetId: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const titleId = useId();
  const [to, setTo] = useState('');
  const [on, setOn] = useState(today);
  const [how, setHow] = useState<InputOf<'packet.note-sent'>['how']>('platform');
  const [note, setNote] = useState('');
  const send = useCommand('packet.note-sent', onDone);
  return (
    <form
      className="sent-form"
      aria-labelledby={titleId}
      onSubmit={(event) => {
        event.preventDefault();
        const said = note.trim();
        send.mutate({ caseId, packetId, to: to.trim(), on, how, note: said === '' ? null : said });
      }}
    >
      <p id={titleId} className="quiet tiny">
        {t('packet.sent-why')}
      </p>
      <TextInput
        size="xs"
        label={t('packet.sent-to')}
        value={to}
        maxLength={400}
        autoFocus
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <div className="sent-pair">
        <DayInput label={t('packet.sent-on')} value={on} onDay={setOn} />
        <NativeSelect
          size="xs"
          label={t('packet.sent-how')}
          value={how}
          data={ways.map((value) => ({ value, label: t(`packet.way.${value}`) }))}
          onChange={(event) => {
            const picked = ways.find((way) => way === event.currentTarget.value);
            if (picked !== undefined) setHow(picked);
          }}
        />
      </div>
      <TextInput
        size="xs"
        label={t('packet.sent-more')}
        value={note}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {send.error ? <TroubleNote error={send.error} /> : null}
      <div className="sent-pair">
        <Button size="compact-sm" type="submit" disabled={to.trim() === '' || on === '' || send.isPending}>
          {t('packet.sent-keep')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t('packet.sent-cancel')}
        </Button>
      </div>
    </form>
  );
}
