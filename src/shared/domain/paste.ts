/**
 * What a pasted order page or chat may say: proposals, each with the passage it comes from. Nothing here is a fact:
 * the person ticks what is right. Pure, and bounded: every line is looked at once, with patterns that do not go back.
 */
import { readMoneyEntry } from './money-entry.ts';
import { incoterms } from './terms.ts';
import { plainText } from './typed-text.ts';
import type { When } from './values.ts';
import { readWhenEntry } from './when-entry.ts';

export const longestPaste = 200_000;
const MOST_MESSAGES = 500;
const LONGEST_LINE = 2000;

export interface Proposal {
  readonly path: string;
  /** A time carries an empty zone: the passage does not say whose clock it is. */
  readonly value: unknown;
  readonly passage: string;
  /** False where the passage can be read in several ways, or another passage says something else. */
  readonly isPlain: boolean;
}
export interface PastedMessage {
  readonly when: When | null;
  /** The name as it stands there. */
  readonly speaker: string;
  readonly text: string;
}
export interface PasteReading {
  readonly proposals: readonly Proposal[];
  readonly messages: readonly PastedMessage[];
}

/** Labels of order pages, tracking pages and invoices, and the fact that stands behind them. */
const days: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:order(?:ed)? (?:date|time|placed|on)|date of order|placed on|created(?: on| at)?|下单时间|下单日期|订单日期|创建时间)$/i,
    'order.orderedAt',
  ],
  [/^(?:paid(?: on| at)?|payment (?:date|time)|付款时间|支付时间|付款日期)$/i, 'order.paidAt'],
  [
    /^(?:ship(?:ped|ping|ment)?(?: date| on| at| time)?|dispatched(?: on)?|发货时间|发货日期)$/i,
    'shipment.handedToCarrierAt',
  ],
  [/^(?:delivered(?: on| at)?|delivery (?:date|time)|签收时间|送达时间|妥投时间)$/i, 'delivery.deliveredAt'],
  [/^(?:receipt confirmed(?: on| at)?|confirmed receipt|确认收货时间|确认收货)$/i, 'delivery.confirmedReceiptAt'],
  [
    /^(?:dispute opened(?: on| at)?|complaint (?:opened|date)|纠纷开启时间|纠纷发起时间|投诉时间)$/i,
    'dispute.openedAt',
  ],
  [/^(?:respond (?:by|before)|response due|reply by|答复截止(?:时间)?|回应截止(?:时间)?)$/i, 'dispute.responseDueAt'],
  [/^(?:evidence due|submit evidence (?:by|before)|举证截止(?:时间)?)$/i, 'dispute.evidenceDueAt'],
];
const amounts: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:order (?:total|amount|value)|grand total|total(?: amount| price| value)?|订单金额|订单总额|总金额|总价|合计)$/i,
    'order.total',
  ],
  [/^(?:amount paid|paid(?: amount)?|实付(?:款|金额)?|已付(?:款|金额)?)$/i, 'order.paid'],
  [/^(?:shipping(?: fee| cost)?|freight|运费)$/i, 'order.shippingPaid'],
  [/^(?:tax(?:es)?|vat|税费|税额)$/i, 'order.tax'],
];
const texts: readonly (readonly [RegExp, string, RegExp])[] = [
  [
    /^(?:order (?:no\.?|number|id|#)|order|订单号|订单编号|订单)$/i,
    'order.orderNo',
    /^[A-Z0-9][A-Z0-9 _/-]{4,38}[A-Z0-9]$/i,
  ],
  [
    /^(?:tracking (?:no\.?|number|id|#)|waybill(?: no\.?)?|awb(?: no\.?)?|b\/l(?: no\.?)?|bill of lading(?: no\.?)?|运单号|快递单号|物流单号|提单号)$/i,
    'shipment.transportDocNo',
    /^[A-Z0-9][A-Z0-9 -]{4,38}[A-Z0-9]$/i,
  ],
  [
    /^(?:dispute (?:no\.?|number|id)|case (?:no\.?|number|id)|纠纷编号|纠纷号|投诉编号)$/i,
    'dispute.disputeNo',
    /^[A-Z0-9][A-Z0-9 -]{3,38}[A-Z0-9]$/i,
  ],
  [
    /^(?:carrier|courier|shipped (?:by|via)|logistics(?: company| provider)?|承运人|物流公司|快递公司)$/i,
    'shipment.carrier',
    /^.{2,80}$/,
  ],
  [/^(?:ship(?:ping)? to|(?:shipping|delivery) address|收货地址)$/i, 'customer.shipTo', /^.{5,400}$/],
];
const names: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:buyer(?: name)?|customer(?: name)?|purchaser|consignee|买家(?:名称|姓名)?|客户(?:名称)?|采购商|收货人)$/i,
    'customer.name',
  ],
  [/^(?:seller(?: name)?|supplier(?: name)?|卖家(?:名称)?|供应商(?:名称)?)$/i, 'seller.name'],
];

/** @param today for dates without a year */
export function readPaste(text: string, today: string): PasteReading {
  const lines = text
    .slice(0, longestPaste)
    .split(/\r?\n|\u2028/)
    .map((line) => line.slice(0, LONGEST_LINE));
  const messages = readMessages(lines, today);
  const found = lines.flatMap((line, i) => [...labelled(line, lines[i + 1] ?? '', today), ...anywhere(line)]);
  return { proposals: settle(found), messages: messages.slice(0, MOST_MESSAGES) };
}

type Found = Omit<Proposal, 'isPlain'> & { readonly isPlain?: boolean };

/** `Label: value`, `Label<tab>value`, or the label alone with the value in the next line. */
function labelled(line: string, next: string, today: string): readonly Found[] {
  const plain = plainText(line.replace(/\t+/g, ': '));
  const at = plain.search(/[:：]/);
  const label = (at < 0 ? plain : plain.slice(0, at))
    .trim()
    .replace(/[#＃]$/, '')
    .trim();
  if (label === '' || label.length > 40) return [];
  const value = (at < 0 ? plainText(next) : plain.slice(at + 1)).trim();
  if (value === '') return [];
  const passage = at < 0 ? `${line.trim()} ${next.trim()}` : line.trim();
  const day = days.find(([pattern]) => pattern.test(label));
  if (day) return readDays(day[1], value, passage, today);
  const amount = amounts.find(([pattern]) => pattern.test(label));
  if (amount) return readAmount(amount[1], value, passage);
  const text = texts.find(([pattern]) => pattern.test(label));
  if (text) return text[2].test(value) && isFit(text[1], value) ? [{ path: text[1], value, passage }] : [];
  const name = names.find(([pattern]) => pattern.test(label));
  return name && value.length <= 200 && !/[.!?。！？]$/.test(value)
    ? [{ path: name[1], value: nameOf(value), passage }]
    : [];
}

/** A number without a digit is a word. */
const isFit = (path: string, value: string): boolean => !/No$/.test(path) || /\d{3}/.test(value.replace(/[ -]/g, ''));

/** `示例公司 (Sample Co)` is a name with its Latin form. */
function nameOf(value: string): unknown {
  const match = /^([^()]{1,200}?)\s*\(([A-Za-z0-9 .,&'-]{2,200})\)$/.exec(value);
  const [name, latin] = [match?.[1]?.trim(), match?.[2]?.trim()];
  return name && latin && /[\u0250-\uffff]/.test(name) ? { name, latin } : { name: value };
}

function readDays(path: string, value: string, passage: string, today: string): readonly Found[] {
  // What stands behind the time – a zone, a remark – is not read: the clock is asked for.
  const short = value.replace(/\s*(?:\(?(?:UTC|GMT|CST|PST|PDT|EST|CET|北京时间)[^)]*\)?)$/i, '');
  const entry = readWhenEntry(short, '', today);
  if (entry.is === 'when') return [{ path, value: entry.when, passage }];
  return entry.is === 'choose' ? entry.choices.map((choice) => ({ path, value: choice, passage, isPlain: false })) : [];
}

/** Only with its currency: a bare number may be anything. */
function readAmount(path: string, value: string, passage: string): readonly Found[] {
  if (!/[A-Z]{3}|[$€£¥￥元]|美元|美金|欧元/i.test(value)) return [];
  const entry = readMoneyEntry(value, 'USD');
  if (entry.is === 'amount') return [{ path, value: entry.money, passage }];
  return entry.is === 'choose' ? entry.choices.map((money) => ({ path, value: money, passage, isPlain: false })) : [];
}

const term = new RegExp(
  `(?:^|[^A-Za-z])(${incoterms.join('|')})(?![A-Za-z])[ ,:-]{0,3}([A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?|[\\u4e00-\\u9fff]{2,6})?`,
);
const carriers =
  /(?:^|[^A-Za-z])(DHL|FedEx|UPS|TNT|EMS|SF Express|Maersk|COSCO|MSC|Evergreen|Hapag-Lloyd)(?![A-Za-z])|(顺丰|中远海运|马士基)/;

function anywhere(line: string): readonly Found[] {
  const text = plainText(line);
  const passage = line.trim();
  const found: Found[] = [];
  const [, rule, place] = term.exec(text) ?? [];
  if (rule !== undefined) found.push({ path: 'order.incoterm', value: rule, passage });
  if (place !== undefined) found.push({ path: 'order.namedPlace', value: place, passage });
  const container = /(?:^|[^A-Z0-9])([A-Z]{3}U ?\d{7})(?!\d)/.exec(text)?.[1];
  if (container !== undefined) found.push({ path: 'shipment.containerNo', value: container.replace(' ', ''), passage });
  const carrier = carriers.exec(text);
  if (carrier) found.push({ path: 'shipment.carrier', value: carrier[1] ?? carrier[2], passage });
  const order = /(?:order(?: no\.?| number)?|订单号?)\s?#?\s?(\d[\d ]{8,22}\d)/i.exec(text)?.[1];
  if (order !== undefined) found.push({ path: 'order.orderNo', value: order, passage });
  return found;
}

/** Each value once; a fact with several values is asked, none is ticked by itself. */
function settle(found: readonly Found[]): readonly Proposal[] {
  const once = new Map<string, Found>();
  for (const one of found) {
    const key = `${one.path} ${JSON.stringify(one.value).replace(/[ -]/g, '').toLowerCase()}`;
    if (!once.has(key)) once.set(key, one);
  }
  const all = [...once.values()];
  return all.map((one) => ({
    ...one,
    isPlain: one.isPlain !== false && all.filter((other) => other.path === one.path).length === 1,
  }));
}

const stamp =
  '\\d{1,4}[-/.年]\\d{1,2}[-/.月]\\d{1,4}日?,? ?(?:T ?)?(?:上午|下午)?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[ap]m)?';
const stampFirst = new RegExp(`^\\[?(${stamp})\\]?\\s?[-–]?\\s?([^:]{1,60})(?::\\s?(.*))?$`, 'i');
const nameFirst = new RegExp(`^([^:]{1,60}?)\\s?[,(\\[]?\\s?(${stamp})[)\\]]?:?$`, 'i');
const bare =
  /^(buyer|seller|customer|supplier|me|you|platform|买家|卖家|客户|供应商|我|客服|平台客服)\s?[:：]\s?(.{1,2000})$/i;

/** Messages of chats as they are copied: the time before the name or behind it, or names alone. */
function readMessages(lines: readonly string[], today: string): readonly PastedMessage[] {
  const messages: { when: When | null; speaker: string; text: string[] }[] = [];
  // One `Buyer: …` alone is a line of an order page; several are a conversation.
  const isTalk = lines.filter((line) => bare.test(plainText(line))).length > 1;
  for (const line of lines) {
    const text = plainText(line);
    const first = stampFirst.exec(text);
    const behind = first ? null : nameFirst.exec(text);
    const [when, speaker, words] = first ? [first[1], first[2], first[3]] : [behind?.[2], behind?.[1], undefined];
    if (when !== undefined && speaker !== undefined && /\p{L}/u.test(speaker)) {
      const entry = readWhenEntry(when, '', today);
      messages.push({
        when: entry.is === 'when' ? entry.when : null,
        speaker: speaker.trim(),
        text: words ? [words] : [],
      });
      continue;
    }
    const named = bare.exec(text);
    if (named && (isTalk || messages.length > 0))
      messages.push({ when: null, speaker: named[1] ?? '', text: [named[2] ?? ''] });
    else if (text !== '') messages.at(-1)?.text.push(line.trim());
  }
  return messages
    .map(({ text, ...message }) => ({ ...message, text: text.join('\n').trim() }))
    .filter(({ text }) => text !== '');
}

/** Whose name it is, where the name itself says so. */
export function speakerOf(name: string, buyer: string | null): 'buyer' | 'seller' | 'platform' | null {
  const text = plainText(name).toLowerCase();
  if (/^(?:buyer|customer|买家|客户)$/.test(text)) return 'buyer';
  if (/^(?:me|you|seller|supplier|我|卖家|供应商)$/.test(text)) return 'seller';
  if (/客服|customer service|platform|alibaba\.com/.test(text)) return 'platform';
  return buyer !== null && buyer !== '' && text === plainText(buyer).toLowerCase() ? 'buyer' : null;
}
