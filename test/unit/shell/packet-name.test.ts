import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packetName, safeStem } from '../../../src/main/shell/packet-name.ts';

const packet = { caseId: 'CB-0001', variant: 'appeal', draft: false, day: '2026-11-23' } as const;

describe('the name proposed for a packet', () => {
  test('says case, kind and day in the language of the packet', () => {
    expect(packetName({ ...packet, language: 'en' })).toBe('CB-0001_appeal_2026-11-23.pdf');
    expect(packetName({ ...packet, language: 'zh-CN' })).toBe('CB-0001_申诉_2026-11-23.pdf');
  });
  test('a draft cannot be taken for what was issued', () => {
    expect(packetName({ ...packet, language: 'en', draft: true })).toBe('CB-0001_appeal_draft_2026-11-23.pdf');
    expect(packetName({ ...packet, language: 'zh-CN', draft: true })).toContain('草稿');
  });
  test.each([
    ['CON', '_CON'],
    ['nul.2026', '_nul.2026'],
    ['a/b\\c:d?', 'a-b-c-d-'],
    ['...', '_'],
    ['name. . ', 'name'],
  ])('%s is safe on every system', (wanted, safe) => expect(safeStem(wanted)).toBe(safe));
  test('whatever it is made of, it can be a file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (wanted) => {
        const stem = safeStem(wanted);
        expect(Buffer.byteLength(`${stem}.pdf`)).toBeLessThanOrEqual(255);
        expect(stem).not.toMatch(/[<>:"/\\|?*]|[\s.]$|^(con|nul|aux|prn)(\.|$)/i);
        expect(stem).not.toBe('');
      }),
    );
  });
});
