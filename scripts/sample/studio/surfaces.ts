/** What a ray reads where it meets a body: textures at the right size, mean colours, film that lets light through. */
import type { Bodies, Material, V3 } from './mesh.ts';
import { linear, type Texture } from './texture.ts';

/** What the shader asks of each triangle, laid out flat. */
export interface Flat {
  readonly perMetre: Float32Array;
  readonly mean: Float32Array;
  readonly airy: Uint8Array;
}

function meanOf(material: Material): V3 {
  const tint = material.tint ?? [1, 1, 1];
  const mip = material.texture?.mips.at(-1);
  if (mip === undefined) return material.tint ?? [0.5, 0.5, 0.5];
  const sum = [0, 0, 0];
  const n = mip.w * mip.h;
  for (let i = 0; i < n; i++)
    for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (linear[mip.px[i * 4 + c] ?? 0] ?? 0);
  return [((sum[0] ?? 0) / n) * tint[0], ((sum[1] ?? 0) / n) * tint[1], ((sum[2] ?? 0) / n) * tint[2]];
}

export function flatten(bodies: Bodies): Flat {
  const n = bodies.owner.length;
  const perMetre = new Float32Array(n);
  const mean = new Float32Array(n * 3);
  const airy = new Uint8Array(n);
  const means = bodies.materials.map(meanOf);
  const d = bodies.data;
  for (let i = 0; i < n; i++) {
    const o = i * 24;
    const g = (k: number) => d[o + k] ?? 0;
    const e1 = [g(3) - g(0), g(4) - g(1), g(5) - g(2)] as const;
    const e2 = [g(6) - g(0), g(7) - g(1), g(8) - g(2)] as const;
    const area = Math.hypot(
      e1[1] * e2[2] - e1[2] * e2[1],
      e1[2] * e2[0] - e1[0] * e2[2],
      e1[0] * e2[1] - e1[1] * e2[0],
    );
    const uv = Math.abs((g(20) - g(18)) * (g(23) - g(19)) - (g(21) - g(19)) * (g(22) - g(18)));
    perMetre[i] = Math.sqrt(uv / Math.max(area, 1e-12));
    const owner = bodies.owner[i] ?? 0;
    const material = bodies.materials[owner];
    mean.set(means[owner] ?? [0.5, 0.5, 0.5], i * 3);
    // Light passes film and whatever has holes in its texture.
    airy[i] = material?.airy === true || material?.texture?.hasAlpha === true ? 1 : 0;
  }
  return { perMetre, mean, airy };
}

/** Reads a texture at uv (repeating) from the copy of the wanted level, bilinear, to linear light; out[3] is alpha. */
export function readTexture(texture: Texture, u: number, v: number, level: number, out: Float32Array): void {
  const k = level < 0 ? 0 : level > texture.mips.length - 1 ? texture.mips.length - 1 : Math.round(level);
  const mip = texture.mips[k];
  if (mip === undefined) return;
  const { w, h, px } = mip;
  u -= Math.floor(u);
  v -= Math.floor(v);
  const x = u * w - 0.5;
  const y = v * h - 0.5;
  let x0 = Math.floor(x);
  let y0 = Math.floor(y);
  const fx = x - x0;
  const fy = y - y0;
  x0 = (x0 + w) % w;
  y0 = (y0 + h) % h;
  const x1 = (x0 + 1) % w;
  const y1 = (y0 + 1) % h;
  const a = (y0 * w + x0) * 4;
  const b = (y0 * w + x1) * 4;
  const c = (y1 * w + x0) * 4;
  const d = (y1 * w + x1) * 4;
  const wa = (1 - fx) * (1 - fy);
  const wb = fx * (1 - fy);
  const wc = (1 - fx) * fy;
  const wd = fx * fy;
  for (let i = 0; i < 3; i++) {
    out[i] =
      (linear[px[a + i] as number] as number) * wa +
      (linear[px[b + i] as number] as number) * wb +
      (linear[px[c + i] as number] as number) * wc +
      (linear[px[d + i] as number] as number) * wd;
  }
  out[3] =
    ((px[a + 3] as number) * wa +
      (px[b + 3] as number) * wb +
      (px[c + 3] as number) * wc +
      (px[d + 3] as number) * wd) /
    255;
}
