/** Evidence that is plain text: chats, e-mails, lists. */
import { buyer, dyeLots, order, shipment } from '../colour-dispute/story.ts';
import { story as bamboo } from '../no-reason-return/case.ts';
import { story as lamps } from '../transit-damage/case.ts';

interface Said {
  readonly id: string;
  readonly at?: unknown;
  readonly from?: unknown;
  readonly text?: unknown;
}

/** `2025-06-17 18:46` and the offset of that wall at that time. */
function stamp(at: unknown): string {
  if (typeof at !== 'object' || at === null || !('local' in at) || !('zone' in at)) return '';
  const { local, zone } = at as { local: string; zone: string };
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(`${local}:00Z`),
  );
  const offset = parts.find((p) => p.type === 'timeZoneName')?.value.replace('GMT', '') ?? '';
  return `${local.replace('T', ' ')} (UTC${offset})`;
}

/** What the case file's talks log says, in the form of the platform's export. */
function lines(log: readonly Said[], names: Readonly<Record<string, string>>): string[] {
  return log.map((m) => `${stamp(m.at)} ${names[String(m.from)] ?? ''}: ${String(m.text)}`);
}

/** The chat of the first case: what was said before the claim, then the talks. */
export function colourChat(log: readonly Said[]): string {
  const [us, them] = ['Lanlu Home Textiles', 'Fichtengrund Einkauf'];
  const before: readonly (readonly [string, string, string])[] = [
    [
      '2025-02-18 14:40 (UTC+08:00)',
      us,
      'Dear Jörg, the lab dips A, B and C in Petrol left by courier today. 色样今天寄出。',
    ],
    ['2025-02-26 10:02 (UTC+01:00)', them, 'Dips have arrived. We look at them in our light box this week.'],
    [
      '2025-02-28 09:20 (UTC+01:00)',
      them,
      'We choose B. The signed form is attached. [Farbfreigabe 28.02.2025.pdf] B is our reference for the bulk. The card with my mark comes back by courier.',
    ],
    [
      '2025-02-28 16:58 (UTC+08:00)',
      us,
      'Thank you. B is sealed as LD-3417-B, seal no. 0027731. One half stays with us, the other half goes to you by courier. 封样各执一半。',
    ],
    [
      '2025-03-03 09:20 (UTC+08:00)',
      us,
      'Before you order: screen pictures differ from device to device. The sealed sample and ΔE CMC(2:1) 1.00 decide, please see clause 4 of the contract. 以封样为准。',
    ],
    ['2025-03-03 09:41 (UTC+08:00)', them, 'Clear. Contract signed, order follows.'],
    ['2025-03-06 11:15 (UTC+01:00)', them, 'Half of the sealed sample received, thank you.'],
    [
      '2025-04-11 10:05 (UTC+08:00)',
      us,
      'All six dye lots are measured: 0.38 / 0.52 / 0.47 / 0.61 / 0.71 / 0.44. Photos attached. 六个缸号均合格。',
    ],
    [
      '2025-04-17 15:30 (UTC+08:00)',
      us,
      'Inspection by Meridian Eastgate on 22 April, level II, n = 200, plan attached. Do you want to attend?',
    ],
    ['2025-04-17 14:48 (UTC+02:00)', them, 'No, the report is enough for us. Plan is fine.'],
    [
      '2025-04-24 09:12 (UTC+08:00)',
      us,
      'Report MEI-25-04-0931: conforms. We replace the 15 pieces with small faults and load tomorrow.',
    ],
    ['2025-04-24 08:55 (UTC+02:00)', them, 'Good. Please ship.'],
    [
      '2025-04-29 11:02 (UTC+08:00)',
      us,
      `On board since 28 April. B/L ${shipment.bl}, container ${shipment.container}, seal ${shipment.seal}.`,
    ],
    ['2025-06-05 13:10 (UTC+02:00)', them, 'Container arrived this morning, 440 cartons, all in order.'],
  ];
  return [
    `Chat record – order ${order.no}`,
    'Exported from the chat tool of the platform, 2025-07-14 22:40 (UTC+08:00). Times as shown with each message.',
    '',
    ...before.map(([time, who, text]) => `${time} ${who}: ${text}`),
    ...lines(log, { seller: us, buyer: them, platform: 'Dispute team' }),
    '',
  ].join('\n');
}

