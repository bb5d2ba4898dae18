/** Pictures of cartons, rolls and loading in the halls of the first case. */
import type { Bodies, Place } from '../studio/mesh.ts';
import { chance } from '../studio/noise.ts';
import * as print from '../studio/prints.ts';
import * as props from '../studio/props.ts';
import { hall, lampAbove, table } from '../studio/rooms.ts';
import { type Scenes, shoot } from '../studio/scene.ts';
import { svgTexture } from '../studio/texture.ts';
import { dyeLots, order, shipment } from './story.ts';

export const markLines = [
  'FICHTENGRUND',
  `ORDER ${order.no}`,
  'LL-3417  PETROL',
  '12 PCS  130 × 170 CM',
  'HAMBURG',
] as const;
export const size = [0.5, 0.3, 0.4] as const;
const bulk = props.petrol();

export const look = (n: number) => props.cartonLook('ll', n, order.cartons, markLines, order.no);

/** A pallet stacked with cartons, 2 × 2 a layer. */
async function stackedPallet(b: Bodies, place: Place, layers: number, seed: number): Promise<void> {
  const random = chance(seed);
  await props.pallet(b, place);
  for (let y = 0; y < layers; y++) {
    for (const [x, z] of [
      [-0.256, 0.205],
      [0.256, 0.205],
      [-0.256, -0.205],
      [0.256, -0.205],
    ] as const) {
      const n = 1 + Math.floor(random() * 399);
      props.carton(
        b,
        size,
        await look(60 + (n % 24) * 11),
        props.nest(place, {
          at: [x + (random() - 0.5) * 0.02, 0.142 + y * 0.3, z + (random() - 0.5) * 0.02],
          yaw: (random() - 0.5) * 3,
        }),
        n,
        0,
        3,
      );
    }
  }
}

/** Things that stand around in a hall. */
async function clutter(b: Bodies): Promise<void> {
  await stackedPallet(b, { at: [-3.2, 0, -3.2], yaw: 4 }, 4, 91);
  await stackedPallet(b, { at: [3.9, 0, -3.1], yaw: -7 }, 3, 92);
  b.box([0.5, 1.6, 0.5], { all: props.paint(196, 64, 40, { gloss: 0.1 }) }, { at: [1.9, 0, -3.8] });
}

