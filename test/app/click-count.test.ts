/** Somebody who has read nothing: from the first start to a printed packet of his own, with a folder of 40 photos, in 25 clicks. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, describe, expect, test } from 'vitest';
import { skipHere } from '../support/not-run.ts';
import { type PrintQueue, startPrintQueue } from '../support/print-queue.ts';
import { answerOpenDialog, callPage, type RunningApp, startApp, temporaryFolder } from './support/app.ts';
import { countingHand } from './support/clicks.ts';
import { makePhoto } from './support/evidence.ts';
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

/** As a phone and a colleague leave it: words in some names, numbers of the camera in others. */
async function ownFolder(): Promise<string> {
  const folder = path.join(temporaryFolder('own'), 'lamps 华沙');
  for (let i = 0; i < 40; i += 1) {
    const name =
      i < 10
        ? `packing_${i}.jpg`
        : i < 18
          ? `破损 ${i}.jpg`
          : i < 24
            ? `loading container ${i}.jpg`
            : `IMG_${2000 + i}.jpg`;
    await makePhoto(path.join(folder, name), i);
  }
  return folder;
}

const orderPage = {
  en: [
    'Order number: 20250509001234',
    'Order date: 2025-04-02',
    'Buyer: Nordlicht Lampen GmbH',
    'Country: Poland',
    'Supplier: Ningbo Chenguang Lighting',
    'Order total: USD 4,800.00',
    'Shipped on: 2025-04-12',
    'Tracking number: SGH1234567890',
    'Trade term: FOB Ningbo',
  ],
  'zh-CN': [
    '订单号：20250509001234',
    '下单时间：2025-04-02',
    '买家：Nordlicht Lampen GmbH',
    '国家/地区：波兰',
    '供应商：宁波晨光灯具有限公司',
    '订单金额：USD 4,800.00',
    '发货时间：2025-04-12',
    '运单号：SGH1234567890',
    '贸易术语：FOB Ningbo',
  ],
} as const;

