import { describe, expect, test } from 'vitest';
import { commandOf, isPressOf, type KeyPress, keyLabel } from '../../../src/renderer/ui/command-keys.ts';
import { commandIds, commandRow } from '../../../src/shared/contract/command-table.ts';

function press(keys: Partial<KeyPress> & { readonly key: string }): KeyPress {
  return {
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    ...keys,
  };
}

/** A press of the keys of a table row, as a keyboard sends it. */
function pressOf(keys: string): KeyPress {
  const parts = keys.split('+');
  const last = parts.pop() ?? '';
  const key = { Left: 'ArrowLeft', Right: 'ArrowRight', Plus: '+' }[last] ?? last;
  return press({
    key: key.length === 1 && !parts.includes('Shift') ? key.toLowerCase() : key,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Cmd'),
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
  });
}

const pageCommands = commandIds.filter((id) => commandRow(id).runs === 'page' && commandRow(id).keys !== null);

describe.each(['mac', 'other'] as const)('keys on %s', (platform) => {
  test('no two commands have the same keys', () => {
    const all = commandIds.flatMap((id) => commandRow(id).keys?.[platform] ?? []);
    expect(new Set(all).size).toBe(all.length);
  });

  test('each command of the page is found by its keys, outside of fields', () => {
    for (const id of pageCommands)
      expect(commandOf(pressOf(commandRow(id).keys?.[platform] ?? ''), platform, false), id).toBe(id);
  });

  test('while typing only those that are meant to', () => {
    for (const id of pageCommands) {
      const found = commandOf(pressOf(commandRow(id).keys?.[platform] ?? ''), platform, true);
      expect(found, id).toBe(commandRow(id).whileTyping ? id : null);
    }
  });

  test('none while an input method composes', () => {
    for (const id of pageCommands) {
      const keys = pressOf(commandRow(id).keys?.[platform] ?? '');
      expect(commandOf({ ...keys, isComposing: true }, platform, false), id).toBe(null);
      expect(commandOf({ ...keys, keyCode: 229 }, platform, false), id).toBe(null);
    }
  });
});

test('what is typed without a modifier is never a command in a field', () => {
  for (const key of ['?', 'n', 'Enter', 'Escape', '1', 'Delete'])
    expect(commandOf(press({ key }), 'other', true)).toBe(null);
});

test('a keyboard that is not Latin finds letters by their place', () => {
  const cyrillic = press({ key: 'л', code: 'KeyK', ctrlKey: true });
  expect(commandOf(cyrillic, 'other', false)).toBe('palette');
  // A Latin layout with other places counts by what it writes.
  expect(isPressOf(press({ key: 'k', code: 'KeyV', ctrlKey: true }), 'Ctrl+V')).toBe(false);
});

test('a modifier too many is other keys', () => {
  expect(commandOf(press({ key: 'k', ctrlKey: true, altKey: true }), 'other', false)).toBe(null);
  expect(commandOf(press({ key: 'K', ctrlKey: true, shiftKey: true }), 'other', false)).toBe(null);
});

test('keys are written as the platform writes them', () => {
  expect(keyLabel({ mac: 'Cmd+Shift+F', other: 'Ctrl+Shift+F' }, 'mac')).toBe('⌘⇧F');
  expect(keyLabel({ mac: 'Cmd+[', other: 'Alt+Left' }, 'other')).toBe('Alt+←');
});
