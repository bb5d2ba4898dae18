import type { Migration } from './migration.ts';

export const leftOutNames: Migration = {
  version: 71,
  name: 'left-out-names',
  sql: `
-- Names of a file that a person left out: the bytes are the same under another name, and the packet knows only that one.
CREATE TABLE left_out_names (
  evidence_no INTEGER NOT NULL REFERENCES evidence (evidence_no),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1000),
  PRIMARY KEY (evidence_no, name)
) STRICT, WITHOUT ROWID;
`,
};
