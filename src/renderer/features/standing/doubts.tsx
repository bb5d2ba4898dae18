/** Doubts about one's own files: each with its sentence, and a line to explain it. */
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntegrityFlag } from '../../../shared/domain/answer.ts';
import { useCommand } from '../../api.ts';
import { Icon } from '../../ui/icons.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';

export function Doubts({ caseId, flags }: { readonly caseId: string; readonly flags: readonly IntegrityFlag[] }) {
  const { t } = useTranslation();
  if (flags.length === 0) return null;
  return (
    <section className="standing-part" data-testid="doubts">
      <h3>{t('standing.doubts')}</h3>
      <p className="quiet tiny">{t('standing.doubts-why')}</p>
      <ul className="notes">
        {flags.map((flag) => (
          <Doubt key={flag.id} caseId={caseId} flag={flag} />
        ))}
      </ul>
    </section>
  );
}

function Doubt({ caseId, flag }: { readonly caseId: string; readonly flag: IntegrityFlag }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const take = useCommand('case.take-facts', () => setReason(null));
  const said = reason?.trim() ?? '';
  const save = (): void => {
    if (said !== '')
      take.mutate({
        caseId,
        changes: [],
        entries: [{ list: 'explanations', values: { flag: flag.id, reason: said } }],
      });
  };
  return (
    <li data-flag={flag.code}>
      <Icon name={flag.explained === null ? 'alert' : 'check'} size={13} />{' '}
      <span className="selectable">{flag.says}</span>
      {flag.explained === null ? null : (
        <span className="quiet selectable"> {t('standing.explained', { reason: flag.explained })}</span>
      )}{' '}
      {reason === null ? (
        <button type="button" className="link" onClick={() => setReason(flag.explained ?? '')}>
          {flag.explained === null ? t('standing.explain') : t('standing.explain-again')}
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
              if (isOwnKey(event, 'Escape')) setReason(null);
            }}
          />
          <Button size="xs" variant="default" disabled={said === '' || take.isPending} onClick={save}>
            {t('standing.explain')}
          </Button>
        </span>
      )}
      {take.error ? <TroubleNote error={take.error} /> : null}
    </li>
  );
}
