import type { Migration } from './migration.ts';

export const keptDeliveries: Migration = {
  version: 74,
  name: 'kept-deliveries',
  sql: `
-- Rule packs as they came with the program, each content once: cases that it judged keep it when the program is renewed.
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

-- What came with the program since which case: a case follows the newest entry older than itself.
CREATE TABLE deliveries (
  delivery_no INTEGER PRIMARY KEY AUTOINCREMENT,
  pack_id TEXT NOT NULL CHECK (length(pack_id) BETWEEN 1 AND 60),
  -- Null: the program brings no such pack any more.
  delivered_no INTEGER REFERENCES delivered_packs (delivered_no),
  after_case_no INTEGER NOT NULL CHECK (after_case_no >= 0),
  at TEXT NOT NULL CHECK (at GLOB '????-??-??T*Z')
) STRICT;

-- Cases that a person moved to a later delivery.
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
`,
};
