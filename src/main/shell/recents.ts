/** The cases that were opened last. Only ids, the archive's folder and a name; none at all when the person wants none. No electron. */
import { z } from '../../shared/z.ts';

const MOST = 10;

export const recentSchema = z.object({
  archive: z.string().min(1).max(32_000),
  caseId: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  name: z.string().max(300).nullable(),
});
export type Recent = Readonly<z.output<typeof recentSchema>>;

const isSame = (one: Recent, other: Pick<Recent, 'archive' | 'caseId'>): boolean =>
  one.archive === other.archive && one.caseId === other.caseId;

/** The list with a case at its top. */
export function withRecent(list: readonly Recent[], opened: Recent): readonly Recent[] {
  return [opened, ...list.filter((one) => !isSame(one, opened))].slice(0, MOST);
}

/** The list without a case that is gone. */
export function withoutRecent(list: readonly Recent[], gone: Pick<Recent, 'archive' | 'caseId'>): readonly Recent[] {
  return list.filter((one) => !isSame(one, gone));
}

/** How a recent case is written in a menu. */
export function recentLabel({ caseId, name }: Recent): string {
  return name === null || name === '' ? caseId : `${caseId} · ${name}`;
}
