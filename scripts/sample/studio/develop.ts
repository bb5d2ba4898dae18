/** Develops an exposure like the small camera of a telephone: tone curve, focus, glow, falling-off corners, grain. */
import sharp from 'sharp';
import { chance } from './noise.ts';
import type { Exposure } from './photograph.ts';

export interface Look {
  /** Correction of the measured exposure: 1 is as the meter says, 2 one stop brighter. */
  readonly gain?: number;
  /** White balance: gains of red, green, blue. */
  readonly white?: readonly [number, number, number];
  /** Distance in focus in metres; left out: all is sharp. */
  readonly focus?: number;
  /** Strength of blur out of focus, about 0–3. */
  readonly blur?: number;
  readonly grain?: number;
  readonly vignette?: number;
  readonly saturation?: number;
  readonly seed: number;
}

/** ACES-like curve: shadows open, highlights roll off. */
const curve = (x: number): number => Math.min(1, Math.max(0, (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14)));

/** The picture as raw sRGB bytes, three per pixel. */
export async function develop(shot: Exposure, look: Look): Promise<Buffer> {
  const { w, h } = shot;
  const n = w * h;
  const white = look.white ?? [1, 1, 1];
  const gain = (look.gain ?? 1) * metered(shot);
  let image = new Float32Array(n * 3);
  for (let i = 0; i < n; i++)
    for (let c = 0; c < 3; c++) image[i * 3 + c] = (shot.light[i * 3 + c] as number) * gain * (white[c] as number);

  if (look.focus !== undefined) image = outOfFocus(image, shot.depth, look.focus, look.blur ?? 1, w, h);
  glow(image, w, h);

  const random = chance(look.seed);
  const gauss = () => random() + random() + random() - 1.5;
  const grain = look.grain ?? 1;
  const vignette = look.vignette ?? 0.34;
  const saturation = look.saturation ?? 0.92;
  const blotch = softNoise(random, w, h);
  const out = Buffer.alloc(n * 3);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = y * w + x;
      const rx = (x / w - 0.5) * 2;
      const ry = (y / h - 0.5) * 2;
      const fall = 1 - vignette * 0.5 * (rx * rx + ry * ry) ** 1.15;
      const r = curve(0.82 * fall * (image[i * 3] as number));
      const g = curve(0.82 * fall * (image[i * 3 + 1] as number));
      const b = curve(0.82 * fall * (image[i * 3 + 2] as number));
      const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      const s = gauss();
      // More grain in the shadows, as small sensors have it, with slow blotches of colour.
      const k = grain * (0.0075 + 0.012 * (1 - Math.sqrt(luma)));
      const [blotchR, blotchB] = [blotch[i] as number, blotch[n - 1 - i] as number];
      const v = [
        luma + (r - luma) * saturation + k * (s + 0.35 * gauss()) + grain * 0.012 * blotchR,
        luma + (g - luma) * saturation + k * s,
        luma + (b - luma) * saturation + k * (s + 0.35 * gauss()) + grain * 0.014 * blotchB,
      ];
      for (let c = 0; c < 3; c++) {
        const lin = Math.min(1, Math.max(0, v[c] as number));
        const srgb = lin <= 0.0031308 ? 12.92 * lin : 1.055 * lin ** (1 / 2.4) - 0.055;
        out[i * 3 + c] = Math.round(srgb * 255);
      }
    }
  }
  return sharp(out, { raw: { width: w, height: h, channels: 3 } })
    .sharpen({ sigma: 0.7, m1: 0.4, m2: 1.1 })
    .raw()
    .toBuffer();
}

