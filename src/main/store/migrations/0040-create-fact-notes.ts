import type { Migration } from './migration.ts';

export const createFactNotes: Migration = {
  version: 40,
  name: 'create-fact-notes',
  sql: `
-- What stands beside a fact: the exhibits it is taken from, and how sure the person is of it.
-- By path and not by row of facts: a fact that is cleared and typed anew keeps its sources.
CREATE TABLE fact_notes (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 200),
  confidence TEXT NOT NULL CHECK (confidence IN ('sure', 'likely', 'unsure')),
  PRIMARY KEY (case_no, path)
) STRICT, WITHOUT ROWID;

-- Exhibits by the key that allegations and grounds cite too: an exhibit that is taken away and brought back is the same one.
CREATE TABLE fact_sources (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 200),
  exhibit_key TEXT NOT NULL CHECK (length(exhibit_key) BETWEEN 1 AND 80),
  PRIMARY KEY (case_no, path, exhibit_key)
) STRICT, WITHOUT ROWID;
`,
};
