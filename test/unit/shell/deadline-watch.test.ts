import { describe, expect, test } from 'vitest';
import { endOf } from '../../../src/main/cases/near-deadlines.ts';
import { makeDeadlineWatch, stageOf, waitFor } from '../../../src/main/shell/deadline-watch.ts';

const HOUR = 3_600_000;
const start = Date.UTC(2025, 4, 12, 8);

interface Due {
  readonly caseId: string;
  readonly id: string;
  readonly endsAt: string;
}

function due(hours: number, id = 'D1'): Due {
  return { caseId: 'CB-1', id, endsAt: new Date(start + hours * HOUR).toISOString() };
}

/** A computer whose clock and sleep are in our hands. */
function computer(found: readonly Due[]) {
  let now = start;
  let told: readonly string[] = [];
  let timer: { at: number; what: () => void } | null = null;
  const said: string[] = [];
  const waits: number[] = [];
  let isOpen = true;
  const watch = makeDeadlineWatch<Due>({
    now: () => now,
    list: async () => {
      if (!isOpen) throw new Error('no archive');
      return found;
    },
    tell: (d, hours) => said.push(`${d.id} ${hours}`),
    told: () => told,
    keepTold: (keys) => {
      told = keys;
    },
    after: (ms, what) => {
      waits.push(ms);
      timer = { at: now + ms, what };
      return () => {
        timer = null;
      };
    },
  });
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return {
    watch,
    said,
    waits,
    settle,
    close: () => {
      isOpen = false;
    },
    /** Time passes with the computer awake: timers ring. */
    async awake(hours: number): Promise<void> {
      const until = now + hours * HOUR;
      for (;;) {
        const ringing: { at: number; what: () => void } | null = timer;
        if (ringing === null || ringing.at > until) break;
        timer = null;
        now = ringing.at;
        ringing.what();
        await settle();
      }
      now = until;
    },
    /** Time passes with the computer asleep, or the clock is set: no timer rings. */
    jump: (hours: number) => {
      now += hours * HOUR;
    },
  };
}

describe('the watch over deadlines', () => {
  test('says each stage once, in its time', async () => {
    const c = computer([due(100)]);
    await c.watch.look();
    expect(c.said).toEqual([]);
    await c.awake(27);
    expect(c.said).toEqual([]);
    await c.awake(2);
    expect(c.said).toEqual(['D1 72']);
    await c.awake(60);
    expect(c.said).toEqual(['D1 72', 'D1 24']);
    await c.awake(9);
    expect(c.said).toEqual(['D1 72', 'D1 24', 'D1 3']);
    await c.awake(100);
    expect(c.said).toHaveLength(3);
  });

  test('after sleep it says where things stand now, and nothing that is over', async () => {
    const c = computer([due(80, 'near'), due(40, 'over')]);
    await c.watch.look();
    expect(c.said).toEqual(['over 72']);
    c.jump(60);
    await c.watch.look();
    expect(c.said).toEqual(['over 72', 'near 24']);
  });

  test('a clock that was set back tells nothing twice', async () => {
    const c = computer([due(20)]);
    await c.watch.look();
    c.jump(-5);
    await c.watch.look();
    c.jump(6);
    await c.watch.look();
    expect(c.said).toEqual(['D1 24']);
  });

  test('never waits long or not at all, and goes on without an archive', async () => {
    const c = computer([due(24 * 60)]);
    await c.watch.look();
    await c.awake(48);
    c.close();
    await c.watch.look();
    expect(Math.max(...c.waits)).toBeLessThanOrEqual(6 * HOUR);
    expect(Math.min(...c.waits)).toBeGreaterThanOrEqual(30_000);
    expect(waitFor([], start)).toBe(6 * HOUR);
    expect(waitFor([new Date(start + 24 * HOUR + 1).toISOString()], start)).toBe(30_000);
  });

  test('two looks at a time say a thing once; stopped, none', async () => {
    const c = computer([due(2)]);
    await Promise.all([c.watch.look(), c.watch.look()]);
    expect(c.said).toEqual(['D1 3']);
    const other = computer([due(2)]);
    other.watch.stop();
    await other.watch.look();
    expect(other.said).toEqual([]);
  });

  test('what cannot be read or has passed has no stage', () => {
    expect(stageOf('nonsense', start)).toBe(null);
    expect(stageOf(new Date(start).toISOString(), start)).toBe(null);
    expect(stageOf(new Date(start + 71 * HOUR).toISOString(), start)).toBe(72);
  });
});

test('a whole day is over at its end in its zone, also where the clocks change', () => {
  expect(new Date(endOf('2025-11-02', 'America/Los_Angeles') ?? 0).toISOString()).toBe('2025-11-03T08:00:00.000Z');
  expect(new Date(endOf('2025-05-12', 'Asia/Shanghai') ?? 0).toISOString()).toBe('2025-05-12T16:00:00.000Z');
  expect(endOf('2025-05-12T23:59:00-07:00', null)).toBe(Date.UTC(2025, 4, 13, 6, 59));
  expect(endOf('soon', null)).toBe(null);
});
