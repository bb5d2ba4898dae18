/** Closing a case and opening it again, from wherever one is: the two commands of the case that is shown, and the dialog. */
import { notifications } from '@mantine/notifications';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../shared/contract/channels.ts';
import { ask, troubleOf } from '../api.ts';
import { useAppCommand } from '../ui/app-commands.ts';

const CloseDialog = lazy(async () => ({
  default: (await import('../features/closing/close-dialog.tsx')).CloseDialog,
}));

export interface Closing {
  readonly close: (caseId: string) => void;
  readonly reopen: (caseId: string) => void;
  /** The dialog while a case is being closed. */
  readonly dialog: ReactNode;
}

/**
 * To be used once, at the top.
 * @param shown the case that is open here
 * @param onGoal leads to a place in a case
 */
export function useClosing(
  shown: OutputOf<'case.get'> | null,
  canWrite: boolean,
  onGoal: (caseId: string, where: string) => void,
): Closing {
  const { t } = useTranslation();
  const [caseId, setCaseId] = useState<string | null>(null);
  const reopen = (which: string): void => {
    ask('case.reopen', { caseId: which }).catch((error: unknown) => {
      const { message, nextStep } = troubleOf(error);
      notifications.show({
        message: `${message} ${nextStep}`,
        color: 'red',
        autoClose: false,
        closeButtonProps: { 'aria-label': t('notice.close') },
      });
    });
  };
  const isOpen = shown !== null && (shown.status === 'open' || shown.status === 'waiting');
  useAppCommand('close-case', () => setCaseId(shown?.caseId ?? null), { enabled: canWrite && isOpen });
  useAppCommand('reopen-case', () => reopen(shown?.caseId ?? ''), {
    enabled: canWrite && shown?.status === 'closed',
  });
  return {
    close: setCaseId,
    reopen,
    dialog:
      caseId === null ? null : (
        <Suspense fallback={null}>
          <CloseDialog
            key={caseId}
            caseId={caseId}
            onEnd={() => setCaseId(null)}
            onJump={(where) => {
              setCaseId(null);
              onGoal(caseId, where);
            }}
          />
        </Suspense>
      ),
  };
}
