/**
 * From which recorded moments a window may run.
 * What must not live here: how long it runs, and on whose clock.
 */
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { When } from '../../shared/domain/values.ts';
import { lookEntered } from './look.ts';
import type { WindowRule } from './pack.ts';
import { isInDispute } from './window-clocks.ts';

export interface Anchor {
  readonly path: string;
  readonly when: When;
}

/** The moments that may be "receipt": the chosen one, else every recorded one. Null when one of them is in dispute. */
export function findAnchors(
  rule: WindowRule,
  facts: CaseFacts,
  read: (path: string) => unknown,
): readonly Anchor[] | null {
  for (const step of rule.anchor) {
    const paths = typeof step === 'string' ? [step] : step.together;
    const found: Anchor[] = [];
    for (const path of paths) {
      const value = path === 'delivery.splits' ? undefined : read(path);
      if (value !== undefined) found.push({ path, when: value as When });
      else if (lookEntered(facts, null, path).known === false && isInDispute(facts, path)) return null;
    }
    if (paths.includes('delivery.splits'))
      for (const split of facts.delivery?.splits ?? []) {
        const at = split.at;
        if (at === undefined) return null;
        if (typeof at === 'object' && 'disputed' in at) return null;
        found.push({ path: `delivery.splits[${split.id}].at`, when: at });
      }
    if (found.length > 0) return found;
  }
  return [];
}
