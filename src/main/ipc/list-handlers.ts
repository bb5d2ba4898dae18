/** Cases in lists: the table, today, closing, the trash, saved views; and the work that judges cases anew. */
import type { ListedCase } from '../../shared/contract/channels/list-channels.ts';
import type { CaseListRow } from '../../shared/domain/case-list.ts';
import { listViews, removeView, saveView } from '../cases/case-views.ts';
import { closeCase, reopenCase } from '../cases/close-case.ts';
import { leftUntil } from '../cases/days-left.ts';
import { pageCases } from '../cases/page-cases.ts';
import { purgeCases } from '../cases/purge-cases.ts';
import { freshenSome, rejudgeCases } from '../cases/rejudge-cases.ts';
import { setTitle } from '../cases/rename-case.ts';
import { today } from '../cases/today.ts';
import { restoreCases, trashCases } from '../cases/trash-cases.ts';
import type { Handlers } from './answer-call.ts';
import type { Room } from './room.ts';

type ListHandlers = Pick<
  Handlers,
  | 'case.page'
  | 'case.set-title'
  | 'case.close'
  | 'case.reopen'
  | 'case.trash'
  | 'case.restore'
  | 'case.purge'
  | 'view.list'
  | 'view.save'
  | 'view.remove'
  | 'today.get'
>;

export function listHandlers(room: Room): ListHandlers {
  const { desks } = room;
  const freshen = makeFreshener(room);
  const changed = (caseIds: readonly string[]): { done: true } => {
    for (const caseId of caseIds) room.tell('case.changed', { caseId, what: 'all' });
    return { done: true };
  };
  const shown = (row: CaseListRow): ListedCase => ({
    ...row,
    due: row.due && { ...row.due, ...leftUntil(row.due.at, desks.desk().now()) },
  });
  return {
    'case.page': ({ view, after, limit }) => {
      // Pages behind the first are of the list that is being looked at.
      if (after === null) freshen();
      const page = pageCases(desks.desk(), view, after, limit);
      return { ...page, rows: page.rows.map(shown) };
    },
    'case.set-title': ({ caseId, title }) => {
      const saved = setTitle(desks.desk(), caseId, title);
      changed([caseId]);
      return saved;
    },
    'case.close': ({ caseId, ...closing }) => {
      const saved = closeCase(desks.desk(), caseId, closing);
      changed([caseId]);
      return saved;
    },
    'case.reopen': ({ caseId }) => {
      const saved = reopenCase(desks.desk(), caseId);
      changed([caseId]);
      return saved;
    },
    'case.trash': ({ caseIds }) => {
      trashCases(desks.desk(), caseIds);
      return changed(caseIds);
    },
    'case.restore': ({ caseIds }) => {
      restoreCases(desks.desk(), caseIds);
      return changed(caseIds);
    },
    'case.purge': ({ caseIds }) => {
      purgeCases(desks.desk(), caseIds);
      return changed(caseIds);
    },
    'view.list': () => ({ views: listViews(desks.desk()) }),
    'view.save': ({ name, view }) => {
      saveView(desks.desk(), name, view);
      return { done: true };
    },
    'view.remove': ({ name }) => {
      removeView(desks.desk(), name);
      return { done: true };
    },
    'today.get': () => {
      freshen();
      const { deadlines, questions, toMake, ...rest } = today(desks.desk());
      const part = ({ total, rows }: { total: number; rows: readonly CaseListRow[] }) => ({
        total,
        rows: rows.map(shown),
      });
      return { ...rest, deadlines: part(deadlines), questions: part(questions), toMake: part(toMake) };
    },
  };
}

/** Judges a few cases on the spot, or begins the work that judges many; once begun it is not begun again beside itself. */
function makeFreshener({ desks, jobs, tell }: Room): () => void {
  /** Roots of archives whose last run failed or was stopped: the person is not bothered with another. */
  const left = new Set<string>();
  return () => {
    const desk = desks.desk();
    const { root } = desk.archive;
    if (left.has(root) || jobs.list().some((job) => job.kind === 'judge' && job.state === 'running')) return;
    if (freshenSome(desk) === 0) return;
    jobs.start({
      kind: 'judge',
      caseId: null,
      async do({ signal, progress }) {
        left.add(root);
        const cases = await rejudgeCases(desk, {
          signal,
          onProgress: (done, total) => progress({ done, total, unit: 'cases', label: '' }),
        });
        left.delete(root);
        tell('case.changed', { caseId: null, what: 'all' });
        return { kind: 'judge', cases };
      },
    });
  };
}
