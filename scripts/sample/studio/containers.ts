/** A 20-foot container: its inside seen from the door, and its closed doors. */
import { Bodies, type Material, type V3 } from './mesh.ts';
import type { Light } from './photograph.ts';
import * as print from './prints.ts';
import { once, paint, steel } from './props.ts';
import type { Room } from './rooms.ts';
import { concrete, plaster, svgTexture, weathered, wood } from './texture.ts';

/** The number and marks on a container wall or door. */
export const containerPaint: V3 = [0.028, 0.115, 0.2];

/** The inside of a 20-foot container seen from the door; the back wall at z = -5.85, floor at y = 0. */
export async function container(tint: V3 = [0.8, 0.84, 0.82]): Promise<Room> {
  const b = new Bodies();
  const skin: Material = {
    texture: await once('container skin', () => weathered(73, [176, 180, 176])),
    repeat: [3, 1],
    tint,
    gloss: 0.06,
    sharpness: 12,
  };
  const wave = (t: number) => {
    const k = (t * 5.9) / 0.278;
    const f = k - Math.floor(k);
    return 0.036 * Math.min(1, Math.max(0, Math.abs(f - 0.5) * 7 - 1.2));
  };
  b.surface(320, 1, (u, v) => [-1.17 + wave(u), v * 2.39, -5.87 + u * 5.9], skin);
  b.surface(320, 1, (u, v) => [1.17 - wave(u), v * 2.39, -5.87 + u * 5.9], skin);
  b.surface(120, 1, (u, v) => [-1.17 + u * 2.34, v * 2.39, -5.87 + wave(u * 0.4)], skin);
  b.surface(160, 1, (u, v) => [-1.17 + v * 2.34, 2.39 - wave(u) * 0.6, -5.87 + u * 5.9], skin);
  const floor: Material = {
    texture: await once('container floor', () => wood(51, [136, 116, 92], 9)),
    repeat: [3, 1],
    gloss: 0.05,
    sharpness: 10,
  };
  b.surface(1, 1, (u, v) => [-1.17 + v * 2.34, 0, -5.87 + u * 5.9], floor);
  // The outer shell, so that no daylight comes through the corners.
  const shell = paint(60, 66, 70);
  for (const s of [-1, 1]) b.sheetUp(6.2, 2.6, shell, { at: [s * 1.21, -0.05, -2.95], yaw: 90 });
  b.sheetFlat(2.5, 6.1, shell, { at: [0, 2.43, -2.95] });
  b.sheetUp(2.5, 2.6, shell, { at: [0, -0.05, -5.92] });
  // Door posts, sill and the leaves that stand open.
  const frame: Material = { tint: containerPaint, gloss: 0.1, sharpness: 20 };
  for (const s of [-1, 1]) b.box([0.12, 2.55, 0.14], { all: frame }, { at: [s * 1.22, -0.08, 0.06] });
  b.box([2.56, 0.14, 0.14], { all: frame }, { at: [0, 2.4, 0.06] });
  b.box([2.56, 0.08, 0.2], { all: steel }, { at: [0, -0.085, 0.09] });
  b.sheetFlat(14, 10, { texture: await once('concrete', () => concrete(5)), repeat: [3, 2] }, { at: [0, -0.09, 5] });
  return {
    bodies: b,
    lights: allFacing([
      { at: [0.6, 3.4, 3.4], a: [2.6, 0, 0], b: [0, 0.9, 0.9], light: [5.2, 5.4, 5.7] },
      { at: [-1.6, 2.0, 4.6], a: [0.8, 0, 0], b: [0, 0.8, 0], light: [3.6, 3.7, 3.8] },
    ]),
    sky: [0.55, 0.58, 0.62],
    ground: [0.2, 0.19, 0.18],
    haze: [0.1, 0.1, 0.1],
  };
}

const allFacing = (lights: readonly Light[]): Light[] => lights.map(facing);

/** Turns a lamp so that it shines into −z or downwards. */
function facing(light: Light): Light {
  const n = [
    light.a[1] * light.b[2] - light.a[2] * light.b[1],
    light.a[2] * light.b[0] - light.a[0] * light.b[2],
    light.a[0] * light.b[1] - light.a[1] * light.b[0],
  ];
  const shinesIn = (n[2] ?? 0) < 0 || ((n[2] ?? 0) === 0 && (n[1] ?? 0) < 0);
  return shinesIn ? light : { ...light, a: light.b, b: light.a };
}

