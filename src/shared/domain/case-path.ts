/** The path of a case as the rail shows it: the article's order, with whose turn it is at each step. Types and names only. */
import type { Deadline } from './answer.ts';

export const pathSteps = [
  'REQUEST',
  'ORDER_CONFIRMED',
  'INSPECTION',
  'TALKS',
  'SETTLEMENT',
  'DECISION',
  'APPEAL',
  'CLOSED',
] as const;
export type PathStep = (typeof pathSteps)[number];

/** `passed`: the case went on without this step, or does not need it. */
export const stepStates = ['done', 'needs-you', 'waits', 'not-yet', 'passed'] as const;
export type StepState = (typeof stepStates)[number];

/** What is to be done or awaited now. Each has a sentence and a reason in the catalogues, under `next.<code>`. */
export const nextCodes = [
  'add-line',
  'record-reason',
  'record-request',
  'enter-order',
  'confirm-order',
  'inspect',
  'await-goods',
  'answer-buyer',
  'write-answer',
  'make-reply',
  'answer-offer',
  'await-answer',
  'settle-talks',
  'accept-agreement',
  'await-acceptance',
  'carry-out',
  'await-performance',
  'ask-mediation',
  'send-evidence',
  'record-sent',
  'await-decision',
  'judge-decision',
  'prepare-appeal',
  'file-appeal',
  'note-filing',
  'await-appeal',
  'close',
  'write-lesson',
  'nothing',
] as const;
export type NextCode = (typeof nextCodes)[number];

/** Which packets of a case have gone out: of each kind the newest that was issued. */
export interface PapersOut {
  /** Issued, and nobody has noted that it was sent. */
  readonly unsent: readonly string[];
  readonly sent: readonly string[];
}

/** The nearest deadline that counts for a step. */
export interface PathDeadline {
  readonly id: string;
  /** Date, or instant with offset; null where no source gives a day. */
  readonly at: string | null;
  readonly zone: string | null;
  readonly whose: Deadline['whose'];
  readonly says: string;
  /** Whole days from today's date to its date; negative when it has passed; null without a date. */
  readonly daysLeft: number | null;
  /** Whole hours, while less than two days are left and the time of day is known. */
  readonly hoursLeft: number | null;
}

export interface NextStep {
  readonly step: PathStep;
  readonly code: NextCode;
  readonly state: StepState;
  /** A fact's path, `#section`, `packet`, or `sent` for the note that a packet was sent: where the person does it. */
  readonly goal: string;
  readonly due: PathDeadline | null;
}

export interface CasePath {
  readonly steps: readonly { readonly step: PathStep; readonly state: StepState }[];
  readonly next: NextStep;
  /** The nearest deadline of the whole case that has not passed; else an own one without a day, or the last own one that passed. */
  readonly deadline: PathDeadline | null;
}
