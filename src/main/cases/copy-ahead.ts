/** Makes the print copies of a case's pictures before they are asked for, a few at a time, so that any other work goes first. */
import { imageKinds } from '../../shared/domain/evidence.ts';
import type { Desk } from './desk.ts';
import { getCase } from './get-case.ts';
import { listEvidence } from './list-evidence.ts';
import { prepareRenditions } from './prepare-renditions.ts';

/** Between two groups other jobs of the same lane get their turn. */
const AT_ONCE = 4;

/** Cases whose copies are being made, by archive. */
const underWay = new Set<string>();

/**
 * Copies that are there already cost a look each. One run at a time for a case.
 * @throws whatever hinders the first group: the packet that needs the copies says it
 */
export async function copyAhead(desk: Desk, caseId: string): Promise<void> {
  const key = `${desk.archive.root} ${caseId}`;
  if (desk.archive.writable === null || underWay.has(key)) return;
  underWay.add(key);
  try {
    const meant = new Set(getCase(desk, caseId).exhibits.flatMap((x) => (x.include ? x.evidenceIds : [])));
    const pictures = listEvidence(desk, caseId).filter((e) => meant.has(e.evidenceId) && imageKinds.has(e.kind));
    for (let from = 0; from < pictures.length; from += AT_ONCE)
      await prepareRenditions(desk, caseId, 'print', {
        evidenceIds: pictures.slice(from, from + AT_ONCE).map((e) => e.evidenceId),
      });
  } finally {
    underWay.delete(key);
  }
}
