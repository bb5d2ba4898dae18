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
  test('none is blown up beyond 150 dots an inch', async () => {
    const { pages } = await sheets([[300, 200], small]);
    for (const [i, slot] of pages.flat().entries())
      expect(((i === 0 ? 300 : 640) * 72) / slot.width).toBeGreaterThanOrEqual(149.9);
  });
});
