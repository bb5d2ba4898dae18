/**
 * The core killed (SIGKILL) at random moments while drafts are built. The draft that was reported last is kept and recorded, or a
 * newer one that took its place;
 * the file handed out is always a whole packet, an older or the newer one, never a part; nothing half-made stays behind.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { isBuiltPacket } from '../../src/main/store/journal-store.ts';
import { listPackets } from '../../src/main/store/packet-store.ts';
import { drawPhotos } from '../support/small-case.ts';

const rounds = process.env['CASEBINDER_FULL'] === '1' ? 60 : 10;
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

async function runDriver(args: readonly string[], killAfterMs: number | null): Promise<string> {
  const driver = path.join(import.meta.dirname, 'kill-driver.ts');
  const child: ChildProcess = spawn(process.execPath, [driver, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    if (output === '' && killAfterMs !== null)
      setTimeout(() => {
        try {
          if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
        } catch {
          // It ended just now.
        }
      }, killAfterMs);
    output += bytes.toString();
  });
  await new Promise<void>((resolve) => child.on('close', () => resolve()));
  return output;
}

test(`killed ${rounds} times while packets are built`, { timeout: 60_000 + rounds * 15_000 }, async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'casebinder-packet-kill-'));
  try {
    const input = path.join(home, 'input');
    await drawPhotos(input, 4);
    const [root, out] = [path.join(home, 'archive'), path.join(home, 'out', 'packet.pdf')];
    let reported = '';
    const heard = (output: string): boolean => {
      for (const line of output.split('\n').slice(0, -1)) {
        const said = JSON.parse(line) as { built?: { sha256: string } };
        if (said.built) reported = said.built.sha256;
      }
      return output.includes('"done"');
    };
    expect(heard(await runDriver([root, out, input], null))).toBe(true);
    // The second run is left alone too: it shows how long the work takes once print copies are there, so that the kills fall inside it.
    const began = performance.now();
    expect(heard(await runDriver([root, out, input], null))).toBe(true);
    const whole = performance.now() - began;
    let inside = 0;
    /** The newest packet whose row was seen, and the newest that was both reported and seen. */
    let stood = 0;
    let reportedNo = 0;
    for (let round = 0; round < rounds; round += 1) {
      if (!heard(await runDriver([root, out, input], Math.random() * whole))) inside += 1;
      const archive = openArchive(root, { mode: 'write', now: () => new Date().toISOString() });
      try {
        const rows = listPackets(archive.db, null);
        const known = new Set(rows.map((row) => row.sha256));
        // Each draft makes room for the next. One stands: the last that was reported, or the one whose report the kill swallowed.
        expect(rows).toHaveLength(1);
        const stands = rows[0]?.packetNo ?? 0;
        if (known.has(reported)) reportedNo = stands;
        else expect(stands).toBeGreaterThan(reportedNo);
        expect(stands).toBeGreaterThanOrEqual(stood);
        stood = stands;
        for (const row of rows) expect(sha256(path.join(root, row.file))).toBe(row.sha256);
        // What was handed out is byte for byte a packet that the journal tells of: this one, or, killed before the copy, one before it.
        expect(isBuiltPacket(archive.db, sha256(out))).toBe(true);
        const left = [...readdirSync(root, { recursive: true }), ...readdirSync(path.dirname(out))].map(String);
        expect(left.filter((name) => path.basename(name).startsWith('.incoming'))).toEqual([]);
        const verified = await verifyArchive({ archive });
        expect([verified.damaged, verified.missing, verified.database, verified.journal]).toEqual([[], [], 'ok', 'ok']);
        // A packet whose row had not come in is whole: its name carries the beginning of its own hash.
        for (const file of verified.surplus.filter((name) => name.startsWith('issued/')))
          expect(path.basename(file)).toContain(sha256(path.join(root, file)).slice(0, 8));
      } finally {
        archive.close();
      }
    }
    expect(inside).toBeGreaterThan(rounds / 3);
    expect(existsSync(out)).toBe(true);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
