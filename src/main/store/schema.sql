-- Written by `npm run db:schema` from the migrations: edit those, not this file.
-- Version 74.

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  case_no INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'waiting', 'closed', 'trash')),
  -- Copies of facts that the list is searched and sorted by, written with the facts in one transaction.
  order_no TEXT,
  customer_name TEXT,
  customer_latin TEXT,
  reasons TEXT NOT NULL DEFAULT '',
  -- Everything the list is searched by, folded: case number, title, order number, names.
  search TEXT NOT NULL DEFAULT '',
  total_minor INTEGER,
  total_currency TEXT CHECK (total_currency IS NULL OR length(total_currency) = 3),
  created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T*Z'),
  changed_at TEXT NOT NULL CHECK (changed_at GLOB '????-??-??T*Z'),
  CHECK ((total_minor IS NULL) = (total_currency IS NULL))
) STRICT;

CREATE INDEX cases_by_change ON cases (status, changed_at DESC);

CREATE TABLE facts (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 200),
  state TEXT NOT NULL CHECK (state IN ('known', 'disputed')),
  value TEXT NOT NULL CHECK (json_valid(value)),
  entered_by TEXT,
  entered_at TEXT NOT NULL CHECK (entered_at GLOB '????-??-??T*Z'),
  PRIMARY KEY (case_no, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_entries (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  list TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  PRIMARY KEY (case_no, list, entry_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE folders (
  folder_no INTEGER PRIMARY KEY AUTOINCREMENT,
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  label TEXT NOT NULL,
  source TEXT NOT NULL,
  first_taken_in_at TEXT NOT NULL CHECK (first_taken_in_at GLOB '????-??-??T*Z'),
  last_taken_in_at TEXT NOT NULL CHECK (last_taken_in_at GLOB '????-??-??T*Z'),
  complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)),
  UNIQUE (case_no, source)
) STRICT;

CREATE TABLE evidence (
  evidence_no INTEGER PRIMARY KEY AUTOINCREMENT,
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('jpeg','png','webp','tiff','heif','gif','pdf','text','csv','email','other')),
  original_name TEXT NOT NULL,
  folder_no INTEGER REFERENCES folders (folder_no),
  path_in_folder TEXT,
  taken_in_at TEXT NOT NULL CHECK (taken_in_at GLOB '????-??-??T*Z'),
  camera_local TEXT,
  camera_offset TEXT,
  camera TEXT,
  width INTEGER CHECK (width > 0),
  height INTEGER CHECK (height > 0),
  pages INTEGER CHECK (pages >= 0),
  has_location INTEGER NOT NULL DEFAULT 0 CHECK (has_location IN (0, 1)),
  thumbnail TEXT NOT NULL CHECK (thumbnail IN ('ready', 'pending', 'none', 'failed')),
  warnings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(warnings)), look TEXT CHECK (look IS NULL OR (length(look) = 22 AND look NOT GLOB '*[^0-9a-f]*')), excerpt TEXT CHECK (excerpt IS NULL OR length(excerpt) <= 400), set_aside_at TEXT CHECK (set_aside_at IS NULL OR set_aside_at GLOB '????-??-??T*Z'),
  UNIQUE (case_no, sha256),
  CHECK ((folder_no IS NULL) = (path_in_folder IS NULL))
) STRICT;

CREATE TABLE intake_files (
  intake_no INTEGER PRIMARY KEY AUTOINCREMENT,
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  folder_no INTEGER REFERENCES folders (folder_no),
  path TEXT NOT NULL,
  raw_name_hex TEXT,
  verdict TEXT NOT NULL CHECK (verdict IN ('stored', 'duplicate', 'skipped', 'refused')),
  code TEXT,
  details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
  sha256 TEXT,
  evidence_no INTEGER REFERENCES evidence (evidence_no),
  first_seen_at TEXT NOT NULL CHECK (first_seen_at GLOB '????-??-??T*Z'),
  last_seen_at TEXT NOT NULL CHECK (last_seen_at GLOB '????-??-??T*Z'),
  gone_at TEXT,
  CHECK ((verdict IN ('stored', 'duplicate')) = (evidence_no IS NOT NULL)),
  CHECK ((verdict IN ('skipped', 'refused')) = (code IS NOT NULL))
) STRICT;

CREATE INDEX intake_files_by_folder ON intake_files (folder_no, path);

CREATE INDEX intake_files_by_case ON intake_files (case_no);

