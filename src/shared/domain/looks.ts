/** When two pictures show the same scene: told from a few bits of each. A guess for laying them on one another, never a finding. */

/** Shape: one bit for each of 64 places, set where it gets lighter to the right. Colour: the mean of the whole. */
interface Look {
  readonly high: number;
  readonly low: number;
  readonly colour: readonly [number, number, number];
}

/** What is compared: the look as kept, and the camera's clock as written, if there is one. */
export interface Seen {
  readonly look: string | null;
  readonly local: string | null;
}

const farthestShape = 6;
/** Pictures of one camera within this time may differ more: the hand moved. */
const burstSeconds = 90;
const farthestInBurst = 12;
const farthestColour = 28;
/** A picture without shape (a wall, a blank page) is told by its colour alone, and closer. */
const plainBits = 6;
const plainColour = 6;

function parse(look: string | null): Look | null {
  if (look === null || !/^[0-9a-f]{22}$/.test(look)) return null;
  const at = (from: number, to: number): number => Number.parseInt(look.slice(from, to), 16);
  return { high: at(0, 8), low: at(8, 16), colour: [at(16, 18), at(18, 20), at(20, 22)] };
}

function bitsIn(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** @returns true when both seem to show the same scene */
export function isSameScene(a: Seen, b: Seen): boolean {
  const [one, other] = [parse(a.look), parse(b.look)];
  if (one === null || other === null) return false;
  const colour = Math.max(...one.colour.map((value, i) => Math.abs(value - (other.colour[i] ?? 0))));
  const isPlain = [one, other].some(({ high, low }) => bitsIn(high) + bitsIn(low) < plainBits);
  const shape = bitsIn(one.high ^ other.high) + bitsIn(one.low ^ other.low);
  if (isPlain) return colour <= plainColour && shape <= farthestShape;
  if (colour > farthestColour) return false;
  return shape <= (isBurst(a.local, b.local) ? farthestInBurst : farthestShape);
}

function isBurst(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  return Math.abs(Date.parse(`${a}Z`) - Date.parse(`${b}Z`)) <= burstSeconds * 1000;
}

/** So many stacks back a picture looks for its own: a burst lies together, and the work stays small. */
const stacksBack = 60;

/**
 * Lays pictures of the same scene on one another.
 * @param items in the order in which they are shown
 * @returns the stacks in the order of their first item; what resembles nothing is a stack by itself
 */
export function stackLooks<T extends Seen>(items: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const stacks: [T, ...T[]][] = [];
  for (const item of items) {
    const found = stacks.slice(-stacksBack).findLast(([first]) => isSameScene(first, item));
    if (found === undefined) stacks.push([item]);
    else found.push(item);
  }
  return stacks;
}
