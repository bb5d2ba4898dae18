/** Cases: list, make, bring in, read, change a fact, and where one stands. */
import { assessCase } from '../cases/assess-case.ts';
import { casePath } from '../cases/case-path.ts';
import { caseTimeline } from '../cases/case-timeline.ts';
import { newCaseFile, rememberCompany } from '../cases/company.ts';
import { createCase } from '../cases/create-case.ts';
import { getCase } from '../cases/get-case.ts';
import { keepDraft, listDrafts } from '../cases/keep-draft.ts';
import { listCases } from '../cases/list-cases.ts';
import { factOrigin, listFactNotes, noteFact } from '../cases/note-fact.ts';
import { followRules, overrideStance } from '../cases/override-conclusion.ts';
import { readCaseFileText } from '../cases/read-case-file.ts';
import { addEntry, removeEntry, setFact } from '../cases/set-fact.ts';
import { takeFacts } from '../cases/take-facts.ts';
import { whatIf } from '../cases/what-if.ts';
import type { Handlers } from './answer-call.ts';
import { beginImport } from './keeping-handlers.ts';
import type { Room } from './room.ts';

type CaseHandlers = Pick<
  Handlers,
  | 'case.list'
  | 'case.create'
  | 'case.import'
  | 'case.get'
  | 'case.set-fact'
  | 'case.set-entry'
  | 'case.assess'
  | 'case.override'
  | 'case.what-if'
  | 'case.path'
  | 'case.timeline'
  | 'case.take-facts'
  | 'case.note-fact'
  | 'case.notes'
  | 'case.fact-origin'
  | 'case.keep-draft'
  | 'case.drafts'
>;

export function caseHandlers(room: Room): CaseHandlers {
  const { desks } = room;
  const made = (caseId: string): void => room.tell('case.changed', { caseId, what: 'all' });
  return {
    'case.list': ({ query, status, limit }) => listCases(desks.desk(), { query, status, limit }),
    'case.create': () => {
      const { caseId } = createCase(desks.desk(), newCaseFile(desks.desk()));
      made(caseId);
      return { caseId };
    },
    'case.import': async () => {
      const [file] = await room.pick('case-file');
      if (file === undefined) return { caseId: null, jobId: null };
      // A case that was taken out here or elsewhere is one file as well: it comes in with all its originals.
      if (/\.zip$/i.test(file)) return { caseId: null, jobId: beginImport(room, file) };
      return { caseId: newCaseOf(room, file), jobId: null };
    },
    'case.get': ({ caseId }) => {
      const { title, status, facts, changedAt } = getCase(desks.desk(), caseId);
      return { caseId, title, status, facts, changedAt };
    },
    'case.set-fact': ({ caseId, path: where, value, seen }) => {
      const saved = setFact(desks.desk(), caseId, where, value, seen);
      rememberCompany(desks.desk(), caseId, where);
      room.tell('case.changed', { caseId, what: 'facts' });
      return saved;
    },
    'case.set-entry': ({ caseId, list, entryId, change }) => {
      const desk = desks.desk();
      const saved =
        change === 'add' || entryId === null
          ? addEntry(desk, caseId, list)
          : { entryId, ...removeEntry(desk, caseId, list, entryId) };
      room.tell('case.changed', { caseId, what: 'facts' });
      return saved;
    },
    'case.take-facts': ({ caseId, changes, entries }) => {
      const taken = takeFacts(desks.desk(), caseId, changes, entries);
      for (const { path } of changes) rememberCompany(desks.desk(), caseId, path);
      room.tell('case.changed', { caseId, what: 'facts' });
      return taken;
    },
    'case.note-fact': ({ caseId, ...note }) => {
      const saved = noteFact(desks.desk(), caseId, note);
      room.tell('case.changed', { caseId, what: 'facts' });
      return saved;
    },
    'case.notes': ({ caseId }) => ({ notes: listFactNotes(desks.desk(), caseId) }),
    'case.fact-origin': ({ caseId, path }) => ({ origin: factOrigin(desks.desk(), caseId, path) }),
    // A draft changes nothing that anything else reads: nobody is told.
    'case.keep-draft': ({ caseId, field, text }) => {
      keepDraft(desks.desk(), caseId, field, text);
      return { done: true };
    },
    'case.drafts': ({ caseId }) => ({ drafts: listDrafts(desks.desk(), caseId) }),
    'case.timeline': ({ caseId }) => caseTimeline(desks.desk(), caseId),
    'case.path': ({ caseId }) => casePath(desks.desk(), caseId),
    'case.override': ({ caseId, lineId, decided }) => {
      const desk = desks.desk();
      const saved =
        decided === null ? followRules(desk, caseId, lineId) : overrideStance(desk, caseId, lineId, decided);
      room.tell('case.changed', { caseId, what: 'facts' });
      return { changedAt: saved.changedAt };
    },
    'case.what-if': ({ caseId, changes }) => whatIf(desks.desk(), caseId, changes),
    'case.assess': ({ caseId }) => assessCase(desks.desk(), caseId),
  };
}

/** Makes a case of a case file. @throws Trouble CASE_FILE_UNREADABLE and its like */
export function newCaseOf({ desks, tell }: Room, file: string): string {
  const { caseId } = createCase(desks.desk(), readCaseFileText(file));
  tell('case.changed', { caseId, what: 'all' });
  return caseId;
}
