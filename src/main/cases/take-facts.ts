/** Takes over several facts and new entries at once, or none: what a person has ticked of a pasted text. One change in the journal. */
import {
  checkEntry,
  entryPath,
  type FactLeaf,
  factLists,
  factState,
  parseFactPath,
} from '../../shared/domain/fact-paths.ts';
import { Trouble } from '../../shared/errors.ts';
import type { Desk } from './desk.ts';
import { changeFacts, checkedChange, type FactChange, freeId, refusal, sameValue } from './set-fact.ts';

export interface NewEntry {
  readonly list: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * @param entries go to the end of their lists, in this order
 * @throws Trouble as `setFacts`
 */
export function takeFacts(
  desk: Desk,
  caseId: string,
  changes: readonly FactChange[],
  entries: readonly NewEntry[],
): { readonly changedAt: string; readonly entryIds: readonly string[] } {
  const checked = changes.map(({ path, value }) => checkedChange(path, value ?? undefined));
  for (const { list } of entries) if (!factLists.includes(list)) throw new Trouble('FACT_NOT_KNOWN', { path: list });
  const entryIds: string[] = [];
  const first = checked[0]?.path ?? entries[0]?.list ?? '';
  const { changedAt } = changeFacts(desk, caseId, first, (flat) => {
    const leaves = new Map(flat.leaves.map((leaf) => [leaf.path, leaf]));
    const lists = new Map(flat.entries.map(({ list, ids }) => [list, [...ids]]));
    const facts: { path: string; was?: unknown; is?: unknown }[] = [];
    const put = (leaf: FactLeaf): void => {
      facts.push({ path: leaf.path, was: leaves.get(leaf.path)?.value, is: leaf.value });
      leaves.set(leaf.path, leaf);
    };
    for (const { path, value } of checked) {
      const { list, entryId } = parseFactPath(path) ?? { list: null, entryId: null };
      if (list !== null && entryId !== null && lists.get(list)?.includes(entryId) !== true)
        throw new Trouble('ENTRY_NOT_FOUND', { caseId, path: entryPath(list, entryId) });
      if (sameValue(leaves.get(path)?.value, value)) continue;
      if (value !== undefined) put({ path, value, state: factState(value) });
      else {
        facts.push({ path, was: leaves.get(path)?.value });
        leaves.delete(path);
      }
    }
    const added: { list: string; entryId: string }[] = [];
    for (const { list, values } of entries) {
      const ids = lists.get(list) ?? [];
      const entry = checkEntry(list, { ...values, id: freeId(ids) });
      if ('problems' in entry) throw refusal(list, entry.problems);
      ids.push(entry.id);
      lists.set(list, ids);
      added.push({ list, entryId: entry.id });
      entryIds.push(entry.id);
      for (const leaf of entry.leaves) put(leaf);
    }
    if (facts.length === 0 && added.length === 0) return null;
    return {
      flat: { leaves: [...leaves.values()], entries: [...lists].map(([list, ids]) => ({ list, ids })) },
      action: 'facts.taken',
      details: { changes: facts, entries: added },
    };
  });
  return { changedAt, entryIds };
}
