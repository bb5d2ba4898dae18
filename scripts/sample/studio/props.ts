/** Things that stand in the pictures: cartons, cloth, rolls, tools. Each adds itself to the bodies. */
import type { Bodies, Material, Place, V3 } from './mesh.ts';
import { chance, fractal } from './noise.ts';
import * as print from './prints.ts';
import { kraft, labColour, svgTexture, type Texture, textureOf, weave, wood } from './texture.ts';

const made = new Map<string, Promise<Texture>>();

/** A texture that is made once and used in many pictures. */
export function once(key: string, make: () => Promise<Texture> | Texture): Promise<Texture> {
  const found = made.get(key);
  if (found !== undefined) return found;
  const texture = Promise.resolve(make());
  made.set(key, texture);
  return texture;
}

export const paint = (r: number, g: number, b: number, more: Partial<Material> = {}): Material => ({
  tint: [(r / 255) ** 2.2, (g / 255) ** 2.2, (b / 255) ** 2.2],
  ...more,
});

export const steel: Material = paint(168, 172, 176, { gloss: 0.35, sharpness: 60, mirror: 0.35 });
export const darkPlastic: Material = paint(44, 46, 50, { gloss: 0.12, sharpness: 40, mirror: 0.12 });

/** Petrol of the story; `shift` moves it a little, as dye lots do. */
export const petrol = (shift: readonly [number, number, number] = [0, 0, 0]) =>
  labColour(36 + shift[0], -16.5 + shift[1], -12 + shift[2]);
export const sand = labColour(74, 4, 17);

/** Cloth of a colour as a material for a piece of `w` × `d` metres. */
export async function cloth(
  colour: readonly [number, number, number],
  w: number,
  d: number,
  seed = 3,
): Promise<Material> {
  const texture = await once(`weave ${colour.join()} ${seed}`, () => weave(colour, seed));
  return {
    texture,
    repeat: [Math.max(1, Math.round(w / 0.045)), Math.max(1, Math.round(d / 0.045))],
    bump: 0.05,
    bumpScale: 0.05,
  };
}

/** Lays a printed or painted card, thickness h, print on top. */
export function card(b: Bodies, size: V3, top: Material, place: Place, edge: Material = paint(225, 222, 214)): void {
  b.box(size, { top, all: edge }, place);
}

export interface CartonLook {
  readonly front: Texture;
  readonly side: Texture;
  readonly top: Texture;
}

/** The faces of a carton with a shipping mark. */
export async function cartonLook(
  key: string,
  carton: number,
  of: number,
  lines: readonly string[],
  code: string,
  tone = 1,
): Promise<CartonLook> {
  const [w, h] = [1280, 768];
  const front = await once(`front ${key} ${carton}`, () =>
    svgTexture(w, h, print.shippingMark(w, h, carton, of, lines, code), kraft(w, h, carton * 7 + 1, tone)),
  );
  const k = carton % 6;
  const side = await once(`side ${key} ${k}`, () => {
    const body = lines
      .slice(0, 2)
      .map((t, i) => print.line(50, 130 + i * 74, 50, t, 'fill="#2a2520" opacity="0.85" font-weight="700"'))
      .join('');
    return svgTexture(
      900,
      640,
      body + print.line(50, 300, 42, 'MADE IN CHINA', 'fill="#2a2520" opacity="0.85"'),
      kraft(900, 640, k * 13 + 5, tone),
    );
  });
  const top = await once(`top ${key} ${k}`, () =>
    svgTexture(1024, 768, print.tape(1024, 768, k + 3), kraft(1024, 768, k * 17 + 9, tone)),
  );
  return { front, side, top };
}

