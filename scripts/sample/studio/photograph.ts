/**
 * Takes a photograph of bodies: follows rays of light with one bounce, then hands linear light to the developer.
 * What must not live here: what stands in the picture, and how the film is developed.
 */
import { Tree } from './bvh.ts';
import type { Bodies, Material, V3 } from './mesh.ts';
import { fractal, hash3 } from './noise.ts';
import { smoothLight } from './smooth.ts';
import { flatten, readTexture } from './surfaces.ts';
import { crossOf, dotOf, mix, norm, size } from './vectors.ts';

/** A lamp or a window: a rectangle that shines to the side of a × b. */
export interface Light {
  readonly at: V3;
  /** Half sides. */
  readonly a: V3;
  readonly b: V3;
  readonly light: V3;
}

export interface Camera {
  readonly eye: V3;
  readonly look: V3;
  /** Vertical angle of view in degrees. */
  readonly angle: number;
  /** The camera held askew, degrees. */
  readonly roll?: number;
}

export interface Stage {
  readonly bodies: Bodies;
  readonly camera: Camera;
  readonly lights: readonly Light[];
  /** Light from where nothing stands, above and below. */
  readonly sky: V3;
  readonly ground: V3;
  /** Light that has bounced more than once. */
  readonly haze?: V3;
}

export interface Exposure {
  readonly w: number;
  readonly h: number;
  /** Linear RGB. */
  readonly light: Float32Array;
  /** Distance from the camera; Infinity where nothing stands. */
  readonly depth: Float32Array;
}

const PI = Math.PI;

/**
 * Exposes one picture.
 * @param samples light samples per pixel before smoothing
 */
