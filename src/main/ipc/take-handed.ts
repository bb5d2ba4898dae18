/** Takes what another start or a double click handed over: an archive is opened, a case file brought in, a case shown. */
import { statSync } from 'node:fs';
import path from 'node:path';
import type { TroubleEnvelope } from '../../shared/errors.ts';
import { holdsArchive } from '../cases/archive-folder.ts';
import type { HandedOver } from '../shell/handed-over.ts';
import { shellText } from '../shell/texts.ts';
import { newCaseOf } from './case-handlers.ts';
import { openRoot } from './open-root.ts';
import type { Room } from './room.ts';
import { showCase } from './show-case.ts';

/**
 * Never throws: what cannot be taken is said in the window.
 * @param explain turns what was thrown into words
 */
export function takeHanded(room: Room, handed: HandedOver, explain: (error: unknown) => TroubleEnvelope): void {
  const attempt = (what: () => void): void => {
    try {
      what();
    } catch (error) {
      const { message, nextStep } = explain(error);
      room.tell('app.notice', { level: 'trouble', message, nextStep });
    }
  };
  const { archive, files, caseId } = handed;
  if (archive !== null) attempt(() => openAnother(room, archive));
  for (const file of files) attempt(() => takeFile(room, file));
  if (caseId !== null) attempt(() => showCase(room, caseId));
}

function openAnother(room: Room, root: string): void {
  if (room.desks.archive()?.root !== path.resolve(root)) openRoot(room, path.resolve(root), 'write');
}

function takeFile(room: Room, file: string): void {
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder && holdsArchive(file)) {
    openAnother(room, file);
    return;
  }
  const caseId = newCaseOf(room, file);
  const says = shellText(room.language(), 'handed-in', { file: path.basename(file), caseId });
  room.tell('app.notice', { level: 'info', message: says, nextStep: null });
  showCase(room, caseId);
}
