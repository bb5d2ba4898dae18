import type { Migration } from './migration.ts';

export const setAside: Migration = {
  version: 72,
  name: 'set-aside',
  sql: `
-- A piece that a person took back out of the case: it waits in the trash of the case, bytes and all, until it is brought back.
ALTER TABLE evidence ADD COLUMN set_aside_at TEXT CHECK (set_aside_at IS NULL OR set_aside_at GLOB '????-??-??T*Z');
`,
};
