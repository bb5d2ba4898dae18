import { expect, test } from 'vitest';
import type { Handlers } from '../../../src/main/ipc/answer-call.ts';
import { answerPage } from '../../../src/main/ipc/answer-page.ts';

type Asked = Parameters<ReturnType<typeof answerPage>>[1];

const frame = { parent: null, url: 'app://desk/index.html' };
const fromUs = { senderFrame: frame, sender: { id: 1, mainFrame: frame } } as unknown as Asked;
const from = (event: Partial<Asked> | object): Asked => ({ ...fromUs, ...event }) as Asked;

const steps: string[] = [];
let nth = 0;
const handlers = {
  'job.list': () => {
    nth += 1;
    steps.push(`answer ${nth}`);
    return { jobs: [] };
  },
} as unknown as Handlers;
const answer = answerPage(
  handlers,
  { language: () => 'en', bug: () => 'B-test', checkOutput: true },
  (contentsId) => contentsId === 1,
);

test('many calls at once are answered in their order, each in a turn of its own', async () => {
  let turns = 0;
  let isOver = false;
  const tick = (): void => {
    turns += 1;
    steps.push('turn');
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  const answers = await Promise.all(Array.from({ length: 5 }, () => answer('job.list', fromUs, {})));
  isOver = true;
  expect(answers).toEqual(Array.from({ length: 5 }, () => ({ ok: true, value: { jobs: [] } })));
  expect(steps.filter((step) => step !== 'turn')).toEqual([1, 2, 3, 4, 5].map((n) => `answer ${n}`));
  // Something else came to its turn between each two of them.
  expect(turns).toBeGreaterThanOrEqual(4);
  for (const [i, step] of steps.entries()) if (step !== 'turn') expect(steps[i + 1] ?? 'turn').toBe('turn');
});

test.each([
  ['a window that is not ours', { sender: { id: 2, mainFrame: frame } }],
  ['a frame within the page', { senderFrame: { ...frame, parent: frame } }],
  ['another page', { senderFrame: { ...frame, url: 'https://example.com/' } }],
  ['a frame that is gone', { senderFrame: null }],
])('%s is not answered', async (_, event) => {
  const before = nth;
  expect(await answer('job.list', from(event), {})).toMatchObject({ ok: false, error: { code: 'NOT_OUR_WINDOW' } });
  expect(nth).toBe(before);
});
