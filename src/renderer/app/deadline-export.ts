/** The command that saves the deadlines of every open case as one calendar file. */
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { troubleOf, useCommand } from '../api.ts';
import { useAppCommand } from '../ui/app-commands.ts';

export function useDeadlineExport(isOpen: boolean): void {
  const { t } = useTranslation();
  const closeButtonProps = { 'aria-label': t('notice.close') };
  const save = useCommand('deadline.export', ({ savedAs, written }) => {
    if (savedAs === null) return;
    notifications.show({
      message: t('standing.calendar-saved', { count: written, name: savedAs }),
      color: 'sea',
      autoClose: 6000,
      closeButtonProps,
    });
  });
  const run = (): void =>
    save.mutate(
      { caseId: null },
      {
        onError: (error) => {
          const { message, nextStep } = troubleOf(error);
          notifications.show({ message: `${message} ${nextStep}`, color: 'red', autoClose: false, closeButtonProps });
        },
      },
    );
  useAppCommand('export-deadlines', run, { enabled: isOpen && !save.isPending });
}
