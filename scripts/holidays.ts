/**
 * npm run holidays -- --from FOLDER [--check] — resources/holidays/public-holidays.json: the public holidays of each country.
 * Worked out once in a while by two packages that are not packages of this project (one brings others that may not come in):
 * `npm install --prefix FOLDER date-holidays@3.37.0 chinese-days@1.5.7`. The app reads the table and never goes online for it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { writeOrCheck } from './lib/generated-file.ts';

interface HolidayFound {
  readonly type: string;
  readonly name: string;
  readonly rule: string;
  readonly start: Date;
  readonly end: Date;
  readonly date: string;
}
/** The parts of date-holidays and chinese-days that are used here. */
type HolidaysPackage = new (
  country?: string,
) => { getCountries(): Record<string, string>; getHolidays(year: number): HolidayFound[] };
interface ChineseDaysPackage {
  getDayDetail(day: string): { readonly work: boolean; readonly name: string };
}

const { values: words } = parseArgs({ options: { from: { type: 'string' }, check: { type: 'boolean' } } });
if (words.from === undefined) throw new Error('say --from FOLDER: where the two packages are installed');
const packages = path.join(path.resolve(words.from), 'node_modules');
const load = createRequire(path.join(packages, 'x.js'));
const holidaysModule = load('date-holidays') as HolidaysPackage & { readonly default?: HolidaysPackage };
const Holidays = holidaysModule.default ?? holidaysModule;
const chineseModule = load('chinese-days') as ChineseDaysPackage & { readonly default?: ChineseDaysPackage };
const chineseDays = chineseModule.default ?? chineseModule;

const [from, to] = ['2020-01-01', '2028-12-31'];
const [firstYear, lastYear] = [2020, 2028];
/** Days around a Chinese holiday that the yearly arrangement of days off has never gone beyond, with some room. */
const arrangementReach = 9;
/** Months of the Islamic calendar: the day is fixed by the sight of the moon and may be one off. */
const byTheMoon = /Muharram|Safar|Rabi|Jumada|Rajab|Shaban|Ramadan|Shawwal|Dhu/;

type Days = Set<string>;

const plus = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
const inTable = (day: string): boolean => day >= from && day <= to;
const sorted = (days: Iterable<string>): string[] => [...new Set(days)].filter(inTable).sort();

/** The whole-day public holidays of a country, and the days beside those that may be one off. */
function ofCountry(country: string): { days: Days; possible: Days } {
  const [days, possible]: [Days, Days] = [new Set(), new Set()];
  const source = new Holidays(country);
  // One year more: a holiday may begin in December and reach into January.
  for (let year = firstYear - 1; year <= lastYear; year += 1) {
    for (const holiday of source.getHolidays(year)) {
      // Half days off do not end a day earlier.
      if (holiday.type !== 'public' || holiday.date.slice(11, 16) !== '00:00') continue;
      const first = holiday.date.slice(0, 10);
      const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
      for (let n = 0; n < length; n += 1) days.add(plus(first, n));
      if (byTheMoon.test(holiday.rule)) for (const near of [-1, length]) possible.add(plus(first, near));
    }
  }
  return { days, possible };
}

/** China's days off as arranged by the State Council each year, and the days that a later arrangement may reach. */
function ofChina(): { days: Days; possible: Days; end: string } {
  const [days, possible]: [Days, Days] = [new Set(), new Set()];
  const isArranged = (day: string): boolean => {
    const detail = chineseDays.getDayDetail(day);
    // A plain weekend carries the name of the weekday alone.
    return !detail.work && detail.name.includes(',');
  };
  let end = from;
  for (let day: string = from; day <= to; day = plus(day, 1)) {
    if (!isArranged(day)) continue;
    days.add(day);
    end = `${day.slice(0, 4)}-12-31`;
  }
  for (const day of ofCountry('CN').days)
    for (let n = -arrangementReach; n <= arrangementReach; n += 1) if (plus(day, n) > end) possible.add(plus(day, n));
  return { days, possible, end };
}

/** The pages that the data was taken from, as its licence wants them named. */
function pages(): string[] {
  const text = readFileSync(path.join(packages, 'date-holidays/LICENSE'), 'utf8');
  const inside = /<attribution>([\s\S]*)<\/attribution>/.exec(text)?.[1];
  if (!inside) throw new Error('date-holidays no longer names its sources in LICENSE');
  return [...new Set(inside.split('\n').map((line) => line.trim()))].filter((line) => line !== '').sort();
}

function versionOf(name: string): string {
  const found = JSON.parse(readFileSync(path.join(packages, name, 'package.json'), 'utf8')) as {
    version: string;
  };
  return `${name} ${found.version}`;
}

/** The table as text: one line for each country. */
function holidayTable(): string {
  const countries: [string, string[]][] = [];
  const possible: [string, string[]][] = [];
  const china = ofChina();
  for (const country of Object.keys(new Holidays().getCountries()).sort()) {
    const found = country === 'CN' ? china : ofCountry(country);
    // Nothing at all is a gap of the data, not a country without holidays.
    if (found.days.size === 0) continue;
    countries.push([country, sorted(found.days)]);
    const maybe = sorted(found.possible).filter((day) => !found.days.has(day));
    if (maybe.length > 0) possible.push([country, maybe]);
  }
  const head = {
    source: `${versionOf('date-holidays')} (national, type public); CN: ${versionOf('chinese-days')}`,
    licence: 'CC-BY-SA-3.0 (CN: MIT)',
    attribution:
      'Holidays by commenthol and the contributors of date-holidays, CC BY-SA 3.0, from the pages named below; changed: worked out day by day, national whole-day public holidays only. This table is under the same licence. Days off in China by the authors of chinese-days, MIT.',
    pages: pages(),
    from,
    to,
    ends: { CN: china.end },
  };
  const lines = (rows: readonly [string, string[]][]): string =>
    rows.map(([country, days]) => `    ${JSON.stringify(country)}: ${JSON.stringify(days)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},
  "countries": {
${lines(countries)}
  },
  "possible": {
${lines(possible)}
  }
}
`;
}

writeOrCheck('resources/holidays/public-holidays.json', holidayTable());
