/**
 * The journal: what was done to which case, when and by whom. Only ever added to; each entry carries the hash of
 * the one before, so that a later change of any entry shows. What must not live here: the clock (the time is handed in).
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { formatId } from '../../shared/domain/ids.ts';
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { type Row, sql } from './sql.ts';

export interface JournalEntry {
  readonly seq: number;
  /** UTC instant. */
  readonly at: string;
  readonly by: string | null;
  /** `CB-0001`; null for what concerns the whole archive. */
  readonly case: string | null;
  /** noun.verb: `fact.set`, `case.created`. */
  readonly action: string;
  /** Plain JSON. */
  readonly details: unknown;
}

interface ChainedEntry extends JournalEntry {
  readonly previousHash: string;
  readonly hash: string;
}

/** What stands before the first entry. */
export const journalStart = '0'.repeat(64);

/** SHA-256 of the previous hash, a newline and the entry as canonical JSON. */
export function journalHash(previousHash: string, entry: JournalEntry): string {
  const { seq, at, by, case: caseId, action, details } = entry;
  return createHash('sha256')
    .update(`${previousHash}\n${canonicalJson({ seq, at, by, case: caseId, action, details })}`)
    .digest('hex');
}

/** Adds an entry, inside the transaction of what it tells of. */
export function appendJournal(
  db: WritableDb,
  what: {
    readonly at: string;
    readonly by: string | null;
    readonly caseNo: number | null;
    readonly action: string;
    readonly details: unknown;
  },
): { readonly seq: number; readonly hash: string } {
  const last = db.get(sql`SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1`);
  const previousHash = last?.text('hash') ?? journalStart;
  const seq = (last?.integer('seq') ?? 0) + 1;
  const details = canonicalJson(what.details);
  const hash = journalHash(previousHash, {
    seq,
    at: what.at,
    by: what.by,
    case: what.caseNo === null ? null : formatId('case', what.caseNo),
    action: what.action,
    details: JSON.parse(details),
  });
  changeOne(
    db,
    sql`INSERT INTO journal (seq, at, by, case_no, action, details, previous_hash, hash)
        VALUES (${seq}, ${what.at}, ${what.by}, ${what.caseNo}, ${what.action}, ${details}, ${previousHash}, ${hash})`,
  );
  return { seq, hash };
}

/** The entries of one case, oldest first. */
export function listJournal(db: ReadableDb, caseNo: number): ChainedEntry[] {
  return db.all(sql`SELECT * FROM journal WHERE case_no = ${caseNo} ORDER BY seq`).map(toEntry);
}

/**
 * The last hash and the number of entries that tell of the case's content. Issued packets do not count:
 * printing a case twice must print the same thing.
 */
export function journalHead(db: ReadableDb, caseNo: number): { readonly hash: string; readonly entries: number } {
  const row = db.get(
    sql`SELECT count(*) AS entries, (
          SELECT hash FROM journal WHERE case_no = ${caseNo} AND action NOT LIKE 'packet.%' ORDER BY seq DESC LIMIT 1
        ) AS head FROM journal WHERE case_no = ${caseNo} AND action NOT LIKE 'packet.%'`,
  );
  return { hash: row?.textOrNull('head') ?? journalStart, entries: row?.integer('entries') ?? 0 };
}

/** The hash of the first entry: no two archives share it, and it never changes. */
export function firstJournalHash(db: ReadableDb): string {
  return db.get(sql`SELECT hash FROM journal ORDER BY seq LIMIT 1`)?.text('hash') ?? journalStart;
}

/** When the last entry was written by the clock of that moment, UTC; null in an empty journal. */
export function lastJournalTime(db: ReadableDb): string | null {
  return db.get(sql`SELECT at FROM journal ORDER BY seq DESC LIMIT 1`)?.text('at') ?? null;
}

/** Recomputes the whole chain. `brokenAt` is the first entry that is not what was written. */
export function verifyJournal(
  db: ReadableDb,
):
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly brokenAt: number } {
  let at = { seq: 0, hash: journalStart };
  for (;;) {
    const next = checkJournalPage(db, at, 1000);
    if (next === 'end') return { ok: true, entries: at.seq, head: at.hash };
    if ('brokenAt' in next) return { ok: false, brokenAt: next.brokenAt };
    at = next;
  }
}

/** Recomputes the next entries of the chain after `at`. */
export function checkJournalPage(
  db: ReadableDb,
  at: { readonly seq: number; readonly hash: string },
  entries: number,
): 'end' | { readonly seq: number; readonly hash: string } | { readonly brokenAt: number } {
  const page = db.all(sql`SELECT * FROM journal WHERE seq > ${at.seq} ORDER BY seq LIMIT ${entries}`);
  if (page.length === 0) return 'end';
  let { seq, hash } = at;
  for (const row of page) {
    const expected = seq + 1;
    if (!isNext(row, expected, hash)) return { brokenAt: expected };
    hash = row.text('hash');
    seq = expected;
  }
  return { seq, hash };
}

function isNext(row: Row, seq: number, previousHash: string): boolean {
  try {
    const entry = toEntry(row);
    return entry.seq === seq && entry.previousHash === previousHash && entry.hash === journalHash(previousHash, entry);
  } catch {
    // A row that cannot even be read is not the row that was written.
    return false;
  }
}

function toEntry(row: Row): ChainedEntry {
  const caseNo = row.integerOrNull('case_no');
  return {
    seq: row.integer('seq'),
    at: row.text('at'),
    by: row.textOrNull('by'),
    case: caseNo === null ? null : formatId('case', caseNo),
    action: row.text('action'),
    details: row.json('details'),
    previousHash: row.text('previous_hash'),
    hash: row.text('hash'),
  };
}

/** True when a packet with these bytes was ever built from this archive, a draft that is gone included. */
export function isBuiltPacket(db: ReadableDb, sha256: string): boolean {
  return (
    db.get(
      sql`SELECT 1 FROM journal WHERE action IN ('packet.drafted', 'packet.issued') AND json_extract(details, '$.sha256') = ${sha256}`,
    ) !== undefined
  );
}
