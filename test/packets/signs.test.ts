/** Signs that no font at hand draws: printed so that a reader understands them, counted once, never dropped. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PacketLanguage } from '../../src/main/packet/packet-facts.ts';
import { build, exhibit, packetFacts, TestArchive } from './packet-maker.ts';
import { readPdf, squeezed } from './read-pdf.ts';
import { sampleFacts } from './sample-facts.ts';

let archive: TestArchive;
beforeAll(() => {
  archive = new TestArchive();
});
afterAll(() => archive.close());

const talk = [
  { id: 's1', from: 'buyer', channel: 'platform_chat', text: '😡😡😡 colour is wrong!! 👎🏽 Bitte prüfen 🙏' },
  { id: 's2', from: 'buyer', channel: 'platform_chat', text: '好的👍谢谢👨‍👩‍👧 🇵🇱 1️⃣ first, 2️⃣ second ❤️‍🔥 𠮷' },
] as const;

const times = (text: string, part: string): number => text.split(part).length - 1;

describe('a message with picture signs', { timeout: 60_000 }, () => {
  test.each([
    [
      'en',
      [
        '[enraged face ×3] colour is wrong!! [thumbs down] Bitte prüfen [folded hands]',
        '好的[thumbs up]谢谢[family: man, woman, girl] [flag: Poland] [keycap: 1] first, [keycap: 2] second [heart on fire] 〚U+20BB7〛',
      ],
    ],
    [
      'zh-CN',
      [
        '[怒火中烧 ×3] colour is wrong!! [拇指向下] Bitte prüfen [双手合十]',
        '好的[拇指向上]谢谢[家庭：男人女人女孩] [旗：波兰] [按键：1] first, [按键：2] second [火上之心] 〚U+20BB7〛',
      ],
    ],
  ] as const)('says what they are, %s', async (language, lines) => {
    const chat = await archive.put(
      `chat-${language}.txt`,
      'text',
      Buffer.from('buyer: 🤬 I want my money back 💸💸\nseller: ok 👌'),
    );
    const facts = packetFacts({
      facts: { ...sampleFacts, negotiation: [...talk] },
      packet: { language: language as PacketLanguage },
      exhibits: [exhibit('1', [chat], { title: 'Chat 😡', kind: 'chat_platform' })],
    });
    const built = await build(archive, facts, `signs-${language}.pdf`);
    const { pages } = await readPdf(built.data);
    const text = squeezed(pages.map((p) => p.text).join('\n'));
    for (const line of lines) expect(text).toContain(squeezed(line));
    expect(text).toContain(squeezed(language === 'en' ? '[money with wings ×2]' : '[长翅膀的钱 ×2]'));
    expect(text).not.toMatch(/\p{Extended_Pictographic}/u);
    const [named, ...more] = built.warnings.filter((w) => w.code === 'PACKET_SIGNS_NAMED');
    expect(more).toEqual([]);
    // The title of the exhibit stands on several pages; the sign in it is counted wherever it is printed.
    const angry = language === 'en' ? '[enraged face]' : '[怒火中烧]';
    expect(named?.says).toContain(`${angry} × ${3 + times(text, squeezed(angry))}`);
    expect(built.warnings.filter((w) => w.code === 'PACKET_GLYPH_MISSING').map((w) => w.says)).toEqual([
      expect.stringContaining('U+20BB7 × 1'),
    ]);
  });
});
