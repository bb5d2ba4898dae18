/**
 * npm run check — asks every generator whether the file it keeps is up to date, and lists the stale ones.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run, say, tail } from './lib/proc.ts';

/** A generator and the file it keeps. Each knows `--check`: exit code 1 when the committed file is stale. */
const generators = [
  { file: 'docs/errors.md', script: 'scripts/errors-doc.ts' },
  { file: 'THIRD-PARTY-NOTICES.md', script: 'scripts/notices.ts' },
  { file: 'src/main/store/schema.sql', script: 'scripts/db-schema.ts' },
  { file: 'resources/schemas/', script: 'scripts/schemas.ts' },
  { file: 'resources/rule-packs/compiled.json', script: 'scripts/rule-packs.ts' },
  { file: 'docs/case-file.md', script: 'scripts/facts-doc.ts' },
] as const;

let stale = 0;
for (const { file, script } of generators) {
  if (!existsSync(path.join(ROOT, script))) {
    say(`${file}: its generator ${script} is missing`);
    stale += 1;
    continue;
  }
  const { code, out } = await run(process.execPath, [path.join(ROOT, script), '--check'], { timeoutMs: 60_000 });
  if (code === 0) continue;
  stale += 1;
  say(`${file}: stale (write it again with: node ${script})\n  ${tail(out, 5).replaceAll('\n', '\n  ')}`);
}
say(stale === 0 ? `generated files: ${generators.length} up to date` : `generated files: ${stale} stale`);
process.exitCode = stale === 0 ? 0 : 1;
