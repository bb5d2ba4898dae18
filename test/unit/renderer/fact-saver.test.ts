import { describe, expect, test } from 'vitest';
import { FactSaver, type FactValue } from '../../../src/renderer/ui/fact-saver.ts';

interface Sent {
  readonly path: string;
  readonly value: FactValue;
  readonly answer: () => Promise<void>;
  readonly refuse: (error: unknown) => Promise<void>;
}

/** A saver whose clock and main are in the test's hands. */
function bench() {
  const sent: Sent[] = [];
  let timers: { at: number; what: () => void }[] = [];
  let now = 0;
  const breathe = async (): Promise<void> => {
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
  };
  const saver = new FactSaver({
    send: (path, value) =>
      new Promise<void>((resolve, reject) => {
        sent.push({
          path,
          value,
          answer: async () => {
            resolve();
            await breathe();
          },
          refuse: async (error) => {
            reject(error);
            await breathe();
          },
        });
      }),
    now: () => now,
    after: (ms, what) => {
      const timer = { at: now + ms, what };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  });
  const wait = async (ms: number): Promise<void> => {
    now += ms;
    const due = timers.filter((timer) => timer.at <= now);
    timers = timers.filter((timer) => timer.at > now);
    for (const timer of due) timer.what();
    await breathe();
  };
  return { saver, sent, wait };
}

describe('keeping what is typed', () => {
  test('one send after the pause, within a second, with the last text', async () => {
    const { saver, sent, wait } = bench();
    for (const text of ['1', '17', '178']) {
      saver.put('order.orderNo', text);
      await wait(200);
    }
    expect(sent).toEqual([]);
    await wait(600);
    expect(sent.map((s) => s.value)).toEqual(['178']);
    expect(saver.view().state).toBe('saving');
    await sent[0]?.answer();
    expect(saver.view()).toMatchObject({ state: 'idle', savedAt: 1200 });
  });

  test('a late answer never overwrites newer typing', async () => {
    const { saver, sent, wait } = bench();
    saver.put('order.orderNo', 'old', 0);
    await wait(0);
    saver.put('order.orderNo', 'new');
    await sent[0]?.answer();
    expect(saver.view().overlay.get('order.orderNo')).toBe('new');
    saver.settle(10_000);
    expect(saver.view().overlay.get('order.orderNo')).toBe('new');
    await wait(600);
    expect(sent.map((s) => s.value)).toEqual(['old', 'new']);
    await sent[1]?.answer();
    expect(saver.view().overlay.get('order.orderNo')).toBe('new');
  });

  test('what landed is shown until main has told the facts anew', async () => {
    const { saver, sent, wait } = bench();
    saver.put('order.orderNo', 'x', 0);
    await wait(0);
    await sent[0]?.answer();
    await wait(50);
    saver.settle(-1);
    expect(saver.view().overlay.has('order.orderNo')).toBe(true);
    saver.settle(50);
    expect(saver.view().overlay.has('order.orderNo')).toBe(false);
  });

  test('one at a time, in the order they were typed; flush sends all at once', async () => {
    const { saver, sent, wait } = bench();
    saver.put('a', 1);
    saver.put('b', 2);
    saver.flush();
    await wait(0);
    expect(sent.map((s) => s.path)).toEqual(['a']);
    await sent[0]?.answer();
    expect(sent.map((s) => s.path)).toEqual(['a', 'b']);
    await sent[1]?.answer();
    await wait(1000);
    expect(sent.length).toBe(2);
  });

  test('when the page goes, everything that waits is sent, and no answer is waited for', async () => {
    const { saver, sent } = bench();
    saver.put('a', 1);
    saver.put('b', 2);
    saver.put('c', 3);
    saver.leave();
    expect(sent.map((s) => [s.path, s.value])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
  });

  test('what was not taken stays in its field until something newer is typed', async () => {
    const { saver, sent, wait } = bench();
    saver.put('request.text', 'a long paragraph', 0);
    await wait(0);
    await sent[0]?.refuse('disk full');
    expect(saver.view()).toMatchObject({ state: 'trouble' });
    expect(saver.view().overlay.get('request.text')).toBe('a long paragraph');
    saver.put('request.text', 'a long paragraph.', 0);
    await wait(0);
    await sent[1]?.answer();
    expect(saver.view().overlay.get('request.text')).toBe('a long paragraph.');
  });

  test('a refusal is told at its field, and goes away with the next typing', async () => {
    const { saver, sent, wait } = bench();
    saver.put('a', 'bad', 0);
    await wait(0);
    await sent[0]?.refuse('no');
    expect(saver.view()).toMatchObject({ state: 'trouble' });
    expect(saver.view().problems.get('a')).toBe('no');
    saver.put('a', 'good', 0);
    expect(saver.view().problems.has('a')).toBe(false);
    await wait(0);
    await sent[1]?.answer();
    expect(saver.view().state).toBe('idle');
  });

  test('a refusal of older typing is not told over newer typing', async () => {
    const { saver, sent, wait } = bench();
    saver.put('a', 'bad', 0);
    await wait(0);
    saver.put('a', 'good');
    await sent[0]?.refuse('no');
    expect(saver.view().problems.has('a')).toBe(false);
  });
});

describe('what is typed and is no fact yet', () => {
  function drafts() {
    const kept: [string, string | null][] = [];
    let answer: (() => void)[] = [];
    const saver = new FactSaver({
      send: () => Promise.resolve(),
      keepDraft: (field, text) => {
        kept.push([field, text]);
        return new Promise<void>((resolve) => answer.push(resolve));
      },
      now: () => 0,
      after: (_, what) => {
        queueMicrotask(what);
        return () => {};
      },
    });
    const land = async (): Promise<void> => {
      for (const resolve of answer) resolve();
      answer = [];
      for (let i = 0; i < 8; i += 1) await Promise.resolve();
    };
    return { saver, kept, land };
  }

  test('goes out with the first key, and then always as it was typed last', async () => {
    const { saver, kept, land } = drafts();
    for (const text of ['5', '5/', '5/1']) saver.type('request.at', text);
    expect(kept).toEqual([['request.at', '5']]);
    await land();
    expect(kept).toEqual([
      ['request.at', '5'],
      ['request.at', '5/1'],
    ]);
    expect(saver.draftOf('request.at')).toBe('5/1');
  });

  test('is let go when the fact is kept, and not before', async () => {
    const { saver, kept, land } = drafts();
    saver.type('order.orderNo', '178');
    await land();
    saver.put('order.orderNo', '178', 0, 'order.orderNo');
    await land();
    await land();
    expect(kept.at(-1)).toEqual(['order.orderNo', null]);
    expect(saver.draftOf('order.orderNo')).toBeUndefined();
  });

  test('is taken over from the last time, but never over newer typing', () => {
    const { saver } = drafts();
    saver.type('a.b', 'new');
    saver.loadDrafts([
      { field: 'a.b', text: 'old' },
      { field: 'c.d', text: 'left' },
    ]);
    expect([saver.draftOf('a.b'), saver.draftOf('c.d')]).toEqual(['new', 'left']);
  });
});

describe('two windows on one fact', () => {
  test('what was seen when typing began is sent along, whatever comes in meanwhile; insisting sends what was seen since', async () => {
    const asked: (readonly [string, FactValue, FactValue | undefined])[] = [];
    const clash = new Error('changed meanwhile');
    let refuse = true;
    const saver = new FactSaver({
      send: async (path, value, seen) => {
        asked.push([path, value, seen]);
        if (refuse) throw clash;
      },
      now: () => 1,
      after: () => () => {},
    });
    const breathe = async (): Promise<void> => {
      for (let i = 0; i < 8; i += 1) await Promise.resolve();
    };
    saver.settle(0, () => 'old');
    saver.type('order.orderNo', 'mi');
    saver.settle(0, () => 'theirs');
    saver.put('order.orderNo', 'mine', 0);
    saver.flush();
    await breathe();
    expect(asked).toEqual([['order.orderNo', 'mine', 'old']]);
    expect(saver.view().problems.get('order.orderNo')).toBe(clash);
    expect(saver.view().overlay.get('order.orderNo')).toBe('mine');
    refuse = false;
    saver.insist('order.orderNo', 'theirs');
    saver.flush();
    await breathe();
    expect(asked[1]).toEqual(['order.orderNo', 'mine', 'theirs']);
    expect(saver.view().problems.size).toBe(0);
  });

  test('letting go of one’s own shows what the other window wrote', async () => {
    const saver = new FactSaver({
      send: () => Promise.reject(new Error('changed meanwhile')),
      now: () => 1,
      after: () => () => {},
    });
    saver.settle(0, () => 'theirs');
    saver.type('order.orderNo', 'mine');
    saver.put('order.orderNo', 'mine', 0);
    saver.flush();
    for (let i = 0; i < 8; i += 1) await Promise.resolve();
    saver.yieldTo('order.orderNo');
    expect(saver.view()).toMatchObject({ state: 'idle' });
    expect(saver.view().overlay.size).toBe(0);
    expect(saver.draftOf('order.orderNo')).toBeUndefined();
  });
});

describe('what could not be kept', () => {
  test('is sent once more when its reason may be over, and stays where only the person can say', async () => {
    const { saver, sent } = bench();
    const full = new Error('the drive is full');
    const clash = new Error('changed meanwhile');
    saver.put('order.orderNo', '178', 0);
    saver.put('goods.location', 'Gdynia', 0);
    saver.flush();
    await sent[0]?.refuse(full);
    await sent[1]?.refuse(clash);
    expect(saver.view().state).toBe('trouble');
    expect(saver.view().overlay.get('order.orderNo')).toBe('178');

    saver.again((error) => error === full);
    expect(sent.map((s) => [s.path, s.value])).toEqual([
      ['order.orderNo', '178'],
      ['goods.location', 'Gdynia'],
      ['order.orderNo', '178'],
    ]);
    await sent[2]?.answer();
    expect([...saver.view().problems.keys()]).toEqual(['goods.location']);
    // The words of the other stay in their field.
    expect(saver.view().overlay.get('goods.location')).toBe('Gdynia');
  });

  test('once it is kept it is not sent again', async () => {
    const { saver, sent } = bench();
    saver.put('order.orderNo', '178', 0);
    saver.flush();
    await sent[0]?.refuse(new Error('the drive is full'));
    saver.again(() => true);
    await sent[1]?.answer();
    saver.again(() => true);
    expect(sent).toHaveLength(2);
    expect(saver.view().state).toBe('idle');
  });
});