/** A closed carton. Faces belly out a little; `crush` presses one upper corner in by that many metres. */
export function carton(b: Bodies, size: V3, look: CartonLook, place: Place, seed: number, crush = 0, grain = 6): void {
  const random = chance(seed * 31 + 7);
  const [bulge, lean] = [0.002 + random() * 0.006, (random() - 0.5) * 0.012];
  const film = { gloss: 0.04, sharpness: 14 };
  const faceOf = (texture: Texture): Material => ({ texture, ...film });
  const bend = (p: V3): V3 => {
    const [x, y, z] = [p[0] / size[0] + 0.5, p[1] / size[1], p[2] / size[2] + 0.5];
    const belly = (t: number) => 4 * t * (1 - t);
    let q: V3 = [
      p[0] + Math.sign(p[0]) * bulge * belly(y) * belly(z) + lean * y,
      p[1] - (y > 0.99 ? bulge * 0.8 * belly(x) * belly(z) : 0),
      p[2] + Math.sign(p[2]) * bulge * belly(y) * belly(x),
    ];
    if (crush > 0) {
      // The corner nearest to right, top, front is pushed in, with folds around it.
      const r = Math.hypot(1 - x, (1 - y) * 0.9, 1 - z) / 0.62;
      if (r < 1) {
        const k = (1 - r * r) ** 1.5 * crush;
        const fold = (fractal(x * 9 + seed, y * 9 + z * 7, 3, seed) - 0.5) * crush * 0.55 * (1 - r);
        q = [q[0] - k * 0.9 + fold, q[1] - k * 1.05 - Math.abs(fold), q[2] - k * 0.85 + fold * 0.6];
      }
      q = [q[0], q[1] - crush * 0.18 * y * belly(x), q[2]];
    }
    return q;
  };
  b.box(
    size,
    {
      front: faceOf(look.front),
      back: faceOf(look.front),
      left: faceOf(look.side),
      right: faceOf(look.side),
      top: faceOf(look.top),
      all: faceOf(look.side),
    },
    place,
    bend,
    crush > 0 ? 34 : grain,
  );
}

/** An open carton: four walls, flaps folded out, room inside. */
export function openCarton(b: Bodies, size: V3, look: CartonLook, place: Place): void {
  const [w, h, d] = size;
  const t = 0.005;
  const out: Material = { texture: look.front };
  const side: Material = { texture: look.side };
  const plain: Material = { texture: look.top };
  const sub = (at: V3, more: Partial<Place> = {}): Place => nest(place, { at, ...more });
  b.box([w, h, t], { front: out, all: plain }, sub([0, 0, d / 2]));
  b.box([w, h, t], { back: out, all: plain }, sub([0, 0, -d / 2]));
  b.box([t, h, d], { right: side, all: plain }, sub([w / 2, 0, 0]));
  b.box([t, h, d], { left: side, all: plain }, sub([-w / 2, 0, 0]));
  b.box([w, t, d], { all: plain }, sub([0, 0, 0]));
  const flap = (axis: 'x' | 'z', s: number, len: number, angle: number) => {
    const a = (angle * Math.PI) / 180;
    b.surface(
      6,
      3,
      (u, v) => {
        const r = v * len;
        const droop = Math.sin(v * 2) * 0.006;
        const o = Math.cos(a) * r;
        const y = h + Math.sin(a) * r - droop;
        return axis === 'z' ? [(u - 0.5) * w * 0.99, y, s * (d / 2 + o)] : [s * (w / 2 + o), y, (u - 0.5) * d * 0.99];
      },
      plain,
      place,
    );
  };
  flap('z', 1, d * 0.48, -38);
  flap('z', -1, d * 0.48, 46);
  flap('x', 1, d * 0.46, 12);
  flap('x', -1, d * 0.46, -20);
}

/** A place inside another place that is only turned about y. */
export function nest(outer: Place, inner: Place): Place {
  const a = ((outer.yaw ?? 0) * Math.PI) / 180;
  const [x, y, z] = inner.at;
  return {
    ...inner,
    at: [
      outer.at[0] + x * Math.cos(a) + z * Math.sin(a),
      outer.at[1] + y,
      outer.at[2] - x * Math.sin(a) + z * Math.cos(a),
    ],
    yaw: (inner.yaw ?? 0) + (outer.yaw ?? 0),
  };
}

