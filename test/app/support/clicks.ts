/** A hand that counts: every press of the mouse goes through it. Whoever does not use Tab clicks into each field he fills. */
import type { Locator, Page } from 'playwright-core';

export interface CountingHand {
  /** One press. */
  click(target: Locator): Promise<void>;
  /** A press into a field that has not the cursor yet, then the keys. */
  fill(target: Locator, text: string): Promise<void>;
  /** Presses outside the window, in dialogs of the system. */
  elsewhere(times: number, what: string): void;
  readonly count: number;
  /** Of these, in the window. */
  readonly inWindow: number;
  /** What was pressed, in order, to be read when it was too much. */
  readonly told: readonly string[];
  /** Every press that the page has felt. */
  felt(): Promise<number>;
}

export async function countingHand(page: Page): Promise<CountingHand> {
  const told: string[] = [];
  let outside = 0;
  // Kept over reloads of the page too.
  await page.addInitScript(watch);
  await page.evaluate(watch);
  const nameOf = (target: Locator): Promise<string> =>
    target.evaluate((element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60));
  const hand: CountingHand = {
    click: async (target) => {
      const name = await nameOf(target);
      await target.click({ timeout: 60_000 });
      told.push(name);
    },
    fill: async (target, text) => {
      await target.waitFor({ timeout: 60_000 });
      // Where the app has put the cursor itself nobody clicks.
      const hasCursor = await target.evaluate((element) => element === document.activeElement);
      if (!hasCursor) {
        await target.click();
        told.push(`into ${await target.evaluate((element) => element.id || element.tagName)}`);
      }
      await page.keyboard.insertText(text);
    },
    elsewhere: (times, what) => {
      outside += times;
      for (let i = 0; i < times; i += 1) told.push(`outside the window: ${what}`);
    },
    get count() {
      return told.length;
    },
    get inWindow() {
      return told.length - outside;
    },
    get told() {
      return told;
    },
    felt: () => page.evaluate(() => (window as unknown as { pressed?: number }).pressed ?? 0),
  };
  return hand;
}

function watch(): void {
  const held = window as unknown as { pressed?: number };
  if (held.pressed !== undefined) return;
  held.pressed = 0;
  window.addEventListener(
    'mousedown',
    () => {
      held.pressed = (held.pressed ?? 0) + 1;
    },
    { capture: true },
  );
}
