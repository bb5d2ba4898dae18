/** Editing exhibits, on a real archive: what is said, the order, the pieces; every change is one journal entry. */
import { describe, expect, it } from 'vitest';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { editExhibit, moveExhibit } from '../../src/main/cases/edit-exhibit.ts';
import { getCase } from '../../src/main/cases/get-case.ts';
import { placePieces, removeExhibit, setRole } from '../../src/main/cases/place-pieces.ts';
import { addEntry, setFact } from '../../src/main/cases/set-fact.ts';
import { insertEvidence } from '../../src/main/store/evidence-store.ts';
import { addToExhibit } from '../../src/main/store/exhibit-store.ts';
import { listJournal, verifyJournal } from '../../src/main/store/journal-store.ts';
import type { ExhibitSummary } from '../../src/shared/domain/evidence.ts';
import { plainPiece } from '../support/plain-piece.ts';
import { smallCase } from '../support/small-case.ts';
import { codeOf, deskOn, newDesk, opened, troubleOf } from './desk.ts';

/** A case with exhibits A, B, C; A holds two photos, the first with a caption. */
function withExhibits(): { desk: Desk; caseId: string } {
  const desk = newDesk();
  const exhibits = ['A', 'B', 'C'].map((id) => ({
    id,
    title: `Exhibit ${id}`,
    kind: 'product_photo',
    files: [`${id}.jpg`],
  }));
  const { caseId } = createCase(desk, { ...smallCase(), exhibits });
  const db = desk.archive.writable;
  if (db === null) throw new Error('the archive must be writable');
  for (const [index, name] of ['front.jpg', 'back.jpg'].entries()) {
    const evidenceNo = insertEvidence(
      db,
      1,
      plainPiece({
        sha256: String(index + 1).repeat(64),
        bytes: 10,
        kind: 'jpeg',
        originalName: name,
        width: 640,
        height: 480,
        thumbnail: 'ready',
      }),
    );
    addToExhibit(db, 1, evidenceNo, index === 0 ? 'The front' : null);
  }
  return { desk, caseId };
}

const exhibits = (desk: Desk, caseId: string): readonly ExhibitSummary[] => getCase(desk, caseId).exhibits;
const keys = (desk: Desk, caseId: string): string[] => exhibits(desk, caseId).map((one) => one.key);
const told = (desk: Desk): string[] => listJournal(desk.archive.db, 1).map((entry) => entry.action);

describe('an exhibit is edited', () => {
  it('changes only what is named, counts as looked at, and is there after a restart', () => {
    const { desk, caseId } = withExhibits();
    editExhibit(desk, caseId, 'EX-0001', {
      title: 'Cartons',
      titleZh: '纸箱',
      kind: 'packing_photo',
      date: '2025-04-02',
      language: 'zh-CN',
      captions: { 'EV-0002': 'The back' },
    });
    editExhibit(desk, caseId, 'EX-0001', { shows: 'the cartons were whole' });
    desk.archive.close();
    const again = deskOn(opened(desk.archive.root, 'read'));
    expect(exhibits(again, caseId)[0]).toMatchObject({
      title: 'Cartons',
      titleZh: '纸箱',
      kind: 'packing_photo',
      shows: 'the cartons were whole',
      date: '2025-04-02',
      language: 'zh-CN',
      include: true,
      chosen: true,
      evidenceIds: ['EV-0001', 'EV-0002'],
      captions: { 'EV-0001': 'The front', 'EV-0002': 'The back' },
      awaitedFiles: ['A.jpg'],
    });
    expect(told(again).filter((action) => action === 'exhibit.edited')).toHaveLength(2);
    expect(verifyJournal(again.archive.db)).toMatchObject({ ok: true });
  });

  it('writes down what was and what is, and nothing when nothing changed', () => {
    const { desk, caseId } = withExhibits();
    editExhibit(desk, caseId, 'EX-0001', { title: 'Exhibit A', captions: { 'EV-0001': 'The front' } });
    expect(told(desk)).not.toContain('exhibit.edited');
    editExhibit(desk, caseId, 'EX-0001', { captions: { 'EV-0001': null } });
    expect(exhibits(desk, caseId)[0]?.captions).toEqual({});
    expect(listJournal(desk.archive.db, 1).at(-1)).toMatchObject({
      by: 'Sample Clerk',
      action: 'exhibit.edited',
      details: { key: 'A', was: { 'caption EV-0001': 'The front' }, is: { 'caption EV-0001': null } },
    });
  });

  it('a Chinese title that stands in for the English one is corrected in both, until an English one is given', () => {
    const { desk, caseId } = withExhibits();
    const say = (changes: Parameters<typeof editExhibit>[3]): unknown[] => {
      editExhibit(desk, caseId, 'EX-0001', changes);
      const [one] = exhibits(desk, caseId);
      return [one?.title, one?.titleZh];
    };
    expect(say({ title: '破损', titleZh: '破损' })).toEqual(['破损', '破损']);
    expect(say({ titleZh: '外箱破损' })).toEqual(['外箱破损', '外箱破损']);
    expect(say({ title: 'Crushed cartons' })).toEqual(['Crushed cartons', '外箱破损']);
    expect(say({ titleZh: '纸箱压坏' })).toEqual(['Crushed cartons', '纸箱压坏']);
  });

  it('refuses a piece of another exhibit, and keeps nothing of that change', () => {
    const { desk, caseId } = withExhibits();
    const change = { title: 'Wrong', captions: { 'EV-0001': 'x' } };
    expect(codeOf(() => editExhibit(desk, caseId, 'EX-0002', change))).toBe('EVIDENCE_NOT_IN_EXHIBIT');
    expect(exhibits(desk, caseId)[1]?.title).toBe('Exhibit B');
    expect(codeOf(() => editExhibit(desk, caseId, 'EX-0099', {}))).toBe('EXHIBIT_NOT_FOUND');
    expect(troubleOf(() => editExhibit(desk, 'CB-0009', 'EX-0001', {})).code).toBe('CASE_NOT_FOUND');
  });
});

