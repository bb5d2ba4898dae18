import { describe, expect, test } from 'vitest';
import { firstTyped, isInDispute, readClosing } from '../../../src/renderer/features/closing/closing-typing.ts';

const today = '2025-06-05';
const first = firstTyped({ order: { total: { minor: 100, currency: 'EUR' } } }, today, ', ');

describe('what is typed when a case is closed', () => {
  test('today is the day, the order gives the currency, and what nobody touched is left out', () => {
    expect(first).toEqual({ at: today, outcome: '', cost: '', currency: 'EUR', lesson: '', tags: '' });
    expect(readClosing(first, first, today)).toEqual({ said: { at: today } });
  });

  test('a field that is emptied is unknown again; one of which the sources disagree stays', () => {
    const facts = {
      closing: {
        outcome: 'Half',
        cost: {
          disputed: [
            { value: { minor: 1, currency: 'USD' }, source: 'bank' },
            { value: null, source: 'chat' },
          ],
        },
        tags: ['seal', 'glass'],
      },
    };
    const kept = firstTyped(facts as never, today, ', ');
    expect(kept).toMatchObject({ outcome: 'Half', cost: '', tags: 'seal, glass' });
    expect(isInDispute(facts.closing.cost)).toBe(true);
    expect(readClosing({ ...kept, outcome: ' ', tags: '' }, kept, today)).toEqual({
      said: { at: today, outcome: null, tags: null },
    });
  });

  test('amounts, keywords and days are read as people write them', () => {
    const typed = { ...first, at: '2025年6月1日', cost: 'USD 1,250.50', tags: '封签，glass; glass' };
    expect(readClosing(typed, first, today)).toEqual({
      said: { at: '2025-06-01', cost: { minor: 125050, currency: 'USD' }, tags: ['封签', 'glass'] },
    });
    expect(readClosing({ ...typed, currency: 'CNY', cost: '12' }, { ...typed, cost: '12' }, today)).toMatchObject({
      said: { cost: { minor: 1200, currency: 'CNY' } },
    });
  });

  test('what cannot be read is said of each field at once, and two readings are asked about', () => {
    expect(readClosing({ ...first, at: '', cost: 'much', tags: 'x'.repeat(61) }, first, today)).toEqual({
      doubts: {
        at: { problem: 'no-day' },
        cost: { problem: 'entry.amount-not-a-number', words: { currency: 'EUR' } },
        tags: { problem: 'entry.tags-unclear' },
      },
    });
    expect(readClosing({ ...first, at: '5/6/2025' }, first, today)).toMatchObject({
      doubts: { at: { ask: 'day', days: ['2025-06-05', '2025-05-06'] } },
    });
  });
});
