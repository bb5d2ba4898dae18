import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCase } from '../../src/main/cases/create-case.ts';
import { getCase } from '../../src/main/cases/get-case.ts';
import { listCases } from '../../src/main/cases/list-cases.ts';
import { smallCase } from '../support/small-case.ts';
import { childAnswer, killHard, startChild } from './child.ts';
import { codeOf, deskOn, newDesk, opened, temporaryFolder } from './desk.ts';

describe('one writer per archive', () => {
  it('a second start in the same program is refused, a reader is not', () => {
    const desk = newDesk();
    expect(codeOf(() => opened(desk.archive.root, 'write'))).toBe('ARCHIVE_LOCKED');
    expect(codeOf(() => opened(desk.archive.root, 'create'))).toBe('ARCHIVE_LOCKED');
    const reader = opened(desk.archive.root, 'read');
    createCase(desk, smallCase());
    expect(listCases(deskOn(reader)).total).toBe(1);
    reader.close();
    // Subtle: a reader that comes and goes must not take the writer's lock with it.
    expect(codeOf(() => opened(desk.archive.root, 'write'))).toBe('ARCHIVE_LOCKED');
    desk.archive.close();
    expect(listCases(deskOn(opened(desk.archive.root, 'write'))).total).toBe(1);
  });

  it('a lock file of other bytes is made anew: it keeps no data and nobody can hold it', () => {
    const desk = newDesk();
    const { root } = desk.archive;
    desk.archive.close();
    writeFileSync(path.join(root, 'casebook.lock'), Buffer.alloc(5000, 7));
    const again = opened(root, 'write');
    expect(again.readOnlyBecause).toBe(null);
    expect(codeOf(() => opened(root, 'write'))).toBe('ARCHIVE_LOCKED');
    again.close();
  });

  it('a file where a folder of the archive should be is named', () => {
    const desk = newDesk();
    const { root } = desk.archive;
    desk.archive.close();
    rmSync(path.join(root, 'issued'), { recursive: true });
    writeFileSync(path.join(root, 'issued'), 'in the way');
    expect(codeOf(() => opened(root, 'write'))).toBe('ARCHIVE_FOLDER_IN_THE_WAY');
  });

  it('a second process is refused, and can read beside the first', async () => {
    const desk = newDesk();
    createCase(desk, smallCase());
    expect(await childAnswer('open-as', [desk.archive.root, 'write'])).toEqual({ opening: 'ARCHIVE_LOCKED' });
    expect(await childAnswer('open-as', [desk.archive.root, 'read'])).toMatchObject({
      opening: 'ok',
      why: 'ARCHIVE_OPENED_FOR_READING',
      cases: 1,
      writing: 'ARCHIVE_READ_ONLY',
    });
    createCase(desk, smallCase());
    expect(listCases(desk).total).toBe(2);
  });

  it('a killed writer frees the archive at once, and what it was told is saved is there', async () => {
    const root = path.join(temporaryFolder(), 'archive');
    for (let round = 1; round <= 3; round += 1) {
      const { child, line } = await startChild('hold-archive', [root]);
      expect(line).toBe(`holding CB-000${round}`);
      expect(codeOf(() => opened(root, 'write'))).toBe('ARCHIVE_LOCKED');
      await killHard(child);
      const archive = opened(root, 'write');
      expect(listCases(deskOn(archive)).total).toBe(round);
      expect(getCase(deskOn(archive), `CB-000${round}`).facts.order?.orderNo).toBe('178220330045');
      archive.close();
    }
    expect(readFileSync(path.join(root, 'evidence', 'manifest'), 'utf8')).toMatch(/^#/);
  });

  it('of many that start at once on a new folder, one makes the archive and the others are told', async () => {
    const root = path.join(temporaryFolder(), 'archive');
    const answers = await Promise.all(Array.from({ length: 6 }, () => childAnswer('open-as', [root, 'create'])));
    expect(answers.filter((answer) => !['ok', 'ARCHIVE_LOCKED'].includes(String(answer['opening'])))).toEqual([]);
    const winners = answers.filter((answer) => answer['opening'] === 'ok');
    expect(winners.length).toBeGreaterThan(0);
    expect(winners.every((answer) => answer['writing'] === 'ok')).toBe(true);
    expect(listCases(deskOn(opened(root, 'write'))).total).toBe(winners.length);
  });
});
