import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/shared/domain/canonical-json.ts';
import { formatId, parseId } from '../../../src/shared/domain/ids.ts';
import { describeTrouble, troubles } from '../../../src/shared/errors.ts';
import { readJsonText } from '../../../src/shared/json-text.ts';

describe('canonical JSON', () => {
  it('has one spelling for one value', () => {
    expect(canonicalJson({ b: [1, null, undefined], a: { d: 'é', c: undefined } })).toBe(
      '{"a":{"d":"é"},"b":[1,null,null]}',
    );
  });

  it('is JSON of the same value, whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
        const turned =
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value;
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
      { seed: 1 },
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1])('refuses %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow(/canonicalJson/);
  });
});

describe('ids', () => {
  it('are read as they are written, and as people type them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (no) => {
        expect(parseId('case', formatId('case', no))).toBe(no);
      }),
    );
    expect(formatId('evidence', 7)).toBe('EV-0007');
    expect(formatId('case', 12345)).toBe('CB-12345');
    expect(parseId('case', ' cb-7 ')).toBe(7);
  });

  it.each(['', 'CB-', 'CB-0', 'CB-0000', 'EV-0001', 'CB-1x', 'CB--1', 'CB-1.5', 'CB-9999999999999'])(
    '%j is none of a case',
    (text) => {
      expect(parseId('case', text)).toBeNull();
    },
  );
});

describe('the reader of JSON text', () => {
  it('reads what JSON.parse reads and refuses what it refuses', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 5 }),
        fc.nat(),
        fc.constantFrom('', '"', '{', '}', ',', '\\', '0', ' ', '\n', 'x', '\u0000'),
        (text, at, cut) => {
          for (const candidate of [
            text,
            `${text.slice(0, at % (text.length + 1))}${cut}${text.slice((at % (text.length + 1)) + 1)}`,
          ]) {
            const ours = readJsonText(candidate);
            let theirs: unknown;
            let isRefused = false;
            try {
              theirs = JSON.parse(candidate);
            } catch {
              isRefused = true;
            }
            expect('error' in ours).toBe(isRefused);
            if ('value' in ours) expect(ours.value).toEqual(theirs);
          }
        },
      ),
      { seed: 1, numRuns: 1000 },
    );
  });

  it('is not exhausted by a hostile text', () => {
    for (const text of [
      `"${'\\n'.repeat(2_000_000)}"`,
      `"${'a'.repeat(5_000_000)}`,
      `[${'1,'.repeat(500_000)}1]`,
      '{"a":'.repeat(100_000),
    ]) {
      expect(() => readJsonText(text)).not.toThrow();
    }
  });

  it('names every key that is written twice', () => {
    expect(readJsonText('{"a": {"b": 1, "b": 2}, "c": [0, {"d": 1, "\\u0064": 2}], "a": 3}')).toMatchObject({
      duplicateKeys: [['a', 'b'], ['c', 1, 'd'], ['a']],
    });
  });
});

describe('the catalogue of troubles', () => {
  it('speaks both languages, and fills every place it names', () => {
    for (const [code, kind] of Object.entries(troubles)) {
      for (const language of ['en', 'zh-CN'] as const) {
        const { message, nextStep } = kind[language];
        for (const text of [message, nextStep]) {
          expect(text, code).toMatch(language === 'en' ? /^["“A-Z{].*[.}]$/s : /[\u4e00-\u9fff].*[。}]$/s);
        }
      }
      const places = (language: 'en' | 'zh-CN') =>
        [...kind[language].message.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
      expect(places('zh-CN'), code).toEqual(places('en'));
    }
    expect(describeTrouble('CASE_NOT_FOUND', { caseId: 'CB-0007' }, 'zh-CN').message).toContain('CB-0007');
  });
});
