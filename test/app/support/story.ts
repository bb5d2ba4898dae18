/** A story told to the app the way a person tells it: field by field in the form, message by message in the talks; and what the screen answers. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { roleOfKey } from '../../../src/renderer/features/evidence/light-table-model.ts';
import { readPdf } from '../../packets/read-pdf.ts';
import { answerOpenDialog, answerSaveDialog, callPage, type RunningApp, temporaryFolder } from './app.ts';

/** What is said of a fact: words and numbers are typed, a choice is taken from its list, yes and no from their buttons. */
export type Told = string | boolean;
export type Facts = Readonly<Record<string, Told>>;

const idOf = (path: string): string => `fact-${path.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** Opens a folded section, and what is rarely needed in it. */
async function unfold(page: Page, section: string): Promise<void> {
  const part = page.locator(`#section-${section}`);
  await part.waitFor();
  const fold = part.locator('.section-fold');
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  await part.locator('.fields, .entries, .talks').first().waitFor();
  const more = part.locator('button.more[aria-expanded="false"]');
  while ((await more.count()) > 0) await more.first().click();
}

/** Types facts into their fields of one section, and waits until all of them are kept. */
export async function tell(page: Page, section: string, facts: Facts): Promise<void> {
  await unfold(page, section);
  for (const [path, told] of Object.entries(facts)) {
    const field = page.locator(`[data-path="${path}"]`);
    const box = page.locator(`#${idOf(path)}`);
    await box.waitFor();
    if (typeof told === 'boolean') {
      await field
        .getByRole('radio')
        .nth(told ? 0 : 1)
        .check({ force: true });
      continue;
    }
    if ((await box.getAttribute('role')) === 'radiogroup')
      await box.locator(`input[value="${told}"]`).check({ force: true });
    else if ((await box.evaluate((el) => el.tagName)) === 'SELECT') await box.selectOption(told);
    else {
      await box.fill(told);
      await box.blur();
    }
    expect(await field.locator('.field-note.is-bad').allInnerTexts(), path).toEqual([]);
  }
  await page.locator('.saved svg').waitFor();
}

/** A new entry of a list; gives the beginning of its paths. */
export async function addEntry(page: Page, section: string, list: string): Promise<string> {
  await unfold(page, section);
  const entries = page.locator(`#section-${section} fieldset.entry`);
  const before = await entries.count();
  await page.locator(`#section-${section} .entries`).last().locator(':scope > button').last().click();
  await expect.poll(() => entries.count(), { timeout: 20_000 }).toBe(before + 1);
  const path = await entries.last().locator(`[data-path^="${list}["]`).first().getAttribute('data-path');
  return path?.replace(/\]\..*$/, ']') ?? '';
}

/** One message of the talks, with a sum where one was named. */
export async function talk(page: Page, from: 'seller' | 'buyer' | 'platform', text: string, sum = ''): Promise<void> {
  await unfold(page, 'talks');
  const line = page.locator('.talks-add');
  const said = page.locator('.talks ol > li', { hasText: text });
  await line.locator('select').selectOption(from);
  await line.locator('textarea').first().fill(text);
  await line.locator('.talks-amount input, input.talks-amount').first().fill(sum);
  await line.getByRole('button').click();
  await said.waitFor();
}

/** What the panel says: each line of it as a person reads it. */
export interface Standing {
  readonly stance: string;
  readonly says: string;
  readonly next: string;
  readonly window: string;
  readonly deadlines: readonly string[];
  readonly questions: readonly string[];
  readonly warnings: readonly string[];
}

