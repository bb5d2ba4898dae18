/** Messages of chats and mails as they are copied or exported: who, when, what. Pure; every line is looked at once. */
import { plainText } from '../typed-text.ts';
import type { When } from '../values.ts';
import { isDataLabel, isLabelled } from './labelled.ts';
import { firm, notNames } from './labels.ts';
import type { PastedMessage } from './reading.ts';
import { clockPattern, dayPattern, readStamp, type StampRoom, stampPattern } from './stamps.ts';

interface Begun {
  readonly when: When | null;
  readonly speaker: string;
  readonly words: string;
  readonly line: number;
}

const stampFirst = new RegExp(
  `^(\\[)?(${stampPattern})\\]?\\s?([-–])?\\s?([^:：]{1,60}?)\\s?(?:([:：])\\s?(.*))?$`,
  'i',
);
const nameFirst = new RegExp(`^([^:：]{1,60}?)\\s?[,(\\[]?\\s?(${stampPattern})[)\\]]?[:：]?$`, 'i');
const stampAlone = new RegExp(`^[[(]?(${stampPattern})[\\])]?$`, 'i');
const dayAlone = new RegExp(`^[-—–─=\\s]{2,}\\s?(${dayPattern})\\s?[-—–─=\\s]*$`, 'i');
const timeOnly = new RegExp(`^([^:：]{1,40}?)\\s+(${clockPattern})$`, 'i');
const bare =
  /^(buyer|seller|customer|supplier|me|you|platform|买家|卖家|客户|供应商|我|客服|平台客服)\s?[:：]\s?(.{1,2000})$/i;
/** These two never name a line of a page. */
const ownBare = /^(?:me|you|我)$/i;

/** @returns the messages, and the numbers of the lines that begin one */
export function messagesIn(
  lines: readonly string[],
  room: StampRoom,
): { readonly messages: readonly PastedMessage[]; readonly heads: ReadonlySet<number> } {
  const mails = mailsIn(lines, room);
  if (mails.length > 0) return { messages: mails, heads: headsOf(lines) };
  const heads = new Set<number>();
  const messages: { begun: Begun; text: string[] }[] = [];
  const isTalk = talkOfNames(lines);
  const pairs = namesAboveStamps(lines);
  let day: string | null = null;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const text = plainText(line);
    const separator = dayAlone.exec(text)?.[1];
    if (separator !== undefined) {
      day = separator;
      continue;
    }
    const begun = pairs.has(i)
      ? { when: whenOf(lines[i + 1] ?? '', room), speaker: text, words: '', line: i + 1 }
      : begins(text, i + 1, day, room);
    if (begun === 'nobody') {
      messages.push({ begun: { when: null, speaker: '', words: '', line: i + 1 }, text: [] });
      continue;
    }
    const named = begun ?? (isTalk(text, messages.length > 0) ? bareOf(text, i + 1) : null);
    if (named !== null) {
      heads.add(i + 1);
      messages.push({ begun: named, text: named.words === '' ? [] : [named.words] });
      if (pairs.has(i)) i += 1;
    } else if (text !== '') messages.at(-1)?.text.push(line.trim());
  }
  const told = messages
    .map(({ begun: { words: _, ...begun }, text }) => ({ ...begun, text: text.join('\n').trim(), channel: null }))
    .filter(({ text, speaker }) => text !== '' && speaker !== '');
  return { messages: told, heads };
}

/** `nobody`: a line of the program itself, such as "Anna joined"; it ends what was said before. */
function begins(text: string, line: number, day: string | null, room: StampRoom): Begun | 'nobody' | null {
  const first = stampFirst.exec(text);
  if (first) {
    const [, bracket, stamp = '', dash, speaker = '', colon, words = ''] = first;
    if (!/\p{L}/u.test(speaker)) return null;
    if (colon === undefined && (bracket !== undefined || dash !== undefined)) return 'nobody';
    if (isNoName(speaker)) return null;
    return { when: whenOf(stamp, room), speaker: speaker.trim(), words, line };
  }
  const behind = nameFirst.exec(text);
  const name = behind?.[1]?.trim() ?? '';
  if (behind && /\p{L}/u.test(name) && !isNoName(name))
    return { when: whenOf(behind[2] ?? '', room), speaker: name, words: '', line };
  const timed = day === null ? null : timeOnly.exec(text);
  if (timed && /\p{L}/u.test(timed[1] ?? '') && !isNoName(timed[1] ?? ''))
    return { when: whenOf(`${day} ${timed[2] ?? ''}`, room), speaker: (timed[1] ?? '').trim(), words: '', line };
  return null;
}

/** Labels are never speakers, nor is what a page or a parcel's track writes beside a time. */
const isNoName = (words: string): boolean => isDataLabel(words) || notNames.test(words.trim());

function bareOf(text: string, line: number): Begun | null {
  const named = bare.exec(text);
  return named ? { when: null, speaker: named[1] ?? '', words: named[2] ?? '', line } : null;
}

/**
 * Whether `Buyer: …` is somebody speaking. A name that comes again is a conversation; one that stands once, before the name of
 * a firm or on a page with other labels, is a line of that page.
 */
function talkOfNames(lines: readonly string[]): (text: string, isWithin: boolean) => boolean {
  const found = lines.map((line) => bare.exec(plainText(line))).filter((match) => match !== null);
  const often = (name: string): number =>
    found.filter((match) => match[1]?.toLowerCase() === name.toLowerCase()).length;
  const isPage = lines.filter((line) => !bare.test(plainText(line)) && isLabelled(line)).length > 1;
  return (text, isWithin) => {
    const [, name = '', words = ''] = bare.exec(text) ?? [];
    if (name === '') return false;
    if (ownBare.test(name) || often(name) > 1) return found.length > 1 || isWithin;
    return !isPage && !firm.test(words) && (found.length > 1 || isWithin);
  };
}

