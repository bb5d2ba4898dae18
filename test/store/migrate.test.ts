import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaSql } from '../../scripts/db-schema.ts';
import { versionsOfCase } from '../../src/main/cases/case-packs.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import { getCase } from '../../src/main/cases/get-case.ts';
import { keepDraft, listDrafts } from '../../src/main/cases/keep-draft.ts';
import { listCases } from '../../src/main/cases/list-cases.ts';
import { listFactNotes, noteFact } from '../../src/main/cases/note-fact.ts';
import { countStale, freshenSome } from '../../src/main/cases/rejudge-cases.ts';
import { readSettings } from '../../src/main/cases/settings.ts';
import { restoreCases } from '../../src/main/cases/trash-cases.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import {
  createDatabase,
  openForReading,
  openForWriting,
  type ReadableDb,
  rawOf,
  type WritableDb,
} from '../../src/main/store/connection.ts';
import { listDeliveries } from '../../src/main/store/delivery-store.ts';
import { listEveryEvidenceRow, listEvidenceRows, setAside } from '../../src/main/store/evidence-store.ts';
import { checkDatabase } from '../../src/main/store/inspect.ts';
import { verifyJournal } from '../../src/main/store/journal-store.ts';
import { copyDatabase, databaseVersion, latestVersion, migrate } from '../../src/main/store/migrate.ts';
import { migrations } from '../../src/main/store/migrations/all.ts';
import type { Migration } from '../../src/main/store/migrations/migration.ts';
import { leaveNameOut, listLeftOutNames, listNamedPlaces } from '../../src/main/store/name-store.ts';
import { insertOwnPack, insertPackChange, listOwnPacks } from '../../src/main/store/own-pack-store.ts';
import { listPackets, removeDraft } from '../../src/main/store/packet-store.ts';
import { sql } from '../../src/main/store/sql.ts';
import { smallCase } from '../support/small-case.ts';
import { killHard, startChild } from './child.ts';
import { codeOf, deskOn, newDesk, opened, temporaryFolder, troubleOf } from './desk.ts';

/**
 * SHA-256 of the text of every migration. Once a format has been released its line here never changes: a mistake in it
 * is corrected by the next migration. Before its first release the line may be replaced (and schema.sql written again).
 */
const frozen: Readonly<Record<string, string>> = {
  '10 create-archive': 'e7ff42505ea61c9cda32152d54c52d8d620e54ebb650fe6d558b63b803d099fc',
  '30 create-standings': 'be47dd991e3a11057b54fafa35b97ea6f5c7459621a60130994251d2db9baa59',
  '40 create-fact-notes': 'b6828c7ce1e1379924b193cf0833f3aef29aee22e136e0e92a82a2ad6eb8d3a4',
  '41 create-drafts': 'cd18450072be44c64445bc15ee6567f1148d1e315473b241f3b23eaf3d9151e1',
  '50 light-table': 'c59cd9e84783ae9d88494d1bf1136c9a7377a330db8150d3d43473248b9c94f8',
  '60 packet-studio': 'e54880f04a7383a8b429ba3a9779981e9ca0e83d9315a7082e96e2c9b25e49c2',
  '70 own-packs': '4665df05c4784a613e6af312ca6ef00b07f2b851dd6e534a58b628841d2736ae',
  '71 left-out-names': '8f99a1bf9e46389ae8183c93f59a5f09059d0fc383e0466d8f62536dbed96cb0',
  '72 set-aside': '30b0264f09a38afc0e07fbed08b3b42ccd3a3d13c487c513bcbbcd8dfe4e80af',
  '74 kept-deliveries': 'd34929bd3c6e0e3eec3c06017eb85df2372e04efdbc66f5b6be1f55d4017f7fa',
};

/** A step that changes what is there: rebuilds a table with rows in it, as the real ones will. */
const nextStep: Migration = {
  version: 9990,
  name: 'next-step',
  sql: `CREATE TABLE settings_2 (name TEXT PRIMARY KEY, value TEXT NOT NULL, note TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
    INSERT INTO settings_2 (name, value) SELECT name, value FROM settings;
    DROP TABLE settings;
    ALTER TABLE settings_2 RENAME TO settings;
    ALTER TABLE cases ADD COLUMN colour TEXT;`,
};

/** A database of format 10 with the frozen rows in it. */
function format10(file = path.join(temporaryFolder(), 'casebook.sqlite')): WritableDb {
  const db = createDatabase(file);
  migrate(db, null, migrations.slice(0, 1));
  rawOf(db).exec(readFileSync(path.join(import.meta.dirname, 'fixtures', 'format-10.sql'), 'utf8'));
  return db;
}

/** The same rows in the present format: what only the next step changes shows. */
function present(): WritableDb {
  const db = format10();
  migrate(db, null);
  return db;
}