/** One fold of cloth: a flat tube with round front and back, w along x, d along z. */
function slab(b: Bodies, w: number, h: number, d: number, skin: Material, place: Place, seed: number): void {
  const wave = (x: number, z: number) => (fractal(x * 9 + seed, z * 9, 2, seed) - 0.5) * h * 0.5;
  const r = h / 2;
  const straight = d - h;
  const round = Math.PI * r;
  const total = 2 * straight + 2 * round;
  b.surface(
    16,
    40,
    (u, v) => {
      const x = (u - 0.5) * w;
      // Along the top, around the back, along the bottom, around the front.
      const s = v * total;
      const [back, under, front] = [s - straight, s - straight - round, s - 2 * straight - round];
      let [y, z] = [h, straight / 2 - s];
      if (front > 0) [y, z] = [r - r * Math.cos(front / r), straight / 2 + r * Math.sin(front / r)];
      else if (under > 0) [y, z] = [0, -straight / 2 + under];
      else if (back > 0) [y, z] = [r + r * Math.cos(back / r), -straight / 2 - r * Math.sin(back / r)];
      return [x + wave(z, 2) * 0.6, Math.max(0, y + (y > r ? wave(x, z) : 0)), z + wave(x, 5) * 0.7];
    },
    skin,
    place,
  );
  for (const s of [1, -1])
    b.surface(
      10,
      2,
      (u, v) => [(s * w) / 2 - s * 0.003, v * h * 0.9 + h * 0.05, (u - 0.5) * (d - h * 0.6)],
      skin,
      place,
    );
}

/** A folded throw: layers of folds lying on each other, h high in all. */
export async function foldedThrow(
  b: Bodies,
  size: V3,
  colour: readonly [number, number, number],
  place: Place,
  seed: number,
  layers = 4,
): Promise<void> {
  const [w, h, d] = size;
  const random = chance(seed * 97 + 3);
  const skin = await cloth(colour, w, 2.2 * d, 3 + (seed % 3));
  for (let i = 0; i < layers; i++) {
    slab(
      b,
      w * (0.985 + 0.02 * random()),
      (h / layers) * 1.12,
      d * (0.97 + 0.03 * random()),
      skin,
      nest(place, {
        at: [(random() - 0.5) * 0.008, (i * h) / layers, (random() - 0.5) * 0.008],
        yaw: (random() - 0.5) * 1.4,
      }),
      seed * 10 + i,
    );
  }
}

/** A cutting of cloth lying on a table, w × d, with a slight wave. */
export async function cutting(
  b: Bodies,
  w: number,
  d: number,
  colour: readonly [number, number, number],
  place: Place,
  seed: number,
): Promise<void> {
  const skin = await cloth(colour, w, d, 3 + (seed % 3));
  b.surface(
    30,
    30,
    (u, v) => {
      const edge = Math.min(u, 1 - u, v, 1 - v);
      const lift = (fractal(u * 2 + seed, v * 2, 2, seed) - 0.3) * 0.012 * (1 - Math.min(1, edge * 5)) + 0.0015;
      const rag = (fractal(u * 40, v * 40, 2, seed) - 0.5) * 0.002;
      return [(u - 0.5) * w + rag, Math.max(0.001, lift), (v - 0.5) * d + rag];
    },
    skin,
    place,
  );
}

/** A hanging or lying cloth as a height over a plane, with a fringe at both ends. */
export async function spread(
  b: Bodies,
  w: number,
  d: number,
  colour: readonly [number, number, number],
  place: Place,
  seed: number,
  shape: (x: number, z: number) => number,
): Promise<void> {
  const skin = await cloth(colour, w, d, 4);
  b.surface(110, 110, (u, v) => [(u - 0.5) * w, shape(u - 0.5, v - 0.5), (v - 0.5) * d], skin, place);
  const random = chance(seed);
  const thread = paint(...petrolThread(colour));
  const n = Math.round(w / 0.0075);
  for (let i = 0; i < n; i++) {
    for (const s of [-1, 1]) {
      const x = -w / 2 + ((i + 0.5) * w) / n;
      const [dx, len] = [(random() - 0.5) * 0.02, 0.055 + random() * 0.015];
      b.surface(
        1,
        3,
        (u, v) => [
          x + (u - 0.5) * 0.0042 + dx * v * v,
          Math.max(0.002, shape(x / w, s * 0.5) * (1 - 0.6 * v)) + 0.001,
          s * (d / 2 + v * len),
        ],
        thread,
        place,
      );
    }
  }
}

const petrolThread = (c: readonly [number, number, number]): [number, number, number] => [
  c[0] * 0.95,
  c[1] * 0.95,
  c[2] * 0.95,
];

