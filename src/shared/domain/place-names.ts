/** Countries and time zones by their names in Chinese and English. Pure. */
import type { Language } from '../errors.ts';
import { countriesWithZones, countryZones } from './country-zones.ts';
import { isKnownZone } from './values.ts';

/** Every country with its zones. */
export const zonesByCountry: readonly (readonly [country: string, zones: readonly string[]])[] = [
  ...Object.entries(countryZones).map(([country, zone]) => [country, [zone]] as const),
  ...Object.entries(countriesWithZones),
];
/** In which country a zone lies. */
export const countryByZone = new Map(
  zonesByCountry.flatMap(([country, zones]) => zones.map((zone) => [zone, country])),
);
const regions = {
  en: new Intl.DisplayNames('en-GB', { type: 'region' }),
  'zh-CN': new Intl.DisplayNames('zh-CN', { type: 'region' }),
} as const;

/** Chinese names of the larger places in countries with several clocks: the browser's own tables leave them out. Others keep their Latin name. */
const chinesePlaces: Readonly<Record<string, string>> = {
  Adelaide: '阿德莱德',
  Almaty: '阿拉木图',
  Anchorage: '安克雷奇',
  Auckland: '奥克兰',
  Azores: '亚速尔群岛',
  Boise: '博伊西',
  Brisbane: '布里斯班',
  'Buenos Aires': '布宜诺斯艾利斯',
  Canary: '加那利群岛',
  Cancun: '坎昆',
  Chicago: '芝加哥',
  Chihuahua: '奇瓦瓦',
  Darwin: '达尔文',
  Denver: '丹佛',
  Detroit: '底特律',
  Edmonton: '埃德蒙顿',
  Fortaleza: '福塔莱萨',
  Galapagos: '加拉帕戈斯群岛',
  Guayaquil: '瓜亚基尔',
  Halifax: '哈利法克斯',
  Hobart: '霍巴特',
  Honolulu: '檀香山',
  Irkutsk: '伊尔库茨克',
  Jakarta: '雅加达',
  Jayapura: '查亚普拉',
  Juneau: '朱诺',
  Kaliningrad: '加里宁格勒',
  Kinshasa: '金沙萨',
  Krasnoyarsk: '克拉斯诺亚尔斯克',
  'Kuala Lumpur': '吉隆坡',
  Kuching: '古晋',
  Kyiv: '基辅',
  Lisbon: '里斯本',
  'Los Angeles': '洛杉矶',
  Madeira: '马德拉群岛',
  Madrid: '马德里',
  Makassar: '望加锡',
  Manaus: '马瑙斯',
  Melbourne: '墨尔本',
  'Mexico City': '墨西哥城',
  Monterrey: '蒙特雷',
  Moscow: '莫斯科',
  'New York': '纽约',
  Nicosia: '尼科西亚',
  Novosibirsk: '新西伯利亚',
  Omsk: '鄂木斯克',
  Perth: '珀斯',
  Phoenix: '凤凰城',
  Recife: '累西腓',
  Regina: '里贾纳',
  Samara: '萨马拉',
  Samarkand: '撒马尔罕',
  Santiago: '圣地亚哥',
  'Sao Paulo': '圣保罗',
  'St Johns': '圣约翰斯',
  Sydney: '悉尼',
  Tashkent: '塔什干',
  Tijuana: '蒂华纳',
  Toronto: '多伦多',
  Ulaanbaatar: '乌兰巴托',
  Vancouver: '温哥华',
  Vladivostok: '符拉迪沃斯托克',
  Volgograd: '伏尔加格勒',
  Winnipeg: '温尼伯',
  Yakutsk: '雅库茨克',
  Yekaterinburg: '叶卡捷琳堡',
};

/** Asked for again and again while a case is answered; the system's own table is slow to ask. */
const named: Readonly<Record<Language, Map<string, string>>> = { en: new Map(), 'zh-CN': new Map() };

/** `PL` as `Poland` or `波兰`; what is no country stays as it is written. */
export function countryName(code: string, language: Language): string {
  let name = named[language].get(code);
  if (name === undefined) {
    name = /^[A-Z]{2}$/.test(code) ? (regions[language].of(code) ?? code) : code;
    // Only the names of countries are kept: there are few of them.
    if (name !== code) named[language].set(code, name);
  }
  return name;
}

/** A clock that is known by its distance alone, `Etc/GMT-8`, as `UTC+8`: those names count the other way round. Others keep theirs. */
export function zoneSign(zone: string): string {
  return zone.replace(
    /^Etc\/GMT([+-])(\d{1,2})$/,
    (_, sign: string, hours: string) => `UTC${sign === '-' ? '+' : '-'}${hours}`,
  );
}

/**
 * `Europe/Warsaw` as `Warsaw, Poland` or `波兰`, `America/New_York` as `New York, United States` or `美国 · 纽约`.
 * A zone of no country (`UTC`) keeps its name.
 */
export function zonePlace(zone: string, language: Language): string {
  const country = countryByZone.get(zone);
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  if (country === undefined || !isKnownZone(zone)) return zoneSign(zone).replaceAll('_', ' ');
  const land = countryName(country, language);
  if (language === 'en') return city === land ? city : `${city}, ${land}`;
  if (countryZones[country] !== undefined) return land;
  const place = chinesePlaces[city] ?? city;
  return `${land} · ${place}`;
}
