/** Pictures of cloth seen close: lab dips, sealed sample, readings, light booths, faults, labels. */
import type { Bodies, Place } from '../studio/mesh.ts';
import { chance } from '../studio/noise.ts';
import * as print from '../studio/prints.ts';
import * as props from '../studio/props.ts';
import { booth, table } from '../studio/rooms.ts';
import { type Scenes, shoot } from '../studio/scene.ts';
import { svgTexture } from '../studio/texture.ts';
import { order, reports } from './story.ts';

const bulk = props.petrol();

async function rulerAt(b: Bodies, place: Place, cm = 15): Promise<void> {
  const w = (cm + 1) * 0.01;
  const t = await props.once(`ruler ${cm}`, () =>
    svgTexture((cm + 1) * 110, 300, print.ruler((cm + 1) * 110, 300, cm)),
  );
  props.card(b, [w, 0.001, 0.028], { texture: t, gloss: 0.2, sharpness: 40, mirror: 0.1 }, place, props.steel);
}

async function greyCardAt(b: Bodies, place: Place): Promise<void> {
  const t = await props.once('colour card', () => svgTexture(1200, 520, print.colourCard(1200, 520)));
  props.card(b, [0.15, 0.002, 0.065], { texture: t }, place, props.paint(20, 20, 22));
}

/** The sealed sample in its clear bag with the tag. */
async function sealedSample(b: Bodies, place: Place, size = 0.2): Promise<void> {
  await props.cutting(
    b,
    size * 0.82,
    size * 0.74,
    props.petrol([-0.2, 0.1, 0.1]),
    props.nest(place, { at: [0, 0.001, size * 0.1] }),
    8,
  );
  const tag = await sampleTag();
  props.card(
    b,
    [size * 0.6, 0.0006, size * 0.31],
    { texture: tag },
    props.nest(place, { at: [0, 0.009, -size * 0.42], yaw: 1.5 }),
  );
  const random = chance(12);
  let film = `<rect width="800" height="1000" fill="#fff" opacity="0.008"/><rect x="6" y="6" width="788" height="988" fill="none" stroke="#fff" stroke-width="10" opacity="0.35"/><rect x="0" y="70" width="800" height="16" fill="#e33" opacity="0.75"/>`;
  for (let i = 0; i < 16; i++) {
    const [x, y] = [random() * 800, 120 + random() * 820];
    film += `<path d="M${x} ${y} q${40 * random()} ${60 * random() - 30} ${150 * random() - 60} ${140 * random() - 50}" stroke="#fff" stroke-width="${1 + random() * 4}" fill="none" opacity="${0.03 + random() * 0.1}" stroke-linecap="round"/>`;
  }
  const bag = await props.once('bag', () => svgTexture(800, 1000, film));
  b.surface(
    40,
    40,
    (u, v) => [
      (u - 0.5) * size * 1.02,
      0.017 + 0.003 * Math.sin(u * 9 + v * 4) + 0.002 * Math.sin(v * 17),
      (v - 0.5) * size * 1.32 - size * 0.04,
    ],
    { texture: bag, gloss: 0.5, sharpness: 90, airy: true },
    place,
  );
}

const sampleTag = () =>
  props.once('sample tag', () =>
    svgTexture(
      800,
      420,
      print.tag(
        800,
        420,
        ['LD-3417-B   Petrol LL-3417', `Seal no. ${order.sealNo}   2025-02-28`, 'Fichtengrund / Lanlu   2 halves'],
        {
          head: 'SEALED SAMPLE 封样',
          signed: ['Lanlu quality', 'Lanlu sample room'],
        },
      ),
    ),
  );

/** A small card with a name, standing on the table or lying. */
export async function nameCard(b: Bodies, text: string, place: Place, w = 0.05): Promise<void> {
  const t = await props.once(`name ${text}`, () =>
    svgTexture(
      400,
      160,
      `<rect width="400" height="160" fill="#fbfaf4"/>${print.line(200, 112, text.length > 6 ? 62 : 96, text, 'fill="#111" text-anchor="middle" font-weight="700"')}`,
    ),
  );
  props.card(b, [w, 0.0008, w * 0.4], { texture: t }, place);
}

