/** Settings that belong to the archive: who works here, and how cases are read unless one says otherwise. */
import { createHash } from 'node:crypto';
import { caseFactsShape } from '../../shared/domain/case-file.ts';
import { isLogo } from '../../shared/domain/logo.ts';
import { Trouble } from '../../shared/errors.ts';
import { z } from '../../shared/z.ts';
import { transaction } from '../store/connection.ts';
import { appendJournal } from '../store/journal-store.ts';
import { putSetting, readSettings as readStored, removeSetting } from '../store/settings-store.ts';
import type { Desk, OpenArchive } from './desk.ts';
import { writableDb } from './writable.ts';

const word = (max: number) => z.string().trim().min(1).max(max);

const schemas = {
  /** The name the person gave for himself; the journal carries it. */
  personName: word(100),
  company: word(300),
  /** The exporter's own company with all that a case file says of it: a new case begins with it. */
  seller: caseFactsShape.seller.unwrap(),
  /** A PNG in base64, for the cover of a packet. */
  logo: z.base64().refine((kept) => isLogo(Buffer.from(kept, 'base64'))),
  language: z.enum(['en', 'zh-CN']),
  /** How a case is read that says nothing itself. */
  readings: z.strictObject({
    preset: z.enum(['sensible', 'literal']).optional(),
    'S2.2c': z.enum(['A+B', 'C']).optional(),
    'S2.4': z.enum(['sensible', 'literal']).optional(),
  }),
  /** The rule pack to follow where packs disagree and the case has not chosen. */
  packFollow: word(60),
  /** What "returned within so many days" is counted to, where a case says nothing itself. */
  returnMeans: z.enum(['asked', 'sent', 'received_back']),
} as const;

export type SettingName = keyof typeof schemas;
export type Settings = { readonly [N in SettingName]: z.infer<(typeof schemas)[N]> | null };

/** Every setting; null for what was never set, or what this version cannot read. */
export function readSettings(archive: Pick<OpenArchive, 'db'>): Settings {
  const stored = readStored(archive.db);
  const read = <T>(name: SettingName, schema: z.ZodType<T>): T | null =>
    schema.safeParse(stored.get(name)).data ?? null;
  return {
    personName: read('personName', schemas.personName),
    company: read('company', schemas.company),
    seller: read('seller', schemas.seller),
    logo: read('logo', schemas.logo),
    language: read('language', schemas.language),
    readings: read('readings', schemas.readings),
    packFollow: read('packFollow', schemas.packFollow),
    returnMeans: read('returnMeans', schemas.returnMeans),
  };
}

/**
 * Changes one setting; null clears it.
 * @throws Trouble SETTING_NOT_VALID, ARCHIVE_READ_ONLY
 */
export function setSetting(desk: Desk, name: SettingName, value: unknown): Settings {
  const db = writableDb(desk);
  const parsed = value === null ? null : schemas[name].safeParse(value);
  if (parsed && !parsed.success) throw new Trouble('SETTING_NOT_VALID', { name });
  const next = parsed?.data ?? null;
  transaction(db, () => {
    if (next === null) removeSetting(db, name);
    else putSetting(db, name, next);
    appendJournal(db, {
      at: desk.now(),
      by: desk.by,
      caseNo: null,
      action: 'setting.set',
      // A picture would fill the journal: its fingerprint says which it was.
      details: { name, is: name === 'logo' && next !== null ? { sha256: sha256Of(next) } : next },
    });
  });
  return readSettings(desk.archive);
}

const sha256Of = (kept: unknown): string => createHash('sha256').update(String(kept)).digest('hex');
