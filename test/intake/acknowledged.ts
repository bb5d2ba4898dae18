/** What the driver said was safe, and whether it is: for the tests that kill it and those that take its disk away. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { listEvidenceRows } from '../../src/main/store/evidence-store.ts';
import { listExhibits } from '../../src/main/store/exhibit-store.ts';
import { listJournal } from '../../src/main/store/journal-store.ts';
import { storedPath } from '../../src/main/vault/stored-path.ts';

/** Mulberry32: a small generator with a seed. */
export function random(state: number): () => number {
  let at = state;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let t = Math.imul(at ^ (at >>> 15), 1 | at);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Acknowledged {
  readonly evidence: Map<string, string>;
  facts: string[];
  isDone: boolean;
}

/** Reads the lines that were wholly written; each says that something is safe. */
export function readSaid(output: string, acknowledged: Acknowledged): void {
  for (const line of output.split('\n').slice(0, -1)) {
    const said = JSON.parse(line) as { ack?: { path: string; evidenceId: string }; fact?: string; done?: object };
    if (said.ack) acknowledged.evidence.set(said.ack.path, said.ack.evidenceId);
    if (said.fact !== undefined) acknowledged.facts.push(said.fact);
    if (said.done) acknowledged.isDone = true;
  }
}

/**
 * Opens the archive as the app does and compares it with what was acknowledged: that must be there and whole, everything else
 * wholly there or absent.
 * @returns how many pieces of evidence it has
 */
export async function checkKept(root: string, input: string, acknowledged: Acknowledged): Promise<number> {
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
    expect(verified.surplus.length).toBeLessThanOrEqual(readdirSync(input).length);
    for (const file of verified.surplus) {
      const sha256 = createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest('hex');
      expect(path.basename(file)).toContain(sha256);
    }
    return rows.length;
  } finally {
    archive.close();
  }
}
