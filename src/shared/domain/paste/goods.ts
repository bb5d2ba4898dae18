/** What was ordered: product, quantity and unit price, from labels, from rows of a table, or from a price times a quantity. Pure. */
import { readMoneyEntry } from '../money-entry.ts';
import { readQuantityEntry } from '../quantity-entry.ts';
import { plainText } from '../typed-text.ts';
import type { Money, Quantity } from '../values.ts';
import { isLabelled } from './labelled.ts';
import {
  apartLabels,
  isButton,
  priceLabels,
  productLabels,
  quantityLabels,
  rowTotalLabels,
  whole,
  withoutButtons,
} from './labels.ts';
import type { Found } from './reading.ts';

interface Row {
  readonly product?: string | undefined;
  readonly quantity?: Quantity | undefined;
  readonly price?: Money | undefined;
  /** The product stands beside its quantity, not only somewhere above it. */
  readonly isSure: boolean;
  readonly passage: string;
  readonly line: number;
}

const mostRows = 50;
const money = String.raw`(?:US ?\$|USD|EUR|€|GBP|£|CNY|RMB|¥|￥|\$) ?\d[\d.,]{0,15}|\d[\d.,]{0,15} ?(?:USD|EUR|GBP|CNY|RMB|美元|元)`;
const unit = String.raw`(?:pieces?(?:\/pieces|\(s\))?|pcs?\.?|units?|sets?(?:\/sets)?|pairs?(?:\/pairs)?|cartons?|ctns?|rolls?|kgs?|kilograms?|tons?|met(?:er|re)s?|bags?|box(?:es)?|件(?:\/个)?|个|只|条|台|套|双|对|箱|卷|公斤|千克|吨|米|平方米|立方米)`;
const count = String.raw`\d[\d,. ]{0,12}? ?${unit}(?![\w\u4e00-\u9fff])`;
const timesFirst = new RegExp(`(${money})\\s?(?:\\/\\s?${unit})?\\s?[x×*]\\s?(${count}|\\d[\\d,]{0,9}(?![\\d.]))`, 'i');
const countFirst = new RegExp(`(${count})\\s?(?:[x×*@]|at)\\s?(${money})`, 'i');
const moneyAlone = new RegExp(`^(?:${money})(?:\\s?\\/\\s?${unit})?$`, 'i');
const countAlone = new RegExp(`^(?:x ?)?${count}$`, 'i');

const columns = {
  product: whole(productLabels),
  quantity: whole(quantityLabels),
  price: whole(priceLabels),
  total: whole(rowTotalLabels),
};
/** A label and its value without a colon: only before a number. */
const unmarked = new RegExp(`^(${quantityLabels}|${priceLabels})\\s+(?=\\S{0,8} ?\\d)`, 'i');

/** What the lines say of the goods, as entries of the order. */
export function goodsIn(lines: readonly string[]): readonly Found[] {
  const rows = [...fromTables(lines), ...fromTimes(lines), ...fromCells(lines), ...fromLabels(lines)];
  const once: Row[] = [];
  for (const row of rows) {
    if (once.length === mostRows) break;
    if (!once.some((other) => isSame(row, other))) once.push(row);
  }
  return once.flatMap((row, entry) => {
    const at = { entry, passage: row.passage, line: row.line };
    return [
      ...(row.product === undefined
        ? []
        : [{ ...at, path: 'order.items[].description', value: row.product, isPlain: row.isSure }]),
      ...(row.quantity === undefined
        ? []
        : [{ ...at, path: 'order.items[].quantity', value: row.quantity, isPlain: row.quantity.unit !== '' }]),
      ...(row.price === undefined ? [] : [{ ...at, path: 'order.items[].unitPrice', value: row.price, isPlain: true }]),
    ].map((one) => (one.path.endsWith('quantity') && row.quantity?.unit === '' ? asPieces(one, row.quantity) : one));
  });
}

/** A number without a unit is counted in pieces only if the person says so. */
const asPieces = (found: Found, quantity: Quantity): Found => ({ ...found, value: { ...quantity, unit: 'pcs' } });

