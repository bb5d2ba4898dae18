/**
 * What a pasted order page or chat may say: proposals, each with the passage it comes from. Nothing here is a fact:
 * the person ticks what is right. Pure, and bounded: every line is looked at once, with patterns that do not go back.
 */
import { plainText } from '../typed-text.ts';
import { goodsIn } from './goods.ts';
import { labelled } from './labelled.ts';
import { messagesIn } from './messages.ts';
import type { DayOrder, Found, PastedMessage, PasteReading, Proposal } from './reading.ts';
import { anywhere, reasonsIn } from './said.ts';
import { orderOfDays, type StampRoom } from './stamps.ts';

export const longestPaste = 200_000;
const MOST_MESSAGES = 500;
const LONGEST_LINE = 2000;

export interface PasteOptions {
  /** For days that nothing in the text tells apart: what the person has said. */
  readonly dayOrder?: DayOrder | null;
  /** Zones that may be meant where the text names a distance from UTC, the likeliest first. */
  readonly zones?: readonly string[];
}

/** @param today for dates without a year */
export function readPaste(
  text: string,
  today: string,
  { dayOrder = null, zones = [] }: PasteOptions = {},
): PasteReading {
  const whole = text.slice(0, longestPaste);
  const lines = whole.split(/\r?\n|\u2028/).map((line) => line.slice(0, LONGEST_LINE));
  const days = orderOfDays(whole.normalize('NFKC'));
  const room: StampRoom = { today, order: days.order ?? dayOrder, zones };
  const { messages, heads } = messagesIn(lines, room);
  const found = lines.flatMap((line, i) => [
    ...(line.trim() === '' || heads.has(i + 1) ? [] : labelled(lines, i, room)),
    ...anywhere(line, i + 1),
  ]);
  const proposals = settle([...found, ...goodsIn(lines), ...reasonsOf(found, messages)]);
  return {
    proposals: messages.length === 0 ? [...proposals, ...checkedOn(proposals)] : proposals,
    messages: messages.slice(0, MOST_MESSAGES),
    openDay: days.open,
  };
}

/** What else a page says that is the order page of the platform and not a message about an order. */
const ofOrderPages = ['order.orderedAt', 'order.total', 'order.paid', 'order.paidAt', 'customer.shipTo'];

/** Whoever copies the order page has number and buyer before his eyes: that they are checked is proposed with them. */
function checkedOn(proposals: readonly Proposal[]): readonly Proposal[] {
  const told = new Set(proposals.map((one) => one.path));
  if (!told.has('order.orderNo') || ofOrderPages.filter((path) => told.has(path)).length < 2) return [];
  const checked = { 'order.orderNo': 'order.orderNoConfirmed', 'customer.name': 'customer.nameConfirmed' } as const;
  return Object.entries(checked).flatMap(([path, flag]) => {
    const plain = proposals.find((one) => one.path === path && one.isPlain);
    return plain === undefined
      ? []
      : [{ path: flag, value: true, passage: plain.passage, line: plain.line, isPlain: true }];
  });
}

/** What the talk says of the reason, where no label says it. It may be the buyer's word or an answer to it: the person ticks it. */
function reasonsOf(found: readonly Found[], messages: readonly PastedMessage[]): readonly Found[] {
  if (found.some(({ path }) => path === 'lines[].reason')) return [];
  return messages
    .filter(({ speaker }) => speakerOf(speaker, null) !== 'seller')
    .flatMap(({ text, line }) =>
      reasonsIn(text).map((value) => ({
        path: 'lines[].reason',
        entry: 0,
        value,
        passage: text.split('\n').find((part) => reasonsIn(part).length > 0) ?? text,
        line,
        isPlain: false,
      })),
    )
    .slice(0, 12);
}

/** Each value once; a fact with several values is asked, none is ticked by itself. */
function settle(found: readonly Found[]): readonly Proposal[] {
  const name = (one: Found): string => `${one.path} ${one.entry ?? ''}`;
  const key = (one: Found): string => `${name(one)} ${JSON.stringify(one.value).replace(/[ -]/g, '').toLowerCase()}`;
  const once = new Map<string, Found>();
  for (const one of found) if (!once.has(key(one))) once.set(key(one), one);
  const timed = new Set([...once.values()].flatMap((one) => dayOfTime(one) ?? []));
  const all = [...once.values()].filter((one) => !timed.has(`${one.path} ${one.value}`));
  const counts = new Map<string, number>();
  for (const one of all) counts.set(name(one), (counts.get(name(one)) ?? 0) + 1);
  return all.map((one) => ({ ...one, isPlain: one.isPlain !== false && counts.get(name(one)) === 1 }));
}

/** A day beside the same day with its time says nothing more. */
function dayOfTime({ path, value }: Found): string | null {
  return typeof value === 'object' && value !== null && 'local' in value
    ? `${path} ${String(value.local).slice(0, 10)}`
    : null;
}

/** Whose name it is, where the name itself says so. */
export function speakerOf(name: string, buyer: string | null): 'buyer' | 'seller' | 'platform' | null {
  const text = plainText(name).toLowerCase();
  if (/^(?:buyer|customer|买家|客户)$/.test(text)) return 'buyer';
  if (/^(?:me|you|seller|supplier|我|卖家|供应商)$/.test(text)) return 'seller';
  if (/客服|customer service|platform|alibaba\.com/.test(text)) return 'platform';
  return buyer !== null && buyer !== '' && text === plainText(buyer).toLowerCase() ? 'buyer' : null;
}