export const hallScenes: Scenes = {
  rolls: async () => {
    const room = await hall(11);
    const b = room.bodies;
    for (const y of [0.25, 0.95, 1.65]) {
      for (const z of [-1.9, -1.1])
        b.box([3.0, 0.05, 0.06], { all: props.paint(214, 120, 36, { gloss: 0.12 }) }, { at: [0.1, y - 0.05, z] });
    }
    for (const x of [-1.42, 1.6])
      for (const z of [-1.9, -1.1])
        b.box([0.07, 2.4, 0.07], { all: props.paint(40, 74, 128, { gloss: 0.12 }) }, { at: [x, 0, z] });
    const shifts = [
      [0.1, 0, 0.1],
      [0.35, -0.15, 0.1],
      [-0.2, 0.15, -0.15],
      [0.45, -0.2, 0.2],
      [-0.4, 0.2, -0.25],
      [0.15, 0, 0.1],
    ] as const;
    for (const [i, lot] of dyeLots.entries()) {
      for (let k = 0; k < 2; k++) {
        const end = await props.once(`roll end ${lot.lot}`, () => {
          const [r, g, bb] = props.petrol(shifts[i] ?? [0, 0, 0]);
          let t = `<rect width="600" height="600" fill="rgb(${r},${g},${bb})"/>`;
          for (let q = 0; q < 40; q++)
            t += `<circle cx="300" cy="300" r="${296 - q * 6}" fill="none" stroke="${q % 2 ? '#0f3540' : '#4d8492'}" stroke-width="2.4" opacity="0.55"/>`;
          t += `<circle cx="300" cy="300" r="56" fill="#b08b5c"/><circle cx="300" cy="300" r="42" fill="#1d1712"/>`;
          t += `<g transform="rotate(-4 300 300)"><rect x="330" y="225" width="235" height="150" fill="#fdfcf3"/>${print.line(345, 270, 33, `LOT ${lot.lot}`, 'fill="#111" font-weight="700"')}${print.line(345, 312, 28, 'LL-3417 PETROL', 'fill="#111"')}${print.line(345, 352, 28, `ΔE ${lot.de.toFixed(2)}  ✓`, 'fill="#0a6b2a" font-weight="700"')}</g>`;
          return svgTexture(600, 600, t);
        });
        // Rolls lie with their ends to the viewer.
        await props.roll(b, 0.165 + (k + i) * 0.002, 0.8, props.petrol(shifts[i] ?? [0, 0, 0]), end, {
          at: [-1.1 + (i % 3) * 0.98 + k * 0.37 - 0.1, 0.42 + Math.floor(i / 3) * 0.7, -1.5 + 0.03 * ((i + k) % 3)],
          yaw: -90,
        });
      }
    }
    return shoot(
      room,
      { eye: [0.5, 1.35, 1.35], look: [0.05, 0.85, -1.4], angle: 46, roll: 1.2 },
      { focus: 2.6, blur: 0.5, gain: 1.1 },
    );
  },
  'stock-drawn': async () => {
    const room = await hall(12);
    const b = room.bodies;
    for (let i = 0; i < 5; i++)
      await stackedPallet(
        b,
        { at: [-2.6 + i * 1.32, 0, -2.5 + (i % 2) * 0.06], yaw: (i % 3) - 1 },
        5 + (i % 2),
        31 + i,
      );
    const picks = [58, 92, 133, 177, 217, 246, 281, 305, 364, 388];
    for (const [i, n] of picks.entries())
      props.carton(
        b,
        size,
        await look(n),
        { at: [-1.35 + (i % 5) * 0.62, i < 5 ? 0 : 0.3, -0.75 + (i < 5 ? 0 : 0.01)], yaw: ((i * 23) % 9) - 4 },
        n,
        0,
        5,
      );
    const mark = await props.once('drawn mark', () =>
      svgTexture(
        500,
        240,
        `<rect width="500" height="240" fill="#fff46b"/>${print.line(250, 105, 70, 'DRAWN 抽样', 'fill="#111" text-anchor="middle" font-weight="700"')}${print.line(250, 195, 60, 'MEI 22/04', 'fill="#111" text-anchor="middle"')}`,
      ),
    );
    for (let i = 0; i < 5; i++)
      b.sheetUp(
        0.14,
        0.067,
        { texture: mark },
        { at: [-1.2 + i * 0.62, 0.51, -0.52 + (((i * 23) % 9) - 4) * -0.0035], yaw: (((i + 5) * 23) % 9) - 4 },
      );
    return shoot(
      room,
      { eye: [0.5, 1.6, 2.3], look: [-0.15, 0.55, -1.1], angle: 45, roll: -1.4 },
      { focus: 3.2, blur: 0.4, gain: 1.1 },
    );
  },
  'carton-mark': async () => {
    const room = await hall(13);
    const b = room.bodies;
    await clutter(b);
    props.carton(b, size, await look(217), { at: [0, 0.3, 0], yaw: 6 }, 217, 0, 12);
    props.carton(b, size, await look(246), { at: [0.03, 0, 0.01], yaw: 3 }, 246, 0, 12);
    props.carton(b, size, await look(92), { at: [-0.56, 0, -0.06], yaw: -5 }, 92, 0, 8);
    return shoot(
      room,
      { eye: [0.1, 0.66, 0.98], look: [0.02, 0.42, 0.1], angle: 38, roll: 1.8 },
      { focus: 0.8, blur: 0.8, gain: 1.1 },
    );
  },
  'carton-open': async () => {
    const room = await hall(14);
    const b = room.bodies;
    await clutter(b);
    const place: Place = { at: [0, 0, 0], yaw: 17 };
    props.openCarton(b, size, await look(217), place);
    for (let s = 0; s < 2; s++)
      for (let k = 0; k < 6; k++)
        await props.foldedThrow(
          b,
          [0.23, 0.043, 0.37],
          props.petrol([((s + k) % 3) * 0.2 - 0.2, 0, 0]),
          props.nest(place, { at: [-0.121 + s * 0.243, 0.008 + k * 0.0445, 0] }),
          170 + s * 9 + k,
          3,
        );
    props.carton(b, size, await look(305), { at: [-0.95, 0, -0.5], yaw: -9 }, 305, 0, 6);
    return shoot(
      room,
      { eye: [0.34, 0.98, 0.82], look: [0, 0.2, -0.02], angle: 44, roll: -2 },
      { focus: 1.15, blur: 0.6, gain: 1.05 },
    );
  },
  'throw-measured': async () => {
    const room = await table('white', 15, 'tube');
    const b = room.bodies;
    await props.spread(
      b,
      1.3,
      1.1,
      bulk,
      { at: [0, 0.003, -0.1], yaw: 0 },
      9,
      (x, z) => 0.004 + 0.006 * Math.sin(x * 7 + z * 4) ** 2,
    );
    const tape = await props.once('tape 130', () => svgTexture(3200, 64, print.ruler(3200, 64, 132, '#f2d21b')));
    b.box(
      [1.33, 0.001, 0.02],
      { top: { texture: tape }, all: props.paint(240, 210, 30) },
      { at: [0.004, 0.014, 0.25] },
    );
    b.pebble([0.07, 0.035, 0.06], 0.4, props.paint(214, 168, 20, { gloss: 0.2 }), { at: [0.7, 0.017, 0.25] });
    return shoot(
      {
        ...room,
        lights: [
          lampAbove([-0.5, 2.4, 0.2], 0.3, 2, [10, 10.3, 10.6]),
          lampAbove([0.9, 2.4, 0], 0.3, 2, [8, 8.2, 8.5]),
        ],
      },
      { eye: [0.16, 1.5, 1.25], look: [0.02, 0, 0.0], angle: 62, roll: -2 },
      { gain: 1.15 },
      true,
    );
  },
  scale: async () => {
    const room = await hall(16);
    const b = room.bodies;
    await clutter(b);
    await props.scale(b, '8.40', { at: [0, 0, 0], yaw: 8 });
    props.carton(b, size, await look(217), { at: [0.01, 0.082, 0.03], yaw: 12 }, 217, 0, 10);
    return shoot(
      room,
      { eye: [0.3, 1.05, 1.28], look: [0.0, 0.45, -0.05], angle: 46, roll: 1.6 },
      { focus: 1.45, blur: 0.7, gain: 1.1 },
    );
  },
  pallets: async () => {
    const room = await hall(17, false);
    const b = room.bodies;
    for (let i = 0; i < 4; i++)
      await stackedPallet(b, { at: [-1.9 + i * 1.35, 0, -1.4 - (i % 2) * 0.2], yaw: (i % 3) * 3 - 3 }, 6, 41 + i);
    await stackedPallet(b, { at: [1.3, 0, 0.1], yaw: -12 }, 3, 47);
    return shoot(
      room,
      { eye: [-0.5, 1.7, 2.9], look: [0.1, 0.85, -1], angle: 47, roll: 2 },
      { focus: 3.8, blur: 0.4, gain: 1.1 },
    );
  },
  dock: async () => {
    const room = await hall(18);
    const b = room.bodies;
    // A gate in the back wall with the number three, and the ramp in daylight.
    const gate = await props.once('gate', () => {
      let t = '<rect width="800" height="900" fill="#cfd4d6"/>';
      for (let i = 0; i < 9; i++)
        t += `<rect y="${i * 100}" width="800" height="5" fill="#9aa2a6"/><rect y="${i * 100 + 5}" width="800" height="10" fill="#e3e7e8"/>`;
      return svgTexture(
        800,
        900,
        `${t}<rect x="320" y="60" width="160" height="160" fill="#1f4f86"/>${print.line(400, 190, 150, '3', 'fill="#fff" text-anchor="middle" font-weight="700"')}${print.line(400, 290, 56, 'TOR 3 – WARENEINGANG', 'fill="#1f4f86" text-anchor="middle" font-weight="700"')}`,
      );
    });
    b.sheetUp(3, 3.3, { texture: gate, gloss: 0.08 }, { at: [-0.4, 0, -3.9] });
    for (const x of [-2.0, 1.2]) b.box([0.16, 3.4, 0.3], { all: props.paint(230, 190, 30) }, { at: [x, 0, -3.85] });
    await stackedPallet(b, { at: [-1.1, 0, -1.6], yaw: 6 }, 6, 61);
    await stackedPallet(b, { at: [0.4, 0, -1.5], yaw: -3 }, 6, 62);
    await stackedPallet(b, { at: [1.7, 0, -0.9], yaw: 10 }, 5, 63);
    return shoot(
      room,
      { eye: [-0.2, 1.65, 2.9], look: [0.1, 1.0, -1.6], angle: 46, roll: -1.5 },
      { gain: 1.15, white: [1.02, 1, 0.97], focus: 4, blur: 0.3 },
    );
  },
  'retest-carton': async () => {
    const room = await hall(19, false);
    const b = room.bodies;
    await stackedPallet(b, { at: [0.5, 0, -1.3], yaw: 5 }, 4, 71);
    b.box([1.2, 0.05, 0.7], { all: props.paint(104, 108, 110, { gloss: 0.12, sharpness: 20 }) }, { at: [0, 0.7, 0] });
    for (const x of [-0.55, 0.55]) b.box([0.05, 0.7, 0.6], { all: props.steel }, { at: [x, 0, 0] });
    const n = await look(217);
    props.carton(b, size, n, { at: [0, 0.75, 0], yaw: -14 }, 217, 0, 12);
    const note = await props.once('retest note', () =>
      svgTexture(
        600,
        260,
        `<rect width="600" height="260" fill="#fff"/>${print.line(30, 90, 58, 'FL-2025-0318', 'fill="#123" font-weight="700"')}${print.line(30, 160, 50, '10.07.2025  09:38', 'fill="#123"')}${print.line(30, 225, 44, 'C 217 – ungeöffnet / unopened', 'fill="#123"')}`,
      ),
    );
    b.sheetFlat(0.21, 0.09, { texture: note }, { at: [0.06, 0.7515, 0.285], yaw: -9 });
    return shoot(
      room,
      { eye: [-0.16, 1.3, 1.0], look: [0.04, 0.86, 0.04], angle: 42, roll: 1 },
      { focus: 1.1, blur: 0.8, gain: 1.0, white: [1.02, 1, 0.97] },
    );
  },
  'pod-photo': async () => {
    const paper = await props.once('pod', () =>
      svgTexture(
        1000,
        1414,
        `<rect width="1000" height="1414" fill="#fdfdf9"/>${print.line(60, 110, 54, 'HAFENBOGEN SPEDITION', 'fill="#163a5c" font-weight="700"')}${print.line(60, 165, 34, 'Ablieferbeleg / Proof of delivery', 'fill="#222"')}<rect x="60" y="190" width="880" height="4" fill="#163a5c"/>
        ${[
          'Beleg-Nr.  HB-25-060518',
          'Datum  05.06.2025    Ankunft  10:05    Ende  10:25',
          'Empfänger  Fichtengrund Wohntextil GmbH, Tor 3',
          `Container  ${shipment.container}    Siegel  ${shipment.seal}`,
          `B/L  ${shipment.bl}`,
          `Order  ${order.no}`,
          '440 Karton / cartons      3.694,5 kg',
        ]
          .map((t, i) => print.line(60, 270 + i * 62, 36, t, 'fill="#222"'))
          .join('')}
        <rect x="60" y="740" width="880" height="210" fill="none" stroke="#444" stroke-width="3"/>${print.line(80, 785, 30, 'Vorbehalte / Remarks:', 'fill="#222"')}${print.handwriting('keine  -  none', 130, 830, 66, '#1b2f7a', 0.8)}
        ${print.line(60, 1030, 32, 'Ware vollzählig und äußerlich unbeschädigt erhalten', 'fill="#222"')}
        ${print.signature('Wareneingang HH', 90, 1080, 330, 130, '#1b2f7a', 6)}${print.line(60, 1260, 28, 'Unterschrift Empfänger', 'fill="#555"')}
        ${print.signature('Fahrer Hafenbogen', 560, 1090, 250, 110, '#222', 5)}${print.line(560, 1260, 28, 'Fahrer / driver', 'fill="#555"')}
        <g transform="rotate(-9 430 1190)" opacity="0.72"><rect x="330" y="1120" width="330" height="130" fill="none" stroke="#9b1c31" stroke-width="7"/>${print.line(495, 1175, 40, 'WARENEINGANG', 'fill="#9b1c31" text-anchor="middle" font-weight="700"')}${print.line(495, 1228, 40, '05. JUNI 2025', 'fill="#9b1c31" text-anchor="middle" font-weight="700"')}</g>`,
      ),
    );
    return clipboard(paper, 21);
  },
};

