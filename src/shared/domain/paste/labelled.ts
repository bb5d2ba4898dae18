/** What stands behind a label: `Label: value`, `Label<tab>value`, `Label value`, or the label alone with the value below it. Pure. */
import { readMoneyEntry } from '../money-entry.ts';
import { plainText } from '../typed-text.ts';
import { countryIn, endsWithCountry } from './countries.ts';
import {
  addressLabels,
  amountLabels,
  countryLabels,
  dayLabels,
  isButton,
  nameLabels,
  platformLabels,
  priceLabels,
  productLabels,
  quantityLabels,
  reasonLabels,
  textLabels,
  withoutButtons,
} from './labels.ts';
import type { Found } from './reading.ts';
import { platformsIn, reasonsIn } from './said.ts';
import { readStamp, type StampRoom } from './stamps.ts';

type Reader = (value: string, at: Place) => readonly Found[];
interface Place {
  readonly passage: string;
  readonly line: number;
  readonly room: StampRoom;
}
interface Label {
  readonly whole: RegExp;
  /** The label and a value in one line without a colon; only for values that cannot be taken for anything else. */
  readonly before: RegExp | null;
  readonly read: Reader;
}

const label = (words: string, read: Reader, isClear = false): Label => ({
  whole: new RegExp(`^(?:${words})$`, 'i'),
  before: isClear ? new RegExp(`^(?:${words})\\s+(?=\\S)`, 'i') : null,
  read,
});

const all: readonly Label[] = [
  ...dayLabels.map(([words, path]) => label(words, (value, at) => readDays(path, value, at), true)),
  ...amountLabels.map(([words, path]) => label(words, (value, at) => readAmount(path, value, at), true)),
  ...textLabels.map(([words, path, form]) =>
    label(words, (value, { passage, line }) =>
      form.test(value) && isFit(path, value) ? [{ path, value, passage, line }] : [],
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
    return found.map((reason) => ({
      path: 'lines[].reason',
      entry: 0,
      value: reason,
      passage,
      line,
      isPlain: found.length === 1,
    }));
  }),
];
/** Labels that are read with the goods. */
const ofGoods = new RegExp(`^(?:${quantityLabels}|${priceLabels}|${productLabels})$`, 'i');

const names = new RegExp(`^(?:${nameLabels.map(([words]) => words).join('|')}|${platformLabels})$`, 'i');

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
  return labelOf(words) !== undefined || ofGoods.test(words);
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
  if (named.length > 1) return cells;
  return [cells.length === 2 && !/[:：]/.test(cells[0] ?? '') ? cells.join(': ') : cells.join(' ')];
}

function inCell(plain: string, below: readonly string[], place: Place): readonly Found[] {
  const colon = plain.search(/[:：]/);
  const words = labelWords(plain);
  const found = labelOf(words);
  if (found !== undefined) {
    const currency = /\(([A-Z]{3})\)\s*$/.exec(colon < 0 ? plain : plain.slice(0, colon))?.[1];
    const own = colon < 0 ? '' : withoutButtons(plain.slice(colon + 1));
    if (own !== '') {
      const isAddress = found.read === readAddress;
      const rest = isAddress ? valueBelow(below, true) : [];
      return found.read([currency === undefined ? own : `${currency} ${own}`, ...rest].join('\n'), {
        ...place,
        passage: [place.passage, ...rest].join(' '),
      });
    }
    const next = valueBelow(below, found.read === readAddress);
    return next.length === 0
      ? []
      : found.read(withoutButtons(next.join('\n')), { ...place, passage: [place.passage, ...next].join(' ') });
  }
  if (colon >= 0 && colon < 20 && !/\d/.test(plain.slice(0, colon))) return [];
  for (const { before, read } of all) {
    const start = before?.exec(plain)?.[0];
    if (start === undefined || !/\d/.test(plain.slice(start.length))) continue;
    const said = read(withoutButtons(plain.slice(start.length)), place);
    if (said.length > 0) return said;
  }
  return [];
}

/** The value that stands below a label; an address may take several lines. */
function valueBelow(below: readonly string[], isAddress: boolean): readonly string[] {
  const lines: string[] = [];
  for (const line of below) {
    const text = plainText(line);
    if (isButton(text) || (text === '' && lines.length === 0 && !isAddress)) continue;
    if (text === '' || isLabelled(text) || (lines.length > 0 && /^[^:：]{2,30}[:：]\s/.test(text))) break;
    lines.push(line.trim());
    if (!isAddress || lines.length === 6) break;
  }
  return lines;
}

/** A number without a digit is a word. */
const isFit = (path: string, value: string): boolean => !/No$/.test(path) || /\d{3}/.test(value.replace(/[ -]/g, ''));

function readDays(path: string, value: string, { passage, line, room }: Place): readonly Found[] {
  const { whens, isPlain } = readStamp(value, room);
  return whens.map((when) => ({ path, value: when, passage, line, ...(!isPlain && { isPlain: false }) }));
}

/** Only with its currency: a bare number may be anything. */
function readAmount(path: string, typed: string, { passage, line }: Place): readonly Found[] {
  const value = typed.replace(/\s*\([^)]*\)$/, '');
  if (!/[A-Z]{3}|[$€£¥￥元]|美元|美金|欧元/i.test(value)) return [];
  const entry = readMoneyEntry(value, 'USD');
  const amounts = entry.is === 'amount' ? [entry.money] : entry.is === 'choose' ? entry.choices : [];
  return amounts.map((money) => ({
    path,
    value: money,
    passage,
    line,
    ...(entry.is === 'choose' && { isPlain: false }),
  }));
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
  const [first = ''] = value.split('\n');
  const parts = first.split(/[,，;；]\s*/);
  const from = parts.findIndex((part, i) => i > 0 && street.test(part));
  const head = (from > 0 ? parts.slice(0, from).join(', ') : first)
    .replace(/\s+(?:tel\.?:?\s*)?\+?\(?\d[\d ()-]{6,}.*$/i, '')
    .trim();
  if (head === '' || head.length > 200 || !/\p{L}/u.test(head)) return [];
  const found: Found[] = [{ path, value: nameOf(head), passage, line }];
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
