/** Countries by their names in English and Chinese, as addresses end with them. Pure. */
import { countriesWithZones, countryZones } from '../country-zones.ts';
import { plainText } from '../typed-text.ts';

/** Short forms that addresses use. */
const others: Readonly<Record<string, string>> = {
  usa: 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  uae: 'AE',
  'south korea': 'KR',
  'korea, republic of': 'KR',
  'russian federation': 'RU',
  'viet nam': 'VN',
  turkey: 'TR',
  'czech republic': 'CZ',
  holland: 'NL',
  'the netherlands': 'NL',
  中国: 'CN',
};

let known: ReadonlyMap<string, string> | null = null;

function names(): ReadonlyMap<string, string> {
  if (known !== null) return known;
  const map = new Map(Object.entries(others));
  for (const language of ['en', 'zh-Hans']) {
    const display = new Intl.DisplayNames(language, { type: 'region' });
    for (const code of [...Object.keys(countryZones), ...Object.keys(countriesWithZones)])
      map.set((display.of(code) ?? code).toLowerCase(), code);
  }
  known = map;
  return map;
}

/** The code of a country that is named and nothing else; null for anything else. */
export function countryIn(text: string): string | null {
  const plain = plainText(text)
    .toLowerCase()
    .replace(/[.。]$/, '');
  const known = names();
  const found = known.get(plain) ?? known.get(`${plain}.`);
  if (found !== undefined) return found;
  // The same country in two languages beside each other.
  const [a, b] = plain.split(/(?<=\p{Script=Han})[\s/(（]+(?=[a-z])|(?<=[a-z])[\s/(（]+(?=\p{Script=Han})/u);
  const [one, other] = [known.get(a ?? ''), known.get((b ?? '').replace(/[)）]$/, ''))];
  return one !== undefined && one === other ? one : null;
}

/** The country that an address ends with, a postcode behind it or not. */
export function endsWithCountry(address: string): string | null {
  const last = address.split(/[\n,，]/).findLast((part) => part.trim() !== '') ?? '';
  return countryIn(last) ?? countryIn(last.replace(/\s+[\d-]{3,10}$/, '')) ?? countryIn(last.split(/\s+/).at(-1) ?? '');
}
