/**
 * Checks a person's own pack in the child: a text from anywhere may take long to read, or never end.
 * What must not live here: what the checks are (check-own-pack.ts).
 */
import type { JobHandler } from '../jobs/job-table.ts';
import { checkOwnPack } from './check-own-pack.ts';
import { loadHolidays } from './load-holidays.ts';
import { loadPacks } from './load-packs.ts';

export const checkPackJob: JobHandler<'pack.check'> = async ({ files, resourcesRoot, today }) => {
  const delivered = loadPacks(resourcesRoot);
  const { sound, ...found } = checkOwnPack(files, { delivered, holidays: loadHolidays(resourcesRoot), today });
  return { ...found, content: sound?.content ?? null };
};
