/** A doubt about one's own files explained in one line: what was said, and a field to say it or to say it again. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../api.ts';
import { isOwnKey } from './keys.ts';
import { TroubleNote } from './states.tsx';

export function ExplainLine({
  caseId,
  flag,
  explained,
  label,
  canWrite = true,
}: {
  readonly caseId: string;
  /** The doubt, as explanations cite it. */
  readonly flag: string;
  readonly explained: string | null;
  /** What the button says while nothing is explained. */
  readonly label: string;
  readonly canWrite?: boolean;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const take = useCommand('case.take-facts', () => setReason(null));
  const said = reason?.trim() ?? '';
  const save = (): void => {
    if (said !== '')
      take.mutate({ caseId, changes: [], entries: [{ list: 'explanations', values: { flag, reason: said } }] });
  };
  return (
    <>
      {explained === null ? null : (
        <span className="quiet selectable"> {t('standing.explained', { reason: explained })}</span>
      )}{' '}
      {!canWrite ? null : reason === null ? (
        <button type="button" className="link" onClick={() => setReason(explained ?? '')}>
          {explained === null ? label : t('standing.explain-again')}
        </button>
      ) : (
        <span className="joined">
          <TextInput
            size="xs"
            className="grow"
            aria-label={t('standing.explain-label')}
            placeholder={t('standing.explain-label')}
            maxLength={2000}
            value={reason}
            autoFocus
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (isOwnKey(event, 'Enter')) save();
              if (!isOwnKey(event, 'Escape')) return;
              // Leaves the field, and not the view around it.
              event.preventDefault();
              event.stopPropagation();
              setReason(null);
            }}
          />
          <Button size="xs" variant="default" disabled={said === '' || take.isPending} onClick={save}>
            {t('standing.explain')}
          </Button>
        </span>
      )}
      {take.error ? <TroubleNote error={take.error} /> : null}
    </>
  );
}
