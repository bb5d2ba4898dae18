/** Brings a case before the person's eyes: its own window if it has one, else the desk; and remembers that it was opened. */
import { Trouble } from '../../shared/errors.ts';
import { getCase } from '../cases/get-case.ts';
import { type Recent, withoutRecent, withRecent } from '../shell/recents.ts';
import type { Room } from './room.ts';

/** Remembers a case as opened, unless the person wants no such list. @throws Trouble CASE_NOT_FOUND */
export function rememberOpened(room: Room, caseId: string): void {
  const { preferences, desks } = room;
  const { root } = desks.desk().archive;
  const here = { archive: root, caseId };
  let name: string | null;
  try {
    name = buyerOf(getCase(desks.desk(), caseId).facts);
  } catch (error) {
    if (error instanceof Trouble && error.code === 'CASE_NOT_FOUND') forget(room, here);
    throw error;
  }
  const { keepRecents, recents } = preferences.get();
  if (!keepRecents || (recents[0]?.caseId === caseId && recents[0].archive === root && recents[0].name === name))
    return;
  preferences.remember({ recents: [...withRecent(recents, { ...here, name })] });
  room.dress();
}

/** Shows a case in the window that it has, or in the desk. @throws Trouble CASE_NOT_FOUND */
export function showCase(room: Room, caseId: string): void {
  rememberOpened(room, caseId);
  if (room.windows.showCase(caseId)) return;
  room.windows.showDesk();
  room.tell('app.command', { command: 'show-case', byKey: false, caseId });
}

/** The recent cases of the archive that is open. */
export function recentsHere(room: Room): readonly Recent[] {
  const root = room.desks.archive()?.root;
  return room.preferences.get().recents.filter((recent) => recent.archive === root);
}

function forget(room: Room, gone: Pick<Recent, 'archive' | 'caseId'>): void {
  room.preferences.remember({ recents: [...withoutRecent(room.preferences.get().recents, gone)] });
  room.dress();
}

function buyerOf(facts: unknown): string | null {
  const customer: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, 'customer') : null;
  const name: unknown = typeof customer === 'object' && customer !== null ? Reflect.get(customer, 'name') : null;
  const said: unknown = typeof name === 'object' && name !== null ? Reflect.get(name, 'name') : null;
  return typeof said === 'string' ? said.slice(0, 300) : null;
}
