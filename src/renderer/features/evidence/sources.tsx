/** Where everything came from: the folders with what became of their files, and whatever was left out, with its reason. */
import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { asLanguage, momentText } from '../../ui/format.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import { CaseTrash } from './case-trash.tsx';

type Folder = OutputOf<'evidence.list'>['folders'][number];
type LeftOut = OutputOf<'evidence.left-out'>['files'][number];

export function Sources({
  caseId,
  folders,
  canWrite,
  busy,
}: {
  readonly caseId: string;
  readonly folders: readonly Folder[];
  readonly canWrite: boolean;
  readonly busy: boolean;
}) {
  return (
    <>
      <Folders caseId={caseId} folders={folders} canWrite={canWrite} busy={busy} />
      <LeftOutList caseId={caseId} />
      <CaseTrash caseId={caseId} canWrite={canWrite && !busy} />
    </>
  );
}

function Folders({
  caseId,
  folders,
  canWrite,
  busy,
}: {
  readonly caseId: string;
  readonly folders: readonly Folder[];
  readonly canWrite: boolean;
  readonly busy: boolean;
}) {
  const { t, i18n } = useTranslation();
  const update = useCommand('evidence.update-folder');
  return (
    <section className="evidence-part">
      <h2 className="minor">{t('evidence.folders')}</h2>
      <p className="quiet small">{t('evidence.update-why')}</p>
      {update.error ? <TroubleNote error={update.error} /> : null}
      {folders.length === 0 ? <p className="quiet small">{t('evidence.no-folders')}</p> : null}
      <ul className="folders">
        {folders.map((f) => (
          <li key={f.folderId} className="folder-row">
            <details className="folder-tree">
              <summary>
                <Icon name="folder" size={14} />
                <span className="strong">{f.label}</span>
                <span className="quiet small">
                  {t('evidence.folder-counts', {
                    stored: f.counts.stored,
                    duplicate: f.counts.duplicate,
                    skipped: f.counts.skipped,
                    refused: f.counts.refused,
                  })}
                  {f.counts.takenBack > 0 ? ` · ${t('evidence.taken-back', { number: f.counts.takenBack })}` : ''}
                  {f.counts.gone > 0 ? ` · ${t('evidence.gone', { number: f.counts.gone })}` : ''}
                </span>
                {f.complete ? null : <span className="warn small">{t('evidence.incomplete')}</span>}
                <span className="quiet small end nowrap">{momentText(f.lastTakenInAt, asLanguage(i18n.language))}</span>
              </summary>
              <ul className="tree">
                {f.tree.map((branch) => (
                  <li key={branch.path} style={{ paddingInlineStart: `${12 * branch.path.split('/').length}px` }}>
                    {branch.path === '' || branch.path === '.'
                      ? f.label
                      : branch.path.slice(branch.path.lastIndexOf('/') + 1)}
                    <span className="quiet"> {t('evidence.files', { count: branch.files })}</span>
                  </li>
                ))}
              </ul>
            </details>
            <Button
              size="compact-xs"
              variant="default"
              disabled={!canWrite || busy || update.isPending}
              aria-label={t('evidence.update-name', { label: f.label })}
              onClick={() => update.mutate({ caseId, folderId: f.folderId })}
            >
              {t('evidence.update')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const icons: Readonly<Record<LeftOut['is'], IconName>> = { skipped: 'turn', refused: 'cross', gone: 'question' };

function LeftOutList({ caseId }: { readonly caseId: string }) {
  const { t, i18n } = useTranslation();
  const headId = useId();
  const found = useAsk('evidence.left-out', { caseId }, { keepPrevious: true });
  const files = found.data?.files ?? [];
  return (
    <section className="evidence-part" aria-labelledby={headId} data-testid="left-out">
      <h2 className="minor" id={headId}>
        {t('evidence.left-out', { count: files.length + (found.data?.more ?? 0) })}
      </h2>
      {found.isPending ? <Waiting /> : null}
      {found.error ? <TroubleNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data && files.length === 0 ? <p className="quiet small">{t('evidence.nothing-left-out')}</p> : null}
      {files.length === 0 ? null : (
        <table className="table plain">
          <thead>
            <tr>
              <th scope="col">{t('evidence.file')}</th>
              <th scope="col">{t('evidence.why')}</th>
              <th scope="col" className="number">
                {t('evidence.when-seen')}
              </th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={`${file.folderId ?? ''}/${file.name}/${file.at}`}>
                <td className="selectable">{file.name}</td>
                <td>
                  <Icon name={icons[file.is]} size={13} /> <span>{t(`evidence.left-${file.is}`)}</span>
                  {file.says === null ? null : <span className="quiet">: {file.says}</span>}
                </td>
                <td className="number quiet nowrap">{momentText(file.at, asLanguage(i18n.language))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(found.data?.more ?? 0) > 0 ? (
        <p className="quiet small">{t('intake.more', { count: found.data?.more ?? 0 })}</p>
      ) : null}
    </section>
  );
}
