/** The cases that were opened last. Only ids, the archive's folder and a name; none at all when the person wants none. No electron. */

const MOST = 10;

export interface Recent {
  readonly archive: string;
  readonly caseId: string;
  readonly name: string | null;
}

/** A recent case as it was kept; null for anything else. */
export function readRecent(read: unknown): Recent | null {
  if (typeof read !== 'object' || read === null) return null;
  const { archive, caseId, name } = read as Readonly<Record<string, unknown>>;
  if (typeof archive !== 'string' || archive === '' || archive.length > 32_000) return null;
  if (typeof caseId !== 'string' || !/^[A-Za-z0-9_-]{1,40}$/.test(caseId)) return null;
  if (name !== null && (typeof name !== 'string' || name.length > 300)) return null;
  return { archive, caseId, name };
}

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
