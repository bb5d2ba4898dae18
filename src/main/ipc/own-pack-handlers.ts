/** Packs of a person's own from the window: pickers, the check in a child, and works around the use-cases. */
import path from 'node:path';
import type { OutputOf } from '../../shared/contract/channels.ts';
import { Trouble } from '../../shared/errors.ts';
import type { Desk } from '../cases/desk.ts';
import { filesFrom } from '../cases/import-pack.ts';
import { type CheckedPack, moveCaseToPack, putInForce, putInForceAgain, takeOutOfForce } from '../cases/own-packs.ts';
import { pendingPacks } from '../cases/pending-packs.ts';
import { packAsKept, previewPack } from '../cases/preview-packs.ts';
import { rejudgeCases } from '../cases/rejudge-cases.ts';
import { setSetting } from '../cases/settings.ts';
import { takeOverPack } from '../cases/take-over-pack.ts';
import {
  beginPack,
  checkFiles,
  copyOfPack,
  dropPackDraft,
  exportPack,
  exportPackName,
  filesOfDraft,
  filesOfPack,
  keepPackDraft,
  listDrafts,
} from '../cases/write-pack.ts';
import type { Handlers } from './answer-call.ts';
import type { Room } from './room.ts';

type Names =
  | Exclude<
      Extract<keyof Handlers, `rules.${string}`>,
      'rules.book' | 'rules.applied' | 'rules.copy-address' | 'rules.copy-citation'
    >
  | 'case.packs'
  | 'case.move-pack';

/** So many checked texts are remembered: one is tried and put in force, the others are older keystrokes. */
const CHECKS_KEPT = 8;

export function ownPackHandlers(room: Room): Pick<Handlers, Names> {
  const { desks } = room;
  const checks = makeCheckShelf();
  const changed = (caseId: string | null = null): { done: true } => {
    room.tell('case.changed', { caseId, what: 'all' });
    return { done: true };
  };
  return {
    'rules.begin': ({ what, packId, packNo }) => {
      const desk = desks.desk();
      return { files: what === 'copy' && packId !== null ? copyOfPack(desk, packId, packNo) : beginPack(desk, packId) };
    },
    'rules.import': async () => {
      const places = await room.pick('rule-pack');
      return { files: places.length === 0 ? null : filesFrom(places) };
    },
    'rules.drafts': () => ({ drafts: listDrafts(desks.desk()) }),
    'rules.draft': ({ draftNo }) => ({ files: filesOfDraft(desks.desk(), draftNo) }),
    'rules.keep-draft': ({ draftNo, name, files }) => ({
      draftNo: keepPackDraft(desks.desk(), draftNo, name, files),
    }),
    'rules.drop-draft': ({ draftNo }) => {
      dropPackDraft(desks.desk(), draftNo);
      return { done: true };
    },
    'rules.check': async ({ files }) => {
      const { checked, ...found } = await checkFiles(desks.desk(), files);
      return { ...found, checkId: checked && checks.keep(checked), pack: checked && headOf(checked) };
    },
    'rules.preview': ({ next }) => {
      const desk = desks.desk();
      const pack = 'checkId' in next ? checks.get(next.checkId).pack : packAsKept(desk, next.packId, next.packNo);
      const packId = 'packId' in next ? next.packId : (pack?.id ?? '');
      return { jobId: startPreview(room, desk, packId, pack) };
    },
    'rules.put-in-force': ({ checkId, packId }) => {
      const checked = checks.get(checkId);
      if (checked.pack.id !== packId) throw new Trouble('PACK_CHECK_FIRST');
      putInForce(desks.desk(), checked);
      return changed();
    },
    'rules.put-again': ({ packNo }) => {
      putInForceAgain(desks.desk(), packNo);
      return changed();
    },
    'rules.take-out': ({ packId }) => {
      takeOutOfForce(desks.desk(), packId);
      return changed();
    },
    'rules.take-over': ({ packId, caseIds }) => ({ jobId: startTakeOver(room, packId, caseIds, changed) }),
    'rules.export': async ({ packId, packNo }) => {
      const desk = desks.desk();
      const files = filesOfPack(desk, packId, packNo);
      const name = exportPackName(desk, packId, packNo, files);
      const [place] = files.length === 1 ? [await room.pickSave(name, 'rule-pack')] : await room.pick('export-place');
      if (place === undefined || place === null) return { savedAs: null };
      const target = files.length === 1 ? place : path.join(place, name);
      exportPack(desk, files, target);
      return { savedAs: path.basename(target) };
    },
    'rules.follow': ({ packId }) => {
      setSetting(desks.desk(), 'packFollow', packId);
      return changed();
    },
    'case.packs': ({ caseId }) => pendingPacks(desks.desk(), caseId),
    'case.move-pack': ({ caseId, packId, packNo }) => {
      moveCaseToPack(desks.desk(), caseId, packId, packNo);
      return changed(caseId);
    },
  };
}

function headOf({ pack }: CheckedPack): OutputOf<'rules.check'>['pack'] {
  const { id, version, title, rules, windows, clocksNotFound } = pack;
  return { id, version, title, rules: rules.length, clocks: windows.length + clocksNotFound.length };
}

/** What passed the check, by a name for the page: exactly this is tried and put in force, whatever is typed meanwhile. */
function makeCheckShelf() {
  const kept = new Map<string, CheckedPack>();
  let count = 0;
  return {
    keep(checked: CheckedPack): string {
      count += 1;
      kept.set(`K${count}`, checked);
      const [oldest] = kept.keys();
      if (kept.size > CHECKS_KEPT && oldest !== undefined) kept.delete(oldest);
      return `K${count}`;
    },
    /** @throws Trouble PACK_CHECK_FIRST */
    get(checkId: string): CheckedPack {
      const found = kept.get(checkId);
      if (found === undefined) throw new Trouble('PACK_CHECK_FIRST');
      return found;
    },
  };
}

function startPreview(room: Room, desk: Desk, packId: string, pack: CheckedPack['pack'] | null): string {
  return room.jobs.start({
    kind: 'preview',
    caseId: null,
    async do({ signal, progress }) {
      const found = await previewPack(desk, packId, pack, {
        signal,
        onProgress: (done, total) => progress({ done, total, unit: 'cases', label: '' }),
      });
      return { kind: 'preview', ...found };
    },
  });
}

/** The cases are moved at once, as one step; the work that follows judges them, and what it leaves is judged before the next list. */
function startTakeOver(room: Room, packId: string, caseIds: readonly string[], told: () => unknown): string {
  const desk = room.desks.desk();
  const cases = takeOverPack(desk, packId, caseIds);
  told();
  return room.jobs.start({
    kind: 'take-over',
    caseId: null,
    isDispensable: true,
    async do({ signal, progress }) {
      const onProgress = (done: number, total: number): void => progress({ done, total, unit: 'cases', label: '' });
      await rejudgeCases(desk, { signal, onProgress }).catch((error: unknown) => {
        // Stopped: they are moved all the same.
        if (!(error instanceof Trouble) || error.code !== 'JOB_CANCELLED') throw error;
      });
      told();
      return { kind: 'take-over', cases };
    },
  });
}
