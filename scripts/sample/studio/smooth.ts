/** Smooths sampled light over a picture, surface by surface. */

/** Smooths light along surfaces, never across an edge (à-trous, three rounds). */
export function smoothLight(
  irr: Float32Array,
  normal: Float32Array,
  depth: Float32Array,
  sheet: Int32Array,
  w: number,
  h: number,
): Float32Array {
  let from = irr;
  for (const step of [1, 2, 4]) {
    const to = new Float32Array(from.length);
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const i = y * w + x;
        const z = depth[i] as number;
        if (z === Number.POSITIVE_INFINITY) continue;
        const nx = normal[i * 3] as number;
        const ny = normal[i * 3 + 1] as number;
        const nz = normal[i * 3 + 2] as number;
        let r = 0;
        let g = 0;
        let b = 0;
        let total = 0;
        for (let dy = -2; dy <= 2; dy++) {
          const yy = y + dy * step;
          if (yy < 0 || yy >= h) continue;
          for (let dx = -2; dx <= 2; dx++) {
            const xx = x + dx * step;
            if (xx < 0 || xx >= w) continue;
            const j = yy * w + xx;
            if (sheet[j] !== sheet[i]) continue;
            const c =
              nx * (normal[j * 3] as number) + ny * (normal[j * 3 + 1] as number) + nz * (normal[j * 3 + 2] as number);
            if (c < 0.86) continue;
            const far = Math.abs((depth[j] as number) - z) / (z * 0.04 * step);
            if (far > 1) continue;
            const k = (kernel[dx + 2] as number) * (kernel[dy + 2] as number) * c * (1 - far);
            r += k * (from[j * 3] as number);
            g += k * (from[j * 3 + 1] as number);
            b += k * (from[j * 3 + 2] as number);
            total += k;
          }
        }
        to[i * 3] = r / total;
        to[i * 3 + 1] = g / total;
        to[i * 3 + 2] = b / total;
      }
    }
    from = to;
  }
  return from;
}

const kernel = Float32Array.from([0.25, 0.75, 1, 0.75, 0.25]);
