/**
 * Checks of sense that no single field can tell: they look at the raw file, so that they are reported together with
 * everything else that is wrong. Each check keeps silent about parts that do not have the expected form.
 */
import { type CaseFileProblem, jsonPath } from './case-file-issues.ts';

type Key = string | number;

/** Every contradiction in a case file, or in the facts of a case together with its exhibit ids. */
export function senseProblems(file: unknown, exhibitIds?: readonly string[]): CaseFileProblem[] {
  return [
    ...brokenText(file),
    ...twoOrderNumbers(file),
    ...claimedItems(file),
    ...citedExhibits(file, exhibitIds),
    ...duplicateExhibits(file),
    ...mixedCurrencies(file),
  ];
}

function problem(keys: readonly Key[], code: string, message: string, messageZh: string): CaseFileProblem {
  return { path: jsonPath('$', keys), code, message, messageZh };
}

/**
 * Characters that a page cannot show: control characters, halves of characters, and U+FFFD, which a wrong decoding
 * leaves in place of what it lost. And the key `__proto__`, which readers of JSON treat as no key at all.
 */
function brokenText(value: unknown, keys: readonly Key[] = []): CaseFileProblem[] {
  if (typeof value === 'string') {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/.test(value) || !value.isWellFormed()) {
      return [
        problem(
          keys,
          'BROKEN_TEXT',
          'This text holds characters that were lost or cannot be shown. Save the file as UTF-8 and type the text again.',
          '此文本含有丢失或无法显示的字符。请将文件存为 UTF-8 并重新输入这段文字。',
        ),
      ];
    }
    return [];
  }
  if (Array.isArray(value)) return value.flatMap((inner, i) => brokenText(inner, [...keys, i]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '__proto__'
      ? [problem([...keys, key], 'UNKNOWN_KEY', 'The case file has no such entry.', '案件文件中没有这一项。')]
      : brokenText(inner, [...keys, key]),
  );
}

const separators = /[,;、，；&+|\r\n]|\s\/\s|\s(?:and|und|et|y|or)\s|和|与|及|以及/iu;

/**
 * True when a text reads as more than one order number: two numbers with a separator or two long numbers side by side.
 * Blanks, dashes and slashes inside one number are fine (`178 2233 0045`, `PO-2025/0412`).
 */
export function holdsTwoOrderNumbers(text: string): boolean {
  const numberLike = (part: string): boolean => /\d/.test(part) && part.replace(/[^\p{L}\p{N}]/gu, '').length >= 3;
  if (text.split(separators).filter(numberLike).length > 1) return true;
  return text.split(/[\s/]+/).filter((part) => part.replace(/\D/g, '').length >= 10).length > 1;
}

function twoOrderNumbers(file: unknown): CaseFileProblem[] {
  return settledOrDisputed(at(file, 'order', 'orderNo'), ['order', 'orderNo']).flatMap(({ value, keys }) =>
    typeof value === 'string' && holdsTwoOrderNumbers(value)
      ? [
          problem(
            keys,
            'TWO_ORDER_NUMBERS',
            'This holds more than one order number. A case is about one order: open a case for each, or write a dispute with what each source says.',
            '这里有不止一个订单号。一个案件对应一个订单：请分别建案；若各方说法不一，请写成有争议的事实并注明各自来源。',
          ),
        ]
      : [],
  );
}

