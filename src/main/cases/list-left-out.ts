/** Lists what was met at intake and is not in the case, or no longer where it was found: with the reason, at any time. */
import path from 'node:path';
import { formatId } from '../../shared/domain/ids.ts';
import { listFolderRows, listSeen, type SeenFile } from '../store/folder-store.ts';
import type { Desk } from './desk.ts';
import { requireCase } from './find-case.ts';
import { sayRemark } from './say-remark.ts';

export interface LeftOut {
  /** From the folder on that the person gave, or the bare name of a file given by itself. */
  readonly name: string;
  readonly folderId: string | null;
  /** `gone`: taken in once, and no longer in its folder; what was taken in stays. */
  readonly is: 'skipped' | 'refused' | 'gone';
  readonly code: string | null;
  readonly says: string | null;
  /** UTC instant at which this was last so. */
  readonly at: string;
}

/**
 * @returns the latest word on each place, folder by folder, files given by themselves last
 * @throws Trouble CASE_NOT_FOUND
 */
export function listLeftOut(desk: Desk, caseId: string): LeftOut[] {
  const { db } = desk.archive;
  const { caseNo } = requireCase(db, caseId);
  const toLeftOut = (
    file: SeenFile,
    folder: { readonly folderNo: number; readonly label: string } | null,
  ): LeftOut[] => {
    const { verdict, code, details, goneAt, lastSeenAt } = file;
    const name = folder === null ? path.basename(file.path) : `${folder.label}/${file.path}`;
    const shared = {
      name: name.normalize('NFC'),
      folderId: folder === null ? null : formatId('folder', folder.folderNo),
    };
    if (goneAt !== null) {
      return file.evidenceNo === null ? [] : [{ ...shared, is: 'gone', code: null, says: null, at: goneAt }];
    }
    if (verdict !== 'skipped' && verdict !== 'refused') return [];
    const says = code === null ? null : sayRemark({ code, details }, desk.language).says;
    return [{ ...shared, is: verdict, code, says, at: lastSeenAt }];
  };
  return [
    ...listFolderRows(db, caseNo).flatMap((folder) =>
      listSeen(db, caseNo, folder.folderNo).flatMap((file) => toLeftOut(file, folder)),
    ),
    ...listSeen(db, caseNo, null).flatMap((file) => toLeftOut(file, null)),
  ];
}