CREATE TABLE exhibits (
  exhibit_no INTEGER PRIMARY KEY AUTOINCREMENT,
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  key TEXT NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  title TEXT NOT NULL,
  title_zh TEXT,
  kind TEXT NOT NULL,
  shows TEXT,
  dated TEXT CHECK (dated IS NULL OR json_valid(dated)),
  source TEXT,
  language TEXT,
  include INTEGER NOT NULL DEFAULT 1 CHECK (include IN (0, 1)),
  chosen INTEGER NOT NULL DEFAULT 1 CHECK (chosen IN (0, 1)),
  UNIQUE (case_no, key)
) STRICT;

CREATE TABLE exhibit_hints (
  exhibit_no INTEGER NOT NULL REFERENCES exhibits (exhibit_no),
  position INTEGER NOT NULL,
  hint TEXT NOT NULL,
  caption TEXT,
  used INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1)),
  PRIMARY KEY (exhibit_no, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE exhibit_evidence (
  exhibit_no INTEGER NOT NULL REFERENCES exhibits (exhibit_no),
  evidence_no INTEGER NOT NULL REFERENCES evidence (evidence_no),
  position INTEGER NOT NULL CHECK (position >= 0),
  caption TEXT, caption_zh TEXT,
  PRIMARY KEY (exhibit_no, evidence_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE packets (
  packet_no INTEGER PRIMARY KEY AUTOINCREMENT,
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  version INTEGER NOT NULL CHECK (version > 0),
  variant TEXT NOT NULL CHECK (variant IN ('appeal', 'mediation', 'reply', 'file-copy')),
  paper TEXT NOT NULL CHECK (paper IN ('A4', 'Letter')),
  language TEXT NOT NULL,
  draft INTEGER NOT NULL CHECK (draft IN (0, 1)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  pages INTEGER NOT NULL CHECK (pages > 0),
  -- Path under the archive root, with forward slashes.
  file TEXT NOT NULL,
  facts_sha256 TEXT NOT NULL CHECK (length(facts_sha256) = 64),
  app_version TEXT NOT NULL,
  built_at TEXT NOT NULL CHECK (built_at GLOB '????-??-??T*Z')
, manifest_file TEXT, manifest_sha256 TEXT CHECK (manifest_sha256 IS NULL OR length(manifest_sha256) = 64), manifest_bytes INTEGER CHECK (manifest_bytes IS NULL OR manifest_bytes > 0)) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T*Z'),
  by TEXT,
  case_no INTEGER REFERENCES cases (case_no),
  action TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX journal_by_case ON journal (case_no, seq);

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

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

CREATE TRIGGER changed_case_is_judged_anew AFTER UPDATE OF changed_at ON cases
BEGIN UPDATE standings SET judged_by = '' WHERE case_no = NEW.case_no; END;

CREATE VIRTUAL TABLE case_words USING fts5(
  words, content = '', contentless_delete = 1, detail = full, prefix = '2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE 'case_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'case_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE 'case_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'case_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE trash (
  case_no INTEGER PRIMARY KEY REFERENCES cases (case_no),
  trashed_at TEXT NOT NULL CHECK (trashed_at GLOB '????-??-??T*Z'),
  status_before TEXT NOT NULL CHECK (status_before IN ('open', 'waiting', 'closed'))
) STRICT;

CREATE TABLE purged_cases (
  case_no INTEGER PRIMARY KEY REFERENCES cases (case_no),
  purged_at TEXT NOT NULL CHECK (purged_at GLOB '????-??-??T*Z')
) STRICT;

CREATE TABLE files_to_remove (
  file TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_notes (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 200),
  confidence TEXT NOT NULL CHECK (confidence IN ('sure', 'likely', 'unsure')),
  PRIMARY KEY (case_no, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_sources (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  path TEXT NOT NULL CHECK (length(path) BETWEEN 1 AND 200),
  exhibit_key TEXT NOT NULL CHECK (length(exhibit_key) BETWEEN 1 AND 80),
  PRIMARY KEY (case_no, path, exhibit_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  field TEXT NOT NULL CHECK (length(field) BETWEEN 1 AND 220),
  text TEXT NOT NULL CHECK (length(text) <= 200000),
  typed_at TEXT NOT NULL CHECK (typed_at GLOB '????-??-??T*Z'),
  PRIMARY KEY (case_no, field)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER issued_packet_is_never_changed BEFORE UPDATE ON packets WHEN OLD.draft = 0 BEGIN SELECT RAISE(ABORT, 'an issued packet is never changed'); END;

CREATE TABLE packet_outline (
  case_no INTEGER NOT NULL REFERENCES cases (case_no) ON DELETE CASCADE,
  variant TEXT NOT NULL CHECK (variant IN ('appeal', 'mediation', 'reply', 'file-copy')),
  kind TEXT NOT NULL CHECK (kind IN ('part', 'exhibit')),
  -- Name of the part, or key of the exhibit.
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 400),
  position INTEGER NOT NULL CHECK (position >= 0),
  shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
  PRIMARY KEY (case_no, variant, kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE packet_sendings (
  sending_no INTEGER PRIMARY KEY AUTOINCREMENT,
  packet_no INTEGER NOT NULL REFERENCES packets (packet_no) ON DELETE CASCADE,
  to_whom TEXT NOT NULL CHECK (length(to_whom) BETWEEN 1 AND 400),
  sent_on TEXT NOT NULL CHECK (sent_on GLOB '????-??-??'),
  how TEXT NOT NULL CHECK (how IN ('platform', 'email', 'chat', 'post', 'hand', 'other')),
  note TEXT,
  entered_by TEXT,
  entered_at TEXT NOT NULL CHECK (entered_at GLOB '????-??-??T*Z'),
  removed_at TEXT CHECK (removed_at IS NULL OR removed_at GLOB '????-??-??T*Z')
) STRICT;

CREATE INDEX packet_sendings_by_packet ON packet_sendings (packet_no);

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

CREATE TABLE case_packs (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  pack_id TEXT NOT NULL CHECK (length(pack_id) BETWEEN 1 AND 60),
  pack_no INTEGER REFERENCES own_packs (pack_no),
  PRIMARY KEY (case_no, pack_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_drafts (
  draft_no INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  files TEXT NOT NULL CHECK (json_valid(files)),
  typed_at TEXT NOT NULL CHECK (typed_at GLOB '????-??-??T*Z')
) STRICT;

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

CREATE TABLE left_out_names (
  evidence_no INTEGER NOT NULL REFERENCES evidence (evidence_no),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 1000),
  PRIMARY KEY (evidence_no, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE delivered_packs (
  delivered_no INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id TEXT NOT NULL CHECK (length(pack_id) BETWEEN 1 AND 60),
  version TEXT NOT NULL CHECK (length(version) BETWEEN 5 AND 20),
  content TEXT NOT NULL CHECK (json_valid(content)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  kept_at TEXT NOT NULL CHECK (kept_at GLOB '????-??-??T*Z'),
  UNIQUE (pack_id, sha256)
) STRICT;

CREATE TRIGGER delivered_pack_is_never_changed BEFORE UPDATE ON delivered_packs BEGIN SELECT RAISE(ABORT, 'a pack as delivered is never changed'); END;

CREATE TRIGGER delivered_pack_is_never_removed BEFORE DELETE ON delivered_packs BEGIN SELECT RAISE(ABORT, 'a pack as delivered is never removed'); END;

CREATE TABLE deliveries (
  delivery_no INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id TEXT NOT NULL CHECK (length(pack_id) BETWEEN 1 AND 60),
  -- Null: the program brings no such pack any more.
  delivered_no INTEGER REFERENCES delivered_packs (delivered_no),
  after_case_no INTEGER NOT NULL CHECK (after_case_no >= 0),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T*Z')
) STRICT;

CREATE TABLE case_deliveries (
  case_no INTEGER NOT NULL REFERENCES cases (case_no),
  pack_id TEXT NOT NULL CHECK (length(pack_id) BETWEEN 1 AND 60),
  delivered_no INTEGER REFERENCES delivered_packs (delivered_no),
  PRIMARY KEY (case_no, pack_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER case_of_a_later_delivery_is_judged_anew AFTER INSERT ON case_deliveries
BEGIN UPDATE standings SET judged_by = '' WHERE case_no = NEW.case_no; END;

CREATE TRIGGER case_of_another_delivery_is_judged_anew AFTER UPDATE ON case_deliveries
BEGIN UPDATE standings SET judged_by = '' WHERE case_no = NEW.case_no; END;

CREATE TRIGGER case_of_its_own_delivery_is_judged_anew AFTER DELETE ON case_deliveries
BEGIN UPDATE standings SET judged_by = '' WHERE case_no = OLD.case_no; END;
