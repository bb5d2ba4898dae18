/** The pictures that the buyer of the first case sent: evening, lamp light, a telephone screen, a shop shelf. */
import { type Bodies, type Material, type Place, placed } from '../studio/mesh.ts';
import * as print from '../studio/prints.ts';
import * as props from '../studio/props.ts';
import { lampAbove, type Room, table } from '../studio/rooms.ts';
import { type Scenes, shoot } from '../studio/scene.ts';
import { concrete, plaster, svgTexture, wood } from '../studio/texture.ts';
import { markLines } from './scenes-hall.ts';
import { order } from './story.ts';

const bulk = props.petrol();

/** A telephone with the product page on it. */
async function phone(b: Bodies, place: Place): Promise<void> {
  const screen = await props.once('phone screen', () =>
    svgTexture(
      540,
      1100,
      `<rect width="540" height="1100" fill="#fff"/><rect width="540" height="64" fill="#f4f4f4"/>${print.line(24, 44, 28, '18:41', 'fill="#222" font-weight="700"')}
      <rect x="0" y="64" width="540" height="520" fill="#eceae4"/><path d="M70 480 C90 200 180 150 290 160 C420 170 470 260 480 490 C360 540 180 540 70 480Z" fill="#5fb0bd"/><path d="M120 460 C150 260 220 200 300 205" stroke="#86cbd4" stroke-width="26" fill="none"/><path d="M420 470 C420 330 380 250 330 225" stroke="#4796a4" stroke-width="20" fill="none"/>
      ${Array.from({ length: 26 }, (_, i) => `<path d="M${84 + i * 15} ${495 + 22 * Math.sin(i / 8)} v34" stroke="#5fb0bd" stroke-width="5"/>`).join('')}
      ${print.line(24, 640, 32, 'Woven cotton throw 130 × 170', 'fill="#222" font-weight="700"')}${print.line(24, 690, 40, 'US$ 6.40', 'fill="#d9480f" font-weight="700"')}${print.line(140, 690, 26, '/ piece · MOQ 480', 'fill="#666"')}
      ${print.line(24, 750, 24, 'Colours on screens differ; we dye to', 'fill="#777"')}${print.line(24, 784, 24, 'your approved sample.', 'fill="#777"')}
      <rect x="24" y="960" width="240" height="76" rx="38" fill="#ffe8dc"/>${print.line(144, 1008, 28, 'Chat now', 'fill="#d9480f" text-anchor="middle"')}<rect x="284" y="960" width="232" height="76" rx="38" fill="#f06418"/>${print.line(400, 1008, 28, 'Start order', 'fill="#fff" text-anchor="middle"')}`,
    ),
  );
  const rest: Material = { ...props.darkPlastic, mirror: 0.25 };
  b.box([0.075, 0.152, 0.008], { all: rest }, place);
  const lift: Place = { ...place, at: placed(place)([0, 0.004, 0.0052]) };
  b.sheetUp(0.069, 0.144, { texture: screen, glow: 0.1, mirror: 0.06 }, lift);
}

/** A sofa with a throw over its back and seat. */
async function sofaRoom(light: 'lamp' | 'day', colour: readonly [number, number, number]): Promise<Room> {
  const room = await table('oak', 61, light);
  const b = room.bodies;
  const sofa = await props.cloth([150, 138, 122], 1.5, 1, 8);
  // Seat, back and arm of a sofa in front of the wall; the table of the room lies below the picture.
  b.pebble([1.7, 0.36, 1.0], 0.2, sofa, { at: [0.1, 0.1, -0.75] });
  b.pebble([1.7, 0.8, 0.34], 0.22, sofa, { at: [0.1, 0.46, -1.12] });
  b.pebble([0.26, 0.5, 0.95], 0.35, sofa, { at: [0.98, 0.28, -0.68] });
  b.pebble([0.46, 0.44, 0.16], 0.45, await props.cloth([196, 176, 140], 0.4, 0.4, 6), {
    at: [0.66, 0.52, -0.86],
    yaw: -20,
    pitch: -14,
  });
  const skin = await props.cloth(colour, 0.7, 1.5, 4);
  b.surface(
    90,
    140,
    (u, v) => {
      const x = -0.3 + (u - 0.5) * 0.68 + 0.03 * Math.sin(v * 9);
      const fold = 0.012 * Math.sin(u * 26 + v * 3) + 0.01 * Math.sin(u * 11 - v * 5);
      // Down the back, over the seat, over the front edge.
      if (v < 0.42) {
        const t = v / 0.42;
        return [x, 0.9 - t * 0.56 + 0.02 * Math.sin(u * 9), -0.91 + 0.03 * Math.sin(t * 3) + fold];
      }
      if (v < 0.75) {
        const t = (v - 0.42) / 0.33;
        return [x, 0.34 - 0.02 * t + fold * 0.7, -0.9 + t * 0.71];
      }
      const t = (v - 0.75) / 0.25;
      return [x, 0.32 - t * 0.36, -0.19 + 0.03 * Math.sin(t * 1.6) + fold];
    },
    skin,
  );
  return room;
}

