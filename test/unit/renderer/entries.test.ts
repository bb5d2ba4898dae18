import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyDecimals, moneyDigits } from '../../../src/shared/domain/money.ts';
import { readMoneyEntry } from '../../../src/shared/domain/money-entry.ts';
import { amountSchema, whenSchema } from '../../../src/shared/domain/values.ts';
import { readWhenEntry, whenText } from '../../../src/shared/domain/when-entry.ts';

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
    ['17/5/2025', '2025-05-17'],
    ['5/17/2025', '2025-05-17'],
    ['17.05.2025', '2025-05-17'],
    ['04.02.2025', '2025-02-04'],
    ['3/3/2025', '2025-03-03'],
    ['17-5-2025', '2025-05-17'],
    ['17th May 2025', '2025-05-17'],
    ['Sat, 17 May 2025', '2025-05-17'],
    ['17-May-2025', '2025-05-17'],
    ['星期六 2025年5月17日', '2025-05-17'],
    ['\u202a2025-05-17\u202c', '2025-05-17'],
    ['\u200f17 May 2025', '2025-05-17'],
    ['２０２５年５月１７日', '2025-05-17'],
  ])('%s is a day without a doubt', (typed, day) => {
    expect(readWhenEntry(typed, zone, '2025-06-01')).toEqual({ is: 'when', when: day });
  });

  test.each([
    ['17 May 2025 14:30', '2025-05-17T14:30'],
    ['May 17, 2025 at 2:30 pm', '2025-05-17T14:30'],
    ['17.5.2025 14h30', '2025-05-17T14:30'],
    ['2025-05-17 2pm', '2025-05-17T14:00'],
    ['２０２５/５/１７　１４：３０', '2025-05-17T14:30'],
  ])('%s is a moment', (typed, local) => {
    expect(readWhenEntry(typed, zone, '2025-06-01')).toEqual({ is: 'when', when: { local, zone } });
  });

  test.each([
    ['04/02/2025', ['2025-02-04', '2025-04-02']],
    ['5/17', ['2025-05-17', '2026-05-17', '2024-05-17']],
    ['5月17日', ['2025-05-17', '2026-05-17', '2024-05-17']],
    ['17 May', ['2025-05-17', '2026-05-17', '2024-05-17']],
    ['4/5', ['2025-05-04', '2025-04-05', '2026-04-05', '2026-05-04']],
    ['20250402', ['2025-04-02']],
    ['17/05/25', ['2025-05-17', '2017-05-25']],
    ['29/2', ['2024-02-29']],
  ])('%s is asked, never guessed', (typed, choices) => {
    expect(readWhenEntry(typed, zone, '2025-06-01')).toEqual({ is: 'choose', choices });
  });

  test.each([
    // The last such day is the only one it can mean.
    ['11-19', '2026-11-24', { is: 'when', when: '2026-11-19' }],
    ['11-24', '2026-11-24', { is: 'when', when: '2026-11-24' }],
    ['12月30日', '2027-01-08', { is: 'when', when: '2026-12-30' }],
    ['19 Nov', '2026-11-24', { is: 'when', when: '2026-11-19' }],
    // Which is the month nobody knows, but neither lies ahead.
    ['5/6', '2026-11-24', { is: 'choose', choices: ['2026-06-05', '2026-05-06'] }],
    // Nearly a year ago may as well be a slip.
    ['11-28', '2026-11-24', { is: 'choose', choices: ['2025-11-28'] }],
  ])('of what has happened, %s on %s is never a day to come', (typed, today, entry) =>
    expect(readWhenEntry(typed, '', today, true)).toEqual(entry),
  );

  test('a time stays with every choice, and without today no year is made up', () => {
    expect(readWhenEntry('04/02/2025 9:05', zone)).toEqual({
      is: 'choose',
      choices: [
        { local: '2025-02-04T09:05', zone },
        { local: '2025-04-02T09:05', zone },
      ],
    });
    expect(readWhenEntry('5/17', zone)).toEqual({ is: 'unclear', because: 'form' });
  });

  test.each([
    ['2025-02-30', 'no-such-day'],
    ['31/11/2025', 'no-such-day'],
    ['2025-13-01', 'no-such-day'],
    ['1025-04-02', 'no-such-day'],
    ['2025-4', 'form'],
    ['yesterday', 'form'],
    ['2 Foo 2025', 'form'],
    ['17 Mayonnaise 2025', 'form'],
    ['2025-04-021', 'form'],
    ['2025-04-02 soon', 'form'],
    ['2025-04-02 25:00', 'no-such-time'],
    ['2025-04-02 10:60', 'no-such-time'],
    ['2025-04-02 13:00 pm', 'no-such-time'],
    ['2025-04-02 10:12 CST', 'zone-words'],
    ['2025-04-02T10:12:00Z', 'zone-words'],
    ['2025-04-02 10:12 UTC+8', 'zone-words'],
  ])('%s is not taken: %s', (typed, because) =>
    expect(readWhenEntry(typed, zone, '2025-06-01')).toEqual({ is: 'unclear', because }),
  );

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
        const entry = readWhenEntry(typed, zone, '2025-06-01');
        const whens = entry.is === 'when' ? [entry.when] : entry.is === 'choose' ? entry.choices : [];
        for (const when of whens) expect(whenSchema.safeParse(when).success).toBe(true);
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
    ['USD 2,870', 'EUR', 287000, 'USD'],
    ['2870 元', 'USD', 287000, 'CNY'],
    ['US$1,234.56', 'EUR', 123456, 'USD'],
    ['$12', 'HKD', 1200, 'HKD'],
    ['￥100', 'JPY', 100, 'JPY'],
    ['￥100', 'USD', 10000, 'CNY'],
    ['usd $5', 'CNY', 500, 'USD'],
    ['1,23,456.50', 'USD', 12345650],
    ['\u202a1,234.56\u202c', 'USD', 123456],
    ['1,234.-', 'USD', 123400],
  ] as const)('%s %s', (typed, currency, minor, other: string = currency) =>
    expect(readMoneyEntry(typed, currency)).toEqual({ is: 'amount', money: { minor, currency: other } }),
  );

  test.each([
    ['12.345', 'USD', [1234500]],
    ['1.999', 'EUR', [199900]],
    ['1,234', 'KWD', [1234000, 1234]],
  ])('%s %s is asked', (typed, currency, minors) =>
    expect(readMoneyEntry(typed, currency)).toEqual({
      is: 'choose',
      choices: minors.map((minor) => ({ minor, currency })),
    }),
  );

  test.each([
    ['1.234.5', 'USD', 'grouping'],
    ['1,2,3', 'USD', 'grouping'],
    ['1,,234', 'USD', 'grouping'],
    ['12,34,56', 'USD', 'grouping'],
    ['1.234,56,7', 'EUR', 'grouping'],
    ['12.3456', 'USD', 'too-many-decimals'],
    ['1.5', 'JPY', 'too-many-decimals'],
    ['abc', 'USD', 'not-a-number'],
    ['1e5', 'USD', 'two-amounts'],
    ['100-200', 'USD', 'two-amounts'],
    ['100 20', 'USD', 'two-amounts'],
    ['12 🙂', 'USD', 'not-a-number'],
    ['-5', 'USD', 'negative'],
    ['USD 100 EUR', 'USD', 'two-currencies'],
    ['€100 $', 'USD', 'two-currencies'],
    ['99999999999999999', 'USD', 'too-large'],
  ])('%s %s is not taken: %s', (typed, currency, because) =>
    expect(readMoneyEntry(typed, currency)).toMatchObject({ is: 'unclear', because }),
  );

  test('what is shown can be read back to the same minor units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e14 }), fc.constantFrom('USD', 'JPY', 'KWD', 'EUR'), (minor, currency) => {
        const read = { is: 'amount', money: { minor, currency } };
        expect(readMoneyEntry(moneyDigits({ minor, currency }), currency)).toEqual(read);
        // As people group it, in every style.
        const [whole = '', fraction = ''] = moneyDigits({ minor, currency }).split('.');
        const grouped = (sign: string) => whole.replace(/\B(?=(\d{3})+$)/g, sign);
        if (fraction === '') return;
        expect(readMoneyEntry(`${grouped(',')}.${fraction}`, currency)).toEqual(read);
        expect(readMoneyEntry(`${currency} ${grouped(' ')},${fraction}`, 'CNY')).toEqual(read);
        if (whole.length > 3) expect(readMoneyEntry(`${grouped('.')},${fraction}`, currency)).toEqual(read);
      }),
    );
  });

  test('whatever is typed is refused, or asked, or taken by the case file with no digit lost', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.stringMatching(/^[0-9 .,'$¥€-]{0,18}$/), fc.string({ unit: 'binary' })),
        fc.constantFrom('USD', 'JPY', 'KWD'),
        (typed, currency) => {
          const entry = readMoneyEntry(typed, currency);
          const found = entry.is === 'amount' ? [entry.money] : entry.is === 'choose' ? entry.choices : [];
          for (const money of found) {
            expect(amountSchema.safeParse(money).success).toBe(true);
            const digits = (text: string): string =>
              text
                .normalize('NFKC')
                .replace(/\D/g, '')
                .replace(/^0+|0+$/g, '');
            expect(digits(String(money.minor))).toBe(digits(typed));
            expect(money.minor % 1).toBe(0);
            expect(currencyDecimals(money.currency)).toBeLessThan(5);
          }
        },
      ),
    );
  });
});
