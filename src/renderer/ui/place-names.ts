/** Countries and time zones as items to search: their names in the language of the page, and what one may type to find them. */
import { countryByZone, countryName, zonePlace, zonesByCountry } from '../../shared/domain/place-names.ts';
import { isKnownZone } from '../../shared/domain/values.ts';
import type { Language } from '../../shared/errors.ts';
import type { SearchItem } from './search-items.ts';

function once<T>(make: (language: Language) => T): (language: Language) => T {
  const made = new Map<Language, T>();
  return (language) => {
    const kept = made.get(language) ?? make(language);
    made.set(language, kept);
    return kept;
  };
}

/** Every country, in the order of its names. */
export const countryItems = once((language): readonly SearchItem[] =>
  zonesByCountry
    .map(([code]) => ({
      value: code,
      label: countryName(code, language),
      words: [code, countryName(code, 'en'), countryName(code, 'zh-CN')],
    }))
    .sort((a, b) => a.label.localeCompare(b.label, language)),
);

/** One zone as an item: found by its place and its country in both languages, and by its technical name. */
export function zoneItem(zone: string, language: Language): SearchItem {
  const country = countryByZone.get(zone) ?? '';
  return {
    value: zone,
    label: zonePlace(zone, language),
    words: [zone.replaceAll('_', ' '), zonePlace(zone, 'en'), zonePlace(zone, 'zh-CN'), country],
  };
}

/** Every zone of every country, in the order of their names. */
export const zoneItems = once((language): readonly SearchItem[] =>
  [...countryByZone.keys(), 'UTC']
    .filter(isKnownZone)
    .map((zone) => zoneItem(zone, language))
    .sort((a, b) => a.label.localeCompare(b.label, language)),
);