/** The chat of the second case. */
export function bambooChat(log: readonly Said[]): string {
  return [
    `Chat record – order ${bamboo.orderNo}`,
    '',
    '2025-05-06 14:20 (UTC+07:00) Nguyễn Thị Hồng Ánh: Xin chào! We need 60 organisers BD-60 natural for an office in Đà Nẵng.',
    '2025-05-06 15:24 (UTC+08:00) Zhuting Homeware: 您好 Hello, in stock. By courier to your door USD 96, about 7 days.',
    '2025-05-08 17:20 (UTC+08:00) Zhuting Homeware: Collected, tracking SWC 7305 1188 04.',
    '2025-05-15 14:31 (UTC+07:00) Nguyễn Thị Hồng Ánh: Five cartons received, cảm ơn.',
    ...lines(log, { seller: 'Zhuting Homeware', buyer: 'Nguyễn Thị Hồng Ánh' }),
    '2025-05-19 09:05 (UTC+07:00) Nguyễn Thị Hồng Ánh: [ảnh từ khách 1.jpg]',
    '',
  ].join('\n');
}

/** The chat of the third case. */
export function lampsChat(log: readonly Said[]): string {
  return [
    `Chat record – order ${lamps.orderNo}`,
    '',
    '2025-04-22 10:12 (UTC+03:00) Θαλασσινό Φως: Our forwarder is Vardaris Freight, vessel BM KYMA, cut-off 13 May.',
    '2025-05-12 16:40 (UTC+08:00) Chengci Lighting: Loaded today, seal BM 7719045. 照片已发 Photos attached.',
    '2025-05-15 09:30 (UTC+08:00) Chengci Lighting: On board since 14 May, B/L clean, originals by courier.',
    ...lines(log, { seller: 'Chengci Lighting', buyer: 'Θαλασσινό Φως' }),
    '',
  ].join('\n');
}

/** The buyer's e-mail of the first case. */
export function reorderMail(): string {
  const html =
    'Dear Lanlu team,=0D=0A=0D=0Athe petrol throws are running: 310 sold so far, mostly in the Altona and L=C3=BCbeck shops.=0D=0AWe would like to add 480 pieces in Sand LL-2204 to the next container, same weave, same packing. Please quote CIF Hamburg for September.=0D=0A=0D=0AMit freundlichen Gr=C3=BC=C3=9Fen=0D=0AJ=C3=B6rg Ankerbr=C3=BCck=0D=0AEinkauf, Fichtengrund Wohntextil GmbH=0D=0A';
  return [
    'Return-Path: <einkauf@fichtengrund.example>',
    'Received: from mail.fichtengrund.example (mail.fichtengrund.example [192.0.2.25])',
    '\tby mx.lanlu-textiles.example with ESMTPS id 4c21f;',
    '\tFri, 27 Jun 2025 17:52:31 +0800',
    'Message-ID: <20250627095218.7731@fichtengrund.example>',
    'Date: Fri, 27 Jun 2025 11:52:18 +0200',
    `From: =?UTF-8?Q?J=C3=B6rg_Ankerbr=C3=BCck?= <${buyer.mail}>`,
    'To: export@lanlu-textiles.example',
    'Subject: =?UTF-8?Q?Re:_Nachbestellung_Sand_=E2=80=93_310_verkauft?=',
    `X-Order: ${order.no}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    html.replace(/=0D=0A/g, '\r\n'),
  ].join('\r\n');
}

/** The draft notice to the carrier of the third case. */
export function carrierMail(): string {
  return [
    'Message-ID: <20250622091400.1180@chengci-lighting.example>',
    'Date: Sun, 22 Jun 2025 17:14:00 +0800',
    'From: Chengci Lighting <claims@chengci-lighting.example>',
    'To: logistics@thalassino-fos.example',
    'Subject: Draft: notice of claim to Blue Meltemi Lines, B/L BMLXMN250511',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Dear colleagues,',
    '',
    'please send the following to the carrier and to Vardaris Freight today, on your letterhead:',
    '',
    '"We refer to B/L BMLXMN250511, container BMLU 330617 5, delivered in Θεσσαλονίκη on 20 June 2025.',
    '38 of 300 cartons were found crushed; the damage was noted on the delivery note. We hold you liable',
    'and ask you to attend a survey within seven days. Value of the goods concerned: USD 1,793.60."',
    '',
    'We enclose the clean bill of lading and the loading photographs.',
    '',
    'Kind regards',
    'Chengci Lighting 澄瓷灯饰',
    '',
  ].join('\r\n');
}

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((r) => r.map((v) => (/[",;\n]/.test(String(v)) ? `"${String(v).replace(/"/g, '""')}"` : v)).join(',')).join('\r\n')}\r\n`;