/** The same row told twice; what is missing in one of them contradicts nothing. */
function isSame(a: Row, b: Row): boolean {
  const alike = (x: unknown, y: unknown): boolean =>
    x === undefined || y === undefined || JSON.stringify(x) === JSON.stringify(y);
  return a.quantity?.value === b.quantity?.value || a.quantity === undefined || b.quantity === undefined
    ? alike(a.price, b.price) && (a.quantity !== undefined || a.price !== undefined || a.product === b.product)
    : false;
}

function quantityOf(text: string): Quantity | undefined {
  const plain = plainText(text)
    .replace(/^x ?/i, '')
    .replace(/pieces?(?:\/pieces|\(s\))?|units?(?![a-z])/gi, 'pcs')
    .replace(/sets?\/sets?/gi, 'set')
    .replace(/pairs?\/pairs?/gi, 'pair')
    .replace(/件\/个/g, '件')
    .replace(/kilograms?/gi, 'kg')
    .replace(/met(?:er|re)(?![a-z])/gi, 'm');
  const entry = readQuantityEntry(plain, '');
  return entry.is === 'quantity' && entry.quantity.value > 0 && entry.quantity.value < 1e12
    ? entry.quantity
    : undefined;
}

function priceOf(text: string): Money | undefined {
  const plain = plainText(text).replace(new RegExp(`\\s?(?:\\/|per)\\s?${unit}$`, 'i'), '');
  if (!/[A-Z]{3}|[$€£¥元]|美元|欧元/i.test(plain)) return undefined;
  const entry = readMoneyEntry(plain, 'USD');
  return entry.is === 'amount' ? entry.money : undefined;
}

/** Rows under a head that names a quantity and a price or a product, cells apart by tabs or bars. */
function fromTables(lines: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  let head: readonly string[] | null = null;
  lines.forEach((line, i) => {
    const cells = line.split(/\t|\s?[|｜]\s?/).map((cell) => plainText(cell));
    const known = cells.filter((cell) => Object.values(columns).some((pattern) => pattern.test(cell)));
    if (known.length > 1 && cells.some((cell) => columns.quantity.test(cell))) head = cells;
    else if (head !== null && cells.length === head.length) {
      const under = (pattern: RegExp): string => cells[head?.findIndex((cell) => pattern.test(cell)) ?? -1] ?? '';
      const [product, quantity, price] = [
        under(columns.product),
        quantityOf(under(columns.quantity)),
        priceOf(under(columns.price)),
      ];
      if (quantity !== undefined)
        rows.push({ product: product || undefined, quantity, price, isSure: true, passage: line.trim(), line: i + 1 });
    } else head = null;
  });
  return rows;
}

/** `USD 12.50 x 200 Pieces` and the other way round. */
function fromTimes(lines: readonly string[]): readonly Row[] {
  return lines.flatMap((line, i) => {
    const plain = plainText(line);
    const first = timesFirst.exec(plain);
    const second = first ? null : countFirst.exec(plain);
    const [price, quantity] = first ? [first[1], first[2]] : [second?.[2], second?.[1]];
    if (price === undefined || quantity === undefined) return [];
    const [unitPrice, amount] = [priceOf(price), quantityOf(quantity)];
    if (unitPrice === undefined || amount === undefined) return [];
    const at = (first ?? second)?.index ?? 0;
    const beside = plain.slice(0, at).replace(/[\s:：,–-]+$/, '');
    const isBeside = /\p{L}{2}/u.test(beside) && !isLabelled(beside);
    const product = isBeside ? beside : above(lines, i);
    return [{ product, quantity: amount, price: unitPrice, isSure: isBeside, passage: line.trim(), line: i + 1 }];
  });
}

