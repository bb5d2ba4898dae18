/** What really lies in a folder of the archive. Links are named, never followed. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';

export interface FoundFile {
  /** Relative to the archive root, with `/`. */
  readonly path: string;
  /** False for links, pipes and whatever else is no plain file. */
  readonly plain: boolean;
}

/** Every file below `folder`, in order of names. A folder that is not there is empty. */
export async function filesBelow(root: string, folder: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const below = `${folder}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await filesBelow(root, below)));
    else found.push({ path: below, plain: entry.isFile() });
  }
  return found;
}
