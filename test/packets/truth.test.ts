/** What is printed of files, talks and counts is what is known: read from built packets. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseFacts } from '../../src/shared/domain/case-file.ts';
import { build, exhibit, packetFacts, TestArchive, type Wish } from './packet-maker.ts';
import { readPdf } from './read-pdf.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = new TestArchive();
});
afterEach(() => archive.close());

/** All words of the packet, with single spaces. */
async function paper(wish: Wish): Promise<string> {
  const { data } = await build(archive, packetFacts(wish));
  const { pages } = await readPdf(data);
  return pages
    .map((page) => page.text)
    .join(' ')
    .replace(/\s+/g, ' ');
}
const bare = (text: string): string => text.replace(/\s/g, '');

describe('a picture with the mark of an editing program', { timeout: 90_000 }, () => {
  const reason = 'Only brightness and crop, so that the label can be read.';
  const facts: CaseFacts = {
    explanations: [{ id: 'e1', flag: 'EDITED_PICTURE:E-0001', reason }],
  };
  const pictures = async () => [
    { ...(await archive.photo('label.jpg')), editedWith: 'GIMP 2.10.36' },
    await archive.photo('carton.jpg', 640, 480, '#665544'),
  ];

  test('is told with the program and the explanation, and nothing is called unedited', async () => {
    const said = await paper({ facts, exhibits: [exhibit('1', await pictures(), { kind: 'packing_photo' })] });
    expect(said).not.toMatch(/unedited|not edited/i);
    expect(said).toContain('The file carries the mark of an editing program (GIMP 2.10.36).');
    expect(said).toContain(`Explanation given: “${reason}”`);
    // Of the other one no more is said than was looked for.
    expect(said.match(/No mark of an editing program was found\./g)).toHaveLength(1);
    expect(said).toContain(`label.jpg GIMP 2.10.36 ${reason}`);
    // The declaration speaks of what was done with the files since they came in.
    expect(said).toContain('Those files are kept as they were taken in and were not altered since');
    expect(said).not.toContain('They were not altered');
  });

  test('is told in Chinese too, and without an explanation none is made up', async () => {
    const said = bare(
      await paper({
        packet: { language: 'zh-CN' },
        exhibits: [exhibit('1', await pictures(), { kind: 'packing_photo' })],
      }),
    );
    expect(said).toContain('文件带有编辑软件的标记（GIMP2.10.36）。');
    expect(said).toContain('未发现编辑软件的标记。');
    expect(said).not.toContain('未编辑');
    expect(said).not.toContain('对此的说明');
  });
});

describe('a sparse packet', { timeout: 90_000 }, () => {
  const own: CaseFacts['negotiation'] = [
    { id: 'n1', from: 'seller', channel: 'platform_chat', text: 'We offer USD 50.', showInPacket: true },
  ];
  const facts: CaseFacts = {
    order: { items: [{ id: 'i1', description: 'Ceramic mug', quantity: { value: 500, unit: 'pcs' } }] },
    lines: [{ id: '1', itemId: 'i1', reason: 'QUALITY' }],
    delivery: { deliveredAt: '2026-02-24' },
    negotiation: own,
    reply: { position: 'refuse', text: 'The mugs are as agreed.' },
  };

  test('without an exhibit says nothing of files that are not there', async () => {
    const said = await paper({ facts, packet: { variant: 'reply' } });
    expect(said).not.toMatch(/0 files|turned upright|scaled|masked|true copies|copies in this packet|were not altered/);
    expect(said).not.toContain('How to check a file');
    expect(said).toContain('No exhibits are attached.');
    expect(said).not.toContain('They were delivered');
    expect(said).toContain('The goods were delivered on 24 February 2026');
  });

  test('tells what was ordered as ordered, not as claimed', async () => {
    const said = await paper({ facts, packet: { variant: 'reply' } });
    expect(said).toContain('Claimed: quantity not stated (ordered: 500 pcs Ceramic mug)');
    expect(said).not.toMatch(/Claimed: 500/);
    const chinese = bare(await paper({ facts, packet: { variant: 'reply', language: 'zh-CN' } }));
    expect(chinese).toContain('数量未说明（订购：500pcsCeramicmug）');
  });

  test('one’s own offer alone is no talk of two', async () => {
    const talked = 'The parties talked with each other';
    expect(await paper({ facts, packet: { variant: 'mediation' } })).not.toContain(talked);
    const answered: CaseFacts['negotiation'] = [
      ...own,
      { id: 'n2', from: 'buyer', channel: 'platform_chat', text: 'No, thank you.' },
    ];
    expect(await paper({ facts: { ...facts, negotiation: answered }, packet: { variant: 'mediation' } })).toContain(
      talked,
    );
  });

  test('counts the files that are in it, and in the house those of the case', async () => {
    const [here, there] = [await archive.pdf('a.pdf', 1), await archive.pdf('b.pdf', 1)];
    const house = { packet: { variant: 'file-copy' } } as const;
    const some = await paper({ ...house, exhibits: [exhibit('1', [here])], notIncluded: [there] });
    expect(some).toContain('This packet contains 1 file; 2 were taken into the case.');
    expect(some).not.toContain('turned upright');
    expect(await paper({ ...house, exhibits: [exhibit('1', [here, there])] })).toContain(
      'This packet contains 2 files, all that were taken into the case.',
    );
    expect(await paper({ ...house, notIncluded: [here] })).toContain(
      'This packet contains no file; the case holds 1 file.',
    );
    // What goes out does not tell what else is held.
    const outward = await paper({ exhibits: [exhibit('1', [here])], notIncluded: [there] });
    expect(outward).toContain('This packet contains 1 file.');
    expect(outward).not.toContain('taken into the case');
  });
});

