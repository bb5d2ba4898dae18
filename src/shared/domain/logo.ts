/** The company's mark on the cover of a packet: a small PNG, kept in the casebook as base64. */

/** As large as it is ever printed, at 300 dots an inch. */
export const LOGO_BOX = { width: 640, height: 200 } as const;
export const MOST_LOGO_BYTES = 200_000;

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** Whether these bytes call themselves a PNG that fits the box. Reads the head only. */
export function isLogo(bytes: Uint8Array): boolean {
  if (bytes.length < 33 || bytes.length > MOST_LOGO_BYTES) return false;
  if (signature.some((byte, at) => bytes[at] !== byte)) return false;
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [head.getUint32(16), head.getUint32(20)];
  return width > 0 && height > 0 && width <= LOGO_BOX.width && height <= LOGO_BOX.height;
}
