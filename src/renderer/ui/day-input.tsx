/** A day, typed as people write days and shown as 2025-06-17: the system's own field would swap day and month with the computer's language. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readWhenEntry, type WhenEntry } from '../../shared/domain/when-entry.ts';
import { isOwnKey } from './keys.ts';

export function DayInput({
  label,
  value,
  onDay,
}: {
  readonly label: string;
  /** YYYY-MM-DD, or the empty text where no day is said. */
  readonly value: string;
  readonly onDay: (day: string) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const [shown, setShown] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
  // A day that was set elsewhere takes the place of what was typed.
  if (shown !== value) {
    setShown(value);
    setTyped(value);
    setProblem(null);
  }
  const say = (day: string): void => {
    setShown(day);
    if (day !== value) onDay(day);
  };
  /** A day that is whole counts at once; half a day is no day. */
  const type = (text: string): void => {
    setTyped(text);
    setProblem(null);
    const entry = readWhenEntry(text, '');
    if (entry.is === 'empty' || entry.is === 'when') say(dayOf(entry));
  };
  /** What cannot be read is no day, and stays to be mended. */
  const settle = (): boolean => {
    const entry = readWhenEntry(typed, '');
    if (entry.is === 'unclear' || entry.is === 'choose') {
      setProblem(t(entry.is === 'choose' ? 'entry.when-form' : `entry.when-${entry.because}`));
      say('');
      return false;
    }
    setTyped(dayOf(entry));
    say(dayOf(entry));
    return true;
  };
  return (
    <TextInput
      size="xs"
      label={label}
      placeholder={t('fact.unknown')}
      value={typed}
      error={problem}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => void settle()}
      onKeyDown={(event) => {
        // A form around it is not sent with a day that nobody could read.
        if (isOwnKey(event, 'Enter') && !settle()) event.preventDefault();
      }}
    />
  );
}

function dayOf(entry: Extract<WhenEntry, { is: 'empty' | 'when' }>): string {
  if (entry.is === 'empty') return '';
  return typeof entry.when === 'string' ? entry.when : entry.when.local.slice(0, 10);
}
