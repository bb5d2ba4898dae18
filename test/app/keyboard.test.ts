/** From the first start to the printed packet with keys alone; the focus can be seen at every stop. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, describe, expect, test } from 'vitest';
import { skipHere } from '../support/not-run.ts';
import { type PrintQueue, startPrintQueue } from '../support/print-queue.ts';
import { answerOpenDialog, callPage, type RunningApp, startApp, temporaryFolder } from './support/app.ts';
import { makeMessyFolder } from './support/evidence.ts';
import { handsOn } from './support/keyboard.ts';
import { says } from './support/says.ts';

let app: RunningApp | undefined;
let queue: PrintQueue | undefined;
const server = process.env['CUPS_SERVER'];
afterEach(async () => {
  await app?.close();
  app = undefined;
  await queue?.stop();
  queue = undefined;
  if (server === undefined) delete process.env['CUPS_SERVER'];
  else process.env['CUPS_SERVER'] = server;
});

interface Kept {
  readonly value: { readonly facts: Readonly<Record<string, unknown>> };
}

describe.each(['en', 'zh-CN'] as const)('with keys alone, %s', { timeout: 180_000 }, (language) => {
  const w = (key: string): string => says(language, key);

  test('from the first start to the printed packet', async (context) => {
    const started = await startPrintQueue();
    if (!('because' in started)) {
      queue = started;
      process.env['CUPS_SERVER'] = started.env['CUPS_SERVER'];
    }
    const firstPlace = path.join(temporaryFolder('first'), 'Documents', 'Casebinder');
    app = await startApp({ first: true, language, by: null, firstPlace });
    const { page } = app;
    const hands = await handsOn(page);

    // First run: the language by its radio buttons, there and back; the person; the place; the readings.
    await hands.backTo('input[type=radio]');
    await hands.press('ArrowRight', 'ArrowLeft');
    await page.locator(`html[lang="${language}"]`).waitFor();
    await hands.tabTo('input', new RegExp(w('company.person')));
    await hands.type('李伟');
    await hands.tabTo('input', new RegExp(`^${w('company.name')}`));
    await hands.type('宁波晨光灯具有限公司');
    await hands.tabTo('input', new RegExp(`^${w('company.latin')}`));
    await hands.type('Ningbo Chenguang Lighting');
    await hands.pushButton(w('first.next'));
    await page.getByRole('heading', { level: 1, name: w('first.place-title') }).waitFor();
    await expect.poll(async () => (await hands.at()).name).toBe(w('first.place-title'));
    expect(existsSync(firstPlace)).toBe(false);
    await hands.pushButton(w('first.next'));
    await page.getByRole('heading', { level: 1, name: w('first.readings-title') }).waitFor();
    await expect.poll(async () => (await hands.at()).name).toBe(w('first.readings-title'));
    await hands.pushButton(w('first.make'));
    await page.locator('.top-nav').waitFor();

    // A case: the list, a new case, its facts in the order of the story.
    await hands.press('Control+Shift+L');
    await page.locator('.case-list-main').waitFor();
    await hands.pushButton(w('cases.new'));
    await page.locator('[data-testid="answer"]').waitFor();
    // The order page could be pasted where the cursor stands; typed by hand, one field leads to the next with Enter.
    const pick = async (fact: string, value: string): Promise<void> => {
      await hands.tabTo(`[data-path="${fact}"] input`);
      await hands.choose(value);
    };
    const unfold = async (section: string): Promise<void> => {
      await hands.tabTo(`#section-${section} .section-fold`);
      await hands.press('Enter');
    };
    await hands.tabTo('#fact-order-orderNo');
    await hands.type('100200300400');
    await hands.press('Enter');
    await hands.choose('yes');
    await hands.press('Enter');
    expect((await hands.at()).what).toContain('fact-customer-name');
    await hands.type('Nordlicht Lampen GmbH');
    await hands.press('Enter', 'Enter');
    await hands.choose('yes');
    await hands.press('Enter');
    await hands.choose('NO_REASON_POST');
    await hands.press('Enter');
    await hands.type('2025-05-14');
    await hands.press('Enter');
    await hands.type('2025-05-09');
    await pick('goods.stage', 'RECEIVED');
    // What is not asked first is unfolded where one wants to say it.
    await unfold('request');
    await hands.tabTo('#fact-request-text');
    await hands.type('We changed our plans and want to send them back.');
    await unfold('order');
    // A country is found by typing and taken with Enter.
    await hands.tabTo('#fact-customer-country');
    await hands.type(language === 'en' ? 'Poland' : '波兰');
    await hands.press('Enter');
    await hands.press('Control+s');
    const facts = async (): Promise<Kept['value']['facts']> =>
      ((await callPage(page, 'case.get', { caseId: 'CB-0001' })) as Kept).value.facts;
    await expect.poll(facts).toMatchObject({
      request: { at: '2025-05-14', text: 'We changed our plans and want to send them back.' },
      goods: { stage: 'RECEIVED' },
      lines: [{ id: '1', reason: 'NO_REASON_POST' }],
      order: { orderNo: '100200300400', orderNoConfirmed: true },
      customer: { name: { name: 'Nordlicht Lampen GmbH' }, nameConfirmed: true, country: 'PL' },
      delivery: { receivedAt: '2025-05-09' },
    });
    // Five days after receipt is inside the seven of the article: accepted, subject to inspection.
    await page.locator('.standing .line[data-stance="ACCEPT"]').waitFor();

    // Back to the panel: a question is followed with Enter to its field.
    await hands.backTo('.question');
    await hands.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.closest('.field, .form-section') !== null)).toBe(true);

    // Evidence: a folder, the arrows, a number for what it is, large and back.
    await hands.press('Control+2');
    await answerOpenDialog(app, [await makeMessyFolder(temporaryFolder('keys'))]);
    await hands.pushButton(w('evidence.add-folder'));
    await page.locator('.grid .tile').first().waitFor({ timeout: 30_000 });
    await expect.poll(() => page.locator('.grid .tile').count(), { timeout: 30_000 }).toBe(5);
    await page.getByText(/^(7 found: 5 stored|共 7 个：存入 5)/).waitFor({ timeout: 30_000 });
    await hands.tabTo('.grid');
    await hands.press('Home', 'Shift+ArrowRight', '2');
    const sorted = async (): Promise<unknown> =>
      (
        (await callPage(page, 'evidence.list', { caseId: 'CB-0001' })) as {
          value: { exhibits: { kind: string; evidence: unknown[] }[] };
        }
      ).value.exhibits.map((one) => one.kind);
    await expect.poll(sorted).toContain('damage_photo');
    await hands.press('Enter');
    await page.locator('dialog.lightbox').waitFor();
    await hands.at();
    await hands.press('Escape');
    await page.locator('dialog.lightbox').waitFor({ state: 'detached' });
    expect((await hands.at()).what).toContain('grid');

    // The packet: its kind, issued, noted as sent, printed.
    await hands.press('Control+3');
    await page.locator('.lights-row').waitFor();
    await page.locator('.pages[data-ready="true"] img').first().waitFor({ timeout: 90_000 });
    await hands.tabTo('.studio-variant select');
    await hands.choose('file-copy');
    await hands.pushButton(w('packet.issue'));
    await page.locator('.pages[data-packet="PK-0002"][data-ready="true"] img').first().waitFor({ timeout: 120_000 });
    await hands.tabTo('[role=tab]', new RegExp(`^${w('packet.side-versions')}`));
    await hands.press('Enter');
    await hands.pushButton(w('packet.sent-note'));
    await hands.tabTo('input', w('packet.sent-to'));
    await hands.type('File of the company');
    await hands.pushButton(w('packet.sent-keep'));
    await page.locator('.sent', { hasText: 'File of the company' }).waitFor();
    const list = (await callPage(page, 'packet.list', { caseId: 'CB-0001' })) as {
      value: {
        packets: { packetId: string; draft: boolean; variant: string; pages: number; sent: { to: string }[] }[];
      };
    };
    // A draft of what the case most likely needs was made by itself.
    expect(list.value.packets.filter((one) => !one.draft)).toMatchObject([
      { draft: false, variant: 'file-copy', sent: [{ to: 'File of the company' }] },
    ]);
    expect(await hands.touched()).toEqual([]);
    expect(app.pageErrors).toEqual([]);

    if (queue === undefined) skipHere(context, 'because' in started ? started.because : '');
    await hands.backTo('button:enabled', w('packet.more'));
    await hands.press('Enter');
    await page.getByRole('menuitem').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[role=menu]') !== null);
    await hands.press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect((await hands.at()).name).toBe(w('packet.print-command'));
    await hands.press('Enter');
    await page.getByText('CasebinderTest').waitFor({ timeout: 30_000 });
    const printed = await queue.printed('CB-0001', 120_000);
    if (printed === null) throw new Error('nothing came out of the queue');
    const paper = await PDFDocument.load(readFileSync(printed), { updateMetadata: false });
    expect(paper.getPageCount()).toBe(list.value.packets.find((one) => !one.draft)?.pages);
    expect(await hands.touched()).toEqual([]);
  });
});
