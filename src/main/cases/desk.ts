/**
 * The desk: everything a use-case may need, handed in by the entry (window or command line).
 * Use-cases take it as their first argument and know nothing of Electron.
 */
import type { Language, Trouble } from '../../shared/errors.ts';
import type { JobClient } from '../jobs/job-table.ts';
import type { Holidays } from '../rules/holidays.ts';
import type { RulePack } from '../rules/pack.ts';
import type { ReadableDb, WritableDb } from '../store/connection.ts';
import type { CommandLog } from './command-log.ts';

/** An archive folder that is open. `readOnly` tells why nothing can be written, if so. */
export interface OpenArchive {
  readonly root: string;
  readonly db: ReadableDb;
  /** The same connection for writing; null when the archive is open for reading only. */
  readonly writable: WritableDb | null;
  readonly readOnlyBecause: string | null;
  /** The same reason with its code, to be said in another language. */
  readonly readOnlyTrouble: Trouble | null;
  /** What was done in it since it was opened, to be taken back. */
  readonly commands: CommandLog;
  close(): void;
}

export interface Desk {
  readonly archive: OpenArchive;
  readonly packs: readonly RulePack[];
  /** The table of public holidays. Without it a request up to 10 days late is never called too late. */
  readonly holidays?: Holidays;
  readonly jobs: JobClient;
  /** The present moment as a UTC instant, `2025-04-02T08:12:00.000Z`. */
  readonly now: () => string;
  /** The name the person gave for himself; null while it was not asked. Never the system account. */
  readonly by: string | null;
  readonly language: Language;
  readonly resourcesRoot: string;
  readonly appVersion: string;
}
