import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { casebinder } from '../support/command-line.ts';
import { drawPhotos, smallCase } from '../support/small-case.ts';

let home: string;
let archive: string;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'casebinder-cli-'));
  archive = path.join(home, 'archive');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Opens the small case in a fresh archive and gives its id. */
async function openCase(): Promise<string> {
  const file = path.join(home, 'case.json');
  writeFileSync(file, JSON.stringify(smallCase()));
  const run = await casebinder(['new', '--archive', archive, '--file', file, '--json']);
  expect(run.code, run.stderr).toBe(0);
  return String(run.json()['caseId']);
}

describe('the main job on the command line', () => {
  it('goes from a case file and a messy folder to a standing and a packet that proves itself', async () => {
    const caseId = await openCase();
    const folder = path.join(home, 'from phone');
    await drawPhotos(path.join(folder, '装箱'), 3);
    writeFileSync(path.join(folder, 'empty.bin'), '');
    mkdirSync(path.join(folder, 'papers'));
    writeFileSync(path.join(folder, 'papers', 'tracking.txt'), 'Tracking COSU6301: delivered 2025-05-10 15:00\n');

    const attach = await casebinder(['attach', '--archive', archive, '--case', caseId, folder, '--json']);
    const taken = attach.json() as { counts: Record<string, number>; files: { verdict: string; path: string }[] };
    expect([0, 4]).toContain(attach.code);
    expect(taken.counts['found']).toBe(5);
    expect(taken.files).toHaveLength(5);
    const sum = ['stored', 'duplicate', 'skipped', 'refused'].reduce((n, v) => n + (taken.counts[v] ?? 0), 0);
    expect(sum).toBe(taken.counts['found']);

    const folders = (await casebinder(['folders', '--archive', archive, '--case', caseId, '--json'])).json() as {
      folders: { label: string; source: string }[];
    };
    expect(folders.folders).toMatchObject([{ label: 'from phone', source: folder }]);

    const assess = await casebinder([
      'assess',
      '--archive',
      archive,
      '--case',
      caseId,
      '--as-of',
      '2025-05-15T09:00:00+08:00',
      '--json',
    ]);
    expect(assess.code, assess.stderr).toBe(0);
    const answer = assess.json() as {
      lines: { stance: string; rows: string[]; window: { verdict: string; lastDay: string } }[];
    };
    expect(answer.lines[0]).toMatchObject({
      stance: 'ACCEPT',
      rows: ['R-05'],
      window: { verdict: 'IN', lastDay: '2025-05-17' },
    });

    const out = path.join(home, 'packet.pdf');
    const refused = await casebinder(['packet', '--archive', archive, '--case', caseId, '--out', out, '--json']);
    expect(refused.code).toBe(3); // no decision to appeal against yet
    expect(refused.json()).toMatchObject({ ok: false, error: { code: 'PACKET_NOT_READY' } });
    // A request for mediation that asks for nothing is held back with the same finding as in the window.
    const asksNothing = await casebinder([
      'packet',
      '--archive',
      archive,
      '--case',
      caseId,
      '--out',
      out,
      '--variant',
      'mediation',
      '--json',
    ]);
    expect(asksNothing.code).toBe(3);
    expect(asksNothing.stdout).toContain('PREFLIGHT_MEDIATION_WITHOUT_ASKS');

    const packet = await casebinder([
      'packet',
      '--archive',
      archive,
      '--case',
      caseId,
      '--out',
      out,
      '--variant',
      'reply',
      '--draft',
      '--json',
    ]);
    expect(packet.code, packet.stderr).toBe(0);
    const built = packet.json() as { sha256: string; bytes: number; exhibits: { evidenceIds: string[] }[] };
    const bytes = readFileSync(out);
    expect(bytes.length).toBe(built.bytes);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(built.sha256);
    expect(built.exhibits.flatMap((e) => e.evidenceIds)).toHaveLength(taken.counts['stored'] ?? -1);

    const verify = await casebinder(['verify', '--archive', archive, '--json']);
    expect(verify.code, verify.stderr).toBe(0);
    expect(verify.json()).toMatchObject({ damaged: [], missing: [], surplus: [] });
  }, 120_000);

  it('gives the same answer for a case file and for the case made from it, but for the evidence held', async () => {
    const caseId = await openCase();
    const when = ['--as-of', '2025-05-15T09:00:00+08:00', '--json'];
    const fromArchive = (await casebinder(['assess', '--archive', archive, '--case', caseId, ...when])).json();
    const fromFile = (await casebinder(['assess', '--file', path.join(home, 'case.json'), ...when])).json();
    expect(fromFile).toEqual(fromArchive);
  }, 60_000);

  it('says what changed in a folder, what is gone, and which file of the archive was lost', async () => {
    const caseId = await openCase();
    const folder = path.join(home, 'papers');
    mkdirSync(folder);
    for (const name of ['kept.txt', 'changed.txt', 'gone.txt']) writeFileSync(path.join(folder, name), `first ${name}`);
    const attach = ['attach', '--archive', archive, '--case', caseId, folder];
    expect((await casebinder(attach)).stdout).toBe('3 found: 3 stored, 0 already here, 0 skipped, 0 refused.\n');
    writeFileSync(path.join(folder, 'changed.txt'), 'second');
    rmSync(path.join(folder, 'gone.txt'));
    expect((await casebinder(attach)).stdout.split('\n')).toEqual([
      '2 found: 1 stored, 1 already here, 0 skipped, 0 refused.',
      '  changed: changed.txt: taken in again, the earlier one stays.',
      '  gone: gone.txt: no longer in the folder, what was taken in stays.',
      '',
    ]);

    const sha256 = createHash('sha256').update('first gone.txt').digest('hex');
    rmSync(path.join(archive, 'evidence', sha256.slice(0, 2), `${sha256}.txt`));
    const verify = await casebinder(['verify', '--archive', archive]);
    expect(verify.code).toBe(3);
    expect(verify.stderr).toMatch(
      new RegExp(`  missing: evidence/${sha256.slice(0, 2)}/${sha256}\\.txt  EV-0002  gone\\.txt\n$`),
    );
  }, 60_000);

  it('lists and finds the case by the buyer in his own script', async () => {
    const caseId = await openCase();
    const found = (await casebinder(['list', '--archive', archive, '--query', 'Ánh Sáng', '--json'])).json();
    expect(found).toMatchObject({ ok: true, total: 1, cases: [{ caseId }] });
    const nothing = (await casebinder(['list', '--archive', archive, '--query', 'no such buyer', '--json'])).json();
    expect(nothing).toMatchObject({ total: 0, cases: [] });
  }, 60_000);

  it('shows the whole job on the samples and never touches what lies in its output folder', async () => {
    const out = path.join(home, 'demo');
    mkdirSync(path.join(out, 'archive'), { recursive: true });
    writeFileSync(path.join(out, 'archive', 'mine.txt'), 'precious');
    const run = await casebinder(['demo', '--out', out, '--keep', '--json'], { CASEBINDER_APP_LAUNCH: '' });
    expect(run.code, run.stderr).toBe(0);
    const answer = run.json() as { archive: string; packets: { file: string; exhibits: number; sha256: string }[] };
    expect(readFileSync(path.join(out, 'archive', 'mine.txt'), 'utf8')).toBe('precious');
    expect(answer.archive).toBe(path.join(out, 'archive-2'));
    for (const packet of answer.packets) {
      expect(createHash('sha256').update(readFileSync(packet.file)).digest('hex')).toBe(packet.sha256);
      expect(packet.exhibits).toBeGreaterThan(10);
    }
    const listed = (await casebinder(['list', '--archive', answer.archive, '--json'])).json();
    expect(listed).toMatchObject({ total: 3 });
  }, 240_000);
});
