/** The archive's own rule packs: put in force, taken out again, and moved to in a case. */
import { createHash } from 'node:crypto';
import { Trouble } from '../../shared/errors.ts';
import type { RulePack } from '../rules/pack.ts';
import { touchCase } from '../store/case-store.ts';
import { transaction, type WritableDb } from '../store/connection.ts';
import { putCaseDelivery } from '../store/delivery-store.ts';
import { appendJournal } from '../store/journal-store.ts';
import {
  findOwnPack,
  findVersion,
  insertOwnPack,
  insertPackChange,
  listOwnPacks,
  type PackFileText,
  putCasePack,
  readOwnPack,
} from '../store/own-pack-store.ts';
import { versionsInForce, versionsOfCase } from './case-packs.ts';
import { deliveredTo, laterDelivery } from './delivered-packs.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { keepStanding } from './keep-standing.ts';
import { writableDb } from './writable.ts';

/** A pack that went through every check, with the text it was made from. */
export interface CheckedPack {
  readonly files: readonly PackFileText[];
  /** The files as one content. */
  readonly content: unknown;
  readonly pack: RulePack;
}

/** SHA-256 over names and texts of a pack's files. Line endings do not count. */
export function fingerprint(files: readonly PackFileText[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(`${name}\n${text.replaceAll('\r\n', '\n')}\n`);
  return hash.digest('hex');
}

/**
 * Keeps a pack and puts it in force for the cases that are opened from now on. Cases that are there stay with what they
 * were judged by. One version has one text for good: cases rest on it.
 * @throws Trouble PACK_VERSION_TAKEN, PACK_IN_FORCE_ALREADY, ARCHIVE_READ_ONLY
 */
export function putInForce(desk: Desk, { files, content, pack }: CheckedPack): void {
  const db = writableDb(desk);
  const [by, at, sha256] = [desk.by, desk.now(), fingerprint(files)];
  const { id: packId, version } = pack;
  transaction(db, () => {
    const kept = findVersion(db, packId, version);
    if (kept !== undefined && kept.sha256 !== sha256)
      throw new Trouble('PACK_VERSION_TAKEN', { pack: packId, version });
    const packNo = kept?.packNo ?? insertOwnPack(db, { packId, version, files, content, sha256, by, at });
    change(desk, packId, packNo, 'pack.put-in-force', { pack: packId, version, sha256 });
  });
}

/** Puts a version that is kept in force again. @throws Trouble PACK_NOT_FOUND, PACK_IN_FORCE_ALREADY, ARCHIVE_READ_ONLY */
export function putInForceAgain(desk: Desk, packNo: number): void {
  const { packId, version, sha256 } = requirePack(desk, packNo);
  transaction(writableDb(desk), () =>
    change(desk, packId, packNo, 'pack.put-in-force', { pack: packId, version, sha256 }),
  );
}

/** Takes a pack of one's own out of force for new cases; the pack as delivered counts again, where there is one. */
export function takeOutOfForce(desk: Desk, packId: string): void {
  transaction(writableDb(desk), () => change(desk, packId, null, 'pack.taken-out', { pack: packId }));
}

function change(
  desk: Desk,
  packId: string,
  packNo: number | null,
  action: string,
  details: Readonly<Record<string, unknown>>,
): void {
  const db = writableDb(desk);
  if ((versionsInForce(db).get(packId) ?? null) === packNo)
    throw new Trouble('PACK_IN_FORCE_ALREADY', { pack: packId });
  const [by, at] = [desk.by, desk.now()];
  insertPackChange(db, { packId, packNo, by, at });
  appendJournal(db, { at, by, caseNo: null, action, details });
}

/**
 * Moves a case to another version of a pack, and judges it anew.
 * @param packNo null: the pack as delivered, or none where none was
 * @throws Trouble CASE_NOT_FOUND, PACK_NOT_FOUND, ARCHIVE_READ_ONLY
 */
export function moveCaseToPack(desk: Desk, caseId: string, packId: string, packNo: number | null): void {
  const db = writableDb(desk);
  const at = desk.now();
  transaction(db, () => {
    if (packNo !== null && requirePack(desk, packNo).packId !== packId) throw new Trouble('PACK_NOT_FOUND');
    if (!moveInTransaction(desk, db, { caseId, packId, packNo, at })) return;
    keepStanding(desk, db, requireCase(db, caseId).caseNo);
  });
}

/** Moves one case without judging it: its standing is marked as stale by the table itself. @returns false where it is there already */
export function moveInTransaction(
  desk: Desk,
  db: WritableDb,
  {
    caseId,
    packId,
    packNo,
    at,
  }: { readonly caseId: string; readonly packId: string; readonly packNo: number | null; readonly at: string },
): boolean {
  const { caseNo } = requireCase(db, caseId);
  const before = versionsOfCase(db, caseNo).get(packId) ?? null;
  const was = versionIn(desk, caseNo, packId);
  // From the pack as delivered to the pack as delivered: to what the program brings now. Out of an own one: back to that of its time.
  const later = before === null && packNo === null ? laterDelivery(desk, caseNo, packId) : undefined;
  if (before === packNo && later === undefined) return false;
  if (before !== packNo) putCasePack(db, caseNo, packId, packNo);
  if (later !== undefined) putCaseDelivery(db, caseNo, packId, later);
  touchCase(db, caseNo, at);
  appendJournal(db, {
    at,
    by: desk.by,
    caseNo,
    action: 'case.pack-moved',
    details: { pack: packId, was, is: versionIn(desk, caseNo, packId) },
  });
  return true;
}

/** What the version of a pack is called that judges a case; null where it has none. An own one is not read: it may be damaged. */
function versionIn(desk: Pick<Desk, 'archive' | 'packs'>, caseNo: number, packId: string): string | null {
  const packNo = versionsOfCase(desk.archive.db, caseNo).get(packId) ?? null;
  if (packNo !== null) return versionOf(desk, packId, packNo);
  return deliveredTo(desk, caseNo).find(({ id }) => id === packId)?.version ?? null;
}

/** What a version is called; null where there is none. */
export function versionOf(desk: Pick<Desk, 'archive' | 'packs'>, packId: string, packNo: number | null): string | null {
  if (packNo !== null) return findOwnPack(desk.archive.db, packNo)?.version ?? null;
  return desk.packs.find(({ id }) => id === packId)?.version ?? null;
}

/** The files of a version, as they were written. @throws Trouble PACK_NOT_FOUND */
export function filesOfVersion(desk: Pick<Desk, 'archive'>, packNo: number): readonly PackFileText[] {
  const files = readOwnPack(desk.archive.db, packNo)?.files;
  if (!Array.isArray(files)) throw new Trouble('PACK_NOT_FOUND');
  return files.map((file: { readonly name: unknown; readonly text: unknown }) => ({
    name: String(file.name),
    text: String(file.text),
  }));
}

function requirePack(desk: Pick<Desk, 'archive'>, packNo: number) {
  const row = findOwnPack(desk.archive.db, packNo);
  if (row === undefined) throw new Trouble('PACK_NOT_FOUND');
  return row;
}

export interface VersionView {
  readonly packNo: number;
  readonly version: string;
  readonly by: string | null;
  readonly at: string;
  readonly sha256: string;
  readonly state: 'in-force' | 'superseded' | 'taken-out';
}

/** Every version of every pack of one's own, by id, the newest first. */
export function listVersions(desk: Pick<Desk, 'archive'>): ReadonlyMap<string, readonly VersionView[]> {
  const { db } = desk.archive;
  const inForce = versionsInForce(db);
  const versions = new Map<string, VersionView[]>();
  for (const { packId, packNo, version, by, at, sha256 } of listOwnPacks(db)) {
    const now = inForce.get(packId) ?? null;
    const state = now === packNo ? 'in-force' : now === null ? 'taken-out' : 'superseded';
    versions.set(packId, [...(versions.get(packId) ?? []), { packNo, version, by, at, sha256, state }]);
  }
  return versions;
}