/** The closed doors of a container, right leaf with the number; the doors stand in the plane z = 0. */
export async function containerDoors(number: string, owner: string): Promise<Room> {
  const b = new Bodies();
  const skin: Material = {
    texture: await once('door paint', () => weathered(71, [44, 96, 124])),
    gloss: 0.1,
    sharpness: 16,
    bump: 0.03,
    bumpScale: 0.4,
  };
  const zinc: Material = {
    texture: await once('zinc', () => weathered(72, [150, 154, 155])),
    gloss: 0.12,
    sharpness: 20,
  };
  for (const s of [-1, 1]) {
    b.surface(
      90,
      1,
      (u, v) => {
        const k = v * 5;
        const f = k - Math.floor(k);
        return [
          s * 0.6 + (u - 0.5) * 1.12,
          2.42 - v * 2.36,
          0.03 * Math.min(1, Math.max(0, Math.abs(f - 0.5) * 7 - 1.4)),
        ];
      },
      skin,
    );
    for (let i = 0; i < 5; i++) b.box([1.12, 0.3, 0.02], { all: skin }, { at: [s * 0.6, 0.13 + i * 0.475, 0.004] });
    for (const x of [0.24, 0.86]) {
      b.cylinder(0.019, 2.4, zinc, zinc, { at: [s * (x + 0.05), 1.24, 0.075], roll: 90 });
      for (const y of [0.12, 0.75, 1.6, 2.34])
        b.box([0.1, 0.07, 0.05], { all: zinc }, { at: [s * (x + 0.05), y, 0.055] });
      b.box(
        [0.46, 0.045, 0.022],
        { all: zinc },
        { at: [s * (x + 0.05) - s * 0.13, 1.02 + (x > 0.5 ? 0.1 : 0), 0.1], roll: s * 3 },
      );
    }
    b.box([0.1, 2.6, 0.16], { all: skin }, { at: [s * 1.24, -0.08, 0] });
  }
  b.box([0.016, 2.4, 0.02], { all: paint(18, 18, 18) }, { at: [0, 0.03, 0.02] });
  b.box([2.6, 0.16, 0.16], { all: skin }, { at: [0, 2.45, 0] });
  const decal = await once(`decal ${number}`, () =>
    svgTexture(
      900,
      700,
      `${print.line(20, 120, 92, number, 'fill="#f2f2ee" font-weight="700"')}${print.line(30, 220, 84, '22G1', 'fill="#f2f2ee" font-weight="700"')}${[
        'MAX. GR.   30,480 KGS',
        'TARE         2,230 KGS',
        'NET         28,250 KGS',
        'CU. CAP.     33.2 CU.M',
      ]
        .map((t, i) => print.line(30, 350 + i * 62, 46, t, 'fill="#f2f2ee"'))
        .join(
          '',
        )}<rect x="30" y="590" width="300" height="80" fill="#e7b416"/>${print.line(48, 645, 40, 'CAUTION 2.6 m', 'fill="#111" font-weight="700"')}`,
    ),
  );
  b.sheetUp(0.56, 0.436, { texture: decal, airy: true }, { at: [0.6, 1.76, 0.036] });
  const name = await once(`owner ${owner}`, () =>
    svgTexture(900, 200, print.line(10, 130, 78, owner, 'fill="#f2f2ee" font-weight="700" letter-spacing="3"')),
  );
  b.sheetUp(0.9, 0.2, { texture: name, airy: true }, { at: [-0.6, 1.98, 0.036] });
  b.sheetFlat(14, 10, { texture: await once('concrete', () => concrete(5)), repeat: [3, 2] }, { at: [0, -0.6, 4] });
  b.sheetUp(
    14,
    6,
    { texture: await once('far wall', () => plaster(71, [170, 176, 180])), repeat: [4, 2] },
    { at: [0, -0.6, -2] },
  );
  return {
    bodies: b,
    lights: allFacing([{ at: [-2.6, 4.2, 4.2], a: [1.6, 0, 1.2], b: [0, 1.1, 0], light: [8.2, 8.1, 7.9] }]),
    sky: [0.62, 0.68, 0.76],
    ground: [0.22, 0.21, 0.2],
    haze: [0.12, 0.12, 0.12],
  };
}