/** Claim lines point to items that exist, and together do not claim more than was ordered in the same unit. */
function claimedItems(file: unknown): CaseFileProblem[] {
  const ordered = new Map<string, unknown>();
  for (const item of list(at(file, 'order', 'items'))) {
    const id = at(item, 'id');
    if (typeof id === 'string') ordered.set(id, at(item, 'quantity'));
  }
  const claimed = new Map<string, number>();
  return list(at(file, 'lines')).flatMap((line, i) => {
    const itemId = at(line, 'itemId');
    if (typeof itemId !== 'string') return [];
    if (!ordered.has(itemId)) {
      return [
        problem(
          ['lines', i, 'itemId'],
          'UNKNOWN_ITEM',
          `The order has no item with the id ${itemId}.`,
          `订单中没有标识为 ${itemId} 的商品。`,
        ),
      ];
    }
    const [wanted, there] = [quantity(at(line, 'quantity')), quantity(ordered.get(itemId))];
    // A negative quantity is named by itself; what it would make of a sum is no second problem.
    if (!wanted || !there || wanted.unit !== there.unit || there.value < 0) return [];
    const sum = (claimed.get(itemId) ?? 0) + wanted.value;
    claimed.set(itemId, sum);
    // A hair of tolerance, for weights such as 0.1 + 0.2.
    if (sum <= there.value * (1 + 1e-9)) return [];
    return [
      problem(
        ['lines', i, 'quantity'],
        'MORE_THAN_ORDERED',
        `With this line ${round(sum)} ${there.unit} of item ${itemId} are claimed, but ${round(there.value)} were ordered.`,
        `加上此行，商品 ${itemId} 共主张 ${round(sum)} ${there.unit}，而订购数量为 ${round(there.value)}。`,
      ),
    ];
  });
}

function citedExhibits(file: unknown, exhibitIds?: readonly string[]): CaseFileProblem[] {
  const known = new Set(exhibitIds ?? list(at(file, 'exhibits')).map((exhibit) => at(exhibit, 'id')));
  const places = [
    ['dispute', 'allegations'],
    ['appeal', 'grounds'],
  ];
  return places.flatMap((place) =>
    list(at(file, ...place)).flatMap((entry, i) =>
      list(at(entry, 'exhibits')).flatMap((id, j) =>
        typeof id !== 'string' || known.has(id)
          ? []
          : [
              problem(
                [...place, i, 'exhibits', j],
                'UNKNOWN_EXHIBIT',
                `There is no exhibit with the id ${id}.`,
                `没有标识为 ${id} 的证据。`,
              ),
            ],
      ),
    ),
  );
}

function duplicateExhibits(file: unknown): CaseFileProblem[] {
  const seen = new Set<string>();
  return list(at(file, 'exhibits')).flatMap((exhibit, i) => {
    const id = at(exhibit, 'id');
    if (typeof id !== 'string') return [];
    if (seen.has(id))
      return [
        problem(['exhibits', i, 'id'], 'DUPLICATE_ID', 'Two exhibits have the same id.', '有两份证据的标识相同。'),
      ];
    seen.add(id);
    return [];
  });
}

/** The sums of one order are in one currency. */
function mixedCurrencies(file: unknown): CaseFileProblem[] {
  const sums: { keys: readonly Key[]; currency: string }[] = [];
  const look = (keys: readonly Key[]): void => {
    const currency = at(file, ...keys, 'currency');
    if (typeof currency === 'string') sums.push({ keys, currency });
  };
  for (const name of ['total', 'paid', 'shippingPaid', 'tax']) look(['order', name]);
  for (const i of list(at(file, 'order', 'items')).keys()) look(['order', 'items', i, 'unitPrice']);
  const first = sums[0];
  return sums.flatMap(({ keys, currency }) =>
    first === undefined || currency === first.currency
      ? []
      : [
          problem(
            [...keys, 'currency'],
            'MIXED_CURRENCIES',
            `This is in ${currency}, but ${jsonPath('$', first.keys)} is in ${first.currency}. An order has one currency.`,
            `此处为 ${currency}，而 ${jsonPath('$', first.keys)} 为 ${first.currency}。一个订单只用一种货币。`,
          ),
        ],
  );
}

/** The value itself, or each value of a dispute, with its place. */
function settledOrDisputed(value: unknown, keys: readonly Key[]): { value: unknown; keys: readonly Key[] }[] {
  const sides = at(value, 'disputed');
  if (!Array.isArray(sides)) return [{ value, keys }];
  return sides.map((side, i) => ({ value: at(side, 'value'), keys: [...keys, 'disputed', i, 'value'] }));
}

function quantity(value: unknown): { value: number; unit: string } | null {
  const [number, unit] = [at(value, 'value'), at(value, 'unit')];
  return typeof number === 'number' && typeof unit === 'string' ? { value: number, unit } : null;
}

const round = (value: number): number => Number(value.toPrecision(12));

function at(value: unknown, ...keys: readonly Key[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined,
    value,
  );
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
