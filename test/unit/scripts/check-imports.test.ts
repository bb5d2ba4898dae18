/** The direction of imports: every rule is broken once in a small tree, and the real tree is in order. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkImports, unusedDoors } from '../../../scripts/check-imports.ts';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** A source tree in a temp folder, by file name and text. */
function treeOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'check-imports-'));
  roots.push(root);
  mkdirSync(path.join(root, 'src'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

const brief = (files: Readonly<Record<string, string>>): string[] =>
  checkImports(treeOf(files)).map((v) => `${v.file}:${v.line} ${v.rule}`);

/** Every import here is allowed: this is the clean tree, and the ground on which the broken ones are built. */
const clean: Readonly<Record<string, string>> = {
  'src/shared/z.ts': "import { z } from 'zod';\nexport { z };\n",
  'src/shared/contract/channel-names.ts': 'export const names = [];\n',
  'src/shared/contract/channels.ts': "import { z } from '../z.ts';\nexport const channels = z;\n",
  'src/preload/index.ts': [
    "import { contextBridge } from 'electron';",
    "import { names } from '../shared/contract/channel-names.ts';",
    "import type { channels } from '../shared/contract/channels.ts';",
    'export const api: typeof channels | undefined = names.length ? contextBridge : undefined;',
  ].join('\n'),
  'src/renderer/main.tsx': [
    "import { createRoot } from 'react-dom/client';",
    "import './look.css';",
    "import { Home } from './app/home.tsx';",
    // Words that look like imports, in text, comments, strings and JSX.
    '// import x from "better-sqlite3"',
    'const words = `import y from "node:fs"`;',
    "export const view = <p title=\"import z from 'zod'\">Don't import a from 'electron' // {words}</p>;",
    'createRoot(document.body).render(<Home />);',
  ].join('\n'),
  'src/renderer/app/home.tsx': "import { List } from '../features/cases/list.tsx';\nexport const Home = List;\n",
  'src/renderer/features/cases/list.tsx': "import { Pill } from '../../ui/pill.tsx';\nexport const List = Pill;\n",
  'src/renderer/features/letters/page.tsx':
    "import { names } from '../../../shared/contract/channel-names.ts';\nexport const Page = names;\n",
  'src/renderer/ui/pill.tsx': 'export const Pill = () => null;\n',
  'src/main/index.ts':
    "import { app } from 'electron';\nimport { open } from './cases/open-case.ts';\nvoid [app, open];\n",
  'src/main/worker.ts':
    "import { look } from './media/look.ts';\nimport { intake } from './vault/intake-files.ts';\nvoid [look, intake];\n",
  'src/main/cli.ts': "import { open } from './cases/open-case.ts';\nvoid open;\nconsole.log(Date.now());\n",
  'src/main/shell/window.ts': "import { BrowserWindow } from 'electron';\nexport const open = BrowserWindow;\n",
  'src/main/ipc/register.ts':
    "import { open } from '../cases/open-case.ts';\nimport * as shell from '../shell/window.ts';\nvoid [open, shell];\n",
  'src/main/cases/open-case.ts':
    "import { read } from '../store/case-store.ts';\nimport { keep } from '../vault/keep.ts';\nexport const open = [read, keep];\n",
  'src/main/store/case-store.ts': "import Database from 'better-sqlite3';\nexport const read = Database;\n",
  'src/main/vault/keep.ts': "import { createHash } from 'node:crypto';\nexport const keep = createHash;\n",
  'src/main/vault/intake-files.ts':
    "import type { JobTable } from '../jobs/job-table.ts';\nexport const intake: JobTable | null = null;\n",
  'src/main/rules/evaluate.ts': "import { z } from '../../shared/z.ts';\nexport const evaluate = z;\n",
  'src/main/packet/packet-facts.ts': 'export interface PacketFacts { readonly a: string }\n',
  'src/main/packet/layout.ts': "import pdfmake from 'pdfmake';\nexport const layout = pdfmake;\n",
  'src/main/packet/assemble.ts':
    "import { PDFDocument } from '@cantoo/pdf-lib';\nexport const assemble = PDFDocument;\n",
  'src/main/packet/build-job.ts': "import sharp from 'sharp';\nexport const build = sharp;\n",
  'src/main/media/look.ts': "import sharp from 'sharp';\nexport const look = sharp;\n",
  'src/main/jobs/job-table.ts':
    "import type { PacketFacts } from '../packet/packet-facts.ts';\nexport interface JobTable { readonly facts: PacketFacts }\n",
};

describe('check-imports', () => {
  it('finds nothing in a tree that keeps the rules', () => {
    expect(checkImports(treeOf(clean))).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    ['the renderer imports main', 'src/renderer/api.ts', "import { keep } from '../main/vault/keep.ts';", 'direction'],
    [
      'the renderer imports a type of main',
      'src/renderer/api.ts',
      "import type { keep } from '../main/vault/keep.ts';",
      'direction',
    ],
    [
      'the renderer uses a type of main in place',
      'src/renderer/api.ts',
      "export type K = import('../main/vault/keep.ts').K;",
      'direction',
    ],
    [
      'the renderer loads main lazily',
      'src/renderer/api.ts',
      "export const k = () => import('../main/vault/keep.ts');",
      'direction',
    ],
    [
      'a feature imports its sibling',
      'src/renderer/features/letters/list.tsx',
      "import { List } from '../cases/list.tsx';",
      'feature-sibling',
    ],
    [
      'a dumb part imports a feature',
      'src/renderer/ui/table.tsx',
      "import { List } from '../features/cases/list.tsx';",
      'direction',
    ],
    [
      'the preload imports schemas',
      'src/preload/more.ts',
      "import { channels } from '../shared/contract/channels.ts';",
      'direction',
    ],
    ['ipc imports the store', 'src/main/ipc/cases.ts', "import { read } from '../store/case-store.ts';", 'direction'],
    ['cases import ipc', 'src/main/cases/more.ts', "export * from '../ipc/register.ts';", 'direction'],
    ['a leaf imports a leaf', 'src/main/store/more.ts', "import { keep } from '../vault/keep.ts';", 'direction'],
    [
      'a leaf takes more than types through a door',
      'src/main/store/more.ts',
      "export { x } from '../jobs/job-table.ts';",
      'direction',
    ],
    [
      'the vault decodes pictures itself',
      'src/main/vault/sweep.ts',
      "import { look } from '../media/look.ts';",
      'direction',
    ],
    ['shared imports main', 'src/shared/more.ts', "import { keep } from '../main/vault/keep.ts';", 'direction'],
    ['shared imports Node', 'src/shared/more.ts', "import { readFileSync } from 'node:fs';", 'no-node'],
    ['shared imports Node by its old name', 'src/shared/more.ts', "import path from 'path';", 'no-node'],
    ['shared imports React', 'src/shared/more.ts', "import { useState } from 'react';", 'kept-package'],
    ['shared imports Electron', 'src/shared/more.ts', "import type { App } from 'electron';", 'kept-package'],
    ['a use-case imports Electron', 'src/main/cases/more.ts', "import { app } from 'electron';", 'kept-package'],
    [
      'a use-case imports the driver',
      'src/main/cases/more.ts',
      "import Database from 'better-sqlite3';",
      'kept-package',
    ],
    ['the rules import zod past its door', 'src/main/rules/more.ts', "import { z } from 'zod/mini';", 'kept-package'],
    [
      'layout opens a foreign PDF',
      'src/main/packet/layout-page.ts',
      "import { PDFDocument } from '@cantoo/pdf-lib';",
      'kept-package',
    ],
    [
      'the model knows pdfmake',
      'src/main/packet/model.ts',
      "import type { Content } from 'pdfmake/interfaces';",
      'kept-package',
    ],
    ['the store decodes a picture', 'src/main/store/more.ts', "import sharp from 'sharp';", 'kept-package'],
    ['main talks to the network', 'src/main/cases/more.ts', "import https from 'node:https';", 'forbidden-package'],
    [
      'main requires a network module',
      'src/main/cases/more.ts',
      "export const n = require('net');",
      'forbidden-package',
    ],
    ['main fetches', 'src/main/cases/more.ts', "export const a = () => globalThis.fetch('x');", 'network'],
    ['the preload opens a socket', 'src/preload/more.ts', "export const a = () => new WebSocket('x');", 'network'],
    ["the shell uses electron's net", 'src/main/shell/more.ts', "import { net } from 'electron';", 'network'],
    ['the rules read the clock', 'src/main/rules/more.ts', 'export const at = () => new Date();', 'clock'],
    ['a transaction waits', 'src/main/cases/more.ts', 'db.transaction(async () => { await 0; });', 'async-transaction'],
    ['an ending is left out', 'src/main/store/more.ts', "import { read } from './case-store';", 'file-ending'],
    ['a test is imported', 'src/main/store/more.ts', "import { x } from '../../../test/support/x.ts';", 'outside-src'],
    ['a script is imported', 'src/main/store/more.ts', "import { x } from '../../../scripts/x.ts';", 'outside-src'],
    ['a folder has no row', 'src/main/helpers/more.ts', 'export const a = 1;', 'unknown-area'],
    ['a file is not TypeScript', 'src/main/store/more.ts', 'export const = 1;', 'syntax'],
  ])('reports when %s', (_, file, line, rule) => {
    // One line above, so that the line number is put to the test too.
    const found = brief({ ...clean, [file]: `// first\n${line}\n` });
    expect(found).toEqual([`${file}:${rule === 'unknown-area' ? 1 : 2} ${rule}`]);
  });

  it('reports files that import each other, once', () => {
    const files = {
      'src/shared/a.ts': "import { b } from './b.ts';\nexport const a = b;\n",
      'src/shared/b.ts': "import { c } from './c.ts';\nexport const b = c;\n",
      'src/shared/c.ts': "import { a } from './a.ts';\nexport const c = () => a;\n",
    };
    expect(checkImports(treeOf(files)).map((v) => v.why)).toEqual([
      'src/shared/a.ts → src/shared/b.ts → src/shared/c.ts → src/shared/a.ts',
    ]);
  });

  it('lets two files share their types', () => {
    const files = {
      'src/shared/a.ts':
        "import { b } from './b.ts';\nexport interface A { readonly b: string }\nexport const a: A = { b };\n",
      'src/shared/b.ts': "import type { A } from './a.ts';\nexport const b: A['b'] = '';\n",
    };
    expect(checkImports(treeOf(files))).toEqual([]);
  });

  it('lets types through a door and nothing else', () => {
    const use = (line: string) => brief({ ...clean, 'src/main/media/more.ts': line });
    expect(use("import type { JobTable } from '../jobs/job-table.ts';")).toEqual([]);
    expect(use("import { type JobTable } from '../jobs/job-table.ts';")).toEqual([]);
    expect(use("export type { JobTable } from '../jobs/job-table.ts';")).toEqual([]);
    expect(use("import { type JobTable, run } from '../jobs/job-table.ts';")).toHaveLength(1);
    expect(use("import '../jobs/job-table.ts';")).toHaveLength(1);
  });

  it('finds nothing in this project', () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    expect(checkImports(root)).toEqual([]);
  });

  it('keeps no door that this project does not need', () => {
    expect(unusedDoors(path.resolve(import.meta.dirname, '../../..'))).toEqual([]);
    expect(unusedDoors(treeOf(clean)).length).toBeGreaterThan(0);
  });
});
