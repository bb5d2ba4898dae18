/** Pictures of web pages, as a person captures them: tracking, dispute page. No real company's page is shown. */
import sharp from 'sharp';
import { dispute, order, shipment } from '../colour-dispute/story.ts';
import { story as bamboo } from '../no-reason-return/case.ts';
import { bars, esc, line, sans } from '../studio/prints.ts';

const frame = (w: number, h: number, address: string, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="${w}" height="${h}" fill="#fff"/>
  <rect width="${w}" height="74" fill="#dfe3e8"/><circle cx="26" cy="22" r="8" fill="#ef6b5e"/><circle cx="52" cy="22" r="8" fill="#f4be4f"/><circle cx="78" cy="22" r="8" fill="#61c554"/>
  <rect x="110" y="40" width="${w - 220}" height="26" rx="13" fill="#fff"/>${line(132, 59, 16, address, 'fill="#333"')}${body}</svg>`;

const png = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg)).png({ palette: true, compressionLevel: 9 }).toBuffer();

function timeline(x: number, y: number, rows: readonly (readonly [string, string, string])[], ink: string): string {
  return rows
    .map(([time, place, text], i) => {
      const cy = y + i * 62;
      const down = i < rows.length - 1 ? `<rect x="${x - 1}" y="${cy + 9}" width="3" height="44" fill="#c9d2da"/>` : '';
      return `${down}<circle cx="${x}" cy="${cy}" r="8" fill="${i === 0 ? ink : '#9fb0bd'}"/>${line(x + 26, cy - 4, 19, text, `fill="#222" font-weight="${i === 0 ? 700 : 400}"`)}${line(x + 26, cy + 20, 16, `${time}   ·   ${place}`, 'fill="#667"')}`;
    })
    .join('');
}

/** The carrier's tracking page of the first case. */
export function trackingScreen(): Promise<Buffer> {
  const [w, h] = [1280, 960];
  return png(
    frame(
      w,
      h,
      `northern-lantern.example/track?bl=${shipment.bl}`,
      `<rect y="74" width="${w}" height="92" fill="#12385e"/><path d="M60 144 L92 96 L124 144Z" fill="#f2b632"/>${line(150, 132, 34, 'NORTHERN LANTERN LINE', 'fill="#fff" font-weight="700"')}
      ${line(60, 222, 30, `Bill of lading ${shipment.bl}`, 'fill="#12385e" font-weight="700"')}
      ${line(60, 262, 20, `Container ${shipment.container}    20' standard    Seal ${shipment.seal}    440 cartons    3,696.0 kg`, 'fill="#333"')}
      ${line(60, 294, 20, `Vessel ${shipment.vessel} / ${shipment.voyage}    Ningbo, CN → Hamburg, DE`, 'fill="#333"')}
      <rect x="60" y="320" width="1160" height="54" rx="8" fill="#e5f4ea"/>${line(84, 354, 22, 'DELIVERED  ·  2025-06-05 10:25 (UTC+02:00)', 'fill="#16703a" font-weight="700"')}
      ${timeline(
        84,
        430,
        [
          ['2025-06-05 10:25', 'Hamburg, DE', 'Delivered to consignee, 440 cartons'],
          ['2025-06-05 08:51', 'Hamburg, DE', `Gate out for delivery, seal ${shipment.seal} intact`],
          ['2025-06-04 14:08', 'Hamburg, DE', 'Customs released, import'],
          ['2025-06-02 05:30', 'Hamburg, DE', 'Discharged from vessel'],
          ['2025-04-28 21:40', 'Ningbo, CN', 'Loaded on board NLL AURELIA, voyage 114W'],
          ['2025-04-26 08:15', 'Ningbo, CN', 'Full container received at terminal, gate in'],
        ],
        '#16703a',
      )}
      ${line(60, 838, 16, 'Local times of each place. Data as reported by terminals.', 'fill="#889"')}
      <rect y="900" width="${w}" height="60" fill="#20242a"/>${line(w - 40, 937, 18, '16:44   2025-06-05', 'fill="#fff" text-anchor="end"')}${line(40, 937, 18, '开始    浏览器    文件', 'fill="#ccc"')}`,
    ),
  );
}

/** The dispute page of the first case. */
export function disputeScreen(): Promise<Buffer> {
  const [w, h] = [1280, 1000];
  const wrap = (text: string, width: number): string[] => {
    const out: string[] = [''];
    for (const word of text.split(' ')) {
      const last = out.at(-1) ?? '';
      if (`${last} ${word}`.length > width) out.push(word);
      else out[out.length - 1] = last === '' ? word : `${last} ${word}`;
    }
    return out;
  };
  const claim = wrap(
    'The petrol throws are darker and greener than on your product page. Throws from different cartons do not have the same shade. The inspection before shipment was made by the seller himself. We cannot sell 1,200 of them and want the money back for these pieces.',
    92,
  );
  return png(
    frame(
      w,
      h,
      'trade-platform.example/dispute/detail',
      `<rect y="74" width="${w}" height="64" fill="#fff"/><rect y="136" width="${w}" height="3" fill="#e8590c"/>${line(60, 118, 28, 'Dispute center 纠纷中心', 'fill="#e8590c" font-weight="700"')}
      ${line(60, 190, 26, `Dispute ${dispute.no}`, 'fill="#222" font-weight="700"')}${line(60, 224, 19, `Order ${order.no}    opened 2025-06-18 15:05 (UTC+08:00)    by buyer`, 'fill="#555"')}
      <rect x="60" y="246" width="1160" height="66" rx="6" fill="#fff4ec" stroke="#f0b48c"/>${line(84, 287, 21, '等待供应商回复 Waiting for your answer · until 2025-06-21 15:05 (UTC+08:00)', 'fill="#b3470b" font-weight="700"')}
      ${line(60, 362, 22, 'Claim of the buyer', 'fill="#222" font-weight="700"')}
      ${[
        ['Reason', 'Quality – colour difference'],
        ['Pieces', '1,200 of 4,800 (LL-3417 Petrol), 100 cartons'],
        ['Wanted', 'Refund only, USD 7,680.00'],
      ]
        .map(
          ([k, v], i) =>
            `${line(60, 402 + i * 34, 19, k ?? '', 'fill="#777"')}${line(220, 402 + i * 34, 19, v ?? '', 'fill="#222"')}`,
        )
        .join('')}
      <rect x="60" y="500" width="1160" height="${claim.length * 30 + 34}" rx="6" fill="#f5f6f8"/>${claim.map((l, i) => `<text x="84" y="${536 + i * 30}" ${sans} font-size="19" fill="#222">${esc(l)}</text>`).join('')}
      ${line(60, 700, 20, 'Pictures uploaded (5)', 'fill="#222" font-weight="700"')}
      ${[0, 1, 2, 3, 4].map((i) => `<rect x="${60 + i * 150}" y="720" width="136" height="102" rx="4" fill="${['#5c4a2c', '#2f5a41', '#6a4f2c', '#3d3a26', '#6d5a3c'][i]}"/><rect x="${90 + i * 150}" y="750" width="76" height="56" rx="4" fill="#1d6a52"/>${line(64 + i * 150, 844, 13, `photo_2025-06-17_18-4${i}`, 'fill="#777"')}`).join('')}
      <rect x="60" y="868" width="200" height="46" rx="23" fill="#e8590c"/>${line(160, 898, 19, 'Answer 回复', 'fill="#fff" text-anchor="middle"')}<rect x="280" y="868" width="200" height="46" rx="23" fill="#fff" stroke="#e8590c"/>${line(380, 898, 19, 'Negotiate 协商', 'fill="#e8590c" text-anchor="middle"')}
      <rect y="944" width="${w}" height="56" fill="#20242a"/>${line(w - 40, 979, 18, '15:31   2025-06-18', 'fill="#fff" text-anchor="end"')}`,
    ),
  );
}

/** The courier's tracking page of the second case. */
export function courierScreen(): Promise<Buffer> {
  const [w, h] = [1080, 760];
  return png(
    frame(
      w,
      h,
      'swiftcrane.example/tracking',
      `<rect y="74" width="${w}" height="80" fill="#0d5c4d"/>${line(50, 126, 32, 'SWIFTCRANE EXPRESS', 'fill="#fff" font-weight="700"')}
      ${line(50, 206, 28, bamboo.trackingNo, 'fill="#0d5c4d" font-weight="700"')}${bars(bamboo.trackingNo, 620, 178, 400, 44)}
      ${line(50, 244, 19, `Order ${bamboo.orderNo}    5 pieces    63.00 kg    Fuzhou → Đà Nẵng`, 'fill="#333"')}
      <rect x="50" y="268" width="980" height="50" rx="8" fill="#e5f4ea"/>${line(74, 300, 21, 'Delivered · 2025-05-15 14:05 (UTC+07:00) · signed: Hồng Ánh', 'fill="#16703a" font-weight="700"')}
      ${timeline(
        74,
        374,
        [
          ['2025-05-15 14:05', 'Đà Nẵng, VN', 'Delivered, signed: Hồng Ánh'],
          ['2025-05-13 09:12', 'Đà Nẵng, VN', 'Customs cleared'],
          ['2025-05-10 02:31', 'Guangzhou, CN', 'Departed export hub'],
          ['2025-05-08 17:05', 'Fuzhou, CN', 'Collected from sender, 5 pieces'],
        ],
        '#0d5c4d',
      )}
      ${line(50, 680, 16, 'Local times. 2025-05-19 10:31 captured', 'fill="#889"')}`,
    ),
  );
}
