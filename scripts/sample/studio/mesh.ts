/** Bodies made of triangles, in metres, y upwards. What must not live here: light. */
import type { Texture } from './texture.ts';

export type V3 = readonly [number, number, number];

/** What a surface is made of. */
export interface Material {
  /** Linear reflectance where there is no texture, and the tint of the texture where there is one. */
  readonly tint?: V3;
  readonly texture?: Texture;
  /** Repeats of the texture per unit of uv. */
  readonly repeat?: readonly [number, number];
  /** Strength and sharpness of the highlight. */
  readonly gloss?: number;
  readonly sharpness?: number;
  /** Share of a mirror image, for glass, varnish and film. */
  readonly mirror?: number;
  /** Light given off, linear. */
  readonly glow?: number;
  /** Strength of computed unevenness and its scale in metres. */
  readonly bump?: number;
  readonly bumpScale?: number;
  /** Does not stop light: film, light boxes. */
  readonly airy?: boolean;
}

/** Where a body stands: turned about y (yaw), then x (pitch), then z (roll) in degrees. */
export interface Place {
  readonly at: V3;
  readonly yaw?: number;
  readonly pitch?: number;
  readonly roll?: number;
}

/** A function that carries points of a body to its place. */
export function placed(place: Place): (p: V3) => V3 {
  const rad = Math.PI / 180;
  const [cy, sy] = [Math.cos((place.yaw ?? 0) * rad), Math.sin((place.yaw ?? 0) * rad)];
  const [cp, sp] = [Math.cos((place.pitch ?? 0) * rad), Math.sin((place.pitch ?? 0) * rad)];
  const [cr, sr] = [Math.cos((place.roll ?? 0) * rad), Math.sin((place.roll ?? 0) * rad)];
  return (p) => {
    const [x0, y0, z0] = [p[0] * cr - p[1] * sr, p[0] * sr + p[1] * cr, p[2]];
    const [x1, y1, z1] = [x0, y0 * cp - z0 * sp, y0 * sp + z0 * cp];
    return [x1 * cy + z1 * sy + place.at[0], y1 + place.at[1], -x1 * sy + z1 * cy + place.at[2]];
  };
}

const sub = (a: V3, b: V3): V3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: V3, b: V3): V3 => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const unit = (a: V3): V3 => {
  const l = Math.hypot(a[0], a[1], a[2]) || 1;
  return [a[0] / l, a[1] / l, a[2] / l];
};

/** All bodies of a picture. */
export class Bodies {
  readonly materials: Material[] = [];
  /** Per triangle: three corners (9), three normals (9), three uv (6). */
  readonly data: number[] = [];
  readonly owner: number[] = [];
  /** Per triangle a number per smooth surface, so that light is never smoothed across an edge. */
  readonly sheet: number[] = [];
  private sheets = 0;
  private readonly known = new Map<Material, number>();

  private number(material: Material): number {
    const found = this.known.get(material);
    if (found !== undefined) return found;
    this.known.set(material, this.materials.length);
    return this.materials.push(material) - 1;
  }

  /** A surface as a function of (u, v) in the unit square, with smooth normals. */
  surface(nu: number, nv: number, at: (u: number, v: number) => V3, material: Material, place?: Place): void {
    const move = place === undefined ? (p: V3) => p : placed(place);
    const points: V3[] = [];
    const normals: V3[] = [];
    const e = 1e-3;
    for (let j = 0; j <= nv; j++) {
      for (let i = 0; i <= nu; i++) {
        const u = i / nu;
        const v = j / nv;
        points.push(move(at(u, v)));
        const du = sub(move(at(Math.min(1, u + e), v)), move(at(Math.max(0, u - e), v)));
        const dv = sub(move(at(u, Math.min(1, v + e))), move(at(u, Math.max(0, v - e))));
        normals.push(unit(cross(du, dv)));
      }
    }
    const owner = this.number(material);
    const sheet = ++this.sheets;
    for (let j = 0; j < nv; j++) {
      for (let i = 0; i < nu; i++) {
        const corner = [j * (nu + 1) + i, j * (nu + 1) + i + 1, (j + 1) * (nu + 1) + i + 1, (j + 1) * (nu + 1) + i];
        for (const tri of [
          [0, 1, 2],
          [0, 2, 3],
        ]) {
          for (const list of [points, normals]) {
            for (const t of tri) {
              const p = list[corner[t] ?? 0] ?? [0, 0, 0];
              this.data.push(p[0], p[1], p[2]);
            }
          }
          for (const t of tri) {
            const k = corner[t] ?? 0;
            this.data.push((k % (nu + 1)) / nu, Math.floor(k / (nu + 1)) / nv);
          }
          this.owner.push(owner);
          this.sheet.push(sheet);
        }
      }
    }
  }

