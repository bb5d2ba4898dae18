import type { Migration } from './migration.ts';

export const createDrafts: Migration = {
  version: 41,
  name: 'create-drafts',
  sql: `
-- What stands in a field and is no fact yet: half typed, or not to be read. Kept with every key press, gone when it has become a fact.
CREATE TABLE drafts (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 220),
  text TEXT NOT NULL CHECK (length(text) <= 200000),
  typed_at TEXT NOT NULL CHECK (typed_at GLOB '????-??-??T*Z'),
  PRIMARY KEY (case_no, field)
) STRICT, WITHOUT ROWID;
`,
};
