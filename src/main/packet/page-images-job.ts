/** The job that turns the pages of a finished PDF into pictures for the window's page view. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { Trouble } from '../../shared/errors.ts';
import type { JobHandler } from '../jobs/job-table.ts';
import { openPdfFile } from './evidence/pdfium.ts';
import { textRuns } from './page-text.ts';

/** Longest side of a picture. */
const mostPixels = 4000;

/** Pictures are called `page-0001.png`; the text of the page with its places lies beside each as `page-0001.json`. A page whose picture is there already is not made again. */
export const renderPagesJob: JobHandler<'packet.pages'> = async ({ file, outDir, dpi }, tools) => {
  const opened = await openPdfFile(file);
  if ('refused' in opened) throw new Trouble('PACKET_UNREADABLE', { file: path.basename(file) });
  try {
    await mkdir(outDir, { recursive: true });
    for (let i = 0; i < opened.pages; i += 1) {
      if (tools.signal.aborted) throw new Trouble('JOB_CANCELLED');
      const size = opened.size(i);
      // A plan of two metres is drawn smaller instead of filling the memory.
      const scale = Math.min(dpi / 72, mostPixels / Math.max(size.width, size.height, 1));
      const width = Math.max(1, Math.round(size.width * scale));
      const height = Math.max(1, Math.round(size.height * scale));
      const picture = opened.picture(i, width, height);
      const target = path.join(outDir, `page-${String(i + 1).padStart(4, '0')}.png`);
      await sharp(picture.data, { raw: { width, height, channels: 4 } })
        .removeAlpha()
        .png({ compressionLevel: 6 })
        .toFile(`${target}.part`);
      await writeFile(target.replace(/\.png$/, '.json'), JSON.stringify(textRuns(opened.letters(i), size)));
      await rename(`${target}.part`, target);
      tools.emit({ page: i + 1, file: target });
      tools.progress({ done: i + 1, total: opened.pages, unit: 'pages', label: path.basename(file) });
    }
    return { pages: opened.pages };
  } finally {
    opened.close();
  }
};
