/** Every file that the casebook names, and what it is to its cases. */
import { type ReadableDb, snapshot } from '../../store/connection.ts';
import { listPackets } from '../../store/packet-store.ts';
import { listStoredEvidence } from '../../store/stored-files-store.ts';
import { storedPath } from '../../vault/stored-path.ts';
import type { ExpectedFile } from '../../vault/verify.ts';

/** What a file on disk is to the cases that hold it. */
export interface Known {
  /** Evidence ids, or the id of the case whose packet it is. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

/** Each file once, however many cases share it. @param caseNo null: of the whole archive */
export function archiveFiles(
  db: ReadableDb,
  caseNo: number | null,
): { readonly expected: readonly ExpectedFile[]; readonly known: ReadonlyMap<string, Known> } {
  return snapshot(db, () => {
    const expected = new Map<string, ExpectedFile>();
    const known = new Map<string, { ids: string[]; names: string[] }>();
    const add = (file: ExpectedFile, id: string, name: string): void => {
      expected.set(file.path, file);
      const entry = known.get(file.path) ?? { ids: [], names: [] };
      entry.ids.push(id);
      entry.names.push(name);
      known.set(file.path, entry);
    };
    for (const { sha256, bytes, kind, evidenceId, originalName } of listStoredEvidence(db, caseNo)) {
      add({ path: storedPath(sha256, kind), sha256, bytes }, evidenceId, originalName);
    }
    for (const packet of listPackets(db, caseNo)) {
      add(
        { path: packet.file, sha256: packet.sha256, bytes: packet.bytes },
        packet.caseId,
        `packet v${packet.version} (${packet.variant})`,
      );
      if (packet.manifest !== null) {
        add(
          { path: packet.manifest.file, sha256: packet.manifest.sha256, bytes: packet.manifest.bytes },
          packet.caseId,
          `manifest of packet v${packet.version} (${packet.variant})`,
        );
      }
    }
    return { expected: [...expected.values()], known };
  });
}
