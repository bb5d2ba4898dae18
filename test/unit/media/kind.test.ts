/** What a file is, by its bytes. */
import iconv from 'iconv-lite';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { contradictingEnding, detectKind } from '../../../src/main/media/kind.ts';
import { decodeText } from '../../../src/main/media/text-encoding.ts';
import { type FileKind, fileKinds } from '../../../src/shared/domain/evidence.ts';

const text = (content: string): Buffer => Buffer.from(content);
const kindOf = async (bytes: Uint8Array, whole = true): Promise<FileKind> => (await detectKind(bytes, whole)).kind;

const red = sharp({ create: { width: 8, height: 8, channels: 3, background: '#f00' } });

test.each(['jpeg', 'png', 'webp', 'tiff', 'gif'] as const)('%s', async (format) => {
  expect(await kindOf(await red.clone().toFormat(format).toBuffer())).toBe(format);
});

test('AVIF and HEIC brands are heif, films in the same container are not', async () => {
  expect(await kindOf(await red.clone().avif().toBuffer())).toBe('heif');
  for (const brand of ['heic', 'heix', 'mif1', 'msf1'])
    expect(await kindOf(text(`\0\0\0\x18ftyp${brand}\0\0\0\0`))).toBe('heif');
  expect(await detectKind(text('\0\0\0\x18ftypmp42\0\0\0\0mp42isom'), true)).toMatchObject({
    kind: 'other',
    called: 'mp4',
  });
});

const texts: readonly (readonly [string, FileKind, Buffer])[] = [
  ['plain', 'text', text('Dear Sir,\nthe goods were sent.\n')],
  ['Chinese', 'text', text('货物已装柜。\n')],
  ['one word', 'text', text('BM')],
  ['JSON', 'text', text('{"a": 1,\n"b": 2}\n')],
  ['HTML', 'text', text('<!doctype html><script>alert(1)</script>')],
  ['SVG', 'text', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['UTF-16 with mark', 'text', Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode('装柜\r\n', 'utf-16le')])],
  ['UTF-16 without mark', 'text', iconv.encode('Packing list of the goods\r\n', 'utf-16le')],
  ['commas', 'csv', text('a,b\n1,2\n3,4\n')],
  ['semicolons of a German Excel', 'csv', text('Karton;Gewicht\r\n1;12,5\r\n2;12,4\r\n')],
  ['tabs', 'csv', text('a\tb\n1\t2\n')],
  ['quoted separators', 'csv', text('name,town\n"Li, Wei",Ningbo\n"Ann, B",Riga\n')],
  ['prose with commas', 'text', text('First, we packed it\nThen, we sent it\n')],
  ['mail', 'email', text('From: a@example.com\nTo: b@example.com\nSubject: x\n\nbody\n')],
  ['mail with a folded field', 'email', text('Received: from x\n\tby y\nFrom: a@example.com\nDate: today\n\nbody\n')],
  ['a form that only looks like mail', 'text', text('Name: Li\nTown: Ningbo\nDate: today\n\nx\n')],
  ['zeros', 'other', Buffer.alloc(5000)],
  ['noise', 'other', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256))],
  ['zip', 'other', Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1'), Buffer.alloc(40)])],
  ['camera raw', 'other', Buffer.concat([Buffer.from('II*\0\x10\0\0\0CR\x02\0', 'latin1'), Buffer.alloc(100)])],
];

test.each(texts)('%s is %s', async (_, kind, bytes) => {
  expect(await kindOf(bytes)).toBe(kind);
});

test('a character cut off at the end of the head is no reason to doubt UTF-8', async () => {
  const bytes = text('装柜').subarray(0, 5);
  expect((await detectKind(bytes, false)).text).toMatchObject({ encoding: 'utf-8', certain: true });
  expect((await detectKind(bytes, true)).text?.certain).not.toBe(true);
});

test.each([
  ['gbk', 'gb18030', '装柜'],
  ['gbk', 'gb18030', 'Invoice 发票 2025, Ningbo (宁波)'],
  ['euc-kr', 'euc-kr', '주문하신 상품은 사월 이일에 발송되었습니다. 감사합니다.'],
  ['euc-jp', 'euc-jp', 'ご注文の商品は四月二日に発送いたしました。'],
  ['windows-1251', 'windows-1251', 'Товар получен в повреждённой упаковке, просим вернуть деньги за заказ.'],
  ['windows-1252', 'windows-1252', 'Café déjà payé : reçu, merci. L’écran est cassé.'],
  ['gbk', 'gb18030', '提单号码与装箱单一致，货物外包装完好无损，请尽快安排退款事宜。'],
  ['big5', 'big5', '提單號碼與裝箱單一致，貨物外包裝完好無損，請儘快安排退款事宜。謝謝您的合作與支持。'],
  ['shift_jis', 'shift_jis', 'ご注文の商品は四月二日に発送いたしました。よろしくお願いいたします。'],
  [
    'windows-1252',
    'windows-1252',
    'Die Ware wurde am 2. April geprüft. Größe und Farbe entsprechen dem Vertrag; Maße geprüft.',
  ],
])('%s is read as %s and called a guess', (written, read, content) => {
  expect(decodeText(iconv.encode(content, written), true)).toEqual({ text: content, encoding: read, certain: false });
});

test('a name contradicts only when its ending is one that says something', async () => {
  const picture = await detectKind(await red.clone().jpeg().toBuffer(), true);
  expect(contradictingEnding('a.jpg', picture)).toBeNull();
  expect(contradictingEnding('a.JPEG', picture)).toBeNull();
  expect(contradictingEnding('a', picture)).toBeNull();
  expect(contradictingEnding('a.part', picture)).toBeNull();
  expect(contradictingEnding('a.pdf', picture)).toBe('pdf');
  expect(contradictingEnding('a.PNG', picture)).toBe('png');
});

test('every kind that is told is a kind of the domain', () => {
  for (const [, kind] of texts) expect(fileKinds).toContain(kind);
});
