/** When the pictures of an exhibit were taken, in one line: the camera's own times, and no zone that nobody recorded. */
import { imageKinds } from '../../../shared/domain/evidence.ts';
import type { PacketExhibit } from '../packet-facts.ts';
import type { Words } from './words.ts';

const minute = (local: string): string => local.replace('T', ' ').slice(0, 16);

/** @returns null for an exhibit that is no set of photos and carries no camera time */
export function takenText(w: Words, exhibit: PacketExhibit): string | null {
  const pictures = exhibit.evidence.filter((e) => imageKinds.has(e.kind));
  const times = pictures.flatMap((e) => e.cameraTime ?? []);
  const t = w.t.exhibit;
  if (times.length === 0) return exhibit.kind.endsWith('_photo') && pictures.length > 0 ? w.t.notRecorded : null;
  // The clocks of two zones cannot be put in order by their hands: then every photo says its own.
  const offsets = [...new Set(times.map((one) => one.offset))];
  const locals = times.map((one) => minute(one.local)).sort();
  const [first = '', last = ''] = [locals[0], locals.at(-1)];
  const span =
    first === last ? first : `${first} – ${last.slice(0, 10) === first.slice(0, 10) ? last.slice(11) : last}`;
  const [one, ...others] = offsets.filter((offset) => offset !== null);
  const zone =
    one === undefined
      ? t.taken.noZone
      : others.length > 0
        ? t.taken.zones
        : offsets.includes(null)
          ? t.taken.some(one)
          : one;
  return t.taken.at({ span, zone, without: pictures.length - times.length });
}