describe('what the buyer asks for', { timeout: 90_000 }, () => {
  const facts: CaseFacts = {
    order: {
      items: [{ id: 'i1', description: 'Throw', quantity: { value: 500, unit: 'pcs' } }],
      toleranceStated: 'ΔE up to 1.00',
      sampleRef: 'LD-3417',
    },
    lines: [
      { id: '1', itemId: 'i1', reason: 'QUALITY', subReason: 'COLOR_DIFFERENCE', quantity: { value: 20, unit: 'pcs' } },
    ],
    request: {
      at: '2026-02-26',
      channel: 'platform_chat',
      text: 'They are greener than agreed.',
      buyerWants: 'refund_only',
      amount: { minor: 12000, currency: 'USD' },
    },
    reply: { position: 'refuse', text: 'The throws are as agreed.' },
  };

  test('is printed with his wish, his sum and his words, apart from what is claimed and why', async () => {
    const said = await paper({ facts, packet: { variant: 'reply' } });
    expect(said).toContain('What the buyer asks for refund only, USD 120.00, “They are greener than agreed.”');
    expect(said).toContain('What is claimed 20 pcs Throw, quality: colour differs');
    expect(said).toContain('Agreed standard ΔE up to 1.00; approved sample LD-3417');
    expect(said).toContain('The sum asked back is USD 120.00.');
    const chinese = bare(await paper({ facts, packet: { variant: 'reply', language: 'zh-CN' } }));
    for (const words of ['质量问题：色差', '仅退款', '买家要求退还', '约定标准']) expect(chinese).toContain(words);
  });

  test('is not made up where he did not say it', async () => {
    const said = await paper({ facts: { ...facts, request: { at: '2026-02-26' } }, packet: { variant: 'reply' } });
    expect(said).toContain('On 26 February 2026 the buyer made a request.');
    expect(said).not.toContain('asked for a return');
  });
});

describe('the rule behind the answer', { timeout: 90_000 }, () => {
  const relied = [
    {
      gist: 'Trade Assurance does not cover transport problems at the buyer’s risk.',
      pack: 'Trade Assurance at Alibaba.com',
      clause: 'F-11',
      source: 'Help page on cover',
      section: 'F-11',
      address: 'https://example.org/cover',
      consultedOn: '2026-02-01',
    },
  ];
  const named = async (facts: CaseFacts, variant: 'reply' | 'mediation' | 'file-copy'): Promise<string> => {
    const { data } = await build(archive, { ...packetFacts({ facts, packet: { variant } }), relied });
    const { pages } = await readPdf(data);
    return pages
      .map((page) => page.text)
      .join(' ')
      .replace(/\s+/g, ' ');
  };

  test('is named with clause and source where he refuses or asks the platform, and not where he accepts', async () => {
    const words =
      'at the buyer’s risk. Source: Help page on cover; https://example.org/cover; read on 1 February 2026.';
    expect(bare(await named({ reply: { position: 'refuse', text: 'See below.' } }, 'reply'))).toContain(bare(words));
    expect(bare(await named({}, 'mediation'))).toContain(bare(words));
    expect(await named({ reply: { position: 'accept' } }, 'reply')).not.toContain('Help page on cover');
    expect(await named({}, 'reply')).not.toContain('Help page on cover');
  });
});
