/** Keeps `evidence/manifest` equal to what the casebook says. */
import type { ReadableDb } from '../store/connection.ts';
import { listStoredEvidence } from '../store/stored-files-store.ts';
import { refreshManifest } from '../vault/manifest.ts';
import { storedPath } from '../vault/stored-path.ts';

/** Rewrites the manifest when it is stale; called after each intake and at the start. @returns true when it was written */
export function refreshEvidenceManifest(root: string, db: ReadableDb): boolean {
  const evidence = listStoredEvidence(db, null);
  return refreshManifest(
    root,
    evidence.map((one) => ({ ...one, storedPath: storedPath(one.sha256, one.kind) })),
  );
}
