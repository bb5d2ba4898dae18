import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPacks } from '../../../src/main/rules/load-packs.ts';
import { Trouble } from '../../../src/shared/errors.ts';

const resources = path.join(import.meta.dirname, '..', '..', '..', 'resources');
let root = '';
let folder = '';
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebinder-packs-'));
  folder = path.join(root, 'rule-packs', 'seed-article');
  cpSync(path.join(resources, 'rule-packs', 'seed-article'), folder, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function problemWith(rules: string): { code: string; problem: string; path: string } {
  writeFileSync(path.join(folder, 'zz-own.yaml'), rules);
  try {
    loadPacks(root);
  } catch (error) {
    if (error instanceof Trouble)
      return { code: error.code, problem: String(error.details['problem']), path: String(error.details['path']) };
    throw error;
  }
  throw new Error('the pack was taken');
}
const rule = (over: Record<string, unknown>): string =>
  JSON.stringify({
    rules: [
      {
        id: 'own-1',
        clause: 'S2.2a',
        title: { en: 'Title', 'zh-CN': '标题' },
        gist: { en: 'Gist', 'zh-CN': '要点' },
        source: 'article',
        section: '2.2',
        when: { fact: 'line.reason', is: 'QUALITY' },
        outcome: { is: 'warning', code: 'OWN', says: { en: 'Own', 'zh-CN': '自己' } },
        ...over,
      },
    ],
  });

describe('loadPacks', () => {
  it('gives every rule its citation, its facts and its time', () => {
    const pack = loadPacks(root)[0];
    expect(pack?.id).toBe('seed-article');
    for (const one of pack?.rules ?? []) {
      expect(one.citation.address).not.toBe('');
      expect(one.citation.consultedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(one.inForce.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(one.needs.length).toBeGreaterThan(0);
    }
  });

  it('takes a sound rule of one’s own', () => {
    writeFileSync(path.join(folder, 'zz-own.yaml'), rule({}));
    expect(loadPacks(root)[0]?.rules.some((r) => r.id === 'own-1')).toBe(true);
  });

  it.each([
    [
      'a rule with an id that exists',
      { id: 'R-05' },
      'R-05 stands twice at the same time; let one end before the other begins',
    ],
    ['a source that is not declared', { source: 'hearsay' }, 'source hearsay is not declared'],
    [
      'a fact that the case file does not have',
      { when: { fact: 'order.custommade', is: true } },
      'there is no fact order.custommade',
    ],
    [
      'a derived fact that does not exist',
      { when: { fact: 'derived.guilt', is: true } },
      'there is no fact derived.guilt',
    ],
    [
      'a word that the fact can never be',
      { when: { fact: 'line.reason', in: ['QUALITY', 'QALITY'] } },
      'line.reason is never QALITY',
    ],
    ['an end before the beginning', { inForce: { from: '2025-05-01', to: '2025-04-01' } }, 'it ends before it begins'],
    ['needs that leave a fact out', { needs: ['order.total'] }, 'its condition reads a fact that it does not need'],
  ])('refuses %s', (_, over, problem) => {
    expect(problemWith(rule(over))).toMatchObject({ code: 'RULE_PACK_INVALID', problem });
  });

  it('refuses a text without Chinese, with its place', () => {
    const found = problemWith(rule({ gist: { en: 'Only English' } }));
    expect(found.code).toBe('RULE_PACK_INVALID');
    expect(found.path).toMatch(/rules\.\d+\.gist\.zh-CN/);
  });

  it('names file and line of the problem, and every problem', () => {
    writeFileSync(path.join(folder, 'zz-own.yaml'), 'noRow:\n  - row: R-99\n    because: { en: x }\n  - row: 7\n');
    try {
      loadPacks(root);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      expect(error.details['path']).toMatch(/^zz-own\.yaml:3 noRow\.\d+\.because\.zh-CN$/);
      const all = error.details['problems'] as { file: string; line: number }[];
      expect(all.map((p) => [p.file, p.line])).toContainEqual(['zz-own.yaml', 4]);
      return;
    }
    throw new Error('the pack was taken');
  });

  it.each([
    ['a window that stands twice at one time', [{ id: 'a' }, { id: 'a' }], 'a stands twice at the same time'],
    [
      'windows in a ring',
      [
        { id: 'a', versionOf: 'b' },
        { id: 'b', versionOf: 'a' },
      ],
      'hangs on itself in a ring',
    ],
    [
      'windows that ask for each other',
      [
        { id: 'a', when: { window: 'b', in: ['OUT'] } },
        { id: 'b', when: { window: 'a', in: ['OUT'] } },
      ],
      'hangs on itself in a ring',
    ],
    ['an anchor that is no fact', [{ id: 'a', anchor: ['order.bought'] }], 'there is no fact order.bought'],
    ['days that end to the minute', [{ id: 'a', end: 'exact' }], 'only a clock of hours ends to the minute'],
    ['a window without a source', [{ id: 'a', source: 'hearsay' }], 'source hearsay is not declared'],
  ])('refuses %s', (_, windows, problem) => {
    const window = {
      clause: 'S2.2a',
      source: 'article',
      anchor: ['delivery.receivedAt'],
      length: 3,
      unit: 'calendar_days',
      countFrom: 'next_day',
      end: '24:00',
      rollover: ['none'],
      whose: 'buyer',
    };
    const found = problemWith(JSON.stringify({ windows: windows.map((w) => ({ ...window, ...w })) }));
    expect(found.problem).toContain(problem);
  });

  it('takes two rules of one name that are in force one after the other', () => {
    const own = JSON.parse(rule({})) as { rules: Record<string, unknown>[] };
    const rules = [
      { ...own.rules[0], inForce: { from: '2020-01-01', to: '2024-12-31' } },
      { ...own.rules[0], inForce: { from: '2025-01-01' } },
    ];
    writeFileSync(path.join(folder, 'zz-own.yaml'), JSON.stringify({ rules }));
    expect(loadPacks(root)[0]?.rules.filter((r) => r.id === 'own-1')).toHaveLength(2);
    expect(
      problemWith(JSON.stringify({ rules: [rules[0], { ...own.rules[0], inForce: { from: '2024-12-31' } }] })).problem,
    ).toContain('own-1 stands twice');
  });

  it('refuses a date that does not exist', () => {
    expect(problemWith(rule({ inForce: { from: '2025-02-30' } })).code).toBe('RULE_PACK_INVALID');
  });

  it('refuses what is not YAML, naming the file', () => {
    expect(problemWith('rules: [unclosed')).toMatchObject({
      code: 'RULE_PACK_INVALID',
      path: expect.stringMatching(/^zz-own\.yaml:1/),
    });
    expect(problemWith('')).toMatchObject({ code: 'RULE_PACK_INVALID', path: 'zz-own.yaml:1' });
  });

  it('refuses a key that stands in two files', () => {
    expect(problemWith('version: 2.0.0')).toMatchObject({
      code: 'RULE_PACK_INVALID',
      problem: 'this key stands in two files',
    });
  });

  it('says that packs are missing', () => {
    const empty = path.join(root, 'empty');
    mkdirSync(empty);
    expect(() => loadPacks(empty)).toThrow(expect.objectContaining({ code: 'RULE_PACKS_MISSING' }));
  });
});
