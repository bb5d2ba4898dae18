/**
 * How large the streams of a foreign PDF become when they are unpacked, found before any reader unpacks them whole.
 * A few kilobytes can hold a gigabyte: such a file is never opened. What must not live here: reading PDF structure.
 */
import { inflateSync } from 'node:zlib';

/** A page's drawing or any other stream that is no picture, and a picture; unpacked, in bytes. */
const mostBytes = { drawing: 64 * 1024 * 1024, picture: 256 * 1024 * 1024 } as const;
/** A stream packed so often is no paper anybody made. */
const mostLayers = 4;
/** A stream's dictionary lies within so many bytes before it. */
const dictionaryRoom = 2048;

/** True when a stream of the file unpacks to more than a page can need. Encrypted streams are left to the reader. */
export function unpacksTooLarge(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (at >= 3 && file.toString('latin1', at - 3, at) === 'end') continue;
    const before = file.toString('latin1', Math.max(0, at - dictionaryRoom), at);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    const layers = dictionary.match(/\/(?:FlateDecode|Fl)(?![A-Za-z])/g)?.length ?? 0;
    if (layers === 0) continue;
    const isPicture = /\/Subtype\s*\/Image(?![A-Za-z])/.test(dictionary);
    const start =
      at + 6 + (file[at + 6] === 0x0d ? 1 : 0) + (file[at + 6 + (file[at + 6] === 0x0d ? 1 : 0)] === 0x0a ? 1 : 0);
    // The end is found by the packing itself; a false length changes nothing.
    if (
      isTooLarge(
        file.subarray(start),
        Math.min(layers, mostLayers + 1),
        isPicture ? mostBytes.picture : mostBytes.drawing,
      )
    )
      return true;
  }
  return false;
}

function isTooLarge(packed: Uint8Array, layers: number, most: number): boolean {
  let data = packed;
  try {
    for (let i = 0; i < layers; i += 1) {
      if (i === mostLayers) return true;
      data = inflateSync(data, { maxOutputLength: most });
    }
    return false;
  } catch (error) {
    // Anything else is a broken stream, which is somebody else's matter.
    return error instanceof RangeError;
  }
}