/** Readings of the six dye lots. */
export const lotsCsv = (): string =>
  csv([
    ['缸号 dye lot', '件数 pieces', 'L*', 'a*', 'b*', 'ΔE CMC(2:1)', '判定 result', '日期 date'],
    ...dyeLots.map((l) => [
      l.lot,
      800,
      l.l.toFixed(2),
      l.a.toFixed(2),
      l.b.toFixed(2),
      l.de.toFixed(2),
      '合格 pass',
      '2025-04-11',
    ]),
    ['封样 sealed sample LD-3417-B', '', '34.10', '-15.90', '-11.30', '', 'reference', '2025-02-28'],
  ]);

/** The packing list of the first case. */
export const packingCsv = (): string =>
  csv([
    ['箱号 carton no.', 'item', 'colour', 'cartons', 'pcs/ctn', 'pcs', 'net kg/ctn', 'gross kg/ctn', 'gross kg', 'm3'],
    ['1-400', 'LL-3417-130170', 'Petrol', 400, 12, 4800, '7.44', '8.40', '3360.0', '24.00'],
    ['401-440', 'LL-2204-130170', 'Sand', 40, 12, 480, '7.44', '8.40', '336.0', '2.40'],
    ['合计 total', '', '', 440, '', 5280, '', '', '3696.0', '26.40'],
    [
      `order ${order.no}`,
      `B/L ${shipment.bl}`,
      `container ${shipment.container}`,
      `seal ${shipment.seal}`,
      '',
      '',
      '',
      '',
      '',
      '',
    ],
  ]);

/** Weights of single cartons on the platform scale. */
export const weightsCsv = (): string => {
  const rows: (string | number)[][] = [['carton', 'gross kg', 'time', 'scale']];
  let total = 0;
  for (let n = 1; n <= 440; n += 11) {
    // Even scatter of ±40 g around 8.40 kg that sums to nothing.
    const grams = [8400, 8380, 8420, 8360, 8440][Math.floor(n / 11) % 5] ?? 8400;
    total += grams;
    rows.push([
      n,
      (grams / 1000).toFixed(2),
      `2025-04-24 ${String(13 + Math.floor(n / 160)).padStart(2, '0')}:${String((n * 7) % 60).padStart(2, '0')}`,
      'TCS-150 no. 2',
    ]);
  }
  rows.push(['mean of 40', (total / 40 / 1000).toFixed(2), '', ''], ['440 × 8.40', '3696.00', '', '']);
  return csv(rows);
};

/** The packing list of the third case. */
export const lampsPackingCsv = (): string =>
  csv([
    ['carton no.', 'item', 'cartons', 'pcs/ctn', 'pcs', 'gross kg/ctn', 'gross kg'],
    ['1-300', 'CC-TL-09 lamp base', 300, 4, 1200, '9.10', '2730.0'],
    [`order ${lamps.orderNo}`, `B/L ${lamps.bl}`, `container ${lamps.container}`, `seal ${lamps.seal}`, '', '', ''],
  ]);
