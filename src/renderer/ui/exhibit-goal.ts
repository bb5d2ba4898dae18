/** Where another screen wants the box to open: the packet's list names an exhibit or a piece, the box shows it when it comes up. */

let goal: string | null = null;

/** @param where id of an exhibit or of a piece of evidence, or `evidence` for the first exhibit nobody has looked at */
export function wantExhibit(where: string): void {
  goal = where;
}

/** True while a wish waits to be fulfilled. */
export function isExhibitWanted(): boolean {
  return goal !== null;
}

/** Gives the wish once. */
export function takeWantedExhibit(): string | null {
  const wanted = goal;
  goal = null;
  return wanted;
}

interface Candidate {
  readonly exhibitId: string;
  readonly chosen: boolean;
  readonly evidenceIds: readonly string[];
}

/** The exhibit that a wish means; null when it means none of them. */
export function exhibitFor(where: string, exhibits: readonly Candidate[]): string | null {
  const found =
    exhibits.find((one) => one.exhibitId === where) ??
    exhibits.find((one) => one.evidenceIds.includes(where)) ??
    (where === 'evidence' ? exhibits.find((one) => !one.chosen) : undefined);
  return found?.exhibitId ?? null;
}
