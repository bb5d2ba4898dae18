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

  test('counts the files that are in it and those of the case', async () => {
    const [here, there] = [await archive.pdf('a.pdf', 1), await archive.pdf('b.pdf', 1)];
    const some = await paper({ exhibits: [exhibit('1', [here])], notIncluded: [there] });
    expect(some).toContain('This packet contains 1 file; 2 were taken into the case.');
    expect(some).not.toContain('turned upright');
    expect(await paper({ exhibits: [exhibit('1', [here, there])] })).toContain(
      'This packet contains 2 files, all that were taken into the case.',
    );
    expect(await paper({ notIncluded: [here] })).toContain('This packet contains no file; the case holds 1 file.');
  });
});
