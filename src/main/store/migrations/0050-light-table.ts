import type { Migration } from './migration.ts';

export const lightTable: Migration = {
  version: 50,
  name: 'light-table',
  sql: `
-- What a picture looks like, for finding pictures of the same scene: 64 bits of its shape and its mean colour, in hexadecimal.
ALTER TABLE evidence ADD COLUMN look TEXT CHECK (look IS NULL OR (length(look) = 22 AND look NOT GLOB '*[^0-9a-f]*'));
-- The beginning of a text or a mail, for its tile.
ALTER TABLE evidence ADD COLUMN excerpt TEXT CHECK (excerpt IS NULL OR length(excerpt) <= 400);
-- Captions in both languages.
ALTER TABLE exhibit_evidence ADD COLUMN caption_zh TEXT;
-- The first page of a PDF has a small picture from now on: it is still to be made.
UPDATE evidence SET thumbnail = 'pending' WHERE kind = 'pdf' AND thumbnail = 'none';
`,
};
