/** The long works that main tells of, kept by id while the window is open. */
import { useCallback, useEffect, useState } from 'react';
import type { JobView } from '../../shared/contract/channels.ts';
import { ask, useEvent } from '../api.ts';

export interface Jobs {
  /** The newest job of a kind for a case (null: for no case); null when there was none. */
  latest(kind: JobView['kind'], caseId: string | null): JobView | null;
}

export function useJobs(): Jobs {
  const [jobs, setJobs] = useState<readonly JobView[]>([]);
  const take = useCallback(
    (heard: JobView) => setJobs((all) => [...all.filter((j) => j.jobId !== heard.jobId), heard]),
    [],
  );
  useEvent('job.progress', take);
  // What began before this page was there.
  useEffect(() => {
    void ask('job.list', {}).then(({ jobs: known }) =>
      setJobs((all) => [...known.filter((k) => all.every((a) => a.jobId !== k.jobId)), ...all]),
    );
  }, []);
  return { latest: (kind, caseId) => jobs.findLast((j) => j.kind === kind && j.caseId === caseId) ?? null };
}
