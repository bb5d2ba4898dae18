/** What can be done with a case as a whole: taken out, closed, put into the trash. The same commands as in the menu bar. */
import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api.ts';
import { runCommand } from '../ui/app-commands.ts';

export function CaseMenu({ caseId, status }: { readonly caseId: string; readonly status: string | undefined }) {
  const { t } = useTranslation();
  const trash = useCommand('case.trash', () => void runCommand('go-cases'));
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="sm" variant="default" aria-label={t('case.menu')} title={t('case.menu')}>
          ⋯
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => runCommand('export-case-bag')}>{t('command.export-case-bag')}</Menu.Item>
        <Menu.Item onClick={() => runCommand('export-case-folder')}>{t('command.export-case-folder')}</Menu.Item>
        <Menu.Item onClick={() => runCommand(status === 'closed' ? 'reopen-case' : 'close-case')}>
          {status === 'closed' ? t('command.reopen-case') : t('command.close-case')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item disabled={trash.isPending} onClick={() => trash.mutate({ caseIds: [caseId] })}>
          {t('case.to-trash')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
