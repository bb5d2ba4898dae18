/** What stands behind a label: `Label: value`, `Label<tab>value`, `Label value`, or the label alone with the value below it. Pure. */
import { readMoneyEntry } from '../money-entry.ts';
import { plainText } from '../typed-text.ts';
import { countryIn, endsWithCountry } from './countries.ts';
import {
  addressLabels,
  amountLabels,
  apartLabels,
  countryLabels,
  dayLabels,
  firm,
  headings,
  isButton,
  nameLabels,
  platformLabels,
  priceLabels,
  productLabels,
  quantityLabels,
  reasonLabels,
  rowTotalLabels,
  textLabels,
  whole as wholeOf,
  wishLabels,
  withoutButtons,
} from './labels.ts';
import type { Found } from './reading.ts';
import { platformsIn, reasonsIn, saysNoMoreThanNotAsDescribed, wishIn } from './said.ts';
import { readStamp, type StampRoom } from './stamps.ts';

type Reader = (value: string, at: Place) => readonly Found[];
interface Place {
  readonly passage: string;
  readonly line: number;
  readonly room: StampRoom;
  /** No colon stands between label and value. */
  readonly isBare?: true;
}
interface Label {
  readonly whole: RegExp;
  /** The label and a value in one line without a colon; only for values that cannot be taken for anything else. */
  readonly before: RegExp | null;
  readonly read: Reader;
}

const label = (words: string, read: Reader, isClear = false): Label => ({
  whole: wholeOf(words),
  before: isClear ? new RegExp(`^(?:${words})(?:\\s?[/／|]?\\s?(?:${words}))?\\s+(?=\\S)`, 'i') : null,
  read,
});

const all: readonly Label[] = [
  ...dayLabels.map(([words, path]) => label(words, (value, at) => readDays(path, value, at), true)),
  ...amountLabels.map(([words, path]) => label(words, (value, at) => readAmount(path, value, at), true)),
  ...textLabels.map(([words, path, form]) =>
    label(
      words,
      (value, at) =>
        form.test(value) && isFit(path, value) && (at.isBare !== true || bareNumber.test(value))
          ? readText(path, value, at)
          : [],
      path === 'shipment.transportDocNo',
    ),
  ),
  ...nameLabels.map(([words, path]) => label(words, (value, at) => readName(path, value, at))),
  label(addressLabels, readAddress),
  label(countryLabels, (value, { passage, line }) => {
    const code = countryIn(value);
    return code === null ? [] : [{ path: 'customer.country', value: code, passage, line }];
  }),
  label(platformLabels, (value, { line, passage }) => platformsIn(value, line).map((one) => ({ ...one, passage }))),
  label(reasonLabels, (value, { passage, line }) => {
    const found = reasonsIn(value);
    const isOpen = saysNoMoreThanNotAsDescribed(value);
    const at = { entry: 0, passage, line };
    return [
      ...found.map((reason) => ({
        ...at,
        path: 'lines[].reason',
        value: reason,
        isPlain: found.length === 1 && !isOpen,
      })),
      ...(isOpen ? [{ ...at, path: 'lines[].description', value }] : []),
    ];
  }),
  label(wishLabels, (value, { passage, line }) => {
    const wish = wishIn(value);
    return wish === null ? [] : [{ path: 'request.buyerWants', value: wish, passage, line }];
  }),
];
/** What can be nothing but a number of a parcel, where no colon sets it apart. */
const bareNumber = /^[A-Z]{0,4}[ -]?\d[\d -]{5,30}[A-Z]{0,3}$/i;
/** Labels that are read with the goods. */
const ofGoods = wholeOf(`${quantityLabels}|${priceLabels}|${productLabels}`);
const beforeGoods = new RegExp(`^(?:${quantityLabels}|${priceLabels}|${rowTotalLabels})\\s+(?=\\S{0,8}\\s?\\d)`, 'i');
const heading = wholeOf(headings);

const names = new RegExp(`^(?:${nameLabels.map(([words]) => words).join('|')}|${platformLabels})$`, 'i');

const buyerNames = wholeOf(
  nameLabels
    .filter(([, path]) => path === 'customer.name')
    .map(([words]) => words)
    .join('|'),
);

