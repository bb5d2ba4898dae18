import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerCall, type CallTools, type Handlers } from '../../../src/main/ipc/answer-call.ts';
import { makeHandlers } from '../../../src/main/ipc/handlers.ts';
import { channelNames, dropChannel, eventNames, pageChannels } from '../../../src/shared/contract/channel-names.ts';
import { channels } from '../../../src/shared/contract/channels.ts';
import { Trouble } from '../../../src/shared/errors.ts';
import { bareRoom } from '../../support/bare-room.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const tools: CallTools = { language: () => 'en', bug: () => 'B-test', checkOutput: true };

describe('the contract between page and main', () => {
  test('table, names and handlers name the same channels', () => {
    expect(Object.keys(channels).sort()).toEqual([...channelNames].sort());
    expect(Object.keys(makeHandlers(bareRoom(path.join(root, 'no-such-folder')))).sort()).toEqual(
      [...channelNames].sort(),
    );
    for (const name of channelNames) expect(name).toMatch(/^[a-z]+\.[a-z-]+$/);
  });

  test('the drop channel carries paths and is no function of the page', () => {
    expect(pageChannels).not.toContain(dropChannel);
  });

  test('there are four events', () => {
    expect(eventNames).toEqual(['case.changed', 'job.progress', 'app.notice', 'app.command']);
  });

  test('the preload is short and loads nothing but electron and the names', () => {
    const text = readFileSync(path.join(root, 'src', 'preload', 'index.ts'), 'utf8');
    expect(text.split('\n').length).toBeLessThanOrEqual(60);
    const from = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1]);
    expect(from).toEqual(['electron', '../shared/contract/channel-names.ts']);
  });

  test('no electron below the window', () => {
    for (const file of [
      'answer-call',
      'handlers',
      'desk-holder',
      'job-board',
      'case-handlers',
      'packet-handlers',
      'evidence-handlers',
      'app-handlers',
    ]) {
      expect(readFileSync(path.join(root, 'src', 'main', 'ipc', `${file}.ts`), 'utf8')).not.toMatch(/from 'electron'/);
    }
  });

  const rubbish: readonly unknown[] = [
    undefined,
    null,
    0,
    'CB-0001',
    [],
    { caseId: '../../etc/passwd' },
    { caseId: 'CB-0001', extra: 1 },
    { caseId: { toString: () => 'CB-0001' } },
    { caseId: 'x'.repeat(100_000) },
    { packetId: '/etc/passwd' },
    { jobId: '..' },
    { path: '__proto__.polluted', value: 1, caseId: 'CB-0001' },
    { paths: ['relative/path'], caseId: 'CB-0001' },
  ];
  // A caller of these needs to say nothing, and they answer an empty object.
  const takesNothing = new Set(channelNames.filter((name) => channels[name].input.safeParse({}).success));

  test.each(channelNames)('%s answers rubbish with an envelope', async (name) => {
    const handlers = makeHandlers(bareRoom(path.join(root, 'no-such-folder')));
    for (const raw of rubbish) {
      const answer = await answerCall(name, raw, handlers, tools);
      if (answer.ok) {
        // Only job.result and job.cancel take an id that nobody knows.
        expect(['job.result', 'job.cancel']).toContain(name);
        continue;
      }
      expect(answer.error.code).toMatch(/^[A-Z_]+$/);
      expect(answer.error.code).not.toBe('BUG');
      expect(answer.error.message.length).toBeGreaterThan(10);
      expect(JSON.stringify(answer)).not.toMatch(/at .*\.ts:\d+/);
    }
    if (!takesNothing.has(name)) {
      const empty = await answerCall(name, {}, handlers, tools);
      expect(empty).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
    }
  });
});

describe('one call', () => {
  const handlers = (change: Partial<Handlers>): Handlers => ({
    ...makeHandlers(bareRoom(path.join(root, 'no-such-folder'))),
    ...change,
  });

  test('expected trouble keeps its code and speaks the language of the person', async () => {
    const failing = handlers({
      'job.list': () => {
        throw new Trouble('NO_ARCHIVE_OPEN');
      },
    });
    const answer = await answerCall('job.list', {}, failing, { ...tools, language: () => 'zh-CN' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NO_ARCHIVE_OPEN', message: '尚未打开任何档案。' } });
  });

  test('a bug becomes a reference and never its own words', async () => {
    const failing = handlers({ 'job.list': () => Promise.reject(new Error('secret inner words')) });
    const answer = await answerCall('job.list', {}, failing, tools);
    expect(answer).toMatchObject({ ok: false, error: { code: 'BUG', ref: 'B-test' } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test('an answer that is not what the table says is a bug where answers are checked', async () => {
    const wrong = handlers({ 'job.list': () => ({ jobs: [{ jobId: 1 }] }) as never });
    expect(await answerCall('job.list', {}, wrong, tools)).toMatchObject({ ok: false, error: { code: 'BUG' } });
    expect(await answerCall('job.list', {}, wrong, { ...tools, checkOutput: false })).toMatchObject({ ok: true });
  });
});
