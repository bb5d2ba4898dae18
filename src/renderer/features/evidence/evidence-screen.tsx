/** The box of a case: buttons to bring things in, what became of each file, folders, pictures, exhibits. Dropping works on the whole case. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView, OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { asLanguage, momentText, sizeText } from '../../ui/format.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { JobLine } from '../../ui/job-line.tsx';
import { EmptyNote, TroubleNote, Waiting } from '../../ui/states.tsx';
import { IntakeReport } from './intake-report.tsx';

type Box = OutputOf<'evidence.list'>;
type Item = Box['evidence'][number];

export function EvidenceScreen({
  caseId,
  job,
  canWrite,
}: {
  readonly caseId: string;
  readonly job: JobView | null;
  readonly canWrite: boolean;
}) {
  const { t } = useTranslation();
  const found = useAsk('evidence.list', { caseId }, { keepPrevious: true });
  const pick = useCommand('evidence.pick');
  const running = job?.state === 'running';
  const box = found.data;
  return (
    <div className="evidence">
      <div className="bar">
        <h2 className="grow">{t('evidence.title')}</h2>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="file" size={14} />}
          disabled={!canWrite || running}
          onClick={() => pick.mutate({ caseId, what: 'files' })}
        >
          {t('evidence.add-files')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="folder" size={14} />}
          disabled={!canWrite || running}
          onClick={() => pick.mutate({ caseId, what: 'folder' })}
        >
          {t('evidence.add-folder')}
        </Button>
      </div>
      {pick.error ? <TroubleNote error={pick.error} /> : null}
      {job === null ? null : <JobLine job={job} />}
      {job?.state === 'done' ? <IntakeReport jobId={job.jobId} /> : null}
      {found.error ? <TroubleNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Waiting /> : null}
      {box && box.evidence.length === 0 && !running ? <EmptyNote>{t('evidence.empty')}</EmptyNote> : null}
      {box && box.evidence.length > 0 ? (
        <>
          <Folders folders={box.folders} />
          <Grid items={box.evidence} />
          <Exhibits caseId={caseId} box={box} canWrite={canWrite} />
        </>
      ) : null}
    </div>
  );
}

function Folders({ folders }: { readonly folders: Box['folders'] }) {
  const { t, i18n } = useTranslation();
  if (folders.length === 0) return null;
  return (
    <section className="evidence-part">
      <h2 className="minor">{t('evidence.folders')}</h2>
      <ul className="folders">
        {folders.map((f) => (
          <li key={f.folderId}>
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
                  {f.counts.gone > 0 ? ` · ${t('evidence.gone', { number: f.counts.gone })}` : ''}
                  {f.complete ? '' : ` · ${t('evidence.incomplete')}`}
                </span>
                <span className="quiet small end">{momentText(f.lastTakenInAt, asLanguage(i18n.language))}</span>
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
          </li>
        ))}
      </ul>
    </section>
  );
}

const kindIcon: Partial<Record<Item['kind'], IconName>> = {
  pdf: 'file',
  text: 'file',
  csv: 'file',
  email: 'mail',
  other: 'file',
};

function Grid({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation();
  return (
    <section className="evidence-part">
      <h2 className="minor">{t('evidence.everything', { count: items.length })}</h2>
      <ul className="grid">
        {items.map((item) => (
          <li key={item.evidenceId}>
            <figure>
              <div className="thumb">
                {item.thumbnail === 'ready' ? (
                  <img
                    src={`vault://thumb/${item.evidenceId}`}
                    alt={item.originalName}
                    loading="lazy"
                    decoding="async"
                  />
                ) : (
                  <Icon name={kindIcon[item.kind] ?? 'photo'} size={30} />
                )}
              </div>
              <figcaption title={item.originalName}>
                <span className="cut small">{item.originalName}</span>
                <span className="quiet tiny cut">
                  {t(`term.file-kind.${item.kind}`)} · {sizeText(item.bytes)}
                  {item.pages === null ? '' : ` · ${t('evidence.pages', { count: item.pages })}`}
                </span>
                {item.warnings.length === 0 ? null : (
                  <span className="tiny warn cut" title={item.warnings.map((w) => w.says).join('\n')}>
                    <Icon name="alert" size={12} /> {item.warnings[0]?.says}
                  </span>
                )}
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Exhibits({
  caseId,
  box,
  canWrite,
}: {
  readonly caseId: string;
  readonly box: Box;
  readonly canWrite: boolean;
}) {
  const { t, i18n } = useTranslation();
  const update = useCommand('exhibit.update');
  // The tick moves at once; main's answer confirms it.
  const [ticked, setTicked] = useState<Readonly<Record<string, boolean>>>({});
  if (box.exhibits.length === 0) return null;
  return (
    <section className="evidence-part">
      <h2 className="minor">{t('evidence.exhibits', { count: box.exhibits.length })}</h2>
      {update.error ? <TroubleNote error={update.error} /> : null}
      <table className="table plain">
        <thead>
          <tr>
            <th scope="col" className="col-tick">
              {t('evidence.in-packet')}
            </th>
            <th scope="col">{t('evidence.exhibit')}</th>
            <th scope="col">{t('evidence.kind')}</th>
            <th scope="col" className="number">
              {t('evidence.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {box.exhibits.map((exhibit) => {
            const title = asLanguage(i18n.language) === 'zh-CN' ? (exhibit.titleZh ?? exhibit.title) : exhibit.title;
            return (
              <tr key={exhibit.exhibitId}>
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={t('evidence.include', { title })}
                    disabled={!canWrite}
                    checked={ticked[exhibit.exhibitId] ?? exhibit.include}
                    onChange={(event) => {
                      const include = event.currentTarget.checked;
                      setTicked((all) => ({ ...all, [exhibit.exhibitId]: include }));
                      update.mutate(
                        { caseId, exhibitId: exhibit.exhibitId, include },
                        { onSettled: () => setTicked(({ [exhibit.exhibitId]: _, ...rest }) => rest) },
                      );
                    }}
                  />
                </td>
                <td>
                  <span className="cut">{title}</span>
                  {exhibit.shows === null ? null : (
                    <span className="quiet tiny two">{t('evidence.shows', { what: exhibit.shows })}</span>
                  )}
                  {exhibit.awaitedFiles.length === 0 ? null : (
                    <span className="warn tiny two">
                      {t('evidence.awaited', { files: exhibit.awaitedFiles.join(t('list.comma')) })}
                    </span>
                  )}
                </td>
                <td className="quiet nowrap">{t(`term.exhibit.${exhibit.kind}`)}</td>
                <td className="number">{exhibit.evidenceIds.length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
