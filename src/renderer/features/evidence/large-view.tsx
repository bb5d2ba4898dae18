/** What stands on the stage of the lightbox: a picture, the pages of a PDF, a text, a table, or a sentence on what the file is. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useAsk, useEvent } from '../../api.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import type { Item } from './light-table-model.ts';
import { type Zoom, ZoomStage } from './zoom-stage.tsx';

const textKinds: readonly Item['kind'][] = ['text', 'csv', 'email'];
export const isText = (item: Item): boolean => textKinds.includes(item.kind);
export const isPicture = (item: Item): boolean =>
  (['jpeg', 'png', 'webp', 'tiff', 'heif', 'gif'] as readonly Item['kind'][]).includes(item.kind);

export function LargeView({
  caseId,
  item,
  zoom,
  onZoom,
  isFull = false,
}: {
  readonly caseId: string;
  readonly item: Item;
  readonly zoom: Zoom;
  readonly onZoom: (next: Zoom) => void;
  /** Every point of the original, instead of the size for paper. */
  readonly isFull?: boolean;
}) {
  if (item.kind === 'pdf' && item.pages !== null)
    return <Sheets caseId={caseId} item={item} pages={item.pages} zoom={zoom} onZoom={onZoom} />;
  if (isText(item)) return <Reading caseId={caseId} item={item} />;
  return <Picture caseId={caseId} item={item} zoom={zoom} onZoom={onZoom} size={isFull ? 'full' : 'print'} />;
}

function Picture({
  caseId,
  item,
  zoom,
  onZoom,
  size,
}: {
  readonly caseId: string;
  readonly item: Item;
  readonly zoom: Zoom;
  readonly onZoom: (next: Zoom) => void;
  readonly size: 'print' | 'full';
}) {
  const { t } = useTranslation();
  const made = useAsk('evidence.show', { caseId, evidenceId: item.evidenceId, size });
  if (made.data?.picture === 'ready')
    return (
      <ZoomStage zoom={zoom} onZoom={onZoom}>
        <img src={`vault://${size}/${item.evidenceId}`} alt={item.originalName} data-large={size} draggable={false} />
      </ZoomStage>
    );
  return (
    <div className="lightbox-stage">
      {made.error ? <TroubleNote error={made.error} /> : null}
      {made.isPending && item.thumbnail === 'ready' ? (
        <img className="is-waiting" src={`vault://thumb/${item.evidenceId}`} alt={item.originalName} />
      ) : null}
      {made.isPending ? (
        <p className="quiet small" role="status">
          {t('evidence.drawing')}
        </p>
      ) : null}
      {made.data === undefined ? null : (
        <p className="lightbox-words">
          <Icon name="file" size={40} />
          <span>{made.data.says ?? t('evidence.no-picture', { kind: t(`term.file-kind.${item.kind}`) })}</span>
        </p>
      )}
    </div>
  );
}

/** Pages can be read as soon as they are drawn; the list of them scrolls. */
function Sheets({
  caseId,
  item,
  pages,
  zoom,
  onZoom,
}: {
  readonly caseId: string;
  readonly item: Item;
  readonly pages: number;
  readonly zoom: Zoom;
  readonly onZoom: (next: Zoom) => void;
}) {
  const { t } = useTranslation();
  const [job, setJob] = useState<string | null>(null);
  const [drawn, setDrawn] = useState(0);
  const [trouble, setTrouble] = useState<unknown>(null);
  const { evidenceId } = item;
  useEffect(() => {
    let here = true;
    let id: string | null = null;
    ask('evidence.pages', { caseId, evidenceId }).then(
      ({ jobId }) => {
        id = jobId;
        if (here) setJob(jobId);
        else void ask('job.cancel', { jobId });
      },
      (error: unknown) => {
        if (here) setTrouble(error);
      },
    );
    return () => {
      here = false;
      // Whoever has left does not wait for the rest of three hundred pages.
      if (id !== null) void ask('job.cancel', { jobId: id });
    };
  }, [caseId, evidenceId]);
  useEvent('job.progress', (told) => {
    if (told.kind !== 'sheets' || (job !== null && told.jobId !== job) || told.caseId !== caseId) return;
    if (told.state === 'done') setDrawn(pages);
    else if (told.state === 'running') setDrawn(told.done);
    else if (told.state === 'failed' && told.trouble !== null) setTrouble(told.trouble);
  });
  // A job that was over before its id was known has told everything already.
  useEffect(() => {
    if (job === null) return;
    void ask('job.result', { jobId: job }).then((result) => {
      if (result?.kind === 'sheets') setDrawn(pages);
    });
  }, [job, pages]);
  const words = trouble instanceof Error || trouble === null ? null : (trouble as { message: string });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
    <div className="leaves" data-drawn={drawn} tabIndex={0}>
      {trouble instanceof Error ? <TroubleNote error={trouble} /> : null}
      {words === null ? null : <p className="lightbox-words">{words.message}</p>}
      {Array.from({ length: pages }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pages keep their places.
        <figure key={index} className="leaf">
          {index < drawn ? (
            <img
              src={`vault://sheet/${evidenceId}/${index + 1}`}
              alt={t('large.page-of', { page: index + 1, pages })}
              loading="lazy"
              style={{ width: `${Math.min(400, 100 * zoom.scale)}%` }}
              onDoubleClick={() => onZoom({ ...zoom, scale: zoom.scale > 1 ? 1 : 2, x: 0, y: 0 })}
            />
          ) : (
            <span className="leaf-empty quiet small">{trouble === null ? t('large.drawing-page') : ''}</span>
          )}
          <figcaption className="tiny quiet">{t('large.page-of', { page: index + 1, pages })}</figcaption>
        </figure>
      ))}
    </div>
  );
}

function Reading({ caseId, item }: { readonly caseId: string; readonly item: Item }) {
  const { t } = useTranslation();
  const found = useAsk('evidence.text', { caseId, evidenceId: item.evidenceId });
  const text = found.data;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keys.
    <div className="reading selectable" tabIndex={0} role="document" aria-label={item.originalName}>
      {found.isPending ? <Waiting /> : null}
      {found.error ? <TroubleNote error={found.error} /> : null}
      {text === undefined || text.head.length === 0 ? null : (
        <dl className="mail-head">
          {text.head.map(([name, value]) => (
            <div key={name + value}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {text === undefined || text.rows !== null ? null : <pre>{text.lines.join('\n')}</pre>}
      {text?.rows ? (
        <table className="table plain cells">
          <tbody>
            {text.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places.
              <tr key={index}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns too.
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {text !== undefined && (text.cut > 0 || text.isCut) ? (
        <p className="warn small">{t('large.cut', { count: text.cut })}</p>
      ) : null}
    </div>
  );
}
