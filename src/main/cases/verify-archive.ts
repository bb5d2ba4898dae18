/** Proves that nothing in the archive has changed: every stored file, the casebook and the journal. */
import { Trouble } from '../../shared/errors.ts';
import { snapshot } from '../store/connection.ts';
import { checkDatabase } from '../store/inspect.ts';
import { verifyJournal } from '../store/journal-store.ts';
import { listPackets } from '../store/packet-store.ts';
import { listStoredEvidence } from '../store/stored-files-store.ts';
import { storedPath } from '../vault/stored-path.ts';
import { type DamagedFile, type ExpectedFile, verifyFiles } from '../vault/verify.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';

/** What a file on disk is to the cases that hold it. */
interface Known {
  /** Evidence ids, or the id of the case whose packet it is. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

export interface ArchiveCheck {
  /** Files that were looked at: every evidence and issued file. */
  readonly checked: number;
  readonly damaged: readonly (DamagedFile & Known)[];
  readonly missing: readonly ({ readonly path: string; readonly expectedSha256: string } & Known)[];
  /** Paths of files that no case knows; only looked for when the whole archive is checked. */
  readonly surplus: readonly string[];
  /** 'ok', or what SQLite found. */
  readonly database: string;
  /** 'ok', or the first entry that is not what was written. */
  readonly journal: string;
}

/**
 * Re-hashes the files of one case or of the whole archive. Changes nothing.
 * @throws Trouble CASE_NOT_FOUND; AbortError when cancelled
 */
export async function verifyArchive(
  desk: Pick<Desk, 'archive'>,
  caseId?: string,
  options: {
    readonly onProgress?: (done: number, total: number, label: string) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<ArchiveCheck> {
  const { db, root } = desk.archive;
  const caseNo = caseId === undefined ? null : requireCase(db, caseId).caseNo;
  const { expected, known } = snapshot(db, () => expectedFiles(desk, caseNo));
  const journal = snapshot(db, () => verifyJournal(db));
  const files = await verifyFiles(root, expected, {
    ...options,
    surplusIn: caseNo === null ? ['evidence', 'issued'] : [],
  }).catch((problem: unknown) => {
    throw options.signal?.aborted ? new Trouble('JOB_CANCELLED') : problem;
  });
  const told = (file: string): Known => known.get(file) ?? { ids: [], names: [] };
  return {
    checked: files.checked,
    damaged: files.damaged.map((file) => ({ ...file, ...told(file.path) })),
    missing: files.missing.map((file) => ({ ...file, ...told(file.path) })),
    surplus: files.surplus.map((file) => file.path),
    database: checkDatabase(db, 'full'),
    journal: journal.ok ? 'ok' : `entry ${journal.brokenAt} is not what was written`,
  };
}

function expectedFiles(desk: Pick<Desk, 'archive'>, caseNo: number | null) {
  const { db } = desk.archive;
  const expected: ExpectedFile[] = [];
  const known = new Map<string, { ids: string[]; names: string[] }>();
  const add = (file: ExpectedFile, id: string, name: string): void => {
    expected.push(file);
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
    if (packet.manifest !== null)
      add(
        { path: packet.manifest.file, sha256: packet.manifest.sha256, bytes: packet.manifest.bytes },
        packet.caseId,
        `manifest of packet v${packet.version} (${packet.variant})`,
      );
  }
  return { expected, known };
}