/** Every row of every table, for comparing. */
function everyRow(db: ReadableDb): Record<string, unknown[]> {
  const raw = rawOf(db);
  const tables = raw
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((table) => [String(table), raw.prepare(`SELECT * FROM ${String(table)}`).all()]),
  );
}

describe('the migrations', () => {
  it('are never changed once they are released', () => {
    const now = migrations.map((step) => [
      `${step.version} ${step.name}`,
      createHash('sha256').update(step.sql).digest('hex'),
    ]);
    expect(Object.fromEntries(now)).toEqual(frozen);
  });

  it('go upwards by tens', () => {
    const versions = migrations.map((step) => step.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('make the schema that is kept for review', () => {
    expect(readFileSync('src/main/store/schema.sql', 'utf8').replaceAll('\r\n', '\n')).toBe(schemaSql());
  });
});

describe('an archive of format 10', () => {
  it('is brought to the present format with every row, and is used as before', () => {
    const root = temporaryFolder();
    const old = format10(path.join(root, 'casebook.sqlite'));
    const rows = everyRow(old);
    old.close();
    const archive = opened(root, 'write');
    expect(databaseVersion(archive.db)).toBe(latestVersion());
    for (const [table, before] of Object.entries(rows))
      expect(everyRow(archive.db)[table], table).toHaveLength(before.length);
    expect(verifyJournal(archive.db)).toMatchObject({ ok: true, entries: rows['journal']?.length });

    const desk = deskOn(archive);
    const first = getCase(desk, 'CB-0001');
    expect(first.facts.order?.total).toEqual({ minor: 31075, currency: 'USD' });
    expect(first.facts.delivery?.packages).toEqual({
      disputed: [
        { value: { value: 40, unit: 'ctn' }, source: 'packing list' },
        { value: { value: 37, unit: 'ctn' }, source: 'buyer' },
      ],
    });
    expect(first.facts.readings).toEqual({ preset: 'sensible', 'S2.2c': 'A+B' });
    expect(first.facts.negotiation?.[0]?.text).toBe('We want\na refund.');
    expect(first.exhibits.map((x) => [x.key, x.evidenceIds, x.awaitedFiles])).toEqual([
      ['A', ['EV-0001'], ['cartons/']],
      ['B', [], ['chat.txt']],
    ]);
    expect(getCase(desk, 'CB-0002').title).toBe('شحنة ناقصة / 短少的货物');
    expect(listCases(desk, { status: 'trash' }).total).toBe(1);
    expect(countStale(desk)).toBe(1);
    expect(freshenSome(desk)).toBe(0);
    expect(archive.db.all(sql`SELECT case_no FROM standings`)).toHaveLength(1);
    restoreCases(
      desk,
      listCases(desk, { status: 'trash' }).cases.map((one) => one.caseId),
    );
    expect(listCases(desk).total).toBe(2);
    expect(listPackets(archive.db, 1)).toHaveLength(1);
    expect(readSettings(archive).company).toBe('Sample Trading Co');
    expect(createCase(desk, smallCase()).caseId).toBe('CB-0003');
  });

  it('takes sources of facts and drafts for its old cases', () => {
    const root = temporaryFolder();
    format10(path.join(root, 'casebook.sqlite')).close();
    const desk = deskOn(opened(root, 'write'));
    const note = { path: 'order.total', confidence: 'sure', exhibits: ['A'] } as const;
    noteFact(desk, 'CB-0001', note);
    keepDraft(desk, 'CB-0001', 'request.at', '5/1');
    expect(listFactNotes(desk, 'CB-0001')).toEqual([note]);
    expect(listDrafts(desk, 'CB-0001')).toEqual([{ field: 'request.at', text: '5/1' }]);
    expect(listDrafts(desk, 'CB-0002')).toEqual([]);
  });
});

describe('own rule packs', () => {
  it('leave the cases that were there with what they were judged by; new ones follow the pack', () => {
    const root = temporaryFolder();
    format10(path.join(root, 'casebook.sqlite')).close();
    const archive = opened(root, 'write');
    const { db, writable } = archive;
    expect(listOwnPacks(db)).toEqual([]);
    expect(versionsOfCase(db, 1)).toEqual(new Map());
    if (writable === null) throw new Error('it can be written to');
    const at = '2025-05-12T09:00:00.000Z';
    const pack = { packId: 'shopee', version: '1.0.0', sha256: 'a'.repeat(64), by: null, at, files: [], content: {} };
    const packNo = insertOwnPack(writable, pack);
    insertPackChange(writable, { packId: 'shopee', packNo, by: null, at });
    expect(versionsOfCase(db, 1)).toEqual(new Map([['shopee', null]]));
    expect(versionsOfCase(db, 2)).toEqual(new Map([['shopee', null]]));
    const fresh = createCase(deskOn(archive), smallCase());
    expect(fresh.caseId).toBe('CB-0003');
    expect(versionsOfCase(db, 3)).toEqual(new Map([['shopee', packNo]]));
    expect(() => writable.run(sql`UPDATE own_packs SET version = '9.9.9'`)).toThrow('is never changed');
    expect(() => writable.run(sql`DELETE FROM own_packs`)).toThrow('is never removed');
  });
});

describe('packs as delivered', () => {
  it('are kept from the first change on, for the cases that were there too', () => {
    const root = temporaryFolder();
    format10(path.join(root, 'casebook.sqlite')).close();
    const archive = opened(root, 'write');
    const { db } = archive;
    expect(db.get(sql`SELECT count(*) AS n FROM deliveries`)?.integer('n')).toBe(0);
    const desk = { ...deskOn(archive), packs: loadPacks('resources') };
    createCase(desk, smallCase());
    const kept = listDeliveries(db);
    expect(kept.map(({ packId, version }) => [packId, version])).toEqual(
      desk.packs.map(({ id, version }) => [id, version]),
    );
    expect(kept.every(({ afterCaseNo }) => afterCaseNo === 0)).toBe(true);
  });
});

describe('packets of format 10', () => {
  it('stay in the list without a manifest, and what was issued is never changed any more', () => {
    const root = temporaryFolder();
    format10(path.join(root, 'casebook.sqlite')).close();
    const { db, writable } = opened(root, 'write');
    expect(listPackets(db, 1)).toMatchObject([{ version: 1, draft: false, manifest: null }]);
    expect(() => writable?.run(sql`UPDATE packets SET pages = 1`)).toThrow('an issued packet is never changed');
    expect(writable && removeDraft(writable, listPackets(db, 1)[0]?.packetNo ?? 0)).toBe(false);
    expect(listPackets(db, 1)).toHaveLength(1);
  });
});

describe('the light table', () => {
  it('finds what came in before: no look, no excerpt, one caption, and PDF files that wait for their first page', () => {
    const db = format10();
    const raw = rawOf(db);
    raw.exec(`INSERT INTO evidence (case_no, sha256, bytes, kind, original_name, taken_in_at, thumbnail)
      VALUES (1, '${'c'.repeat(64)}', 9, 'pdf', 'contract.pdf', '2025-05-12T09:00:00.000Z', 'none'),
        (1, '${'d'.repeat(64)}', 9, 'text', 'chat.txt', '2025-05-12T09:00:00.000Z', 'none')`);
    migrate(db, null);
    const now = raw.prepare('SELECT kind, thumbnail, look, excerpt FROM evidence ORDER BY evidence_no').raw().all();
    expect(now).toEqual([
      ['jpeg', 'ready', null, null],
      ['other', 'none', null, null],
      ['pdf', 'pending', null, null],
      ['text', 'none', null, null],
    ]);
    expect(raw.prepare('SELECT caption, caption_zh FROM exhibit_evidence').raw().all()).toEqual([
      ['Carton 1 of 4', null],
    ]);
    db.close();
  });
});

describe('names of one file', () => {
  it('that came in before count all, until one is left out; bytes that no case has have no name', () => {
    const db = format10();
    const raw = rawOf(db);
    raw.exec(`INSERT INTO intake_files (case_no, folder_no, path, verdict, sha256, evidence_no, first_seen_at, last_seen_at)
      VALUES (1, 1, 'Copy of carton.jpg', 'duplicate', '${'a'.repeat(64)}', 1, '2025-05-12T09:00:00.000Z', '2025-05-12T09:00:00.000Z')`);
    migrate(db, null);
    expect(listNamedPlaces(db, 1).map((one) => one.path)).toEqual(['carton.jpg', 'Copy of carton.jpg']);
    expect(listLeftOutNames(db, 1).size).toBe(0);
    leaveNameOut(db, 1, 'Copy of carton.jpg');
    expect([...(listLeftOutNames(db, 1).get(1) ?? [])]).toEqual(['Copy of carton.jpg']);
    expect(() => leaveNameOut(db, 1, 'Copy of carton.jpg')).toThrow();
    expect(() => leaveNameOut(db, 99, 'x.jpg')).toThrow();
    db.close();
  });
});

describe('pieces of before', () => {
  it('are all in their case, until one is taken back out', () => {
    const db = format10();
    migrate(db, null);
    expect(listEvidenceRows(db, 1).map((row) => row.setAsideAt)).toEqual([null, null]);
    setAside(db, 1, '2025-05-12T09:00:00.000Z');
    expect(listEvidenceRows(db, 1).map((row) => row.evidenceId)).toEqual(['EV-0002']);
    expect(listEveryEvidenceRow(db, 1)[0]?.setAsideAt).toBe('2025-05-12T09:00:00.000Z');
    expect(() => setAside(db, 1, 'yesterday')).toThrow();
    db.close();
  });
});

describe('an upgrade', () => {
  it('keeps every row, and first a whole copy of what was there', () => {
    const db = format10();
    const before = everyRow(db);
    const copy = path.join(path.dirname(db.file), 'copy.sqlite');
    expect(migrate(db, () => copyDatabase(db, copy), [...migrations, nextStep])).toContain(9990);
    expect(databaseVersion(db)).toBe(9990);
    expect(checkDatabase(db, 'full')).toBe('ok');
    expect(everyRow(db)['facts']).toEqual(before['facts']);
    expect(everyRow(db)['settings']).toEqual([{ name: 'company', value: '"Sample Trading Co"', note: '' }]);
    const kept = openForReading(copy);
    expect(databaseVersion(kept)).toBe(10);
    expect(everyRow(kept)).toEqual(before);
    kept.close();
    expect(migrate(db, () => copyDatabase(db, copy), [...migrations, nextStep])).toEqual([]);
    db.close();
  });

  it.each([
    ['with an error in its statements', "UPDATE cases SET title = 'x'; UPDATE nowhere SET a = 1;"],
    ['that leaves rows that point nowhere', "UPDATE cases SET title = 'x'; DELETE FROM evidence;"],
    ['against a rule of a table', "UPDATE cases SET title = 'x'; UPDATE cases SET status = 'lost';"],
  ])('%s changes nothing at all', (_, statements) => {
    const db = present();
    const before = everyRow(db);
    const trouble = troubleOf(() =>
      migrate(db, null, [...migrations, { version: 9990, name: 'bad', sql: statements }]),
    );
    expect(trouble.code).toBe('ARCHIVE_UPGRADE_FAILED');
    expect(trouble.details).toMatchObject({ version: 9990, name: 'bad' });
    expect(databaseVersion(db)).toBe(latestVersion());
    expect(everyRow(db)).toEqual(before);
    expect(rawOf(db).pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  it('does not begin when the copy cannot be made', () => {
    const db = format10();
    const nowhere = path.join(path.dirname(db.file), 'absent', 'copy.sqlite');
    expect(() => migrate(db, () => copyDatabase(db, nowhere), [...migrations, nextStep])).toThrow();
    expect(databaseVersion(db)).toBe(10);
    db.close();
  });

  it('that is killed half way leaves the archive as it was, and the copy beside it', async () => {
    const old = present();
    const before = everyRow(old);
    old.close();
    const copy = path.join(path.dirname(old.file), 'copy.sqlite');
    const { child } = await startChild('slow-upgrade', [old.file, copy]);
    while (!existsSync(`${old.file}-wal`) || !existsSync(copy)) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await killHard(child);
    const db = openForWriting(old.file);
    expect(checkDatabase(db, 'full')).toBe('ok');
    expect(databaseVersion(db)).toBe(latestVersion());
    expect(everyRow(db)).toEqual(before);
    db.close();
  });
});

describe('an archive of a newer version', () => {
  /** What a later version of the program would leave behind. */
  function newer(): string {
    const desk = newDesk();
    createCase(desk, smallCase());
    desk.archive.close();
    const db = openForWriting(path.join(desk.archive.root, 'casebook.sqlite'));
    migrate(db, null, [...migrations, nextStep]);
    db.close();
    return desk.archive.root;
  }

  it('opens for reading and says so', () => {
    const root = newer();
    for (const [language, words] of [
      ['en', /newer version of Casebinder \(its format is 9990/],
      ['zh-CN', /更新版本的 Casebinder/],
    ] as const) {
      const archive = opened(root, 'write', language);
      expect(archive.writable).toBeNull();
      expect(archive.readOnlyBecause).toMatch(words);
      expect(archive.readOnlyTrouble?.code).toBe('ARCHIVE_NEWER');
      expect(getCase(deskOn(archive), 'CB-0001').facts.order?.orderNo).toBe('178220330045');
      expect(codeOf(() => createCase(deskOn(archive), smallCase()))).toBe('ARCHIVE_READ_ONLY');
      archive.close();
    }
    expect(readdirSync(root).filter((name) => name.includes('upgrade'))).toEqual([]);
  });

  it('is never brought back to an older format', () => {
    const db = openForWriting(path.join(newer(), 'casebook.sqlite'));
    expect(codeOf(() => migrate(db, null))).toBe('ARCHIVE_NEWER');
    expect(db.get(sql`SELECT count(*) AS n FROM cases`)?.integer('n')).toBe(1);
    db.close();
  });
});
