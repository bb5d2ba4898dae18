/**
 * What a picture says of itself: when, with what, and whether it tells where. A claim of the file, never a fact.
 * What must not live here: pixels, and any guess at a time zone.
 */
import ExifReader from 'exifreader';
import type { CameraTime } from '../../shared/domain/evidence.ts';
import { isRealDate } from '../../shared/domain/values.ts';

export interface CameraFacts {
  readonly cameraTime: CameraTime | null;
  readonly camera: string | null;
  readonly hasLocation: boolean;
  /** The picture editor that the file names; null when none is named, which proves nothing. */
  readonly editedWith: string | null;
}

const nothing: CameraFacts = { cameraTime: null, camera: null, hasLocation: false, editedWith: null };

type Tags = Readonly<Record<string, unknown>>;

/** Reads EXIF and XMP. A file with none, or with broken ones, says nothing: that is no error. */
export function readCameraFacts(bytes: Uint8Array): CameraFacts {
  let tags: Readonly<Record<string, Tags | undefined>>;
  try {
    const view = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    tags = ExifReader.load(view as ArrayBuffer, { expanded: true, async: false }) as unknown as typeof tags;
  } catch {
    return nothing;
  }
  const exif = tags['exif'] ?? {};
  const xmp = tags['xmp'] ?? {};
  return {
    // The time the file was last changed (DateTime) is not when the picture was taken: it is left out.
    cameraTime:
      toCameraTime(exif, 'DateTimeOriginal', 'OffsetTimeOriginal') ??
      toCameraTime(exif, 'DateTimeDigitized', 'OffsetTimeDigitized'),
    camera: toCamera(words(exif, 'Make'), words(exif, 'Model')),
    hasLocation: tells(exif, 'GPSLatitude', 'GPSDestLatitude') || tells(xmp, 'GPSLatitude', 'Location', 'City'),
    editedWith: toEditor(words(exif, 'Software'), words(exif, 'ProcessingSoftware'), words(xmp, 'CreatorTool')),
  };
}

/** Text of a tag without padding and control characters; null when there is none. */
function words(tags: Tags, name: string): string | null {
  const tag = tags[name];
  if (typeof tag !== 'object' || tag === null || !('description' in tag)) return null;
  const text = String(tag.description)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\ufffd]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text.slice(0, 100);
}

function tells(tags: Tags, ...names: readonly string[]): boolean {
  return names.some((name) => words(tags, name) !== null);
}

/** `2025:04:02 10:12:00` of EXIF 2.32 (tags 0x9003, 0x9011). Zeros and blanks mean "not recorded". */
function toCameraTime(exif: Tags, timeTag: string, offsetTag: string): CameraTime | null {
  const match = /^(\d{4})[:-](\d{2})[:-](\d{2})[ T](\d{2}):(\d{2}):(\d{2})/.exec(words(exif, timeTag) ?? '');
  if (!match) return null;
  const [, year, month, day, hour, minute, second] = match;
  const date = `${year}-${month}-${day}`;
  if (!isRealDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const offset = /^([+-](?:0\d|1[0-4]):[0-5]\d|Z)$/.exec(words(exif, offsetTag) ?? '')?.[1] ?? null;
  return { local: `${date}T${hour}:${minute}:${second}`, offset: offset === 'Z' ? '+00:00' : offset };
}

/** Programs that change what a picture shows. What cameras and phones write of their own software is none of these. */
const editors =
  /photoshop|lightroom|gimp|snapseed|picsart|meitu|美图|醒图|pixelmator|affinity|facetune|vsco|paint\.net|paintshop|photoscape|pixlr|canva|fotor|polarr|photopea|coreldraw|corel photo|acdsee|capture one|luminar|remini|faceapp|beautyplus|b612/i;

function toEditor(...named: readonly (string | null)[]): string | null {
  return named.find((name) => name !== null && editors.test(name)) ?? null;
}

/** Make and model without saying the make twice. */
function toCamera(make: string | null, model: string | null): string | null {
  if (make === null || model === null) return make ?? model;
  const saysMake = make
    .toLowerCase()
    .split(' ')
    .some((word) => word.length > 2 && model.toLowerCase().startsWith(word));
  return saysMake ? model : `${make} ${model}`;
}
