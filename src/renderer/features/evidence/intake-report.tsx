/** What became of each file that was brought in: counts in are counts out, and whatever was left out says why. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import type { Verdict } from '../../../shared/domain/evidence.ts';
import { useAsk, useCommand } from '../../api.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import type { Item } from './light-table-model.ts';
import { placesOf, SameBytes } from './same-bytes.tsx';

const icons: Readonly<Record<Verdict, IconName>> = {
  stored: 'check',
  duplicate: 'file',
  skipped: 'turn',
  refused: 'cross',
};
const MOST_ROWS = 500;
/** More at once are taken back with Undo. */
const MOST_TAKEN_BACK = 5000;

type Intake = Extract<NonNullable<OutputOf<'job.result'>>, { readonly kind: 'intake' }>;

export function IntakeReport({
  caseId,
  jobId,
  box,
  canWrite,
}: {
  readonly caseId: string;
  readonly jobId: string;
  readonly box: OutputOf<'evidence.list'>;
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const found = useAsk('job.result', { jobId });
  const result = found.data;
  if (result?.kind !== 'intake') return null;
  const { counts } = result;
  const items = new Map(box.evidence.map((item) => [item.evidenceId, item]));
  const telling = result.files.filter((f) => f.verdict !== 'stored' || f.warnings.length > 0);
  return (
    <section className="evidence-part" data-testid="intake-report">
      <p role="status">
        {t('intake.counts', {
          found: counts.found,
          stored: counts.stored,
          duplicate: counts.duplicate,
          skipped: counts.skipped,
          refused: counts.refused,
        })}
        {result.notFiles === 0 ? '' : ` ${t('intake.not-files', { count: result.notFiles })}`}
      </p>
      {result.folders.map((folder) => (
        <FolderNews key={folder.folderId} folder={folder} />
      ))}
      <TakeBack caseId={caseId} files={result.files} items={items} canWrite={canWrite} />
      {telling.length === 0 ? null : (
        <details open={counts.refused + counts.skipped > 0}>
          <summary className="quiet small">{t('intake.details', { count: telling.length })}</summary>
          <ul className="notes files">
            {telling.slice(0, MOST_ROWS).map((f, index) => (
              <FileRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice, and the list never changes.
                key={`${index}-${f.name}`}
                caseId={caseId}
                box={box}
                file={f}
                item={f.evidenceId === undefined ? undefined : items.get(f.evidenceId)}
                canWrite={canWrite}
              />
            ))}
          </ul>
          {telling.length > MOST_ROWS ? (
            <p className="quiet small">{t('intake.more', { count: telling.length - MOST_ROWS })}</p>
          ) : null}
        </details>
      )}
    </section>
  );
}

/** The way back for whoever brought in the wrong thing; what is out already is told. */
function TakeBack({
  caseId,
  files,
  items,
  canWrite,
}: {
  readonly caseId: string;
  readonly files: Intake['files'];
  readonly items: ReadonlyMap<string, Item>;
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const take = useCommand('evidence.take-back');
  const came = files.flatMap((f) => (f.verdict === 'stored' && f.evidenceId !== undefined ? [f.evidenceId] : []));
  const here = came.filter((id) => items.has(id));
  const out = came.length - here.length;
  return (
    <>
      {out === 0 ? null : <p className="small quiet">{t('intake.taken-back', { count: out })}</p>}
      {here.length === 0 || here.length > MOST_TAKEN_BACK || !canWrite ? null : (
        <Button
          size="compact-xs"
          variant="default"
          disabled={take.isPending}
          onClick={() => take.mutate({ caseId, evidenceIds: here })}
        >
          {t('intake.take-back', { count: here.length })}
        </Button>
      )}
      {take.error ? <TroubleNote error={take.error} /> : null}
    </>
  );
}

/** One file with what there is to say of it; a file that is here already says which one it is, and why. */
function FileRow({
  caseId,
  box,
  file,
  item,
  canWrite,
}: {
  readonly caseId: string;
  readonly box: OutputOf<'evidence.list'>;
  readonly file: Intake['files'][number];
  readonly item: Item | undefined;
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const twin = file.verdict === 'duplicate' && item?.same ? { ...item, same: item.same } : null;
  return (
    <li>
      <Icon name={icons[file.verdict]} size={13} /> <span className="selectable">{file.name}</span>{' '}
      <span className="quiet">
        {twin === null
          ? t(`intake.verdict.${file.verdict}`)
          : file.name.endsWith(twin.originalName)
            ? t('same.tile', { count: placesOf(twin.same) })
            : t('same.also', { name: twin.originalName })}
        {file.reason === undefined ? '' : `: ${file.reason.says}`}
        {file.warnings.map((w) => ` · ${w.says}`).join('')}
      </span>{' '}
      {twin === null ? null : (
        <button
          type="button"
          className="link"
          aria-expanded={isOpen}
          aria-label={t('same.why-name', { name: file.name })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('same.why')}
        </button>
      )}
      {twin !== null && isOpen ? <SameBytes caseId={caseId} box={box} item={twin} canWrite={canWrite} /> : null}
    </li>
  );
}

/** What is different in a folder that had been taken in before; and one that went away under our hands. */
function FolderNews({ folder }: { readonly folder: Intake['folders'][number] }) {
  const { t } = useTranslation();
  if (folder.vanished)
    return (
      <p className="warn" role="alert">
        <Icon name="alert" size={13} /> {t('intake.vanished', { label: folder.label })}
      </p>
    );
  if (!folder.again) return null;
  const news = (['added', 'changed', 'gone'] as const).filter((kind) => folder[kind].length > 0);
  if (news.length === 0) return <p className="small">{t('intake.nothing-new', { label: folder.label })}</p>;
  return (
    <details className="small">
      <summary>
        {t('intake.news', {
          label: folder.label,
          added: folder.added.length,
          changed: folder.changed.length,
          gone: folder.gone.length,
        })}
      </summary>
      {news.map((kind) => (
        <div key={kind}>
          <p className="quiet">{t(`intake.news-${kind}`)}</p>
          <ul className="notes files">
            {folder[kind].slice(0, MOST_ROWS).map((name) => (
              <li key={name} className="selectable">
                {name}
              </li>
            ))}
          </ul>
          {folder[kind].length > MOST_ROWS ? (
            <p className="quiet">{t('intake.more', { count: folder[kind].length - MOST_ROWS })}</p>
          ) : null}
        </div>
      ))}
    </details>
  );
}