/** A roll of cloth lying along x, a tag on its right end. */
export async function roll(
  b: Bodies,
  radius: number,
  length: number,
  colour: readonly [number, number, number],
  end: Texture,
  place: Place,
): Promise<void> {
  const skin = await cloth(colour, 2 * Math.PI * radius, length, 5);
  b.cylinder(radius, length, { ...skin, repeat: [30, Math.round(length / 0.045)] }, { texture: end }, place, 60);
}

/** A handheld spectrophotometer; its screen leans to the viewer at +z. */
export async function spectro(b: Bodies, reading: string, sample: string, place: Place): Promise<void> {
  const screen = await once(`spectro ${reading} ${sample}`, () =>
    svgTexture(480, 360, print.spectroScreen(480, 360, reading, 'LD-3417-B', sample)),
  );
  const body = paint(226, 228, 230, { gloss: 0.14, sharpness: 50, mirror: 0.08 });
  b.box([0.078, 0.018, 0.2], { all: darkPlastic }, nest(place, { at: [0, 0, 0] }));
  b.pebble([0.08, 0.07, 0.2], 0.28, body, nest(place, { at: [0, 0.05, 0] }));
  b.pebble([0.082, 0.012, 0.202], 0.3, darkPlastic, nest(place, { at: [0, 0.043, 0] }));
  b.box([0.082, 0.03, 0.084], { all: darkPlastic }, nest(place, { at: [0, 0.078, -0.045], pitch: 20 }));
  b.sheetFlat(
    0.072,
    0.054,
    { texture: screen, glow: 0.3, mirror: 0.05 },
    nest(place, { at: [0, 0.1092, -0.0335], pitch: 20 }),
  );
  for (const [x, z, r] of [
    [0, 0.045, 0.012],
    [-0.022, 0.045, 0.006],
    [0.022, 0.045, 0.006],
  ] as const)
    b.pebble([r * 2, 0.01, r * 2], 0.6, darkPlastic, nest(place, { at: [x, 0.0845, z] }));
}

/** A pallet of planks, 1.2 × 0.14 × 0.8. */
export async function pallet(b: Bodies, place: Place): Promise<void> {
  const planks = await once('pallet', () => wood(21, [178, 142, 100], 1));
  const m: Material = { texture: planks, repeat: [1, 0.15] };
  for (let i = 0; i < 6; i++) b.box([1.2, 0.02, 0.1], { all: m }, nest(place, { at: [0, 0.12, -0.35 + i * 0.14] }));
  for (const z of [-0.34, 0, 0.34]) {
    for (const x of [-0.52, 0, 0.52]) b.box([0.14, 0.08, 0.1], { all: m }, nest(place, { at: [x, 0.022, z] }));
    b.box([1.2, 0.02, 0.1], { all: m }, nest(place, { at: [0, 0, z] }));
  }
}

/** A platform scale with a display on a post. */
export async function scale(b: Bodies, reading: string, place: Place): Promise<void> {
  const display = await once(`scale ${reading}`, () =>
    svgTexture(
      640,
      300,
      `<rect width="640" height="300" fill="#2b2f33"/><rect x="40" y="40" width="560" height="160" rx="10" fill="#0b140c"/>${print.sevenSegments(reading, reading.length > 4 ? 110 : 190, 60, 120, '#53ff6a', '#132616')}${print.line(545, 180, 44, 'kg', 'fill="#53ff6a"')}${print.line(40, 255, 28, 'ZERO      TARE      UNIT      MAX 150 kg  d=0.02', 'fill="#c6cbd0"')}`,
    ),
  );
  b.box([0.6, 0.05, 0.5], { all: darkPlastic }, nest(place, { at: [0, 0.02, 0] }));
  b.box([0.62, 0.012, 0.52], { all: steel }, nest(place, { at: [0, 0.07, 0] }));
  b.cylinder(0.018, 0.75, steel, steel, nest(place, { at: [0, 0.43, -0.29], roll: 90 }));
  const head = nest(place, { at: [0, 0.8, -0.27], pitch: -22 });
  b.box([0.3, 0.15, 0.05], { all: darkPlastic }, head);
  b.sheetUp(
    0.28,
    0.131,
    { texture: display, glow: 0.7, mirror: 0.06 },
    { ...nest(place, { at: [0, 0.809, -0.243] }), pitch: -22 },
  );
}

/** Plain kraft for inner things. */
export const plainKraft = (): Promise<Texture> => once('kraft plain', () => textureOf(kraft(512, 512, 77), 512, 512));
