/** The box of a case: what is in it, bringing things in, and which exhibits go into the packet. */
import path from 'node:path';
import { MOST_LEFT_OUT } from '../../shared/contract/channels/evidence-channels.ts';
import { type FileResult, imageKinds } from '../../shared/domain/evidence.ts';
import { Trouble } from '../../shared/errors.ts';
import { type Attached, type AttachOptions, attachEvidence } from '../cases/attach-evidence.ts';
import { attachPasted, pictureEnding } from '../cases/attach-pasted.ts';
import { copyAhead } from '../cases/copy-ahead.ts';
import type { Desk } from '../cases/desk.ts';
import { acceptProposals, editExhibit, moveExhibit } from '../cases/edit-exhibit.ts';
import { copyOriginal, findEvidence } from '../cases/find-original.ts';
import { findEvidenceSource, findFolderSource } from '../cases/find-source.ts';
import { getCase } from '../cases/get-case.ts';
import { leaveOutName, takeOutPiece } from '../cases/leave-out.ts';
import { listLeftOut } from '../cases/list-left-out.ts';
import { listLightTable } from '../cases/list-light-table.ts';
import { placePieces, removeExhibit, setRole } from '../cases/place-pieces.ts';
import { prepareRenditions } from '../cases/prepare-renditions.ts';
import { drawSheets, readText } from '../cases/read-evidence.ts';
import { bringBack, listTakenBack, noteIntake, takeBack } from '../cases/take-back.ts';
import type { Handlers } from './answer-call.ts';
import type { JobResult } from './job-board.ts';
import type { Room } from './room.ts';

type EvidenceHandlers = Pick<
  Handlers,
  | 'evidence.list'
  | 'evidence.pick'
  | 'evidence.drop'
  | 'evidence.paste'
  | 'evidence.update-folder'
  | 'evidence.left-out'
  | 'evidence.show'
  | 'evidence.save-copy'
  | 'exhibit.update'
  | 'exhibit.move'
  | 'evidence.pages'
  | 'evidence.text'
  | 'evidence.show-source'
  | 'evidence.set-role'
  | 'exhibit.place'
  | 'exhibit.take-out'
  | 'evidence.leave-out-name'
  | 'evidence.take-back'
  | 'evidence.taken-back'
  | 'evidence.bring-back'
  | 'exhibit.remove'
  | 'exhibit.accept'
>;

