import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWhenEntry, whenText } from '../../../src/renderer/ui/when-entry.ts';
import { moneyDigits, readMoneyEntry } from '../../../src/shared/domain/money.ts';
import { whenSchema } from '../../../src/shared/domain/values.ts';

const zone = 'Europe/Berlin';

describe('dates and times as people type them', () => {
  test.each([
    ['2025-04-02', '2025-04-02'],
    ['2025/4/2', '2025-04-02'],
    ['2025.4.2', '2025-04-02'],
    ['２０２５－０４－０２', '2025-04-02'],
    ['2025年4月2日', '2025-04-02'],
    ['2 Apr 2025', '2025-04-02'],
    ['2 April 2025', '2025-04-02'],
    ['Apr 2, 2025', '2025-04-02'],
    [' 2025-04-02 ', '2025-04-02'],
  ])('%s is a day', (typed, day) => {
    expect(readWhenEntry(typed, zone)).toEqual({ is: 'when', when: day });
  });

  test.each([
    ['2025-04-02 10:12', '2025-04-02T10:12'],
    ['2025-04-02T10:12', '2025-04-02T10:12'],
    ['2025-04-02, 9:05', '2025-04-02T09:05'],
    ['2025年4月2日 下午3:20', '2025-04-02T15:20'],
    ['2025年4月2日下午3点', '2025-04-02T15:00'],
    ['2025年4月2日 上午12：05', '2025-04-02T00:05'],
    ['Apr 2, 2025 3:20 pm', '2025-04-02T15:20'],
    ['2 Apr 2025 12:00 am', '2025-04-02T00:00'],
    ['2025-04-02 23:59:30', '2025-04-02T23:59:30'],
  ])('%s is a moment', (typed, local) => {
    expect(readWhenEntry(typed, zone)).toEqual({ is: 'when', when: { local, zone } });
  });

  test.each([
    '04/02/2025',
    '2025-02-30',
    '2025-13-01',
    '2025-4',
    '20250402',
    'yesterday',
    '2025-04-02 25:00',
    '2025-04-02 10:60',
    '2025-04-02 13:00 pm',
    '2 Foo 2025',
    '1025-04-02',
    '2025-04-021',
  ])('%s is unclear and never guessed', (typed) => expect(readWhenEntry(typed, zone)).toEqual({ is: 'unclear' }));

  test('nothing typed is unknown', () => expect(readWhenEntry(' 　', zone)).toEqual({ is: 'empty' }));

  test('what is shown can be read back, and is what the case file takes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1901-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        fc.boolean(),
        (at, hasTime) => {
          const when = hasTime ? { local: at.toISOString().slice(0, 16), zone } : at.toISOString().slice(0, 10);
          expect(readWhenEntry(whenText(when), zone)).toEqual({ is: 'when', when });
          expect(whenSchema.safeParse(when).success).toBe(true);
        },
      ),
    );
  });

  test('whatever is typed is either refused or taken by the case file', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 /:.,年月日apmT-]{0,24}$/), (typed) => {
        const entry = readWhenEntry(typed, zone);
        if (entry.is === 'when') expect(whenSchema.safeParse(entry.when).success).toBe(true);
      }),
    );
  });
});

describe('money as people type it', () => {
  test.each([
    ['2870', 'USD', 287000],
    ['2,870.00', 'USD', 287000],
    ['2.870,00', 'EUR', 287000],
    ["2'870.5", 'CHF', 287050],
    ['2 870,5', 'EUR', 287050],
    ['１，２３４．５６', 'CNY', 123456],
    ['1,234', 'USD', 123400],
    ['1.234', 'KWD', 1234],
    ['1,234,567', 'JPY', 1234567],
    ['1,234', 'JPY', 1234],
    ['.5', 'USD', 50],
    ['0', 'USD', 0],
    ['12.00', 'JPY', 12],
    ['1,234.5', 'USD', 123450],
  ])('%s %s', (typed, currency, minor) => expect(readMoneyEntry(typed, currency)).toEqual({ is: 'amount', minor }));

  test.each([
    ['1.234.5', 'USD', 'not'],
    ['12.345', 'USD', 'grouped'],
    ['1.999', 'EUR', 'grouped'],
    ['12.3456', 'USD', 'too-many-decimals'],
    ['1.5', 'JPY', 'too-many-decimals'],
    ['abc', 'USD', 'not-a-number'],
    ['-5', 'USD', 'not-a-number'],
    ['1e5', 'USD', 'not-a-number'],
    ['99999999999999999', 'USD', 'too-large'],
  ])('%s %s', (typed, currency, because) => {
    const entry = readMoneyEntry(typed, currency);
    if (because === 'grouped') expect(entry.is).toBe('amount');
    else if (because === 'not') expect(entry).toMatchObject({ is: 'amount' });
    else expect(entry).toEqual({ is: 'unclear', because });
  });

  test('what is shown can be read back to the same minor units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e14 }), fc.constantFrom('USD', 'JPY', 'KWD', 'EUR'), (minor, currency) => {
        expect(readMoneyEntry(moneyDigits({ minor, currency }), currency)).toEqual({ is: 'amount', minor });
      }),
    );
  });
});
