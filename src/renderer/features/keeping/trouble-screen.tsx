/** The archive of the last time did not open: what happened, what is still there, and every way on. Nothing is made in its place. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppState, OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { asLanguage, momentText, sizeText } from '../../ui/format.ts';
import { TroubleNote } from '../../ui/states.tsx';
import type { LatestJob } from './archive-section.tsx';
import { JobOutcome } from './job-outcome.tsx';

type Trouble = NonNullable<AppState['trouble']>;

const damaged = ['ARCHIVE_DAMAGED', 'ARCHIVE_CASEBOOK_MISSING', 'ARCHIVE_UPGRADE_FAILED'];
const gone = ['ARCHIVE_NOT_FOUND', 'ARCHIVE_NOT_A_FOLDER'];

export function TroubleScreen({
  trouble,
  latest,
  onOther,
}: {
  readonly trouble: Trouble;
  readonly latest: LatestJob;
  readonly onOther: () => void;
}) {
  const { t } = useTranslation();
  const retry = useCommand('archive.retry');
  const find = useCommand('archive.choose');
  const restore = useCommand('keeping.restore');
  const isGone = gone.includes(trouble.code);
  const isDamaged = damaged.includes(trouble.code);
  const { name } = trouble;
  // Where no backup was found, one from elsewhere is the way on.
  const damage = useAsk('keeping.damage', {}, { enabled: isDamaged }).data;
  const hasNone = damage?.backups.length === 0;
  const title = isGone
    ? t('gone.title', { name })
    : isDamaged
      ? t('damage.title', { name })
      : trouble.code === 'ARCHIVE_LOCKED'
        ? t('gone.locked-title', { name })
        : t('gone.blocked-title', { name });
  return (
    <main className="start">
      <div className="start-column">
        <p className="wordmark">Casebinder</p>
        <h1>{title}</h1>
        {isGone ? (
          <p className="start-lead selectable" role="alert">
            {t('gone.lead', { place: trouble.place })}
          </p>
        ) : null}
        {isDamaged ? <p className="start-lead">{t('damage.lead')}</p> : null}
        {isGone ? null : (
          <section className="start-part" role="alert">
            <h2 className="minor">{t('damage.found')}</h2>
            <p className="selectable">{trouble.message}</p>
            <p className="quiet selectable">{trouble.nextStep}</p>
          </section>
        )}
        {isDamaged ? <Damage damage={damage} onRestore={(backup) => restore.mutate({ backup })} /> : null}
        <div className="keeping-ways">
          <Button loading={retry.isPending} variant={isDamaged ? 'default' : 'filled'} onClick={() => retry.mutate({})}>
            {t('gone.retry')}
          </Button>
          {isGone ? (
            <Button variant="default" loading={find.isPending} onClick={() => find.mutate({ mode: 'existing' })}>
              {t('gone.find')}
            </Button>
          ) : null}
          <Button
            variant={isDamaged && hasNone ? 'filled' : 'default'}
            onClick={() => restore.mutate({ backup: null })}
          >
            {isDamaged && !hasNone ? t('damage.restore-other') : t('gone.restore')}
          </Button>
          <Button variant="subtle" onClick={onOther}>
            {t('gone.other')}
          </Button>
        </div>
        <JobOutcome job={latest('restore')} />
        {[retry.error, find.error, restore.error].map((error) =>
          error ? <TroubleNote key={error.message} error={error} /> : null,
        )}
      </div>
    </main>
  );
}

/** What can be read, and which backups there are. */
function Damage({
  damage,
  onRestore,
}: {
  readonly damage: OutputOf<'keeping.damage'> | undefined;
  readonly onRestore: (backup: string) => void;
}) {
  const { t, i18n } = useTranslation();
  if (damage === undefined || damage === null) return null;
  const { cases, evidenceFiles, evidenceBytes, issuedFiles, backups } = damage;
  const language = asLanguage(i18n.language);
  return (
    <>
      <section className="start-part">
        <h2 className="minor">{t('damage.readable')}</h2>
        <dl className="keeping-facts">
          <dt>{t('damage.cases')}</dt>
          <dd>{cases ?? t('damage.cases-none')}</dd>
          <dt>{t('damage.evidence')}</dt>
          <dd>{t('damage.evidence-what', { count: evidenceFiles, size: sizeText(evidenceBytes) })}</dd>
          <dt>{t('damage.issued')}</dt>
          <dd>{issuedFiles}</dd>
        </dl>
      </section>
      <section className="start-part">
        <h2 className="minor">{t('damage.backups')}</h2>
        {backups.length === 0 ? <p className="quiet small">{t('damage.backups-none')}</p> : null}
        <ul className="keeping-backups">
          {backups.slice(0, 5).map((backup, i) => (
            <li key={backup.name}>
              <span className="selectable">{backup.name}</span>
              <span className="quiet small">
                {momentText(backup.at, language)} · {sizeText(backup.bytes)}
              </span>
              <Button size="xs" variant={i === 0 ? 'filled' : 'default'} onClick={() => onRestore(backup.name)}>
                {t('damage.restore-this')}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