export const claimScenes: Scenes = {
  // Not a photograph of the folder: the picture on the product page, bright as shops like it.
  'listing-hero': async () => {
    const room = await sofaRoom('day', props.petrol([9, -3, -2]));
    return shoot(
      { ...room, lights: [...room.lights, lampAbove([0.6, 2.6, 1.4], 1.6, 1.6, [3.4, 3.4, 3.4])] },
      { eye: [0.0, 0.85, 1.0], look: [-0.22, 0.42, -0.7], angle: 44 },
      { gain: 1.05, grain: 0.4, focus: 1.9, blur: 0.5, saturation: 1 },
    );
  },
  'claim-sofa': async () => {
    const room = await sofaRoom('lamp', bulk);
    const b = room.bodies;
    // The lamp stands left on a side table.
    const shade = props.paint(255, 214, 150, { glow: 2.6, airy: true });
    b.lathe((t) => [0.17 - 0.05 * t, t * 0.24], shade, { at: [-1.0, 0.72, -0.9] });
    b.lathe((t) => [0.05 + 0.035 * Math.sin(t * 6), t * 0.36], props.paint(120, 60, 40, { gloss: 0.3, mirror: 0.2 }), {
      at: [-1.0, 0.37, -0.9],
    });
    b.box([0.44, 0.04, 0.44], { all: props.paint(70, 48, 34, { gloss: 0.15 }) }, { at: [-1.0, 0.33, -0.9] });
    return shoot(
      {
        ...room,
        lights: [
          { at: [-0.98, 0.84, -0.62], a: [0.14, 0, 0], b: [0, 0, 0.14], light: [60, 38, 17] },
          { at: [-1, 1.02, -0.9], a: [0, 0, 0.14], b: [0.14, 0, 0], light: [50, 32, 15] },
          lampAbove([1.2, 2.2, 0.9], 0.3, 0.3, [6, 4.2, 2.3]),
        ],
      },
      { eye: [0.12, 0.95, 1.3], look: [-0.12, 0.42, -0.7], angle: 44, roll: 2 },
      { gain: 0.8, grain: 1.9, focus: 2.2, blur: 0.6, white: [1, 0.96, 0.86] },
    );
  },
  'claim-phone': async () => {
    const room = await table('dark', 62, 'lamp');
    const b = room.bodies;
    await props.spread(
      b,
      1.1,
      0.8,
      bulk,
      { at: [-0.1, 0.004, -0.1], yaw: 14 },
      7,
      (x, z) => 0.012 + 0.035 * Math.abs(Math.sin(x * 5 + z * 3)) + 0.018 * Math.sin(z * 11 + x * 4) ** 2,
    );
    await phone(b, { at: [0.06, 0.058, 0.15], pitch: -80, roll: 7 });
    return shoot(
      room,
      { eye: [0.02, 0.46, 0.3], look: [0.03, 0.06, 0.05], angle: 40, roll: -3 },
      { gain: 0.82, grain: 1.8, focus: 0.5, blur: 0.7, white: [1, 0.97, 0.86] },
    );
  },
  'claim-two': async () => {
    const room = await table('oak', 63, 'lamp');
    const b = room.bodies;
    await props.foldedThrow(
      b,
      [0.3, 0.07, 0.36],
      props.petrol([-0.4, 0.2, -0.2]),
      { at: [-0.17, 0, -0.02], yaw: 6 },
      71,
      5,
    );
    await props.foldedThrow(
      b,
      [0.3, 0.07, 0.36],
      props.petrol([0.4, -0.2, 0.2]),
      { at: [0.17, 0, 0.0], yaw: -4 },
      72,
      5,
    );
    b.lathe((t) => [0.036 + 0.006 * t, t * 0.09], props.paint(240, 238, 232, { gloss: 0.3, mirror: 0.15 }), {
      at: [0.36, 0, -0.32],
    });
    return shoot(
      room,
      { eye: [0.02, 0.62, 0.5], look: [0.0, 0.02, -0.04], angle: 52, roll: 2 },
      { gain: 0.85, grain: 1.7, focus: 0.75, blur: 0.5, white: [1, 0.97, 0.87] },
      true,
    );
  },
  'claim-shelf': async () => {
    const room = await table('oak', 64, 'lamp');
    const b = room.bodies;
    const board: Material = {
      texture: await props.once('shelf', () => wood(81, [150, 112, 74], 1)),
      repeat: [1, 0.3],
      gloss: 0.12,
    };
    for (const y of [0.0, 0.42, 0.84]) b.box([1.7, 0.03, 0.42], { all: board }, { at: [0, y - 0.03, -0.3] });
    for (const x of [-0.86, 0.86]) b.box([0.04, 1.3, 0.42], { all: board }, { at: [x, -0.2, -0.3] });
    b.box([1.7, 1.4, 0.02], { all: board }, { at: [0, -0.2, -0.52] });
    const colours = [bulk, bulk, props.sand, bulk] as const;
    for (let s = 0; s < 2; s++) {
      for (const [i, colour] of colours.entries()) {
        for (let k = 0; k < 4; k++)
          await props.foldedThrow(
            b,
            [0.3, 0.062, 0.32],
            colour,
            { at: [-0.6 + i * 0.4, s * 0.42 + k * 0.064, -0.29], yaw: ((i * 5 + k * 7 + s) % 7) - 3 },
            100 + i * 9 + k + s * 31,
            4,
          );
      }
    }
    const price = await props.once('price', () =>
      svgTexture(
        300,
        170,
        `<rect width="300" height="170" fill="#fffdf4"/>${print.line(150, 60, 40, 'Plaid Petrol', 'fill="#333" text-anchor="middle"')}${print.line(150, 135, 72, '19,90 €', 'fill="#b3261e" text-anchor="middle" font-weight="700"')}`,
      ),
    );
    for (const [x, y] of [
      [-0.4, -0.03],
      [0.6, -0.03],
      [-0.2, 0.39],
    ] as const)
      b.sheetUp(0.1, 0.056, { texture: price }, { at: [x, y - 0.015, -0.085] });
    return shoot(
      {
        ...room,
        lights: [
          lampAbove([-0.5, 1.9, 0.6], 0.2, 0.2, [34, 24, 13]),
          lampAbove([0.8, 1.9, 0.5], 0.2, 0.2, [30, 21, 11]),
        ],
        haze: [0.1, 0.075, 0.05],
      },
      { eye: [-0.25, 0.6, 1.0], look: [0.0, 0.34, -0.3], angle: 46, roll: -2 },
      { gain: 0.9, grain: 1.6, focus: 1.2, blur: 0.4, white: [1, 0.97, 0.88] },
    );
  },
  'claim-carton': async () => {
    const room = await table('grey', 65, 'lamp');
    const b = room.bodies;
    b.sheetFlat(
      4,
      3,
      { texture: await props.once('concrete', () => concrete(5)), repeat: [1, 1] },
      { at: [0, 0.001, 0] },
    );
    b.sheetUp(
      4,
      2,
      { texture: await props.once('stock wall', () => plaster(66, [176, 168, 152])), repeat: [2, 1] },
      { at: [0, 0, -0.62] },
    );
    const look = await props.cartonLook('ll', 133, order.cartons, markLines, order.no);
    props.openCarton(b, [0.5, 0.3, 0.4], look, { at: [0, 0.002, 0], yaw: -22 });
    for (let s = 0; s < 2; s++)
      for (let k = 0; k < 4; k++)
        await props.foldedThrow(
          b,
          [0.225, 0.058, 0.36],
          bulk,
          props.nest({ at: [0, 0, 0], yaw: -22 }, { at: [-0.12 + s * 0.24, 0.01 + k * 0.06, 0] }),
          140 + s * 7 + k,
          4,
        );
    const other = await props.cartonLook('ll', 134, order.cartons, markLines, order.no);
    props.carton(b, [0.5, 0.3, 0.4], other, { at: [0.66, 0.002, -0.34], yaw: 9 }, 4);
    props.carton(b, [0.5, 0.3, 0.4], other, { at: [0.64, 0.304, -0.34], yaw: 3 }, 5);
    return shoot(
      room,
      { eye: [-0.42, 0.92, 0.95], look: [0.06, 0.2, -0.05], angle: 44, roll: 3 },
      { gain: 0.85, grain: 1.8, focus: 1.3, blur: 0.5, white: [1, 0.96, 0.86] },
    );
  },
};
