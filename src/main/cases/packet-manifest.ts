/** The file beside a packet that says what it was made from, and the reading of it. Pure. What must not live here: writing. */
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { z } from '../../shared/z.ts';
import type { PacketBuilt, PacketFacts } from '../packet/packet-facts.ts';
import { evidenceOf } from './gather-packet.ts';

/** Raised when the shape changes, so that a later program knows what it reads. */
const format = 'casebinder-packet/1';

/**
 * The manifest as text. It holds the frozen facts as well: from them, and the originals, the same program makes the same bytes.
 * @param made `factsSha256` is the hash of what the packet says, whatever its paper and language
 */
export function packetManifest(made: {
  readonly facts: PacketFacts;
  readonly built: PacketBuilt;
  readonly file: string;
  readonly factsSha256: string;
  readonly builtAt: string;
}): string {
  const { facts, built } = made;
  const { packet, answer } = facts;
  const inputs = [...new Map(evidenceOf(facts).map((e) => [e.sha256, e])).values()];
  const manifest = {
    format,
    builtAt: made.builtAt,
    appVersion: packet.appVersion,
    packet: {
      caseId: packet.caseId,
      variant: packet.variant,
      version: packet.version,
      draft: packet.draft,
      paper: packet.paper,
      language: packet.language,
      preparedAt: packet.preparedAt,
      file: made.file,
      sha256: built.sha256,
      bytes: built.bytes,
      pages: built.pages,
      factsSha256: made.factsSha256,
    },
    journal: { head: packet.journalHead, entries: packet.journalEntries },
    rulePacks: answer.packs,
    readings: answer.readings,
    inputs: inputs.map(({ evidenceId, originalName, storedPath, sha256, bytes }) => ({
      evidenceId,
      originalName,
      storedPath,
      sha256,
      bytes,
    })),
    parts: built.parts,
    exhibits: built.exhibits,
    warnings: built.warnings,
    facts,
  };
  return `${canonicalJson(JSON.parse(JSON.stringify(manifest)))}\n`;
}

const place = z.object({ firstPage: z.int().min(1), lastPage: z.int().min(1) });
const places = z.object({
  format: z.literal(format),
  parts: z.array(place.extend({ id: z.string(), title: z.string() })),
  exhibits: z.array(place.extend({ label: z.string(), title: z.string(), evidenceIds: z.array(z.string()) })),
  facts: z.object({ exhibits: z.array(z.object({ label: z.string(), exhibitId: z.string() })) }),
});

/** Where parts and exhibits stand in a packet. */
export interface PacketPlaces {
  readonly parts: readonly { readonly id: string; readonly firstPage: number; readonly lastPage: number }[];
  readonly exhibits: readonly {
    readonly exhibitId: string;
    readonly label: string;
    readonly firstPage: number;
    readonly lastPage: number;
  }[];
}

/** @returns null for a text that is no manifest of ours */
export function readPlaces(text: string): PacketPlaces | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  const read = places.safeParse(raw);
  if (!read.success) return null;
  const idOf = new Map(read.data.facts.exhibits.map((x) => [x.label, x.exhibitId]));
  return {
    parts: read.data.parts.map(({ id, firstPage, lastPage }) => ({ id, firstPage, lastPage })),
    exhibits: read.data.exhibits.flatMap(({ label, firstPage, lastPage }) => {
      const exhibitId = idOf.get(label);
      return exhibitId === undefined ? [] : [{ exhibitId, label, firstPage, lastPage }];
    }),
  };
}
