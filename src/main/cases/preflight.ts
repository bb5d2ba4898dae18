/**
 * The list that is shown before a packet is built: what stands in the way (red), what weakens it (amber), what is in order (green).
 * Pure but for the hashes, which the caller brings. What must not live here: building, writing.
 */
import type { Answer } from '../../shared/domain/answer.ts';
import { settled } from '../../shared/domain/case-file.ts';
import { imageKinds } from '../../shared/domain/evidence.ts';
import type { ExhibitKind } from '../../shared/domain/terms.ts';
import type { Language } from '../../shared/errors.ts';
import { buildModel } from '../packet/model/build-model.ts';
import { citedLabels } from '../packet/model/citations.ts';
import { replyPosition, replyReasons, tickedOffers } from '../packet/model/reply.ts';
import { replyFreight } from '../packet/model/reply-lines.ts';
import { makeWords, mayShow } from '../packet/model/words.ts';
import type { PacketFacts, PreflightLine } from '../packet/packet-facts.ts';
import { fileLines, filled } from './preflight-files.ts';

/** What is known of the originals on disk: checked just now, or only looked for. */
export interface OriginalsCheck {
  readonly missing: ReadonlySet<string>;
  readonly damaged: ReadonlySet<string>;
  /** True when every original was hashed anew. */
  readonly hashed: boolean;
}

/** Exhibits of the case that are meant to go in and have no file yet. */
export interface AwaitedExhibit {
  readonly key: string;
  readonly title: string;
  readonly titleZh: string | null;
}

/** Shortest long side of a photo that prints well at half a page (200 dots an inch on 150 mm), in pixels. */
const smallPhoto = 1200;

const says = {
  ORIGINAL_MISSING: ['The original of {0} is not in the archive.', '档案中缺少 {0} 的原件。'],
  ORIGINAL_DAMAGED: [
    'The original of {0} is not what was taken in: its hash differs.',
    '{0} 的原件与收入时不一致：哈希值不同。',
  ],
  ORIGINALS_OK: [
    'All {0} originals were hashed again and are unchanged.',
    '全部 {0} 份原件已重新计算哈希值，均未改变。',
  ],
  ORIGINALS_PRESENT: [
    'All {0} originals are there; they are hashed again when the packet is built.',
    '全部 {0} 份原件均在；生成材料册时将重新计算哈希值。',
  ],
  ORDER_NOT_CONFIRMED: ['The order number is not confirmed.', '订单号尚未核实。'],
  CUSTOMER_NOT_CONFIRMED: ['The customer’s name is not confirmed.', '客户名称尚未核实。'],
  ORDER_CONFIRMED: ['Order number and customer’s name are confirmed.', '订单号和客户名称已核实。'],
  NO_DECISION: ['An appeal needs the decision it is directed against.', '申诉须写明所针对的裁决。'],
  NO_GROUNDS: ['An appeal needs at least one ground.', '申诉至少须有一项理由。'],
  GROUND_WITHOUT_PROOF: ['Ground “{0}” names no exhibit that is in the packet.', '理由“{0}”没有引用本册中的任何证据。'],
  NO_LOGISTICS: [
    'No logistics document is in the packet, and no reason is given why not.',
    '本册没有物流单证，也未说明原因。',
  ],
  NO_PHOTOS: ['No photo is in the packet, and no reason is given why not.', '本册没有照片，也未说明原因。'],
  PROOF_KINDS_THERE: [
    'Logistics proof and photos are there, or their absence is explained.',
    '物流证据和照片齐备，或已说明缺少的原因。',
  ],
  INTEGRITY_FLAG: ['{0}', '{0}'],
  NO_REPLY: ['You have not said what you answer the buyer.', '您尚未说明如何答复买家。'],
  REPLY_AGAINST_RULES: ['You refuse, but the rules say of line {0}: {1}', '您选择拒绝，但规则对第 {0} 项的结论是：{1}'],
  REPLY_WITHOUT_OFFER: [
    'You make a counter-offer, but do not say what you propose: write it, or tick an offer of yours for the packet.',
    '您选择另提方案，但没有写明方案内容：请填写方案，或勾选您的一项提议列入材料册。',
  ],
  REPLY_WITHOUT_REASON: [
    'You refuse, but give no reason: write why, or enter the fact that speaks for you.',
    '您选择拒绝，但没有给出任何理由：请写明原因，或录入支持您的事实。',
  ],
  MEDIATION_WITHOUT_ASKS: [
    'It is not written what the platform is to do: say what you ask for.',
    '没有写明希望平台怎样处理：请填写请求事项。',
  ],
  REPLY_FREIGHT_OPEN: [
    'The answer does not say who pays the return freight: write it down under freight or in the agreement.',
    '答复没有写明退货运费由谁承担：请在运费或协议中填写。',
  ],
  NO_ASKS: ['It is not written what is asked for; a general sentence is used.', '未写明请求事项；将使用通用语句。'],
  ANSWER_MISSING: ['The buyer’s point “{0}” has no answer.', '买家主张“{0}”尚无答复。'],
  EXHIBIT_NOT_CITED: ['Exhibit {0} “{1}” is cited nowhere: why is it here?', '证据 {0}“{1}”未被引用：为何收入本册？'],
  EXHIBITS_NOT_LOOKED_AT: [
    '{0} {0|exhibit was|exhibits were} put together by the app: look at {0|it before it goes|them before they go} out.',
    '有 {0} 项证据由本软件自动归类：发出前请逐一查看。',
  ],
  EXHIBIT_WITHOUT_FILES: ['Exhibit “{0}” has no file yet and is left out.', '证据“{0}”尚无文件，未收入本册。'],
  EXHIBITS_NOT_TRANSLATED: [
    '{0} {0|exhibit is|exhibits are} not in the language of the packet, and no translation is in it: {1}.',
    '有 {0} 项证据不是本册所用语言，且本册中没有译文：{1}。',
  ],
  PHOTO_SMALL: [
    '{0} {0|photo is|photos are} smaller than 1,200 pixels, for example {1}.',
    '有 {0} 张照片的长边不足 1200 像素，例如 {1}。',
  ],
  LOCATION_IN_PHOTOS: [
    '{0} {0|photo carries|photos carry} a location; it is not printed, and print copies do not contain it.',
    '有 {0} 张照片含位置信息；不会印出，印刷副本中也不含该信息。',
  ],
  TWICE: ['{0} is in more than one exhibit.', '{0} 出现在多项证据中。'],
  TALKS_HELD_BACK: [
    '{0} of your own messages {0|stays|stay} out of the packet: go there to show {0|it|them}.',
    '您自己的消息有 {0} 条未列入本册：可前往查看并列入。',
  ],
  TALKS_OTHERS_HELD_BACK: [
    '{0} {0|message|messages} of the talks {0|stays|stay} out of the packet: an offer that you did not tick, or nobody said whose {0|it is|they are}.',
    '协商记录中另有 {0} 条消息未列入本册：属于未勾选的提议，或未说明由谁所写。',
  ],
  OWN_TEXT_OTHER_LANGUAGE: [
    'The packet is in {0}, but what you wrote yourself is not: for example “{1}”.',
    '本册为{0}，但您自己撰写的内容不是，例如“{1}”。',
  ],
  NO_EXHIBITS: ['The packet has no exhibit.', '本册没有证据。'],
  STANCE_HOLD: ['The rules hold line {0}: {1}', '规则暂缓第 {0} 项：{1}'],
} as const satisfies Record<string, readonly [string, string]>;