/** Lines with a name alone and the time alone below it; one such pair may be anything, two are a talk. */
function namesAboveStamps(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  lines.forEach((line, i) => {
    const text = plainText(line);
    if (
      text === '' ||
      text.length > 40 ||
      !/\p{L}/u.test(text) ||
      /[.!?:：。！？]$/.test(text) ||
      isLabelled(text) ||
      isNoName(text)
    )
      return;
    if (stampAlone.test(plainText(lines[i + 1] ?? '')) && !stampAlone.test(text)) found.add(i);
  });
  return found.size > 1 ? found : new Set();
}

/** A time that can be read in one way; otherwise it stays open. */
function whenOf(text: string, room: StampRoom): When | null {
  const { whens, isPlain } = readStamp(text.replace(/^[[(]|[\])]$/g, ''), room);
  return isPlain ? (whens[0] ?? null) : null;
}

const from = /^(?:from|发件人|寄件者|von|de)\s?[:：]\s?(.+)$/i;
const sent = /^(?:sent|date|发送时间|日期|时间|gesendet|datum|envoyé)\s?[:：]\s?(.+)$/i;
const mailHead = /^(?:to|cc|bcc|subject|reply-to|收件人|抄送|主题|an|betreff|objet|à)\s?[:：]/i;
const divider = /^[-—_ ]*(?:original message|forwarded message|原始邮件|转发邮件)[-—_ ]*$|^[-—_]{5,}$/i;
const wrote = /^on (.{6,60}?),? (?:at )?([^,<>]{1,60}?|"[^"]{1,60}")\s?(?:<[^<>\s]{3,100}>)?\s?wrote:$/i;
const wroteZh =
  /^(?:在\s?)?(.{6,40}?)[，,\s]\s?([^，,<>]{1,60}?)\s?(?:<[^<>\s]{3,100}>)?\s?(?:写道|來信|来信)\s?[:：]$/;

/** The lines that name sender, receivers and subject: they say nothing of the order's buyer or seller. */
function headsOf(lines: readonly string[]): ReadonlySet<number> {
  const isHead = (line: string): boolean => {
    const text = plainText(line.replace(/^(?:\s?>)+\s?/, ''));
    return from.test(text) || sent.test(text) || mailHead.test(text);
  };
  return new Set(lines.flatMap((line, i) => (isHead(line) ? [i + 1] : [])));
}

/** Mails and what they quote, the oldest first. */
function mailsIn(lines: readonly string[], room: StampRoom): readonly PastedMessage[] {
  const mails: { when: When | null; speaker: string; line: number; text: string[]; isHead: boolean }[] = [];
  const clear = lines.map((line) => plainText(line.replace(/^(?:\s?>)+\s?/, '')));
  const hasSent = (i: number): boolean => clear.slice(i + 1, i + 7).some((line) => sent.test(line));
  for (let i = 0; i < clear.length; i += 1) {
    const text = clear[i] ?? '';
    const sender = from.exec(text)?.[1];
    if (sender !== undefined && hasSent(i)) {
      mails.push({ when: null, speaker: senderOf(sender), line: i + 1, text: [], isHead: true });
      continue;
    }
    const joined =
      /wrote:$|写道\s?[:：]$/.test(clear[i + 1] ?? '') &&
      /^(?:on |在)/i.test(text) &&
      !/wrote:$|写道\s?[:：]$/.test(text);
    const quoted =
      wrote.exec(joined ? `${text} ${clear[i + 1]}` : text) ?? wroteZh.exec(joined ? `${text} ${clear[i + 1]}` : text);
    if (quoted) {
      mails.push({
        when: whenOf(quoted[1] ?? '', room),
        speaker: senderOf(quoted[2] ?? ''),
        line: i + 1,
        text: [],
        isHead: false,
      });
      if (joined) i += 1;
      continue;
    }
    const mail = mails.at(-1);
    if (mail === undefined) continue;
    const date = mail.isHead ? sent.exec(text)?.[1] : undefined;
    if (date !== undefined) mail.when = whenOf(date.replace(/;$/, ''), room);
    else if (divider.test(text)) continue;
    else if (!(mail.isHead && (text === '' ? mail.text.length === 0 : mailHead.test(text)))) {
      mail.isHead = false;
      mail.text.push(clear[i] === '' ? '' : (lines[i]?.replace(/^(?:\s?>)+\s?/, '').trim() ?? ''));
    }
  }
  const told = mails
    .map(({ isHead: _, text, ...mail }) => ({
      ...mail,
      text: text
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
      channel: 'email' as const,
    }))
    .filter(({ text, speaker }) => text !== '' && speaker !== '');
  const key = (when: When | null): string => (when === null ? '' : typeof when === 'string' ? when : when.local);
  const isNewestFirst =
    told.length > 1 &&
    told.every(({ when }, i) => when !== null && (i === 0 || key(when) <= key(told[i - 1]?.when ?? null)));
  return isNewestFirst ? told.toReversed() : told;
}

/** `"Anna Sample" <anna@example.com>;` → Anna Sample */
const senderOf = (text: string): string =>
  (
    text
      .replace(/<[^>]*>|\[mailto:[^\]]*\]/g, '')
      .replace(/["“”;]/g, '')
      .trim() || text.replace(/[<>;]/g, '').trim()
  ).slice(0, 60);
