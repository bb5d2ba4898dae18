/** The facts side as a person meets it on his first own case, in both languages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { answerOpenDialog, callPage, openAllFacts, type RunningApp, startApp, temporaryFolder } from './support/app.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const words = {
  en: {
    newArchive: 'New archive…',
    newCase: 'New case',
    heading: 'New case',
    all: 'Cases',
    why: 'Why does the buyer want to return the goods?',
    poland: 'Poland',
    whose: 'Clock of which place',
    ask: 'Which place’s clock showed 10:12?',
    warsaw: 'Warsaw, Poland',
    newYork: 'New York, United States',
    shanghai: 'Shanghai, China',
    mainland: 'Mainland China',
    addGround: 'Add a ground',
    ground: 'Ground in one line',
    addAllegation: 'Add what the buyer says',
    allegation: 'What the buyer says',
    saved: /^Saved \d\d:\d\d$/,
    name: 'Your name',
    keep: 'Continue',
  },
  'zh-CN': {
    newArchive: '新建档案…',
    newCase: '新建案件',
    heading: '新案件',
    all: '案件',
    why: '买家为什么要退货？',
    poland: '波兰',
    whose: '哪个地方的时间',
    ask: '10:12 是哪个地方的时间？',
    warsaw: '波兰',
    newYork: '美国 · 纽约',
    shanghai: '中国',
    mainland: '中国大陆',
    addGround: '添加申诉理由',
    ground: '理由（一句话）',
    addAllegation: '添加买家的指称',
    allegation: '买家的说法',
    saved: /^已保存 \d\d:\d\d$/,
    name: '您的姓名',
    keep: '继续',
  },
} as const;

interface Violations {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}
interface Case {
  readonly value: { readonly facts: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
}

async function factsOf(page: Page, caseId: string): Promise<Case['value']['facts']> {
  return ((await callPage(page, 'case.get', { caseId })) as Case).value.facts;
}

/** Nothing but the middle column may have moved. */
async function pageIsStill(page: Page): Promise<void> {
  const tops = await page.evaluate(() => [
    document.documentElement.scrollTop,
    document.body.scrollTop,
    document.querySelector('.window')?.scrollTop,
    document.querySelector('.top')?.getBoundingClientRect().top,
  ]);
  expect(tops).toEqual([0, 0, 0, 0]);
}

