/** The catalogue of words that every language of the packet has to fill: the same keys, the same arguments. */
import type { Deadline, Fault, FindingOutcome } from '../../../shared/domain/answer.ts';
import type { buyerWishes } from '../../../shared/domain/terms.ts';
import type { NoticeReason } from '../evidence/prepared.ts';
import type { PacketLanguage, PacketVariant } from '../packet-facts.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

type Words<K extends string> = Readonly<Record<K, string>>;
type Opt = string | null;

export interface PacketTexts {
  readonly titles: Readonly<Record<PacketVariant, string>>;
  /** A reply with what the buyer asks for; the general title stands in `titles`. */
  readonly replyTo: Readonly<Record<(typeof buyerWishes)[number], string>>;
  readonly appealAgainst: (decision: string) => string;
  readonly internal: string;
  readonly draft: string;
  readonly ex: (label: string) => string;
  readonly exPage: (label: string, page: number) => string;
  readonly exhibitWord: string;
  readonly page: (n: number) => string;
  readonly pageOf: (n: number, of: number) => string;
  readonly ofPages: (n: number, of: number) => string;
  readonly colon: string;
  readonly listAnd: string;
  readonly stop: string;
  readonly quoted: (text: string) => string;
  /** Sentences one after the other, with the space of the language between them. */
  readonly oneAfterOther: (sentences: readonly string[]) => string;
  readonly notRecorded: string;
  readonly see: (page: number) => string;
  readonly version: (n: number, draft: boolean) => string;
  readonly prepared: string;
  readonly caseNo: (id: string) => string;
  readonly orderNoShort: (no: string) => string;
  readonly packetId: (id: string) => string;
  readonly cover: Words<
    | 'platform'
    | 'order'
    | 'dispute'
    | 'decision'
    | 'seller'
    | 'buyer'
    | 'goods'
    | 'amount'
    | 'ourCase'
    | 'contact'
    | 'version'
    | 'pages'
    | 'language'
    | 'languageName'
    | 'exhibits'
    | 'asks'
    | 'numbers'
  > & { readonly totalPages: (n: number) => string };
  readonly summary: Words<
    | 'title'
    | 'asks'
    | 'timeline'
    | 'facts'
    | 'ordered'
    | 'shipped'
    | 'delivered'
    | 'request'
    | 'dispute'
    | 'decision'
    | 'noDecision'
    | 'standard'
  > & {
    readonly reasons: Words<'appeal' | 'other'>;
    readonly numbered: (n: number, title: string) => string;
    readonly days: (n: number) => string;
  };
  readonly contents: Words<'title' | 'no' | 'exhibit' | 'kind' | 'dated' | 'shows' | 'page' | 'parts' | 'none'>;
  readonly parts: Words<
    | 'statement'
    | 'chronology'
    | 'order'
    | 'inspection'
    | 'shipping'
    | 'messages'
    | 'money'
    | 'standing'
    | 'notIncluded'
    | 'exhibits'
    | 'integrity'
  >;
  readonly statement: Words<
    | 'order'
    | 'agreed'
    | 'shipped'
    | 'request'
    | 'inspected'
    | 'talks'
    | 'decision'
    | 'grounds'
    | 'answers'
    | 'freight'
    | 'process'
    | 'asks'
    | 'declaration'
    | 'customMade'
    | 'contract'
    | 'cleanDocument'
    | 'noException'
    | 'theBuyerWrote'
    | 'saidOfIt'
    | 'decisionReasons'
    | 'rule'
    | 'relied'
    | 'proof'
    | 'answersIntro'
    | 'point'
    | 'answer'
    | 'noAnswer'
    | 'name'
    | 'date'
    | 'signature'
  > & {
    readonly placed: (p: { buyer: Opt; orderNo: Opt; platform: Opt; on: Opt }) => string;
    readonly goods: (items: string) => string;
    readonly value: (total: string) => string;
    readonly paidOn: (on: string) => string;
    readonly terms: (incoterm: string, place: Opt) => string;
    readonly tolerance: (t: string) => string;
    readonly sample: (on: string, ref: Opt) => string;
    readonly policy: (on: Opt, channel: Opt) => string;
    readonly handed: (p: { carrier: Opt; on: Opt; doc: Opt }) => string;
    readonly consignment: (p: { packages: Opt; weight: Opt }) => string;
    /** @param then true when the hand-over was told before */
    readonly delivered: (on: string, pod: Opt, then: boolean) => string;
    readonly asked: (on: Opt, channel: Opt, wants: Opt) => string;
    readonly reliedOn: (
      gist: string,
      from: {
        readonly pack: string;
        readonly source: string;
        readonly section: Opt;
        readonly address: string;
        readonly on: string;
      },
    ) => string;
    readonly askedBack: (amount: string) => string;
    readonly ofSample: (ref: string) => string;
    readonly claimed: (what: string, reason: Opt) => string;
    readonly inspection: (p: { stage: Opt; by: Opt; on: Opt; place: Opt; result: string }) => string;
    readonly sampled: (sample: string, lot: Opt) => string;
    readonly declare: (pictures: boolean) => string;
    readonly agreement: (type: string, on: Opt) => string;
    readonly agreementAmount: (amount: string) => string;
    readonly breach: (text: Opt) => string;
    readonly decided: (p: { on: Opt; no: Opt; outcome: Opt; amount: Opt }) => string;
    readonly ground: (n: number) => string;
    readonly processLines: Words<'order' | 'inspection' | 'talks' | 'mediation' | 'appeal'>;
    readonly freightLine: (leg: string, bearer: string) => string;
    readonly freightBasis: (basis: string) => string;
    readonly relief: (amount: string) => string;
    readonly waiverLogistics: (text: string) => string;
    readonly waiverPhotos: (text: string) => string;
    readonly asksDefault: Words<'MEDIATE' | 'APPEAL' | 'other'>;
  };
  /** The answer to the buyer, in the voice of a letter. A clause follows "because" and has no stop. */
  readonly reply: Words<
    | 'title'
    | 'anyWish'
    | 'clause'
    | 'claim'
    | 'reason'
    | 'worth'
    | 'offered'
    | 'answer'
    | 'proposal'
    | 'lineByLine'
    | 'nextTitle'
  > & {
    readonly answers: Words<'accept' | 'refuse'>;
    readonly next: Words<'accept' | 'refuse' | 'counter_offer'>;
    /** What the answer rests on, in sums and days. */
    readonly terms: Words<'rely' | 'contract' | 'asked' | 'offer' | 'noSum' | 'until' | 'noHour'> & {
      readonly agreement: (on: Opt) => string;
    };
    readonly contractFreight: (leg: string, bearer: string) => string;
    readonly late: (on: string, last: string, source: Opt, goods: Opt) => string;
    readonly accept: (wish: string) => string;
    readonly refuse: (wish: string) => string;
    readonly refuseBecause: (wish: string, clauses: readonly string[]) => string;
    readonly counter: (wish: string) => string;
    /** What is claimed where only what was ordered is known. */
    readonly quantityOpen: (ordered: string) => string;
    readonly offer: (what: string) => string;
    readonly open: (wish: string) => string;
    readonly inspected: (by: Opt, on: Opt, goods: Opt) => string;
    readonly delivered: (on: string, clean: boolean) => string;
    readonly sentence: (clause: string) => string;
  };
  readonly chronology: Words<'when' | 'event' | 'who' | 'source' | 'noEvents'> & {
    readonly gap: (days: number) => string;
    readonly events: Words<
      | 'ordered'
      | 'paid'
      | 'sample'
      | 'policy'
      | 'promised'
      | 'handed'
      | 'onBoard'
      | 'exported'
      | 'tracking'
      | 'carrierNotice'
      | 'delivered'
      | 'received'
      | 'confirmed'
      | 'request'
      | 'inspected'
      | 'offer'
      | 'agreed'
      | 'breach'
      | 'dispute'
      | 'escalated'
      | 'ticket'
      | 'decision'
      | 'appeal'
      | 'returnSent'
      | 'returnReceived'
      | 'refund'
    >;
  };
  readonly order: Words<
    'items' | 'sku' | 'description' | 'quantity' | 'price' | 'facts' | 'contract' | 'listing' | 'policy'
  >;
  readonly inspection: Words<
    | 'verdict'
    | 'lot'
    | 'lotSize'
    | 'sample'
    | 'level'
    | 'aql'
    | 'by'
    | 'accredited'
    | 'place'
    | 'on'
    | 'compared'
    | 'report'
    | 'random'
    | 'sealed'
    | 'yes'
    | 'no'
    | 'class'
    | 'found'
    | 'limit'
    | 'critical'
    | 'major'
    | 'minor'
  >;
  readonly shipping: Words<
    | 'papers'
    | 'custody'
    | 'stage'
    | 'who'
    | 'when'
    | 'detail'
    | 'proof'
    | 'carrier'
    | 'mode'
    | 'document'
    | 'container'
    | 'sealOrigin'
    | 'sealDestination'
    | 'packages'
    | 'weight'
    | 'weightSlip'
    | 'signedBy'
    | 'exceptions'
    | 'tracking'
    | 'place'
    | 'event'
    | 'seller'
    | 'buyer'
  > & { readonly legs: Words<'handover' | 'carriage' | 'delivery' | 'return'> };
  readonly messages: Words<'platform' | 'unknown' | 'other' | 'line' | 'when' | 'sender' | 'text' | 'acknowledged'> & {
    readonly offer: (what: string) => string;
    readonly answer: (what: string) => string;
  };
  readonly money: Words<
    | 'leg'
    | 'cost'
    | 'paidBy'
    | 'bearer'
    | 'freight'
    | 'sums'
    | 'total'
    | 'paid'
    | 'shipping'
    | 'tax'
    | 'askedBack'
    | 'decided'
    | 'relief'
    | 'refund'
    | 'rate'
  >;
  readonly exhibit: Words<
    | 'kind'
    | 'date'
    | 'source'
    | 'pages'
    | 'shows'
    | 'files'
    | 'cited'
    | 'noCameraTime'
    | 'noMark'
    | 'pagePicture'
    | 'xfa'
    | 'signed'
    | 'noFiles'
    | 'noticeTitle'
    | 'noticeKept'
    | 'fileName'
    | 'size'
    | 'continued'
  > & {
    /** When the photos of an exhibit were taken. */
    readonly taken: Words<'noZone' | 'zones'> & {
      readonly some: (zone: string) => string;
      readonly at: (p: { readonly span: string; readonly zone: string; readonly without: number }) => string;
    };
    readonly paragraph: (n: number) => string;
    readonly cameraTime: (at: string, zone: Opt) => string;
    readonly file: (name: string) => string;
    readonly edited: (program: string) => string;
    readonly explained: (reason: string) => string;
    readonly shownAt: (percent: string) => string;
    readonly sourcePage: (n: number, of: number) => string;
    readonly email: Words<'From' | 'To' | 'Cc' | 'Date' | 'Subject' | 'Attachment'>;
    readonly cut: (n: number) => string;
    readonly notice: Readonly<Record<NoticeReason, string>>;
    readonly bytes: (n: string) => string;
  };
  readonly integrity: Words<
    | 'intro'
    | 'exhibit'
    | 'file'
    | 'bytes'
    | 'takenIn'
    | 'camera'
    | 'short'
    | 'hash'
    | 'custody'
    | 'marks'
    | 'editor'
    | 'explanation'
    | 'marksIntro'
    | 'picturesUpright'
    | 'pagesScaled'
    | 'notMasked'
    | 'stamp'
    | 'check'
    | 'compare'
  > & {
    /** @param inCase null where the packet goes out: what else is held is not told */
    readonly collected: (here: number, inCase: number | null) => string;
    readonly journal: (entries: number, head: string) => string;
    readonly program: (version: string) => string;
    /** Those in force for the case with their versions, and the others by name. */
    readonly packs: (inForce: string) => string;
    readonly otherPacks: (others: string) => string;
    readonly checks: readonly (readonly [string, string])[];
    readonly manifest: (id: string) => string;
  };
  readonly end: (n: number) => string;
  readonly standing: Words<
    | 'reason'
    | 'quantity'
    | 'stance'
    | 'says'
    | 'next'
    | 'literal'
    | 'sensible'
    | 'rows'
    | 'window'
    | 'lastDay'
    | 'fault'
    | 'freight'
    | 'chosen'
    | 'basis'
    | 'rule'
    | 'clause'
    | 'outcome'
    | 'missing'
    | 'conflicts'
    | 'deadlines'
    | 'noDate'
    | 'whose'
    | 'source'
    | 'missingFacts'
    | 'fact'
    | 'ask'
    | 'decides'
    | 'evidence'
    | 'held'
    | 'wanted'
    | 'refused'
    | 'format'
    | 'mediation'
    | 'appeal'
    | 'available'
    | 'notAvailable'
    | 'gaps'
    | 'flags'
    | 'warnings'
    | 'overrides'
    | 'disputed'
    | 'none'
    | 'pack'
    | 'due'
    | 'superseded'
    | 'wished'
  > & {
    readonly line: (id: string) => string;
    readonly faults: Readonly<Record<Fault, string>>;
    readonly outcomes: Readonly<Record<FindingOutcome, string>>;
    readonly turns: Readonly<Record<Deadline['whose'], string>>;
    /** What a missing fact would decide. */
    readonly decided: Readonly<Record<string, string>>;
    /** Rules that were looked at and say nothing here. */
    readonly without: (outcome: string, rules: string) => string;
    readonly readings: (s22c: string, s24: string) => string;
    readonly asOf: (at: string) => string;
  };
  readonly warnings: {
    readonly PACKET_SIGNS_NAMED: (list: string) => string;
    readonly PACKET_GLYPH_MISSING: (list: string) => string;
    readonly PACKET_SCRIPT_NOT_SUPPORTED: (list: string) => string;
    readonly PACKET_FILE_NOT_SHOWN: (name: string, why: string, label: string) => string;
    readonly PACKET_PAGES_AS_PICTURES: (name: string, n: number) => string;
    readonly PACKET_FORM_XFA: (name: string) => string;
    readonly PACKET_SIGNATURE_ON_ORIGINAL: (name: string) => string;
    readonly PACKET_TEXT_CUT: (name: string, n: number) => string;
    readonly PACKET_EXHIBIT_EMPTY: (label: string) => string;
    readonly PACKET_LOGO_UNREADABLE: string;
  };
}

/** The catalogue of one language. */
export const packetTexts = (language: PacketLanguage): PacketTexts => (language === 'zh-CN' ? zhCn : en);