type Code = keyof typeof says;

/** The kinds that count as logistics proof and as photos, as the rule packs say. */
export interface ProofGroups {
  readonly logistics: ReadonlySet<ExhibitKind>;
  readonly photos: ReadonlySet<ExhibitKind>;
}

/**
 * @param answer what the rules say of the case in the language of the list; that of `facts` speaks the packet's
 * @param language the person's, not the packet's
 */
export function preflight(
  facts: PacketFacts,
  originals: OriginalsCheck,
  awaited: readonly AwaitedExhibit[],
  answer: Pick<Answer, 'integrityFlags' | 'lines'>,
  language: Language,
  groups: ProofGroups,
): PreflightLine[] {
  const lines: PreflightLine[] = [];
  const say = (
    code: Code,
    light: PreflightLine['light'],
    where: string | null,
    ...values: readonly (string | number)[]
  ): void => {
    const text = says[code][language === 'zh-CN' ? 1 : 0];
    lines.push({
      code: `PREFLIGHT_${code}`,
      light,
      where,
      says: filled(text, values),
    });
  };
  // A file copy is for the house: it may be printed whatever is still open, so that nobody works without it.
  const stops: PreflightLine['light'] = facts.packet.variant === 'file-copy' ? 'amber' : 'red';
  originalLines(facts, originals, say);
  partyLines(facts, stops, say);
  if (facts.packet.variant === 'reply') replyLines(facts, answer, say);
  if (
    facts.packet.variant === 'mediation' &&
    !settled(facts.facts.appeal?.asks) &&
    !settled(facts.facts.appeal?.reliefAmount)
  )
    say('MEDIATION_WITHOUT_ASKS', 'red', 'appeal.asks');
  if (facts.packet.variant === 'appeal') appealLines(facts, groups, say);
  for (const flag of answer.integrityFlags) {
    // An explained doubt stays in sight: the other side may raise it all the same.
    const light = flag.explained === null ? stops : 'amber';
    lines.push({
      code: 'PREFLIGHT_INTEGRITY_FLAG',
      light,
      where: flag.evidenceIds[0] ?? factOf(flag.id),
      says: flag.says,
      doubt: { flag: flag.id, explained: flag.explained },
    });
  }
  for (const line of answer.lines) if (line.stance === 'HOLD') say('STANCE_HOLD', 'amber', null, line.id, line.says);
  for (const a of facts.facts.dispute?.allegations ?? [])
    if (!settled(a.answer))
      say('ANSWER_MISSING', 'amber', `dispute.allegations.${a.id}`, (settled(a.text) ?? '…').slice(0, 80));
  textLines(facts, language, say);
  exhibitLines(facts, awaited, language, say);
  return [...lines, ...fileLines(facts, language)];
}

