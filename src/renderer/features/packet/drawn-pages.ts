/** Has the pages of a packet drawn, and reads their text once they are. */
import { useEffect, useMemo, useState } from 'react';
import type { JobView } from '../../../shared/contract/channels.ts';
import { ask, useCommand, useEvent } from '../../api.ts';
import type { TextPage } from './page-find.ts';

/** Pages whose text comes over at a time. */
const AT_ONCE = 50;

/** Has the pages drawn; they can be looked at one by one as they come. */
export function useDrawnPages(packetId: string, pages: number) {
  const [heard, setHeard] = useState<JobView | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const { mutate, error } = useCommand('packet.pages', (started) => setJobId(started.jobId));
  useEffect(() => mutate({ packetId }), [mutate, packetId]);
  // A quick job may be over before its id has come back: keep what was heard of any job of this kind.
  useEvent('job.progress', (job) => {
    if (job.kind === 'pages') setHeard(job);
  });
  const mine = heard !== null && heard.jobId === jobId ? heard : null;
  const ready = mine?.state === 'done';
  return {
    error,
    failed: mine !== null && mine.state !== 'running' && mine.state !== 'done' ? mine : null,
    drawn: ready ? pages : (mine?.done ?? 0),
    ready,
  };
}

/** The text of all pages, once they are drawn; empty before. */
export function usePageTexts(packetId: string, pages: number, ready: boolean): ReadonlyMap<number, TextPage> {
  const [texts, setTexts] = useState<readonly TextPage[]>([]);
  useEffect(() => {
    if (!ready) return;
    let wanted = true;
    const read = async (): Promise<void> => {
      for (let from = 1; from <= pages && wanted; from += AT_ONCE) {
        const answer = await ask('packet.text', { packetId, from, to: Math.min(pages, from + AT_ONCE - 1) });
        if (wanted) setTexts((before) => [...before, ...answer.pages]);
      }
    };
    // Without its text a page can still be looked at.
    read().catch(() => undefined);
    return () => {
      wanted = false;
      setTexts([]);
    };
  }, [packetId, pages, ready]);
  return useMemo(() => new Map(texts.map((one) => [one.page, one])), [texts]);
}
