/** Packets that were issued: each row names a file under issued/ that is never changed again. */
import { formatId } from '../../shared/domain/ids.ts';
import { changeOne, type ReadableDb, type WritableDb } from './connection.ts';
import { type Row, sql } from './sql.ts';

export const packetVariants = ['appeal', 'mediation', 'reply', 'file-copy'] as const;
export const papers = ['A4', 'Letter'] as const;

export interface NewPacket {
  readonly version: number;
  readonly variant: (typeof packetVariants)[number];
  readonly paper: (typeof papers)[number];
  readonly language: string;
  readonly draft: boolean;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  /** Path under the archive root, with `/`. */
  readonly file: string;
  /** SHA-256 of the facts the packet was made from, as canonical JSON. */
  readonly factsSha256: string;
  readonly appVersion: string;
  /** UTC instant. */
  readonly builtAt: string;
  /** The file that says what the packet was made from; null for packets of versions that wrote none. */
  readonly manifest: { readonly file: string; readonly sha256: string; readonly bytes: number } | null;
}

export interface PacketRow extends NewPacket {
  readonly packetNo: number;
  readonly caseId: string;
}

/** The version the next issued packet of this variant gets: 1, 2, … Drafts carry the number they would be issued under. */
export function nextPacketVersion(db: ReadableDb, caseNo: number, variant: NewPacket['variant']): number {
  const row = db.get(
    sql`SELECT max(version) AS last FROM packets WHERE case_no = ${caseNo} AND variant = ${variant} AND draft = 0`,
  );
  return (row?.integerOrNull('last') ?? 0) + 1;
}

/** @returns the packet's row number */
export function insertPacket(db: WritableDb, caseNo: number, packet: NewPacket): number {
  return changeOne(
    db,
    sql`INSERT INTO packets (case_no, version, variant, paper, language, draft, sha256, bytes, pages, file, facts_sha256, app_version, built_at,
          manifest_file, manifest_sha256, manifest_bytes)
        VALUES (${caseNo}, ${packet.version}, ${packet.variant}, ${packet.paper}, ${packet.language}, ${packet.draft},
          ${packet.sha256}, ${packet.bytes}, ${packet.pages}, ${packet.file}, ${packet.factsSha256}, ${packet.appVersion}, ${packet.builtAt},
          ${packet.manifest?.file ?? null}, ${packet.manifest?.sha256 ?? null}, ${packet.manifest?.bytes ?? null})`,
  ).lastNo;
}

/** The packets of one case, or of all; the newest last. */
export function listPackets(db: ReadableDb, caseNo: number | null): PacketRow[] {
  const where = caseNo === null ? sql`1` : sql`case_no = ${caseNo}`;
  return db.all(sql`SELECT * FROM packets WHERE ${where} ORDER BY packet_no`).map(toPacket);
}

/**
 * Takes a draft out of the list. An issued packet, and whatever was sent to somebody, stays.
 * @returns false when it is neither
 */
export function removeDraft(db: WritableDb, packetNo: number): boolean {
  const sent = sql`SELECT 1 FROM packet_sendings s WHERE s.packet_no = packets.packet_no AND s.removed_at IS NULL`;
  return (
    db.run(sql`DELETE FROM packets WHERE packet_no = ${packetNo} AND draft = 1 AND NOT EXISTS (${sent})`).changes === 1
  );
}

function toPacket(row: Row): PacketRow {
  const manifest = row.textOrNull('manifest_file');
  return {
    packetNo: row.integer('packet_no'),
    caseId: formatId('case', row.integer('case_no')),
    version: row.integer('version'),
    variant: row.oneOf('variant', packetVariants),
    paper: row.oneOf('paper', papers),
    language: row.text('language'),
    draft: row.flag('draft'),
    sha256: row.text('sha256'),
    bytes: row.integer('bytes'),
    pages: row.integer('pages'),
    file: row.text('file'),
    factsSha256: row.text('facts_sha256'),
    appVersion: row.text('app_version'),
    builtAt: row.text('built_at'),
    manifest:
      manifest === null
        ? null
        : { file: manifest, sha256: row.text('manifest_sha256'), bytes: row.integer('manifest_bytes') },
  };
}
