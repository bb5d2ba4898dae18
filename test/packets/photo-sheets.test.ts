/** How many photos share a sheet, and how large they are printed. */
import { afterAll, describe, expect, test } from 'vitest';
import type { PreparedEvidence } from '../../src/main/packet/evidence/prepared.ts';
import type { Slot } from '../../src/main/packet/layout/exhibit-writer.ts';
import { exhibitPages } from '../../src/main/packet/layout/exhibits.ts';
import { pageShape } from '../../src/main/packet/layout/page.ts';
import type { PacketEvidence } from '../../src/main/packet/packet-facts.ts';
import { openTextKit } from '../../src/main/packet/text-runs.ts';
import { packetTexts } from '../../src/main/packet/texts/texts.ts';
import { exhibit, resourcesRoot, TestArchive } from './packet-maker.ts';

const archive = new TestArchive();
afterAll(() => archive.close());

/** Slots of an exhibit of photos of these sizes, page by page. */
async function sheets(
  sizes: readonly (readonly [number, number])[],
  paper: 'A4' | 'Letter' = 'A4',
): Promise<{ readonly pages: readonly (readonly Slot[])[]; readonly shape: ReturnType<typeof pageShape> }> {
  const photos: PacketEvidence[] = [];
  for (const [i, [width, height]] of sizes.entries())
    photos.push({ ...(await archive.photo(`p${i}.jpg`, 64, 48)), evidenceId: `P-${i}`, width, height });
  const prepared = new Map<string, PreparedEvidence>(
    photos.map((evidence, i) => [
      evidence.evidenceId,
      {
        evidence,
        shown: { is: 'picture', file: `/p${i}.jpg`, width: sizes[i]?.[0] ?? 1, height: sizes[i]?.[1] ?? 1 },
      },
    ]),
  );
  const shape = pageShape(paper);
  const kit = openTextKit(resourcesRoot, 'en');
  const desk = { kit, t: packetTexts('en'), shape, pageOf: () => 1 };
  const tools = { desk, prepared, upright: shape, turned: pageShape(paper, true), sheets: false, lastPage: () => 1 };
  const x = exhibit('1', photos, { kind: 'packing_photo' });
  const model = {
    exhibit: x,
    label: '1',
    title: 'Photos',
    kind: 'Photos',
    dated: null,
    shows: null,
    taken: null,
    citedIn: [],
    explained: new Map(),
  };
  const { slots } = exhibitPages(tools, model);
  const pages = new Map<string, Slot[]>();
  for (const slot of slots) pages.set(slot.anchor, [...(pages.get(slot.anchor) ?? []), slot]);
  return { pages: [...pages.values()], shape };
}

const small = [640, 480] as const;
const large = [4032, 3024] as const;

describe('photos on a sheet', () => {
  test.each(['A4', 'Letter'] as const)(
    'four small ones, side by side, none over another or the edge, %s',
    async (paper) => {
      const { pages, shape } = await sheets([small, small, small, [480, 640], small, small, small], paper);
      expect(pages.map((page) => page.length)).toEqual([4, 3]);
      for (const page of pages)
        for (const [i, a] of page.entries()) {
          expect(a.x + a.width).toBeLessThanOrEqual(shape.left + shape.innerWidth + 1);
          // The words under it stay above the foot of the page.
          expect(a.y + a.height + 60).toBeLessThanOrEqual(shape.top + shape.innerHeight + 10);
          for (const b of page.slice(i + 1))
            expect(a.x + a.width <= b.x || a.y + a.height <= b.y || b.x + b.width <= a.x).toBe(true);
        }
    },
  );
  test('two large ones, as before', async () => {
    const { pages } = await sheets([large, large, large]);
    expect(pages.map((page) => page.length)).toEqual([2, 1]);
    expect(pages[0]?.[0]?.width).toBeGreaterThan(370);
  });
  test('a large one among small ones is shown large', async () => {
    const { pages } = await sheets([small, large, small, small, small, small]);
    expect(pages.map((page) => page.length)).toEqual([2, 4]);
  });
  const tall = [3024, 4032] as const;
  /** The sheet is turned when a slot reaches beyond the foot of an upright one or is wider than it. */
  const within = (slot: Slot, shape: { left: number; top: number; innerWidth: number; innerHeight: number }): boolean =>
    slot.x >= shape.left - 1 &&
    slot.x + slot.width <= shape.left + shape.innerWidth + 1 &&
    slot.y + slot.height + 50 <= shape.top + shape.innerHeight;
  test.each(['A4', 'Letter'] as const)('two upright ones side by side on a turned sheet, %s', async (paper) => {
    const { pages } = await sheets([tall, tall, tall, tall], paper);
    const lying = pageShape(paper, true);
    expect(pages.map((page) => page.length)).toEqual([2, 2]);
    for (const [a, b] of pages) {
      if (!a || !b) throw new Error('two photos');
      expect(a.x + a.width).toBeLessThan(b.x);
      expect(a.y).toBe(b.y);
      expect(within(a, lying) && within(b, lying)).toBe(true);
      // Over each other on an upright sheet each would be 231 points wide at most.
      expect(Math.min(a.width, b.width)).toBeGreaterThan(255);
    }
  });
  test.each(['A4', 'Letter'] as const)('an upright one beside a wide one, and a last one alone, %s', async (paper) => {
    const { pages } = await sheets([large, large, tall, large, large], paper);
    const lying = pageShape(paper, true);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    const [a, b, last] = pages.slice(1).flat();
    if (!a || !b || !last) throw new Error('three photos');
    for (const slot of [a, b, last]) expect(within(slot, lying)).toBe(true);
    expect(a.x + a.width).toBeLessThan(b.x);
    // The last has the sheet for itself.
    expect(last.width).toBeGreaterThan(500);
  });
  test('two wide ones are equal and over each other', async () => {
    const { pages, shape } = await sheets([large, large]);
    const [a, b] = pages.flat();
    if (!a || !b) throw new Error('two photos');
    expect(a.width).toBeCloseTo(b.width, 5);
    expect(b.y).toBeGreaterThan(a.y + a.height);
    expect(within(a, shape) && within(b, shape)).toBe(true);
  });
  test('none is blown up beyond 150 dots an inch', async () => {
    const { pages } = await sheets([[300, 200], small]);
    for (const [i, slot] of pages.flat().entries())
      expect(((i === 0 ? 300 : 640) * 72) / slot.width).toBeGreaterThanOrEqual(149.9);
  });
});
