/**
 * Where the clock of a camera and the story of a case do not go together. A camera's clock is a claim, and it may be wrong:
 * a doubt is something to look at, never a finding. Pure.
 */
import type { CaseFacts } from './case-file.ts';
import type { CameraTime } from './evidence.ts';
import type { ExhibitKind } from './terms.ts';

export const cameraDoubts = [
  'CAMERA_AFTER_HANDOVER',
  'CAMERA_AFTER_DELIVERY',
  'CAMERA_BEFORE_SHIPMENT',
  'CAMERA_BEFORE_ORDER',
  'CAMERA_AFTER_INTAKE',
] as const;
export type CameraDoubt = (typeof cameraDoubts)[number];

/** The days of the story that pictures are held against, `YYYY-MM-DD`; null: not known. */
export interface StoryDays {
  readonly ordered: string | null;
  readonly handedOver: string | null;
  readonly delivered: string | null;
}

const dayOf = (fact: unknown): string | null => {
  if (typeof fact === 'string') return /^\d{4}-\d{2}-\d{2}/.exec(fact)?.[0] ?? null;
  // A disputed day is none to hold a picture against.
  if (typeof fact === 'object' && fact !== null && 'local' in fact && typeof fact.local === 'string')
    return fact.local.slice(0, 10);
  return null;
};

/** The days of a case, as far as they are known and undisputed. */
export function storyDays({ order, shipment, delivery }: CaseFacts): StoryDays {
  return {
    ordered: dayOf(order?.orderedAt),
    handedOver: dayOf(shipment?.handedToCarrierAt) ?? dayOf(shipment?.onBoardAt),
    delivered: dayOf(delivery?.deliveredAt) ?? dayOf(delivery?.receivedAt),
  };
}

const DAY_MS = 86_400_000;
/** Clocks of cameras carry no zone, and days end at different times: one day more or less says nothing. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
const isAfter = (day: string, other: string | null): boolean => other !== null && daysBetween(other, day) > 1;
const isBefore = (day: string, other: string | null): boolean => other !== null && daysBetween(day, other) > 1;

/** Pictures of the goods before they leave: they cannot be younger than the handover, nor than the delivery. */
const beforeLeaving: ReadonlySet<ExhibitKind> = new Set(['loading_photo', 'packing_photo', 'seal_photo']);
/** Pictures of what arrived: they cannot be older than the shipment. */
const afterArrival: ReadonlySet<ExhibitKind> = new Set(['damage_photo', 'return_photo', 'buyer_claim_photo']);

/**
 * @param kinds what the picture is said to be, by the exhibits it stands in
 * @param takenInOn the day it was taken in, `YYYY-MM-DD`
 * @returns every doubt there is, the gravest first
 */
export function doubtsOf(
  cameraTime: CameraTime | null,
  kinds: readonly ExhibitKind[],
  story: StoryDays,
  takenInOn: string,
): CameraDoubt[] {
  if (cameraTime === null) return [];
  const day = cameraTime.local.slice(0, 10);
  const doubts: CameraDoubt[] = [];
  if (kinds.some((kind) => beforeLeaving.has(kind))) {
    if (isAfter(day, story.delivered)) doubts.push('CAMERA_AFTER_DELIVERY');
    else if (isAfter(day, story.handedOver)) doubts.push('CAMERA_AFTER_HANDOVER');
    if (isBefore(day, story.ordered)) doubts.push('CAMERA_BEFORE_ORDER');
  }
  if (kinds.some((kind) => afterArrival.has(kind)) && isBefore(day, story.handedOver))
    doubts.push('CAMERA_BEFORE_SHIPMENT');
  if (isAfter(day, takenInOn)) doubts.push('CAMERA_AFTER_INTAKE');
  return doubts;
}
