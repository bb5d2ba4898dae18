/**
 * Reads the kept table of public holidays and checks it. Like the packs it is brought by whoever makes a desk.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import { z } from '../../shared/z.ts';
import type { Holidays } from './holidays.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Twenty thousand days: checked by hand, because a schema for each would take longer than reading the file. */
const byCountry = z.custom<Holidays['countries']>(
  (table) =>
    typeof table === 'object' &&
    table !== null &&
    Object.entries(table).every(
      ([country, days]: [string, unknown]) =>
        /^[A-Z]{2}$/.test(country) &&
        Array.isArray(days) &&
        days.every((d) => typeof d === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(d)),
    ),
);
const tableSchema = z.object({
  from: day,
  to: day,
  ends: z.record(z.string(), day),
  countries: byCountry,
  possible: byCountry,
});

/**
 * Loads `<resourcesRoot>/holidays/public-holidays.json`.
 * @throws Trouble HOLIDAYS_INVALID when it is missing or not such a table
 */
export function loadHolidays(resourcesRoot: string): Holidays {
  const file = path.join(resourcesRoot, 'holidays', 'public-holidays.json');
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Trouble('HOLIDAYS_INVALID', { path: file });
  }
  const parsed = tableSchema.safeParse(content);
  if (!parsed.success || Object.keys(parsed.data.countries).length === 0)
    throw new Trouble('HOLIDAYS_INVALID', { path: file });
  return parsed.data;
}
