/** A chat and an order page are pasted: one clock for all of it, rows of goods, the buyer's reason; taken over in one step. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { answerOpenDialog, callPage, openAllFacts, type RunningApp, startApp, temporaryFolder } from './support/app.ts';
import { says } from './support/says.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});
const pasted = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '..', 'unit', 'shared', 'pastes', `${name}.txt`), 'utf8');

interface Made {
  readonly value: { readonly caseId: string; readonly facts: Readonly<Record<string, unknown>> };
}

interface Listed {
  readonly value: { readonly cases: readonly { readonly caseId: string }[] };
}
const words = {
  en: { archive: 'New archive…', newCase: 'New case' },
  'zh-CN': { archive: '新建档案…', newCase: '新建案件' },
} as const;

test.each([
  ['en', 'Paste the order page or the chat', 'Yours: Shanghai, China', 'Take over'],
  ['zh-CN', '粘贴订单页面或聊天记录', '我方：中国', '采用'],
] as const)('a pasted text gets one clock, its goods and its messages (%s)', async (language, title, own, takeOver) => {
  const archive = path.join(temporaryFolder('paste'), 'cases');
  app = await startApp({ language });
  await answerOpenDialog(app, [archive]);
  const { page } = app;
  await page.getByRole('button', { name: words[language].archive }).click();
  await page.getByRole('button', { name: words[language].newCase }).click();
  await page.locator('.paste textarea').waitFor();
  const [{ caseId }] = ((await callPage(page, 'case.list', { query: '', status: null, limit: 5 })) as Listed).value
    .cases as [{ caseId: string }];
  for (const [fact, value] of [
    ['customer.country', 'PL'],
    ['seller.domicile', 'CN'],
  ])
    await callPage(page, 'case.set-fact', { caseId, path: fact, value });
  // A new case begins with the box open.
  const box = page.getByRole('region', { name: title });
  const text = box.getByRole('textbox', { name: title });
  await text.fill(pasted('order-page-zh'));
  await box.getByRole('radio', { name: own }).check({ force: true });
  await box.getByRole('button', { name: takeOver }).click();
  await expect
    .poll(async () => ((await callPage(page, 'case.get', { caseId })) as Made).value.facts, { timeout: 30_000 })
    .toMatchObject({
      order: {
        orderNo: '218730465521',
        orderedAt: { local: '2025-03-03T14:22:10', zone: 'Asia/Shanghai' },
        total: { minor: 330000, currency: 'USD' },
        items: [
          {
            description: '台灯 20W 白色',
            quantity: { value: 200, unit: 'pcs' },
            unitPrice: { minor: 1250, currency: 'USD' },
          },
          { description: '台灯 12W 黑色', quantity: { value: 50, unit: 'pcs' } },
        ],
      },
      lines: [{ reason: 'QUALITY' }],
      platform: { name: 'alibaba_com', service: 'trade_assurance' },
    });
  await box.getByRole('button').first().click();
  await box.getByRole('textbox', { name: title }).fill(pasted('platform-chat'));
  await box.getByRole('radio', { name: own }).check({ force: true });
  await box.getByLabel('Anna Sample', { exact: true }).selectOption('buyer');
  await box.getByRole('button', { name: takeOver }).click();
  await expect
    .poll(async () => ((await callPage(page, 'case.get', { caseId })) as Made).value.facts['negotiation'], {
      timeout: 30_000,
    })
    .toMatchObject([
      { at: { local: '2025-05-12T14:33', zone: 'Asia/Shanghai' }, from: 'buyer' },
      { at: { local: '2025-05-12T15:02', zone: 'Asia/Shanghai' } },
      { at: { local: '2025-05-13T09:10', zone: 'Asia/Shanghai' }, from: 'buyer' },
    ]);
  expect(app.pageErrors).toEqual([]);
});

test.each([
  ['en', 'Paste the order page or the chat'],
  ['zh-CN', '粘贴订单页面或聊天记录'],
] as const)(
  'own words of a chat are known by one’s names, told, and let in with one press (%s)',
  async (language, title) => {
    const archive = path.join(temporaryFolder('own-words'), 'cases');
    app = await startApp({ language });
    await answerOpenDialog(app, [archive]);
    const { page } = app;
    await page.getByRole('button', { name: words[language].archive }).click();
    await page.getByRole('button', { name: words[language].newCase }).waitFor();
    await callPage(page, 'keeping.set-company', { name: { name: '样品照明有限公司', latin: 'Li Sample' } });
    await page.getByRole('button', { name: words[language].newCase }).click();
    await page.locator('.paste textarea').waitFor();
    const [{ caseId }] = ((await callPage(page, 'case.list', { query: '', status: null, limit: 5 })) as Listed).value
      .cases as [{ caseId: string }];
    const box = page.getByRole('region', { name: title });
    await box.getByRole('textbox', { name: title }).fill(pasted('platform-chat'));
    await box.getByLabel('Anna Sample', { exact: true }).selectOption('buyer');
    // Nobody has to say who he is himself, and what stays out is said before it is taken.
    await expect.poll(() => box.getByLabel('Li Sample', { exact: true }).inputValue()).toBe('seller');
    await box
      .getByText(says(language, language === 'en' ? 'paste.own-out_one' : 'paste.own-out_other', { count: '1' }))
      .waitFor();
    // A country with several clocks: Enter goes into the list of them, and takes none by itself.
    const clock = box.getByRole('combobox', { name: says(language, 'paste.clock-other'), exact: true });
    const land = language === 'en' ? 'Brazil' : '巴西';
    await clock.fill(land);
    await clock.press('Enter');
    await box.locator('[data-combobox-selected]').waitFor();
    await clock.press('Enter');
    await expect.poll(() => clock.inputValue()).toMatch(language === 'en' ? /, Brazil$/ : /^巴西 · /);
    await page.locator('.paste-take button').click();
    const talks = async () =>
      ((await callPage(page, 'case.get', { caseId })) as Made).value.facts['negotiation'] as
        | readonly object[]
        | undefined;
    await expect.poll(async () => (await talks())?.length, { timeout: 30_000 }).toBe(3);
    expect((await talks())?.map((one) => Reflect.get(one, 'from'))).toEqual(['buyer', 'seller', 'buyer']);
    await openAllFacts(page);
    const held = page.locator('#fact-negotiation-held');
    await held.waitFor();
    await held.getByRole('button').click();
    await held.waitFor({ state: 'detached' });
    expect((await talks())?.map((one) => Reflect.get(one, 'showInPacket'))).toEqual([undefined, true, undefined]);
    expect(app.pageErrors).toEqual([]);
  },
);
