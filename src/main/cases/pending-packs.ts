/** Packs of which a case uses another version than a new case would, or than it did: what the other one would change. */
import type { CaseShift } from '../../shared/domain/own-packs.ts';
import type { RulePack } from '../rules/pack.ts';
import { assessCase } from './assess-case.ts';
import { packsOfCase, versionsInForce, versionsOfCase, versionsOfItsTime } from './case-packs.ts';
import { packsDeliveredSince } from './delivered-packs.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { versionOf } from './own-packs.ts';
import { packAsKept, shiftOf } from './preview-packs.ts';

export interface PendingPack {
  readonly packId: string;
  readonly title: RulePack['title'];
  /** Version that judges this case; null: none, nobody had read its rules yet. */
  readonly used: string | null;
  /** Version that judges new cases, and its number; null: the pack as delivered, or none. */
  readonly inForce: string | null;
  readonly packNo: number | null;
  readonly shifts: CaseShift['shifts'];
}

/** A pack whose version in this case a person chose. */
export interface MovedPack {
  readonly packId: string;
  readonly title: RulePack['title'];
  readonly used: string | null;
  /** The version of the time when the case was opened, and its number. */
  readonly before: string | null;
  readonly beforeNo: number | null;
}

/** Packs that do not speak of this case, in either version, are left out. @throws Trouble CASE_NOT_FOUND, RULE_PACK_INVALID */
export function pendingPacks(
  desk: Desk,
  caseId: string,
): { readonly pending: readonly PendingPack[]; readonly moved: readonly MovedPack[] } {
  const { db } = desk.archive;
  const { caseNo } = requireCase(db, caseId);
  const [used, first, inForce] = [versionsOfCase(db, caseNo), versionsOfItsTime(db, caseNo), versionsInForce(db)];
  const pending: PendingPack[] = [];
  const moved: MovedPack[] = [];
  for (const [packId, packNo] of inForce) {
    const own = used.get(packId) ?? null;
    const before = first.get(packId) ?? null;
    const now = packsOfCase(desk, caseNo).find(({ id }) => id === packId) ?? null;
    if (own !== before && now !== null)
      moved.push({
        packId,
        title: now.title,
        used: spoken(desk, packId, own),
        before: spoken(desk, packId, before),
        beforeNo: before,
      });
    if (own === packNo) continue;
    const next = packAsKept(desk, packId, packNo);
    const { shifts } = shiftOf(desk, caseNo, packId, next);
    const title = (next ?? now)?.title;
    if (title === undefined || (shifts.length === 0 && !speaks(desk, caseId, packId))) continue;
    const [usedVersion, version] = [spoken(desk, packId, own), spoken(desk, packId, packNo)];
    pending.push({ packId, title, used: usedVersion, inForce: version, packNo, shifts });
  }
  // Packs that came newer with the program, where no version of a person's own stands in their place.
  for (const packId of packsDeliveredSince(desk, caseNo)) {
    if ((used.get(packId) ?? null) !== null || (inForce.get(packId) ?? null) !== null) continue;
    const next = desk.packs.find(({ id }) => id === packId);
    const own = packsOfCase(desk, caseNo).find(({ id }) => id === packId) ?? null;
    if (next === undefined) continue;
    const { shifts } = shiftOf(desk, caseNo, packId, next);
    if (shifts.length === 0 && (next.version === own?.version || !speaks(desk, caseId, packId))) continue;
    const usedVersion = own === null || own.noRulesYet !== undefined ? null : own.version;
    pending.push({ packId, title: next.title, used: usedVersion, inForce: next.version, packNo: null, shifts });
  }
  return { pending, moved };
}

const speaks = (desk: Desk, caseId: string, packId: string): boolean =>
  assessCase(desk, caseId).packs.some(({ id, inForce }) => id === packId && inForce);

/** What a version is called; a place that nobody has filled yet is no version. */
function spoken(desk: Desk, packId: string, packNo: number | null): string | null {
  const isPlace = packNo === null && desk.packs.find(({ id }) => id === packId)?.noRulesYet !== undefined;
  return isPlace ? null : versionOf(desk, packId, packNo);
}
