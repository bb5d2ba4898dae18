/**
 * From a scene to a picture file as a camera leaves it: developed, turned as the sensor saw it, with EXIF.
 * What must not live here: what is in the picture.
 */
import sharp from 'sharp';
import type { Shot } from '../colour-dispute/photos.ts';
import { develop } from './develop.ts';
import { seedOf } from './noise.ts';
import { expose } from './photograph.ts';
import type { Shooting } from './scene.ts';

/** Cameras that do not exist. */
const cameras = {
  'phone-cn': { make: 'Yinhe', model: 'YH-P40', aperture: '18/10', iso: '160', focal: '565/100' },
  inspector: { make: 'Kestrelon', model: 'KD-210', aperture: '40/10', iso: '400', focal: '2400/100' },
  'phone-de': { make: 'Nordfon', model: 'NF-8', aperture: '19/10', iso: '640', focal: '540/100' },
  lab: { make: 'Lichtwerk', model: 'LW-12', aperture: '17/10', iso: '125', focal: '690/100' },
  'phone-vn': { make: 'Saola', model: 'S3', aperture: '20/10', iso: '200', focal: '470/100' },
  'phone-gr': { make: 'Nordfon', model: 'NF-7', aperture: '19/10', iso: '250', focal: '540/100' },
} as const;

/** Degrees that turn an upright picture into what the sensor stored, so that the orientation sets it upright again. */
const turned = { 1: 0, 3: 180, 6: 270, 8: 90 } as const;

const sexagesimal = (value: number): string => {
  const v = Math.abs(value);
  const degrees = Math.floor(v);
  const minutes = Math.floor((v - degrees) * 60);
  return `${degrees}/1 ${minutes}/1 ${Math.round(((v - degrees) * 60 - minutes) * 6000)}/100`;
};

/** The EXIF fields of a shot, in the groups that sharp knows. */
function exifOf(shot: Shot): Record<string, Record<string, string>> {
  const camera = cameras[shot.camera ?? 'phone-cn'];
  const taken = (shot.taken ?? '').replace('T', ' ').replace(/^(\d{4})-(\d{2})-(\d{2})/, '$1:$2:$3');
  return {
    IFD0: { Make: camera.make, Model: camera.model, Software: `${camera.model} 3.1`, DateTime: taken },
    IFD2: {
      DateTimeOriginal: taken,
      DateTimeDigitized: taken,
      ...(shot.offset === undefined
        ? {}
        : { OffsetTime: shot.offset, OffsetTimeOriginal: shot.offset, OffsetTimeDigitized: shot.offset }),
      FNumber: camera.aperture,
      ExposureTime: '1/60',
      ISOSpeedRatings: camera.iso,
      FocalLength: camera.focal,
    },
    ...(shot.gps === undefined
      ? {}
      : {
          IFD3: {
            GPSLatitudeRef: shot.gps[0] < 0 ? 'S' : 'N',
            GPSLatitude: sexagesimal(shot.gps[0]),
            GPSLongitudeRef: shot.gps[1] < 0 ? 'W' : 'E',
            GPSLongitude: sexagesimal(shot.gps[1]),
          },
        }),
  };
}

/**
 * Takes the picture and gives the bytes of a JPEG.
 * @param long long side in pixels
 */
export async function takePicture(shooting: Shooting, shot: Shot, long = 1600, quality = 80): Promise<Buffer> {
  const [w, h] = shooting.portrait === true ? [(long * 3) / 4, long] : [long, (long * 3) / 4];
  const developed = await develop(expose(shooting.stage, w, h, 2), { ...shooting.look, seed: seedOf(shot.scene) });
  const angle = turned[shot.orientation ?? 1];
  const image = sharp(developed, { raw: { width: w, height: h, channels: 3 } })
    .rotate(angle)
    .jpeg({ quality, chromaSubsampling: '4:2:0', mozjpeg: true });
  if (shot.taken === undefined) return image.toBuffer();
  return image.withMetadata({ orientation: shot.orientation ?? 1, exif: exifOf(shot) }).toBuffer();
}