/** The fact that a doubt about facts is about: the later of two dates, or the document. */
const factOf = (flagId: string): string | null => /[:<]([a-z][\w.[\]-]*)$/.exec(flagId)?.[1] ?? null;

type Say = (
  code: Code,
  light: PreflightLine['light'],
  where: string | null,
  ...values: readonly (string | number)[]
) => void;

function textLines(facts: PacketFacts, language: Language, say: Say): void {
  const w = makeWords(facts);
  const held = (facts.facts.negotiation ?? []).filter((entry) => !mayShow(w, entry));
  const own = held.filter((entry) => settled(entry.from) === 'seller');
  const others = held.filter((entry) => !own.includes(entry));
  // The log of the talks says so at its head, with the press that lets them in.
  if (own.length > 0) say('TALKS_HELD_BACK', 'amber', 'negotiation.held', own.length);
  if (others[0]) say('TALKS_OTHERS_HELD_BACK', 'amber', `negotiation.${others[0].id}`, others.length);
  if (facts.packet.variant === 'file-copy') return;
  const { appeal, reply } = facts.facts;
  const written = [
    ...(appeal?.grounds ?? []).flatMap((g) => [g.title, g.text]),
    appeal?.asks,
    facts.packet.variant === 'reply' ? reply?.text : undefined,
  ].flatMap((one) => settled(one) ?? []);
  const inChinese = facts.packet.language === 'zh-CN';
  const foreign = written.find((text) => (HAN.test(text) ? !inChinese : inChinese));
  if (foreign === undefined) return;
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(facts.packet.language) ?? '';
  say('OWN_TEXT_OTHER_LANGUAGE', 'amber', 'appeal.grounds', name, foreign.slice(0, 40));
}

const HAN = /\p{Script=Han}/u;

function originalLines(facts: PacketFacts, originals: OriginalsCheck, say: Say): void {
  const all = new Map(
    [...facts.exhibits.flatMap((x) => x.evidence), ...facts.notIncluded].map((e) => [e.evidenceId, e]),
  );
  for (const [id, e] of all) {
    if (originals.missing.has(e.sha256)) say('ORIGINAL_MISSING', 'red', id, e.originalName);
    else if (originals.damaged.has(e.sha256)) say('ORIGINAL_DAMAGED', 'red', id, e.originalName);
  }
  if (originals.missing.size + originals.damaged.size === 0)
    say(originals.hashed ? 'ORIGINALS_OK' : 'ORIGINALS_PRESENT', 'green', null, all.size);
}

function partyLines(facts: PacketFacts, stops: PreflightLine['light'], say: Say): void {
  const { order, customer } = facts.facts;
  const orderOk = settled(order?.orderNo) !== undefined && settled(order?.orderNoConfirmed) === true;
  const customerOk = settled(customer?.name) !== undefined && settled(customer?.nameConfirmed) === true;
  if (!orderOk)
    say(
      'ORDER_NOT_CONFIRMED',
      stops,
      settled(order?.orderNo) === undefined ? 'order.orderNo' : 'order.orderNoConfirmed',
    );
  if (!customerOk)
    say(
      'CUSTOMER_NOT_CONFIRMED',
      stops,
      settled(customer?.name) === undefined ? 'customer.name' : 'customer.nameConfirmed',
    );
  if (orderOk && customerOk) say('ORDER_CONFIRMED', 'green', null);
}

function replyLines(facts: PacketFacts, answer: Pick<Answer, 'lines'>, say: Say): void {
  const w = makeWords(facts);
  const position = replyPosition(w);
  if (position === null) say('NO_REPLY', 'red', 'reply.position');
  if (position === 'refuse')
    for (const line of answer.lines)
      if (line.stance === 'ACCEPT') say('REPLY_AGAINST_RULES', 'amber', 'reply.position', line.id, line.says);
  const own = settled(facts.facts.reply?.text);
  const answered = (facts.facts.dispute?.allegations ?? []).some((a) => settled(a.answer) !== undefined);
  if (position === 'refuse' && own === undefined && !answered && replyReasons(w).length === 0)
    say('REPLY_WITHOUT_REASON', 'red', 'reply.text');
  if (position === 'counter_offer' && own === undefined && tickedOffers(w).length === 0)
    say('REPLY_WITHOUT_OFFER', 'red', 'reply.text');
  const wants = settled(facts.facts.request?.buyerWants);
  const comesBack = wants === 'return_and_refund' || wants === 'exchange';
  if ((position === 'accept' || position === 'counter_offer') && comesBack && replyFreight(w).length === 0)
    say('REPLY_FREIGHT_OPEN', 'amber', 'freight');
}

