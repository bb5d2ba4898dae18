/** An intake taken back: what came in goes to the trash of the case and nothing is lost; done again or brought back, all is as it was. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachEvidence } from '../../src/main/cases/attach-evidence.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { acceptProposals } from '../../src/main/cases/edit-exhibit.ts';
import { exportCase } from '../../src/main/cases/keeping/export-case.ts';
import { importCase } from '../../src/main/cases/keeping/import-case.ts';
import { listLightTable } from '../../src/main/cases/list-light-table.ts';
import { bringBack, listTakenBack, noteIntake, takeBack } from '../../src/main/cases/take-back.ts';
import { redoCommand, undoCommand } from '../../src/main/cases/undo-command.ts';
import { findings, openDesk, type TestDesk, temporaryFolder } from './open-desk.ts';

/** Takes paths in as the window does: what came in new is a step. */
async function takeIn({ desk, caseId }: TestDesk, paths: readonly string[]) {
  const news: string[] = [];
  const done = await attachEvidence(desk, caseId, paths, {
    onFile: ({ verdict, evidenceId }) => {
      if (verdict === 'stored' && evidenceId !== undefined) news.push(evidenceId);
    },
  });
  noteIntake(desk, caseId, news);
  return done;
}

/** What a person sees of the box: pieces, and exhibits with what is said of them. */
const seen = (desk: Desk, caseId: string) => {
  const { evidence, exhibits } = listLightTable(desk, caseId);
  return {
    evidence: evidence.map((one) => [one.evidenceId, one.originalName, one.sha256]),
    exhibits: exhibits.map(({ key, title, evidenceIds, include, chosen, position }) => ({
      key,
      title,
      evidenceIds,
      include,
      chosen,
      position,
    })),
  };
};
const out = (at: TestDesk) => listTakenBack(at.desk, at.caseId).map((one) => one.name);

function texts(under: string, names: readonly string[]): string {
  mkdirSync(under, { recursive: true });
  for (const name of names) writeFileSync(path.join(under, name), `The text of ${name.replace(/^Copy of /, '')}.\n`);
  return under;
}

test('taken back the case is as before, done again as after, and a folder tells how many are out', async () => {
  const at = openDesk();
  await takeIn(at, [texts(path.join(at.input, 'right'), ['a.txt', 'b.txt'])]);
  const before = seen(at.desk, at.caseId);
  await takeIn(at, [texts(path.join(at.input, 'wrong'), ['b.txt', 'c.txt', 'd.txt'])]);
  const after = seen(at.desk, at.caseId);
  expect(at.desk.archive.commands.next().undo).toMatchObject({ name: 'files-in', words: { number: '2' } });

  undoCommand(at.desk, null);
  expect(seen(at.desk, at.caseId)).toEqual(before);
  expect(out(at).toSorted()).toEqual(['c.txt', 'd.txt']);
  const wrong = listLightTable(at.desk, at.caseId).folders.find((one) => one.label === 'wrong');
  expect(wrong?.counts).toMatchObject({ found: 1, stored: 0, duplicate: 1, takenBack: 2 });
  expect(await findings(at)).toEqual([]);

  redoCommand(at.desk, null);
  expect(seen(at.desk, at.caseId)).toEqual(after);
  expect(out(at)).toEqual([]);
  undoCommand(at.desk, null);
  undoCommand(at.desk, null);
  expect(seen(at.desk, at.caseId)).toEqual({ evidence: [], exhibits: [] });
});

test('what was said of the files meanwhile comes back with them', async () => {
  const at = openDesk();
  await takeIn(at, [texts(path.join(at.input, 'x'), ['a.txt', 'b.txt'])]);
  acceptProposals(at.desk, at.caseId);
  const after = seen(at.desk, at.caseId);
  undoCommand(at.desk, null);
  expect(seen(at.desk, at.caseId).evidence).toEqual([]);
  redoCommand(at.desk, null);
  expect(seen(at.desk, at.caseId)).toEqual(after);
});

