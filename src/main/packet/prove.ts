/**
 * Reopens the finished file with another reader than the one that wrote it and proves what was promised:
 * the pages are all there, every exhibit stands where the list says, nothing selected is left out.
 */
import { Trouble } from '../../shared/errors.ts';
import { openPdfFile } from './evidence/pdfium.ts';
import type { PacketExhibitPlace, PacketFacts } from './packet-facts.ts';

/** @throws Trouble PACKET_PROOF_FAILED naming what is not as it should be */
export async function provePacket(
  file: string,
  pages: number,
  facts: PacketFacts,
  exhibits: readonly PacketExhibitPlace[],
  labelOf: (label: string) => string,
): Promise<void> {
  const fail = (what: string): never => {
    throw new Trouble('PACKET_PROOF_FAILED', { what });
  };
  const found = await pageTexts(file);
  if (found === null) return fail('the file does not open');
  if (found.length !== pages) fail(`${found.length} pages instead of ${pages}`);
  if (exhibits.length !== facts.exhibits.length)
    fail(`${exhibits.length} exhibits instead of ${facts.exhibits.length}`);
  let next = 0;
  for (const x of exhibits) {
    if (x.firstPage <= next || x.lastPage < x.firstPage || x.lastPage > pages) fail(`the pages of exhibit ${x.label}`);
    next = x.lastPage;
    for (let page = x.firstPage; page <= x.lastPage; page += 1) {
      const text = (found[page - 1] ?? '').replace(/\s+/g, ' ');
      if (!text.includes(labelOf(x.label).replace(/\s+/g, ' '))) fail(`page ${page} does not name exhibit ${x.label}`);
      if (!text.includes(`${page} / ${pages}`)) fail(`page ${page} does not carry its number`);
    }
  }
}

/** Pages after which the reader is opened anew: it keeps every picture it has met until it is closed. */
const breath = 40;

/** The text of every page; null when the file does not open. */
async function pageTexts(file: string): Promise<string[] | null> {
  const texts: string[] = [];
  for (;;) {
    const opened = await openPdfFile(file);
    if ('refused' in opened) return null;
    try {
      const end = Math.min(opened.pages, texts.length + breath);
      while (texts.length < end) texts.push(opened.text(texts.length));
      if (texts.length >= opened.pages) return texts;
    } finally {
      opened.close();
    }
  }
}
