/** Writes the bundle for whoever helps where the person wants it. */
import { Trouble } from '../../shared/errors.ts';
import { writeDurably } from '../vault/durable-write.ts';
import { outPlace } from './packet-out.ts';

/**
 * @param archiveRoot the open archive, in which nothing else is written; null while none is open
 * @throws Trouble DIAGNOSTICS_NOT_SAVED
 */
export function saveDiagnostics(target: string, text: string, archiveRoot: string | null): void {
  try {
    writeDurably(archiveRoot === null ? target : outPlace(target, archiveRoot), text, 0o644);
  } catch {
    throw new Trouble('DIAGNOSTICS_NOT_SAVED');
  }
}
