/**
 * Which rule packs judge which case. The packs as delivered, and in their place or beside them the versions of the
 * archive's own that were in force when the case was opened, or that a person moved the case to.
 */
import { Trouble } from '../../shared/errors.ts';
import { checkContent } from '../rules/check-pack.ts';
import type { RulePack } from '../rules/pack.ts';
import type { ReadableDb } from '../store/connection.ts';
import { findOwnPack, listCasePacks, listPackChanges, readOwnPack } from '../store/own-pack-store.ts';
import { deliveredTo } from './delivered-packs.ts';
import type { Desk } from './desk.ts';

type PackDesk = Pick<Desk, 'packs'> & { readonly archive: Pick<Desk['archive'], 'db'> };
/** By id of a pack: the version of the archive's own, or null for the pack as delivered. */
export type OwnVersions = ReadonlyMap<string, number | null>;

/** Sound versions, read once for each connection. */
const loaded = new WeakMap<ReadableDb, Map<number, RulePack>>();
/** Lists of packs that were put together before. */
const joined = new WeakMap<readonly RulePack[], WeakMap<ReadableDb, Map<string, readonly RulePack[]>>>();

/** The packs that judge a case. @throws Trouble RULE_PACK_INVALID for a version that is damaged or no longer a pack */
export function packsOfCase(desk: PackDesk, caseNo: number): readonly RulePack[] {
  return packsWith({ ...desk, packs: deliveredTo(desk, caseNo) }, versionsOfCase(desk.archive.db, caseNo));
}

/** The packs that a new case would be judged by. @throws Trouble RULE_PACK_INVALID */
export function packsOfNewCases(desk: PackDesk): readonly RulePack[] {
  return packsWith(desk, versionsInForce(desk.archive.db));
}

/** For every pack that was ever changed here: what a new case is judged by. */
export function versionsInForce(db: ReadableDb): OwnVersions {
  return new Map(listPackChanges(db).map(({ packId, packNo }) => [packId, packNo]));
}

/** The same for a case that is there: what was in force when it was opened, unless it was moved. */
export function versionsOfCase(db: ReadableDb, caseNo: number): OwnVersions {
  const versions = versionsOfItsTime(db, caseNo);
  if (versions.size === 0) return versions;
  return new Map([
    ...versions,
    ...listCasePacks(db, caseNo).map(({ packId, packNo }): [string, number | null] => [packId, packNo]),
  ]);
}

/** What was in force when a case was opened, whatever it was moved to since. */
export function versionsOfItsTime(db: ReadableDb, caseNo: number): OwnVersions {
  const changes = listPackChanges(db);
  const versions = new Map<string, number | null>(changes.map(({ packId }) => [packId, null]));
  for (const { packId, packNo, afterCaseNo } of changes) if (caseNo > afterCaseNo) versions.set(packId, packNo);
  return versions;
}

/** The delivered packs with these versions in their place; a pack that was not delivered comes after them. */
export function packsWith(desk: PackDesk, versions: OwnVersions): readonly RulePack[] {
  const own = [...versions].filter((one): one is [string, number] => one[1] !== null);
  if (own.length === 0) return desk.packs;
  const key = own
    .map(([, packNo]) => packNo)
    .toSorted((a, b) => a - b)
    .join(' ');
  const { db } = desk.archive;
  const byDb = joined.get(desk.packs) ?? new WeakMap<ReadableDb, Map<string, readonly RulePack[]>>();
  joined.set(desk.packs, byDb);
  const lists = byDb.get(db) ?? new Map<string, readonly RulePack[]>();
  byDb.set(db, lists);
  const known = lists.get(key);
  if (known !== undefined) return known;
  const packs = laidOver(
    desk.packs,
    own.map(([, packNo]) => loadOwnPack(db, packNo)),
  );
  lists.set(key, packs);
  return packs;
}

/** Packs in the place of those with their id; others come last. The article stays first. */
export function laidOver(packs: readonly RulePack[], over: readonly RulePack[]): readonly RulePack[] {
  const own = new Map(over.map((pack) => [pack.id, pack]));
  return [
    ...packs.map((pack) => own.get(pack.id) ?? pack),
    ...over.filter(({ id }) => !packs.some((p) => p.id === id)),
  ];
}

/** @throws Trouble RULE_PACK_INVALID */
export function loadOwnPack(db: ReadableDb, packNo: number): RulePack {
  const packs = loaded.get(db) ?? new Map<number, RulePack>();
  loaded.set(db, packs);
  const known = packs.get(packNo);
  if (known !== undefined) return known;
  const row = findOwnPack(db, packNo);
  // Subtle: it was sound when it was put in force; a newer program or a damaged row may see it otherwise.
  const checked = checkContent(readOwnPack(db, packNo)?.content);
  if ('problems' in checked) {
    const [first] = checked.problems;
    throw new Trouble('RULE_PACK_INVALID', {
      pack: row === undefined ? String(packNo) : `${row.packId} ${row.version}`,
      path: first?.place.join('.') ?? '',
      problem: first?.problem ?? '',
    });
  }
  packs.set(packNo, checked);
  return checked;
}
