/** One file that is brought in more than once: which name it goes by, how it is explained, what is left out, and that all of it travels. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { assessCase } from '../../src/main/cases/assess-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { getCase } from '../../src/main/cases/get-case.ts';
import { exportCase } from '../../src/main/cases/keeping/export-case.ts';
import { importCase } from '../../src/main/cases/keeping/import-case.ts';
import { leaveOutName, takeOutPiece } from '../../src/main/cases/leave-out.ts';
import { type LightTablePiece, listLightTable } from '../../src/main/cases/list-light-table.ts';
import { placePieces } from '../../src/main/cases/place-pieces.ts';
import { takeFacts } from '../../src/main/cases/take-facts.ts';
import { Trouble } from '../../src/shared/errors.ts';
import { photo } from './make-files.ts';
import { openDesk, type TestDesk, temporaryFolder } from './open-desk.ts';

async function twice(names: readonly string[], seed = 1): Promise<TestDesk> {
  const at = openDesk();
  const bytes = await photo(seed);
  for (const name of names) {
    mkdirSync(path.dirname(path.join(at.input, name)), { recursive: true });
    writeFileSync(path.join(at.input, name), bytes);
  }
  await at.attach();
  return at;
}

function only(desk: Desk, caseId: string): LightTablePiece & { readonly same: NonNullable<LightTablePiece['same']> } {
  const [piece, more] = listLightTable(desk, caseId).evidence;
  if (piece?.same == null || more !== undefined) throw new Error('not one piece under several names');
  return { ...piece, same: piece.same };
}
const namesOf = (desk: Desk, caseId: string) => only(desk, caseId).same.names.map(({ name, is }) => [name, is]);
const flags = (at: TestDesk) =>
  assessCase(at.desk, at.caseId).integrityFlags.filter((flag) => flag.code === 'ONE_FILE_TWO_NAMES');
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Trouble) return error.code;
    throw error;
  }
  return 'none';
};

test.each([
  ['Kopie von seal.jpg', 'seal.jpg'],
  ['(1) seal - Copy.jpg', 'seal.jpg'],
  ['Copy of seal.jpg', 'seal.jpg'],
  ['a/装箱 - 副本.jpg', 'b/装箱.jpg'],
])('of %s and %s the second is the name of the file, of its exhibit and in the explanation', async (copy, own) => {
  const at = await twice([copy, own]);
  const piece = only(at.desk, at.caseId);
  expect(piece.originalName).toBe(path.basename(own));
  expect(namesOf(at.desk, at.caseId)).toEqual([
    [path.basename(own), 'own'],
    [path.basename(copy), 'also'],
  ]);
  expect(piece.same.names[0]?.places).toEqual([{ folderId: 'FO-0001', path: own }]);
});

test('a document that came in as a copy first gets the title of its own name, unless somebody has named it', async () => {
  const at = openDesk();
  writeFileSync(path.join(at.input, 'Copy of Invoice 7.txt'), 'Forty cartons.\n');
  await at.attach();
  const title = () => getCase(at.desk, at.caseId).exhibits[0]?.title;
  expect(title()).toBe('Copy of Invoice 7');
  writeFileSync(path.join(at.input, 'Invoice 7.txt'), 'Forty cartons.\n');
  await at.attach();
  expect(title()).toBe('Invoice 7');
});

test('names of copies and one name in two folders raise no doubt; two names do, until one is left out', async () => {
  expect(only((await twice(['a/x.jpg', 'b/x.jpg'])).desk, 'CB-0001').same.isDoubt).toBe(false);
  const at = await twice(['carton 7.jpg', 'claim/wx_2.jpg', 'claim/wx_2 (1).jpg'], 2);
  const { evidenceId, originalName, same } = only(at.desk, at.caseId);
  expect([originalName, same.isDoubt]).toEqual(['carton 7.jpg', true]);
  expect(flags(at)).toMatchObject([{ id: same.flag, explained: null }]);

  leaveOutName(at.desk, at.caseId, evidenceId, 'carton 7.jpg', true);
  expect(namesOf(at.desk, at.caseId)).toEqual([
    ['wx_2.jpg', 'own'],
    ['carton 7.jpg', 'left-out'],
    ['wx_2 (1).jpg', 'also'],
  ]);
  expect(flags(at)).toEqual([]);
  expect(only(at.desk, at.caseId)).toMatchObject({ originalName: 'wx_2.jpg', same: { isDoubt: false } });

  leaveOutName(at.desk, at.caseId, evidenceId, 'wx_2 (1).jpg', true);
  expect(codeOf(() => leaveOutName(at.desk, at.caseId, evidenceId, 'wx_2.jpg', true))).toBe('LAST_NAME_STAYS');
  expect(codeOf(() => leaveOutName(at.desk, at.caseId, evidenceId, 'other.jpg', true))).toBe('NAME_NOT_KNOWN');
  leaveOutName(at.desk, at.caseId, evidenceId, 'carton 7.jpg', false);
  expect(flags(at)).toHaveLength(1);
  // Taken in again it is as it was left.
  await at.attach();
  expect(namesOf(at.desk, at.caseId)).toContainEqual(['wx_2 (1).jpg', 'left-out']);
});

test('a file in two exhibits is left out of one and stays in the other', async () => {
  const at = await twice(['x.jpg', 'y.jpg']);
  const { evidenceId } = only(at.desk, at.caseId);
  const first = getCase(at.desk, at.caseId).exhibits[0]?.exhibitId ?? '';
  const { exhibitId } = placePieces(at.desk, at.caseId, {
    evidenceIds: [evidenceId],
    to: null,
    takeFrom: null,
    before: null,
  });
  takeOutPiece(at.desk, at.caseId, first, evidenceId);
  const { exhibits } = getCase(at.desk, at.caseId);
  expect(exhibits.filter((one) => one.evidenceIds.includes(evidenceId)).map((one) => one.exhibitId)).toEqual([
    exhibitId,
  ]);
  expect(codeOf(() => takeOutPiece(at.desk, at.caseId, first, evidenceId))).toBe('EVIDENCE_NOT_IN_EXHIBIT');
});

test('the explanation can be read in an exported case, and stays with the file in an archive with other numbers', async () => {
  const at = await twice(['carton 7.jpg', 'claim/wx_2.jpg', 'claim/old.jpg'], 3);
  const { evidenceId, same } = only(at.desk, at.caseId);
  takeFacts(
    at.desk,
    at.caseId,
    [],
    [{ list: 'explanations', values: { flag: same.flag, reason: 'The buyer sent our own photo back.' } }],
  );
  leaveOutName(at.desk, at.caseId, evidenceId, 'old.jpg', true);
  const folder = path.join(temporaryFolder(), 'out');
  await exportCase(at.desk, at.caseId, { as: 'folder', path: folder });
  const page = readFileSync(path.join(folder, 'Contents.txt'), 'utf8');
  expect(page).toContain('the same bytes also came in as: wx_2.jpg (in “input”: claim/wx_2.jpg)');
  expect(page).toContain('name left out of the packet: old.jpg (in “input”: claim/old.jpg)');
  expect(page).toMatch(/carton 7\.jpg, wx_2\.jpg.*\n {4}explained: The buyer sent our own photo back\./);

  const bag = path.join(temporaryFolder(), 'case.zip');
  await exportCase(at.desk, at.caseId, { as: 'bag', path: bag });
  const other = await twice(['another.jpg'], 9);
  const { caseId } = await importCase(other.desk, bag);
  const there = only(other.desk, caseId);
  expect(there.evidenceId).not.toBe(evidenceId);
  expect(there.same).toMatchObject({ explained: 'The buyer sent our own photo back.', isDoubt: true });
  expect(namesOf(other.desk, caseId)).toContainEqual(['old.jpg', 'left-out']);
  const [flag] = assessCase(other.desk, caseId).integrityFlags;
  expect(flag?.explained).toBe('The buyer sent our own photo back.');
});
