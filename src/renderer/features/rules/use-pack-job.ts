/** The works that the rules screen begins: what would change, and moving cases. Heard from the first word on. */
import { useState } from 'react';
import type { JobView } from '../../../shared/contract/channels.ts';
import { useEvent } from '../../api.ts';

/** @returns the job of an id as it was last heard of */
export function usePackJobs(): (jobId: string | null) => JobView | null {
  const [jobs, setJobs] = useState<ReadonlyMap<string, JobView>>(new Map());
  useEvent('job.progress', (job) => {
    if (job.kind === 'preview' || job.kind === 'take-over') setJobs((all) => new Map(all).set(job.jobId, job));
  });
  return (jobId) => (jobId === null ? null : (jobs.get(jobId) ?? null));
}
