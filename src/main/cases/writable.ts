/** The one way from a desk to writing: refused with the reason when the archive can only be read. */
import { describeTrouble, Trouble } from '../../shared/errors.ts';
import type { WritableDb } from '../store/connection.ts';
import type { Desk } from './desk.ts';

/** @throws Trouble ARCHIVE_READ_ONLY */
export function writableDb(desk: Pick<Desk, 'archive' | 'language'>): WritableDb {
  const { writable, readOnlyTrouble, readOnlyBecause } = desk.archive;
  if (writable) return writable;
  const because = readOnlyTrouble
    ? describeTrouble(readOnlyTrouble.code, readOnlyTrouble.details, desk.language).message
    : readOnlyBecause;
  throw new Trouble('ARCHIVE_READ_ONLY', { because, code: readOnlyTrouble?.code });
}