async function boothWith(
  left: readonly [number, number, number],
  names: readonly string[],
  three: boolean,
): Promise<ReturnType<typeof booth>> {
  const room = booth();
  const b = room.bodies;
  const lay = three ? [-0.24, 0, 0.24] : [-0.16, 0.16];
  for (const [i, x] of lay.entries()) {
    const isSample = three ? i === 1 : i === 0;
    const place: Place = { at: [x, 0.03, 0.02 + (i % 2) * 0.01], yaw: (i - 1) * 2.2 };
    if (isSample) await sealedSample(b, place, three ? 0.2 : 0.22);
    else
      await props.foldedThrow(
        b,
        [three ? 0.21 : 0.28, 0.03, 0.24],
        i === 0 ? left : props.petrol([0.3, -0.1, 0.2]),
        place,
        20 + i,
        3,
      );
    await nameCard(b, names[i] ?? '', { at: [x, 0.002, 0.235], yaw: (i - 1) * 3 }, 0.085);
  }
  // The samples lie on a sloping grey stand.
  b.box([0.88, 0.03, 0.4], { all: props.paint(120, 120, 119) }, { at: [0, 0, -0.02] });
  await greyCardAt(b, { at: [three ? 0.3 : 0.0, 0.004, 0.25], yaw: -4 });
  const plate = await props.once('booth plate', () =>
    svgTexture(
      500,
      90,
      `<rect width="500" height="90" fill="#1c1e20"/>${print.line(24, 62, 46, 'D65   TL84   A   UV', 'fill="#ddd"')}<circle cx="76" cy="78" r="7" fill="#5f5"/>`,
    ),
  );
  b.sheetUp(0.26, 0.047, { texture: plate, glow: 0.15 }, { at: [0.3, 0.527, 0.322] });
  return room;
}

async function reading(
  value: string,
  sample: string,
  seed: number,
  top: 'white' | 'green' | 'grey',
): Promise<Awaited<ReturnType<typeof table>>> {
  const room = await table(top, seed);
  const b = room.bodies;
  await props.foldedThrow(b, [0.42, 0.045, 0.34], bulk, { at: [0, 0, 0], yaw: 7 + seed }, seed, 4);
  await props.spectro(b, value, sample, { at: [0.02, 0.044, 0.0], yaw: -16 + seed * 2 });
  await nameCard(b, sample, { at: [-0.14, 0.048, 0.12], yaw: 12 }, 0.075);
  return room;
}

