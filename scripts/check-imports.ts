/**
 * npm run check — the direction of imports, read from the source.
 * Prints one line per violation (`file:line rule why`) and ends with 1; silent and 0 when the house is in order.
 * The rules are data in check-imports/directions.ts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { areas, doors, keepers, noClock, noNode } from './check-imports/directions.ts';
import { type ImportUse, type ModuleFacts, readModule } from './check-imports/read-module.ts';

export interface Violation {
  /** Path relative to the root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly why: string;
}

const builtins = new Set(builtinModules);
const codeEndings = /\.(ts|tsx|json)$/;
const pageEndings = /\.(ts|tsx|json|css|svg|png|woff2|ttf)$/;

/**
 * Checks every TypeScript file under `src/`.
 * @param root the folder that holds `src/`
 * @returns all violations, in the order of files and lines
 */
export function checkImports(root: string): Violation[] {
  const modules = new Map(sourceFiles(root).map((file) => [file, readModule(file, readText(root, file))]));
  const violations = [...modules].flatMap(([file, facts]) => checkFile(file, facts));
  return [...violations, ...cycles(modules)].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line,
  );
}

/**
 * Doors that nobody goes through any more: each is a hole in a wall for nothing.
 * @param root the folder that holds `src/`
 * @returns why each of them was opened
 */
export function unusedDoors(root: string): string[] {
  const uses = sourceFiles(root).flatMap((file) =>
    readModule(file, readText(root, file)).imports.flatMap((use) =>
      isRelative(use.specifier) ? [{ file, target: targetOf(file, use.specifier) }] : [],
    ),
  );
  return doors
    .filter((door) => !uses.some(({ file, target }) => door.from.test(file) && door.to.test(target)))
    .map((door) => door.because);
}

function checkFile(file: string, facts: ModuleFacts): Violation[] {
  if (facts.syntaxError) {
    return [{ file, line: facts.syntaxError.line, rule: 'syntax', why: facts.syntaxError.says }];
  }
  const found: Violation[] = [];
  for (const use of facts.imports) {
    const problem = isRelative(use.specifier) ? relativeProblem(file, use) : packageProblem(file, use);
    if (problem) found.push({ file, line: use.line, ...problem });
  }
  if (areaOf(file) === undefined) {
    found.push({ file, line: 1, rule: 'unknown-area', why: 'this folder has no row in check-imports/directions.ts' });
  }
  for (const call of facts.calls) {
    if (call.kind === 'network') {
      found.push({ file, line: call.line, rule: 'network', why: `${call.text}: no byte leaves the machine` });
    } else if (call.kind === 'async-transaction') {
      const why = `${call.text} takes an async function: the transaction would commit before it has run`;
      found.push({ file, line: call.line, rule: 'async-transaction', why });
    } else if (noClock.files.test(file)) {
      found.push({ file, line: call.line, rule: 'clock', why: `${call.text}: ${noClock.because}` });
    }
  }
  return found;
}

type Problem = Pick<Violation, 'rule' | 'why'>;

function relativeProblem(file: string, use: ImportUse): Problem | null {
  const target = targetOf(file, use.specifier);
  const endings = file.startsWith('src/renderer/') ? pageEndings : codeEndings;
  if (!endings.test(target)) {
    return { rule: 'file-ending', why: `'${use.specifier}' needs its ending (${endings.source})` };
  }
  if (!target.startsWith('src/')) {
    return { rule: 'outside-src', why: `'${use.specifier}' lies outside src/` };
  }
  const from = areaOf(file);
  const to = areaOf(target);
  // A file without an area is reported once, by itself.
  if (from === undefined || to === undefined) return null;
  if (from.name !== to.name) {
    const open =
      from.mayImport.includes(to.name) ||
      doors.some((door) => door.from.test(file) && door.to.test(target) && (use.typeOnly || !door.typesOnly));
    return open ? null : { rule: 'direction', why: `${from.name} may not import ${to.name} ('${use.specifier}')` };
  }
  return from.name === 'renderer' ? rendererProblem(file, target) : null;
}

/** Inside the renderer: app → features → ui; a feature does not know its siblings. */
function rendererProblem(file: string, target: string): Problem | null {
  const part = (name: string): string => /^src\/renderer\/(?:src\/)?([^/]+)\//.exec(name)?.[1] ?? '';
  const feature = (name: string): string | undefined => /\/features\/([^/]+)\//.exec(name)?.[1];
  const [from, to] = [part(file), part(target)];
  if (from === 'features' && to === 'features' && feature(file) !== feature(target)) {
    return {
      rule: 'feature-sibling',
      why: `${feature(file)} may not import ${feature(target)}: put what both need in ui/`,
    };
  }
  if ((from === 'ui' && (to === 'features' || to === 'app')) || (from === 'features' && to === 'app')) {
    return { rule: 'direction', why: `renderer/${from} may not import renderer/${to}` };
  }
  return null;
}

function packageProblem(file: string, use: ImportUse): Problem | null {
  const { specifier } = use;
  const keeper = keepers.find((entry) => entry.modules.test(specifier));
  if (keeper && !keeper.only?.test(file)) {
    return { rule: keeper.only ? 'kept-package' : 'forbidden-package', why: `'${specifier}': ${keeper.because}` };
  }
  if (/^electron(\/|$)/.test(specifier) && use.names.includes('net')) {
    return { rule: 'network', why: "'net' of electron: no byte leaves the machine" };
  }
  if ((specifier.startsWith('node:') || builtins.has(specifier)) && noNode.files.test(file) && !use.typeOnly) {
    return { rule: 'no-node', why: `'${specifier}': ${noNode.because}` };
  }
  return null;
}

/**
 * Files that need each other to load, each ring reported once. Imports of types do not count: they are gone before
 * anything loads, and a list of words may take its type from the file that lists the languages.
 */
function cycles(modules: ReadonlyMap<string, ModuleFacts>): Violation[] {
  const found: Violation[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const visit = (file: string): void => {
    state.set(file, 'open');
    trail.push(file);
    for (const use of modules.get(file)?.imports ?? []) {
      const target = isRelative(use.specifier) ? targetOf(file, use.specifier) : '';
      if (use.typeOnly || !modules.has(target)) continue;
      if (state.get(target) === 'open') {
        const ring = [...trail.slice(trail.indexOf(target)), target];
        found.push({ file, line: use.line, rule: 'cycle', why: ring.join(' → ') });
      } else if (!state.has(target)) visit(target);
    }
    trail.pop();
    state.set(file, 'done');
  };
  for (const file of modules.keys()) if (!state.has(file)) visit(file);
  return found;
}

function areaOf(file: string): (typeof areas)[number] | undefined {
  return areas.find((area) => area.files.test(file));
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('/');
}

/** The path an import means, relative to the root; the bundler's `?query` is left off. */
function targetOf(file: string, specifier: string): string {
  return path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, ''));
}

function sourceFiles(root: string): string[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
}

function readText(root: string, file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

if (import.meta.main) {
  const violations = checkImports(path.resolve(import.meta.dirname, '..'));
  for (const { file, line, rule, why } of violations) process.stdout.write(`${file}:${line} ${rule} ${why}\n`);
  process.stderr.write(violations.length === 0 ? 'imports: in order\n' : `imports: ${violations.length} to mend\n`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
