import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { getCase } from '../../src/main/cases/get-case.ts';
import { listCases } from '../../src/main/cases/list-cases.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { deskOn, opened, temporaryFolder } from './desk.ts';

const rounds = process.env['CASEBINDER_FULL'] === '1' ? 60 : 8;

/** Lets a writer work on an archive and kills it so many milliseconds after so many lines. @returns what it said was saved */
function killedAfter(root: string, milliseconds: number, lines: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'children', 'keep-saving.ts'), root], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let [said, isTimed] = ['', false];
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      // The clock starts when the program does, or has saved something, not when Node has found it.
      if (isTimed || said.split('\n').length <= lines) return;
      isTimed = true;
      setTimeout(() => child.kill('SIGKILL'), milliseconds);
    });
    child.on('error', reject);
    child.on('close', () => resolve(said.split('\n').slice(1, -1)));
  });
}

describe('a writer that is killed', () => {
  it(`loses nothing it said was saved, and blocks nobody (${rounds} kills, from the making of the archive on)`, async () => {
    let root = path.join(temporaryFolder(), 'archive');
    const saved: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // The first kills fall into the making of a new archive, the later ones into its use.
      if (round <= rounds / 2) {
        root = path.join(temporaryFolder(), 'archive');
        saved.length = 0;
      }
      const inUse = round > rounds / 2;
      const told = await killedAfter(root, inUse ? round * 5 : round * 7, inUse ? 2 : 1);
      if (inUse) expect(told).not.toEqual([]);
      saved.push(...told);
      const archive = opened(root, 'create');
      const desk = deskOn(archive);
      expect(await verifyArchive(desk)).toMatchObject({
        damaged: [],
        missing: [],
        surplus: [],
        database: 'ok',
        journal: 'ok',
      });
      const ids = new Set(listCases(desk, { limit: 10_000 }).cases.map((one) => one.caseId));
      for (const line of saved) {
        const [caseId = '', isSet] = line.split(' ');
        expect(ids.has(caseId), line).toBe(true);
        if (isSet) expect(getCase(desk, caseId).facts.order?.policyNo).toBe(caseId);
      }
      archive.close();
    }
  }, 600_000);
});