function appealLines(facts: PacketFacts, groups: ProofGroups, say: Say): void {
  const { appeal, decision } = facts.facts;
  if (!settled(decision?.outcome) && !settled(decision?.no) && !settled(decision?.at))
    say('NO_DECISION', 'red', 'decision.outcome');
  const grounds = appeal?.grounds ?? [];
  if (grounds.length === 0) say('NO_GROUNDS', 'red', 'appeal.grounds');
  for (const g of grounds)
    if (!facts.exhibits.some((x) => g.exhibits?.includes(x.key)))
      say('GROUND_WITHOUT_PROOF', 'amber', `appeal.grounds.${g.id}`, settled(g.title) ?? '…');
  const has = (kinds: ReadonlySet<ExhibitKind>): boolean => facts.exhibits.some((x) => kinds.has(x.kind));
  const logistics = has(groups.logistics) || settled(appeal?.logisticsWaiver) !== undefined;
  const photos = has(groups.photos) || settled(appeal?.photosWaiver) !== undefined;
  if (!logistics) say('NO_LOGISTICS', 'red', 'appeal.logisticsWaiver');
  if (!photos) say('NO_PHOTOS', 'red', 'appeal.photosWaiver');
  if (logistics && photos) say('PROOF_KINDS_THERE', 'green', null);
  if (!settled(appeal?.asks)) say('NO_ASKS', 'amber', 'appeal.asks');
}

/** True when the exhibit can be read in the language of the packet: `en`, `en-GB`, and papers in two languages like `de, en`. */
const inLanguage = (languages: string, wanted: string): boolean =>
  languages
    .toLowerCase()
    .split(/[\s,;/]+/)
    .some((one) => one.startsWith(wanted.slice(0, 2)));

function exhibitLines(facts: PacketFacts, awaited: readonly AwaitedExhibit[], language: Language, say: Say): void {
  const titleOf = (x: { readonly title: string; readonly titleZh: string | null }): string =>
    language === 'zh-CN' ? (x.titleZh ?? x.title) : x.title;
  if (facts.exhibits.length === 0) say('NO_EXHIBITS', 'amber', null);
  for (const x of awaited) say('EXHIBIT_WITHOUT_FILES', 'amber', x.key, titleOf(x));
  // What the packet really prints, not what the facts name: statement and chronology cite on their own.
  const cited = citedLabels(buildModel(facts));
  const seen = new Map<string, number>();
  for (const x of facts.exhibits) {
    // Those nobody has looked at are never cited, and have a line of their own.
    const cannotBe = !x.chosen && facts.packet.variant !== 'file-copy';
    if (!cited.has(x.label) && !cannotBe) say('EXHIBIT_NOT_CITED', 'amber', x.exhibitId, x.label, titleOf(x));
    for (const e of new Set(x.evidence.map((one) => one.sha256))) seen.set(e, (seen.get(e) ?? 0) + 1);
  }
  const untouched = facts.exhibits.filter((x) => !x.chosen);
  if (untouched.length > 0 && facts.packet.variant !== 'file-copy')
    say('EXHIBITS_NOT_LOOKED_AT', 'amber', 'evidence', untouched.length);
  const foreign = facts.exhibits.filter((x) => x.language && !inLanguage(x.language, facts.packet.language));
  if (foreign[0] && !facts.exhibits.some((x) => x.kind === 'translation'))
    say(
      'EXHIBITS_NOT_TRANSLATED',
      'amber',
      foreign[0].exhibitId,
      foreign.length,
      foreign.map((x) => `${x.label} (${x.language ?? ''})`).join(', '),
    );
  const evidence = [...new Map(facts.exhibits.flatMap((x) => x.evidence).map((e) => [e.sha256, e])).values()];
  for (const e of evidence) if ((seen.get(e.sha256) ?? 0) > 1) say('TWICE', 'amber', e.evidenceId, e.originalName);
  const small = evidence.filter(
    (e) => imageKinds.has(e.kind) && e.width !== null && e.height !== null && Math.max(e.width, e.height) < smallPhoto,
  );
  if (small[0]) say('PHOTO_SMALL', 'amber', small[0].evidenceId, small.length, small[0].originalName);
  const located = evidence.filter((e) => e.hasLocation);
  if (located[0]) say('LOCATION_IN_PHOTOS', 'green', located[0].evidenceId, located.length);
}
