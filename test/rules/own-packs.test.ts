/** A person's own pack: what is taken, and that each bad one is refused as a whole with file, line and reason. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOwnPack, type OwnCheck } from '../../src/main/rules/check-own-pack.ts';
import { loadHolidays } from '../../src/main/rules/load-holidays.ts';
import { loadPacks } from '../../src/main/rules/load-packs.ts';
import { startText } from '../../src/main/rules/start-text.ts';

const resources = path.join(import.meta.dirname, '..', '..', 'resources');
const beside = { delivered: loadPacks(resources), holidays: loadHolidays(resources), today: '2026-01-15' };
const shopee = {
  id: 'shopee',
  platform: 'shopee',
  titleEn: 'Shopee',
  titleZh: 'Shopee 虾皮',
  version: '1.0.0',
  today: '2026-01-10',
  language: 'en',
} as const;
const sound = startText(shopee);

const check = (text: string): OwnCheck => checkOwnPack([{ name: 'shopee.yaml', text }], beside);
/** The sound text with one thing changed. */
function changed(from: string | RegExp, to: string): string {
  const text = sound.replace(from, to);
  expect(text).not.toBe(sound);
  return text;
}
const lineOf = (text: string, words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;

describe('the text that a new pack begins with', () => {
  it.each(['en', 'zh-CN'] as const)('is sound, and nothing is left to remark (%s)', (language) => {
    const found = check(startText({ ...shopee, language }));
    expect(found).toMatchObject({ problems: [], remarks: [] });
    expect(found.sound?.pack).toMatchObject({ id: 'shopee', version: '1.0.0' });
    expect(found.clauses).toEqual([
      { clause: 'A-1', rules: 1, examples: 0, isLeftOut: false },
      { clause: 'A-2', rules: 1, examples: 3, isLeftOut: false },
    ]);
  });

  it('carries every title into YAML as it is', () => {
    const odd = 'Kauf: "Land" #1 \\ & Söhne';
    expect(check(startText({ ...shopee, titleEn: odd })).sound?.pack.title.en).toBe(odd);
  });
});

describe('a bad pack', () => {
  const rule = sound.slice(sound.indexOf('  - id: short'), sound.indexOf('# Examples'));
  it.each<[string, string, string, string]>([
    ['a broken line', changed('kind: platform\ntitle', 'kind platform\ntitle'), 'kind platform', 'key: value'],
    [
      'a bracket that is not closed',
      changed('[agreement.acceptedAt]', '[agreement.acceptedAt'),
      'length: 3',
      'bracket',
    ],
    ['tabs', changed('    clause: A-1', '\tclause: A-1'), 'clause: A-1', 'tabs'],
    ['a key twice', changed('kind: platform\n', 'kind: platform\nkind: law\n'), 'kind: law', 'stands twice'],
    ['a fact that is not there', changed('line.reason, is', 'line.raeson, is'), 'line.raeson', 'no fact line.raeson'],
    ['a word that a fact never is', changed('is: SHORT_QTY', 'is: SHORT'), 'is: SHORT', 'is never SHORT'],
    [
      'a source that is not declared',
      sound.replace('source: page\n    section', 'source: hearsay\n    section'),
      'source: hearsay',
      'source hearsay is not declared',
    ],
    [
      'an inner name as a source',
      sound.replace('source: page\n    section', 'source: constructor\n    section'),
      'source: constructor',
      'source constructor is not declared',
    ],
    ['no source', sound.replace('    source: page\n    section', '    section'), 'id: short', 'This is missing'],
    ['a rule twice at one time', changed('# Examples', `${rule}# Examples`), '', 'stands twice at the same time'],
    [
      'an end before the beginning',
      changed('validFrom: "2000-01-01"', 'validFrom: "2000-01-01"\nvalidTo: "1999-01-01"'),
      'validTo',
      'ends before it begins',
    ],
    ['a day that is none', changed('on: "2026-01-10"', 'on: "2026-02-30"'), 'on: "2026-02-30"', 'not a real date'],
    [
      'a source read tomorrow',
      changed('consultedOn: "2026-01-10"', 'consultedOn: "2026-01-16"'),
      'consultedOn',
      'read in the future',
    ],
    [
      'a row that the table does not have',
      changed('row: R-31\n      tier', 'row: R-39\n      tier'),
      'row: R-39',
      'no row R-39',
    ],
    [
      'an example that is answered otherwise',
      changed('byPack: { shopee: NEGOTIATE }', 'byPack: { shopee: REFUSE }'),
      'name: goods are missing',
      'answered otherwise',
    ],
    [
      'a base in a ring',
      changed('bases:\n    order:\n', 'bases:\n    order:\n      on: order\n'),
      'name: goods are missing',
      'no base order',
    ],
    [
      'a clause that nothing speaks of',
      changed('validFrom:', 'clauses: [A-1, A-9]\nvalidFrom:'),
      'clauses:',
      'clause A-9 has no rule',
    ],
    [
      'a version that nothing tells of',
      changed('version: 1.0.0\nkind', 'version: 1.1.0\nkind'),
      'changes:',
      'version 1.1.0 is not among the changes',
    ],
    [
      'another kind than the delivered pack',
      changed('kind: platform\ntitle', 'kind: law\ntitle'),
      'outcome:',
      'takes no stance',
    ],
    ['a condition in words of its own', changed('is: SHORT_QTY', 'equals: SHORT_QTY'), 'when:', 'no such key'],
    ['a key that packs do not have', changed('validFrom:', 'valid: yes\nvalidFrom:'), 'valid: yes', 'no such key'],
    [
      'something repeated by reference',
      changed('appliesWhen: {', 'appliesWhen: &a {').replace('when: { all: [', 'when: *a # ['),
      'when: *a',
      'repeats nothing',
    ],
    [
      'the inside of an object as a key',
      changed('sources:\n', 'sources:\n  __proto__: { polluted: true }\n'),
      '__proto__',
      'is no key of a pack',
    ],
    ['a list', '- a\n- b\n', '- a', 'no list of keys'],
    ['no YAML at all', '%PDF-1.7 \u0000 [', '%PDF', ''],
    ['an empty text', '', '', 'no list of keys'],
  ])('is refused as a whole, with line and reason: %s', (_, text, at, reason) => {
    const { sound: taken, problems } = check(text);
    expect(taken).toBeNull();
    const wanted = at === '' ? (problems[0]?.line ?? 0) : lineOf(text, at);
    expect(wanted).toBeGreaterThan(0);
    const found = problems.find(({ line, problem }) => line === wanted && problem.includes(reason));
    expect(found, JSON.stringify(problems)).toMatchObject({ file: 'shopee.yaml' });
    for (const { problemZh } of problems) expect(problemZh).toMatch(/[\u4e00-\u9fff]/);
  });

  it('is refused where clocks hang on each other', () => {
    const twice = sound.slice(sound.indexOf('  - id: answer'), sound.indexOf('# A rule'));
    const ring = twice.replace('id: answer', 'id: late').replace('length', 'versionOf: answer\n    length');
    const text = sound.replace(twice, `${twice.replace('length', 'versionOf: late\n    length')}${ring}`);
    const { sound: taken, problems } = check(text);
    expect(taken).toBeNull();
    expect(problems.map(({ line, problem }) => [line, problem])).toEqual([
      [lineOf(text, 'id: answer'), 'window answer hangs on itself in a ring'],
      [lineOf(text, 'id: late'), 'window late hangs on itself in a ring'],
    ]);
  });

  it('is refused at once when it grows by reference, is endless, or is nothing but brackets', () => {
    const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let n = 0; n < 12; n += 1) {
      const [one, two] = [String.fromCharCode(97 + n), String.fromCharCode(98 + n)];
      laughs.push(`${two}: &${two} [${Array.from({ length: 9 }, () => `*${one}`).join(', ')}]`);
    }
    const began = performance.now();
    expect(check(laughs.join('\n')).problems[0]).toMatchObject({ line: 2 });
    expect(check(`rules: ${'['.repeat(90_000)}`).problems[0]).toMatchObject({ file: 'shopee.yaml', line: 1 });
    expect(check(`when: ${'{ not: '.repeat(500)}x${' }'.repeat(500)}`).problems[0]?.problem).toBe(
      'it is nested too deeply',
    );
    expect(check('x'.repeat(200_001)).problems[0]?.problem).toContain('too large: 200001 letters');
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('names the file of several in which it stands', () => {
    const [head, rest] = [sound.slice(0, sound.indexOf('rules:')), sound.slice(sound.indexOf('rules:'))];
    const files = [
      { name: 'pack.yaml', text: head },
      { name: 'rows.yaml', text: rest.replace('source: page', 'source: hearsay') },
    ];
    expect(checkOwnPack(files, beside).problems).toMatchObject([
      { file: 'rows.yaml', problem: 'source hearsay is not declared' },
    ]);
    const same = files.map(({ text }) => ({ name: 'pack.yaml', text }));
    expect(checkOwnPack([...same, ...same], beside).sound).toBeNull();
  });
});

describe('a pack that is not as proven as ours', () => {
  it('says which examples it still lacks, and is taken', () => {
    const bare = sound.slice(0, sound.indexOf('# Examples'));
    const { sound: taken, remarks } = check(bare);
    expect(taken?.pack.id).toBe('shopee');
    expect(remarks).toMatchObject([
      {
        line: lineOf(bare, 'id: short'),
        problem: 'R-31 has no example yet where it holds, it does not hold, a fact is missing',
      },
    ]);
  });

  it('says where a language is not written', () => {
    const { remarks } = check(changed('zh-CN: 短少 }', 'zh-CN: Missing }'));
    expect(remarks).toMatchObject([{ problem: 'short: its Chinese is not Chinese' }]);
  });
});
