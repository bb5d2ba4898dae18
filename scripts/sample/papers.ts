/** Makes the papers, screens and texts of the sample cases and puts them where the case files expect them. */
import path from 'node:path';
import sharp from 'sharp';
import { sampleCases } from './cases.ts';
import { photos } from './colour-dispute/photos.ts';
import { claimScenes } from './colour-dispute/scenes-claim.ts';
import { buyer, dispute, order, paper, seller, shipment } from './colour-dispute/story.ts';
import { paper as bambooPaper } from './no-reason-return/case.ts';
import * as agreed from './papers/colour-contract.ts';
import { inspection } from './papers/colour-inspection.ts';
import { retestReport } from './papers/colour-retest.ts';
import * as way from './papers/colour-shipping.ts';
import { put } from './papers/kit.ts';
import { lanlu } from './papers/marks.ts';
import * as other from './papers/other-cases.ts';
import * as screens from './papers/screens.ts';
import * as texts from './papers/texts.ts';
import { billOfLading, invoice, orderPage } from './papers/trade.ts';
import { takePicture } from './studio/print-photo.ts';
import { paper as lampsPaper } from './transit-damage/case.ts';

/** A small upright copy of a picture of the first case, as a data address. */
async function small(dir: string, scene: string, width: number): Promise<string> {
  const shot = photos.find((p) => p.scene === scene);
  if (shot === undefined) throw new Error(`no picture ${scene}`);
  const jpeg = await sharp(path.join(dir, shot.file))
    .rotate()
    .resize(width, (width * 3) / 4)
    .jpeg({ quality: 76 })
    .toBuffer();
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}

/** The picture of the product page, drawn for that page alone. */
async function productPicture(): Promise<string> {
  const scene = claimScenes['listing-hero'];
  if (scene === undefined) throw new Error('no scene listing-hero');
  const jpeg = await takePicture(await scene(), { file: '', scene: 'listing-hero', caption: '' }, 800, 78);
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
}

const logOf = (slug: string) => sampleCases.find((c) => c.slug === slug)?.caseFile.negotiation ?? [];

/**
 * Draws everything of a case that is not a photograph. The pictures must lie there already: reports show some of them.
 * @param dir the `files` folder of the case
 */
export async function drawPapers(slug: string, dir: string): Promise<void> {
  if (slug.startsWith('1')) await colourPapers(slug, dir);
  if (slug.startsWith('2')) {
    await put(dir, bambooPaper.order, await other.bambooOrder());
    await put(dir, bambooPaper.invoice, await other.bambooInvoice());
    await put(dir, bambooPaper.tracking, await screens.courierScreen());
    await put(dir, bambooPaper.chat, texts.bambooChat(logOf(slug)));
  }
  if (slug.startsWith('3')) {
    await put(dir, lampsPaper.invoice, await other.lampsInvoice());
    await put(dir, lampsPaper.bl, await other.lampsBill());
    await put(dir, lampsPaper.pod, await other.lampsDelivery());
    await put(dir, lampsPaper.packing, texts.lampsPackingCsv());
    await put(dir, lampsPaper.chat, texts.lampsChat(logOf(slug)));
    await put(dir, lampsPaper.letter, texts.carrierMail());
  }
}

