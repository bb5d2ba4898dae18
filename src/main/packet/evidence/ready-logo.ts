/** The company's mark as the cover takes it. */
import sharp from 'sharp';
import { LOGO_BOX } from '../../../shared/domain/logo.ts';

const mostPixels = LOGO_BOX.width * LOGO_BOX.height;

/**
 * Opens the kept picture and makes it flat, on white as on paper.
 * @param logo a PNG in base64
 * @returns the same; null when it cannot be opened: a packet is not stopped by its ornament
 */
export async function readyLogo(logo: string): Promise<string | null> {
  try {
    const flat = await sharp(Buffer.from(logo, 'base64'), { limitInputPixels: mostPixels, failOn: 'truncated' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .png()
      .toBuffer();
    return flat.toString('base64');
  } catch {
    return null;
  }
}
