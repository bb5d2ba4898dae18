/**
 * Reads the rule packs from their folders: the one place under rules/ that touches files, beside the table of holidays.
 * A pack is all `*.yaml` of one folder, merged.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import { checkContent } from './check-pack.ts';
import type { RulePack } from './pack.ts';
import { type PackProblem, type PackText, readPack } from './read-pack.ts';

/**
 * Loads every pack under `<resourcesRoot>/rule-packs`, in order of their names; the article first.
 * @throws Trouble RULE_PACK_INVALID with the pack, file, line and the problem; RULE_PACKS_MISSING
 */
export function loadPacks(resourcesRoot: string): RulePack[] {
  const root = path.join(resourcesRoot, 'rule-packs');
  let folders: string[];
  try {
    folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .toSorted();
  } catch {
    folders = [];
  }
  if (folders.length === 0) throw new Trouble('RULE_PACKS_MISSING', { path: root });
  const packs = folders.map((folder) => loadPack(path.join(root, folder)));
  for (const [i, pack] of packs.entries())
    if (packs.findIndex((p) => p.id === pack.id) !== i)
      throw invalid(folders[i] ?? '', { file: 'pack.yaml', line: null, at: 'id', problem: `${pack.id} stands twice` });
  return packs.toSorted((a, b) => Number(b.kind === 'article') - Number(a.kind === 'article'));
}

/** Loads and checks one pack's folder. */
export function loadPack(folder: string): RulePack {
  const name = path.basename(folder);
  const files = readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .toSorted()
    .map((file): PackText => ({ name: file, text: readFileSync(path.join(folder, file), 'utf8') }));
  return requirePack(name, files);
}

/** The pack in these files, or everything that is wrong with them, each with file and line. */
export function packFrom(files: readonly PackText[]): RulePack | { readonly problems: readonly PackProblem[] } {
  const merged = readPack(files);
  if ('problems' in merged) return merged;
  const checked = checkContent(merged.content);
  if (!('problems' in checked)) return checked;
  return {
    problems: checked.problems.map(({ place, problem }) => ({ ...merged.find(place), at: place.join('.'), problem })),
  };
}

/** @throws Trouble RULE_PACK_INVALID with the first problem in words and all of them in its details */
export function requirePack(name: string, files: readonly PackText[]): RulePack {
  const found = packFrom(files);
  if (!('problems' in found)) return found;
  throw invalid(name, ...found.problems);
}

function invalid(pack: string, ...problems: readonly PackProblem[]): Trouble {
  const [first] = problems;
  const where = first ? [first.line === null ? first.file : `${first.file}:${first.line}`, first.at] : [];
  return new Trouble('RULE_PACK_INVALID', {
    pack,
    path: where.filter((part) => part !== '').join(' '),
    problem: first?.problem ?? 'unreadable',
    problems,
  });
}
