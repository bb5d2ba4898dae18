/** The real pages of a packet, as pictures made from the finished PDF. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../../../shared/contract/channels.ts';
import { useCommand, useEvent } from '../../api.ts';
import { JobLine } from '../../ui/job-line.tsx';
import { TroubleNote } from '../../ui/states.tsx';

export function PageView({ packetId, pages }: { readonly packetId: string; readonly pages: number }) {
  const { t } = useTranslation();
  const [job, setJob] = useState<JobView | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const { mutate, error } = useCommand('packet.pages', (started) => setJobId(started.jobId));
  useEffect(() => mutate({ packetId }), [mutate, packetId]);
  // A quick job may be over before its id has come back: keep what was heard of any job of this kind.
  useEvent('job.progress', (heard) => {
    if (heard.kind === 'pages') setJob(heard);
  });
  const mine = job !== null && job.jobId === jobId ? job : null;
  const ready = mine?.state === 'done';
  if (error) return <TroubleNote error={error} />;
  if (mine !== null && mine.state !== 'running' && mine.state !== 'done') return <JobLine job={mine} />;
  return (
    <div className="pages" data-ready={ready}>
      {Array.from({ length: pages }, (_, index) => index + 1).map((page) => (
        <figure key={page}>
          <div className="sheet">
            {ready ? (
              <img
                src={`vault://page/${packetId}/${page}`}
                alt={t('packet.page', { page, pages })}
                loading="lazy"
                decoding="async"
              />
            ) : null}
          </div>
          <figcaption className="quiet tiny">{t('packet.page', { page, pages })}</figcaption>
        </figure>
      ))}
    </div>
  );
}
