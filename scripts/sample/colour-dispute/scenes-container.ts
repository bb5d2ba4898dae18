/** Loading of the container: empty, half, full, doors, seal. */
import { container, containerDoors } from '../studio/containers.ts';
import type { Bodies, Material } from '../studio/mesh.ts';
import { chance } from '../studio/noise.ts';
import * as print from '../studio/prints.ts';
import * as props from '../studio/props.ts';
import { type Scenes, shoot } from '../studio/scene.ts';
import { svgTexture, weathered } from '../studio/texture.ts';
import { look, size } from './scenes-hall.ts';
import { shipment } from './story.ts';

/** Rows of cartons in a container, from the back wall to `front`, with the rows' own unevenness. */
export async function stow(
  b: Bodies,
  face: (n: number) => Promise<props.CartonLook>,
  box: readonly [number, number, number],
  rows: number,
  layers: number,
  seed: number,
  lastRow = layers,
): Promise<void> {
  const random = chance(seed);
  const [w, h, d] = box;
  const across = Math.floor(2.26 / w);
  const gap = (2.26 - across * w) / (across + 1);
  for (let r = 0; r < rows; r++) {
    const visible = r >= rows - 2;
    const top = r === rows - 1 ? lastRow : layers;
    // Rows behind are hidden but for their tops.
    for (let y = visible ? 0 : top - 1; y < top; y++) {
      for (let x = 0; x < across; x++) {
        const n = Math.floor(random() * 24);
        const at = [
          -1.13 + gap + w / 2 + x * (w + gap) + (random() - 0.5) * 0.012,
          y * h,
          -5.8 + d / 2 + r * d + (random() - 0.5) * 0.016,
        ] as const;
        props.carton(
          b,
          [w, h, d],
          await face(60 + n * 11),
          { at, yaw: (random() - 0.5) * 1.6 },
          n + y * 7 + x,
          0,
          visible ? 4 : 1,
        );
      }
    }
  }
}

export const containerScenes: Scenes = {
  'container-empty': async () => {
    const room = await container();
    return shoot(room, { eye: [0.2, 1.5, 2.1], look: [0.0, 1.05, -3], angle: 58, roll: 1 }, { gain: 1.0, grain: 1.2 });
  },
  'container-half': async () => {
    const room = await container();
    await stow(room.bodies, look, size, 8, 8, 51, 5);
    return shoot(
      room,
      { eye: [-0.3, 1.6, 1.5], look: [0.1, 1.0, -3], angle: 60, roll: -1.6 },
      { gain: 1.0, grain: 1.2 },
    );
  },
  'container-full': async () => {
    const room = await container();
    await stow(room.bodies, look, size, 14, 8, 52, 7);
    return shoot(room, { eye: [0.25, 1.5, 2.5], look: [0.0, 1.1, -1], angle: 58, roll: 1.2 }, { gain: 1.0 });
  },
  'container-doors': async () => {
    const room = await containerDoors(shipment.container, 'NORTHERN LANTERN');
    return shoot(
      room,
      { eye: [-0.35, 1.5, 2.9], look: [0.12, 1.32, 0], angle: 50, roll: -1 },
      { gain: 1.05, grain: 0.8 },
    );
  },
  'container-seal': async () => sealScene(shipment.container, 'NORTHERN LANTERN', shipment.seal, 1),
};

/** A bolt seal on the locking bar of a closed door. */
export async function sealScene(number: string, owner: string, seal: string, side: 1 | -1) {
  const room = await containerDoors(number, owner);
  const b = room.bodies;
  const x = side * 0.29;
  const zinc: Material = {
    texture: await props.once('zinc', () => weathered(72, [150, 154, 155])),
    gloss: 0.12,
    sharpness: 20,
  };
  const barrel = await props.once(`seal ${seal}`, () =>
    svgTexture(
      900,
      240,
      `<rect width="900" height="240" fill="#f3c614"/><rect y="200" width="900" height="40" fill="#d9ae08"/>${print.line(70, 112, 84, seal, 'fill="#161616" font-weight="700" letter-spacing="5"')}${print.line(70, 180, 46, 'HIGH SECURITY · ISO 17712', 'fill="#161616"')}${print.bars(seal, 640, 50, 220, 66)}`,
    ),
  );
  // Handle with the hasp, and the bolt hanging through it.
  b.box([0.34, 0.045, 0.022], { all: zinc }, { at: [x - side * 0.1, 1.12, 0.115] });
  b.box([0.06, 0.09, 0.012], { all: zinc }, { at: [x + side * 0.03, 1.09, 0.135] });
  b.cylinder(0.0045, 0.12, props.steel, props.steel, { at: [x + side * 0.03, 1.135, 0.15], roll: 90 });
  b.pebble([0.022, 0.012, 0.022], 0.6, props.paint(212, 168, 20, { gloss: 0.12 }), {
    at: [x + side * 0.03, 1.196, 0.15],
  });
  b.pebble([0.03, 0.07, 0.03], 0.35, props.paint(212, 168, 20, { gloss: 0.12 }), { at: [x + side * 0.03, 1.06, 0.15] });
  b.sheetUp(
    0.085,
    0.0228,
    { texture: barrel, tint: [0.72, 0.72, 0.72], gloss: 0.12 },
    { at: [x + side * 0.055, 1.05, 0.167], yaw: side * 4, roll: 0 },
  );
  b.box(
    [0.088, 0.025, 0.004],
    { all: props.paint(206, 164, 20) },
    { at: [x + side * 0.055, 1.049, 0.1635], yaw: side * 4 },
  );
  return shoot(
    room,
    { eye: [x + side * 0.1, 1.16, 0.5], look: [x + side * 0.035, 1.085, 0.13], angle: 36, roll: 2 },
    { focus: 0.37, blur: 1.1, gain: 1.1, grain: 1 },
  );
}
