/** The first page of a PDF as a small picture, for the window. A page that takes too long is given up. */
import sharp from 'sharp';
import { openPdf } from './pdfium.ts';

const longestSide = 320;
const patienceMs = 8000;

/** @returns the JPEG, or null when the file is locked, broken or too slow to draw */
export async function drawFirstPage(bytes: Uint8Array): Promise<Buffer | null> {
  const opened = await openPdf(bytes, performance.now() + patienceMs);
  if ('refused' in opened) return null;
  try {
    const size = opened.size(0);
    const scale = longestSide / Math.max(size.width, size.height, 1);
    const width = Math.max(1, Math.round(size.width * scale));
    const height = Math.max(1, Math.round(size.height * scale));
    // Drawn twice as large and made smaller: fine print stays grey instead of falling to dots.
    const picture = opened.picture(0, width * 2, height * 2);
    return await sharp(picture.data, { raw: { width: width * 2, height: height * 2, channels: 4 } })
      .flatten({ background: '#ffffff' })
      .resize(width, height)
      .jpeg({ quality: 80 })
      .toBuffer();
  } catch {
    return null;
  } finally {
    opened.close();
  }
}
