/**
 * Textures: pictures that are laid on surfaces. Made from SVG or computed, kept with smaller copies (mips)
 * so that print stays readable near and calm far away.
 */
import sharp from 'sharp';
import { fractal, hash3, noise2 } from './noise.ts';

export interface Mip {
  readonly w: number;
  readonly h: number;
  /** RGBA, 8 bit, sRGB. */
  readonly px: Uint8Array;
}

export interface Texture {
  readonly mips: readonly Mip[];
  readonly hasAlpha: boolean;
}

/** sRGB byte to linear light. */
export const linear = new Float32Array(256);
for (let i = 0; i < 256; i++) {
  const s = i / 255;
  linear[i] = s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
}

/** A texture with all its smaller copies from RGBA bytes. */
export function textureOf(px: Uint8Array, w: number, h: number): Texture {
  const mips: Mip[] = [{ w, h, px }];
  let hasAlpha = false;
  for (let i = 3; i < px.length; i += 4) if ((px[i] ?? 255) < 250) hasAlpha = true;
  let last: Mip = { w, h, px };
  while (last.w > 4 && last.h > 4) {
    const nw = last.w >> 1;
    const nh = last.h >> 1;
    const out = new Uint8Array(nw * nh * 4);
    for (let y = 0; y < nh; y++) {
      for (let x = 0; x < nw; x++) {
        for (let c = 0; c < 4; c++) {
          const i = (y * 2 * last.w + x * 2) * 4 + c;
          const s =
            (last.px[i] ?? 0) +
            (last.px[i + 4] ?? 0) +
            (last.px[i + last.w * 4] ?? 0) +
            (last.px[i + last.w * 4 + 4] ?? 0);
          out[(y * nw + x) * 4 + c] = (s + 2) >> 2;
        }
      }
    }
    last = { w: nw, h: nh, px: out };
    mips.push(last);
  }
  return { mips, hasAlpha };
}