export function expose(stage: Stage, w: number, h: number, samples: number): Exposure {
  const { bodies, camera, lights } = stage;
  const tree = new Tree(bodies);
  const flat = flatten(bodies);
  const data = new Float32Array(bodies.data);
  const haze = stage.haze ?? [0.05, 0.05, 0.05];
  const pixelAngle = (camera.angle * PI) / 180 / h;

  const fwd = norm([camera.look[0] - camera.eye[0], camera.look[1] - camera.eye[1], camera.look[2] - camera.eye[2]]);
  const rightFlat = norm([-fwd[2], 0, fwd[0]]);
  const upFlat = crossOf(rightFlat, fwd);
  const roll = ((camera.roll ?? 0) * PI) / 180;
  const right = mix(rightFlat, upFlat, Math.cos(roll), Math.sin(roll));
  const up = mix(upFlat, rightFlat, Math.cos(roll), -Math.sin(roll));
  const tan = Math.tan((camera.angle * PI) / 360);

  const n = w * h;
  const albedo = new Float32Array(n * 3);
  const irr = new Float32Array(n * 3);
  const extra = new Float32Array(n * 3);
  const film = new Float32Array(n * 4);
  const normal = new Float32Array(n * 3);
  const depth = new Float32Array(n).fill(Number.POSITIVE_INFINITY);
  const sheet = new Int32Array(n);
  const rgba = new Float32Array(4);
  const dir = new Float32Array(3);
  const seen = { tri: -1, t: 0, nx: 0, ny: 0, nz: 0, u: 0, v: 0 };

  const aim = (x: number, y: number): void => {
    let sx = ((x / w) * 2 - 1) * (w / h);
    let sy = 1 - (y / h) * 2;
    // A telephone lens bends straight lines outwards a little.
    const barrel = 1 + 0.012 * (sx * sx + sy * sy);
    sx *= barrel * tan;
    sy *= barrel * tan;
    const dx = fwd[0] + right[0] * sx + up[0] * sy;
    const dy = fwd[1] + right[1] * sx + up[1] * sy;
    const dz = fwd[2] + right[2] * sx + up[2] * sy;
    const l = 1 / Math.sqrt(dx * dx + dy * dy + dz * dz);
    dir[0] = dx * l;
    dir[1] = dy * l;
    dir[2] = dz * l;
  };

  /** Fills `seen` and `rgba` with the surface that a triangle shows at the hit. */
  const surfaceAt = (tri: number, t: number, dx: number, dy: number, dz: number): Material => {
    const o = tri * 24;
    const bu = tree.u;
    const bv = tree.v;
    const bw = 1 - bu - bv;
    let nx = (data[o + 9] as number) * bw + (data[o + 12] as number) * bu + (data[o + 15] as number) * bv;
    let ny = (data[o + 10] as number) * bw + (data[o + 13] as number) * bu + (data[o + 16] as number) * bv;
    let nz = (data[o + 11] as number) * bw + (data[o + 14] as number) * bu + (data[o + 17] as number) * bv;
    const l = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz || 1);
    nx *= l;
    ny *= l;
    nz *= l;
    if (nx * dx + ny * dy + nz * dz > 0) {
      nx = -nx;
      ny = -ny;
      nz = -nz;
    }
    const material = bodies.materials[bodies.owner[tri] ?? 0] as Material;
    const tu = (data[o + 18] as number) * bw + (data[o + 20] as number) * bu + (data[o + 22] as number) * bv;
    const tv = (data[o + 19] as number) * bw + (data[o + 21] as number) * bu + (data[o + 23] as number) * bv;
    seen.tri = tri;
    seen.t = t;
    seen.nx = nx;
    seen.ny = ny;
    seen.nz = nz;
    seen.u = tu;
    seen.v = tv;
    const tint = material.tint;
    if (material.texture !== undefined) {
      const rep = material.repeat ?? one;
      const mip = material.texture.mips[0];
      const size = mip === undefined ? 1 : Math.sqrt(mip.w * rep[0] * mip.h * rep[1]);
      const cos = Math.max(0.12, -(nx * dx + ny * dy + nz * dz));
      const texels = (t * pixelAngle * (flat.perMetre[tri] as number) * size) / Math.sqrt(cos);
      readTexture(material.texture, tu * rep[0], tv * rep[1], Math.log2(texels) - 0.15, rgba);
      if (tint !== undefined) for (let c = 0; c < 3; c++) rgba[c] = (rgba[c] as number) * (tint[c] as number);
    } else {
      rgba[0] = tint?.[0] ?? 0.5;
      rgba[1] = tint?.[1] ?? 0.5;
      rgba[2] = tint?.[2] ?? 0.5;
      rgba[3] = 1;
    }
    return material;
  };

  // First pass: what each pixel sees.
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = y * w + x;
      aim(x + 0.5, y + 0.5);
      const [dx, dy, dz] = [dir[0] as number, dir[1] as number, dir[2] as number];
      let from = 0;
      for (let layer = 0; layer < 6; layer++) {
        const tri = tree.hit(
          camera.eye[0] + dx * from,
          camera.eye[1] + dy * from,
          camera.eye[2] + dz * from,
          dx,
          dy,
          dz,
          1e6,
          false,
          null,
        );
        if (tri < 0) break;
        const t = tree.t + from;
        const material = surfaceAt(tri, t, dx, dy, dz);
        const alpha = rgba[3] as number;
        if (alpha < 0.97 && alpha < hash3(x, y, 77) * 0.02 + 0.96) {
          // Film in front: remembered, and laid over what lies behind it.
          const left = 1 - (film[i * 4 + 3] as number);
          for (let c = 0; c < 3; c++)
            film[i * 4 + c] = (film[i * 4 + c] as number) + left * alpha * (rgba[c] as number);
          film[i * 4 + 3] = (film[i * 4 + 3] as number) + left * alpha;
          if (alpha > 0.01) mirrorLights(i, material, camera, t, dx, dy, dz, 0.35 * alpha);
          from = t + 1e-4;
          continue;
        }
        depth[i] = t;
        sheet[i] = bodies.sheet[tri] ?? 0;
        albedo[i * 3] = rgba[0] as number;
        albedo[i * 3 + 1] = rgba[1] as number;
        albedo[i * 3 + 2] = rgba[2] as number;
        const p0 = camera.eye[0] + dx * t;
        const p1 = camera.eye[1] + dy * t;
        const p2 = camera.eye[2] + dz * t;
        if (material.bump !== undefined) roughen(material.bump, material.bumpScale ?? 0.02, p0, p1, p2);
        normal[i * 3] = seen.nx;
        normal[i * 3 + 1] = seen.ny;
        normal[i * 3 + 2] = seen.nz;
        if (material.glow !== undefined) {
          for (let c = 0; c < 3; c++)
            extra[i * 3 + c] = (extra[i * 3 + c] as number) + material.glow * (rgba[c] as number);
        }
        if (material.gloss !== undefined) mirrorLights(i, material, camera, t, dx, dy, dz, material.gloss);
        if (material.mirror !== undefined) mirrorWorld(i, material.mirror, p0, p1, p2, dx, dy, dz);
        break;
      }
    }
  }

  function roughen(strength: number, scale: number, x: number, y: number, z: number): void {
    const a = fractal(x / scale + z / scale, y / scale - z / scale, 3, 11);
    const b = fractal(x / scale + z / scale + 0.31, y / scale - z / scale, 3, 11);
    const c = fractal(x / scale + z / scale, y / scale - z / scale + 0.31, 3, 11);
    seen.nx += (a - b) * strength;
    seen.ny += (a - c) * strength;
    seen.nz += (b - c) * strength * 0.7;
    const l = 1 / Math.hypot(seen.nx, seen.ny, seen.nz);
    seen.nx *= l;
    seen.ny *= l;
    seen.nz *= l;
  }

  /** Highlights of the lamps. */
  function mirrorLights(
    i: number,
    material: Material,
    cam: Camera,
    t: number,
    dx: number,
    dy: number,
    dz: number,
    k: number,
  ): void {
    const px = cam.eye[0] + dx * t;
    const py = cam.eye[1] + dy * t;
    const pz = cam.eye[2] + dz * t;
    const sharpness = material.sharpness ?? 30;
    for (const light of lights) {
      const lx = light.at[0] - px;
      const ly = light.at[1] - py;
      const lz = light.at[2] - pz;
      const l = 1 / Math.sqrt(lx * lx + ly * ly + lz * lz);
      const hx = lx * l - dx;
      const hy = ly * l - dy;
      const hz = lz * l - dz;
      const hl = 1 / Math.sqrt(hx * hx + hy * hy + hz * hz);
      const c = Math.max(0, (hx * seen.nx + hy * seen.ny + hz * seen.nz) * hl);
      const area = 4 * size(light.a) * size(light.b);
      const s = k * c ** sharpness * Math.min(4, (area * l * l) / PI);
      if (s < 1e-4) continue;
      const e = 2e-4;
      const blocked = tree.hit(
        px + seen.nx * e,
        py + seen.ny * e,
        pz + seen.nz * e,
        lx * l,
        ly * l,
        lz * l,
        1 / l - 0.01,
        true,
        flat.airy,
      );
      if (blocked >= 0) continue;
      for (let q = 0; q < 3; q++) extra[i * 3 + q] = (extra[i * 3 + q] as number) + s * (light.light[q] as number);
    }
  }

  /** The image in glass and varnish: nearest body by its mean colour, or a lamp. */
  function mirrorWorld(
    i: number,
    k: number,
    px: number,
    py: number,
    pz: number,
    dx: number,
    dy: number,
    dz: number,
  ): void {
    const c = -(seen.nx * dx + seen.ny * dy + seen.nz * dz);
    const fresnel = k * (0.25 + 0.75 * (1 - c) ** 4);
    const rx = dx + 2 * c * seen.nx;
    const ry = dy + 2 * c * seen.ny;
    const rz = dz + 2 * c * seen.nz;
    const e = 3e-4;
    const [nx, ny, nz] = [seen.nx, seen.ny, seen.nz];
    const tri = tree.hit(px + nx * e, py + ny * e, pz + nz * e, rx, ry, rz, 1e6, false, flat.airy);
    const far = tri >= 0 ? tree.t : 1e6;
    let r = 0;
    let g = 0;
    let b = 0;
    if (tri >= 0) {
      r = (flat.mean[tri * 3] as number) * 0.55;
      g = (flat.mean[tri * 3 + 1] as number) * 0.55;
      b = (flat.mean[tri * 3 + 2] as number) * 0.55;
    } else {
      const s = ry * 0.5 + 0.5;
      r = stage.ground[0] + (stage.sky[0] - stage.ground[0]) * s;
      g = stage.ground[1] + (stage.sky[1] - stage.ground[1]) * s;
      b = stage.ground[2] + (stage.sky[2] - stage.ground[2]) * s;
    }
    for (const light of lights) {
      const ln = norm(crossOf(light.a, light.b));
      const den = rx * ln[0] + ry * ln[1] + rz * ln[2];
      if (Math.abs(den) < 1e-6) continue;
      const t = ((light.at[0] - px) * ln[0] + (light.at[1] - py) * ln[1] + (light.at[2] - pz) * ln[2]) / den;
      if (t < 0 || t > far) continue;
      const q: V3 = [px + rx * t - light.at[0], py + ry * t - light.at[1], pz + rz * t - light.at[2]];
      const la = size(light.a);
      const lb = size(light.b);
      if (Math.abs(dotOf(q, light.a)) > la * la || Math.abs(dotOf(q, light.b)) > lb * lb) continue;
      r += light.light[0];
      g += light.light[1];
      b += light.light[2];
    }
    extra[i * 3] = (extra[i * 3] as number) + Math.min(6, r) * fresnel;
    extra[i * 3 + 1] = (extra[i * 3 + 1] as number) + Math.min(6, g) * fresnel;
    extra[i * 3 + 2] = (extra[i * 3 + 2] as number) + Math.min(6, b) * fresnel;
  }

  // Second pass: the light that falls on each pixel, few samples in a pattern of 4 × 4 pixels.
  const lightNormal = lights.map((l) => norm(crossOf(l.a, l.b)));
  const lightArea = lights.map((l) => (4 * size(l.a) * size(l.b)) / PI);
  const got = new Float32Array(3);
  const direct = (
    px: number,
    py: number,
    pz: number,
    nx: number,
    ny: number,
    nz: number,
    s: number,
    t: number,
    only: number,
  ): void => {
    got[0] = 0;
    got[1] = 0;
    got[2] = 0;
    for (let k = 0; k < lights.length; k++) {
      if (only >= 0 && k !== only) continue;
      const light = lights[k] as Light;
      const a = s * 2 - 1;
      const b = t * 2 - 1;
      const lx = light.at[0] + light.a[0] * a + light.b[0] * b - px;
      const ly = light.at[1] + light.a[1] * a + light.b[1] * b - py;
      const lz = light.at[2] + light.a[2] * a + light.b[2] * b - pz;
      const d2 = lx * lx + ly * ly + lz * lz;
      const d = Math.sqrt(d2);
      const cs = (lx * nx + ly * ny + lz * nz) / d;
      if (cs <= 0) continue;
      const ln = lightNormal[k] as V3;
      const cl = -(lx * ln[0] + ly * ln[1] + lz * ln[2]) / d;
      if (cl <= 0) continue;
      if (tree.hit(px, py, pz, lx / d, ly / d, lz / d, d - 2e-3, true, flat.airy) >= 0) continue;
      const f = ((cs * cl * (lightArea[k] as number)) / Math.max(d2, 0.01)) * (only >= 0 ? lights.length : 1);
      got[0] += f * light.light[0];
      got[1] += f * light.light[1];
      got[2] += f * light.light[2];
    }
  };
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = y * w + x;
      const t0 = depth[i] as number;
      if (t0 === Number.POSITIVE_INFINITY) continue;
      aim(x + 0.5, y + 0.5);
      const nx = normal[i * 3] as number;
      const ny = normal[i * 3 + 1] as number;
      const nz = normal[i * 3 + 2] as number;
      const e = 1e-4 + t0 * 1e-4;
      const px = camera.eye[0] + (dir[0] as number) * t0 + nx * e;
      const py = camera.eye[1] + (dir[1] as number) * t0 + ny * e;
      const pz = camera.eye[2] + (dir[2] as number) * t0 + nz * e;
      let r = 0;
      let g = 0;
      let b = 0;
      for (let k = 0; k < samples; k++) {
        const cell = pattern[((y & 3) << 2) | (x & 3)] as number;
        const s = ((cell & 3) + hash3(x, y, k * 7 + 1)) / 4;
        const t = ((cell >> 2) + hash3(x, y, k * 7 + 2)) / 4;
        direct(px, py, pz, nx, ny, nz, k & 1 ? t : s, k & 1 ? 1 - s : t, -1);
        r += got[0] as number;
        g += got[1] as number;
        b += got[2] as number;
        // One bounce, in a direction weighted by the cosine.
        const cell2 = pattern[(((y + 1 + k) & 3) << 2) | ((x + 2) & 3)] as number;
        const s2 = ((cell2 & 3) + hash3(x, y, k * 7 + 3)) / 4;
        const t2 = ((cell2 >> 2) + hash3(x, y, k * 7 + 4)) / 4;
        const rad = Math.sqrt(s2);
        const phi = 2 * PI * t2;
        const lx = rad * Math.cos(phi);
        const ly = rad * Math.sin(phi);
        const lz = Math.sqrt(1 - s2);
        // A frame around the normal.
        const sign = nz >= 0 ? 1 : -1;
        const aa = -1 / (sign + nz);
        const bb = nx * ny * aa;
        const bx = (1 + sign * nx * nx * aa) * lx + bb * ly + nx * lz;
        const by = sign * bb * lx + (sign + ny * ny * aa) * ly + ny * lz;
        const bz = -sign * nx * lx - ny * ly + nz * lz;
        const tri = tree.hit(px, py, pz, bx, by, bz, 1e6, false, flat.airy);
        if (tri < 0) {
          const m = by * 0.5 + 0.5;
          r += stage.ground[0] + (stage.sky[0] - stage.ground[0]) * m;
          g += stage.ground[1] + (stage.sky[1] - stage.ground[1]) * m;
          b += stage.ground[2] + (stage.sky[2] - stage.ground[2]) * m;
          continue;
        }
        const ht = tree.t;
        const o = tri * 24;
        let hx = data[o + 9] as number;
        let hy = data[o + 10] as number;
        let hz = data[o + 11] as number;
        if (hx * bx + hy * by + hz * bz > 0) {
          hx = -hx;
          hy = -hy;
          hz = -hz;
        }
        const pick =
          lights.length > 1 ? Math.min(lights.length - 1, Math.floor(hash3(x, y, k * 7 + 5) * lights.length)) : -1;
        direct(px + bx * ht + hx * 1e-3, py + by * ht + hy * 1e-3, pz + bz * ht + hz * 1e-3, hx, hy, hz, t2, s2, pick);
        r += (flat.mean[tri * 3] as number) * Math.min(6, (got[0] as number) + haze[0]);
        g += (flat.mean[tri * 3 + 1] as number) * Math.min(6, (got[1] as number) + haze[1]);
        b += (flat.mean[tri * 3 + 2] as number) * Math.min(6, (got[2] as number) + haze[2]);
      }
      irr[i * 3] = r / samples;
      irr[i * 3 + 1] = g / samples;
      irr[i * 3 + 2] = b / samples;
    }
  }

  const smooth = smoothLight(irr, normal, depth, sheet, w, h);

  // Last: light times surface; where two bodies meet, four more looks.
  const light = new Float32Array(n * 3);
  const sum = new Float32Array(3);
  const colourOf = (i: number, r: number, g: number, b: number): void => {
    const a = film[i * 4 + 3] as number;
    const lit0 = smooth[i * 3] as number;
    const lit1 = smooth[i * 3 + 1] as number;
    const lit2 = smooth[i * 3 + 2] as number;
    sum[0] = (sum[0] as number) + lit0 * (r * (1 - a) + (film[i * 4] as number)) + (extra[i * 3] as number);
    sum[1] = (sum[1] as number) + lit1 * (g * (1 - a) + (film[i * 4 + 1] as number)) + (extra[i * 3 + 1] as number);
    sum[2] = (sum[2] as number) + lit2 * (b * (1 - a) + (film[i * 4 + 2] as number)) + (extra[i * 3 + 2] as number);
  };
  const backdrop = (): void => {
    const m = (dir[1] as number) * 0.5 + 0.5;
    for (let c = 0; c < 3; c++)
      sum[c] =
        (sum[c] as number) + (stage.ground[c] as number) + ((stage.sky[c] as number) - (stage.ground[c] as number)) * m;
  };
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = y * w + x;
      sum.fill(0);
      const me = sheet[i];
      const edge =
        (x > 0 && sheet[i - 1] !== me) ||
        (x < w - 1 && sheet[i + 1] !== me) ||
        (y > 0 && sheet[i - w] !== me) ||
        (y < h - 1 && sheet[i + w] !== me);
      if (!edge || (film[i * 4 + 3] as number) > 0) {
        if (depth[i] === Number.POSITIVE_INFINITY) {
          aim(x + 0.5, y + 0.5);
          backdrop();
        } else colourOf(i, albedo[i * 3] as number, albedo[i * 3 + 1] as number, albedo[i * 3 + 2] as number);
        light.set(sum, i * 3);
        continue;
      }
      for (let s = 0; s < 4; s++) {
        aim(x + 0.25 + 0.5 * (s & 1), y + 0.25 + 0.5 * (s >> 1));
        const [dx, dy, dz] = [dir[0] as number, dir[1] as number, dir[2] as number];
        const tri = tree.hit(camera.eye[0], camera.eye[1], camera.eye[2], dx, dy, dz, 1e6, false, null);
        if (tri < 0) {
          backdrop();
          continue;
        }
        surfaceAt(tri, tree.t, dx, dy, dz);
        if ((rgba[3] as number) < 0.97) {
          colourOf(i, albedo[i * 3] as number, albedo[i * 3 + 1] as number, albedo[i * 3 + 2] as number);
          continue;
        }
        // The light of the nearest pixel that sees the same surface.
        const want = bodies.sheet[tri] ?? 0;
        let j = i;
        for (const q of [i - 1, i + 1, i - w, i + w, i - w - 1, i + w + 1, i - w + 1, i + w - 1]) {
          if (q >= 0 && q < n && sheet[q] === want) {
            j = q;
            break;
          }
        }
        colourOf(sheet[i] === want ? i : j, rgba[0] as number, rgba[1] as number, rgba[2] as number);
      }
      light[i * 3] = (sum[0] as number) / 4;
      light[i * 3 + 1] = (sum[1] as number) / 4;
      light[i * 3 + 2] = (sum[2] as number) / 4;
    }
  }
  return { w, h, light, depth };
}

const one = [1, 1] as const;
const pattern = Uint8Array.from([0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]);
