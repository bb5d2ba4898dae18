/** Where pictures are taken: warehouse, table, light booth. Rooms bring their light. */
import { Bodies, type Material, type V3 } from './mesh.ts';
import { noise2 } from './noise.ts';
import type { Light } from './photograph.ts';
import { once, paint, steel } from './props.ts';
import { concrete, plaster, svgTexture, wood } from './texture.ts';

/** A lamp that shines straight down. */
export const lampAbove = (at: V3, w: number, d: number, light: V3): Light => ({
  at,
  a: [w / 2, 0, 0],
  b: [0, 0, d / 2],
  light,
});
/** A window in a wall at the left (x−) that shines to the right. */
export const windowLeft = (at: V3, h: number, d: number, light: V3): Light => ({
  at,
  a: [0, h / 2, 0],
  b: [0, 0, d / 2],
  light,
});

export interface Room {
  readonly bodies: Bodies;
  readonly lights: Light[];
  readonly sky: V3;
  readonly ground: V3;
  readonly haze?: V3;
}

/** A hall with concrete floor, painted walls and tubes. */
export async function hall(seed: number, cool = true): Promise<Room> {
  const b = new Bodies();
  const floor: Material = {
    texture: await once('concrete', () => concrete(5)),
    repeat: [3, 3],
    gloss: 0.1,
    sharpness: 10,
  };
  b.sheetFlat(16, 16, floor, { at: [0, 0, 0] });
  const wall = await once('hall wall', () =>
    svgTexture(
      1024,
      512,
      '<rect y="330" width="1024" height="182" fill="#7d93a3" opacity="0.8"/><rect y="322" width="1024" height="9" fill="#d8b23c" opacity="0.9"/>',
      plasterBytes(seed),
    ),
  );
  b.sheetUp(16, 5, { texture: wall, repeat: [2, 1] }, { at: [0, 0, -4.2] });
  b.sheetUp(16, 5, { texture: wall, repeat: [2, 1] }, { at: [-5.5, 0, 0], yaw: 90 });
  b.sheetUp(16, 5, { texture: wall, repeat: [2, 1] }, { at: [6, 0, 0], yaw: -90 });
  // Pipes and a column, so that the wall is a wall of somewhere.
  b.cylinder(0.05, 16, steel, steel, { at: [0, 3.1, -4.12] });
  b.box([0.3, 5, 0.3], { all: paint(190, 192, 190) }, { at: [2.9, 0, -4.05] });
  const tone: V3 = cool ? [8.2, 8.8, 9.4] : [9.6, 8.6, 7.2];
  const lights = [lampAbove([-1.4, 4.4, 0.8], 0.4, 3, tone), lampAbove([1.8, 4.4, 0.4], 0.4, 3, tone)];
  return { bodies: b, lights, sky: [0.34, 0.36, 0.39], ground: [0.1, 0.1, 0.1], haze: [0.09, 0.09, 0.095] };
}

const plasterBytes = (seed: number): Uint8Array => {
  const small = plaster(seed, [206, 207, 203], 1.3).mips[0];
  const out = new Uint8Array(1024 * 512 * 4);
  for (let y = 0; y < 512; y++)
    for (let x = 0; x < 1024; x++)
      for (let c = 0; c < 4; c++) out[(y * 1024 + x) * 4 + c] = small?.px[(y * 512 + (x % 512)) * 4 + c] ?? 255;
  return out;
};

export type Top = 'white' | 'oak' | 'dark' | 'grey' | 'green';

