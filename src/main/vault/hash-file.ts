/** SHA-256 of files by stream: a video is never held in memory. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

const chunkBytes = 1024 * 1024;

/**
 * Hashes a file.
 * @param onBytes called with the number of bytes of each chunk
 * @returns the digest in small hex letters and the number of bytes that went into it
 * @throws the system's error when the file cannot be read; AbortError when the signal fires
 */
export async function hashFile(
  file: string,
  options: { readonly signal?: AbortSignal; readonly onBytes?: (bytes: number) => void } = {},
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = createReadStream(file, {
    highWaterMark: chunkBytes,
    ...(options.signal && { signal: options.signal }),
  });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    options.onBytes?.(chunk.length);
  }
  return { sha256: hash.digest('hex'), bytes };
}
