/** Every place of the window, and how one gets there: for the tests that look at all of them. A new place is added here. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** A chat as it is copied out of the platform's page. */
const PASTED = path.join(import.meta.dirname, '..', '..', 'unit', 'shared', 'pastes', 'platform-chat.txt');

export interface Stop {
  readonly name: string;
  readonly go: (page: Page) => Promise<void>;
}

const tab = (id: string, ready: string) => async (page: Page) => {
  await page.locator(`#tab-${id}`).click();
  await page.waitForSelector(ready);
};

export async function settingsSection(page: Page, index: number): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.locator('.settings-list .side-link').nth(index).click();
  await page.waitForSelector('.settings-section');
}

/** In this order: a case is entered from the list and left by the top bar. */
export const stops: readonly Stop[] = [
  {
    name: 'today',
    go: async (page) => {
      await page.locator('.top-nav button').first().click();
      await page.waitForSelector('h1');
    },
  },
  {
    name: 'cases',
    go: async (page) => {
      await page.keyboard.press('Control+Shift+l');
      await page.waitForSelector('tbody tr');
    },
  },
  {
    name: 'facts',
    go: async (page) => {
      await page.locator('tbody tr', { hasText: 'CB-0001' }).click();
      await page.waitForSelector('[data-testid="answer"]');
      await page.waitForSelector('.fields');
    },
  },
  {
    name: 'reasons',
    go: async (page) => {
      for (const [index] of (await page.locator('.standing .line > .disclosure').all()).entries())
        await page.locator('.standing .line > .disclosure > .disclosure-head').nth(index).click();
      await page.waitForSelector('[data-testid="why"]');
    },
  },
  { name: 'evidence', go: tab('evidence', '.evidence') },
  { name: 'packet', go: tab('packet', '.lights-row') },
  {
    name: 'rules',
    go: async (page) => {
      await page.keyboard.press('Control+Shift+u');
      await page.waitForSelector('.rule-entry');
    },
  },
  ...['look', 'company', 'archive', 'readings', 'notifications', 'privacy', 'about'].map((name, index) => ({
    name: `settings-${name}`,
    go: (page: Page) => settingsSection(page, index),
  })),
  {
    name: 'palette',
    go: async (page) => {
      await page.keyboard.press('Control+k');
      await page.waitForSelector('.palette-item');
    },
  },
  {
    name: 'shortcuts',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('h1').first().focus();
      await page.keyboard.press('?');
      await page.waitForSelector('.shortcut');
    },
  },
];

/** Closes what lies over the screen. */
export async function leave(page: Page): Promise<void> {
  if ((await page.locator('dialog[open]').count()) > 0) await page.keyboard.press('Escape');
}

/** What lies inside the places: lists that show nothing, the trash, dialogs, the other sides of the evidence. Walked after the places, from the list. */
export const corners: readonly Stop[] = [
  {
    name: 'cases, none found',
    go: async (page) => {
      await page.keyboard.press('Control+Shift+l');
      await page.locator('.search input').fill('no such buyer');
      await page.locator('.case-list-main .empty').waitFor();
    },
  },
  {
    name: 'trash',
    go: async (page) => {
      await page.locator('.search input').fill('');
      await page.waitForSelector('.case-table tbody tr');
      await page.locator('.views .view-entry').last().click();
      await page.locator('.case-list-main .empty').waitFor();
    },
  },
  {
    name: 'closing',
    go: async (page) => {
      await page.locator('.views .view-entry').first().click();
      await page.locator('.case-table tbody tr', { hasText: 'CB-0001' }).click();
      await page.waitForSelector('[data-testid="answer"]');
      await page.keyboard.press('Control+Shift+e');
      await page.locator('dialog.closing form').waitFor();
    },
  },
  {
    name: 'what if',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('dialog.closing').waitFor({ state: 'detached' });
      await page.locator('.standing button').last().click();
      await page.getByTestId('what-if').waitFor();
    },
  },
  {
    name: 'exhibits',
    go: async (page) => {
      await page.locator('#tab-evidence').click();
      await page.locator('.view-switch button').nth(1).click();
      await page.waitForTimeout(200);
    },
  },
  {
    name: 'sources',
    go: async (page) => {
      await page.locator('.view-switch button').nth(2).click();
      await page.locator('details.folder-tree').first().waitFor();
    },
  },
  {
    name: 'lightbox',
    go: async (page) => {
      await page.locator('.view-switch button').first().click();
      await page.locator('.grid').focus();
      await page.keyboard.press('Enter');
      await page.locator('dialog.lightbox').waitFor();
    },
  },
  {
    name: 'compare',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('dialog.lightbox').waitFor({ state: 'detached' });
      await page.locator('.grid').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+ArrowRight');
      await page.locator('.light-said button').click();
      await page.locator('.compare figure').nth(1).waitFor();
    },
  },
  {
    name: 'versions',
    go: async (page) => {
      await page.keyboard.press('Escape');
      await page.locator('dialog.lightbox').waitFor({ state: 'detached' });
      await page.locator('#tab-packet').click();
      await page.locator('.side-tabs button').nth(2).click();
      await page.locator('.versions, .side-note').waitFor();
    },
  },
  {
    name: 'reply',
    go: async (page) => {
      await page.locator('.side-tabs button').first().click();
      await page.keyboard.press('Control+Shift+l');
      await page.locator('.case-table tbody tr', { hasText: 'CB-0002' }).click();
      await page.locator('#tab-packet').click();
      await page.locator('.lights-row').waitFor();
      await page.locator('.studio-variant select').selectOption('reply');
    },
  },
  {
    name: 'new case',
    go: async (page) => {
      await page.keyboard.press('Control+Shift+l');
      // One empty case is enough for all walks.
      const made = page.locator('.case-table tbody tr', { hasText: 'CB-0004' });
      await page.locator('.case-table tbody tr', { hasText: 'CB-0001' }).waitFor();
      if ((await made.count()) > 0) await made.click();
      else await page.keyboard.press('Control+n');
      await page.locator('.story-card').waitFor();
      await page.locator('.paste textarea').fill('');
    },
  },
  {
    name: 'paste reader',
    go: async (page) => {
      await page.locator('.paste textarea').fill(readFileSync(PASTED, 'utf8'));
      await page.locator('.paste-form [type="checkbox"]').first().waitFor();
    },
  },
  {
    name: 'pack editor',
    go: async (page) => {
      await page.keyboard.press('Control+Shift+u');
      await page.waitForSelector('.rule-entry');
      const draft = page.locator('[data-draft]');
      if ((await draft.count()) > 0) await draft.first().click();
      else await page.locator('.pack-acts button').first().click();
      await page.locator('.code-field textarea').waitFor();
    },
  },
  {
    name: 'pack preview',
    go: async (page) => {
      const text = page.locator('.code-field textarea');
      await page.locator('.pack-file', { hasText: 'rows-change-of-mind' }).click();
      await text.fill((await text.inputValue()).replaceAll(/\bNEGOTIATE\b/g, 'ACCEPT'));
      await text.press('Control+Enter');
      await page.locator('[data-testid="preview-sum"], [data-sound="false"]').waitFor({ timeout: 30_000 });
    },
  },
];