/** Waits until the one line of the case has a stance, and reads what stands beside it. */
export async function standing(page: Page, stance: string): Promise<Standing> {
  const line = page.locator(`.standing .line[data-stance="${stance}"]`);
  await line.waitFor({ timeout: 20_000 }).catch(async () => {
    throw new Error(`not ${stance}, but: ${await page.locator('.standing').innerText()}`);
  });
  const words = async (css: string): Promise<readonly string[]> =>
    (await page.locator(`.standing ${css}`).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  const [says = '', next = '', window = ''] = await Promise.all(
    ['.line .says', '.line .next', '.line .window-line'].map(async (css) => (await words(css))[0]),
  );
  return {
    stance,
    says,
    next,
    window,
    deadlines: await words('[data-part="deadlines"] li'),
    questions: await words('.question'),
    warnings: await words('.warn-note'),
  };
}

/** The rules that decide the line, as the reasons name them: `R-22 S2.2b`. Opened and folded again. */
export async function reasons(page: Page): Promise<readonly string[]> {
  const head = page.locator('.standing .line > .disclosure > .disclosure-head').first();
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  const tree = page.getByTestId('why');
  await tree.waitFor();
  const found = await tree.locator(':scope > .why-list > .finding').evaluateAll((items) =>
    items.map((item) => {
      const cited = item.querySelector('.citation .quiet, p.quiet')?.textContent?.split(' · ')[0] ?? '';
      const clause = /[A-Z][\w.-]*\d[\w.-]*/.exec(cited)?.[0] ?? cited;
      return `${item.getAttribute('data-rule')} ${clause}`;
    }),
  );
  await head.click();
  return found;
}

interface CaseKept {
  readonly value: { readonly status: string; readonly facts: Readonly<Record<string, unknown>> };
}

/** The case as it is kept. */
export async function kept(page: Page): Promise<CaseKept['value']> {
  return ((await callPage(page, 'case.get', { caseId: 'CB-0001' })) as CaseKept).value;
}

interface PacketsKept {
  readonly value: {
    readonly packets: readonly { readonly packetId: string; readonly variant: string; readonly draft: boolean }[];
  };
}

/** Brings a folder in by its button and says with a number key what each file is, in the order in which they stand. */
export async function bringIn(app: RunningApp, folder: string, roles: readonly string[]): Promise<void> {
  const { page } = app;
  await answerOpenDialog(app, [folder]);
  await page.locator('#tab-evidence').click();
  await page.locator('.evidence > .bar button').last().click();
  await expect.poll(() => page.locator('.grid .tile').count(), { timeout: 30_000 }).toBe(roles.length);
  await page.locator('.light-tools select').last().selectOption('name');
  await page.locator('.grid').focus();
  for (const [index, role] of roles.entries()) {
    await page.keyboard.press(index === 0 ? 'Home' : 'ArrowRight');
    await page.locator('.grid .tile').nth(index).and(page.locator('[aria-selected="true"]')).waitFor();
    await page.keyboard.press(role);
    await expect.poll(() => kinds(page), { timeout: 20_000 }).toContain(roleOfKey(role));
  }
}

/** What the exhibits of the case are. */
async function kinds(page: Page): Promise<readonly string[]> {
  const box = (await callPage(page, 'evidence.list', { caseId: 'CB-0001' })) as {
    value: { exhibits: readonly { readonly kind: string }[] };
  };
  return box.value.exhibits.map((one) => one.kind);
}

/** Issues the packet of a kind and gives the words of its pages, read out of the file that is saved. */
export async function issuePacket(app: RunningApp, variant: string, language: 'en' | 'zh-CN'): Promise<string> {
  const { page } = app;
  await page.locator('#tab-packet').click();
  await page.locator('.lights-row').waitFor();
  await expect.poll(() => page.locator('.studio-variant select').inputValue()).toBe(variant);
  await page.locator(`.studio-top input[value="${language}"]`).check({ force: true });
  // The draft that makes itself comes first; whoever issued meanwhile would have two at work.
  await page.locator('.pages[data-ready="true"] img').first().waitFor({ timeout: 90_000 });
  const issue = page.locator('.studio-acts button').nth(1);
  await expect
    .poll(() => issue.isEnabled(), { timeout: 20_000 })
    .toBe(true)
    .catch(async () => {
      const found = await callPage(page, 'packet.preflight', { caseId: 'CB-0001', variant, paper: 'A4', language });
      throw new Error(`the packet cannot be issued: ${JSON.stringify(found)}`);
    });
  await issue.click();
  const issued = async (): Promise<string | undefined> => {
    const { value } = (await callPage(page, 'packet.list', { caseId: 'CB-0001' })) as PacketsKept;
    return value.packets.find((one) => one.variant === variant && !one.draft)?.packetId;
  };
  await expect.poll(issued, { timeout: 60_000 }).toBeDefined();
  await page
    .locator(`.pages[data-packet="${await issued()}"][data-ready="true"] img`)
    .first()
    .waitFor({ timeout: 60_000 });
  const file = path.join(temporaryFolder('issued'), 'packet.pdf');
  await answerSaveDialog(app, file);
  await page.locator('.pages').focus();
  await page.keyboard.press('Control+Shift+s');
  await page.getByText('packet.pdf').waitFor();
  const { pages } = await readPdf(new Uint8Array(readFileSync(file)));
  return pages.map(({ text }) => text).join('\n');
}

/** Notes to whom the issued packet went. */
export async function noteSent(page: Page, to: string): Promise<void> {
  await page.locator('.side-tabs [role=tab]').last().click();
  await page.locator('.version .link').first().click();
  await page.locator('.sent-form input').first().fill(to);
  await page.locator('.sent-form button[type=submit]').click();
  await page.locator('.sent', { hasText: to }).waitFor();
}

/** Closes the case with how it ended, what it cost and what it taught. */
export async function closeCase(page: Page, outcome: string, cost: string, lesson: string): Promise<void> {
  await page.keyboard.press('Control+Shift+e');
  const dialog = page.locator('dialog.closing');
  const boxes = dialog.locator('.closing-fields input');
  await boxes.first().waitFor();
  await boxes.nth(1).fill(cost);
  await boxes.nth(2).fill(outcome);
  await dialog.locator('textarea').first().fill(lesson);
  await boxes.first().press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

/** Who pays the freight, leg by leg: `Return Buyer Seller`, the sensible reading before the literal one where they differ. */
export async function freight(page: Page): Promise<readonly string[]> {
  const table = page.locator('.standing .line table.mini', { has: page.locator('tbody') });
  const heads = page.locator('.standing .line > .disclosure > .disclosure-head[aria-expanded="false"]');
  while ((await heads.count()) > 0) await heads.first().click();
  await table.last().waitFor();
  const rows = await table.last().locator('tbody tr').allInnerTexts();
  const open = page.locator('.standing .line > .disclosure > .disclosure-head[aria-expanded="true"]');
  while ((await open.count()) > 0) await open.first().click();
  return rows.map((row) => row.replace(/\s+/g, ' ').trim());
}
