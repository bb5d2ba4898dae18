/** What a picture looks like in 22 signs, so that pictures of the same scene can be found. What must not live here: what is alike. */
import sharp from 'sharp';

const WIDTH = 9;
const HEIGHT = 8;
/** Less than this is noise of the camera, not an edge. */
const leastStep = 3;

/**
 * @param jpeg a small upright picture
 * @returns 64 bits of shape and the mean colour, in hexadecimal; null when it cannot be opened
 */
export async function lookOf(jpeg: Uint8Array): Promise<string | null> {
  try {
    const pixels = await sharp(jpeg)
      .removeAlpha()
      .toColourspace('srgb')
      .resize(WIDTH, HEIGHT, { fit: 'fill' })
      .raw()
      .toBuffer();
    const sums = [0, 0, 0];
    const grey = Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
      const [red = 0, green = 0, blue = 0] = pixels.subarray(i * 3, i * 3 + 3);
      sums[0] = (sums[0] ?? 0) + red;
      sums[1] = (sums[1] ?? 0) + green;
      sums[2] = (sums[2] ?? 0) + blue;
      return 0.299 * red + 0.587 * green + 0.114 * blue;
    });
    let bits = 0n;
    for (let y = 0; y < HEIGHT; y += 1) {
      for (let x = 0; x < WIDTH - 1; x += 1) {
        const step = (grey[y * WIDTH + x + 1] ?? 0) - (grey[y * WIDTH + x] ?? 0);
        bits = (bits << 1n) | (step > leastStep ? 1n : 0n);
      }
    }
    const colour = sums.map((sum) =>
      Math.round(sum / (WIDTH * HEIGHT))
        .toString(16)
        .padStart(2, '0'),
    );
    return bits.toString(16).padStart(16, '0') + colour.join('');
  } catch {
    return null;
  }
}
