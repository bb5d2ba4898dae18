/** The trash of a case: files that were taken back out, until they are brought back. */
import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../api.ts';
import { asLanguage, momentText } from '../../ui/format.ts';
import { TroubleNote, Waiting } from '../../ui/states.tsx';

const MOST_ROWS = 500;
/** So many are brought back by one press. */
const MOST_AT_ONCE = 5000;

export function CaseTrash({ caseId, canWrite }: { readonly caseId: string; readonly canWrite: boolean }) {
  const { t, i18n } = useTranslation();
  const headId = useId();
  const found = useAsk('evidence.taken-back', { caseId }, { keepPrevious: true });
  const bring = useCommand('evidence.bring-back');
  const files = found.data?.files ?? [];
  return (
    <section className="evidence-part" aria-labelledby={headId} data-testid="case-trash">
      <h2 className="minor" id={headId}>
        {t('evidence.trash', { count: files.length })}
      </h2>
      <p className="quiet small">{files.length === 0 ? t('evidence.trash-empty') : t('evidence.trash-why')}</p>
      {found.isPending ? <Waiting /> : null}
      {found.error ? <TroubleNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {bring.error ? <TroubleNote error={bring.error} /> : null}
      {files.length === 0 ? null : (
        <>
          <Button
            size="compact-xs"
            variant="default"
            disabled={!canWrite || bring.isPending}
            onClick={() =>
              bring.mutate({ caseId, evidenceIds: files.slice(0, MOST_AT_ONCE).map((one) => one.evidenceId) })
            }
          >
            {t('evidence.bring-back-all')}
          </Button>
          <table className="table plain">
            <thead>
              <tr>
                <th scope="col">{t('evidence.file')}</th>
                <th scope="col" className="number">
                  {t('evidence.taken-back-at')}
                </th>
                <th scope="col" aria-label={t('evidence.bring-back')} />
              </tr>
            </thead>
            <tbody>
              {files.slice(0, MOST_ROWS).map((file) => (
                <tr key={file.evidenceId}>
                  <td className="selectable">{file.name}</td>
                  <td className="number quiet nowrap">{momentText(file.at, asLanguage(i18n.language))}</td>
                  <td className="number">
                    <Button
                      size="compact-xs"
                      variant="default"
                      disabled={!canWrite || bring.isPending}
                      aria-label={t('evidence.bring-back-name', { name: file.name })}
                      onClick={() => bring.mutate({ caseId, evidenceIds: [file.evidenceId] })}
                    >
                      {t('evidence.bring-back')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {files.length > MOST_ROWS ? (
            <p className="quiet small">{t('intake.more', { count: files.length - MOST_ROWS })}</p>
          ) : null}
        </>
      )}
    </section>
  );
}