/** A texture drawn as SVG; `under` is painted first where it is given. */
export async function svgTexture(w: number, h: number, body: string, under?: Uint8Array): Promise<Texture> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${body}</svg>`;
  const drawn = sharp(Buffer.from(svg));
  const image =
    under === undefined
      ? drawn.ensureAlpha()
      : sharp(under, { raw: { width: w, height: h, channels: 4 } }).composite([{ input: Buffer.from(svg) }]);
  const { data } = await image.raw().toBuffer({ resolveWithObject: true });
  return textureOf(new Uint8Array(data), w, h);
}

type Rgb = readonly [number, number, number];

/** CIE L*a*b* (D65) to sRGB bytes, so that a colour of the story has its colour in the picture. */
export function labColour(l: number, a: number, b: number): Rgb {
  const fy = (l + 16) / 116;
  const inv = (t: number) => (t > 6 / 29 ? t ** 3 : 3 * (6 / 29) ** 2 * (t - 4 / 29));
  const x = 0.95047 * inv(fy + a / 500);
  const y = inv(fy);
  const z = 1.08883 * inv(fy - b / 200);
  const out = [
    3.2406 * x - 1.5372 * y - 0.4986 * z,
    -0.9689 * x + 1.8758 * y + 0.0415 * z,
    0.0557 * x - 0.204 * y + 1.057 * z,
  ].map((v) => {
    const c = Math.min(1, Math.max(0, v));
    return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
  });
  return [out[0] ?? 0, out[1] ?? 0, out[2] ?? 0];
}

const clamp = (v: number) => (v < 0 ? 0 : v > 255 ? 255 : v);

/** Computed texture from a function of pixel to RGB. */
export function paint(w: number, h: number, at: (x: number, y: number) => Rgb): Uint8Array {
  const px = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const c = at(x, y);
      const i = (y * w + x) * 4;
      px[i] = clamp(c[0]);
      px[i + 1] = clamp(c[1]);
      px[i + 2] = clamp(c[2]);
      px[i + 3] = 255;
    }
  }
  return px;
}

/**
 * Woven cloth that tiles: 48 threads each way with slubs.
 * @param colour of the cloth, sRGB bytes
 */
export function weave(colour: Rgb, seed: number, contrast = 1): Texture {
  const n = 768;
  const threads = 48;
  const per = n / threads;
  return textureOf(
    paint(n, n, (x, y) => {
      const tx = Math.floor(x / per);
      const ty = Math.floor(y / per);
      const u = (x % per) / per - 0.5;
      const v = (y % per) / per - 0.5;
      const warpOnTop = (tx + ty) % 2 === 0;
      // A thread is a little cylinder: bright along its middle, dark where it dips under its neighbour.
      const across = warpOnTop ? u : v;
      const along = warpOnTop ? v : u;
      const body = Math.sqrt(Math.max(0, 1 - (across * 1.85) ** 2)) * (1 - 0.55 * (along * 2) ** 2);
      const slub = warpOnTop
        ? noise2(tx * 3.1, ((y / n) * 6) % 6, seed)
        : noise2(ty * 2.7 + 50, ((x / n) * 6) % 6, seed + 9);
      const fibre = hash3(x, y, seed) - 0.5;
      const k = 1 + contrast * (0.42 * (body - 0.62) + 0.24 * (slub - 0.5) + 0.1 * fibre);
      const shift = (slub - 0.5) * 8 * contrast;
      return [colour[0] * k + shift, colour[1] * k + shift, colour[2] * k + shift];
    }),
    n,
    n,
  );
}

/** Kraft board: fibres, faint flutes, a darker rim where it was handled. */
export function kraft(w: number, h: number, seed: number, tone = 1): Uint8Array {
  return paint(w, h, (x, y) => {
    const cloud = fractal(x / 190, y / 190, 4, seed) - 0.5;
    const fibre = fractal(x / 3.2, y / 14, 2, seed + 5) - 0.5;
    const speck = hash3(x >> 1, y >> 1, seed) > 0.985 ? -16 : 0;
    const flute = Math.sin((x / w) * 420) * 1.6;
    const edge = Math.min(x, w - x, y, h - y);
    const rim = edge < 10 ? (10 - edge) * -1.6 + fibre * 26 : 0;
    const k = cloud * 20 + fibre * 17 + speck + flute + rim;
    return [(186 + k) * tone, (147 + k * 0.9) * tone, (104 + k * 0.75) * tone];
  });
}

/** Concrete floor with stains and wheel marks. */
export function concrete(seed: number, base: Rgb = [148, 146, 141]): Texture {
  const n = 1024;
  return textureOf(
    paint(n, n, (x, y) => {
      const k =
        (fractal(x / 160, y / 160, 5, seed) - 0.5) * 46 +
        (fractal(x / 7, y / 7, 3, seed + 3) - 0.5) * 26 +
        (hash3(x, y, seed) - 0.5) * 12;
      const crack = Math.abs(fractal(x / 340, y / 340, 3, seed + 40) - 0.5) < 0.0007 ? -22 : 0;
      const tyre = Math.abs(((x + noise2(y / 200, 3, seed) * 60) % 512) - 256) < 26 ? -9 : 0;
      const g = k + crack + tyre;
      return [base[0] + g, base[1] + g, base[2] + g];
    }),
    n,
    n,
  );
}

/** Planks or plywood. */
export function wood(seed: number, base: Rgb, planks = 5): Texture {
  const n = 1024;
  return textureOf(
    paint(n, n, (x, y) => {
      const plank = Math.floor((y / n) * planks);
      const inner = (y / n) * planks - plank;
      const warp = fractal(x / 300, y / 60 + plank * 17, 3, seed + plank) * 9;
      const ring = Math.sin((inner * 9 + warp) * 3.1) * 0.5 + 0.5;
      const grain = fractal(x / 60, y / 1.6, 2, seed + 8) - 0.5;
      const joint = planks > 1 && (inner < 0.012 || inner > 0.988) ? -60 : 0;
      const k = (ring - 0.5) * 20 + grain * 34 + (hash3(plank, 1, seed) - 0.5) * 26 + joint;
      return [base[0] + k, base[1] + k * 0.85, base[2] + k * 0.65];
    }),
    n,
    n,
  );
}

/** Painted or zinc-coated iron that has been at sea: clouds, runs of dirt, scratches, spots of rust. */
export function weathered(seed: number, base: Rgb): Texture {
  const n = 1024;
  return textureOf(
    paint(n, n, (x, y) => {
      const cloud = (fractal(x / 210, y / 210, 4, seed) - 0.5) * 30;
      const run = (fractal(x / 9, y / 240, 3, seed + 4) - 0.5) * 26;
      const grit = (hash3(x, y, seed) - 0.5) * 9;
      const rust = Math.max(0, fractal(x / 38, y / 52, 4, seed + 20) - 0.72) * 5;

      const k = cloud + run + grit;
      const r = Math.min(1, rust);
      return [(base[0] + k) * (1 - r) + 116 * r, (base[1] + k) * (1 - r) + 66 * r, (base[2] + k) * (1 - r) + 38 * r];
    }),
    n,
    n,
  );
}

/** A wall or a painted sheet with wear. */
export function plaster(seed: number, base: Rgb, rough = 1): Texture {
  const n = 512;
  return textureOf(
    paint(n, n, (x, y) => {
      const k =
        ((fractal(x / 120, y / 120, 4, seed) - 0.5) * 16 + (fractal(x / 4, y / 4, 2, seed + 2) - 0.5) * 9) * rough;
      return [base[0] + k, base[1] + k, base[2] + k];
    }),
    n,
    n,
  );
}
