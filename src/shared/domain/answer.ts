/** The rules' answer: the shape that `assess`, the standing panel and the packet all read. Keys may be added, never renamed. */
import type { Bearer, FreightLeg, Reason, Stage } from './terms.ts';
import type { Money, Quantity } from './values.ts';

export type ReadingPreset = 'sensible' | 'literal';
export const stances = ['ACCEPT', 'REFUSE', 'NEGOTIATE', 'HOLD', 'REDIRECT', 'MEDIATE', 'APPEAL', 'FULFIL'] as const;
export type Stance = (typeof stances)[number];
/** How far a case has come, in the article's order. */
export const caseSteps = [
  'REQUEST',
  'ORDER_CONFIRMED',
  'INSPECTION',
  'TALKS',
  'AGREEMENT',
  'MEDIATION',
  'DECISION',
  'APPEAL',
  'CLOSED',
] as const;
export type CaseStep = (typeof caseSteps)[number];
export type WindowVerdict = 'IN' | 'OUT' | 'EDGE' | 'UNKNOWN' | 'NONE';
export type Fault = 'SELLER' | 'BUYER' | 'CARRIER' | 'SHARED' | 'UNDETERMINED';
export type FindingOutcome = 'fulfilled' | 'not-fulfilled' | 'unknown' | 'not-in-force';

export interface Readings {
  readonly preset: ReadingPreset;
  readonly 'S2.2c': 'A+B' | 'C';
  readonly 'S2.4': ReadingPreset;
}

export interface WindowCandidate {
  readonly clock: 'place-of-receipt' | 'seller' | 'platform' | 'chosen';
  readonly zone: string;
  readonly rollover: 'none' | 'holiday';
  /** Instant with offset, the first moment after the window. */
  readonly endsAt: string;
  readonly verdict: 'IN' | 'OUT' | 'UNKNOWN';
  /** Path of the fact that is read as receipt here: several are compared while none has been chosen. */
  readonly anchor?: string;
}

export interface WindowAnswer {
  readonly verdict: WindowVerdict;
  /** The last day that counts, YYYY-MM-DD; null when it cannot be told. */
  readonly lastDay: string | null;
  readonly assumes: readonly string[];
  readonly candidates: readonly WindowCandidate[];
}

/** Where a rule comes from: enough to find the sentence again, and to judge how far to trust it. */
export interface Citation {
  readonly source: string;
  readonly kind: 'third-party article' | 'platform' | 'law' | 'carrier' | 'convention';
  readonly section: string;
  /** Text only: nothing opens it. */
  readonly address: string;
  /** Day on which the source was read, YYYY-MM-DD. */
  readonly consultedOn: string;
  readonly confidence: 'H' | 'M' | 'L' | 'K' | 'article' | 'convention';
}

/** False for a choice of this product: it stands on no page. */
export const hasAddress = ({ address }: Pick<Citation, 'address'>): boolean => address !== '-';

export interface Finding {
  readonly rule: string;
  readonly outcome: FindingOutcome;
  readonly clause: string;
  readonly pack: string;
  readonly facts: readonly string[];
  readonly missing: readonly string[];
  readonly says: string;
  readonly citation: Citation;
}

export interface StanceWithRows {
  readonly stance: Stance;
  readonly rows: readonly string[];
}

export interface FreightAnswer {
  readonly leg: FreightLeg;
  readonly literal: Bearer;
  readonly sensible: Bearer;
  readonly chosen: Bearer;
  /** True when the bearer may be asked to pay, not that he must. */
  readonly mayAsk: boolean;
  readonly basis: string;
  /** For which part of the goods only, in words; null when for all of them. */
  readonly scope: string | null;
  /** Why the two readings differ; null when they agree. */
  readonly conflict: string | null;
}

