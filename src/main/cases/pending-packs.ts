/** Packs of which a case uses another version than a new case would, and what it would change to take that over. */
import type { CaseShift } from '../../shared/domain/own-packs.ts';
import type { RulePack } from '../rules/pack.ts';
import { assessCase } from './assess-case.ts';
import { loadOwnPack, packsOfCase, versionsInForce, versionsOfCase } from './case-packs.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { versionOf } from './own-packs.ts';
import { shiftOf } from './preview-packs.ts';

export interface PendingPack {
  readonly packId: string;
  readonly title: RulePack['title'];
  /** Version that judges this case; null: none, the pack came later. */
  readonly used: string | null;
  /** Version that judges new cases, and its number; null: the pack as delivered, or none. */
  readonly inForce: string | null;
  readonly packNo: number | null;
  readonly shifts: CaseShift['shifts'];
}

/** Packs that do not speak of this case, in either version, are left out. @throws Trouble CASE_NOT_FOUND, RULE_PACK_INVALID */
export function pendingPacks(desk: Desk, caseId: string): readonly PendingPack[] {
  const { db } = desk.archive;
  const { caseNo } = requireCase(db, caseId);
  const used = versionsOfCase(db, caseNo);
  return [...versionsInForce(db)].flatMap(([packId, packNo]) => {
    const own = used.get(packId) ?? null;
    if (own === packNo) return [];
    const next = packNo === null ? (desk.packs.find(({ id }) => id === packId) ?? null) : loadOwnPack(db, packNo);
    const now = packsOfCase(desk, caseNo).find(({ id }) => id === packId) ?? null;
    const { shifts } = shiftOf(desk, caseNo, packId, next);
    if (shifts.length === 0 && !speaks(desk, caseId, packId)) return [];
    const title = (next ?? now)?.title;
    if (title === undefined) return [];
    return [
      {
        packId,
        title,
        used: versionOf(desk, packId, own),
        inForce: versionOf(desk, packId, packNo),
        packNo,
        shifts,
      },
    ];
  });
}

const speaks = (desk: Desk, caseId: string, packId: string): boolean =>
  assessCase(desk, caseId).packs.some(({ id, inForce }) => id === packId && inForce);