const labelWords = (line: string): string =>
  (line.search(/[:：]/) < 0 ? line : line.slice(0, line.search(/[:：]/)))
    .trim()
    .replace(/\s*\(([A-Z]{3})\)$/, '')
    .replace(/[#＃]$/, '')
    .trim();
const labelOf = (words: string): Label | undefined =>
  words === '' || words.length > 40 ? undefined : all.find(({ whole }) => whole.test(words));

/** True for a line that is or begins with a label of a page. */
export function isLabelled(line: string): boolean {
  const words = labelWords(plainText(line));
  return labelOf(words) !== undefined || ofGoods.test(words) || (words.length <= 60 && heading.test(words));
}

/** True also where a value stands behind the label without a colon. */
function opensWithLabel(text: string): boolean {
  return isLabelled(text) || beforeGoods.test(text) || all.some(({ before }) => before?.test(text) && /\d/.test(text));
}

/** True where the words are a label of something else than a person: no message is written by "Payment time". */
export function isDataLabel(words: string): boolean {
  const bare = labelWords(plainText(words));
  return isLabelled(words) && !names.test(bare);
}

/** What line `i` says by its label. */
export function labelled(lines: readonly string[], i: number, room: StampRoom): readonly Found[] {
  const whole = lines[i] ?? '';
  const cells = cellsOf(whole);
  return cells.length > 1
    ? cells.flatMap((cell) => inCell(cell, [], { passage: whole.trim(), line: i + 1, room }))
    : inCell(cells[0] ?? '', lines.slice(i + 1, i + 9), { passage: whole.trim(), line: i + 1, room });
}

/** Several labels beside each other are several passages; a label and its value in two cells are one. */
function cellsOf(line: string): readonly string[] {
  const cells = line
    .split(/\t+|\s{3,}|\s[|｜]\s/)
    .map((cell) => plainText(cell))
    .filter((cell) => cell !== '');
  const named = cells.filter((cell) => /^[^:：]{1,40}[:：]\s*\S/.test(cell));
  if (named.length > 1) return cells.flatMap(apartLabels);
  return apartLabels(cells.length === 2 && !/[:：]/.test(cells[0] ?? '') ? cells.join(': ') : cells.join(' '));
}

function inCell(plain: string, below: readonly string[], place: Place): readonly Found[] {
  const colon = plain.search(/[:：]/);
  const words = labelWords(plain);
  const found = labelOf(words);
  if (found !== undefined) {
    const currency = /\(([A-Z]{3})\)\s*$/.exec(colon < 0 ? plain : plain.slice(0, colon))?.[1];
    const own = colon < 0 ? '' : withoutButtons(plain.slice(colon + 1));
    if (own !== '') {
      const isAddress = found.read === readAddress && endsWithCountry(own) === null;
      const rest = isAddress ? valueBelow(below, true) : [];
      return found.read([currency === undefined ? own : `${currency} ${own}`, ...rest].join('\n'), {
        ...place,
        passage: [place.passage, ...rest].join(' '),
      });
    }
    const next = valueBelow(below, found.read === readAddress, buyerNames.test(words));
    return next.length === 0
      ? []
      : found.read(next.map(withoutButtons).join('\n'), { ...place, passage: [place.passage, ...next].join(' ') });
  }
  if (colon >= 0 && colon < 20 && !/\d/.test(plain.slice(0, colon))) return [];
  for (const { before, read } of all) {
    const start = before?.exec(plain)?.[0];
    if (start === undefined || !/\d/.test(plain.slice(start.length))) continue;
    const said = read(withoutButtons(plain.slice(start.length)), { ...place, isBare: true });
    if (said.length > 0) return said;
  }
  return [];
}

/** The value that stands below a label; an address may take several lines, a buyer his firm and his country. */
function valueBelow(below: readonly string[], isAddress: boolean, isBuyer = false): readonly string[] {
  const lines: string[] = [];
  for (const line of below) {
    const text = plainText(line);
    if (isButton(text) || (text === '' && lines.length === 0 && !isAddress)) continue;
    if (text === '' || opensWithLabel(text)) break;
    if (/^[^:：\d]{2,30}[:：]/.test(text) && !(isAddress && ofAddress.test(text)) && (lines.length > 0 || isAddress))
      break;
    if (lines.length > 0 && !isAddress && !firm.test(text) && countryIn(text) === null) break;
    lines.push(line.trim());
    if (!(isAddress || isBuyer) || lines.length === 6 || countryIn(text) !== null) break;
  }
  return lines;
}

/** Lines of an address that have a label of their own. */
const ofAddress = /^(?:tel|phone|mobile|zip|post ?code|attn?|contact|电话|手机|邮编|联系人|收件人|收货人)/i;

/** A carrier by its own name, apart from the way it goes; the way alone is no carrier. */
function readText(path: string, value: string, { passage, line }: Place): readonly Found[] {
  if (path !== 'shipment.carrier') return [{ path, value, passage, line }];
  const way = modes.find(([pattern]) => pattern.test(value));
  const mode: readonly Found[] = way === undefined ? [] : [{ path: 'shipment.mode', value: way[1], passage, line }];
  const name = value.replace(wayOnly, '').trim();
  return [...(name.length < 2 ? [] : [{ path, value: name, passage, line }]), ...mode];
}

const modes: readonly (readonly [RegExp, string])[] = [
  [/\b(?:sea|ocean) ?(?:freight|shipping)?\b|海运/i, 'sea'],
  [/\bair ?(?:freight|cargo|shipping)?\b|空运/i, 'air'],
  [/\b(?:rail|train)\b|铁路|班列/i, 'rail'],
  [/\b(?:truck|road|land)\b|陆运|卡车|汽运/i, 'road'],
  [/\bexpress\b|\bcourier\b|快递/i, 'courier'],
];
const wayOnly =
  /^(?:by |via )?(?:(?:sea|ocean|air|rail|train|truck|road|land|express|courier)(?: (?:freight|cargo|shipping|delivery))?|海运|空运|铁路|陆运|卡车|汽运|国际快递|快递)(?:\s*[-–/,，:：(]\s*|$)/i;

/** A number without a digit is a word. */
const isFit = (path: string, value: string): boolean => !/No$/.test(path) || /\d{3}/.test(value.replace(/[ -]/g, ''));

function readDays(path: string, value: string, { passage, line, room }: Place): readonly Found[] {
  const { whens, isPlain } = readStamp(value, room);
  return whens.map((when) => ({ path, value: when, passage, line, ...(!isPlain && { isPlain: false }) }));
}

/** Only with its currency: a bare number may be anything. */
function readAmount(path: string, typed: string, { passage, line }: Place): readonly Found[] {
  // The platform writes beside the sum how it is to be paid back.
  const wish = path === 'request.amount' ? wishIn(typed) : null;
  const bare = path === 'request.amount' ? typed.replace(/(?<=\d)\s+\p{Script=Han}.*$/u, '') : typed;
  const value = bare.replace(/\s*\([^)]*\)$/, '');
  const wished: readonly Found[] = wish === null ? [] : [{ path: 'request.buyerWants', value: wish, passage, line }];
  if (!/[A-Z]{3}|[$€£¥￥元]|美元|美金|欧元/i.test(value)) return wished;
  const entry = readMoneyEntry(value, 'USD');
  const amounts = entry.is === 'amount' ? [entry.money] : entry.is === 'choose' ? entry.choices : [];
  return [
    ...amounts.map((money) => ({
      path,
      value: money,
      passage,
      line,
      ...(entry.is === 'choose' && { isPlain: false }),
    })),
    ...wished,
  ];
}

const street =
  /\d|(?:street|road|avenue|str\.?|stra(?:ss|ß)e|ul\.|rue|via|blvd|building|floor|district|province|city)(?![a-z])|[省市区县路街号]/i;

/** The name alone: an address or a telephone number behind it goes where it belongs. */
function readName(path: string, value: string, { passage, line }: Place): readonly Found[] {
  if (
    value.length > 400 ||
    /[.!?。！？]$/.test(value.replace(/\b(?:Ltd|Inc|Co|Corp|S\.A|B\.V|S\.r\.l|z o\.o)\.$/i, ''))
  )
    return [];
  const [first = '', ...others] = value.split('\n');
  const parts = first.split(/[,，;；]\s*/);
  const from = parts.findIndex((part, i) => i > 0 && street.test(part));
  const head = (from > 0 ? parts.slice(0, from).join(', ') : first)
    .replace(/\s+(?:tel\.?:?\s*)?\+?\(?\d[\d ()-]{6,}.*$/i, '')
    .trim();
  if (head === '' || head.length > 200 || !/\p{L}/u.test(head)) return [];
  const house =
    path === 'customer.name' && !firm.test(head) ? others.find((one) => one.length < 200 && firm.test(one)) : undefined;
  const found: Found[] = [{ path, value: nameOf(house === undefined ? head : `${head}, ${house}`), passage, line }];
  const country = path === 'customer.name' ? others.map(countryIn).find((code) => code !== null) : undefined;
  if (country != null) found.push({ path: 'customer.country', value: country, passage, line });
  const rest = from > 0 ? parts.slice(from).join(', ').trim() : '';
  if (path === 'customer.name' && rest.length > 4) found.push(...addressOf(rest, { passage, line }));
  return found;
}

/** `示例公司 (Sample Co)` is a name with its Latin form. */
function nameOf(value: string): unknown {
  const match = /^([^()]{1,200}?)\s*\(([A-Za-z0-9 .,&'-]{2,200})\)$/.exec(value);
  const [name, latin] = [match?.[1]?.trim(), match?.[2]?.trim()];
  return name && latin && /[\u0250-\uffff]/.test(name) ? { name, latin } : { name: value };
}

function readAddress(value: string, { passage, line }: Place): readonly Found[] {
  return value.length < 5 || value.length > 900 ? [] : addressOf(value, { passage, line });
}

function addressOf(value: string, at: Pick<Place, 'passage' | 'line'>): readonly Found[] {
  const country = endsWithCountry(value);
  return [
    { path: 'customer.shipTo', value, ...at },
    ...(country === null ? [] : [{ path: 'customer.country', value: country, ...at }]),
  ];
}
