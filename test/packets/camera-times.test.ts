/** When photos were taken: in the list of exhibits, on the front sheet and under each photo, without an invented zone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModel } from '../../src/main/packet/model/build-model.ts';
import type { PacketEvidence, PacketLanguage } from '../../src/main/packet/packet-facts.ts';
import { build, exhibit, packetFacts, TestArchive } from './packet-maker.ts';
import { readPdf, squeezed } from './read-pdf.ts';

let archive: TestArchive;
let photo: PacketEvidence;
beforeAll(async () => {
  archive = new TestArchive();
  photo = await archive.photo('a.jpg', 900, 700);
});
afterAll(() => archive.close());

const at = (local: string, offset: string | null = null): PacketEvidence => ({
  ...photo,
  cameraTime: { local, offset },
});
const none = (): PacketEvidence => ({ ...photo, cameraTime: null });

describe('the camera times of an exhibit in one line', () => {
  const taken = (evidence: readonly PacketEvidence[], kind = 'packing_photo', language: PacketLanguage = 'en') =>
    buildModel(
      packetFacts({ packet: { language }, exhibits: [exhibit('1', evidence, { kind: kind as 'packing_photo' })] }),
    ).exhibits[0]?.taken;
  test('one, a span of a day, a span of days', () => {
    expect(taken([at('2026-02-02T14:07:31')])).toBe('2026-02-02 14:07 (zone not recorded)');
    expect(taken([at('2026-02-02T15:00:00', '+08:00'), at('2026-02-02T14:07:31', '+08:00')])).toBe(
      '2026-02-02 14:07 – 15:00 (+08:00)',
    );
    expect(taken([at('2026-02-02T14:07:31'), at('2026-02-03T09:00:00')], 'other', 'zh-CN')).toBe(
      '2026-02-02 14:07 – 2026-02-03 09:00（时区未记录）',
    );
  });
  test('photos without a time are counted, zones that differ are not mixed', () => {
    expect(taken([at('2026-02-02T14:07:31'), none(), none()])).toBe(
      '2026-02-02 14:07 (zone not recorded); 2 photos without a time',
    );
    expect(taken([at('2026-02-02T14:07:31', '+08:00'), at('2026-02-02T09:00:00', '+01:00')])).toBe(
      '2026-02-02 09:00 – 14:07 (zones differ, see each photo)',
    );
  });
  test('a zone that only some photos carry is not given to the others', () => {
    expect(taken([at('2026-02-02T14:07:31', '+08:00'), at('2026-02-02T15:00:00')])).toBe(
      '2026-02-02 14:07 – 15:00 (+08:00 where recorded)',
    );
  });
  test('nothing is said where nothing is to say', () => {
    expect(taken([none()])).toBe('not recorded');
    expect(taken([none()], 'chat_platform')).toBeNull();
    expect(taken([])).toBeNull();
  });
});

test.each(['en', 'zh-CN'] as const)('stand on the printed pages, %s', { timeout: 60_000 }, async (language) => {
  const pieces = [at('2026-02-02T14:07:31'), at('2026-02-02T16:20:00')];
  const facts = packetFacts({
    packet: { language },
    exhibits: [exhibit('1', pieces, { kind: 'packing_photo', shows: 'The cartons were whole.' })],
  });
  const { pages } = await readPdf((await build(archive, facts, `times-${language}.pdf`)).data);
  const list = squeezed(pages[2]?.text ?? '');
  const said = {
    en: [
      'Camera time: 2026-02-02 14:07 – 16:20 (zone not recorded)',
      'Camera time 2026-02-02 14:07 (zone not recorded).',
    ],
    'zh-CN': ['相机时间：2026-02-02 14:07 – 16:20（时区未记录）', '相机时间 2026-02-02 14:07（时区未记录）。'],
  }[language];
  expect(list).toContain(squeezed(said[0] ?? ''));
  expect(pages.map((p) => squeezed(p.text)).join('')).toContain(squeezed(said[1] ?? ''));
});
