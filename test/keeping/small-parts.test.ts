import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newCaseFile, rememberCompany } from '../../src/main/cases/company.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import { backUpArchive } from '../../src/main/cases/keeping/back-up-archive.ts';
import { backupName, isBackupOf, isOver, keepNewest } from '../../src/main/cases/keeping/backup-names.ts';
import { checkArchive, isSound } from '../../src/main/cases/keeping/check-archive.ts';
import { readNotes } from '../../src/main/cases/keeping/keeping-notes.ts';
import { lookAtDamage } from '../../src/main/cases/keeping/look-at-damage.ts';
import { dangerOf } from '../../src/main/cases/keeping/where-it-lies.ts';
import { setFact } from '../../src/main/cases/set-fact.ts';
import { readSettings, setSetting } from '../../src/main/cases/settings.ts';
import { verifyArchive } from '../../src/main/cases/verify-archive.ts';
import { sayPlace } from '../../src/main/ipc/archive-opening.ts';
import { openDesk, temporaryFolder } from '../intake/open-desk.ts';
import { filledDesk } from './desk.ts';

describe('names of backups', () => {
  test('carry archive, day and minute, and are known again', () => {
    const name = backupName('Exports: 2025', '2025-05-12T08:30:11.000Z');
    expect(name).toBe('Exports 2025 backup 2025-05-12 0830.zip');
    expect(isBackupOf('Exports: 2025', name)).toBe(true);
    expect(isBackupOf('Exports', name)).toBe(false);
    expect(isBackupOf('Exports: 2025', `copy of ${name}`)).toBe(false);
  });

  test('the newest stay, and nothing that is not ours ever goes', () => {
    const folder = temporaryFolder();
    const days = ['01', '02', '03', '04', '05'].map((day) => backupName('A', `2025-05-${day}T08:00:00.000Z`));
    const others = ['A backup.zip', 'my.zip', 'B backup 2025-05-01 0800.zip', 'A backup 2025-05-01 0800.zip.part'];
    for (const name of [...days, ...others]) writeFileSync(path.join(folder, name), name);
    mkdirSync(path.join(folder, backupName('A', '2024-01-01T08:00:00.000Z')));
    expect(keepNewest(folder, 'A', 2)).toEqual([days[2], days[1], days[0]]);
    expect(readdirSync(folder).sort()).toEqual(
      [days[3], days[4], ...others, 'A backup 2024-01-01 0800.zip'].map(String).sort(),
    );
    keepNewest(folder, 'A', 0);
    expect(readdirSync(folder)).toContain(days[4]);
  });

  test.each([
    [null, true],
    ['2025-05-12T08:00:00.000Z', false],
    ['2025-05-11T07:59:59.000Z', true],
    ['2025-05-13T08:00:00.000Z', true],
    ['rubbish', true],
  ])('due after a day since %s: %s', (since, due) => {
    expect(isOver(since, '2025-05-12T08:00:01.000Z', 86_400_000)).toBe(due);
  });
});

describe('where an archive lies', () => {
  const local = (): number => 0xef53;
  test.each([
    ['/home/li/Documents/Casebinder', null],
    ['C:\\Users\\li\\OneDrive - Lumen Ltd\\Cases', { is: 'synced', name: 'OneDrive' }],
    ['/Users/li/Library/Mobile Documents/com~apple~CloudDocs/Cases', { is: 'synced', name: 'iCloud Drive' }],
    ['D:\\我的坚果云\\案件', { is: 'synced', name: '坚果云 Nutstore' }],
    ['D:\\BaiduSyncdisk\\案件', { is: 'synced', name: '百度网盘 Baidu' }],
    ['/home/li/Dropbox (Work)/Cases', { is: 'synced', name: 'Dropbox' }],
    ['\\\\server\\share\\Cases', { is: 'network', name: '' }],
    ['/home/li/dropbox-notes/Cases', null],
  ])('%s', (folder, danger) => {
    expect(dangerOf(folder, local)).toEqual(danger);
  });

  test('on a file system that comes over a network', () => {
    expect(dangerOf('/mnt/share/Cases', () => 0xff534d42)).toEqual({ is: 'network', name: '' });
  });

  test.each([
    ['/home/li/Documents/Casebinder', 'Documents › Casebinder'],
    ['/media/usb/2025/a/b/Cases', 'media › … › b › Cases'],
  ])('is said without a path: %s', (folder, words) => {
    expect(sayPlace(folder, '/home/li')).toBe(words);
  });
});

