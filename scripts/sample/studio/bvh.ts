/** Finds what a ray meets first. Holds triangles in a tree of boxes; knows nothing of colour. */
import type { Bodies } from './mesh.ts';

const LEAF = 4;

export class Tree {
  private readonly box: Float32Array;
  private readonly link: Int32Array;
  private readonly tri: Float32Array;
  readonly order: Int32Array;
  private nodes = 0;
  private readonly stack = new Int32Array(64);
  /** What the last call of `hit` found. */
  t = 0;
  u = 0;
  v = 0;

  constructor(bodies: Bodies) {
    const n = bodies.owner.length;
    const d = bodies.data;
    const lo = new Float32Array(n * 3);
    const hi = new Float32Array(n * 3);
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < 3; c++) {
        const [a, b, e] = [d[i * 24 + c] ?? 0, d[i * 24 + 3 + c] ?? 0, d[i * 24 + 6 + c] ?? 0];
        lo[i * 3 + c] = Math.min(a, b, e) - 1e-6;
        hi[i * 3 + c] = Math.max(a, b, e) + 1e-6;
      }
    }
    this.order = new Int32Array(n).map((_, i) => i);
    this.box = new Float32Array(n * 2 * 6 + 12);
    this.link = new Int32Array(n * 2 * 2 + 4);
    this.build(0, n, lo, hi);
    this.tri = new Float32Array(n * 9);
    for (let i = 0; i < n; i++) {
      const s = (this.order[i] ?? 0) * 24;
      for (let c = 0; c < 3; c++) {
        this.tri[i * 9 + c] = d[s + c] ?? 0;
        this.tri[i * 9 + 3 + c] = (d[s + 3 + c] ?? 0) - (d[s + c] ?? 0);
        this.tri[i * 9 + 6 + c] = (d[s + 6 + c] ?? 0) - (d[s + c] ?? 0);
      }
    }
  }

  private build(from: number, to: number, lo: Float32Array, hi: Float32Array): number {
    const me = this.nodes++;
    const b = [1e9, 1e9, 1e9, -1e9, -1e9, -1e9];
    const m = [1e9, 1e9, 1e9, -1e9, -1e9, -1e9];
    for (let i = from; i < to; i++) {
      const k = (this.order[i] ?? 0) * 3;
      for (let c = 0; c < 3; c++) {
        const [l, h] = [lo[k + c] ?? 0, hi[k + c] ?? 0];
        b[c] = Math.min(b[c] ?? 0, l);
        b[c + 3] = Math.max(b[c + 3] ?? 0, h);
        m[c] = Math.min(m[c] ?? 0, l + h);
        m[c + 3] = Math.max(m[c + 3] ?? 0, l + h);
      }
    }
    this.box.set(b, me * 6);
    if (to - from <= LEAF) {
      this.link[me * 2] = -(from + 1);
      this.link[me * 2 + 1] = to - from;
      return me;
    }
    let axis = 0;
    for (let c = 1; c < 3; c++) if ((m[c + 3] ?? 0) - (m[c] ?? 0) > (m[axis + 3] ?? 0) - (m[axis] ?? 0)) axis = c;
    const bins = 16;
    const [start, width] = [m[axis] ?? 0, (m[axis + 3] ?? 0) - (m[axis] ?? 0)];
    let mid = (from + to) >> 1;
    if (width > 1e-9) {
      const bin = (k: number) =>
        Math.min(bins - 1, Math.floor((((lo[k * 3 + axis] ?? 0) + (hi[k * 3 + axis] ?? 0) - start) / width) * bins));
      const best = this.cheapest(from, to, lo, hi, bin, bins);
      let left = from;
      let right = to - 1;
      while (left <= right) {
        const k = this.order[left] ?? 0;
        if (bin(k) <= best) left++;
        else {
          this.order[left] = this.order[right] ?? 0;
          this.order[right--] = k;
        }
      }
      if (left > from && left < to) mid = left;
    }
    this.link[me * 2] = this.build(from, mid, lo, hi);
    this.link[me * 2 + 1] = this.build(mid, to, lo, hi);
    return me;
  }

  /** Surface-area heuristic over bins. */
  private cheapest(
    from: number,
    to: number,
    lo: Float32Array,
    hi: Float32Array,
    bin: (k: number) => number,
    bins: number,
  ): number {
    const count = new Int32Array(bins);
    const bl = new Float32Array(bins * 3).fill(1e9);
    const bh = new Float32Array(bins * 3).fill(-1e9);
    for (let i = from; i < to; i++) {
      const k = this.order[i] ?? 0;
      const at = bin(k);
      count[at] = (count[at] ?? 0) + 1;
      for (let c = 0; c < 3; c++) {
        bl[at * 3 + c] = Math.min(bl[at * 3 + c] ?? 0, lo[k * 3 + c] ?? 0);
        bh[at * 3 + c] = Math.max(bh[at * 3 + c] ?? 0, hi[k * 3 + c] ?? 0);
      }
    }
    const area = (first: number, last: number): number => {
      const l = [1e9, 1e9, 1e9];
      const h = [-1e9, -1e9, -1e9];
      let n = 0;
      for (let i = first; i <= last; i++) {
        if ((count[i] ?? 0) === 0) continue;
        n += count[i] ?? 0;
        for (let c = 0; c < 3; c++) {
          l[c] = Math.min(l[c] ?? 0, bl[i * 3 + c] ?? 0);
          h[c] = Math.max(h[c] ?? 0, bh[i * 3 + c] ?? 0);
        }
      }
      if (n === 0) return 0;
      const [x, y, z] = [0, 1, 2].map((c) => (h[c] ?? 0) - (l[c] ?? 0));
      return n * ((x ?? 0) * (y ?? 0) + (y ?? 0) * (z ?? 0) + (z ?? 0) * (x ?? 0));
    };
    let best = bins >> 1;
    let cost = Number.POSITIVE_INFINITY;
    for (let i = 0; i < bins - 1; i++) {
      const c = area(0, i) + area(i + 1, bins - 1);
      if (c < cost) {
        cost = c;
        best = i;
      }
    }
    return best;
  }

  /**
   * The first triangle that a ray meets before `far`, or -1. Sets t, u, v.
   * @param any stop at whatever is met, for shadows
   */
  hit(
    ox: number,
    oy: number,
    oz: number,
    dx: number,
    dy: number,
    dz: number,
    far: number,
    any: boolean,
    skip: Uint8Array | null,
  ): number {
    const { box, link, tri, stack, order } = this;
    const ix = 1 / dx;
    const iy = 1 / dy;
    const iz = 1 / dz;
    let best = far;
    let found = -1;
    let top = 0;
    stack[top++] = 0;
    while (top > 0) {
      const node = stack[--top] as number;
      const o = node * 6;
      let a = ((box[o] as number) - ox) * ix;
      let b = ((box[o + 3] as number) - ox) * ix;
      let near = a < b ? a : b;
      let end = a < b ? b : a;
      a = ((box[o + 1] as number) - oy) * iy;
      b = ((box[o + 4] as number) - oy) * iy;
      if (a > b) {
        const s = a;
        a = b;
        b = s;
      }
      if (a > near) near = a;
      if (b < end) end = b;
      a = ((box[o + 2] as number) - oz) * iz;
      b = ((box[o + 5] as number) - oz) * iz;
      if (a > b) {
        const s = a;
        a = b;
        b = s;
      }
      if (a > near) near = a;
      if (b < end) end = b;
      if (near > end || end < 0 || near > best) continue;
      const l = link[node * 2] as number;
      if (l >= 0) {
        const r = link[node * 2 + 1] as number;
        // The nearer child last, so that it is looked at first.
        const lo = l * 6;
        const ro = r * 6;
        const dl =
          ((box[lo] as number) + (box[lo + 3] as number)) * dx +
          ((box[lo + 1] as number) + (box[lo + 4] as number)) * dy +
          ((box[lo + 2] as number) + (box[lo + 5] as number)) * dz;
        const dr =
          ((box[ro] as number) + (box[ro + 3] as number)) * dx +
          ((box[ro + 1] as number) + (box[ro + 4] as number)) * dy +
          ((box[ro + 2] as number) + (box[ro + 5] as number)) * dz;
        if (dl < dr) {
          stack[top++] = r;
          stack[top++] = l;
        } else {
          stack[top++] = l;
          stack[top++] = r;
        }
        continue;
      }
      const first = -l - 1;
      const last = first + (link[node * 2 + 1] as number);
      for (let i = first; i < last; i++) {
        const k = i * 9;
        const e1x = tri[k + 3] as number;
        const e1y = tri[k + 4] as number;
        const e1z = tri[k + 5] as number;
        const e2x = tri[k + 6] as number;
        const e2y = tri[k + 7] as number;
        const e2z = tri[k + 8] as number;
        const px = dy * e2z - dz * e2y;
        const py = dz * e2x - dx * e2z;
        const pz = dx * e2y - dy * e2x;
        const det = e1x * px + e1y * py + e1z * pz;
        if (det > -1e-13 && det < 1e-13) continue;
        const inv = 1 / det;
        const tx = ox - (tri[k] as number);
        const ty = oy - (tri[k + 1] as number);
        const tz = oz - (tri[k + 2] as number);
        const u = (tx * px + ty * py + tz * pz) * inv;
        if (u < 0 || u > 1) continue;
        const qx = ty * e1z - tz * e1y;
        const qy = tz * e1x - tx * e1z;
        const qz = tx * e1y - ty * e1x;
        const v = (dx * qx + dy * qy + dz * qz) * inv;
        if (v < 0 || u + v > 1) continue;
        const t = (e2x * qx + e2y * qy + e2z * qz) * inv;
        if (t <= 1e-5 || t >= best) continue;
        const id = order[i] as number;
        if (skip !== null && skip[id] === 1) continue;
        best = t;
        found = id;
        this.t = t;
        this.u = u;
        this.v = v;
        if (any) return id;
      }
    }
    return found;
  }
}