  /** A flat sheet, w along x and d along z, its texture upright when seen from +z looking down. */
  sheetFlat(w: number, d: number, material: Material, place: Place): void {
    this.surface(1, 1, (u, v) => [(u - 0.5) * w, 0, (v - 0.5) * d], material, place);
  }

  /** An upright sheet, w along x and h along y, facing +z. */
  sheetUp(w: number, h: number, material: Material, place: Place): void {
    this.surface(1, 1, (u, v) => [(u - 0.5) * w, (1 - v) * h, 0], material, place);
  }

  /** A box that stands on its place, w × h × d, one material for each side; `bend` moves its points (before placing). */
  box(
    size: V3,
    sides: { front?: Material; back?: Material; left?: Material; right?: Material; top?: Material; all: Material },
    place: Place,
    bend?: (p: V3) => V3,
    grain = 1,
  ): void {
    const [w, h, d] = size;
    const b = bend ?? ((p: V3) => p);
    const [x, z] = [w / 2, d / 2];
    const faces: [Material, (u: number, v: number) => V3][] = [
      [sides.front ?? sides.all, (u, v) => [-x + u * w, h - v * h, z]],
      [sides.back ?? sides.all, (u, v) => [x - u * w, h - v * h, -z]],
      [sides.right ?? sides.all, (u, v) => [x, h - v * h, z - u * d]],
      [sides.left ?? sides.all, (u, v) => [-x, h - v * h, -z + u * d]],
      [sides.top ?? sides.all, (u, v) => [-x + u * w, h, -z + v * d]],
      [sides.all, (u, v) => [-x + u * w, 0, z - v * d]],
    ];
    for (const [material, at] of faces) this.surface(grain, grain, (u, v) => b(at(u, v)), material, place);
  }

  /** A cylinder lying along x, or standing when its place rolls it by 90°. */
  cylinder(radius: number, length: number, side: Material, ends: Material, place: Place, grain = 40): void {
    this.surface(
      grain,
      1,
      (u, v) => {
        const a = u * Math.PI * 2;
        return [(0.5 - v) * length, Math.cos(a) * radius, Math.sin(a) * radius];
      },
      side,
      place,
    );
    for (const s of [1, -1]) {
      this.surface(
        8,
        8,
        (u, v) => {
          // A disc from a square, so that the texture of the end lies straight.
          const [a, b] = [u * 2 - 1, v * 2 - 1];
          return [
            (s * length) / 2,
            -b * Math.sqrt(1 - (a * a) / 2) * radius,
            -s * a * Math.sqrt(1 - (b * b) / 2) * radius,
          ];
        },
        ends,
        place,
      );
    }
  }

  /** A turned body: radius by height, along y. */
  lathe(profile: (t: number) => readonly [radius: number, height: number], material: Material, place: Place): void {
    this.surface(
      56,
      64,
      (u, v) => {
        const [r, y] = profile(1 - v);
        const a = -u * Math.PI * 2;
        return [Math.cos(a) * r, y, Math.sin(a) * r];
      },
      material,
      place,
    );
  }

  /** A rounded brick (superellipsoid), for devices and cushions; centre at its place. */
  pebble(size: V3, power: number, material: Material, place: Place): void {
    const f = (c: number) => Math.sign(c) * Math.abs(c) ** power;
    this.surface(
      56,
      40,
      (u, v) => {
        const a = u * Math.PI * 2;
        const b = (0.5 - v) * Math.PI;
        return [
          (size[0] / 2) * f(Math.cos(b)) * f(Math.cos(a)),
          (size[1] / 2) * f(Math.sin(b)),
          (-size[2] / 2) * f(Math.cos(b)) * f(Math.sin(a)),
        ];
      },
      material,
      place,
    );
  }
}