describe('the remembered company', () => {
  test('is never replaced by a poorer one, and takes nothing that is in dispute', () => {
    const { desk, caseId } = openDesk();
    setSetting(desk, 'seller', { name: { name: '宁波晨光', latin: 'Chenguang' }, address: 'Ningbo', domicile: 'CN' });
    const { caseId: poor } = createCase(desk, {
      schemaVersion: 1,
      seller: { name: { name: '宁波晨光' } },
      lines: [{ id: '1' }],
    });
    setFact(desk, poor, 'seller.platformAccount', 'cn-chenguang');
    rememberCompany(desk, poor, 'seller.platformAccount');
    expect(readSettings(desk.archive).seller).toEqual({
      name: { name: '宁波晨光', latin: 'Chenguang' },
      address: 'Ningbo',
      domicile: 'CN',
      platformAccount: 'cn-chenguang',
    });
    setFact(desk, caseId, 'seller.address', {
      disputed: [
        { value: 'A', source: 'buyer' },
        { value: 'B', source: 'we' },
      ],
    });
    rememberCompany(desk, caseId, 'seller.address');
    expect(readSettings(desk.archive).seller?.address).toBe('Ningbo');
    setFact(desk, poor, 'seller.platformAccount', null);
    rememberCompany(desk, poor, 'seller.platformAccount');
    expect(readSettings(desk.archive).seller?.platformAccount).toBe('cn-chenguang');
  });

  test('and how a return in time is counted begin every new case', () => {
    const { desk } = openDesk();
    setSetting(desk, 'returnMeans', 'sent');
    setSetting(desk, 'seller', { name: { name: '宁波晨光' } });
    expect(newCaseFile(desk)).toEqual({
      schemaVersion: 1,
      seller: { name: { name: '宁波晨光' } },
      clock: { returnMeans: 'sent' },
      lines: [{ id: '1' }],
    });
    expect(() => createCase(desk, newCaseFile(desk))).not.toThrow();
  });
});

describe('checks and notes', () => {
  test('the check in bites finds what the whole verification finds, and is remembered', async () => {
    const at = await filledDesk();
    const check = await checkArchive(at.desk);
    expect(check).toEqual(await verifyArchive(at.desk));
    expect(isSound(check)).toBe(true);
    expect(readNotes(at.root).lastCheck).toMatchObject({ checked: 4, sound: true });
  });

  test('what can be read of an archive is counted, with the backups that are known', async () => {
    const at = await filledDesk();
    const folder = temporaryFolder();
    const name = backupName('archive', '2025-05-12T08:00:00.000Z');
    await backUpArchive(at.desk, path.join(folder, name));
    const older = temporaryFolder();
    writeFileSync(path.join(older, backupName('archive', '2025-05-01T08:00:00.000Z')), 'older');
    utimesSync(path.join(older, backupName('archive', '2025-05-01T08:00:00.000Z')), 1, 1);
    writeFileSync(path.join(older, 'other.zip'), 'other');
    const damage = lookAtDamage(at.root, [older, path.join(older, 'unplugged')]);
    expect(damage).toMatchObject({ cases: 1, evidenceFiles: 4 });
    expect(damage.backups.map((one) => one.name)).toEqual([name, backupName('archive', '2025-05-01T08:00:00.000Z')]);
  });
});
