/**
 * One photo or two on a sheet, as large as they fit: over each other on an upright sheet, or side by side on a turned one,
 * whichever shows clearly more of them. What must not live here: the words under a photo.
 */
import type { ExhibitWriter } from './exhibit-writer.ts';
import {
  captionHeight,
  gutter,
  largestPhoto,
  narrowCaptionHeight,
  naturalSize,
  type PictureItem,
  placePicture,
} from './framed.ts';
import type { PageShape } from './page.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A photo and the words under it, from the left upper corner of the free room, in points. */
interface Placed {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly room: number;
  readonly below: number;
}

/** A turned sheet has to be turned in the hand too: it must show this much more. */
const worthTurning = 1.2;
/** No photo of a pair gets less than this part of the room. */
const leastShare = 0.3;

const scaleIn = (size: Size, width: number, height: number): number =>
  Math.min(width / size.width, height / size.height, largestPhoto);

/** How much is seen: the smaller photo counts, and what the other gains besides a little. */
function seen(sizes: readonly Size[], placed: readonly Placed[]): number {
  const areas = sizes.map((s, i) => s.width * s.height * (placed[i]?.scale ?? 0) ** 2);
  return Math.min(...areas) + areas.reduce((a, b) => a + b, 0) / 100;
}

/** Parts the room between two photos so that most is seen; in halves unless another parting really shows more. */
function parted(sizes: readonly Size[], place: (share: number) => readonly Placed[]): readonly Placed[] {
  let best = place(0.5);
  for (let percent = leastShare * 100; percent <= 100 - leastShare * 100; percent += 1) {
    const placed = place(percent / 100);
    if (seen(sizes, placed) > seen(sizes, best) * 1.002) best = placed;
  }
  return best;
}

function overEachOther(sizes: readonly Size[], room: Size): readonly Placed[] {
  const free = room.height - sizes.length * captionHeight;
  const place = (share: number): Placed[] => {
    let y = 0;
    return sizes.map((size, i) => {
      const scale = scaleIn(size, room.width, free * (i === 0 ? share : 1 - share));
      const placed = { x: 0, y, scale, room: room.width, below: y + size.height * scale };
      y = placed.below + captionHeight;
      return placed;
    });
  };
  return sizes.length === 1 ? place(1) : parted(sizes, place);
}

function sideBySide(sizes: readonly Size[], room: Size): readonly Placed[] {
  const free = room.width - gutter;
  const height = room.height - narrowCaptionHeight;
  return parted(sizes, (share) => {
    const widths = [free * share, free * (1 - share)];
    const scales = sizes.map((size, i) => scaleIn(size, widths[i] ?? free, height));
    // The words under both stand on one line.
    const below = Math.max(...sizes.map((size, i) => size.height * (scales[i] ?? 0)));
    return scales.map((scale, i) => ({
      x: i === 0 ? 0 : free * share + gutter,
      y: 0,
      scale,
      room: widths[i] ?? free,
      below,
    }));
  });
}

/** Puts one or two photos on a sheet of their own. */
export function photoPair(page: ExhibitWriter, items: readonly PictureItem[]): void {
  const sizes = items.map(naturalSize);
  const { upright, turned } = page.tools;
  const taken = page.nextTaken + 2;
  const roomOf = (shape: PageShape): Size => ({ width: shape.innerWidth, height: shape.innerHeight - taken });
  const standing = overEachOther(sizes, roomOf(upright));
  const lying = (items.length === 1 ? overEachOther : sideBySide)(sizes, roomOf(turned));
  const isTurned = seen(sizes, lying) > seen(sizes, standing) * worthTurning;
  const { anchor, shape } = page.start(isTurned);
  const top = shape.top + taken;
  for (const [i, { x, y, scale, room, below }] of (isTurned ? lying : standing).entries()) {
    const item = items[i];
    const size = sizes[i];
    if (!item || !size) continue;
    const left = shape.left + x;
    const at = { anchor, x: left, y: top + y, width: size.width * scale, height: size.height * scale, scale };
    placePicture(page, item, at, { x: left, y: top + below + 5, room });
  }
}
