/** Lists the folders that were taken into a case: what came of each file, and the tree. */
import path from 'node:path';
import type { FolderSummary } from '../../shared/domain/evidence.ts';
import { formatId } from '../../shared/domain/ids.ts';
import { listEveryEvidenceRow } from '../store/evidence-store.ts';
import { listFolderRows, listSeen, type SeenFile } from '../store/folder-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';

/**
 * @returns the folders in the order in which they first came; `counts` are of what is there now, `gone` of what no longer is
 * @throws Trouble CASE_NOT_FOUND
 */
export function listFolders(desk: Desk, caseId: string): FolderSummary[] {
  const { db } = desk.archive;
  const { caseNo } = requireCase(db, caseId);
  const out = new Set(
    listEveryEvidenceRow(db, caseNo).flatMap((row) => (row.setAsideAt === null ? [] : [row.evidenceNo])),
  );
  return listFolderRows(db, caseNo).map(({ folderNo, ...folder }) => {
    const seen = listSeen(db, caseNo, folderNo);
    const isOut = (file: SeenFile): boolean => file.evidenceNo !== null && out.has(file.evidenceNo);
    const here = seen.filter((file) => file.goneAt === null && !isOut(file));
    const count = (verdict: SeenFile['verdict']): number => here.filter((file) => file.verdict === verdict).length;
    return {
      folderId: formatId('folder', folderNo),
      ...folder,
      counts: {
        found: here.length,
        stored: count('stored'),
        duplicate: count('duplicate'),
        skipped: count('skipped'),
        refused: count('refused'),
        gone: seen.filter((file) => file.goneAt !== null && file.evidenceNo !== null && !isOut(file)).length,
        takenBack: seen.filter(isOut).length,
      },
      tree: toTree(here.filter((file) => file.evidenceNo !== null)),
    };
  });
}

/** Files by sub-folder; `''` is the folder itself. */
function toTree(files: readonly SeenFile[]): { path: string; files: number }[] {
  const counts = new Map<string, number>();
  for (const file of files) {
    const folder = path.posix.dirname(file.path).normalize('NFC');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .map(([folder, n]) => ({ path: folder === '.' ? '' : folder, files: n }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
