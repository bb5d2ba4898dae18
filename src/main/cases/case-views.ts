/** Views of the list that were saved under a name; they belong to the archive. */
import { type CaseView, caseViewSchema } from '../../shared/contract/channels/list-channels.ts';
import { Trouble } from '../../shared/errors.ts';
import { z } from '../../shared/z.ts';
import { transaction } from '../store/connection.ts';
import { appendJournal } from '../store/journal-store.ts';
import { putSetting, readSettings, removeSetting } from '../store/settings-store.ts';
import type { Desk } from './desk.ts';
import { writableDb } from './writable.ts';

const MOST_VIEWS = 50;
const SETTING = 'caseViews';

export interface NamedView {
  readonly name: string;
  readonly view: CaseView;
}

const keptSchema = z.array(z.object({ name: z.string(), view: caseViewSchema }));

/** The saved views in the order of their names; what this version cannot read is left out. */
export function listViews(desk: Pick<Desk, 'archive' | 'language'>): readonly NamedView[] {
  const views = keptSchema.safeParse(readSettings(desk.archive.db).get(SETTING)).data ?? [];
  return views.toSorted((a, b) => a.name.localeCompare(b.name, desk.language));
}

/** @throws Trouble VIEWS_TOO_MANY, ARCHIVE_READ_ONLY */
export function saveView(desk: Desk, name: string, view: CaseView): void {
  const others = listViews(desk).filter((one) => one.name !== name);
  if (others.length >= MOST_VIEWS) throw new Trouble('VIEWS_TOO_MANY', { count: others.length });
  put(desk, [...others, { name, view }], 'view.saved', name);
}

/** A view that is not there is no view to remove. @throws Trouble ARCHIVE_READ_ONLY */
export function removeView(desk: Desk, name: string): void {
  const views = listViews(desk);
  const others = views.filter((one) => one.name !== name);
  if (others.length < views.length) put(desk, others, 'view.removed', name);
}

function put(desk: Desk, views: readonly NamedView[], action: string, name: string): void {
  const db = writableDb(desk);
  transaction(db, () => {
    if (views.length === 0) removeSetting(db, SETTING);
    else putSetting(db, SETTING, views);
    appendJournal(db, { at: desk.now(), by: desk.by, caseNo: null, action, details: { name } });
  });
}