describe('the order', () => {
  it('goes up and down, and stops at the ends', () => {
    const { desk, caseId } = withExhibits();
    moveExhibit(desk, caseId, 'EX-0003', 'up');
    expect(keys(desk, caseId)).toEqual(['A', 'C', 'B']);
    moveExhibit(desk, caseId, 'EX-0001', 'down');
    expect(keys(desk, caseId)).toEqual(['C', 'A', 'B']);
    const before = told(desk).length;
    moveExhibit(desk, caseId, 'EX-0003', 'up');
    moveExhibit(desk, caseId, 'EX-0002', 'down');
    expect(keys(desk, caseId)).toEqual(['C', 'A', 'B']);
    expect(told(desk)).toHaveLength(before);
  });
});

const place = (desk: Desk, caseId: string, wish: Partial<Parameters<typeof placePieces>[2]>) =>
  placePieces(desk, caseId, { evidenceIds: ['EV-0001'], to: null, takeFrom: 'everywhere', before: null, ...wish });

describe('pieces are placed', () => {
  it('in another exhibit, with their captions in both languages; none is lost and none is doubled', () => {
    const { desk, caseId } = withExhibits();
    editExhibit(desk, caseId, 'EX-0001', { captionsZh: { 'EV-0001': '正面' } });
    expect(place(desk, caseId, { to: 'EX-0003', takeFrom: 'EX-0001' })).toEqual({ exhibitId: 'EX-0003' });
    const [a, , c] = exhibits(desk, caseId);
    expect(a).toMatchObject({ evidenceIds: ['EV-0002'], captions: {} });
    expect(a?.captionsZh).toBeUndefined();
    expect(c).toMatchObject({
      evidenceIds: ['EV-0001'],
      captions: { 'EV-0001': 'The front' },
      captionsZh: { 'EV-0001': '正面' },
    });
    const again = () => place(desk, caseId, { to: 'EX-0003', takeFrom: 'EX-0001' });
    expect(codeOf(again)).toBe('EVIDENCE_NOT_IN_EXHIBIT');
    expect(codeOf(() => place(desk, caseId, { evidenceIds: ['EV-0099'] }))).toBe('EVIDENCE_NOT_FOUND');
  });

  it('in two exhibits at once; moved together again, the caption of the source is not lost', () => {
    const { desk, caseId } = withExhibits();
    place(desk, caseId, { to: 'EX-0002', takeFrom: null });
    expect(exhibits(desk, caseId).map((one) => one.evidenceIds.includes('EV-0001'))).toEqual([true, true, false]);
    editExhibit(desk, caseId, 'EX-0002', { captions: { 'EV-0001': null } });
    place(desk, caseId, { to: 'EX-0002', takeFrom: 'EX-0001' });
    expect(exhibits(desk, caseId)[1]).toMatchObject({ captions: { 'EV-0001': 'The front' } });
    expect(exhibits(desk, caseId)[0]?.evidenceIds).toEqual(['EV-0002']);
  });

  it('several at once, before another one, and again in the same order changes nothing', () => {
    const { desk, caseId } = withExhibits();
    place(desk, caseId, { evidenceIds: ['EV-0002'], to: 'EX-0001', takeFrom: 'EX-0001', before: 'EV-0001' });
    expect(exhibits(desk, caseId)[0]?.evidenceIds).toEqual(['EV-0002', 'EV-0001']);
    const before = told(desk).length;
    place(desk, caseId, { evidenceIds: ['EV-0002', 'EV-0001'], to: 'EX-0001', takeFrom: 'EX-0001' });
    expect(told(desk)).toHaveLength(before);
    place(desk, caseId, { evidenceIds: ['EV-0001', 'EV-0002'], to: 'EX-0002' });
    expect(exhibits(desk, caseId)[1]?.evidenceIds).toEqual(['EV-0001', 'EV-0002']);
    expect(exhibits(desk, caseId)[0]?.evidenceIds).toEqual([]);
  });

  it('out into a new exhibit right behind the old one', () => {
    const { desk, caseId } = withExhibits();
    const { exhibitId } = place(desk, caseId, { evidenceIds: ['EV-0002'], takeFrom: 'EX-0001' });
    expect(keys(desk, caseId)).toEqual(['A', 'own-1', 'B', 'C']);
    expect(exhibits(desk, caseId)[1]).toMatchObject({
      exhibitId,
      title: 'back',
      kind: 'product_photo',
      include: true,
      chosen: true,
      evidenceIds: ['EV-0002'],
    });
    expect(place(desk, caseId, {})).toEqual({ exhibitId: 'EX-0005' });
    // The emptied exhibit stays: something may cite it.
    expect(exhibits(desk, caseId)[0]).toMatchObject({ key: 'A', evidenceIds: [] });
  });
});

