/** The number of the form in which an archive's data is kept. */
import { databaseVersion, latestVersion } from '../store/migrate.ts';
import type { OpenArchive } from './desk.ts';

/** The newest form that this version knows, and the one of an open archive. */
export function dataFormat(archive: Pick<OpenArchive, 'db'> | null = null): {
  readonly newest: number;
  readonly here: number | null;
} {
  return { newest: latestVersion(), here: archive === null ? null : databaseVersion(archive.db) };
}
