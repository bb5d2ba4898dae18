/** Why a doubt about one's own files is none: what a person wrote, found by the id of the doubt. */
import { type CaseFacts, settled } from './case-file.ts';

/** The id of the doubt about a picture that went through an editor. */
export const editedFlag = (evidenceId: string): string => `EDITED_PICTURE:${evidenceId}`;

/** What was written last to explain a doubt; null while nothing is. @param id of the flag */
export function explanationOf(facts: CaseFacts, id: string): string | null {
  const reason = (facts.explanations ?? []).findLast((e) => settled(e.flag) === id)?.reason;
  return settled(reason) ?? null;
}
