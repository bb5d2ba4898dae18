import type { Migration } from './migration.ts';

export const createStandings: Migration = {
  version: 30,
  name: 'create-standings',
  sql: `
-- Where each case stood when it was last judged, for lists: follows from the facts, the packs and the day.
CREATE TABLE standings (
  case_no INTEGER PRIMARY KEY REFERENCES cases (case_no),
  judged_at TEXT NOT NULL CHECK (judged_at GLOB '????-??-??T*Z'),
  -- Packs, readings, language and day it was judged by; empty: the case has changed since.
  judged_by TEXT NOT NULL,
  step TEXT,
  turn TEXT CHECK (turn IN ('you', 'them', 'nobody')),
  next_code TEXT,
  next_goal TEXT,
  -- Stances of the lines, each once, and the product, as they are listed.
  stances TEXT NOT NULL DEFAULT '',
  product TEXT,
  sort_name TEXT,
  due_id TEXT,
  -- Day or moment as its source gives it; null where no source gives one.
  due_at TEXT,
  due_zone TEXT,
  due_whose TEXT,
  due_source TEXT,
  due_says TEXT,
  -- The same as an instant, to sort and compare.
  due_until TEXT CHECK (due_until IS NULL OR due_until GLOB '????-??-??T*Z'),
  questions INTEGER NOT NULL DEFAULT 0 CHECK (questions >= 0),
  question_fact TEXT,
  question_ask TEXT,
  words_sha256 TEXT NOT NULL DEFAULT '',
  CHECK ((due_at IS NULL) = (due_until IS NULL))
) STRICT;

-- No list shows a case as it was before somebody changed it, whoever forgets to judge it anew.
CREATE TRIGGER changed_case_is_judged_anew AFTER UPDATE OF changed_at ON cases
BEGIN UPDATE standings SET judged_by = '' WHERE case_no = NEW.case_no; END;

-- Every word of a case, to be found again; rows are cases.
CREATE VIRTUAL TABLE case_words USING fts5(
  words, content = '', contentless_delete = 1, detail = full, prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

-- Cases in the trash, and what they were before.
CREATE TABLE trash (
  case_no INTEGER PRIMARY KEY REFERENCES cases (case_no),
  trashed_at TEXT NOT NULL CHECK (trashed_at GLOB '????-??-??T*Z'),
  status_before TEXT NOT NULL CHECK (status_before IN ('open', 'waiting', 'closed'))
) STRICT;

-- Cases that were deleted for good: their number and their journal stay, nothing else.
CREATE TABLE purged_cases (
  case_no INTEGER PRIMARY KEY REFERENCES cases (case_no),
  purged_at TEXT NOT NULL CHECK (purged_at GLOB '????-??-??T*Z')
) STRICT;

-- Files that lost their last row and still lie on the disk; under the archive root, with forward slashes.
CREATE TABLE files_to_remove (
  file TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`,
};