/** What an inspection by sampling comes to, with the plan that says so. */
export interface SamplingAnswer {
  readonly inspectionId: string;
  readonly lotSize: number | null;
  readonly level: string | null;
  /** Code letter of lot and level; a class may use the plan of another letter. */
  readonly letter: string | null;
  /** Pieces that were looked at. */
  readonly inspected: number | null;
  readonly plans: readonly {
    readonly class: 'critical' | 'major' | 'minor';
    readonly aql: number;
    readonly letter: string;
    readonly sampleSize: number;
    readonly ac: number;
    readonly re: number;
    /** Defective pieces, each counted once by its most serious defect. */
    readonly found: number | null;
    readonly verdict: 'ACCEPT' | 'REJECT' | null;
    readonly source: string;
    /** K: common knowledge of the trade; the text of the standard was not read. */
    readonly confidence: 'M' | 'K';
  }[];
  readonly verdict: 'ACCEPT' | 'REJECT' | 'UNKNOWN';
  readonly says: string;
  /** True when the counts and the report's own result say opposite things. */
  readonly againstOwnWord: boolean;
  readonly trust: readonly {
    readonly point: 'random' | 'lot' | 'accredited' | 'sealed';
    readonly holds: boolean | null;
  }[];
  readonly weak: readonly string[];
  readonly facts: readonly string[];
  readonly missing: readonly string[];
}

/** Something that is worked out from facts, with what it stands on. A person may override it with a reason. */
export interface Judgement {
  readonly about: 'fault' | 'risk' | 'shortage' | 'loss-on-way';
  /** A code, for example `SELLER`. */
  readonly value: string;
  readonly says: string;
  /** Clauses, facts of the research, or sections of it: `F-67`, `S2.4`. */
  readonly basis: readonly string[];
  readonly confidence: 'H' | 'M' | 'L' | 'K' | 'article' | 'convention';
  readonly facts: readonly string[];
  readonly missing: readonly string[];
  readonly override: { readonly value: string; readonly reason: string; readonly by: string } | null;
}

export interface LineAnswer {
  readonly id: string;
  readonly reason: Reason | null;
  readonly quantity: Quantity | null;
  readonly stance: Stance;
  readonly byReading: Readonly<Record<ReadingPreset, StanceWithRows>>;
  readonly byPack: readonly (StanceWithRows & {
    readonly pack: string;
    readonly clauses: readonly string[];
    /** True where the pack has no rule for this line: its HOLD is no opinion. */
    readonly silent: boolean;
  })[];
  readonly conflict: { readonly between: readonly string[]; readonly says: string } | null;
  /** The pack whose word this is; null while packs disagree and nobody has chosen, or where none is in force. */
  readonly follows: string | null;
  /** What a person put in place of `stance`, which stays the rules' own. */
  readonly overridden: { readonly stance: Stance; readonly reason: string; readonly by: string } | null;
  readonly subjectTo: readonly string[];
  readonly rows: readonly string[];
  /** One plain sentence: where the exporter stands on this line. */
  readonly says: string;
  readonly nextStep: string;
  readonly window: WindowAnswer;
  readonly fault: Fault;
  readonly freight: readonly FreightAnswer[];
  /** Fault, risk and weights with their basis. */
  readonly judgements: readonly Judgement[];
  /** Inspections of this line that followed a sampling plan. */
  readonly sampling: readonly SamplingAnswer[];
  readonly findings: readonly Finding[];
}

/** What the facts come to in money: a proposal, never a duty. */
export interface SumsAnswer {
  /** The value of what each line claims. */
  readonly refunds: readonly {
    readonly line: string;
    readonly amount: Money | null;
    readonly formula: string | null;
    readonly missing: readonly string[];
  }[];
  /** Null while a line has no amount, and where currencies differ. */
  readonly total: Money | null;
  /** The total at the rate that a person typed, with its day and source. */
  readonly inOther: {
    readonly amount: Money;
    readonly rate: number;
    readonly date: string;
    readonly source: string;
  } | null;
  /** Freight of one leg whose lines have different bearers, split in proportion. */
  readonly freight: readonly {
    readonly leg: FreightLeg;
    readonly cost: Money;
    readonly by: 'value' | 'volume';
    readonly parts: readonly { readonly line: string; readonly bearer: Bearer; readonly amount: Money }[];
    readonly formula: string;
  }[];
  readonly notes: readonly string[];
}

