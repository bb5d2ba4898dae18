/** Which archive is open, and the desk on it. Language and name are asked at each use, because they change while it is open. */
import path from 'node:path';
import type { Language, TroubleEnvelope } from '../../shared/errors.ts';
import { Trouble } from '../../shared/errors.ts';
import type { Desk, OpenArchive } from '../cases/desk.ts';
import { openArchive } from '../cases/open-archive.ts';
import type { JobClient } from '../jobs/job-table.ts';
import { loadHolidays } from '../rules/load-holidays.ts';
import { loadPacks } from '../rules/load-packs.ts';

export interface DeskHolder {
  /** @throws Trouble NO_ARCHIVE_OPEN */
  desk(): Desk;
  archive(): OpenArchive | null;
  /** Opens another archive and closes the one before it; that one stays open when the new one cannot be opened. */
  open(root: string, mode: 'write' | 'create'): void;
  /** The archive that could not be opened at the start, and why; null when it was, or when none was asked for. */
  failed: { readonly root: string; readonly trouble: TroubleEnvelope } | null;
  /** What works without an archive. */
  tools(): Pick<Desk, 'jobs' | 'now'>;
  close(): Promise<void>;
}

export interface HolderTools {
  readonly jobs: JobClient;
  readonly now: () => string;
  readonly by: () => string | null;
  readonly language: () => Language;
  readonly resourcesRoot: string;
  readonly appVersion: string;
}

export function makeDeskHolder(tools: HolderTools): DeskHolder {
  let current: OpenArchive | null = null;
  let packs: Desk['packs'] | null = null;
  let holidays: NonNullable<Desk['holidays']> | null = null;
  return {
    failed: null,
    tools: () => ({ jobs: tools.jobs, now: tools.now }),
    archive: () => current,
    desk() {
      if (current === null) throw new Trouble('NO_ARCHIVE_OPEN');
      const archive = current;
      return {
        archive,
        // Read when they are first wanted: the list of cases needs no rule.
        get packs() {
          packs ??= loadPacks(tools.resourcesRoot);
          return packs;
        },
        get holidays() {
          holidays ??= loadHolidays(tools.resourcesRoot);
          return holidays;
        },
        jobs: tools.jobs,
        now: tools.now,
        by: tools.by(),
        language: tools.language(),
        resourcesRoot: tools.resourcesRoot,
        appVersion: tools.appVersion,
      };
    },
    open(root, mode) {
      // The archive's lock is our own already.
      if (current !== null && path.resolve(root) === path.resolve(current.root)) return;
      const next = openArchive(path.resolve(root), { mode, now: tools.now, language: tools.language() });
      current?.close();
      current = next;
      this.failed = null;
    },
    async close() {
      await tools.jobs.close();
      current?.close();
      current = null;
    },
  };
}
