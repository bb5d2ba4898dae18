/**
 * The small value types that facts are made of: times, money, quantities, names.
 * What must not live here: anything that knows a rule, a clock or a file.
 */
import { z } from '../z.ts';

export { currencyDecimals, formatMoney } from './money.ts';

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

/** True for a day that exists in the Gregorian calendar, written YYYY-MM-DD, years 1900–2200. */
export function isRealDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2200) return false;
  // Date.UTC rolls impossible days over; a real day survives the round trip.
  const d = new Date(Date.UTC(year, month - 1, day));
  return `${pad(d.getUTCFullYear(), 4)}-${pad(d.getUTCMonth() + 1)}-${pad(d.getUTCDate())}` === text;
}

/** Answers already given: asking the tables is slow, and a case names few zones. */
const askedZones = new Map<string, boolean>();

/** True for an IANA zone that this computer's tables know. */
export function isKnownZone(zone: string): boolean {
  const before = askedZones.get(zone);
  if (before !== undefined) return before;
  const found = isInTables(zone);
  if (askedZones.size > 2000) askedZones.clear();
  askedZones.set(zone, found);
  return found;
}

function isInTables(zone: string): boolean {
  try {
    // Short names such as CST stand for several zones at once, and not every calendar library reads them.
    return (
      /^(UTC|[A-Za-z_]+\/[A-Za-z0-9_+\-/]+)$/.test(zone) &&
      new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
    );
  } catch {
    return false;
  }
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** A day without a time of day, `2025-04-02`. */
export const civilDateSchema = z
  .string()
  .max(10)
  .refine(isRealDate, 'not a real date (write YYYY-MM-DD)')
  .meta({ title: 'Date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** A moment as the clock on the wall showed it, with the IANA zone of that wall. */
export const instantSchema = z
  .strictObject({
    local: z
      .string()
      .max(23)
      .refine((text) => {
        const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
        return (
          match !== null &&
          isRealDate(match[1] ?? '') &&
          Number(match[2]) < 24 &&
          Number(match[3]) < 60 &&
          Number(match[4] ?? 0) < 60
        );
      }, 'not a real date and time (write YYYY-MM-DDTHH:MM)'),
    zone: z.string().max(64).refine(isKnownZone, 'not a time zone that is known (write for example Europe/Berlin)'),
  })
  .meta({ title: 'Instant' });

/** A date, or a date with time and zone. A date without a time stays a date: no midnight is invented. */
export const whenSchema = z.union([civilDateSchema, instantSchema]);

/** Money in minor units of an ISO 4217 currency: `{minor: 31075, currency: "KWD"}` is 31.075 dinar. */
export const moneySchema = z
  .strictObject({
    minor: z.int().min(-1e15).max(1e15),
    currency: z.string().refine((code) => currencies.has(code), 'not an ISO 4217 currency code'),
  })
  .meta({ title: 'Money' });

/** Money that is owed, paid or asked: never negative. */
export const amountSchema = moneySchema.refine((m) => m.minor >= 0, 'an amount cannot be negative');

/** A counted or weighed quantity. Never negative. */
export const quantitySchema = z
  .strictObject({
    value: z.number().min(0, 'a quantity cannot be negative').max(1e12),
    unit: z.string().min(1).max(20),
  })
  .meta({ title: 'Quantity' });

/** A name as its owner writes it, with an optional form in Latin letters. */
export const nameSchema = z
  .strictObject({ name: z.string().trim().min(1).max(300), latin: z.string().trim().min(1).max(300).optional() })
  .meta({ title: 'Name' });

export type CivilDate = z.infer<typeof civilDateSchema>;
export type Instant = z.infer<typeof instantSchema>;
export type When = z.infer<typeof whenSchema>;
export type Money = z.infer<typeof moneySchema>;
export type Quantity = z.infer<typeof quantitySchema>;
export type Name = z.infer<typeof nameSchema>;
