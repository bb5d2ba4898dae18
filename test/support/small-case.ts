/** A small case file and a few real pictures, for tests that need some case and not a particular one. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

/** A no-reason return asked inside seven days; every call gives a fresh object. */
export function smallCase(): Record<string, unknown> {
  return {
    schemaVersion: 1,
    title: 'Return of 24 lamps',
    platform: { name: 'alibaba_com', service: 'trade_assurance' },
    packChoice: { follow: 'seed-article' },
    seller: { name: { name: '宁波晨光灯具有限公司', latin: 'Ningbo Chenguang Lighting' }, domicile: 'CN' },
    customer: {
      name: { name: 'Công ty Ánh Sáng Đà Nẵng', latin: 'Anh Sang Da Nang Co' },
      nameConfirmed: true,
      country: 'VN',
      kind: 'business',
    },
    order: {
      orderNo: '178220330045',
      orderNoConfirmed: true,
      orderedAt: { local: '2025-04-01T09:10', zone: 'Asia/Shanghai' },
      total: { minor: 240000, currency: 'USD' },
      items: [
        {
          id: '1',
          sku: 'L-24',
          description: 'Desk lamp',
          quantity: { value: 24, unit: 'pcs' },
          unitPrice: { minor: 10000, currency: 'USD' },
        },
      ],
    },
    lines: [
      { id: '1', itemId: '1', reason: 'NO_REASON_POST', quantity: { value: 24, unit: 'pcs' }, statedBy: 'buyer' },
    ],
    goods: { stage: 'RECEIVED' },
    delivery: {
      deliveredAt: { local: '2025-05-10T15:00', zone: 'Asia/Ho_Chi_Minh' },
      receivedAt: { local: '2025-05-10T15:00', zone: 'Asia/Ho_Chi_Minh' },
      receivedBasis: 'proof_of_delivery',
    },
    request: {
      at: { local: '2025-05-14T09:00', zone: 'Asia/Ho_Chi_Minh' },
      channel: 'platform_chat',
      text: 'We want to send the lamps back.',
    },
  };
}

/** Writes `count` different small JPEG pictures into a folder and gives their paths. */
export async function drawPhotos(folder: string, count: number): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const file = path.join(folder, `photo-${String(i + 1).padStart(2, '0')}.jpg`);
    const picture = await sharp({
      create: { width: 640, height: 480, channels: 3, background: { r: (i * 53) % 256, g: (i * 97) % 256, b: 90 } },
    })
      .jpeg()
      .toBuffer();
    writeFileSync(file, picture);
    files.push(file);
  }
  return files;
}
