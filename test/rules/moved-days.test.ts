/** The last day of a statutory period of Chinese law: as it falls, moved past a holiday (article 203), past a weekend (one commentary). */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateCase } from '../../src/main/rules/evaluate.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import type { Deadline } from '../../src/shared/domain/answer.ts';
import { caseFactsSchema } from '../../src/shared/domain/case-file.ts';

const resources = path.join(import.meta.dirname, '..', '..', 'resources');
const [packs, holidays] = [loadPacks(resources), loadHolidays(resources)];

/** The clocks of the law for goods received on a day and a defect of which nobody has told yet. */
function clocks(receivedAt: string, domicile = 'CN', language: 'en' | 'zh-CN' = 'en'): readonly Deadline[] {
  const facts = caseFactsSchema.parse({
    customer: { nameConfirmed: true, country: 'VN' },
    seller: { domicile },
    order: { orderNo: '1', orderNoConfirmed: true },
    lines: [{ id: '1', reason: 'QUALITY' }],
    delivery: { receivedAt },
  });
  const answer = evaluateCase({
    packs,
    facts,
    holidays,
    asOf: '2024-09-01T09:00:00+08:00',
    language,
    withoutTries: true,
  });
  return answer.deadlines.filter(({ id }) => id.startsWith('law-notice'));
}
const dayBefore = (at: string | null): string | null =>
  at === null ? null : new Date(Date.parse(at.slice(0, 10)) - 86_400_000).toISOString().slice(0, 10);

describe('the last day of two years under Chinese law', () => {
  // Received, last day as it falls, and what stands beside it: days worked out with a calendar, not with the program.
  it.each([
    // Tuesday 14 May 2024 is an ordinary day.
    ['2022-05-14', '2024-05-14', []],
    // Thursday 3 October 2024 lies in the holidays of 1 to 7 October; the 8th is a Tuesday.
    ['2022-10-03', '2024-10-03', [['holiday', '2024-10-08']]],
    // Saturday 18 and Sunday 19 May 2024: no holiday; Monday 20 May.
    ['2022-05-18', '2024-05-18', [['weekend', '2024-05-20']]],
    ['2022-05-19', '2024-05-19', [['weekend', '2024-05-20']]],
    // Thursday 8 February 2024 is no holiday yet; Friday 5 April 2024 is one, the holidays end on Saturday 6: Sunday 7, then Monday 8.
    ['2022-02-08', '2024-02-08', []],
    [
      '2022-04-05',
      '2024-04-05',
      [
        ['holiday', '2024-04-07'],
        ['weekend', '2024-04-08'],
      ],
    ],
    // The announced holidays end with 2026: early January 2027 may be a day off, mid-March 2027 (a Monday) is none.
    ['2025-01-05', '2027-01-05', [['unknown', null]]],
    ['2025-03-15', '2027-03-15', []],
  ] as const)('received %s: %s, and beside it %j', (received, last, beside) => {
    const found = clocks(received);
    const plain = found.find(({ id }) => id === 'law-notice-prc');
    expect(dayBefore(plain?.at ?? null)).toBe(last);
    const moved = found.filter(({ id }) => id.startsWith('law-notice-prc-moved'));
    expect(moved.map(({ id, at }) => [id.slice('law-notice-prc-moved-'.length), dayBefore(at)])).toEqual(beside);
    // The earlier day stays the first, and both know of each other.
    const dated = moved.filter(({ at }) => at !== null);
    expect(plain?.conflictsWith).toEqual(dated.map(({ id }) => id));
    for (const one of moved) {
      expect(one.conflictsWith).toEqual(['law-notice-prc']);
      expect(found.indexOf(one)).toBeGreaterThan(found.findIndex(({ id }) => id === 'law-notice-prc'));
      if (one.at !== null) expect(Date.parse(one.at)).toBeGreaterThan(Date.parse(plain?.at ?? ''));
      expect(one.source).toContain('article 203, rule F-63');
    }
  });

  it('names the commentary for a weekend and the code for a holiday, and says where the table ends', () => {
    const source = (received: string, how: string) =>
      clocks(received).find(({ id }) => id === `law-notice-prc-moved-${how}`);
    expect(source('2022-10-03', 'holiday')?.source).toMatch(/^PRC Civil Code articles 201 to 204/);
    expect(source('2022-05-18', 'weekend')?.source).toMatch(/^A commentary on article 203/);
    expect(source('2025-01-05', 'unknown')?.says).toContain('announced until 31 December 2026');
    const zh = clocks('2025-01-05', 'CN', 'zh-CN').find(({ id }) => id === 'law-notice-prc-moved-unknown');
    expect(zh?.says).toContain('2026年12月31日');
  });

  it('moves nothing for a seller outside China, nor under the convention, which has no such rule', () => {
    expect(clocks('2022-10-03', 'HK').map(({ id }) => id)).toEqual(['law-notice-cisg']);
    const cisg = clocks('2022-10-03').filter(({ id }) => id.startsWith('law-notice-cisg'));
    expect(cisg.map(({ at }) => dayBefore(at))).toEqual(['2024-10-03']);
  });
});