describe.each(['en', 'zh-CN'] as const)('ten minutes and 25 clicks, %s', { timeout: 300_000 }, (language) => {
  const w = (key: string): string => says(language, key);

  test('from the first start to the printed packet of an own folder of 40 photos', async (context) => {
    const folder = await ownFolder();
    const started = await startPrintQueue();
    if (!('because' in started)) {
      queue = started;
      process.env['CUPS_SERVER'] = started.env['CUPS_SERVER'];
    }
    const firstPlace = path.join(temporaryFolder('first'), 'Documents', 'Casebinder');
    app = await startApp({ first: true, language, by: null, firstPlace });
    const { page } = app;
    const hand = await countingHand(page);
    const button = (key: string) => page.getByRole('button', { name: w(key), exact: true }).first();
    const chip = (field: string, key: string) =>
      page
        .locator(`[data-path="${field}"]`)
        .locator('label', { hasText: w(key) })
        .first();

    // The first start.
    await hand.fill(page.getByLabel(w('company.person')), '李伟');
    await hand.fill(page.getByLabel(w('company.name'), { exact: true }), '宁波晨光灯具有限公司');
    await hand.click(button('first.next'));
    await hand.click(button('first.next'));
    await hand.click(button('first.make'));
    expect(hand.count, hand.told.join('\n')).toBeLessThanOrEqual(4);

    // A case: the order page is pasted, and taken over as a whole.
    await hand.click(button('cases.new'));
    const box = page.getByLabel(w('paste.title'), { exact: true }).locator('textarea');
    await hand.fill(box, orderPage[language].join('\n'));
    // Nobody but the person has compared number and buyer with the page.
    const compared = page.getByLabel(w('paste.checked'));
    expect(await compared.isChecked()).toBe(false);
    await hand.click(compared);
    await hand.click(page.locator('.paste-take button'));
    await page.locator('.paste-take').waitFor({ state: 'detached' });

    // What happened: each choice is one press, each field one press into it.
    await hand.click(chip('lines[1].reason', 'term.reason.TRANSIT_DAMAGE'));
    await hand.fill(page.locator('#fact-request-at'), '2025-05-14');
    await hand.fill(page.locator('#fact-delivery-receivedAt'), '2025-05-09');
    await hand.click(chip('delivery.damageNotedOnPod', 'fact.no'));
    await hand.click(chip('shipment.mode', 'term.mode.sea'));
    await hand.click(chip('goods.stage', 'term.stage.RECEIVED'));
    await hand.click(chip('reply.position', 'term.reply.refuse'));
    await expect
      .poll(async () => (await callPage(page, 'case.get', { caseId: 'CB-0001' })) as unknown)
      .toMatchObject({
        value: {
          facts: {
            order: { orderNo: '20250509001234', orderNoConfirmed: true, incoterm: 'FOB' },
            customer: { name: { name: 'Nordlicht Lampen GmbH' }, nameConfirmed: true, country: 'PL' },
            request: { at: '2025-05-14' },
            delivery: { receivedAt: '2025-05-09', damageNotedOnPod: false },
            goods: { stage: 'RECEIVED' },
            reply: { position: 'refuse' },
            lines: [{ reason: 'TRANSIT_DAMAGE' }],
          },
        },
      });

    // The own folder: picked in the system's dialog, sorted by its names, taken as proposed.
    await answerOpenDialog(app, [folder]);
    await hand.click(button('evidence.add-folder'));
    hand.elsewhere(2, 'the folder and its button in the dialog');
    await page.locator('[data-testid="intake-report"]').waitFor({ timeout: 120_000 });
    await hand.click(button('table.accept-all'));
    await page.locator('.accept-bar').waitFor({ state: 'detached' });
    const kept = (await callPage(page, 'evidence.list', { caseId: 'CB-0001' })) as {
      value: { evidence: unknown[]; exhibits: { kind: string; chosen: boolean; evidenceIds: unknown[] }[] };
    };
    expect(kept.value.evidence).toHaveLength(40);
    expect(
      Object.fromEntries(kept.value.exhibits.map((one) => [one.kind, one.chosen && one.evidenceIds.length])),
    ).toEqual({ packing_photo: 10, damage_photo: 8, loading_photo: 6, product_photo: 16 });

    // The packet: its draft is there by itself; issued, printed.
    await hand.click(page.locator('#tab-packet'));
    await page.locator('.pages[data-ready="true"] img').first().waitFor({ timeout: 120_000 });
    await hand.click(button('packet.issue'));
    await page.locator('.head-next', { hasText: w('next.record-sent.button') }).waitFor({ timeout: 120_000 });
    const list = (await callPage(page, 'packet.list', { caseId: 'CB-0001' })) as {
      value: { packets: { packetId: string; draft: boolean; variant: string; pages: number }[] };
    };
    const issued = list.value.packets.find((one) => !one.draft);
    expect(issued).toMatchObject({ variant: 'reply', draft: false });

    // Two presses bring it to paper: "Print…" and the button of the system's dialog, or the menu and "print at once".
    await hand.click(button('packet.more'));
    await hand.click(page.getByRole('menuitem', { name: w('packet.print-command') }));
    expect(hand.count, hand.told.join('\n')).toBeLessThanOrEqual(25);
    // Nothing was pressed that was not counted; the dialog of the system is outside the window.
    expect(await hand.felt()).toBe(hand.inWindow);
    expect(app.pageErrors).toEqual([]);
    if (queue === undefined) skipHere(context, 'because' in started ? started.because : '');
    const printed = await queue.printed('CB-0001', 120_000);
    if (printed === null) throw new Error('nothing came out of the queue');
    const paper = await PDFDocument.load(readFileSync(printed), { updateMetadata: false });
    expect(paper.getPageCount()).toBe(issued?.pages);
  });
});
