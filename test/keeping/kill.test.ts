/** The command line killed (SIGKILL) at random moments of a backup and of a restore: whole under its name, or not there. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { backUpArchive } from '../../src/main/cases/keeping/back-up-archive.ts';
import { exportCase } from '../../src/main/cases/keeping/export-case.ts';
import { restoreArchive } from '../../src/main/cases/keeping/restore-archive.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { searchCases } from '../../src/main/store/case-store.ts';
import { listEvidenceRows } from '../../src/main/store/evidence-store.ts';
import { openDesk, temporaryFolder } from '../intake/open-desk.ts';
import { filledDesk } from './desk.ts';

const cli = path.join(import.meta.dirname, '..', '..', 'src', 'main', 'cli.ts');
const rounds = process.env['CASEBINDER_FULL'] === '1' ? 60 : 8;

/** Runs a command undisturbed. @returns the milliseconds from its first word to its end: within them the kills fall */
function lengthOf(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let firstWord = 0;
    child.stderr.once('data', () => {
      firstWord = performance.now();
    });
    child.on('close', (code) =>
      code === 0 && firstWord > 0 ? resolve(performance.now() - firstWord) : reject(new Error(`ended with ${code}`)),
    );
  });
}

/** Runs a command and kills it, with its child, so many milliseconds after its first word. @returns true when it had ended before */
function killedAfter(args: readonly string[], milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...args], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.once('data', () =>
      setTimeout(() => {
        try {
          process.kill(-(child.pid ?? 0), 'SIGKILL');
        } catch {
          // It ended just now.
        }
      }, milliseconds),
    );
    child.on('close', (code) => resolve(code === 0));
  });
}

/** Leftovers may lie there, under a name that says so, and are gone with the next piece of work. */
function unfinished(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^\.casebinder-[0-9a-f]{12}\.work$/.test(name));
}

test(`backups and restores killed ${rounds} times each`, { timeout: rounds * 20_000 }, async () => {
  const at = await filledDesk();
  writeFileSync(path.join(at.input, 'film.bin'), Buffer.alloc(24e6, 'film'));
  await at.attach();
  const folder = temporaryFolder();
  const out = path.join(folder, 'b.zip');
  let killed = 0;
  const backupMs = await lengthOf(['backup', '--archive', at.root, '--out', out]);
  rmSync(out);
  for (let round = 0; round < rounds; round += 1) {
    const whole = await killedAfter(['backup', '--archive', at.root, '--out', out], (backupMs * round) / rounds);
    if (!whole) killed += 1;
    if (whole) expect(existsSync(out)).toBe(true);
    if (existsSync(out)) {
      const to = path.join(folder, `from-${round}`);
      await restoreArchive(at.desk, out, to);
      rmSync(to, { recursive: true });
      rmSync(out);
    }
    const strange = readdirSync(folder).filter((name) => !unfinished(folder).includes(name));
    expect(strange).toEqual([]);
  }
  expect(killed).toBeGreaterThan(rounds / 4);

  await backUpArchive(at.desk, out);
  const restoreMs = await lengthOf(['restore', '--from', out, '--to', path.join(folder, 'whole')]);
  for (let round = 0; round < rounds; round += 1) {
    const to = path.join(folder, `killed-${round}`);
    await killedAfter(['restore', '--from', out, '--to', to], (restoreMs * round) / rounds);
    if (!existsSync(to)) continue;
    const archive = openArchive(to, { mode: 'read', now: () => new Date().toISOString() });
    expect(await verifyArchive({ archive })).toMatchObject({ damaged: [], missing: [], database: 'ok', journal: 'ok' });
    archive.close();
  }
  // What was left lies there until it is surely dead, then the next piece of work takes it away.
  const left = unfinished(folder);
  for (const name of left) {
    for (const inside of readdirSync(path.join(folder, name))) utimesSync(path.join(folder, name, inside), 1, 1);
    utimesSync(path.join(folder, name), 1, 1);
  }
  await backUpArchive(at.desk, out);
  expect(unfinished(folder)).toEqual([]);
  expect(statSync(out).size).toBeGreaterThan(1000);
});

test(`imports of a case killed ${rounds} times`, { timeout: rounds * 20_000 }, async () => {
  const at = await filledDesk();
  writeFileSync(path.join(at.input, 'film.bin'), Buffer.alloc(24e6, 'film'));
  await at.attach();
  const folder = temporaryFolder();
  const bag = path.join(folder, 'case.zip');
  await exportCase(at.desk, at.caseId, { as: 'bag', path: bag });
  const target = openDesk();
  target.desk.archive.close();
  const importMs = await lengthOf(['import', '--archive', target.root, '--from', bag]);
  let before = 2;
  let killed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const whole = await killedAfter(['import', '--archive', target.root, '--from', bag], (importMs * round) / rounds);
    if (!whole) killed += 1;
    const archive = openArchive(target.root, { mode: 'write', now: () => new Date().toISOString() });
    const { total, cases } = searchCases(archive.db, [], null, 100);
    // The case is here with everything, or not at all; bytes without a row are taken over by the next import.
    expect(total === before || total === before + 1).toBe(true);
    if (whole) expect(total).toBe(before + 1);
    before = total;
    for (const { caseId } of cases.filter((one) => one.caseId !== 'CB-0001'))
      expect(listEvidenceRows(archive.db, Number(caseId.slice(3)))).toHaveLength(5);
    expect(await verifyArchive({ archive })).toMatchObject({ damaged: [], missing: [], database: 'ok', journal: 'ok' });
    expect(readdirSync(target.root).filter((name) => name.startsWith('.incoming'))).toEqual([]);
    archive.close();
  }
  expect(killed).toBeGreaterThan(rounds / 4);
});
