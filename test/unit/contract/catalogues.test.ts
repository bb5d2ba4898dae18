import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sections } from '../../../src/renderer/features/facts/form-plan.ts';
import * as terms from '../../../src/shared/domain/terms.ts';
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };
import zh from '../../../src/shared/i18n/zh-CN.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };
const src = path.resolve(import.meta.dirname, '..', '..', '..', 'src');

function flat(tree: Tree, before = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') all.set(before + key, value);
    else for (const [inner, text] of flat(value, `${before}${key}.`)) all.set(inner, text);
  }
  return all;
}

const english = flat(en);
const chinese = flat(zh);
const places = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
/** Chinese has one plural form, English two. */
const base = (key: string): string => key.replace(/_(one|other)$/, '');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

describe('the two catalogues', () => {
  test('have the same keys', () => {
    const bases = (all: ReadonlyMap<string, string>): string[] => [...new Set([...all.keys()].map(base))].sort();
    expect(bases(chinese)).toEqual(bases(english));
    for (const key of english.keys())
      if (key.endsWith('_one')) expect(english.has(`${base(key)}_other`), key).toBe(true);
  });

  test('have the same places to fill', () => {
    for (const [key, text] of chinese) expect(places(text), key).toEqual(places(english.get(key) ?? ''));
    for (const [key, text] of english)
      expect(text.trim(), key).toBe(
        key === 'list.comma' || key === 'list.semicolon' || key === 'packet.print-because' ? text.trim() : text,
      );
  });

  test('Chinese is Chinese, with full-width signs', () => {
    const latinOnly = /^(term\.incoterm\.|term\.file-kind\.pdf|term\.platform\.|job\.unit\.steps)/;
    for (const [key, text] of chinese) {
      if (latinOnly.test(key)) continue;
      expect(text, key).toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
      expect(text, key).not.toMatch(/[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]\.(?!\w)/);
    }
  });

  const code = [
    ...sources(path.join(src, 'renderer')),
    ...sources(path.join(src, 'main', 'shell')),
    ...sources(path.join(src, 'main', 'ipc')),
  ].join('\n');
  const used = new Set<string>();
  const patterns: RegExp[] = [];
  for (const [, key = ''] of code.matchAll(/\bt\(\s*'([^']+)'/g)) used.add(key);
  for (const [, key = ''] of code.matchAll(/\bt\(\s*`([^`]+)`/g)) {
    const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
    patterns.push(new RegExp(`^${parts.join('.+')}$`));
  }
  for (const [, key = ''] of code.matchAll(/(?:shellText\([^,]+,\s*|say\()'([a-z-]+)'/g)) used.add(`shell.${key}`);
  for (const [, key = ''] of code.matchAll(/shellText\([^,]+,\s*`([^`]+)`/g)) {
    patterns.push(new RegExp(`^shell\\.${key.replace(/\$\{[^}]*\}/g, '.+')}$`));
  }

  test('no key is missing that the page asks for', () => {
    expect(used.size).toBeGreaterThan(80);
    const known = new Set([...english.keys()].map(base));
    expect([...used].filter((key) => !known.has(key))).toEqual([]);
    for (const pattern of patterns)
      expect(
        [...known].some((key) => pattern.test(key)),
        String(pattern),
      ).toBe(true);
  });

  test('no key is there that nobody asks for', () => {
    const unused = [...english.keys()]
      .map(base)
      .filter((key) => !used.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  test('every field of the form and every word of its lists has a text', () => {
    for (const section of sections) {
      expect(english.has(`section.${section.id}`), section.id).toBe(true);
      const fields = [
        ...section.fields.map((field) => ({ field, key: field.path })),
        ...section.lists.flatMap((list) => list.fields.map((field) => ({ field, key: `${list.path}.${field.path}` }))),
      ];
      for (const { field, key } of fields) {
        expect(english.has(`fact.${key}`), key).toBe(true);
        expect(english.has(`help.${key}`), key).toBe(true);
        if ('options' in field)
          for (const word of field.options)
            expect(english.has(`term.${field.term}.${word}`), `${field.term} ${word}`).toBe(true);
      }
      for (const list of section.lists) {
        expect(english.has(`entry-of.${list.path}`)).toBe(true);
        expect(english.has(`entry-add.${list.path}`)).toBe(true);
      }
    }
    for (const kind of terms.exhibitKinds) expect(english.has(`term.exhibit.${kind}`), kind).toBe(true);
  });
});
