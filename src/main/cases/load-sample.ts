/** Fills an empty archive with the sample cases that ship with the product. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Trouble } from '../../shared/errors.ts';
import { attachEvidence } from './attach-evidence.ts';
import { createCase } from './create-case.ts';
import type { Desk } from './desk.ts';

/**
 * Opens a case for each sample and takes in its folder of files.
 * @param onStep called before each case with its folder's name, its number and how many there are
 * @returns the new case ids in the samples' order; the first is the main one
 * @throws Trouble SAMPLE_MISSING when the product's resources are incomplete
 */
export async function loadSample(
  desk: Desk,
  options: {
    readonly onStep?: (name: string, step: number, steps: number) => void;
    readonly onProgress?: (done: number, total: number | null, label: string) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<{ readonly caseIds: readonly string[] }> {
  const root = path.join(desk.resourcesRoot, 'sample');
  const samples = existsSync(root)
    ? readdirSync(root)
        .filter((name) => existsSync(path.join(root, name, 'case.json')))
        .sort()
    : [];
  if (samples.length === 0) throw new Trouble('SAMPLE_MISSING', { path: root });
  const caseIds: string[] = [];
  for (const [index, name] of samples.entries()) {
    options.onStep?.(name, index + 1, samples.length);
    const { caseId } = createCase(desk, readFileSync(path.join(root, name, 'case.json'), 'utf8'));
    caseIds.push(caseId);
    await attachEvidence(desk, caseId, [path.join(root, name, 'files')], {
      ...(options.onProgress && {
        onProgress: (p) => options.onProgress?.(p.done, p.total, p.label),
      }),
      ...(options.signal && { signal: options.signal }),
    });
  }
  return { caseIds };
}
