/** The archive of the last time at the start, and how a place is said to a person. */
import path from 'node:path';
import type { TroubleEnvelope } from '../../shared/errors.ts';
import type { Room } from './room.ts';

/** Opens the archive of the last time; what stands in the way is kept, with the place it was looked for. */
export function openAtStart(room: Room, root: string, explain: (error: unknown) => TroubleEnvelope): void {
  try {
    room.desks.open(root, 'write');
  } catch (error) {
    room.desks.failed = { root: path.resolve(root), trouble: explain(error) };
  }
}

/** A folder as a person says it: its last parts, the disk or home first. No path that anybody could use. */
export function sayPlace(folder: string, home: string): string {
  const inHome = path.relative(home, folder);
  const isHome = inHome !== '' && !inHome.startsWith('..') && !path.isAbsolute(inHome);
  const { root } = path.parse(folder);
  const parts = (isHome ? inHome : folder.slice(root.length)).split(path.sep).filter(Boolean);
  const shown = parts.length > 4 ? [parts[0], '…', ...parts.slice(-2)] : parts;
  const drive = /^[A-Za-z]:/.exec(root)?.[0];
  return (isHome || drive === undefined ? shown : [drive, ...shown]).join(' › ');
}