/** What a simple meter would set: the middle of the light, weighted to the centre. */
function metered(shot: Exposure): number {
  let sum = 0;
  let total = 0;
  for (let y = 0; y < shot.h; y += 3) {
    for (let x = 0; x < shot.w; x += 3) {
      const i = (y * shot.w + x) * 3;
      const light =
        0.2126 * (shot.light[i] as number) +
        0.7152 * (shot.light[i + 1] as number) +
        0.0722 * (shot.light[i + 2] as number);
      const weight = 1.3 - Math.hypot(x / shot.w - 0.5, y / shot.h - 0.5);
      sum += weight * Math.log(0.004 + light);
      total += weight;
    }
  }
  return 0.3 / Math.exp(sum / total);
}

/** Box blur, twice, in place of a lens: radius in pixels. */
function blurred(image: Float32Array, w: number, h: number, radius: number): Float32Array<ArrayBuffer> {
  let from = Float32Array.from(image);
  const r = Math.max(1, Math.round(radius));
  for (let round = 0; round < 2; round++) {
    for (const [len, lines, step, jump] of [
      [w, h, 3, w * 3],
      [h, w, w * 3, 3],
    ] as const) {
      const to = new Float32Array(from.length);
      for (let line = 0; line < lines; line++) {
        for (let c = 0; c < 3; c++) {
          const o = line * jump + c;
          let sum = 0;
          for (let k = -r; k <= r; k++) sum += from[o + Math.min(len - 1, Math.max(0, k)) * step] as number;
          for (let k = 0; k < len; k++) {
            to[o + k * step] = sum / (2 * r + 1);
            const add = Math.min(len - 1, k + r + 1);
            const drop = Math.max(0, k - r);
            sum += (from[o + add * step] as number) - (from[o + drop * step] as number);
          }
        }
      }
      from = to;
    }
  }
  return from;
}

function outOfFocus(
  image: Float32Array,
  depth: Float32Array,
  focus: number,
  strength: number,
  w: number,
  h: number,
): Float32Array<ArrayBuffer> {
  const unitRadius = (w / 1600) * 2.2;
  const levels = [
    image,
    blurred(image, w, h, unitRadius),
    blurred(image, w, h, unitRadius * 2.4),
    blurred(image, w, h, unitRadius * 5),
  ];
  const out = new Float32Array(image.length);
  for (let i = 0; i < w * h; i++) {
    const z = depth[i] as number;
    const far = z === Number.POSITIVE_INFINITY ? 1 : Math.abs(z - focus) / z;
    const level = Math.min(2.999, Math.max(0, far * 4 * strength - 0.25));
    const k = Math.floor(level);
    const f = level - k;
    const a = levels[k] as Float32Array;
    const b = levels[k + 1] as Float32Array;
    for (let c = 0; c < 3; c++) out[i * 3 + c] = (a[i * 3 + c] as number) * (1 - f) + (b[i * 3 + c] as number) * f;
  }
  return out;
}

/** Bright spots bleed a little into what is around them. */
function glow(image: Float32Array, w: number, h: number): void {
  const bright = new Float32Array(image.length);
  for (let i = 0; i < image.length; i++) bright[i] = Math.max(0, (image[i] as number) - 1);
  const soft = blurred(bright, w, h, w / 60);
  for (let i = 0; i < image.length; i++) image[i] = (image[i] as number) + 0.22 * (soft[i] as number);
}

/** Slow noise over the picture, about -1 to 1. */
function softNoise(random: () => number, w: number, h: number): Float32Array {
  const cell = 9;
  const cw = Math.ceil(w / cell) + 2;
  const ch = Math.ceil(h / cell) + 2;
  const grid = new Float32Array(cw * ch).map(() => random() * 2 - 1);
  const out = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const gx = x / cell;
      const gy = y / cell;
      const x0 = Math.floor(gx);
      const y0 = Math.floor(gy);
      const [fx, fy] = [gx - x0, gy - y0];
      const k = y0 * cw + x0;
      out[y * w + x] =
        (grid[k] as number) * (1 - fx) * (1 - fy) +
        (grid[k + 1] as number) * fx * (1 - fy) +
        (grid[k + cw] as number) * (1 - fx) * fy +
        (grid[k + cw + 1] as number) * fx * fy;
    }
  }
  return out;
}
