/** Reads size and colour model of a JPEG from its header; nothing else of the file is looked at. */
import { closeSync, openSync, readSync } from 'node:fs';

export interface JpegSize {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** @returns null when the file is no JPEG that can be placed as it is */
export function jpegSize(file: string): JpegSize | null {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    const head = Buffer.alloc(12);
    let at = 2;
    if (readSync(fd, head, 0, 2, 0) < 2 || head.readUInt16BE(0) !== 0xffd8) return null;
    for (;;) {
      if (readSync(fd, head, 0, 10, at) < 10 || head[0] !== 0xff) return null;
      const marker = head[1] ?? 0;
      if (marker === 0xff) {
        at += 1;
        continue;
      }
      const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
      if (isFrame) return { height: head.readUInt16BE(5), width: head.readUInt16BE(7), channels: head[9] ?? 0 };
      if (marker === 0xd9 || marker === 0xda) return null;
      at += 2 + head.readUInt16BE(2);
    }
  } finally {
    closeSync(fd);
  }
}