export const clothScenes: Scenes = {
  'lab-dips': async () => {
    const room = await table('white', 3, 'day');
    const b = room.bodies;
    const head = await props.once('lab dip card', () =>
      svgTexture(
        1400,
        1000,
        `<rect width="1400" height="1000" fill="#fbfaf6"/><rect width="1400" height="120" fill="#24506b"/>${print.line(50, 80, 52, '岚鹭家纺  LANLU HOME TEXTILES  —  LAB DIP 打样卡', 'fill="#fff" font-weight="700"')}
        ${print.line(60, 190, 38, 'Shade: Petrol LL-3417    Quality: 100 % cotton, woven    Date: 2025-02-18', 'fill="#222"')}
        ${print.line(60, 245, 38, 'Customer: Fichtengrund    Light: D65 / TL84    Choose one and return this card', 'fill="#222"')}
        ${['A', 'B', 'C'].map((t, i) => print.line(240 + i * 440, 890, 80, t, 'fill="#111" font-weight="700" text-anchor="middle"')).join('')}
        ${print.line(60, 965, 30, 'A  L 37.9 a -15.1 b -12.4      B  L 34.1 a -15.9 b -11.3      C  L 31.2 a -17.0 b -9.8', 'fill="#444"')}
        <path d="M600 862 C600 800 760 790 775 850 C790 915 640 930 598 880 C585 850 640 800 720 806" fill="none" stroke="#c2261d" stroke-width="8" stroke-linecap="round"/>${print.handwriting('ok 28.2.', 800, 782, 48, '#c2261d', 1)}`,
      ),
    );
    props.card(b, [0.297, 0.001, 0.212], { texture: head }, { at: [0, 0, 0], yaw: 5 });
    for (const [i, shift] of (
      [
        [3.2, 0.8, -0.6],
        [0, 0, 0],
        [-2.8, -1, 1.5],
      ] as const
    ).entries())
      await props.cutting(
        b,
        0.078,
        0.1,
        props.petrol(shift),
        props.nest({ at: [0, 0.001, 0], yaw: 5 }, { at: [-0.094 + i * 0.094, 0.0005, 0.008], yaw: (i - 1) * 1.4 }),
        30 + i,
      );
    b.cylinder(0.004, 0.14, props.paint(180, 30, 25, { gloss: 0.3, mirror: 0.1 }), props.darkPlastic, {
      at: [0.19, 0.005, 0.03],
      yaw: 68,
    });
    return shoot(
      room,
      { eye: [0.03, 0.33, 0.2], look: [0.01, 0, 0.005], angle: 42, roll: -2 },
      { focus: 0.38, blur: 0.5, gain: 1.25 },
    );
  },
  'sealed-sample': async () => {
    const room = await table('green', 4, 'tube');
    const b = room.bodies;
    await sealedSample(b, { at: [0, 0.001, 0], yaw: -6 }, 0.2);
    await rulerAt(b, { at: [-0.005, 0.0005, 0.165], yaw: -3 }, 20);
    await greyCardAt(b, { at: [0.21, 0.0005, -0.02], yaw: 82 });
    return shoot(
      room,
      { eye: [0.03, 0.41, 0.25], look: [0.03, 0, 0.025], angle: 41, roll: 1.5 },
      { focus: 0.47, blur: 0.4, gain: 1.1 },
    );
  },
  'sealed-sample-tag': async () => {
    const room = await table('green', 4, 'tube');
    await sealedSample(room.bodies, { at: [0, 0.001, 0], yaw: 4 }, 0.2);
    return shoot(
      room,
      { eye: [0.01, 0.2, 0.02], look: [0.0, 0.005, -0.07], angle: 46, roll: -3 },
      { focus: 0.2, blur: 0.5, gain: 1.15 },
      true,
    );
  },
  'spectro-lot': async () => {
    const room = await reading('0.47', 'LOT 25-0404-3', 2, 'grey');
    return shoot(
      room,
      { eye: [0.16, 0.36, 0.3], look: [0.0, 0.06, -0.01], angle: 38, roll: 2 },
      { focus: 0.44, blur: 0.9, gain: 1.1 },
    );
  },
  'spectro-inspection': async () => {
    const room = await reading('0.58', 'S-07', 5, 'white');
    const b = room.bodies;
    const sheet = await props.once('inspection form', () => {
      let t = `<rect width="700" height="1000" fill="#fdfdfb"/>${print.line(40, 70, 34, `MEI  ${reports.inspection}`, 'fill="#123" font-weight="700"')}${print.line(40, 115, 26, `PO ${order.no}  ·  lot 4,800  ·  n 200`, 'fill="#222"')}`;
      for (let i = 0; i < 20; i++)
        t += `<rect x="40" y="${150 + i * 38}" width="620" height="38" fill="none" stroke="#888"/>${print.line(52, 178 + i * 38, 22, `S-${String(i + 1).padStart(2, '0')}`, 'fill="#222"')}${i < 7 ? print.handwriting(['0.41', '0.55', '0.62', '0.38', '0.74', '0.47', '0.58'][i] ?? '', 250, 156 + i * 38, 26) : ''}`;
      return svgTexture(700, 1000, t);
    });
    props.card(b, [0.21, 0.0006, 0.297], { texture: sheet }, { at: [-0.33, 0, 0.06], yaw: 14 });
    return shoot(
      room,
      { eye: [-0.1, 0.42, 0.36], look: [-0.08, 0.04, 0.0], angle: 44, roll: -1.5 },
      { focus: 0.5, blur: 0.7, gain: 1.15 },
    );
  },
  'spectro-retest': async () => {
    const room = await reading('0.80', 'H5', 9, 'white');
    return shoot(
      room,
      { eye: [-0.06, 0.27, 0.24], look: [0.02, 0.08, -0.02], angle: 40, roll: 0.6 },
      { focus: 0.33, blur: 1, gain: 1.2, white: [1.03, 1, 0.96] },
    );
  },
  'lot-swatches': async () => {
    const room = await table('grey', 6, 'tube');
    const b = room.bodies;
    const shifts = [
      [0.1, 0, 0.1],
      [0.35, -0.15, 0.1],
      [-0.2, 0.15, -0.15],
      [0.45, -0.2, 0.2],
      [-0.4, 0.2, -0.25],
      [0.15, 0, 0.1],
    ] as const;
    for (const [i, s] of shifts.entries()) {
      const [x, z] = [-0.13 + (i % 3) * 0.115, -0.07 + Math.floor(i / 3) * 0.155];
      await props.cutting(b, 0.1, 0.1, props.petrol(s), { at: [x, 0.0005, z], yaw: ((i * 37) % 7) - 3 }, 50 + i);
      await nameCard(
        b,
        `25-040${[2, 3, 4, 7, 8, 9][i]}-${i + 1}`,
        { at: [x, 0.001, z + 0.064], yaw: ((i * 13) % 5) - 2 },
        0.07,
      );
    }
    await sealedSample(b, { at: [0.25, 0.001, 0.01], yaw: 3 }, 0.15);
    await greyCardAt(b, { at: [-0.03, 0.0005, 0.2], yaw: 1 });
    await rulerAt(b, { at: [0.02, 0.0005, -0.16], yaw: 1 }, 30);
    return shoot(
      room,
      { eye: [0.04, 0.62, 0.3], look: [0.045, 0, 0.02], angle: 41, roll: 1 },
      { focus: 0.68, blur: 0.3, gain: 1.15 },
    );
  },
  'light-booth': async () => {
    const room = await boothWith(bulk, ['SEALED', 'S-12'], false);
    return shoot(
      room,
      { eye: [0.08, 0.46, 0.72], look: [0.0, 0.1, 0.03], angle: 46, roll: -1 },
      { focus: 0.8, blur: 0.4, gain: 0.5 },
    );
  },
  'retest-booth': async () => {
    const room = await boothWith(props.petrol([-0.5, 0.2, -0.2]), ['H5', 'LD-3417-B', 'H8'], true);
    return shoot(
      room,
      { eye: [-0.05, 0.6, 0.66], look: [0.0, 0.08, 0.03], angle: 62, roll: 2 },
      { focus: 0.85, blur: 0.4, gain: 0.5, white: [1.02, 1, 0.98] },
      true,
    );
  },
  'minor-thread': async () => {
    const room = await table('white', 7, 'tube');
    const b = room.bodies;
    await props.spread(
      b,
      0.5,
      0.4,
      bulk,
      { at: [0, 0.004, -0.12], yaw: 8 },
      5,
      (x, z) => 0.004 + 0.004 * Math.sin(x * 9 + z * 6) ** 2,
    );
    const thread = props.paint(70, 118, 132);
    b.surface(
      40,
      5,
      (u, v) => {
        const a = v * Math.PI * 2;
        const x = 0.02 + 0.012 * u + 0.004 * Math.sin(u * 7);
        return [
          x + Math.cos(a) * 0.0006,
          0.013 + 0.006 * Math.sin(u * 3),
          0.02 + 0.01 * Math.sin(u * 4) + Math.sin(a) * 0.0006,
        ];
      },
      thread,
    );
    await rulerAt(b, { at: [0.02, 0.0125, 0.045], yaw: 5 }, 15);
    const arrow = await props.once('arrow', () =>
      svgTexture(300, 120, '<path d="M0 60 L90 0 V38 H300 V82 H90 V120Z" fill="#d8281c"/>'),
    );
    b.sheetFlat(0.03, 0.012, { texture: arrow }, { at: [0.055, 0.0135, 0.018], yaw: 4 });
    return shoot(
      room,
      { eye: [0.03, 0.17, 0.13], look: [0.025, 0, 0.02], angle: 42, roll: 3 },
      { focus: 0.2, blur: 0.8, gain: 1.1 },
    );
  },
  'care-label': async () => {
    const room = await table('white', 8, 'tube');
    const b = room.bodies;
    await props.foldedThrow(b, [0.4, 0.03, 0.34], bulk, { at: [0, 0, 0], yaw: -5 }, 14, 3);
    const label = await props.once('care label', () =>
      svgTexture(
        520,
        760,
        `<rect width="520" height="760" fill="#fbfbf9"/>${print.line(260, 96, 58, 'FICHTENGRUND', 'fill="#222" text-anchor="middle" font-weight="700"')}${print.line(260, 180, 46, '100 % COTTON', 'fill="#222" text-anchor="middle"')}${print.line(260, 240, 46, '100 % Baumwolle', 'fill="#222" text-anchor="middle"')}${print.line(260, 330, 54, '130 × 170 cm', 'fill="#222" text-anchor="middle"')}${print.line(260, 405, 46, 'Petrol  LL-3417', 'fill="#222" text-anchor="middle"')}
        <g stroke="#222" stroke-width="6" fill="none"><path d="M60 470 L75 550 H150 L165 470 M55 470 q14 16 28 0 t28 0 t28 0 t28 0"/><path d="M215 550 L255 475 L295 550Z M222 478 L290 552 M290 478 L222 552"/><path d="M340 550 V500 H420 L440 550Z"/><rect x="460" y="475" width="44" height="75"/></g>
        ${print.line(112, 532, 34, '30', 'fill="#222" text-anchor="middle"')}${print.line(260, 640, 36, 'MADE IN CHINA', 'fill="#222" text-anchor="middle"')}${print.line(260, 700, 32, `PO ${order.no}`, 'fill="#222" text-anchor="middle"')}`,
      ),
    );
    b.surface(
      14,
      14,
      (u, v) => [(u - 0.5) * 0.04, 0.004 + 0.003 * Math.sin(v * 3.1), (v - 0.5) * 0.058],
      { texture: label, gloss: 0.05 },
      { at: [0.02, 0.031, 0.01], yaw: 8 },
    );
    return shoot(
      room,
      { eye: [0.03, 0.145, 0.075], look: [0.02, 0.03, 0.01], angle: 42, roll: -4 },
      { focus: 0.13, blur: 0.7, gain: 1.1 },
      true,
    );
  },
  'retest-table': async () => {
    const room = await table('white', 12, 'day');
    const b = room.bodies;
    for (let i = 0; i < 10; i++) {
      const [x, z] = [-0.52 + (i % 5) * 0.26, -0.22 + Math.floor(i / 5) * 0.27];
      await props.foldedThrow(
        b,
        [0.21, 0.032, 0.19],
        props.petrol([((i * 7) % 5) * 0.2 - 0.4, 0, ((i * 3) % 4) * 0.1]),
        { at: [x, 0, z], yaw: ((i * 29) % 9) - 4 },
        60 + i,
        3,
      );
      await nameCard(b, `H${i + 1}`, { at: [x + 0.02, 0.0385, z + 0.05], yaw: ((i * 17) % 13) - 6 }, 0.06);
    }
    await sealedSample(b, { at: [0, 0.001, 0.32], yaw: 88 }, 0.15);
    await props.spectro(b, '0.40', 'H8', { at: [0.32, 0, 0.3], yaw: -28 });
    return shoot(
      room,
      { eye: [0.03, 0.66, 0.84], look: [0, 0, 0.03], angle: 52, roll: -1 },
      { focus: 0.95, blur: 0.5, gain: 1.2, white: [1.02, 1, 0.98] },
    );
  },
};
