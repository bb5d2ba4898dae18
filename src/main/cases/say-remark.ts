/** The words for coded remarks on files: made when they are shown, in the reader's language. */
import { describeTrouble, type Language } from '../../shared/errors.ts';

/** @returns the code with its sentence */
export function sayRemark(
  remark: { readonly code: string; readonly details: Readonly<Record<string, unknown>> },
  language: Language,
): { readonly code: string; readonly says: string } {
  return { code: remark.code, says: describeTrouble(remark.code, remark.details, language).message };
}
