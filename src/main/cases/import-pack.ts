/** Reads the files of a rule pack that a person chose. What is in them is told by the check, not here. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import type { PackFileText } from '../store/own-pack-store.ts';

/** More bytes than any pack has; the check names the exact bound. */
const MOST_BYTES = 800_000;
const MOST_FILES = 20;

/** @throws Trouble PACK_FILE_UNREADABLE */
export function filesFrom(places: readonly string[]): readonly PackFileText[] {
  const refuse = (file: string, problem: string): Trouble => new Trouble('PACK_FILE_UNREADABLE', { file, problem });
  if (places.length > MOST_FILES) throw refuse(path.basename(places[0] ?? ''), `${places.length} files`);
  return places.map((place) => {
    const name = path.basename(place);
    try {
      const found = statSync(place);
      // A pipe would never end.
      if (!found.isFile()) throw refuse(name, 'not a file');
      if (found.size > MOST_BYTES) throw refuse(name, `${found.size} bytes`);
      const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(place));
      // Line ends as the editor has them; a lone one is no line of a text.
      return { name: safeName(name), text: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') };
    } catch (error) {
      if (error instanceof Trouble) throw error;
      throw refuse(name, error instanceof TypeError ? 'UTF-8?' : error instanceof Error ? error.message : '');
    }
  });
}

/** A name that every system can write again. */
function safeName(name: string): string {
  const plain = name.replace(/[/\\:*?"<>|\p{Cc}]/gu, '-').replace(/^\.+/, '');
  return [...plain].slice(-100).join('') || 'pack.yaml';
}