export function evidenceHandlers(room: Room): EvidenceHandlers {
  const { desks } = room;

  const changed = (caseId: string): { done: true } => {
    room.tell('case.changed', { caseId, what: 'evidence' });
    return { done: true };
  };

  /** Cases whose tiles are being made; each once in a run, so that what cannot be made is not tried for ever. */
  const tiled = new Set<string>();
  const makeTiles = (caseId: string): void => {
    const desk = desks.desk();
    const key = `${desk.archive.root}\0${caseId}`;
    if (tiled.has(key) || desk.archive.writable === null) return;
    tiled.add(key);
    void prepareRenditions(desk, caseId, 'thumbnail').then(
      () => changed(caseId),
      // The next look at the case tries again; nobody asked for it, so nobody is told.
      () => tiled.delete(key),
    );
  };

  const takeIn = (
    caseId: string,
    attach: (desk: Desk, options: AttachOptions) => Promise<Attached>,
    notFiles = 0,
  ): string => {
    const desk = desks.desk();
    // Asked before the job begins, so that a wrong id is an answer and not a failed job.
    getCase(desk, caseId);
    return room.jobs.start({
      kind: 'intake',
      caseId,
      async do({ signal, progress }): Promise<JobResult> {
        const news: string[] = [];
        try {
          const onFile = ({ verdict, evidenceId }: FileResult): void => {
            if (verdict === 'stored' && evidenceId !== undefined) news.push(evidenceId);
          };
          const taken = await attach(desk, { onProgress: progress, signal, onFile }).finally(() => {
            // Also what came in before a cancel or a full disk can be taken back.
            noteIntake(desk, caseId, news);
          });
          room.tell('case.changed', { caseId, what: 'evidence' });
          await prepareRenditions(desk, caseId, 'thumbnail', { signal });
          return toIntakeResult(taken, notFiles);
        } finally {
          room.tell('case.changed', { caseId, what: 'evidence' });
        }
      },
    });
  };
  const takeInPaths = (caseId: string, paths: readonly string[], notFiles = 0): string =>
    takeIn(caseId, (desk, options) => attachEvidence(desk, caseId, paths, options), notFiles);

  return {
    'evidence.list': ({ caseId }) => {
      const { evidence, exhibits, folders, isPending } = listLightTable(desks.desk(), caseId);
      if (isPending) makeTiles(caseId);
      return { evidence, exhibits, folders: folders.map(({ source: _, ...folder }) => folder) };
    },
    'evidence.pick': async ({ caseId, what }) => {
      const paths = await room.pick(what);
      return { jobId: paths.length === 0 ? null : takeInPaths(caseId, paths) };
    },
    'evidence.drop': ({ caseId, paths, notFiles }) => {
      const whole = paths.filter((one) => path.isAbsolute(one));
      if (whole.length === 0) throw new Trouble('NOTHING_DROPPED');
      return { jobId: takeInPaths(caseId, whole, notFiles + paths.length - whole.length) };
    },
    'evidence.paste': ({ caseId, picture }) => {
      pictureEnding(picture);
      const folder = path.join(room.dataDir, 'cache', 'pasted');
      const wallClock = wallClockNow();
      return {
        jobId: takeIn(caseId, (desk, options) =>
          attachPasted(desk, caseId, picture, { ...options, wallClock, folder }),
        ),
      };
    },
    'evidence.update-folder': ({ caseId, folderId }) => {
      const { source } = findFolderSource(desks.desk(), caseId, folderId);
      return { jobId: takeInPaths(caseId, [source]) };
    },
    'evidence.left-out': ({ caseId }) => {
      const all = listLeftOut(desks.desk(), caseId);
      return { files: all.slice(0, MOST_LEFT_OUT), more: Math.max(0, all.length - MOST_LEFT_OUT) };
    },
    'evidence.show': async ({ caseId, evidenceId, size }) => {
      const desk = desks.desk();
      const piece = findEvidence(desk, caseId, evidenceId);
      const beside = { source: hasSource(desk, caseId, evidenceId) };
      if (!imageKinds.has(piece.kind)) return { picture: 'none', says: null, ...beside };
      const { failed } = await prepareRenditions(desk, caseId, size, { evidenceIds: [evidenceId] });
      const trouble = failed[0];
      return trouble === undefined
        ? { picture: 'ready', says: null, ...beside }
        : { picture: 'failed', says: trouble.reason.says, ...beside };
    },
    'evidence.pages': ({ caseId, evidenceId }) => {
      const desk = desks.desk();
      const piece = findEvidence(desk, caseId, evidenceId);
      const jobId = room.jobs.start({
        kind: 'sheets',
        caseId,
        async do({ signal, progress }): Promise<JobResult> {
          const total = piece.pages;
          const pages = await drawSheets(
            desk,
            piece,
            { dataDir: room.dataDir, shelf: room.pages },
            { signal, onPage: (done) => progress({ done, total, unit: 'pages', label: piece.originalName }) },
          );
          return { kind: 'sheets', evidenceId, pages };
        },
      });
      return { jobId };
    },
    'evidence.text': ({ caseId, evidenceId }) => {
      const desk = desks.desk();
      return readText(desk, findEvidence(desk, caseId, evidenceId));
    },
    'evidence.show-source': ({ caseId, evidenceId }) => {
      room.showInFolder(findEvidenceSource(desks.desk(), caseId, evidenceId));
      return { done: true };
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
    'exhibit.place': ({ caseId, ...placing }) => {
      const landed = placePieces(desks.desk(), caseId, placing);
      changed(caseId);
      return landed;
    },
    'evidence.leave-out-name': ({ caseId, evidenceId, name, out }) => {
      leaveOutName(desks.desk(), caseId, evidenceId, name, out);
      return changed(caseId);
    },
    'evidence.take-back': ({ caseId, evidenceIds }) => {
      takeBack(desks.desk(), caseId, evidenceIds);
      return changed(caseId);
    },
    'evidence.taken-back': ({ caseId }) => ({ files: listTakenBack(desks.desk(), caseId) }),
    'evidence.bring-back': ({ caseId, evidenceIds }) => {
      bringBack(desks.desk(), caseId, evidenceIds);
      return changed(caseId);
    },
    'exhibit.take-out': ({ caseId, exhibitId, evidenceId }) => {
      takeOutPiece(desks.desk(), caseId, exhibitId, evidenceId);
      return changed(caseId);
    },
    'exhibit.remove': ({ caseId, exhibitId }) => {
      removeExhibit(desks.desk(), caseId, exhibitId);
      return changed(caseId);
    },
    'exhibit.accept': ({ caseId }) => {
      const desk = desks.desk();
      const accepted = acceptProposals(desk, caseId);
      changed(caseId);
      // A packet is what comes next: what takes longest of it is begun.
      void copyAhead(desk, caseId).catch(() => undefined);
      return { accepted };
    },
    'evidence.set-role': ({ caseId, evidenceIds, kind }) => {
      setRole(desks.desk(), caseId, evidenceIds, kind);
      return changed(caseId);
    },
  };
}

function toIntakeResult(taken: Attached, notFiles: number): JobResult {
  const sources = taken.folders.map((folder) => folder.source);
  return {
    kind: 'intake',
    files: taken.files.map((file) => toNamed(file, sources)),
    counts: taken.counts,
    notFiles,
    folders: taken.folders.map(({ source: _, changes, ...folder }) => ({ ...folder, ...changes })),
  };
}

function hasSource(desk: Desk, caseId: string, evidenceId: string): boolean {
  try {
    return findEvidenceSource(desk, caseId, evidenceId) !== '';
  } catch (error) {
    if (error instanceof Trouble && error.code === 'EVIDENCE_SOURCE_GONE') return false;
    throw error;
  }
}

/** The time on the clock of this computer, to the minute. */
function wallClockNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The name of a file as the person knows it: from the folder he gave, without the way to it on this computer. */
function toNamed({ path: whole, ...file }: FileResult, sources: readonly string[]) {
  const source = sources.find((one) => whole.startsWith(one + path.sep));
  const name =
    source === undefined ? path.basename(whole) : path.join(path.basename(source), path.relative(source, whole));
  return { name: name.split(path.sep).join('/'), ...file };
}
