/** Hands without a mouse: all they have is keys. At every stop the focus must be where it can be seen. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type FocusStop, focusStop } from './focus.ts';

/** More presses than this to one thing, and the keyboard is kept out of it. */
const FAR = 400;

export interface Hands {
  /** Presses keys as Playwright names them, one after the other. */
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Tab until the focus is on what the selector names, and, where given, what is called so. */
  tabTo(selector: string, name?: string | RegExp): Promise<void>;
  /** The same, backwards. */
  backTo(selector: string, name?: string | RegExp): Promise<void>;
  /** Tab to a button and press it. */
  pushButton(name: string | RegExp): Promise<void>;
  /** Arrows until a list of choices that has the focus stands at a value. */
  choose(value: string): Promise<void>;
  /** Where the focus is. */
  at(): Promise<FocusStop>;
  /** Everything that a mouse, a finger or a script pretending to be one has done: must be empty. */
  touched(): Promise<readonly string[]>;
}

/** Takes the mouse away from a page: whatever comes from one is written down. */
export async function handsOn(page: Page): Promise<Hands> {
  // Frames that fade in would still look the same for a moment.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => {
    const seen: string[] = [];
    (window as unknown as { touched: string[] }).touched = seen;
    const note = (event: Event): void => {
      const target = event.target instanceof Element ? event.target : document.body;
      seen.push(`${event.type} on ${target.tagName} .${target.className}`);
    };
    // A pointer that rests over something that scrolls is told of as moving: only presses and turns are a hand's own.
    for (const type of ['mousedown', 'mouseup', 'pointerdown', 'pointerup', 'wheel', 'touchstart', 'dragstart', 'drop'])
      window.addEventListener(type, note, { capture: true, passive: true });
    // A click that a key made counts no presses of a button.
    window.addEventListener('click', (event) => event.detail > 0 && note(event), { capture: true });
  });

  const stop = async (): Promise<FocusStop> => {
    const at = await focusStop(page);
    expect(at.hidden, at.what).toBeNull();
    expect(at.unmarkedBefore, 'looks the same with and without the focus').toBeNull();
    return at;
  };
  const walk = async (key: string, selector: string, name?: string | RegExp): Promise<void> => {
    const isThere = (at: FocusStop): Promise<boolean> =>
      name !== undefined && !(typeof name === 'string' ? at.name === name : name.test(at.name))
        ? Promise.resolve(false)
        : page.evaluate((css) => document.activeElement?.matches(css) === true, selector);
    const passed: string[] = [];
    for (let i = 0; i < FAR; i += 1) {
      await page.keyboard.press(key);
      const at = await stop();
      if (await isThere(at)) return;
      passed.push(at.what);
    }
    throw new Error(
      `${key} never came to ${selector} ${String(name ?? '')}; it went by ${passed.slice(-40).join('\n')}`,
    );
  };
  const hands: Hands = {
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
    tabTo: (selector, name) => walk('Tab', selector, name),
    backTo: (selector, name) => walk('Shift+Tab', selector, name),
    pushButton: async (name) => {
      await walk('Tab', 'button:enabled', name);
      await page.keyboard.press('Enter');
    },
    choose: async (value) => {
      const now = (): Promise<string> => page.evaluate(() => (document.activeElement as HTMLSelectElement).value);
      for (let i = 0; i < 80; i += 1) {
        if ((await now()) === value) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`the arrows never came to ${value}; it stands at ${await now()}`);
    },
    at: stop,
    touched: () => page.evaluate(() => (window as unknown as { touched: string[] }).touched),
  };
  return hands;
}
