/** What a command is about, in words for its name: the file, the exhibit, the field, the case. */
import { parseId } from '../../shared/domain/ids.ts';
import { findCase } from '../store/case-store.ts';
import type { ReadableDb } from '../store/connection.ts';
import { evidenceName } from '../store/evidence-store.ts';
import { exhibitTitle } from '../store/exhibit-store.ts';

/** The ids that inputs of commands carry. */
export interface CommandInput {
  readonly caseId?: unknown;
  readonly exhibitId?: unknown;
  readonly evidenceId?: unknown;
  readonly evidenceIds?: unknown;
  readonly path?: unknown;
  readonly list?: unknown;
  readonly changes?: unknown;
  readonly caseIds?: unknown;
  readonly name?: unknown;
  readonly packId?: unknown;
}

/** Asked before the command runs: what it takes away still has its name then. */
export function nameCommand(db: ReadableDb, input: CommandInput): Record<string, string> {
  const words: Record<string, string> = {};
  const put = (word: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') words[word] = [...value].slice(0, 120).join('');
  };
  if (typeof input.path === 'string') put('field', input.path);
  if (typeof input.list === 'string') put('list', input.list);
  if (typeof input.name === 'string') put('name', input.name);
  if (typeof input.packId === 'string') put('pack', input.packId);
  const cases: readonly unknown[] = Array.isArray(input.caseIds) ? input.caseIds : [];
  const caseNo = numberOf('case', input.caseId ?? cases[0]);
  if (caseNo !== null) {
    const row = findCase(db, caseNo);
    put('case', row?.title ?? row?.customerName ?? row?.caseId);
  }
  const exhibitNo = numberOf('exhibit', input.exhibitId);
  if (exhibitNo !== null) put('exhibit', exhibitTitle(db, exhibitNo));
  if (cases.length > 1) put('number', String(cases.length));
  const several: readonly unknown[] = Array.isArray(input.evidenceIds) ? input.evidenceIds : [];
  if (several.length > 1) put('number', String(several.length));
  const one = several.length === 1 ? several[0] : onlyCaption(input.changes);
  const evidenceNo = numberOf('evidence', input.evidenceId ?? one);
  if (evidenceNo !== null) put('file', evidenceName(db, evidenceNo));
  return words;
}

function numberOf(kind: 'case' | 'exhibit' | 'evidence', id: unknown): number | null {
  return typeof id === 'string' ? parseId(kind, id) : null;
}

/** The piece whose caption is changed, when it is one. */
function onlyCaption(changes: unknown): unknown {
  const captions: unknown =
    typeof changes === 'object' && changes !== null
      ? (Reflect.get(changes, 'captions') ?? Reflect.get(changes, 'captionsZh'))
      : null;
  return typeof captions === 'object' && captions !== null ? Object.keys(captions)[0] : undefined;
}