describe.each(['en', 'zh-CN'] as const)('a first own case, %s', (language) => {
  const w = words[language];

  async function firstCase(): Promise<Page> {
    app = await startApp({ language });
    await answerOpenDialog(app, [path.join(temporaryFolder('archive'), 'cases')]);
    await app.page.getByRole('button', { name: w.newArchive }).click();
    await app.page.getByRole('button', { name: w.newCase }).click();
    await app.page.getByRole('heading', { name: w.heading, exact: true }).waitFor();
    await app.page.waitForSelector('[data-testid="answer"]');
    await openAllFacts(app.page);
    return app.page;
  }

  test('a question leads to its field, and only the middle column moves', async () => {
    const page = await firstCase();
    // One claim line is there from the start.
    expect(await page.locator('[data-path="lines[1].reason"]').count()).toBe(1);
    await page.locator('.question', { hasText: w.why }).click();
    expect(await page.evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path'))).toBe(
      'lines[1].reason',
    );
    await pageIsStill(page);

    const questions = page.locator('.standing .question');
    const many = await questions.count();
    expect(many).toBeGreaterThan(2);
    for (let i = 0; i < many; i += 1) {
      await questions.nth(i).click();
      await pageIsStill(page);
    }
    // The last section, and every field on the way by keyboard.
    await page.locator('.rail button').last().click();
    expect(await page.evaluate(() => document.querySelector('.case-middle')?.scrollTop)).toBeGreaterThan(500);
    await pageIsStill(page);
    for (let i = 0; i < 30; i += 1) await page.keyboard.press('Shift+Tab');
    await pageIsStill(page);
    await page.evaluate(() => {
      document.documentElement.scrollTop = 61;
      document.body.scrollTop = 61;
      for (const field of document.querySelectorAll<HTMLElement>('.case-middle input')) field.focus();
    });
    await pageIsStill(page);
    expect(app?.pageErrors).toEqual([]);
  });

  test('a time belongs to the clock of its place; where that is not known it is asked, never taken for granted', async () => {
    const page = await firstCase();
    const received = page.locator('#fact-delivery-receivedAt');
    const clock = page.locator('[data-path="delivery.receivedAt"]').getByRole('combobox', { name: w.whose });
    const receivedFact = async (): Promise<unknown> => (await factsOf(page, 'CB-0001'))['delivery']?.['receivedAt'];

    // No country yet: asked; only the day is kept.
    await received.fill('2025-03-04 10:12');
    await received.blur();
    await page.getByText(w.ask).waitFor();
    await page.getByText(w.saved).waitFor();
    expect(await receivedFact()).toBe('2025-03-04');
    expect(await received.inputValue()).toBe('2025-03-04 10:12');
    expect(await clock.inputValue()).toBe('');

    // Chosen by its name.
    await clock.fill(w.newYork);
    await clock.press('Enter');
    await expect.poll(receivedFact).toEqual({ local: '2025-03-04T10:12', zone: 'America/New_York' });
    expect(await clock.inputValue()).toBe(w.newYork);

    // A country with one clock: that is the buyer's. Typed by its name in either language, or by its letters.
    const country = page.locator('#fact-customer-country');
    const countryFact = async (): Promise<unknown> => (await factsOf(page, 'CB-0001'))['customer']?.['country'];
    for (const [typed, code] of [
      ['德国', 'DE'],
      ['FR', 'FR'],
      ['Poland', 'PL'],
    ] as const) {
      await country.fill(typed);
      await country.press('Tab');
      await expect.poll(countryFact).toBe(code);
    }
    expect(await country.inputValue()).toBe(w.poland);
    await page.locator('[id="fact-request-at"]').fill('2025-03-06 09:00');
    await page.locator('[id="fact-request-at"]').blur();
    await expect
      .poll(async () => (await factsOf(page, 'CB-0001'))['request']?.['at'])
      .toEqual({ local: '2025-03-06T09:00', zone: 'Europe/Warsaw' });
    expect(await page.locator('[data-path="request.at"]').getByRole('combobox', { name: w.whose }).inputValue()).toBe(
      w.warsaw,
    );

    // The list opened as a person opens it is clean for a screen reader as well.
    await clock.click();
    await page.getByRole('option', { name: w.warsaw, exact: true }).first().waitFor();
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const run = (window as unknown as { axe: { run(): Promise<Violations> } }).axe;
      return (await run.run()).violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)}`));
    });
    expect(found).toEqual([]);
    await page.getByRole('option', { name: w.warsaw, exact: true }).first().click();
    await expect.poll(receivedFact).toEqual({ local: '2025-03-04T10:12', zone: 'Europe/Warsaw' });

    // The seller's own times: the clock of his company.
    await page.locator('#fact-seller-domicile label', { hasText: w.mainland }).click();
    await page.locator('#fact-order-orderedAt').fill('2025-01-02 08:00');
    await page.locator('#fact-order-orderedAt').blur();
    await expect
      .poll(async () => (await factsOf(page, 'CB-0001'))['order']?.['orderedAt'])
      .toEqual({ local: '2025-01-02T08:00', zone: 'Asia/Shanghai' });
    expect(
      await page.locator('[data-path="order.orderedAt"]').getByRole('combobox', { name: w.whose }).inputValue(),
    ).toBe(w.shanghai);
    expect(app?.pageErrors).toEqual([]);
  });

  test('grounds, allegations and the company; the next case knows the company', async () => {
    const page = await firstCase();
    await page.getByRole('button', { name: w.addGround }).click();
    await page.getByLabel(w.ground).fill('No defect was shown');
    await page.getByRole('button', { name: w.addAllegation }).click();
    await page.getByLabel(w.allegation).fill('The colour is wrong');
    await page.locator('#fact-seller-name').fill('示例家具有限公司');
    await page.locator('#fact-seller-domicile label', { hasText: w.mainland }).click();
    await expect
      .poll(async () => {
        const facts = await factsOf(page, 'CB-0001');
        return [facts['appeal']?.['grounds'], facts['dispute']?.['allegations'], facts['seller']];
      })
      .toEqual([
        [{ id: '1', title: 'No defect was shown' }],
        [{ id: '1', text: 'The colour is wrong' }],
        { name: { name: '示例家具有限公司' }, domicile: 'CN' },
      ]);
    await page.getByRole('button', { name: w.all, exact: true }).click();
    await page.getByRole('button', { name: w.newCase }).click();
    await page.getByRole('heading', { name: w.heading, exact: true }).waitFor();
    await page.locator('.head-facts', { hasText: 'CB-0002' }).waitFor();
    await openAllFacts(page);
    await expect.poll(() => page.locator('#fact-seller-name').inputValue()).toBe('示例家具有限公司');
    expect((await factsOf(page, 'CB-0002'))['seller']).toEqual({
      name: { name: '示例家具有限公司' },
      domicile: 'CN',
    });
    expect(app?.pageErrors).toEqual([]);
  });

  test('an archive opened past the start screen: the name is asked once, before anything is written', async () => {
    const archive = path.join(temporaryFolder('archive'), 'cases');
    const maker = await startApp();
    await answerOpenDialog(maker, [archive]);
    await maker.page.getByRole('button', { name: words.en.newArchive }).click();
    await maker.page.getByRole('button', { name: words.en.newCase }).waitFor();
    await maker.close();

    app = await startApp({ language, by: null, archive });
    const { page } = app;
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: w.keep }).isDisabled()).toBe(true);
    await page.getByLabel(w.name).fill('李伟');
    await page.getByRole('button', { name: w.keep }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: w.newCase }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(app.pageErrors).toEqual([]);
  });
});
