/** The little arithmetic of directions that the camera needs. */
import type { V3 } from './mesh.ts';

export function norm(a: readonly number[]): V3 {
  const [x = 0, y = 0, z = 0] = a;
  const l = Math.hypot(x, y, z) || 1;
  return [x / l, y / l, z / l];
}
export function crossOf(a: V3, b: V3): V3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
export function mix(a: V3, b: V3, ka: number, kb: number): V3 {
  return [a[0] * ka + b[0] * kb, a[1] * ka + b[1] * kb, a[2] * ka + b[2] * kb];
}
export const size = (a: V3): number => Math.hypot(a[0], a[1], a[2]);
export const dotOf = (a: V3, b: V3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
