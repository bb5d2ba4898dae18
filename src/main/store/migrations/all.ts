/** Every migration, oldest first. */
import { createArchive } from './0010-create-archive.ts';
import { createStandings } from './0030-create-standings.ts';
import { createFactNotes } from './0040-create-fact-notes.ts';
import { createDrafts } from './0041-create-drafts.ts';
import { lightTable } from './0050-light-table.ts';
import { packetStudio } from './0060-packet-studio.ts';
import { ownPacks } from './0070-own-packs.ts';
import { leftOutNames } from './0071-left-out-names.ts';
import { setAside } from './0072-set-aside.ts';
import { keptDeliveries } from './0074-kept-deliveries.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [
  createArchive,
  createStandings,
  createFactNotes,
  createDrafts,
  lightTable,
  packetStudio,
  ownPacks,
  leftOutNames,
  setAside,
  keptDeliveries,
];
