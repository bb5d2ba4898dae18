/** Where evidence goes when it comes in: to the exhibits that were planned, else to exhibits we propose. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { listEvidence } from '../../src/main/cases/list-evidence.ts';
import { listExhibits } from '../../src/main/store/exhibit-store.ts';
import type { ExhibitSummary } from '../../src/shared/domain/evidence.ts';
import { pdf, photo } from './make-files.ts';
import { openDesk, type TestDesk } from './open-desk.ts';

async function put(at: TestDesk, ...names: readonly string[]): Promise<void> {
  for (const name of names) {
    mkdirSync(path.dirname(path.join(at.input, name)), { recursive: true });
    const seed = [...name].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0);
    const bytes = name.endsWith('.pdf') ? Buffer.concat([pdf(1), Buffer.from(`%${name}\n`)]) : await photo(seed);
    writeFileSync(path.join(at.input, name), bytes);
  }
}

/** Exhibits with the names of their files in order. */
function exhibits(at: TestDesk): (ExhibitSummary & { names: string[] })[] {
  const names = new Map(listEvidence(at.desk, at.caseId).map((piece) => [piece.evidenceId, piece.originalName]));
  return listExhibits(at.desk.archive.db, 1).map((exhibit) => ({
    ...exhibit,
    names: exhibit.evidenceIds.map((id) => names.get(id) ?? '?'),
  }));
}

test('planned files are matched by name, by path and by folder, in the order of the plan, with their captions', async () => {
  const at = openDesk({
    exhibits: [
      {
        id: 'label',
        title: 'Carton label',
        kind: 'packing_photo',
        files: ['b.jpg', 'Packing/a.jpg', 'late.jpg'],
        captions: { 'b.jpg': 'Label, front' },
      },
      { id: 'load', title: 'Loading', kind: 'loading_photo', files: ['loading/'] },
    ],
  });
  await put(at, 'Packing/a.jpg', 'Packing/B.JPG', 'loading/10.jpg', 'loading/9.jpg', 'other.jpg');
  await at.attach();
  const [label, load, rest] = exhibits(at);
  expect(label).toMatchObject({ names: ['B.JPG', 'a.jpg'], awaitedFiles: ['late.jpg'], chosen: true });
  expect(Object.values(label?.captions ?? {})).toEqual(['Label, front']);
  expect(load).toMatchObject({ names: ['9.jpg', '10.jpg'], awaitedFiles: [] });
  // What the plan does not name is kept and listed, and goes out only when somebody says so.
  expect(rest).toMatchObject({ names: ['other.jpg'], chosen: false, include: false });

  // What comes later finds its planned place; what was placed stays there.
  await put(at, 'late.jpg', 'loading/11.jpg');
  await at.attach();
  expect(exhibits(at).map((exhibit) => exhibit.names)).toEqual([
    ['B.JPG', 'a.jpg', 'late.jpg'],
    ['9.jpg', '10.jpg', '11.jpg'],
    ['other.jpg'],
  ]);
});

test('a Chinese name is proposed as the Chinese title, a Latin one as the English; what the folder also holds is said in both', async () => {
  const at = openDesk();
  await put(at, '装箱/1.jpg', '装箱/破损 2.jpg', 'damage photos/1.jpg', '检验说明.pdf', 'holiday.pdf');
  await at.attach();
  const titles = exhibits(at).map(({ names, title, titleZh }) => [names[0], title, titleZh]);
  // The folder itself is named in Latin letters.
  const folder = path.basename(at.input);
  expect(Object.fromEntries(titles.map(([name, ...rest]) => [name, rest]))).toMatchObject({
    '检验说明.pdf': ['检验说明', '检验说明'],
    'holiday.pdf': ['holiday', null],
    '破损 2.jpg': [`Photo of damage – ${folder} / 装箱`, `破损照片 – ${folder} / 装箱`],
  });
});

test('without a plan: the photos of each folder together, each document by itself, kinds guessed from names', async () => {
  const at = openDesk();
  await put(
    at,
    '装箱/1.jpg',
    '装箱/2.jpg',
    'damage photos/1.jpg',
    '提单 MAEU123.pdf',
    'holiday.pdf',
    'tracking page.jpg',
  );
  await at.attach();
  const found = exhibits(at).map((exhibit) => [exhibit.title, exhibit.kind, exhibit.names.length, exhibit.chosen]);
  expect(found.sort()).toEqual(
    [
      ['input / 装箱', 'packing_photo', 2, false],
      ['input / damage photos', 'damage_photo', 1, false],
      ['提单 MAEU123', 'bill_of_lading', 1, false],
      ['holiday', 'other', 1, false],
      ['tracking page', 'tracking_capture', 1, false],
    ].sort(),
  );
});

test('every piece is in exactly one exhibit unless the plan says two', async () => {
  const at = openDesk({
    exhibits: [
      { id: 'one', title: 'One', kind: 'other', files: ['a.jpg'] },
      { id: 'two', title: 'Two', kind: 'other', files: ['input/a.jpg'] },
    ],
  });
  await put(at, 'a.jpg', 'b.jpg');
  await at.attach();
  expect(exhibits(at).map((exhibit) => exhibit.names)).toEqual([['a.jpg'], ['a.jpg'], ['b.jpg']]);
});

test('a duplicate satisfies the plan under its own name', async () => {
  const at = openDesk({ exhibits: [{ id: 'one', title: 'One', kind: 'other', files: ['copy of a.jpg'] }] });
  await put(at, 'a.jpg');
  writeFileSync(
    path.join(at.input, 'copy of a.jpg'),
    await photo([...'a.jpg'].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0)),
  );
  await at.attach();
  expect(exhibits(at)[0]).toMatchObject({ key: 'one', names: ['a.jpg'], awaitedFiles: [] });
});

test('a caption that names a file inside a planned folder finds its file', async () => {
  const at = openDesk({
    exhibits: [
      {
        id: 'load',
        title: 'Loading',
        kind: 'loading_photo',
        files: ['loading/'],
        captions: { '2.jpg': 'Half full', 'loading/3.jpg': 'Doors closed' },
      },
    ],
  });
  await put(at, 'loading/1.jpg', 'loading/2.jpg', 'loading/3.jpg', 'loading/4.jpg');
  await at.attach();
  const [load] = exhibits(at);
  expect(load).toMatchObject({ names: ['1.jpg', '2.jpg', '3.jpg', '4.jpg'], awaitedFiles: [] });
  expect(Object.values(load?.captions ?? {})).toEqual(['Half full', 'Doors closed']);
});