/** A doubt that the other side, or the platform, could raise about what the exporter hands in. */
export interface IntegrityFlag {
  /** Stays the same while the doubt does: what an explanation refers to. */
  readonly id: string;
  readonly code: string;
  readonly says: string;
  readonly evidenceIds: readonly string[];
  /** The exporter's explanation; null while there is none. */
  readonly explained: string | null;
}

export interface Deadline {
  readonly id: string;
  /** Date or instant with offset; null when no source gives it: then it is never printed as a date. */
  readonly at: string | null;
  readonly zone: string | null;
  readonly whose: 'seller' | 'buyer' | 'carrier' | 'platform';
  readonly source: string;
  readonly conflictsWith: readonly string[];
  /** Id of the deadline that a person typed from the platform's page: it wins over this one, which was counted. */
  readonly supersededBy: string | null;
  /** Key of the exhibit that shows a typed countdown: the screenshot of the page. */
  readonly shownIn: string | null;
  readonly says: string;
}

export interface MissingFact {
  /** Path of the fact in the case file, for example `delivery.receivedAt` or `lines[1].reason`. */
  readonly fact: string;
  readonly decides: readonly string[];
  /** The question to the person. */
  readonly ask: string;
}

export interface Answer {
  readonly ok: true;
  /** ISO 8601 with offset. */
  readonly asOf: string;
  readonly readings: Readings;
  readonly packs: readonly { readonly id: string; readonly version: string; readonly inForce: boolean }[];
  /** Which pack the person follows where packs disagree: chosen in this case, or remembered by the archive. */
  readonly follows: { readonly pack: string; readonly by: 'case' | 'archive' } | null;
  /** The lines by stance, what needs a person first. */
  readonly summary: {
    readonly stances: readonly { readonly stance: Stance; readonly lines: readonly string[] }[];
    readonly says: string;
  };
  readonly step: CaseStep;
  readonly stage: Stage | null;
  readonly lines: readonly LineAnswer[];
  readonly sums: SumsAnswer;
  readonly deadlines: readonly Deadline[];
  readonly missingFacts: readonly MissingFact[];
  readonly evidence: {
    readonly held: readonly { readonly kind: string; readonly count: number }[];
    readonly wanted: readonly { readonly kind: string; readonly why: string; readonly clause: string }[];
    readonly wouldBeRefused: readonly { readonly kind: string; readonly why: string; readonly clause: string }[];
    /** What the reasons want at this stage: what is missing first, with how to make it. One of `kinds` is enough. */
    readonly plan: readonly {
      readonly kinds: readonly string[];
      readonly level: 'needed' | 'helpful';
      readonly isHeld: boolean;
      readonly why: string;
      readonly how: string | null;
      readonly source: string;
    }[];
  };
  readonly mediation: { readonly available: boolean; readonly because: string };
  readonly appeal: {
    readonly available: boolean;
    readonly ready: boolean;
    readonly gaps: readonly string[];
    /** Yes, no, or null where no fact can tell; `where` is the fact or exhibit to mend. */
    readonly readiness: readonly {
      readonly id: string;
      readonly ok: boolean | null;
      readonly says: string;
      readonly where: string | null;
    }[];
    readonly because: string;
  };
  /** Doubts about one's own files and dates. Without an explanation they block a packet. */
  readonly integrityFlags: readonly IntegrityFlag[];
  readonly warnings: readonly { readonly code: string; readonly says: string; readonly clause: string }[];
  readonly overrides: readonly {
    readonly conclusion: string;
    readonly value: string;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
    /** The rules' own result on the same thing; null where they have none. */
    readonly rulesSay: string | null;
  }[];
  /** Facts whose value would move a stance, tried out one at a time, the most powerful first. */
  readonly wouldChange: readonly {
    readonly fact: string;
    readonly now: 'unknown' | 'disputed' | 'known';
    readonly ask: string;
    readonly moves: readonly {
      /** The value tried: a word of the field, `true`, `false`, or `in time` and `too late` for a time. */
      readonly value: string;
      readonly line: string;
      readonly from: Stance;
      readonly to: Stance;
    }[];
  }[];
}
