/**
 * The whole core killed (SIGKILL) at random moments of an intake with facts being saved meanwhile, again and again on the
 * same archive. Everything that was acknowledged must be there and whole; everything else wholly there or absent.
 * The seed is printed; a red seed becomes a test of its own. CASEBINDER_KILL_SEED repeats one.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { listEvidenceRows } from '../../src/main/store/evidence-store.ts';
import { listExhibits } from '../../src/main/store/exhibit-store.ts';
import { listJournal } from '../../src/main/store/journal-store.ts';
import { storedPath } from '../../src/main/vault/stored-path.ts';
import { photo } from './make-files.ts';
import { driverFile, temporaryFolder } from './open-desk.ts';

const rounds = process.env['CASEBINDER_FULL'] === '1' ? 200 : 20;
const seed = Number(process.env['CASEBINDER_KILL_SEED'] ?? Date.now() % 1_000_000);
const files = 60;

/** Mulberry32: a small generator with a seed. */
function random(state: number): () => number {
  let at = state;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let t = Math.imul(at ^ (at >>> 15), 1 | at);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Acknowledged {
  readonly evidence: Map<string, string>;
  facts: string[];
  isDone: boolean;
}

/** Reads the lines that were wholly written; each says that something is safe. */
function read(output: string, acknowledged: Acknowledged): void {
  for (const line of output.split('\n').slice(0, -1)) {
    const said = JSON.parse(line) as { ack?: { path: string; evidenceId: string }; fact?: string; done?: object };
    if (said.ack) acknowledged.evidence.set(said.ack.path, said.ack.evidenceId);
    if (said.fact !== undefined) acknowledged.facts.push(said.fact);
    if (said.done) acknowledged.isDone = true;
  }
}

/** Runs the driver and kills it so many milliseconds after its first word; null lets it finish. */
async function runDriver(root: string, input: string, killAfterMs: number | null, group: boolean): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [driverFile, root, input], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const kill = (): void => {
    if (child.pid === undefined || child.exitCode !== null) return;
    // With its group the child of the child dies too; alone it must notice that nobody listens any more.
    try {
      process.kill(group ? -child.pid : child.pid, 'SIGKILL');
    } catch {
      // It ended just now.
    }
  };
  child.stdout?.on('data', (bytes: Buffer) => {
    if (output === '' && killAfterMs !== null) setTimeout(kill, killAfterMs);
    output += bytes.toString();
  });
  await ended;
  return output;
}

async function check(root: string, input: string, acknowledged: Acknowledged): Promise<number> {
  const archive = openArchive(root, { mode: 'write', now: () => new Date().toISOString() });
  try {
    const names = readdirSync(root, { recursive: true }).map((name) => path.basename(String(name)));
    expect(names.filter((name) => name.startsWith('.incoming'))).toEqual([]);
    const rows = listEvidenceRows(archive.db, 1);
    const byId = new Map(rows.map((row) => [row.evidenceId, row]));
    for (const [file, evidenceId] of acknowledged.evidence) {
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
      expect([file, byId.get(evidenceId)?.sha256]).toEqual([file, sha256]);
    }
    for (const row of rows) expect(existsSync(path.join(root, storedPath(row.sha256, row.kind)))).toBe(true);
    // A row comes with its place in an exhibit and its line in the journal, or not at all.
    const shown = listExhibits(archive.db, 1).flatMap((exhibit) => exhibit.evidenceIds);
    expect(shown.sort()).toEqual(rows.map((row) => row.evidenceId).sort());
    const journal = listJournal(archive.db, 1);
    const told = journal
      .filter((entry) => entry.action === 'evidence.taken-in')
      .flatMap((entry) => (entry.details as { files: { evidenceId: string }[] }).files);
    expect(told.map((file) => file.evidenceId).sort()).toEqual(rows.map((row) => row.evidenceId).sort());
    const journalText = JSON.stringify(journal);
    for (const fact of acknowledged.facts) expect(journalText).toContain(fact);
    const verified = await verifyArchive({ archive });
    expect([verified.damaged, verified.missing, verified.database, verified.journal]).toEqual([[], [], 'ok', 'ok']);
    // Bytes may have come in whose row had not: the next intake takes them over.
    expect(verified.surplus.length).toBeLessThanOrEqual(files);
    for (const file of verified.surplus) {
      const sha256 = createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest('hex');
      expect(path.basename(file)).toContain(sha256);
    }
    expect(readdirSync(input)).toHaveLength(files);
    return rows.length;
  } finally {
    archive.close();
  }
}

test(`killed ${rounds} times in the middle of an intake, seed ${seed}`, { timeout: rounds * 8000 }, async () => {
  const folder = temporaryFolder();
  const input = path.join(folder, 'input');
  mkdirSync(input);
  for (let i = 0; i < files; i += 1) writeFileSync(path.join(input, `${i}.jpg`), await photo(i, 1200, 900));
  const next = random(seed);
  let archiveNo = 0;
  let acknowledged: Acknowledged = { evidence: new Map(), facts: [], isDone: false };
  let killedInside = 0;
  for (let round = 0; round < rounds; round += 1) {
    const root = path.join(folder, `archive-${archiveNo}`);
    const output = await runDriver(root, input, Math.floor(next() * 900), next() < 0.7);
    read(output, acknowledged);
    if (!acknowledged.isDone) killedInside += 1;
    if (!existsSync(path.join(root, 'casebook.sqlite'))) continue;
    const rows = await check(root, input, acknowledged);
    if (!acknowledged.isDone && rows < files) continue;
    // Nothing left to interrupt: a fresh archive.
    rmSync(root, { recursive: true, force: true });
    archiveNo += 1;
    acknowledged = { evidence: new Map(), facts: [], isDone: false };
  }
  // The moments must have lain inside the work, or nothing was tried.
  expect(killedInside).toBeGreaterThan(rounds / 3);
  const root = path.join(folder, `archive-${archiveNo}`);
  read(await runDriver(root, input, null, true), acknowledged);
  expect(acknowledged.isDone).toBe(true);
  expect(await check(root, input, acknowledged)).toBe(files);
});
