/**
 * The packet as words: numbered paragraphs, tables, exhibits, captions. The golden form that tests read.
 * What must not live here: points, colours, page numbers, files' bytes.
 */
import type { PacketPart } from '../../../shared/domain/packet-parts.ts';
import type { PacketExhibit, PacketLanguage, PacketVariant, Paper } from '../packet-facts.ts';

/** A piece of a sentence: words, or a citation of an exhibit whose page is filled in by the layout. */
export type Piece = string | { readonly cite: string } | { readonly bold: string };
export type Phrase = readonly Piece[];

export type RowTone = 'plain' | 'gap' | 'strong';
export interface TableRow {
  readonly cells: readonly Phrase[];
  readonly tone: RowTone;
}

export type Block =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'numbered'; readonly n: number; readonly text: Phrase }
  | { readonly is: 'text'; readonly text: Phrase }
  | { readonly is: 'quote'; readonly text: string }
  | {
      readonly is: 'table';
      /** Empty = no head row. */
      readonly head: readonly string[];
      /** Share of the width by column. */
      readonly widths: readonly number[];
      readonly rows: readonly TableRow[];
      /** Dense tables of numbers are set in smaller type. */
      readonly dense?: true;
    }
  | { readonly is: 'facts'; readonly rows: readonly (readonly [string, Phrase])[] }
  | {
      readonly is: 'verdict';
      readonly title: string;
      readonly verdict: string;
      readonly rows: readonly (readonly [string, Phrase])[];
    }
  | {
      readonly is: 'closing';
      readonly heading: string;
      readonly n: number;
      readonly text: Phrase;
      readonly labels: readonly string[];
    };

export type PartId = PacketPart;

export interface Part {
  readonly id: PartId;
  /** "A", "B" … for the parts between statement and exhibits; null for the others. */
  readonly letter: string | null;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface ExhibitModel {
  readonly exhibit: PacketExhibit;
  readonly label: string;
  readonly title: string;
  readonly kind: string;
  readonly dated: string | null;
  readonly shows: string | null;
  /** When its photos were taken by the camera's own clock; null where there is nothing to say. */
  readonly taken: string | null;
  /** Numbers of the paragraphs that cite it. */
  readonly citedIn: readonly number[];
  /** What was written to explain the mark of an editing program, by evidence id. */
  readonly explained: ReadonlyMap<string, string>;
}

export interface PacketModel {
  readonly variant: PacketVariant;
  readonly paper: Paper;
  readonly language: PacketLanguage;
  readonly draft: boolean;
  readonly title: string;
  readonly subtitle: string | null;
  readonly preparedOn: string;
  readonly version: number;
  readonly caseId: string;
  readonly orderNo: string | null;
  /** First eight characters of the hash over everything the packet is made from. */
  readonly packetId: string;
  readonly cover: {
    /** A PNG in base64. */
    readonly logo: string | null;
    readonly rows: readonly (readonly [string, string])[];
    readonly asksTitle: string;
    readonly asks: string;
  };
  readonly summary: {
    readonly asksTitle: string;
    readonly asks: Phrase;
    /** Null when there is neither a decision to speak of nor a reason. */
    readonly reasonsTitle: string | null;
    /** Number of the paragraph where the reasons begin in full. */
    readonly reasonsAt: number | null;
    readonly decision: Phrase | null;
    readonly reasons: readonly { readonly n: number; readonly text: string; readonly cites: readonly string[] }[];
    readonly strip: readonly { readonly what: string; readonly when: string; readonly daysAfter: number | null }[];
    readonly facts: readonly (readonly [string, string])[];
  };
  readonly parts: readonly Part[];
  readonly exhibits: readonly ExhibitModel[];
}
