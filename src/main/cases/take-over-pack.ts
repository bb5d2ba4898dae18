/** Moves open cases to the version of a pack that is in force, in slices, so that main answers in between. */
import { setImmediate as breathe } from 'node:timers/promises';
import { Trouble } from '../../shared/errors.ts';
import { versionsInForce } from './case-packs.ts';
import type { Desk } from './desk.ts';
import { moveCaseToPack } from './own-packs.ts';

/**
 * Each case is moved by itself, with its own line in the journal: what was moved before a stop stays moved.
 * @returns how many cases were moved
 * @throws Trouble JOB_CANCELLED, ARCHIVE_READ_ONLY
 */
export async function takeOverPack(
  desk: Desk,
  packId: string,
  caseIds: readonly string[],
  options: { readonly onProgress?: (done: number, total: number) => void; readonly signal?: AbortSignal } = {},
): Promise<number> {
  const packNo = versionsInForce(desk.archive.db).get(packId) ?? null;
  for (const [i, caseId] of caseIds.entries()) {
    if (options.signal?.aborted) throw new Trouble('JOB_CANCELLED');
    moveCaseToPack(desk, caseId, packId, packNo);
    options.onProgress?.(i + 1, caseIds.length);
    await breathe();
  }
  return caseIds.length;
}
