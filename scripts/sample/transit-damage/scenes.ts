/** The pictures of the third sample case: lamps at loading, and crushed cartons at arrival. */
import { sealScene, stow } from '../colour-dispute/scenes-container.ts';
import { clipboard } from '../colour-dispute/scenes-hall.ts';
import { container } from '../studio/containers.ts';
import type { Bodies, Material, Place } from '../studio/mesh.ts';
import { chance, fractal } from '../studio/noise.ts';
import * as print from '../studio/prints.ts';
import * as props from '../studio/props.ts';
import { hall } from '../studio/rooms.ts';
import { type Scenes, shoot } from '../studio/scene.ts';
import { svgTexture } from '../studio/texture.ts';
import { story } from './case.ts';

const size = [0.52, 0.4, 0.46] as const;
const lines = [
  'FRAGILE  易碎品',
  `ORDER ${story.orderNo}`,
  'CC-TL-09  LAMP BASE',
  '4 PCS   9.1 KG',
  'THESSALONIKI',
] as const;
const look = (n: number) => props.cartonLook('cc', n, story.cartons, lines, story.orderNo, 1.04);
const glaze: Material = props.paint(236, 236, 232, { gloss: 0.5, sharpness: 120, mirror: 0.3 });

/** Profile of the lamp base, height 31 cm. */
const profile = (t: number): readonly [number, number] => {
  const y = t * 0.31;
  if (t < 0.02) return [0.07 * (t / 0.02), 0];
  const r = 0.075 + 0.028 * Math.sin(t * 3.4 + 0.2) - 0.062 * t ** 3;
  return [t > 0.97 ? 0.024 : r, y];
};

async function stackedPallet(
  b: Bodies,
  place: Place,
  layers: number,
  seed: number,
  crushed: (i: number) => number,
): Promise<void> {
  const random = chance(seed);
  await props.pallet(b, place);
  let i = 0;
  for (let y = 0; y < layers; y++) {
    for (const x of [-0.28, 0.28]) {
      const c = crushed(i++);
      props.carton(
        b,
        size,
        await look(60 + Math.floor(random() * 20) * 11),
        props.nest(place, {
          at: [x + (random() - 0.5) * 0.03, 0.142 + y * (0.4 - 0.01), (random() - 0.5) * 0.03],
          yaw: (random() - 0.5) * (c > 0 ? 14 : 3),
        }),
        seed + i,
        c,
        c > 0 ? 34 : 4,
      );
    }
  }
}