test('what was taken back comes in again with its folder, or is brought back by hand', async () => {
  const at = openDesk();
  const folder = texts(path.join(at.input, 'x'), ['a.txt', 'b.txt']);
  await takeIn(at, [folder]);
  const after = seen(at.desk, at.caseId);
  const ids = after.evidence.map(([id = '']) => id);
  takeBack(at.desk, at.caseId, ids);
  expect(seen(at.desk, at.caseId).evidence).toEqual([]);
  const again = await takeIn(at, [folder]);
  expect(again.counts).toMatchObject({ stored: 2, duplicate: 0 });
  expect(seen(at.desk, at.caseId).evidence).toEqual(after.evidence);

  takeBack(at.desk, at.caseId, ids);
  bringBack(at.desk, at.caseId, ids.slice(1));
  expect(seen(at.desk, at.caseId).evidence).toEqual(after.evidence.slice(1));
  expect(out(at)).toEqual(['a.txt']);
  bringBack(at.desk, at.caseId, ids);
  expect(
    seen(at.desk, at.caseId)
      .exhibits.flatMap((one) => one.evidenceIds)
      .toSorted(),
  ).toEqual(ids.toSorted());
});

test('an exhibit that was planned for a file waits for it again, and gets it back', async () => {
  const at = openDesk({ exhibits: [{ id: 'A', title: 'The chat', kind: 'other', files: ['a.txt'] }] });
  await takeIn(at, [texts(path.join(at.input, 'x'), ['a.txt'])]);
  const planned = () => listLightTable(at.desk, at.caseId).exhibits.find((one) => one.key === 'A');
  const ids = planned()?.evidenceIds ?? [];
  expect(ids).toHaveLength(1);
  takeBack(at.desk, at.caseId, ids);
  expect(planned()).toMatchObject({ evidenceIds: [], awaitedFiles: ['a.txt'] });
  bringBack(at.desk, at.caseId, ids);
  expect(planned()).toMatchObject({ evidenceIds: ids, awaitedFiles: [] });
});

test('an exported case takes its trash along, bytes and all', async () => {
  const at = openDesk();
  await takeIn(at, [texts(path.join(at.input, 'x'), ['a.txt', 'b.txt'])]);
  takeBack(at.desk, at.caseId, [listLightTable(at.desk, at.caseId).evidence[0]?.evidenceId ?? '']);
  const bag = path.join(temporaryFolder(), 'case.zip');
  await exportCase(at.desk, at.caseId, { as: 'bag', path: bag });
  const other = openDesk();
  const { caseId } = await importCase(other.desk, bag);
  const [lost] = listTakenBack(other.desk, caseId);
  expect(lost?.name).toBe('a.txt');
  expect(await findings(other)).toEqual([]);
  bringBack(other.desk, caseId, [lost?.evidenceId ?? '']);
  expect(listLightTable(other.desk, caseId).evidence).toHaveLength(2);
});

test('any intakes one after the other, taken back and done again, leave what they found', {
  timeout: 120_000,
}, async () => {
  const names = ['a.txt', 'b.txt', 'Copy of a.txt', 'Invoice 3.txt', 'contract.txt'];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.subarray(names, { minLength: 1 }), { minLength: 1, maxLength: 4 }),
      async (intakes) => {
        const at = openDesk();
        const states = [seen(at.desk, at.caseId)];
        const steps: number[] = [];
        for (const [n, some] of intakes.entries()) {
          const fresh = texts(path.join(temporaryFolder(), 'in'), some);
          const place = path.join(at.input, n % 2 === 0 ? 'one' : 'two');
          rmSync(place, { recursive: true, force: true });
          cpSync(fresh, place, { recursive: true });
          const { counts } = await takeIn(at, [place]);
          steps.push(counts.stored > 0 ? 1 : 0);
          states.push(seen(at.desk, at.caseId));
        }
        const ids = (state: ReturnType<typeof seen> | undefined) => state?.evidence.map(([id]) => id);
        for (let n = intakes.length; n > 0; n -= 1) {
          if (steps[n - 1] === 1) undoCommand(at.desk, null);
          expect(ids(seen(at.desk, at.caseId))).toEqual(ids(states[n - 1]));
        }
        for (let n = 1; n <= intakes.length; n += 1) {
          if (steps[n - 1] === 1) redoCommand(at.desk, null);
          expect(ids(seen(at.desk, at.caseId))).toEqual(ids(states[n]));
        }
        expect(seen(at.desk, at.caseId)).toEqual(states.at(-1));
        expect(await findings(at)).toEqual([]);
      },
    ),
    { numRuns: 8 },
  );
});
