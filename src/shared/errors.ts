/**
 * The error catalogue and the one error class for trouble we expect.
 * Anything else that is thrown is a bug: it is logged with a reference and admitted as such.
 */
import { appTroubles } from './errors/app.ts';
import { archiveTroubles } from './errors/archive.ts';
import { caseFileTroubles } from './errors/case-file.ts';
import { casesTroubles } from './errors/cases.ts';
import { deadlineTroubles } from './errors/deadline.ts';
import { intakeTroubles } from './errors/intake.ts';
import { keepingTroubles } from './errors/keeping.ts';
import type { TroubleKind } from './errors/kinds.ts';
import { packetTroubles } from './errors/packet.ts';
import { rulesTroubles } from './errors/rules.ts';
import { undoTroubles } from './errors/undo.ts';
import { usageTroubles } from './errors/usage.ts';

/** Every expected trouble by its code. */
export const troubles = {
  ...archiveTroubles,
  ...intakeTroubles,
  ...caseFileTroubles,
  ...casesTroubles,
  ...rulesTroubles,
  ...packetTroubles,
  ...appTroubles,
  ...undoTroubles,
  ...keepingTroubles,
  ...deadlineTroubles,
  ...usageTroubles,
};

export type TroubleCode = keyof typeof troubles;
export type Language = 'en' | 'zh-CN';
/** Plain JSON that may travel with a trouble. */
export type TroubleDetails = { readonly [key: string]: unknown };

/** The error object of the command line's refusals and of every IPC answer. */
export interface TroubleEnvelope {
  readonly code: string;
  readonly message: string;
  readonly nextStep: string;
  readonly details?: TroubleDetails;
  /** Reference into the log; always present for bugs, absent for expected trouble. */
  readonly ref?: string;
}

/** Trouble that we expect and can explain: thrown inside main, turned into an envelope at the walls (IPC, CLI, worker). */
export class Trouble extends Error {
  readonly code: TroubleCode;
  readonly details: TroubleDetails;

  constructor(code: TroubleCode, details: TroubleDetails = {}) {
    super(`${code}: ${describeTrouble(code, details, 'en').message}`);
    this.name = 'Trouble';
    this.code = code;
    this.details = details;
  }
}

/**
 * The sentences for a trouble in one language.
 * @param code a code of the catalogue; an unknown code (from a newer worker) gives the general sentence
 * @param details values for the `{name}` places in the sentences
 */
export function describeTrouble(
  code: string,
  details: TroubleDetails,
  language: Language,
): { message: string; nextStep: string } {
  const kind: TroubleKind | undefined = (troubles as Record<string, TroubleKind>)[code];
  if (!kind) {
    return language === 'zh-CN'
      ? { message: `出现了无法说明的情况（${code}）。`, nextStep: '请把日志中的编号告诉支持人员。' }
      : { message: `Something happened that we cannot name (${code}).`, nextStep: 'Quote the reference from the log.' };
  }
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => (details[name] === undefined ? '?' : String(details[name])));
  return { message: fill(kind[language].message), nextStep: fill(kind[language].nextStep) };
}

/** Turns a trouble into the envelope that leaves main. */
export function toEnvelope(trouble: Trouble, language: Language): TroubleEnvelope {
  return { code: trouble.code, ...describeTrouble(trouble.code, trouble.details, language), details: trouble.details };
}
