/** The pictures of the second sample case: bamboo organisers, their cartons, the courier's label. */
import type { Bodies, Material, Place } from '../studio/mesh.ts';
import * as print from '../studio/prints.ts';
import * as props from '../studio/props.ts';
import { hall, table } from '../studio/rooms.ts';
import { type Scenes, shoot } from '../studio/scene.ts';
import { kraft, svgTexture, wood } from '../studio/texture.ts';
import { story } from './case.ts';

const size = [0.58, 0.38, 0.4] as const;

const bamboo = async (): Promise<Material> => ({
  texture: await props.once('bamboo', () => wood(91, [206, 172, 116], 9)),
  repeat: [1, 1],
  gloss: 0.16,
  sharpness: 26,
});

/** A desk organiser: tray with walls and dividers, 33 × 12 × 22 cm. */
async function organiser(b: Bodies, place: Place): Promise<void> {
  const m = await bamboo();
  const [w, h, d, t] = [0.33, 0.12, 0.22, 0.008];
  const part = (s: readonly [number, number, number], at: readonly [number, number, number]) =>
    b.box(s, { all: m }, props.nest(place, { at }));
  part([w, t, d], [0, 0, 0]);
  part([w, h, t], [0, 0, -d / 2 + t / 2]);
  part([w, h * 0.55, t], [0, 0, d / 2 - t / 2]);
  for (const x of [-w / 2 + t / 2, w / 2 - t / 2]) part([t, h, d], [x, 0, 0]);
  part([t * 0.7, h * 0.85, d - 2 * t], [-0.05, t, 0]);
  part([t * 0.7, h * 0.7, d * 0.5], [0.06, t, -d * 0.22]);
  part([w * 0.52, h * 0.6, t * 0.7], [0.06, t, 0.01]);
  part([w * 0.3, h * 0.7, t * 0.7], [-0.108, t, -0.02]);
}

/** The courier's label, as it is printed. */
function label(piece: number): string {
  return `<rect width="800" height="1100" fill="#fdfdfb"/><rect x="14" y="14" width="772" height="1072" fill="none" stroke="#111" stroke-width="5"/>
  ${print.line(40, 100, 66, 'SWIFTCRANE EXPRESS', 'fill="#0d5c4d" font-weight="700"')}<rect x="14" y="130" width="772" height="4" fill="#111"/>
  ${print.line(40, 190, 34, 'FROM  Fuzhou Zhuting Homeware Co., Ltd.', 'fill="#111"')}${print.line(40, 240, 34, '福州竹汀家居有限公司  350007 CN', 'fill="#111"')}
  <rect x="14" y="270" width="772" height="4" fill="#111"/>
  ${print.line(40, 330, 36, 'TO', 'fill="#111" font-weight="700"')}${print.line(110, 330, 36, story.buyer, 'fill="#111" font-weight="700"')}
  ${print.line(110, 382, 34, story.contact, 'fill="#111"')}${print.line(110, 432, 34, '118 Đường Ví Dụ, Q. Hải Châu', 'fill="#111"')}${print.line(110, 490, 46, 'ĐÀ NẴNG  ·  VN', 'fill="#111" font-weight="700"')}
  <rect x="14" y="520" width="772" height="4" fill="#111"/>${print.bars(story.trackingNo, 60, 555, 680, 190)}${print.line(400, 800, 48, story.trackingNo, 'fill="#111" text-anchor="middle" font-weight="700"')}
  <rect x="14" y="830" width="772" height="4" fill="#111"/>${print.line(40, 900, 40, `PIECE ${piece} / 5     12.60 kg     DAP`, 'fill="#111"')}
  ${print.line(40, 960, 36, `Order ${story.orderNo}`, 'fill="#111"')}${print.line(40, 1015, 36, 'Bamboo organiser BD-60   12 pcs', 'fill="#111"')}${print.line(40, 1066, 30, '2025-05-08', 'fill="#111"')}`;
}

const labelTexture = (piece: number) => props.once(`courier ${piece}`, () => svgTexture(800, 1100, label(piece)));

async function box(b: Bodies, piece: number, place: Place, grain = 8): Promise<void> {
  const front = await props.once(`bd front ${piece}`, () =>
    svgTexture(
      1160,
      760,
      `${print.line(70, 130, 64, '竹汀 ZHUTING', 'fill="#3b2a18" opacity="0.85" font-weight="700"')}${print.line(70, 210, 44, 'BD-60-NAT   12 PCS', 'fill="#3b2a18" opacity="0.85"')}${print.line(70, 690, 40, 'MADE IN CHINA', 'fill="#3b2a18" opacity="0.85"')}`,
      kraft(1160, 760, 300 + piece),
    ),
  );
  const plain = await props.once(`bd side ${piece % 3}`, () =>
    svgTexture(800, 760, '', kraft(800, 760, 320 + (piece % 3))),
  );
  const top = await props.once(`bd top ${piece % 3}`, () =>
    svgTexture(1024, 768, print.tape(1024, 768, piece + 40), kraft(1024, 768, 330 + (piece % 3))),
  );
  props.carton(b, size, { front, side: plain, top }, place, 300 + piece, 0, grain);
  b.sheetUp(
    0.15,
    0.206,
    { texture: await labelTexture(piece), gloss: 0.12, sharpness: 40 },
    props.nest(place, { at: [0.16, 0.09, 0.2085] }),
  );
}

