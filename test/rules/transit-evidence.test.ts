/**
 * Damage on the way: who has to show what (rows of the decision table, read word by word in decision 0055).
 * The stance follows the risk and the state at the handover; pictures at receipt and the notice to the carrier never
 * move it. They are told: as a warning, as a deadline, as evidence wanted.
 */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluateCase } from '../../src/main/rules/evaluate.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import type { Answer } from '../../src/shared/domain/answer.ts';
import { caseFactsSchema } from '../../src/shared/domain/case-file.ts';

const resources = path.join(import.meta.dirname, '..', '..', 'resources');
const [packs, holidays] = [loadPacks(resources), loadHolidays(resources)];

/** Pictures of the damage at receipt: held; known to be missing, with a clean receipt; nothing recorded. */
const pictures = {
  held: [['damage_photo'], {}],
  none: [[], { damageNotedOnPod: false }],
  unknown: [[], {}],
} as const;
/** Received on 10 May: three days at sea end with the 13th, fourteen by air with the 24th, seven by road with the 17th. */
const notices = {
  'in time': { sea: '2025-05-13', air: '2025-05-24', road: '2025-05-17', rail: '2025-05-17' },
  late: { sea: '2025-05-14', air: '2025-05-25', road: '2025-05-18', rail: '2025-05-18' },
  unknown: null,
} as const;
const modes = ['sea', 'air', 'road', 'rail'] as const;
/** Row, stance, return freight and fault of the table's sensible column, by term and by what shows the state at the handover. */
const risks = [
  ['DAP', 'shown', 'R-40', 'ACCEPT', 'CARRIER', 'CARRIER'],
  ['DAP', 'not shown', 'R-40', 'ACCEPT', 'CARRIER', 'CARRIER'],
  ['FOB', 'shown', 'R-41', 'REDIRECT', 'BUYER', 'CARRIER'],
  ['FOB', 'not shown', 'R-44', 'HOLD', 'UNDECIDED', 'UNDETERMINED'],
  ['CIF', 'shown', 'R-42', 'REDIRECT', 'INSURER', 'CARRIER'],
  ['CIF', 'not shown', 'R-44', 'HOLD', 'UNDECIDED', 'UNDETERMINED'],
  [null, 'shown', 'R-44', 'HOLD', 'UNDECIDED', 'UNDETERMINED'],
  [null, 'not shown', 'R-44', 'HOLD', 'UNDECIDED', 'UNDETERMINED'],
] as const;

function judge(
  term: string | null,
  handover: string,
  picture: keyof typeof pictures,
  notice: keyof typeof notices,
  mode: (typeof modes)[number],
  delivery: object = {},
): Answer {
  const [held, receipt] = pictures[picture];
  const carrierNoticeAt = notices[notice]?.[mode];
  const facts = caseFactsSchema.parse({
    seller: { domicile: 'CN' },
    customer: { nameConfirmed: true, country: 'VN' },
    order: { orderNo: '1', orderNoConfirmed: true, ...(term !== null && { incoterm: term }) },
    lines: [{ id: '1', reason: 'TRANSIT_DAMAGE' }],
    delivery: { receivedAt: '2025-05-10', ...receipt, ...delivery },
    shipment: {
      mode,
      ...(handover === 'shown' && { transportDocRemarks: 'clean' }),
      ...(carrierNoticeAt !== undefined && { carrierNoticeAt }),
    },
  });
  return evaluateCase({
    packs,
    facts,
    holidays,
    asOf: '2025-06-01T09:00:00+08:00',
    evidenceHeld: held.map((kind) => ({ kind, count: 1 })),
    language: 'en',
    withoutTries: true,
  });
}

const codesOf = (answer: Answer): readonly string[] => answer.warnings.map(({ code }) => code);

describe.each(risks)('term %s, state at the handover %s: %s', (term, handover, row, stance, freight, fault) => {
  const cells = modes.flatMap((mode) =>
    (['held', 'none', 'unknown'] as const).flatMap((picture) =>
      (['in time', 'late', 'unknown'] as const).map((notice) => [mode, picture, notice] as const),
    ),
  );

  it.each(cells)('by %s, pictures %s, notice %s', (mode, picture, notice) => {
    const answer = judge(term, handover, picture, notice, mode);
    const line = answer.lines[0];
    const leg = line?.freight.find((f) => f.leg === 'return');
    expect([line?.rows, line?.byReading.sensible.stance, line?.fault]).toEqual([[row], stance, fault]);
    expect([leg?.literal, leg?.sensible]).toEqual(['UNDECIDED', freight]);
    // The article is silent: as printed it holds everywhere.
    expect(line?.byReading.literal.stance).toBe('HOLD');
    const codes = codesOf(answer);
    expect(codes.includes('DAMAGE_NOT_SHOWN')).toBe(picture !== 'held');
    expect(codes.includes('CARRIER_NOTICE_NOT_RECORDED')).toBe(notice === 'unknown');
    expect(codes.includes('CARRIER_NOTICE_LATE')).toBe(notice === 'late');
    // The clock runs while no notice is recorded, and it is the buyer's.
    const running = answer.deadlines.filter(({ id }) => id.startsWith(`notice-${mode}`));
    expect(running.length > 0).toBe(notice === 'unknown');
    expect(running.every(({ whose }) => whose === 'buyer')).toBe(true);
  });

  it('asks for what decides it: the term first, then the seller for the state at the handover', () => {
    const asked = judge(term, handover, 'unknown', 'unknown', 'sea').missingFacts.map(({ fact }) => fact);
    if (term === null) expect(asked[0]).toBe('order.incoterm');
    else if (row === 'R-44')
      expect(asked.slice(0, 2).sort()).toEqual(['shipment.damagedAt', 'shipment.transportDocRemarks']);
    else expect(asked).not.toContain('shipment.transportDocRemarks');
    // The notice is a clock, never a question that would hold the stance.
    expect(asked).not.toContain('shipment.carrierNoticeAt');
  });
});

describe('a notice to the carrier', () => {
  it('that stands on the receipt itself is never late', () => {
    const answer = judge('DAP', 'shown', 'held', 'late', 'sea', { damageNotedOnPod: true });
    expect(codesOf(answer)).not.toContain('CARRIER_NOTICE_LATE');
  });

  it('of which nobody knows when the goods came is not called late', () => {
    const answer = judge('DAP', 'shown', 'held', 'late', 'sea', { receivedAt: undefined });
    expect(codesOf(answer)).not.toContain('CARRIER_NOTICE_LATE');
  });
});