export const scenes: Scenes = {
  'lamps-stock': async () => {
    const room = await hall(51);
    for (let i = 0; i < 3; i++)
      await stackedPallet(
        room.bodies,
        { at: [-1.5 + i * 1.4, 0, -1.2 - (i % 2) * 0.25], yaw: i * 4 - 4 },
        4,
        200 + i * 9,
        () => 0,
      );
    return shoot(
      room,
      { eye: [0.5, 1.5, 2.2], look: [-0.1, 0.75, -1], angle: 47, roll: 1.5 },
      { focus: 3, blur: 0.4, gain: 1.1 },
    );
  },
  'lamps-inner': async () => {
    const room = await hall(52);
    const b = room.bodies;
    const place: Place = { at: [0, 0, 0], yaw: -14 };
    props.openCarton(b, size, await look(126), place);
    const pulp = props.paint(176, 168, 152, { bump: 0.2, bumpScale: 0.01 });
    // A moulded insert with four hollows, a lamp in each.
    b.surface(
      90,
      80,
      (u, v) => {
        let y = 0.3;
        for (const [cx, cz] of [
          [0.27, 0.27],
          [0.73, 0.27],
          [0.27, 0.73],
          [0.73, 0.73],
        ] as const) {
          const r = Math.hypot((u - cx) * 0.5, (v - cz) * 0.44);
          if (r < 0.105) y = Math.min(y, 0.3 - 0.1 * Math.sqrt(1 - (r / 0.105) ** 2));
        }
        return [(u - 0.5) * 0.5, y + (fractal(u * 30, v * 30, 2, 5) - 0.5) * 0.004, (v - 0.5) * 0.44];
      },
      pulp,
      place,
    );
    for (const [x, z] of [
      [-0.115, -0.1],
      [0.115, -0.1],
      [-0.115, 0.1],
      [0.115, 0.1],
    ] as const)
      b.lathe((t) => [profile(t)[0] * 0.9, profile(t)[1] - 0.03], glaze, props.nest(place, { at: [x, 0.08, z] }));
    return shoot(
      room,
      { eye: [0.3, 1.02, 0.8], look: [0, 0.28, 0], angle: 42, roll: -1.5 },
      { focus: 1.1, blur: 0.6, gain: 1.05 },
    );
  },
  'lamps-empty': async () => {
    const room = await container([0.74, 0.74, 0.68]);
    return shoot(
      room,
      { eye: [-0.35, 1.45, 1.9], look: [0.1, 1.0, -3], angle: 58, roll: -1.4 },
      { gain: 1, grain: 1.2, white: [1.02, 1, 0.97] },
    );
  },
  'lamps-half': async () => {
    const room = await container([0.74, 0.74, 0.68]);
    await stow(room.bodies, look, size, 6, 5, 61, 3);
    return shoot(
      room,
      { eye: [0.2, 1.5, 1.4], look: [-0.05, 0.95, -3], angle: 66, roll: 2 },
      { gain: 1, grain: 1.2, white: [1.02, 1, 0.97] },
      true,
    );
  },
  'lamps-full': async () => {
    const room = await container([0.74, 0.74, 0.68]);
    await stow(room.bodies, look, size, 12, 5, 62);
    return shoot(
      room,
      { eye: [-0.2, 1.5, 2.4], look: [0.05, 1.05, -1], angle: 58, roll: -1 },
      { gain: 1, white: [1.02, 1, 0.97] },
    );
  },
  'lamps-seal': async () => sealScene(story.container, 'BLUE MELTEMI', story.seal, 1),
  'arrival-seal': async () => {
    const made = await sealScene(story.container, 'BLUE MELTEMI', story.seal, 1);
    return {
      ...made,
      stage: {
        ...made.stage,
        camera: { eye: [0.16, 1.2, 0.62], look: [0.3, 1.1, 0.1], angle: 40, roll: -3 },
        sky: [0.9, 0.86, 0.78],
      },
      look: { ...made.look, gain: 0.85, white: [1.05, 1, 0.92], focus: 0.52 },
    };
  },
  'arrival-open': async () => {
    const room = await container([0.74, 0.74, 0.68]);
    const b = room.bodies;
    await stow(b, look, size, 10, 3, 63);
    const random = chance(64);
    // The upper rows have slid towards the door.
    for (let i = 0; i < 11; i++) {
      const at = [
        -0.85 + (i % 4) * 0.56 + (random() - 0.5) * 0.12,
        1.2 + (i > 6 ? 0.36 : 0) + random() * 0.03,
        -1.75 + (i % 3) * 0.22 + (random() - 0.5) * 0.2,
      ] as const;
      props.carton(
        b,
        size,
        await look(60 + i * 3 * 11),
        { at, yaw: (random() - 0.5) * 34, roll: (random() - 0.5) * 18, pitch: (random() - 0.3) * 16 },
        400 + i,
        i % 3 === 0 ? 0.04 : 0.11 + random() * 0.06,
        34,
      );
    }
    for (const [i, at] of (
      [
        [-0.55, 0.0, -0.62],
        [0.35, 0.02, -0.45],
      ] as const
    ).entries())
      props.carton(b, size, await look(104 + i * 44), { at, yaw: 24 - i * 61, roll: i * 7 }, 430 + i, 0.16, 34);
    return shoot(
      room,
      { eye: [0.25, 1.6, 2.3], look: [0.0, 0.95, -1.2], angle: 55, roll: 2.5 },
      { gain: 1.05, grain: 1.3, white: [1.04, 1, 0.94] },
    );
  },
  'crushed-corner': async () => {
    const room = await hall(56, false);
    const b = room.bodies;
    props.carton(b, size, await look(159), { at: [0, 0, 0], yaw: -32 }, 77, 0.15, 60);
    props.carton(b, size, await look(170), { at: [-0.75, 0, -0.5], yaw: 9 }, 78, 0.07, 34);
    const t = await props.once('ruler 20 y', () =>
      svgTexture(21 * 110, 300, print.ruler(21 * 110, 300, 20, '#e9d24a')),
    );
    props.card(
      b,
      [0.21, 0.0015, 0.03],
      { texture: t },
      { at: [0.1, 0.33, 0.3], yaw: -32, roll: 0, pitch: 55 },
      props.paint(230, 205, 70),
    );
    return shoot(
      room,
      { eye: [0.2, 0.92, 1.0], look: [0.02, 0.24, 0.08], angle: 44, roll: -3 },
      { focus: 1.05, blur: 0.6, gain: 1.1, white: [1.04, 1, 0.94] },
      true,
    );
  },
  'broken-lamp': async () => {
    const room = await hall(57, false);
    const b = room.bodies;
    props.openCarton(b, size, await look(148), { at: [-0.28, 0, -0.35], yaw: 20 });
    // The base lies in three: foot, belly with a ragged rim, neck; and shards.
    const shard = (from: number, to: number, open: number, place: Place, seed: number) =>
      b.surface(
        70,
        24,
        (u, v) => {
          const a = u * Math.PI * 2 * open;
          const rag = (fractal(u * 14 + seed, seed, 3, seed) - 0.5) * 0.12;
          const t = Math.min(
            0.99,
            Math.max(0.01, from + (to - from) * v + (v > 0.5 ? rag * v : -rag * (1 - v)) * (from > 0.01 ? 1 : v)),
          );
          const [r, y] = profile(t);
          return [Math.cos(a) * r, y, Math.sin(a) * r];
        },
        glaze,
        place,
      );
    shard(0.0, 0.38, 1, { at: [0.06, 0.004, 0.12], yaw: 20 }, 3);
    shard(0.42, 0.78, 0.72, { at: [0.3, 0.085, 0.34], roll: 86, yaw: -25 }, 8);
    shard(0.75, 0.995, 1, { at: [0.0, 0.035, 0.5], roll: 92, yaw: 60 }, 5);
    const random = chance(9);
    for (let i = 0; i < 22; i++) {
      const s = 0.008 + random() * 0.026;
      const [x, z, q] = [0.05 + (random() - 0.4) * 0.42, 0.12 + random() * 0.4, random() * 6];
      b.surface(
        3,
        3,
        (u, v) => [x + (u - 0.5) * s + Math.sin(q) * v * s * 0.6, 0.003 + u * v * s * 0.5, z + (v - 0.5) * s * 1.3],
        glaze,
      );
    }
    return shoot(
      room,
      { eye: [0.25, 0.68, 0.98], look: [0.06, 0.1, 0.16], angle: 42, roll: 2 },
      { focus: 1.05, blur: 0.7, gain: 1.05, white: [1.04, 1, 0.94] },
    );
  },
  'damaged-pallet': async () => {
    const room = await hall(58, false);
    await stackedPallet(
      room.bodies,
      { at: [0, 0, -0.5], yaw: 9 },
      3,
      260,
      (i) => [0.05, 0.13, 0.16, 0.08, 0.17, 0.14][i] ?? 0.1,
    );
    await stackedPallet(room.bodies, { at: [-1.6, 0, -1.5], yaw: -6 }, 2, 280, (i) => 0.08 + 0.03 * (i % 3));
    return shoot(
      room,
      { eye: [0.45, 1.5, 1.9], look: [-0.15, 0.6, -0.6], angle: 45, roll: -2 },
      { focus: 2.5, blur: 0.4, gain: 1.1, white: [1.04, 1, 0.94] },
    );
  },
  'pod-exceptions': async () => {
    const paper = await props.once('pod gr', () =>
      svgTexture(
        1000,
        1414,
        `<rect width="1000" height="1414" fill="#fcfcf6"/>${print.line(60, 110, 48, 'VARDARIS FREIGHT EXAMPLE S.A.', 'fill="#6b2a12" font-weight="700"')}${print.line(60, 165, 36, 'Δελτίο παραλαβής / Delivery note', 'fill="#222"')}<rect x="60" y="190" width="880" height="4" fill="#6b2a12"/>
        ${[
          'Αρ. / No.  VF-25-0620',
          '20.06.2025    10:55',
          story.buyer,
          `Container ${story.container}   Seal ${story.seal}`,
          `B/L ${story.bl}`,
          `Order ${story.orderNo}`,
          '300 cartons / κιβώτια',
        ]
          .map((t, i) => print.line(60, 270 + i * 62, 37, t, 'fill="#222"'))
          .join('')}
        <rect x="60" y="740" width="880" height="260" fill="none" stroke="#444" stroke-width="3"/>${print.line(80, 785, 30, 'Παρατηρήσεις / Remarks:', 'fill="#222"')}
        ${print.handwriting('38 ctn crushed', 110, 815, 58, '#1b2f7a', 0.85)}${print.handwriting('under reserve', 110, 905, 58, '#1b2f7a', 0.85)}
        ${print.signature('Apothiki', 90, 1090, 330, 130, '#1b2f7a', 6)}${print.line(60, 1280, 28, 'Παραλήπτης / consignee', 'fill="#555"')}${print.signature('Odigos', 580, 1100, 230, 110, '#222', 5)}${print.line(570, 1280, 28, 'Οδηγός / driver', 'fill="#555"')}`,
      ),
    );
    return clipboard(paper, 59);
  },
};