export const scenes: Scenes = {
  organiser: async () => {
    const room = await table('oak', 31, 'day');
    const b = room.bodies;
    await organiser(b, { at: [0, 0, 0], yaw: -24 });
    const t = await props.once('ruler 30', () => svgTexture(31 * 110, 300, print.ruler(31 * 110, 300, 30)));
    props.card(
      b,
      [0.31, 0.001, 0.028],
      { texture: t, gloss: 0.2, sharpness: 40 },
      { at: [0.06, 0.0005, 0.21], yaw: -20 },
      props.steel,
    );
    return shoot(
      room,
      { eye: [0.05, 0.5, 0.56], look: [0.02, 0.03, 0.03], angle: 41, roll: 1 },
      { focus: 0.72, blur: 0.6, gain: 1.15 },
    );
  },
  'organiser-carton': async () => {
    const room = await hall(32);
    const b = room.bodies;
    const place: Place = { at: [0, 0, 0], yaw: 12 };
    const plain = await props.plainKraft();
    props.openCarton(b, size, { front: plain, side: plain, top: plain }, place);
    for (const z of [-0.095, 0.095]) await organiser(b, props.nest(place, { at: [-0.1, 0.24, z * 0.98] }));
    for (const z of [-0.095, 0.095]) {
      b.box([0.19, 0.004, 0.18], { all: { texture: plain } }, props.nest(place, { at: [0.17, 0.32, z] }));
    }
    b.box([0.004, 0.36, 0.38], { all: { texture: plain } }, props.nest(place, { at: [0.075, 0.005, 0] }));
    return shoot(
      room,
      { eye: [0.3, 1.05, 0.85], look: [0, 0.26, 0], angle: 44, roll: -2 },
      { focus: 1.15, blur: 0.6, gain: 1.1 },
    );
  },
  'courier-label': async () => {
    const room = await hall(33);
    await box(room.bodies, 2, { at: [0, 0, 0], yaw: 5 }, 14);
    return shoot(
      room,
      { eye: [0.2, 0.26, 0.62], look: [0.165, 0.19, 0.2], angle: 34, roll: -2 },
      { focus: 0.43, blur: 0.7, gain: 1.1 },
      true,
    );
  },
  'organiser-scale': async () => {
    const room = await hall(34);
    await props.scale(room.bodies, '12.60', { at: [0, 0, 0], yaw: -6 });
    await box(room.bodies, 2, { at: [0, 0.082, 0.03], yaw: -3 });
    return shoot(
      room,
      { eye: [-0.25, 1.1, 1.3], look: [0.0, 0.47, -0.05], angle: 46, roll: -1.6 },
      { focus: 1.5, blur: 0.6, gain: 1.1 },
    );
  },
  'organiser-stack': async () => {
    const room = await hall(35);
    const b = room.bodies;
    for (const [i, [x, y]] of (
      [
        [-0.6, 0],
        [0.02, 0],
        [0.63, 0],
        [-0.28, 0.38],
        [0.33, 0.38],
      ] as const
    ).entries())
      await box(b, i + 1, { at: [x, y, -0.4], yaw: ((i * 7) % 5) - 2 });
    return shoot(
      room,
      { eye: [0.3, 1.1, 1.5], look: [0, 0.38, -0.3], angle: 44, roll: 1.3 },
      { focus: 2, blur: 0.5, gain: 1.1 },
    );
  },
  'organiser-received': async () => {
    const room = await table('oak', 36, 'day');
    const b = room.bodies;
    // A tiled room with a window at the left; cartons stand on the floor, which is the table's top made wide.
    const tiles = await props.once('tiles', () => {
      let t = '<rect width="1024" height="1024" fill="#d9d2c3"/>';
      for (let x = 0; x < 4; x++)
        for (let y = 0; y < 4; y++)
          t += `<rect x="${x * 256 + 3}" y="${y * 256 + 3}" width="250" height="250" fill="${(x + y) % 2 ? '#e2dccf' : '#dbd4c5'}"/>`;
      return svgTexture(1024, 1024, t);
    });
    b.sheetFlat(
      6,
      5,
      { texture: tiles, repeat: [2.5, 2], gloss: 0.25, sharpness: 50, mirror: 0.12 },
      { at: [0, 0.002, 0] },
    );
    b.sheetUp(6, 3, props.paint(176, 196, 178), { at: [0, 0, -1.05] });
    for (const [i, [x, y, z]] of (
      [
        [-0.5, 0, -0.5],
        [0.14, 0, -0.55],
        [-0.45, 0.38, -0.52],
        [0.18, 0.38, -0.56],
        [0.85, 0, -0.3],
      ] as const
    ).entries())
      await box(b, i + 1, { at: [x, y, z], yaw: ((i * 11) % 9) - 5 });
    b.lathe((t) => [0.12 + 0.05 * t, t * 0.26], props.paint(150, 74, 44), { at: [-1.2, 0.002, -0.6] });
    for (let i = 0; i < 26; i++) {
      const a = i * 2.4;
      b.surface(
        8,
        2,
        (u, v) => [
          -1.2 + Math.cos(a) * (0.05 + u * 0.3) + (v - 0.5) * 0.05 * Math.sin(u * 3.1),
          0.26 + u * (0.5 - 0.25 * u) + 0.1 * Math.sin(i),
          -0.6 + Math.sin(a) * (0.05 + u * 0.25),
        ],
        props.paint(58, 110, 52, { gloss: 0.1 }),
      );
    }
    return shoot(
      room,
      { eye: [0.25, 1.25, 1.7], look: [0.02, 0.35, -0.4], angle: 44, roll: -2.5 },
      { focus: 2.3, blur: 0.3, gain: 1.15, white: [1.04, 1, 0.95], grain: 1.3 },
    );
  },
};
