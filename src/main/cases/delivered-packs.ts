/**
 * The packs that came with the program, for each case those of its time: a renewed program brings new ones for new cases,
 * and what judged a case is kept in the archive. What must not live here: packs of a person's own (case-packs.ts).
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { Trouble } from '../../shared/errors.ts';
import { checkContent, contentOf } from '../rules/check-pack.ts';
import type { RulePack } from '../rules/pack.ts';
import type { ReadableDb, WritableDb } from '../store/connection.ts';
import {
  type DeliveryRow,
  insertDelivery,
  keepDelivered,
  lastDelivery,
  listCaseDeliveries,
  listDeliveries,
  readDelivered,
} from '../store/delivery-store.ts';
import type { Desk } from './desk.ts';

type PackDesk = Pick<Desk, 'packs'> & { readonly archive: Pick<Desk['archive'], 'db'> };

interface Kept {
  readonly packId: string;
  readonly version: string;
  readonly content: string;
  readonly sha256: string;
}
/** What the program brings, as it is kept; worked out once. */
const kept = new WeakMap<RulePack, Kept>();
/** Entries of an archive as they were read; they only grow. */
const read = new WeakMap<ReadableDb, { readonly last: number; readonly rows: readonly DeliveryRow[] }>();
/** Kept contents that were checked, and lists that were put together before, for each connection. */
const checked = new WeakMap<ReadableDb, Map<number, RulePack>>();
const lists = new WeakMap<readonly RulePack[], WeakMap<ReadableDb, Map<string, readonly RulePack[]>>>();

/** A pack as it is kept. The first time takes a few milliseconds; going over many cases has it done before (rejudge-cases.ts). */
export function keptForm(pack: RulePack): Kept {
  const before = kept.get(pack);
  if (before !== undefined) return before;
  const content = canonicalJson(contentOf(pack));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const made: Kept = { packId: pack.id, version: pack.version, content, sha256 };
  kept.set(pack, made);
  return made;
}

function deliveriesIn(db: ReadableDb): readonly DeliveryRow[] {
  const last = lastDelivery(db);
  const before = read.get(db);
  if (before?.last === last) return before.rows;
  const rows = listDeliveries(db);
  read.set(db, { last, rows });
  return rows;
}

/** The newest entry of each pack. */
const newest = (rows: readonly DeliveryRow[]): ReadonlyMap<string, DeliveryRow> =>
  new Map(rows.map((row) => [row.packId, row]));

/**
 * Keeps what the program brings, where the archive has not got it yet: before a case is added, and whenever one is judged
 * in a transaction. The first time it counts for all cases that are there: nobody knows what judged them before.
 */
export function keepDeliveries(desk: PackDesk, db: WritableDb, at: string): void {
  const now = desk.packs.map(keptForm);
  if (now.length === 0) return;
  const rows = deliveriesIn(db);
  const known = newest(rows);
  const isFirst = rows.length === 0;
  for (const pack of now) {
    if (known.get(pack.packId)?.sha256 === pack.sha256) continue;
    insertDelivery(db, { packId: pack.packId, deliveredNo: keepDelivered(db, { ...pack, at }), at, isFirst });
  }
  for (const [packId, row] of known)
    if (row.deliveredNo !== null && !now.some((pack) => pack.packId === packId))
      insertDelivery(db, { packId, deliveredNo: null, at, isFirst });
}

/** For each pack the entry that a case follows; null: none of that time. */
function deliveriesOf(db: ReadableDb, caseNo: number): ReadonlyMap<string, DeliveryRow | null> {
  const rows = deliveriesIn(db);
  const found = new Map<string, DeliveryRow | null>(rows.map(({ packId }) => [packId, null]));
  for (const row of rows) if (caseNo > row.afterCaseNo) found.set(row.packId, row);
  for (const [packId, deliveredNo] of listCaseDeliveries(db, caseNo))
    found.set(packId, rows.find((row) => row.packId === packId && row.deliveredNo === deliveredNo) ?? null);
  return found;
}

/** The delivered packs that judge a case, where it has none of a person's own. @throws Trouble RULE_PACK_INVALID */
export function deliveredTo(desk: PackDesk, caseNo: number): readonly RulePack[] {
  const { db } = desk.archive;
  const present = new Map(desk.packs.map(keptForm).map(({ packId, sha256 }) => [packId, sha256]));
  const others = [...deliveriesOf(db, caseNo)].filter(
    ([packId, row]) => (row?.sha256 ?? undefined) !== present.get(packId),
  );
  if (others.length === 0) return desk.packs;
  const byDb = lists.get(desk.packs) ?? new WeakMap<ReadableDb, Map<string, readonly RulePack[]>>();
  lists.set(desk.packs, byDb);
  const known = byDb.get(db) ?? new Map<string, readonly RulePack[]>();
  byDb.set(db, known);
  const key = others.map(([packId, row]) => `${packId} ${row?.deliveredNo ?? '-'}`).join(', ');
  const before = known.get(key);
  if (before !== undefined) return before;
  const own = new Map(
    others.map(([packId, row]) => [packId, row?.deliveredNo == null ? null : loadDelivered(db, row.deliveredNo)]),
  );
  const packs = [
    ...desk.packs.flatMap((pack) => {
      const other = own.get(pack.id);
      return other === undefined ? [pack] : other === null ? [] : [other];
    }),
    ...[...own].flatMap(([packId, pack]) => (pack === null || present.has(packId) ? [] : [pack])),
  ];
  known.set(key, packs);
  return packs;
}

/** True where a newer delivery of a pack is there than the one that judges a case. */
export function hasLaterDelivery(desk: PackDesk, caseNo: number, packId: string): boolean {
  return laterDelivery(desk, caseNo, packId) !== undefined;
}

/** The packs of which the program brings another content than the case is judged by. */
export function packsDeliveredSince(desk: PackDesk, caseNo: number): readonly string[] {
  return desk.packs.map(({ id }) => id).filter((id) => hasLaterDelivery(desk, caseNo, id));
}

/** What a case would be moved to: the number of the newest delivery; undefined where it has that already. */
export function laterDelivery(desk: PackDesk, caseNo: number, packId: string): number | undefined {
  const { db } = desk.archive;
  const brought = desk.packs.find(({ id }) => id === packId);
  const entry = newest(deliveriesIn(db)).get(packId);
  const own = deliveriesOf(db, caseNo).get(packId);
  if (!brought || entry?.sha256 !== keptForm(brought).sha256 || entry.deliveredNo === null) return undefined;
  return own?.deliveredNo === entry.deliveredNo ? undefined : entry.deliveredNo;
}

/** @throws Trouble RULE_PACK_INVALID where this program cannot read it any more: nothing else judges in its place */
function loadDelivered(db: ReadableDb, deliveredNo: number): RulePack {
  const packs = checked.get(db) ?? new Map<number, RulePack>();
  checked.set(db, packs);
  const known = packs.get(deliveredNo);
  if (known !== undefined) return known;
  const row = readDelivered(db, deliveredNo);
  const found = checkContent(row?.content);
  if ('problems' in found) {
    const [first] = found.problems;
    throw new Trouble('RULE_PACK_INVALID', {
      pack: row === undefined ? String(deliveredNo) : `${row.packId} ${row.version}`,
      path: first?.place.join('.') ?? '',
      problem: first?.problem ?? '',
    });
  }
  packs.set(deliveredNo, found);
  return found;
}