/** A signed paper on a clipboard, held over a dock floor. */
export async function clipboard(paper: Awaited<ReturnType<typeof svgTexture>>, seed: number) {
  const room = await hall(seed);
  const b = room.bodies;
  const place: Place = { at: [0, 0.866, 0.02], yaw: 4 };
  b.box([0.235, 0.003, 0.325], { all: props.paint(96, 62, 40, { gloss: 0.1 }) }, place);
  b.surface(
    20,
    20,
    (u, v) => [
      (u - 0.5) * 0.21,
      0.0045 + 0.006 * (1 - v) * v + 0.004 * Math.max(0, v - 0.8) * Math.sin(u * 3) * 5,
      (v - 0.5) * 0.297,
    ],
    { texture: paper },
    place,
  );
  b.box([0.1, 0.012, 0.03], { all: props.steel }, { at: [0, 0.87, -0.128], yaw: 4 });
  // It rests on a carton, a pen beside it.
  props.carton(b, size, await look(12), { at: [0.02, 0.56, 0.02], yaw: 8 }, 12, 0, 6);
  props.carton(b, [0.5, 0.28, 0.4], await look(23), { at: [0.0, 0.28, 0.0], yaw: 3 }, 23, 0, 6);
  props.carton(b, [0.5, 0.28, 0.4], await look(34), { at: [0.02, 0, 0.03], yaw: 5 }, 34, 0, 6);
  b.cylinder(0.0042, 0.14, props.paint(30, 50, 150, { gloss: 0.3, mirror: 0.1 }), props.darkPlastic, {
    at: [0.15, 0.868, 0.05],
    yaw: 66,
  });
  await props.pallet(b, { at: [0.7, 0, -0.6], yaw: 12 });
  return shoot(
    room,
    { eye: [0.015, 1.27, 0.19], look: [0.0, 0.866, 0.025], angle: 50, roll: -3 },
    { focus: 0.44, blur: 0.9, gain: 1.05 },
    true,
  );
}
