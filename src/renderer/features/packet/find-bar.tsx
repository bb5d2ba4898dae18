/** Looking for words in the packet: what is typed, how many places, and the way from one to the next. */
import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons.tsx';
import { isOwnKey } from '../../ui/keys.ts';

export function FindBar({
  words,
  hits,
  now,
  isReading,
  focusTurn,
  onWords,
  onStep,
  onClose,
}: {
  readonly words: string;
  readonly hits: number;
  /** Which of them is shown, from 0. */
  readonly now: number;
  /** True while pages are still being drawn. */
  readonly isReading: boolean;
  /** Grows each time the search is asked for. */
  readonly focusTurn: number;
  readonly onWords: (words: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, the field takes the keys again.
  useEffect(() => field.current?.select(), [focusTurn]);
  const said = isReading
    ? t('packet.find-reading')
    : words.trim() === ''
      ? ''
      : hits === 0
        ? t('packet.find-none')
        : t('packet.find-place', { now: now + 1, hits });
  return (
    <search className="find-bar">
      <TextInput
        ref={field}
        size="xs"
        className="grow"
        maxLength={200}
        leftSection={<Icon name="search" size={13} />}
        aria-label={t('packet.find')}
        placeholder={t('packet.find')}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isOwnKey(event, 'Enter')) onStep(event.shiftKey ? -1 : 1);
          if (isOwnKey(event, 'Escape')) onClose();
        }}
      />
      <span className="quiet small number" role="status">
        {said}
      </span>
      <button type="button" className="tool" title={t('packet.find-before')} onClick={() => onStep(-1)}>
        <Icon name="back" size={14} />
        <span className="unseen">{t('packet.find-before')}</span>
      </button>
      <button type="button" className="tool" title={t('packet.find-next')} onClick={() => onStep(1)}>
        <Icon name="forward" size={14} />
        <span className="unseen">{t('packet.find-next')}</span>
      </button>
      <button type="button" className="tool" title={t('packet.find-close')} onClick={onClose}>
        <Icon name="cross" size={13} />
        <span className="unseen">{t('packet.find-close')}</span>
      </button>
    </search>
  );
}
