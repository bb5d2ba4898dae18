/** The box of a case: what is in it, bringing things in, and which exhibits go into the packet. */
import path from 'node:path';
import { type FileResult, imageKinds } from '../../shared/domain/evidence.ts';
import { Trouble } from '../../shared/errors.ts';
import { attachEvidence } from '../cases/attach-evidence.ts';
import { editExhibit, moveExhibit, movePiece } from '../cases/edit-exhibit.ts';
import { copyOriginal, findEvidence } from '../cases/find-original.ts';
import { getCase } from '../cases/get-case.ts';
import { listEvidence } from '../cases/list-evidence.ts';
import { listFolders } from '../cases/list-folders.ts';
import { prepareRenditions } from '../cases/prepare-renditions.ts';
import type { Handlers } from './answer-call.ts';
import type { JobResult } from './job-board.ts';
import type { Room } from './room.ts';

type EvidenceHandlers = Pick<
  Handlers,
  | 'evidence.list'
  | 'evidence.pick'
  | 'evidence.drop'
  | 'evidence.show'
  | 'evidence.save-copy'
  | 'exhibit.update'
  | 'exhibit.move'
  | 'exhibit.move-piece'
>;

export function evidenceHandlers(room: Room): EvidenceHandlers {
  const { desks } = room;

  const changed = (caseId: string): { done: true } => {
    room.tell('case.changed', { caseId, what: 'evidence' });
    return { done: true };
  };

  const takeIn = (caseId: string, paths: readonly string[]): string => {
    const desk = desks.desk();
    // Asked before the job begins, so that a wrong id is an answer and not a failed job.
    getCase(desk, caseId);
    return room.jobs.start({
      kind: 'intake',
      caseId,
      async do({ signal, progress }): Promise<JobResult> {
        try {
          const taken = await attachEvidence(desk, caseId, paths, { onProgress: progress, signal });
          room.tell('case.changed', { caseId, what: 'evidence' });
          await prepareRenditions(desk, caseId, 'thumbnail', { signal });
          const sources = taken.folders.map((folder) => folder.source);
          return { kind: 'intake', files: taken.files.map((file) => toNamed(file, sources)), counts: taken.counts };
        } finally {
          room.tell('case.changed', { caseId, what: 'evidence' });
        }
      },
    });
  };

  return {
    'evidence.list': ({ caseId }) => {
      const desk = desks.desk();
      const { exhibits } = getCase(desk, caseId);
      const folders = listFolders(desk, caseId).map(({ source: _, ...folder }) => folder);
      return { evidence: listEvidence(desk, caseId), exhibits, folders };
    },
    'evidence.pick': async ({ caseId, what }) => {
      const paths = await room.pick(what);
      return { jobId: paths.length === 0 ? null : takeIn(caseId, paths) };
    },
    'evidence.drop': ({ caseId, paths }) => {
      const whole = paths.filter((one) => path.isAbsolute(one));
      if (whole.length === 0) throw new Trouble('NOTHING_DROPPED');
      return { jobId: takeIn(caseId, whole) };
    },
    'evidence.show': async ({ caseId, evidenceId }) => {
      const desk = desks.desk();
      const piece = findEvidence(desk, caseId, evidenceId);
      if (!imageKinds.has(piece.kind)) return { picture: 'none', says: null };
      const { failed } = await prepareRenditions(desk, caseId, 'print', { evidenceIds: [evidenceId] });
      const trouble = failed[0];
      return trouble === undefined
        ? { picture: 'ready', says: null }
        : { picture: 'failed', says: trouble.reason.says };
    },
    'evidence.save-copy': async ({ caseId, evidenceId }) => {
      const desk = desks.desk();
      const piece = findEvidence(desk, caseId, evidenceId);
      const target = await room.pickSave(path.basename(piece.originalName), 'copy');
      if (target === null) return { savedAs: null };
      copyOriginal(desk, piece, target);
      return { savedAs: path.basename(target) };
    },
    'exhibit.update': ({ caseId, exhibitId, changes }) => {
      editExhibit(desks.desk(), caseId, exhibitId, changes);
      return changed(caseId);
    },
    'exhibit.move': ({ caseId, exhibitId, to }) => {
      moveExhibit(desks.desk(), caseId, exhibitId, to);
      return changed(caseId);
    },
    'exhibit.move-piece': ({ caseId, evidenceId, from, to }) => {
      const landed = movePiece(desks.desk(), caseId, evidenceId, from, to);
      changed(caseId);
      return landed;
    },
  };
}

/** The name of a file as the person knows it: from the folder he gave, without the way to it on this computer. */
function toNamed({ path: whole, ...file }: FileResult, sources: readonly string[]) {
  const source = sources.find((one) => whole.startsWith(one + path.sep));
  const name =
    source === undefined ? path.basename(whole) : path.join(path.basename(source), path.relative(source, whole));
  return { name: name.split(path.sep).join('/'), ...file };
}
