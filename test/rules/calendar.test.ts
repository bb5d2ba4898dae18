import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarText } from '../../src/main/cases/calendar-text.ts';
import { createCase } from '../../src/main/cases/create-case.ts';
import type { Desk } from '../../src/main/cases/desk.ts';
import { exportDeadlines, gatherDeadlines } from '../../src/main/cases/export-deadlines.ts';
import { openArchive } from '../../src/main/cases/open-archive.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { readCalendar } from './calendar-reader.ts';

const resourcesRoot = path.join(import.meta.dirname, '..', '..', 'resources');
const packs = loadPacks(resourcesRoot).filter((p) => p.id === 'seed-article');
const now = '2025-05-13T01:00:00.000Z';
const bytes = (text: string) => new TextEncoder().encode(text);
const one = (over: object) =>
  calendarText([{ uid: 'u', summary: 's', description: 'd', at: '2025-05-17', ...over }], {
    now,
    name: 'n',
    alarmDays: [3, 0],
  });

describe('the calendar file', () => {
  it('a day is a whole day, reminded at nine', () => {
    const [event] = readCalendar(bytes(one({}))).events;
    expect(event?.properties.get('DTSTART')).toBe('20250517');
    expect(event?.parameters.get('DTSTART')).toBe('VALUE=DATE');
    expect(event?.properties.get('DTEND')).toBe('20250518');
    expect(event?.alarms.map((a) => a.get('TRIGGER'))).toEqual(['-PT63H', 'PT9H']);
  });

  it('a moment ends the entry, in universal time', () => {
    const [event] = readCalendar(bytes(one({ at: '2025-05-18T00:00:00+07:00' }))).events;
    expect(event?.properties.get('DTSTART')).toBe('20250517T163000Z');
    expect(event?.properties.get('DTEND')).toBe('20250517T170000Z');
    expect(event?.properties.get('DTSTAMP')).toBe('20250513T010000Z');
    expect(event?.alarms.map((a) => a.get('TRIGGER'))).toEqual(['-P3D', '-P0D']);
  });

  it('over 29 February and the end of the year', () => {
    const end = (at: string) => readCalendar(bytes(one({ at }))).events[0]?.properties.get('DTEND');
    expect([end('2024-02-28'), end('2024-02-29'), end('2025-12-31')]).toEqual(['20240229', '20240301', '20260101']);
  });

  it('any text comes back as it was, in lines of at most 75 octets', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom(
        'شركة النور; 二号, \\ 合同\n第 3 行',
        '𠮷'.repeat(60),
        'a'.repeat(400),
        '"quoted": \\n is not a new line',
      ),
    );
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const [event] = readCalendar(bytes(one({ summary, description }))).events;
        // Only what no calendar may hold is replaced.
        const plain = (t: string) =>
          t
            .toWellFormed()
            .replace(/\r\n|\r/g, '\n')
            .replace(/[^\P{Cc}\n]/gu, ' ');
        expect(event?.properties.get('SUMMARY')).toBe(plain(summary));
        expect(event?.properties.get('DESCRIPTION')).toBe(plain(description));
      }),
    );
  });
});

describe('the deadlines of an archive', () => {
  let folder = '';
  let desk: Desk | undefined;
  const ids: string[] = [];
  const file = (over: object) =>
    JSON.stringify({
      schemaVersion: 1,
      order: { orderNo: '178', orderNoConfirmed: true },
      customer: { name: { name: 'شركة النور' }, nameConfirmed: true, country: 'VN' },
      seller: { domicile: 'CN' },
      ...over,
    });
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'casebinder-calendar-'));
    const archive = openArchive(path.join(folder, 'archive'), { mode: 'create', now: () => now });
    const jobs: Desk['jobs'] = {
      run: () => Promise.reject(new Error('no job is needed here')),
      close: () => Promise.resolve(),
    };
    desk = { archive, packs, jobs, now: () => now, by: null, language: 'en', resourcesRoot, appVersion: '0' };
    for (const over of [
      {
        lines: [{ id: '1', reason: 'NO_REASON_POST' }],
        delivery: { receivedAt: '2025-05-10' },
        dispute: {
          openedAt: '2025-05-12',
          responseDueAt: { local: '2025-05-15T18:00', zone: 'Asia/Shanghai' },
          responseDueShownIn: 'shot',
        },
        agreement: { sellerDeadline: '2025-05-01' },
      },
      { dispute: { openedAt: '2025-05-12' } },
    ])
      ids.push(createCase(desk, file(over)).caseId);
  });
  afterAll(() => {
    desk?.archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const theDesk = (): Desk => {
    if (!desk) throw new Error('no desk');
    return desk;
  };

  it('come out with their sources; what has passed or has no date is counted, not written', async () => {
    const out = path.join(folder, 'all.ics');
    const told = await exportDeadlines(theDesk(), null, out);
    expect(told).toMatchObject({ cases: 2, written: 2, leftOut: { passed: 1, withoutDate: 1, superseded: 0 } });
    const { head, events } = readCalendar(readFileSync(out));
    expect(head.get('VERSION')).toBe('2.0');
    expect(events.map((e) => e.properties.get('DTEND'))).toEqual(['20250515T100000Z', '20250517T170000Z']);
    expect(events[0]?.properties.get('DESCRIPTION')).toContain(
      "Source: typed from the platform's page\nShown in exhibit: shot",
    );
    expect(events[1]?.properties.get('DESCRIPTION')).toContain('Buyer: شركة النور');
    for (const e of events) expect(e.properties.get('DESCRIPTION')).toMatch(/^Source: \S/m);
  });

  it('keep their names from one export to the next, and no two share one', async () => {
    const uids = async () =>
      readCalendar(bytes((await gatherDeadlines(theDesk(), ids[0] ?? '')).text)).events.map((e) =>
        e.properties.get('UID'),
      );
    const first = await uids();
    expect(await uids()).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
    expect(first[0]).toMatch(/^CB-0001\.dispute-response\.[0-9a-f]{12}@casebinder$/);
  });

  it('a case without any date is refused with the reason, and nothing is written', async () => {
    const out = path.join(folder, 'none.ics');
    await expect(exportDeadlines(theDesk(), ids[1] ?? '', out)).rejects.toMatchObject({ code: 'DEADLINES_NONE' });
    expect(() => readFileSync(out)).toThrow();
  });

  it('never go into an archive', async () => {
    await expect(exportDeadlines(theDesk(), null, path.join(folder, 'archive', 'x.ics'))).rejects.toMatchObject({
      code: 'DEADLINES_OUT_REFUSED',
    });
    await expect(exportDeadlines(theDesk(), null, path.join(folder, 'no-such', 'x.ics'))).rejects.toMatchObject({
      code: 'DEADLINES_NOT_WRITABLE',
    });
  });
});
