import type { Migration } from './migration.ts';

export const packetStudio: Migration = {
  version: 60,
  name: 'packet-studio',
  sql: `
-- What a packet was made from lies beside it as a file of its own. Packets made before have none.
ALTER TABLE packets ADD COLUMN manifest_file TEXT;
ALTER TABLE packets ADD COLUMN manifest_sha256 TEXT CHECK (manifest_sha256 IS NULL OR length(manifest_sha256) = 64);
ALTER TABLE packets ADD COLUMN manifest_bytes INTEGER CHECK (manifest_bytes IS NULL OR manifest_bytes > 0);

CREATE TRIGGER issued_packet_is_never_changed BEFORE UPDATE ON packets WHEN OLD.draft = 0 BEGIN SELECT RAISE(ABORT, 'an issued packet is never changed'); END;

-- Order and choice of the parts and exhibits of each kind of packet. What has no row stands where it usually stands.
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

-- To whom a packet was sent, as the person noted it.
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
`,
};
