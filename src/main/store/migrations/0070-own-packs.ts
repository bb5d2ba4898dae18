import type { Migration } from './migration.ts';

export const ownPacks: Migration = {
  version: 70,
  name: 'own-packs',
  sql: `
-- Rule packs of a person's own: every version that was ever put in force, to the letter. Cases rest on them.
CREATE TABLE own_packs (
  pack_no INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id TEXT NOT NULL CHECK (length(pack_id) BETWEEN 1 AND 60),
  version TEXT NOT NULL CHECK (length(version) BETWEEN 5 AND 20),
  -- The files as they were written: [{"name", "text"}].
  files TEXT NOT NULL CHECK (json_valid(files)),
  -- The same as one content, the way the checks read it.
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  kept_by TEXT,
  kept_at TEXT NOT NULL CHECK (kept_at GLOB '????-??-??T*Z'),
  UNIQUE (pack_id, version)
) STRICT;

CREATE TRIGGER own_pack_is_never_changed BEFORE UPDATE ON own_packs BEGIN SELECT RAISE(ABORT, 'a version of a pack is never changed'); END;
CREATE TRIGGER own_pack_is_never_removed BEFORE DELETE ON own_packs BEGIN SELECT RAISE(ABORT, 'a version of a pack is never removed'); END;

-- What was put in force and taken out, in its order: the last row of a pack says what new cases are judged by.
CREATE TABLE pack_changes (
  change_no INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id TEXT NOT NULL CHECK (length(pack_id) BETWEEN 1 AND 60),
  -- Null: no version of one's own any more; the pack as delivered, where there is one.
  pack_no INTEGER REFERENCES own_packs (pack_no),
  -- The last case there was: cases up to it stay with what they were judged by.
  after_case_no INTEGER NOT NULL CHECK (after_case_no >= 0),
  changed_by TEXT,
  changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T*Z')
) STRICT;

-- Cases that a person moved to another version than that of their time. Null: the pack as delivered.
CREATE TABLE case_packs (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  pack_id TEXT NOT NULL CHECK (length(pack_id) BETWEEN 1 AND 60),
  pack_no INTEGER REFERENCES own_packs (pack_no),
  PRIMARY KEY (case_no, pack_id)
) STRICT, WITHOUT ROWID;

-- Packs that are being written.
CREATE TABLE pack_drafts (
  draft_no INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  files TEXT NOT NULL CHECK (json_valid(files)),
  typed_at TEXT NOT NULL CHECK (typed_at GLOB '????-??-??T*Z')
) STRICT;

-- No list shows a case as packs judged it that are not its own any more, also where a step was taken back.
CREATE TRIGGER pack_in_force_is_judged_anew AFTER INSERT ON pack_changes
BEGIN UPDATE standings SET judged_by = '' WHERE case_no > NEW.after_case_no; END;
CREATE TRIGGER pack_out_of_force_is_judged_anew AFTER DELETE ON pack_changes
BEGIN UPDATE standings SET judged_by = '' WHERE case_no > OLD.after_case_no; END;
CREATE TRIGGER moved_case_is_judged_anew AFTER INSERT ON case_packs
BEGIN UPDATE standings SET judged_by = '' WHERE case_no = NEW.case_no; END;
CREATE TRIGGER moved_case_is_judged_anew_again AFTER UPDATE ON case_packs
BEGIN UPDATE standings SET judged_by = '' WHERE case_no = NEW.case_no; END;
CREATE TRIGGER case_moved_back_is_judged_anew AFTER DELETE ON case_packs
BEGIN UPDATE standings SET judged_by = '' WHERE case_no = OLD.case_no; END;
`,
};
