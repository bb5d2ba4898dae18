/** Where each case stood when it was last judged, and the words it is found by. Lists are in case-list-store. */
import type { Turn } from '../../shared/domain/case-list.ts';
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { sql } from './sql.ts';

export interface NewStanding {
  readonly judgedAt: string;
  readonly judgedBy: string;
  /** Null where the rules could not judge the case. */
  readonly step: string | null;
  readonly turn: Turn | null;
  readonly nextCode: string | null;
  readonly nextGoal: string | null;
  readonly stances: readonly string[];
  readonly product: string | null;
  readonly sortName: string | null;
  readonly due: {
    readonly id: string;
    readonly at: string | null;
    readonly zone: string | null;
    readonly whose: string;
    readonly source: string;
    readonly says: string;
    readonly until: string | null;
  } | null;
  readonly questions: number;
  readonly question: { readonly fact: string; readonly ask: string } | null;
}

export function putStanding(
  db: WritableDb,
  caseNo: number,
  standing: NewStanding,
  words: { readonly words: string; readonly sha256: string },
): void {
  const before = db.get(sql`SELECT words_sha256 FROM standings WHERE case_no = ${caseNo}`)?.text('words_sha256');
  const { due, question } = standing;
  changeOne(
    db,
    sql`INSERT OR REPLACE INTO standings (case_no, judged_at, judged_by, step, turn, next_code, next_goal, stances, product,
          sort_name, due_id, due_at, due_zone, due_whose, due_source, due_says, due_until, questions, question_fact,
          question_ask, words_sha256)
        VALUES (${caseNo}, ${standing.judgedAt}, ${standing.judgedBy}, ${standing.step}, ${standing.turn},
          ${standing.nextCode}, ${standing.nextGoal}, ${standing.stances.join(' ')}, ${standing.product},
          ${standing.sortName}, ${due?.id ?? null}, ${due?.at ?? null}, ${due?.zone ?? null}, ${due?.whose ?? null},
          ${due?.source ?? null}, ${due?.says ?? null}, ${due?.until ?? null}, ${standing.questions},
          ${question?.fact ?? null}, ${question?.ask ?? null}, ${words.sha256})`,
  );
  if (before === words.sha256) return;
  // Subtle: an index without its text can replace a row by its number, but not update a part of it.
  db.run(sql`INSERT OR REPLACE INTO case_words (rowid, words) VALUES (${caseNo}, ${words.words})`);
}

/** The standing of a case no longer holds: it is judged before it is shown again. */
export function markStale(db: WritableDb, caseNo: number): void {
  db.run(sql`UPDATE standings SET judged_by = '' WHERE case_no = ${caseNo}`);
}

/**
 * Cases whose standing is missing or no longer holds: they or what they are judged by changed, or their deadline passed.
 * The trash is not judged; closed cases are judged once and when they change.
 */
export function staleCases(
  db: ReadableDb,
  judgedBy: string,
  now: string,
  limit: number,
): { readonly count: number; readonly caseNos: readonly number[] } {
  const where = sql`c.status <> 'trash' AND (s.case_no IS NULL OR s.judged_by = ''
      OR (c.status <> 'closed' AND (s.judged_by <> ${judgedBy} OR (s.due_until < ${now} AND s.judged_at < s.due_until))))`;
  const from = sql`FROM cases c LEFT JOIN standings s USING (case_no) WHERE ${where}`;
  const caseNos = db
    .all(sql`SELECT c.case_no ${from} ORDER BY c.changed_at DESC LIMIT ${limit}`)
    .map((row) => row.integer('case_no'));
  const count =
    caseNos.length < limit ? caseNos.length : (db.get(sql`SELECT count(*) AS n ${from}`)?.integer('n') ?? 0);
  return { count, caseNos };
}

/** The names of the files of a case. */
export function evidenceNames(db: ReadableDb, caseNo: number): string[] {
  return db
    .all(sql`SELECT original_name, path_in_folder FROM evidence WHERE case_no = ${caseNo} AND set_aside_at IS NULL`)
    .map((row) => row.textOrNull('path_in_folder') ?? row.text('original_name'));
}