describe('an emptied exhibit', () => {
  it('can be taken away; one that holds files or is cited cannot', () => {
    const { desk, caseId } = withExhibits();
    expect(codeOf(() => removeExhibit(desk, caseId, 'EX-0001'))).toBe('EXHIBIT_NOT_EMPTY');
    removeExhibit(desk, caseId, 'EX-0002');
    expect(exhibits(desk, caseId).map((one) => [one.key, one.position])).toEqual([
      ['A', 0],
      ['C', 1],
    ]);
    addEntry(desk, caseId, 'appeal.grounds');
    const ground = getCase(desk, caseId).facts.appeal?.grounds?.[0]?.id;
    setFact(desk, caseId, `appeal.grounds[${ground}].exhibits`, ['C']);
    expect(codeOf(() => removeExhibit(desk, caseId, 'EX-0003'))).toBe('EXHIBIT_CITED');
    expect(codeOf(() => removeExhibit(desk, caseId, 'EX-0002'))).toBe('EXHIBIT_NOT_FOUND');
    expect(told(desk)).toContain('exhibit.removed');
  });
});

describe('a role', () => {
  it('for all pieces of an exhibit is its kind; for one of them it goes to the exhibit of that kind', () => {
    const { desk, caseId } = withExhibits();
    setRole(desk, caseId, ['EV-0001', 'EV-0002'], 'packing_photo');
    expect(exhibits(desk, caseId)[0]).toMatchObject({ key: 'A', kind: 'packing_photo', chosen: true });
    setRole(desk, caseId, ['EV-0001'], 'damage_photo');
    expect(exhibits(desk, caseId).map((one) => [one.key, one.kind, one.evidenceIds.length])).toEqual([
      ['A', 'packing_photo', 1],
      ['sorted-damage_photo-1', 'damage_photo', 1],
      ['B', 'product_photo', 0],
      ['C', 'product_photo', 0],
    ]);
    expect(exhibits(desk, caseId)[1]).toMatchObject({
      title: 'Photo of damage',
      titleZh: '破损照片',
      captions: { 'EV-0001': 'The front' },
    });
    const before = told(desk).length;
    setRole(desk, caseId, ['EV-0001'], 'damage_photo');
    expect(told(desk)).toHaveLength(before);
  });
});

describe('an archive that can only be read', () => {
  it('refuses every change with its reason', () => {
    const { desk, caseId } = withExhibits();
    desk.archive.close();
    const reading = deskOn(opened(desk.archive.root, 'read'));
    expect(codeOf(() => editExhibit(reading, caseId, 'EX-0001', {}))).toBe('ARCHIVE_READ_ONLY');
    expect(codeOf(() => moveExhibit(reading, caseId, 'EX-0001', 'down'))).toBe('ARCHIVE_READ_ONLY');
    expect(codeOf(() => place(reading, caseId, {}))).toBe('ARCHIVE_READ_ONLY');
    expect(codeOf(() => setRole(reading, caseId, ['EV-0001'], 'other'))).toBe('ARCHIVE_READ_ONLY');
    expect(codeOf(() => removeExhibit(reading, caseId, 'EX-0002'))).toBe('ARCHIVE_READ_ONLY');
  });
});
