/** Taking back and doing again on every screen: two buttons, the two commands, and a word after a destructive act. */
import { ActionIcon, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { TFunction } from 'i18next';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../shared/contract/channels.ts';
import { ask, troubleOf, useAsk } from '../api.ts';
import { useAppCommand } from '../ui/app-commands.ts';
import { factName, listName } from '../ui/fact-words.ts';
import { Icon } from '../ui/icons.tsx';

type Step = NonNullable<OutputOf<'undo.state'>['undo']>;
type Way = 'undo' | 'redo';

/** After these the way back is offered on the spot: something has left the screen. */
const destructive: ReadonlySet<Step['name']> = new Set([
  'entry-remove',
  'case-trash',
  'case-close',
  'case-reopen',
  'view-remove',
]);

export interface Undo {
  readonly undo: Step | null;
  readonly redo: Step | null;
  readonly take: (way: Way) => void;
}

/** What a step is called, in the language of the page. */
export function stepText(step: Step, t: TFunction): string {
  const { field, list, ...words } = step.words;
  return t(`undo.step.${step.name}`, {
    ...words,
    ...(field !== undefined && { field: factName(field, t) }),
    ...(list !== undefined && { list: listName(list, t) }),
  });
}

/** The state of the steps and the way to take one. To be used once, at the top. */
export function useUndo(isOpen: boolean): Undo {
  const { t } = useTranslation();
  const state = useAsk('undo.state', {}, { enabled: isOpen });
  const { refetch } = state;
  const seen = useRef<string | null>(null);

  const take = useCallback(
    (way: Way, stepId: string | null = null) => {
      const call = way === 'undo' ? ask('undo.undo', { stepId }) : ask('undo.redo', { stepId });
      call.then(
        ({ step }) => say(t(way === 'undo' ? 'undo.undone' : 'undo.redone', { what: stepText(step, t) })),
        (error: unknown) => {
          const { code, message, nextStep } = troubleOf(error);
          // Pressing the keys once more than there are steps is no trouble.
          if (code !== 'UNDO_NOTHING' && code !== 'REDO_NOTHING') say(`${message} ${nextStep}`);
          void refetch();
        },
      );
    },
    [t, refetch],
  );

  const undo = state.data?.undo ?? null;
  useEffect(() => {
    if (undo === null || undo.stepId === seen.current) return;
    seen.current = undo.stepId;
    if (!destructive.has(undo.name)) return;
    say(
      <span className="said-step">
        {t('undo.did', { what: stepText(undo, t) })}
        <Button size="compact-sm" variant="default" onClick={() => take('undo', undo.stepId)}>
          {t('undo.undo')}
        </Button>
      </span>,
    );
  }, [undo, t, take]);

  const redo = state.data?.redo ?? null;
  useAppCommand('undo', () => take('undo'), { enabled: undo !== null });
  useAppCommand('redo', () => take('redo'), { enabled: redo !== null });
  return { undo, redo, take };
}

/** Two buttons that name what they would do. */
export function UndoButtons({ undo }: { readonly undo: Undo }) {
  const { t } = useTranslation();
  const button = (way: Way, step: Step | null) => {
    const label = step === null ? t(`undo.${way}`) : t(`undo.${way}-what`, { what: stepText(step, t) });
    return (
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        title={label}
        disabled={step === null}
        onClick={() => undo.take(way)}
      >
        <Icon name={way} size={16} />
      </ActionIcon>
    );
  };
  return (
    <span className="undo-buttons">
      {button('undo', undo.undo)}
      {button('redo', undo.redo)}
    </span>
  );
}

const SAID = 'undo-step';

function say(message: React.ReactNode): void {
  notifications.hide(SAID);
  notifications.show({ id: SAID, message, color: 'sea', autoClose: 8000 });
}