async function colourPapers(slug: string, dir: string): Promise<void> {
  await put(dir, paper.contract, await agreed.contract());
  await put(dir, paper.spec, await agreed.specification());
  await put(dir, paper.listing, await agreed.listing(await productPicture()));
  await put(dir, paper.approval, await agreed.approval());
  const seen: Record<string, string> = {};
  for (const scene of ['carton-mark', 'carton-open', 'light-booth', 'spectro-inspection', 'minor-thread', 'scale'])
    seen[scene] = await small(dir, scene, 560);
  await put(dir, paper.inspection, await inspection(seen));
  const later: Record<string, string> = {};
  for (const scene of ['retest-carton', 'spectro-retest']) later[scene] = await small(dir, scene, 560);
  await put(dir, paper.retest, await retestReport(later));
  await put(dir, paper.insurance, await way.insurance());
  await put(dir, paper.pod, await way.deliveryReceipt());
  await put(dir, paper.returnQuote, await way.returnQuote());
  await put(dir, paper.decision, await way.decision());
  await put(
    dir,
    paper.orderPage,
    await orderPage({
      orderNo: order.no,
      date: '2025-03-03',
      dateTime: '2025-03-03 17:12',
      seller: `${seller.name} ${seller.latin}`,
      buyer: `${buyer.name} (${buyer.contact})`,
      shipTo: `Tor 3, ${buyer.address}`,
      terms: 'CIF Hamburg',
      items: [
        [
          'Woven cotton throw 130 × 170 cm with fringe, Petrol LL-3417',
          'LL-3417-130170',
          '4,800 pcs',
          '6.40',
          '30,720.00',
        ],
        ['Woven cotton throw 130 × 170 cm with fringe, Sand LL-2204', 'LL-2204-130170', '480 pcs', '6.40', '3,072.00'],
      ],
      sums: [
        ['Goods', 'USD 33,792.00'],
        ['Freight and insurance', 'USD 1,908.00'],
        ['Total paid', 'USD 35,700.00'],
      ],
      attachments: [
        `Sales contract ${order.contractNo} (signed).pdf`,
        '规格书 Spec sheet LL-3417 rev.3.pdf',
        'Colour approval 28.02.2025.pdf',
      ],
      events: [
        ['2025-03-03 17:12', 'Order placed by the buyer'],
        ['2025-03-04 16:40', 'Deposit of 30 % received'],
        ['2025-04-23 18:05', 'Balance of 70 % received'],
        ['2025-04-29 11:02', `Shipment entered: ${shipment.bl}`],
        ['2025-06-06 15:14', 'Receipt confirmed by the buyer'],
        ['2025-06-18 15:05', `Dispute ${dispute.no} opened`],
      ],
    }),
  );
  await put(
    dir,
    paper.invoice,
    await invoice({
      head: lanlu,
      no: 'LL-INV-250424',
      date: '2025-04-24',
      buyer: [buyer.name, buyer.address],
      facts: [
        ['Contract', order.contractNo],
        ['Order no.', order.no],
        ['Term', 'CIF Hamburg (Incoterms 2020)'],
        ['Vessel', `${shipment.vessel} ${shipment.voyage}`],
      ],
      items: [
        ['Woven cotton throw 130 × 170 cm, Petrol LL-3417 流苏线毯', '4,800 pcs', '6.40', '30,720.00'],
        ['Woven cotton throw 130 × 170 cm, Sand LL-2204 流苏线毯', '480 pcs', '6.40', '3,072.00'],
      ],
      sums: [
        ['Ocean freight and insurance', '', '', '1,908.00'],
        ['Total USD, CIF Hamburg', '5,280 pcs', '', '35,700.00'],
      ],
      words: 'Say US dollars thirty-five thousand seven hundred only.',
      seal: seller.name,
    }),
  );
  await put(
    dir,
    paper.bl,
    await billOfLading({
      carrier: shipment.carrier,
      ink: '#12385e',
      no: shipment.bl,
      shipper: [
        'SHAOXING LANLU HOME TEXTILES CO., LTD.',
        'NO. 418 EXAMPLE WEAVING ROAD, KEQIAO',
        'SHAOXING, ZHEJIANG 312000, CHINA',
      ],
      consignee: ['FICHTENGRUND WOHNTEXTIL GMBH', 'MUSTERKAI 14, 20457 HAMBURG, GERMANY'],
      notify: ['SAME AS CONSIGNEE', 'EINKAUF@FICHTENGRUND.EXAMPLE'],
      vessel: `${shipment.vessel} / ${shipment.voyage}`,
      load: 'NINGBO',
      discharge: 'HAMBURG',
      delivery: 'HAMBURG',
      goods: [
        '1X20GP CONTAINER S.T.C.',
        '440 CARTONS WOVEN COTTON THROWS',
        '130 X 170 CM, PETROL AND SAND',
        `ORDER ${order.no}`,
        `CONTRACT ${order.contractNo}`,
        ' ',
        'FREIGHT PREPAID',
        'FCL/FCL  CY/CY',
      ],
      marks: [
        'FICHTENGRUND',
        `ORDER ${order.no}`,
        'HAMBURG',
        'C/NO. 1-440',
        ' ',
        shipment.container.replaceAll(' ', ''),
        `SEAL ${shipment.seal}`,
      ],
      packages: '440 CTNS',
      weight: '3,696.0 KGS',
      measure: '26.400 CBM',
      container: `${shipment.container} / 20GP / SEAL ${shipment.seal} / TARE 2,230 KGS`,
      freight: 'FREIGHT PREPAID AS ARRANGED',
      issued: 'NINGBO, 28 APRIL 2025',
      onBoard: '28 APR 2025',
      date: '2025-04-28',
      words: 'FOUR HUNDRED AND FORTY (440) CARTONS ONLY. ONE (1) CONTAINER.',
    }),
  );
  await put(dir, paper.tracking, await screens.trackingScreen());
  await put(dir, paper.disputePage, await screens.disputeScreen());
  await put(dir, paper.lots, texts.lotsCsv());
  await put(dir, paper.packing, texts.packingCsv());
  await put(dir, paper.weights, texts.weightsCsv());
  await put(dir, paper.chat, texts.colourChat(logOf(slug)));
  await put(dir, paper.mail, texts.reorderMail());
}
