/** What stands beside a fact: its source exhibits, and how sure the person is. */
import { type Confidence, confidences, type FactNote } from '../../shared/domain/fact-notes.ts';
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { sql } from './sql.ts';

/** Every note of a case, by path. Exhibits that are not there any more are left out. */
export function readFactNotes(db: ReadableDb, caseNo: number): readonly FactNote[] {
  const notes = new Map<string, { path: string; confidence: Confidence | null; exhibits: string[] }>();
  const noteOf = (path: string) => {
    const note = notes.get(path) ?? { path, confidence: null, exhibits: [] };
    notes.set(path, note);
    return note;
  };
  for (const row of db.all(sql`SELECT path, confidence FROM fact_notes WHERE case_no = ${caseNo}`))
    noteOf(row.text('path')).confidence = row.oneOf('confidence', confidences);
  for (const row of db.all(
    sql`SELECT s.path, s.exhibit_key FROM fact_sources s JOIN exhibits e ON e.case_no = s.case_no AND e.key = s.exhibit_key
        WHERE s.case_no = ${caseNo} ORDER BY s.path, e.position`,
  ))
    noteOf(row.text('path')).exhibits.push(row.text('exhibit_key'));
  return [...notes.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Writes the note of one fact over the one that was there. */
export function putFactNote(db: WritableDb, caseNo: number, { path, confidence, exhibits }: FactNote): void {
  db.run(sql`DELETE FROM fact_notes WHERE case_no = ${caseNo} AND path = ${path}`);
  db.run(sql`DELETE FROM fact_sources WHERE case_no = ${caseNo} AND path = ${path}`);
  if (confidence !== null)
    changeOne(db, sql`INSERT INTO fact_notes (case_no, path, confidence) VALUES (${caseNo}, ${path}, ${confidence})`);
  for (const key of exhibits)
    changeOne(db, sql`INSERT INTO fact_sources (case_no, path, exhibit_key) VALUES (${caseNo}, ${path}, ${key})`);
}
