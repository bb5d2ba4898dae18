import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { insertCase } from '../../src/main/store/case-store.ts';
import { createDatabase, rawOf, transaction, type WritableDb } from '../../src/main/store/connection.ts';
import { appendJournal, journalStart, listJournal, verifyJournal } from '../../src/main/store/journal-store.ts';
import { migrate } from '../../src/main/store/migrate.ts';
import { temporaryFolder } from './desk.ts';

const at = '2025-05-12T08:00:00.000Z';

function withEntries(): WritableDb {
  const db = createDatabase(path.join(temporaryFolder(), 'journal.sqlite'));
  migrate(db, null);
  transaction(db, () => {
    const caseNo = insertCase(db, null, at);
    appendJournal(db, { at, by: null, caseNo: null, action: 'archive.created', details: {} });
    appendJournal(db, { at, by: 'Sample Clerk', caseNo, action: 'case.created', details: { b: 1, a: ['é', null] } });
    appendJournal(db, { at, by: 'Sample Clerk', caseNo, action: 'fact.set', details: { path: 'order.orderNo' } });
  });
  return db;
}

/** Changes rows as somebody with a database tool would: without the triggers that stand in the way. */
function tamper(db: WritableDb, statement: string): void {
  rawOf(db).exec(
    'DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_shortened; PRAGMA foreign_keys = OFF;',
  );
  rawOf(db).exec(statement);
}

describe('the journal', () => {
  it('chains every entry to the one before', () => {
    const db = withEntries();
    const check = verifyJournal(db);
    expect(check).toMatchObject({ ok: true, entries: 3 });
    const [created, fact] = listJournal(db, 1);
    expect(created?.case).toBe('CB-0001');
    expect(fact?.previousHash).toBe(created?.hash);
    // The formula, written out once by hand: anyone can recompute it without this program.
    const first = createHash('sha256')
      .update(`${journalStart}\n{"action":"archive.created","at":"${at}","by":null,"case":null,"details":{},"seq":1}`)
      .digest('hex');
    const second = createHash('sha256')
      .update(
        `${first}\n{"action":"case.created","at":"${at}","by":"Sample Clerk","case":"CB-0001","details":{"a":["é",null],"b":1},"seq":2}`,
      )
      .digest('hex');
    expect(created?.previousHash).toBe(first);
    expect(created?.hash).toBe(second);
    db.close();
  });

  it('cannot be changed or shortened through the database', () => {
    const db = withEntries();
    expect(() => rawOf(db).exec("UPDATE journal SET action = 'x' WHERE seq = 2")).toThrow(/append-only/);
    expect(() => rawOf(db).exec('DELETE FROM journal WHERE seq = 3')).toThrow(/append-only/);
    expect(verifyJournal(db).ok).toBe(true);
    db.close();
  });

  it.each([
    ['an action', "UPDATE journal SET action = 'case.closed' WHERE seq = 2", 2],
    ['a time', "UPDATE journal SET at = '2025-05-13T08:00:00.000Z' WHERE seq = 1", 1],
    ['a name', "UPDATE journal SET by = 'Somebody Else' WHERE seq = 3", 3],
    ['the case', 'UPDATE journal SET case_no = 2 WHERE seq = 3', 3],
    ['a detail', `UPDATE journal SET details = '{"path":"order.orderedAt"}' WHERE seq = 3`, 3],
    ['details into rubbish', "UPDATE journal SET details = '{}', previous_hash = hash WHERE seq = 2", 2],
    ['away an entry', 'DELETE FROM journal WHERE seq = 2', 2],
    ['away the first entry', 'DELETE FROM journal WHERE seq = 1', 1],
    [
      'the order of two',
      'UPDATE journal SET seq = 9 WHERE seq = 2; UPDATE journal SET seq = 2 WHERE seq = 3; UPDATE journal SET seq = 3 WHERE seq = 9',
      2,
    ],
  ])('shows who changes %s', (_, statement, brokenAt) => {
    const db = withEntries();
    tamper(db, statement);
    expect(verifyJournal(db)).toEqual({ ok: false, brokenAt });
    db.close();
  });
});
