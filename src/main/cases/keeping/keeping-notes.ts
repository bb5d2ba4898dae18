/**
 * What was done last to keep an archive safe: `keeping.json` beside the casebook. Not a part of the facts, and not in the
 * casebook, so that a backup can be noted while another program has the archive open. A lost note costs a reminder.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from '../../../shared/z.ts';
import { writeDurably } from '../../vault/durable-write.ts';

const notesSchema = z.object({
  lastBackup: z
    .object({
      at: z.string(),
      file: z.string(),
      /** Where it lies on this computer. */
      place: z.string(),
      files: z.int(),
      bytes: z.number(),
      sameDrive: z.boolean(),
    })
    .nullable()
    .catch(null),
  lastCheck: z
    .object({ at: z.string(), checked: z.int(), damaged: z.int(), missing: z.int(), sound: z.boolean() })
    .nullable()
    .catch(null),
});
export type KeepingNotes = z.infer<typeof notesSchema>;

const fileName = 'keeping.json';

/** The notes of an archive; what cannot be read was never noted. */
export function readNotes(root: string): KeepingNotes {
  try {
    return notesSchema.parse(JSON.parse(readFileSync(path.join(root, fileName), 'utf8')));
  } catch {
    return { lastBackup: null, lastCheck: null };
  }
}

/** Notes a backup that was read back. @param file where it lies: on the drive of the archive it saves nobody */
export function rememberBackup(
  root: string,
  file: string,
  made: { readonly at: string; readonly file: string; readonly files: number; readonly bytes: number },
): void {
  note(root, { lastBackup: { ...made, place: file, sameDrive: onSameDrive(root, file) } });
}

/** Notes what a check of the whole archive found. */
export function rememberCheck(root: string, lastCheck: NonNullable<KeepingNotes['lastCheck']>): void {
  note(root, { lastCheck });
}

function note(root: string, change: Partial<KeepingNotes>): void {
  try {
    writeDurably(path.join(root, fileName), `${JSON.stringify({ ...readNotes(root), ...change }, null, 2)}\n`);
  } catch {
    // An archive that cannot be written keeps no notes; what was done is done all the same.
  }
}

function onSameDrive(root: string, file: string): boolean {
  return statSync(root).dev === statSync(file).dev;
}
