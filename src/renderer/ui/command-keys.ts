/** Which command a key press means: pure of React and of the page, so that it can be tested with made-up presses. */
import { type CommandId, commandIds, commandRow, type Keys } from '../../shared/contract/command-table.ts';

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

export type Platform = keyof Keys;

const named: Readonly<Record<string, string>> = { Left: 'arrowleft', Right: 'arrowright', Plus: '+' };

/** True when a press is exactly these keys. Letters count by what they write, and by their place where the layout is not Latin. */
export function isPressOf(press: KeyPress, keys: string): boolean {
  const parts = keys.split('+');
  const last = parts.pop() ?? '';
  const wanted = (named[last] ?? last).toLowerCase();
  const has = (name: string): boolean => parts.includes(name);
  if (press.ctrlKey !== has('Ctrl') || press.metaKey !== has('Cmd') || press.altKey !== has('Alt')) return false;
  // A sign such as ? is written with Shift on most keyboards, and without it on others.
  const isSign = parts.length === 0 && wanted.length === 1;
  if (!isSign && press.shiftKey !== has('Shift')) return false;
  if (press.key.toLowerCase() === wanted) return true;
  const isLatin = press.key.length === 1 && press.key.charCodeAt(0) < 128;
  if (/^[a-z]$/.test(wanted) && !isLatin) return press.code === `Key${wanted.toUpperCase()}`;
  return /^\d$/.test(wanted) && press.code === `Digit${wanted}`;
}

/**
 * The command of the page that a press means; null when it means none, or belongs to a field or an input method.
 * @param typing true while the keys go into a field
 */
export function commandOf(press: KeyPress, platform: Platform, typing: boolean): CommandId | null {
  if (press.isComposing || press.keyCode === 229) return null;
  const meant = commandIds.find((id) => {
    const { keys, runs, whileTyping } = commandRow(id);
    return runs === 'page' && keys !== null && (whileTyping || !typing) && isPressOf(press, keys[platform]);
  });
  return meant ?? null;
}

const signs: Readonly<Record<string, string>> = { Cmd: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' };
const words: Readonly<Record<string, string>> = { Left: '←', Right: '→', Plus: '+' };

/** Keys as they are written on the platform: `Ctrl+Shift+F`, `⇧⌘F`. */
export function keyLabel(keys: Keys, platform: Platform): string {
  const parts = keys[platform].split('+').map((part) => words[part] ?? part);
  return platform === 'mac' ? parts.map((part) => signs[part] ?? part).join('') : parts.join('+');
}
