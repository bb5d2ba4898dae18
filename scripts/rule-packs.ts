/**
 * npm run rule-packs [-- --check] — resources/rule-packs/compiled.json: the packs, checked and merged, so that the window
 * need not read YAML. Edit the YAML files, never this one.
 */
import path from 'node:path';
import { compiledName, compilePacks } from '../src/main/rules/load-packs.ts';
import { writeOrCheck } from './lib/generated-file.ts';
import { ROOT } from './lib/proc.ts';

writeOrCheck(`resources/rule-packs/${compiledName}`, compilePacks(path.join(ROOT, 'resources')));
