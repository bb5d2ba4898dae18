/** Reads the text of a case file from disk, with care for what only looks like one. */
import { readFileSync, statSync } from 'node:fs';
import { Trouble } from '../../shared/errors.ts';

/** Bigger than any honest case file; keeps a wrong path from being read into memory. */
const largestBytes = 20 * 1024 * 1024;

/**
 * @param file path of a regular file; pipes and devices are refused, for they may never end
 * @throws Trouble CASE_FILE_UNREADABLE, CASE_FILE_NOT_A_FILE, CASE_FILE_EMPTY, CASE_FILE_TOO_LARGE, CASE_FILE_NOT_UTF8
 */
export function readCaseFileText(file: string): string {
  let bytes: Buffer;
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new Trouble('CASE_FILE_NOT_A_FILE', { path: file });
    if (found.size > largestBytes)
      throw new Trouble('CASE_FILE_TOO_LARGE', { path: file, megabytes: Math.ceil(found.size / 1e6) });
    bytes = readFileSync(file);
    if (bytes.length === 0) throw new Trouble('CASE_FILE_EMPTY', { path: file });
    // UTF-16 without its mark passes as UTF-8, for half of its bytes are none.
    if (bytes.subarray(0, 4).includes(0)) throw new Trouble('CASE_FILE_NOT_UTF8', { path: file });
  } catch (problem) {
    if (problem instanceof Trouble) throw problem;
    throw new Trouble('CASE_FILE_UNREADABLE', { path: file });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Trouble('CASE_FILE_NOT_UTF8', { path: file });
  }
}
