/** The company's mark: on the cover, nowhere else, and never a reason for a packet to fail. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../scripts/lib/proc.ts';
import { readSettings, setSetting } from '../../src/main/cases/settings.ts';
import { sql } from '../../src/main/store/sql.ts';
import { newDesk, temporaryFolder } from '../store/desk.ts';
import { build, logoOf, packetFacts, TestArchive } from './packet-maker.ts';
import { sampleFacts } from './sample-facts.ts';

let archive: TestArchive;
beforeAll(() => {
  archive = new TestArchive();
});
afterAll(() => archive.close());

/** Pages with pictures, by the listing of a second tool. */
async function pagesWithPictures(file: string): Promise<readonly number[]> {
  const { code, out } = await run('pdfimages', ['-list', file]);
  expect(code, out).toBe(0);
  return out
    .split('\n')
    .slice(2)
    .filter((line) => line.trim() !== '')
    .map((line) => Number(line.trim().split(/\s+/)[0]));
}

describe('the logo in a packet', () => {
  test('stands on the cover once; the same logo gives the same bytes', async () => {
    const facts = packetFacts({ facts: sampleFacts, logo: await logoOf(400, 160) });
    const first = await build(archive, facts, 'logo.pdf');
    const second = await build(archive, facts, 'again.pdf');
    expect(await pagesWithPictures(first.file)).toEqual([1]);
    expect(first.parts[1]).toMatchObject({ id: 'summary', firstPage: 2 });
    expect(Buffer.from(first.data).equals(Buffer.from(second.data))).toBe(true);
    expect(first.warnings.map((one) => one.code)).not.toContain('PACKET_LOGO_UNREADABLE');
  });

  test('that cannot be opened is left out with a word, and the packet is made', async () => {
    const whole = Buffer.from(await logoOf(400, 160), 'base64');
    const torn = whole.subarray(0, 60).toString('base64');
    const built = await build(archive, packetFacts({ facts: sampleFacts, logo: torn }), 'torn.pdf');
    expect(built.warnings.map((one) => one.code)).toContain('PACKET_LOGO_UNREADABLE');
    expect(await pagesWithPictures(built.file)).toEqual([]);
  });
});

describe('the logo in an archive', () => {
  test('is kept whole, journalled by its fingerprint, and taken away again', async () => {
    const desk = newDesk(path.join(temporaryFolder(), 'archive'));
    const logo = await logoOf(640, 200);
    setSetting(desk, 'logo', logo);
    expect(readSettings(desk.archive).logo).toBe(logo);
    const told = desk.archive.db.get(sql`SELECT details FROM journal ORDER BY seq DESC LIMIT 1`)?.json('details');
    expect(told).toEqual({ name: 'logo', is: { sha256: createHash('sha256').update(logo).digest('hex') } });
    setSetting(desk, 'logo', null);
    expect(readSettings(desk.archive).logo).toBeNull();
  });

  test.each([
    ['no base64', () => 'äöü'],
    ['no PNG', () => Buffer.from('GIF89a'.repeat(20)).toString('base64')],
    ['too wide', () => logoOf(641, 100)],
    ['too high', () => logoOf(100, 201)],
    [
      'too heavy',
      () => Buffer.concat([Buffer.from('iVBORw0KGgo=', 'base64'), Buffer.alloc(200_001)]).toString('base64'),
    ],
  ])('%s is refused and changes nothing', async (_, made) => {
    const desk = newDesk(path.join(temporaryFolder(), 'archive'));
    const bad = await made();
    expect(() => setSetting(desk, 'logo', bad)).toThrow(expect.objectContaining({ code: 'SETTING_NOT_VALID' }));
    expect(readSettings(desk.archive).logo).toBeNull();
  });
});
