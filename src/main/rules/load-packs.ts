/**
 * Reads the rule packs from their folders: the one place under rules/ that touches files, beside the table of holidays.
 * A pack is all `*.yaml` of one folder, merged.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import { checkContent } from './check-pack.ts';
import type { RulePack } from './pack.ts';
import { type PackProblem, type PackText, readPack } from './read-pack.ts';

/** The packs as delivered, checked and merged: reading YAML takes longer than the window may wait. */
export const compiledName = 'compiled.json';

/**
 * Loads every pack under `<resourcesRoot>/rule-packs`, the article first, then in order of their names.
 * Where the files are those that were delivered their checked form is read; a changed file is read and checked itself.
 * @throws Trouble RULE_PACK_INVALID with the pack, file, line and the problem; RULE_PACKS_MISSING
 */
export function loadPacks(resourcesRoot: string): RulePack[] {
  const root = path.join(resourcesRoot, 'rule-packs');
  const folders = readFolders(root);
  if (folders.length === 0) throw new Trouble('RULE_PACKS_MISSING', { path: root });
  return readCompiled(root, hashOf(folders)) ?? checkAll(folders);
}

/** The file that is delivered beside the packs; written by scripts/rule-packs.ts. */
export function compilePacks(resourcesRoot: string): string {
  const folders = readFolders(path.join(resourcesRoot, 'rule-packs'));
  return `${JSON.stringify({ sha256: hashOf(folders), packs: checkAll(folders) })}\n`;
}

interface PackFolder {
  readonly name: string;
  readonly files: readonly PackText[];
}

function readFolders(root: string): readonly PackFolder[] {
  let names: string[];
  try {
    names = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .toSorted();
  } catch {
    names = [];
  }
  return names.map((name) => ({
    name,
    files: readdirSync(path.join(root, name))
      .filter((f) => f.endsWith('.yaml'))
      .toSorted()
      .map((file): PackText => ({ name: file, text: readFileSync(path.join(root, name, file), 'utf8') })),
  }));
}

/** The files of one delivered pack; none where there is no such pack. */
export function readPackFiles(resourcesRoot: string, id: string): readonly PackText[] {
  const folders = readFolders(path.join(resourcesRoot, 'rule-packs'));
  return folders.find(({ name }) => name === id)?.files ?? [];
}

/** Line endings of a checkout do not count. */
function hashOf(folders: readonly PackFolder[]): string {
  const hash = createHash('sha256');
  for (const { name, files } of folders)
    for (const file of files) hash.update(`${name}/${file.name}\n${file.text.replaceAll('\r\n', '\n')}\n`);
  return hash.digest('hex');
}

/** The checked packs, if they were made from exactly these files; null otherwise. */
function readCompiled(root: string, sha256: string): RulePack[] | null {
  try {
    const found = JSON.parse(readFileSync(path.join(root, compiledName), 'utf8')) as {
      readonly sha256: string;
      readonly packs: RulePack[];
    };
    return found.sha256 === sha256 ? found.packs : null;
  } catch {
    return null;
  }
}

function checkAll(folders: readonly PackFolder[]): RulePack[] {
  const packs = folders.map(({ name, files }) => requirePack(name, files));
  for (const [i, pack] of packs.entries())
    if (packs.findIndex((p) => p.id === pack.id) !== i) {
      const problem = {
        file: 'pack.yaml',
        line: null,
        at: 'id',
        problem: `${pack.id} stands twice`,
        problemZh: `${pack.id} 出现两次`,
      };
      throw invalid(folders[i]?.name ?? '', problem);
    }
  return packs.toSorted((a, b) => Number(b.kind === 'article') - Number(a.kind === 'article'));
}

/** The pack in these files, or everything that is wrong with them, each with file and line. */
export function packFrom(files: readonly PackText[]): RulePack | { readonly problems: readonly PackProblem[] } {
  const merged = readPack(files);
  if ('problems' in merged) return merged;
  const checked = checkContent(merged.content);
  if (!('problems' in checked)) return checked;
  return {
    problems: checked.problems.map(({ place, ...said }) => ({ ...merged.find(place), at: place.join('.'), ...said })),
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