/** A table seen close, its top at y = 0, with a room behind it out of focus. */
export async function table(top: Top, seed: number, light: 'day' | 'tube' | 'lamp' = 'tube'): Promise<Room> {
  const b = new Bodies();
  const tops: Record<Top, () => Promise<Material>> = {
    white: async () => ({
      texture: await once('top white', () => plaster(31, [214, 214, 211], 0.5)),
      repeat: [2, 2],
      gloss: 0.1,
      sharpness: 20,
    }),
    oak: async () => ({
      texture: await once('top oak', () => wood(33, [168, 128, 84], 4)),
      repeat: [1, 1],
      gloss: 0.16,
      sharpness: 26,
    }),
    dark: async () => ({
      texture: await once('top dark', () => wood(35, [84, 58, 40], 3)),
      repeat: [1, 1],
      gloss: 0.2,
      sharpness: 30,
    }),
    grey: async () => ({
      texture: await once('top grey', () => plaster(37, [128, 128, 127], 0.5)),
      repeat: [2, 2],
      gloss: 0.04,
      sharpness: 12,
    }),
    green: async () => ({
      texture: await once('top mat', () => {
        let grid = '<rect width="1024" height="1024" fill="#2f6b52"/>';
        for (let i = 0; i <= 32; i++) {
          const o = i % 4 === 0 ? 0.55 : 0.22;
          grid += `<rect x="${i * 32 - 0.7}" width="1.4" height="1024" fill="#cfe5d4" opacity="${o}"/><rect y="${i * 32 - 0.7}" width="1024" height="1.4" fill="#cfe5d4" opacity="${o}"/>`;
        }
        return svgTexture(1024, 1024, grid);
      }),
      repeat: [4, 3],
      gloss: 0.05,
      sharpness: 14,
    }),
  };
  b.box([2.4, 0.03, 1.3], { all: await tops[top]() }, { at: [0, -0.03, 0] });
  const floor: Material = { texture: await once('concrete', () => concrete(5)), repeat: [2, 2], tint: [0.7, 0.7, 0.7] };
  b.sheetFlat(9, 9, floor, { at: [0, -0.78, 0] });
  const wall: Material = {
    texture: await once(`plaster ${seed}`, () => plaster(seed, light === 'lamp' ? [196, 178, 152] : [196, 199, 198])),
    repeat: [3, 2],
  };
  b.sheetUp(9, 4, wall, { at: [0, -0.78, -2.6] });
  // Something stands in the background.
  b.box([0.9, 1.4, 0.4], { all: paint(120, 126, 128) }, { at: [-1.3, -0.78, -2.2], yaw: 4 });
  b.box([0.5, 0.3, 0.3], { all: paint(178, 140, 98) }, { at: [1.1, -0.78, -1.9], yaw: -14 });
  b.box([1.2, 0.04, 0.3], { all: paint(150, 120, 90) }, { at: [0.9, 0.55, -2.4] });
  for (let i = 0; i < 7; i++)
    b.box(
      [0.05, 0.26 + noise2(i, 3, seed) * 0.05, 0.22],
      { all: paint(60 + i * 23, 90, 150 - i * 12) },
      { at: [0.5 + i * 0.07, 0.59, -2.4] },
    );
  if (light === 'lamp')
    return {
      bodies: b,
      lights: [
        { at: [-1.0, 0.95, -0.5], a: [0.16, 0, 0.1], b: [-0.06, 0, 0.16], light: [42, 31, 17] },
        lampAbove([1.6, 2.3, 1.2], 0.3, 0.3, [7, 5.2, 3.2]),
      ],
      sky: [0.1, 0.075, 0.05],
      ground: [0.05, 0.036, 0.024],
      haze: [0.06, 0.045, 0.03],
    };
  if (light === 'day')
    return {
      bodies: b,
      lights: [windowLeft([-2.4, 1.3, 0.6], 1.6, 2.2, [7.4, 8, 8.8])],
      sky: [0.3, 0.31, 0.33],
      ground: [0.12, 0.115, 0.11],
      haze: [0.12, 0.12, 0.12],
    };
  return {
    bodies: b,
    lights: [
      lampAbove([-0.7, 2.1, 0.1], 0.25, 1.5, [9.2, 9.6, 10]),
      lampAbove([1.1, 2.1, 0.4], 0.25, 1.5, [6.2, 6.5, 6.8]),
    ],
    sky: [0.2, 0.21, 0.22],
    ground: [0.09, 0.09, 0.09],
    haze: [0.1, 0.1, 0.1],
  };
}

/** A neutral grey light booth, inside at y = 0, open to +z. */
export function booth(): Room {
  const b = new Bodies();
  const grey = paint(122, 122, 121, {});
  const shell = paint(70, 72, 74, { gloss: 0.06, sharpness: 20 });
  b.sheetFlat(0.9, 0.6, grey, { at: [0, 0, 0] });
  b.sheetUp(0.9, 0.56, grey, { at: [0, 0, -0.3] });
  b.sheetUp(0.6, 0.56, grey, { at: [-0.45, 0, 0], yaw: 90 });
  b.sheetUp(0.6, 0.56, grey, { at: [0.45, 0, 0], yaw: -90 });
  b.box([0.96, 0.1, 0.02], { all: shell }, { at: [0, 0.5, 0.3] });
  b.box([0.03, 0.62, 0.62], { all: shell }, { at: [-0.467, -0.03, 0] });
  b.box([0.03, 0.62, 0.62], { all: shell }, { at: [0.467, -0.03, 0] });
  b.box([0.96, 0.05, 0.62], { all: shell }, { at: [0, -0.055, 0.004] });
  b.box([0.96, 0.02, 0.64], { all: shell }, { at: [0, 0.6, 0] });
  b.sheetUp(5, 3, paint(92, 94, 96), { at: [0, -1, -1.2] });
  b.sheetFlat(3, 2, paint(110, 108, 104), { at: [0, -0.06, 0.6] });
  return {
    bodies: b,
    lights: [lampAbove([0, 0.545, -0.02], 0.7, 0.26, [15, 15.6, 16.2])],
    sky: [0.04, 0.04, 0.042],
    ground: [0.03, 0.03, 0.03],
    haze: [0.22, 0.22, 0.22],
  };
}