/** Cells that a page puts below each other: price, quantity and their product within a few lines. Only where the sum is right. */
function fromCells(lines: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  lines.forEach((line, i) => {
    if (rows.length === mostRows || !countAlone.test(plainText(line))) return;
    const quantity = quantityOf(line);
    const near = [-3, -2, -1, 1, 2, 3].flatMap((step) => {
      const text = plainText(lines[i + step] ?? '');
      const price = moneyAlone.test(text) ? priceOf(text) : undefined;
      return price === undefined ? [] : [{ price, at: i + step }];
    });
    for (const { price, at } of near) {
      const sum = near.find(
        (other) =>
          other.price.currency === price.currency &&
          other.at !== at &&
          Math.abs(other.price.minor - price.minor * (quantity?.value ?? 0)) < 0.5,
      );
      if (sum === undefined || quantity === undefined) continue;
      const passage = [at, i, sum.at]
        .toSorted((a, b) => a - b)
        .map((no) => lines[no]?.trim() ?? '')
        .join(' ');
      rows.push({
        product: above(lines, Math.min(at, i)),
        quantity,
        price,
        isSure: false,
        passage,
        line: Math.min(at, i) + 1,
      });
      break;
    }
  });
  return rows;
}

/** `Quantity: 200 pieces`, `单价：12.50 美元`; a label that comes again begins the next row. */
function fromLabels(lines: readonly string[]): readonly Row[] {
  const rows: {
    product?: string;
    quantity?: Quantity;
    price?: Money;
    passage: string;
    line: number;
    isSure: boolean;
  }[] = [];
  const put = (
    key: 'product' | 'quantity' | 'price',
    value: string | Quantity | Money,
    passage: string,
    line: number,
  ): void => {
    const last = rows.at(-1);
    if (last === undefined || last[key] !== undefined || line - last.line > 12)
      rows.push({ [key]: value, passage, line, isSure: true });
    else
      rows[rows.length - 1] = {
        ...last,
        [key]: value,
        passage: last.passage.includes(passage) ? last.passage : `${last.passage} ${passage}`,
      };
  };
  lines.forEach((line, i) => {
    for (const cell of cellsOf(line)) {
      const plain = plainText(cell).replace(unmarked, '$1: ');
      const at = plain.search(/[:：]/);
      const label = (at < 0 ? plain : plain.slice(0, at)).trim();
      const key = (['product', 'quantity', 'price'] as const).find((one) => columns[one].test(label));
      if (key === undefined) continue;
      const beside = at < 0 ? '' : withoutButtons(plain.slice(at + 1));
      const next = plainText(lines[i + 1] ?? '');
      // A label alone takes what is below it only if that can be nothing else; heads of columns are no labels.
      const value = beside !== '' ? beside : key === 'product' || isLabelled(next) ? '' : next;
      const read = key === 'product' ? value || undefined : key === 'quantity' ? quantityOf(value) : priceOf(value);
      if (read === undefined || (typeof read === 'string' && read.length > 500)) continue;
      put(key, read, beside !== '' ? cell.trim() : `${cell.trim()} ${lines[i + 1]?.trim() ?? ''}`, i + 1);
      const row = rows.at(-1);
      const named = key === 'product' || row?.product !== undefined ? undefined : underHead(lines, i);
      if (row !== undefined && named !== undefined) rows[rows.length - 1] = { ...row, product: named };
    }
  });
  return rows;
}

const cellsOf = (line: string): readonly string[] =>
  line
    .split(/\t+|\s{3,}|[；;]|[,，](?=\s*(?:qty|quantity|unit price|单价|数量))/i)
    .flatMap((cell) => apartLabels(cell.trim()));

/** The name of goods that stands between the head of that part of the page and the first of its numbers. */
function underHead(lines: readonly string[], i: number): string | undefined {
  const name = above(lines, i);
  if (name === undefined) return undefined;
  const at = lines.slice(0, i).findLastIndex((line) => plainText(line) === name);
  return lines.slice(Math.max(0, at - 2), at).some((line) => columns.product.test(plainText(line))) ? name : undefined;
}

/** The nearest line above that can be the name of goods. */
function above(lines: readonly string[], i: number): string | undefined {
  for (let at = i - 1; at >= Math.max(0, i - 4); at -= 1) {
    const text = plainText(lines[at] ?? '');
    if (text === '' || isButton(text) || moneyAlone.test(text) || countAlone.test(text)) continue;
    if (isLabelled(text) || text.length > 300 || !/\p{L}{2}/u.test(text)) return undefined;
    if (/^(?:model|colou?r|size|sku|spec(?:ification)?|型号|颜色|尺寸|规格)\s?[:：]/i.test(text)) continue;
    return text;
  }
  return undefined;
}
