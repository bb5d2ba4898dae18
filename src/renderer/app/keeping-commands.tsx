/** Backup, export and import from menu and palette; how a taken-out case ended is said where one is. */
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../shared/contract/channels.ts';
import { ask, troubleOf, useCommand, useEvent } from '../api.ts';
import { useAppCommand } from '../ui/app-commands.ts';
import { JobLine } from '../ui/job-line.tsx';

export function KeepingCommands({
  openCase,
  canWrite,
  onSettings,
}: {
  readonly openCase: string | null;
  readonly canWrite: boolean;
  readonly onSettings: () => void;
}) {
  const { t } = useTranslation();
  const [running, setRunning] = useState<JobView | null>(null);
  const say = (message: string, isTrouble = false): void => {
    notifications.show({
      message,
      color: isTrouble ? 'red' : 'sea',
      autoClose: isTrouble ? false : 8000,
      closeButtonProps: { 'aria-label': t('notice.close') },
    });
  };
  const sayTrouble = (error: unknown): void => {
    const { message, nextStep } = troubleOf(error);
    say(`${message} ${nextStep}`, true);
  };
  const backUp = useCommand('keeping.back-up');
  const bring = useCommand('keeping.import-case');
  const takeOut = useCommand('keeping.export-case');
  useAppCommand('back-up', () => {
    onSettings();
    backUp.mutate({}, { onError: sayTrouble });
  });
  useAppCommand(
    'import-case-bag',
    () => {
      onSettings();
      bring.mutate({}, { onError: sayTrouble });
    },
    { enabled: canWrite },
  );
  const inCase = { enabled: openCase !== null };
  const exportAs = (as: 'bag' | 'folder'): void => {
    if (openCase !== null) takeOut.mutate({ caseId: openCase, as }, { onError: sayTrouble });
  };
  useAppCommand('export-case-bag', () => exportAs('bag'), inCase);
  useAppCommand('export-case-folder', () => exportAs('folder'), inCase);
  useEvent('job.progress', (job) => {
    if (job.kind !== 'export' && job.kind !== 'import') return;
    setRunning(job.state === 'running' ? job : null);
    if (job.state === 'failed' && job.trouble !== null) say(`${job.trouble.message} ${job.trouble.nextStep}`, true);
    if (job.state !== 'done') return;
    void ask('job.result', { jobId: job.jobId }).then((result) => {
      if (result?.kind === 'import') {
        const { caseId: name, evidence, packets, note } = result;
        say([t('keeping.imported', { name, evidence, packets }), note].join(' ').trim());
      }
      if (result?.kind !== 'export') return;
      const odd = [...result.changed, ...result.missing];
      const words = t('keeping.exported', { name: result.made, count: result.files });
      say(odd.length === 0 ? words : `${words} ${t('keeping.left-out', { names: odd.join(', ') })}`, odd.length > 0);
    });
  });
  return running === null ? null : (
    <div className="keeping-strip">
      <JobLine job={running} />
    </div>
  );
}
