/**
 * What a packet is made from, gathered once and frozen: nothing below this type reads the store.
 * The same PacketFacts give the same bytes.
 */
import type { Answer } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import type { EvidenceSummary, ExhibitSummary } from '../../shared/domain/evidence.ts';
import type { OptionalPart, PacketPart } from '../../shared/domain/packet-parts.ts';

export type PacketVariant = 'appeal' | 'mediation' | 'reply' | 'file-copy';
export type Paper = 'A4' | 'Letter';
export type PacketLanguage = 'en' | 'zh-CN';

/** A piece of evidence with the place of its bytes. */
export interface PacketEvidence extends EvidenceSummary {
  /** Path of the original, relative to the archive root, with `/`. */
  readonly storedPath: string;
  /** The editing program that the file names; left out where it names none, which proves nothing. */
  readonly editedWith?: string;
}

export interface PacketExhibit extends Omit<ExhibitSummary, 'evidenceIds'> {
  /** Printed label without the word: "1", "2", … in the order of the packet. */
  readonly label: string;
  readonly evidence: readonly PacketEvidence[];
}

/** A rule on which the owner's answer rests, in the language of the packet. */
export interface ReliedRule {
  readonly gist: string;
  /** What the source is about, in the language of the packet: its own title may be in another. */
  readonly pack: string;
  readonly clause: string;
  readonly source: string;
  readonly section: string;
  readonly address: string;
  /** YYYY-MM-DD. */
  readonly consultedOn: string;
}

export interface PacketFacts {
  readonly packet: {
    readonly variant: PacketVariant;
    readonly paper: Paper;
    readonly language: PacketLanguage;
    readonly draft: boolean;
    readonly version: number;
    /** UTC instant of the last change to the case: the date of the packet, so that the same case gives the same bytes. */
    readonly preparedAt: string;
    readonly caseId: string;
    /** Last hash of the case's journal and its number of entries. */
    readonly journalHead: string;
    readonly journalEntries: number;
    readonly appVersion: string;
  };
  readonly facts: CaseFacts;
  readonly answer: Answer;
  /** Rules that speak for the owner; left out where there are none. */
  readonly relied?: readonly ReliedRule[];
  readonly exhibits: readonly PacketExhibit[];
  /** Keys of the exhibits that a person named as the source of a fact, by its path; left out where there are none. */
  readonly sources?: Readonly<Record<string, readonly string[]>>;
  /** Evidence in the case that is in no included exhibit: listed on the file copy's integrity page. */
  readonly notIncluded: readonly PacketEvidence[];
  /** The company's mark for the cover, a PNG in base64; left out where there is none. */
  readonly logo?: string;
  /** Left out while a person has chosen nothing: then every part stands where it usually stands. */
  readonly outline?: {
    readonly order: readonly PacketPart[];
    readonly hidden: readonly OptionalPart[];
  };
}

export interface PacketWarning {
  readonly code: string;
  readonly says: string;
}

export interface PacketExhibitPlace {
  readonly label: string;
  readonly title: string;
  readonly evidenceIds: readonly string[];
  readonly firstPage: number;
  readonly lastPage: number;
}

/** What the packet job answers once the file is written, reopened and counted. */
export interface PacketBuilt {
  readonly file: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly parts: readonly {
    /** `cover`, `summary`, `contents`, the name of a part, or `exhibits`. */
    readonly id: string;
    readonly title: string;
    readonly firstPage: number;
    readonly lastPage: number;
  }[];
  readonly exhibits: readonly PacketExhibitPlace[];
  readonly warnings: readonly PacketWarning[];
}

/** One line of the list that is shown before a packet is built. */
export interface PreflightLine {
  readonly code: string;
  readonly light: 'red' | 'amber' | 'green';
  readonly says: string;
  /** Fact path, id of an exhibit or of a piece of evidence to jump to; `evidence` = the list of them. */
  readonly where: string | null;
  /** The exhibit that holds nothing else: leaving it out ends the line. */
  readonly leavesOut?: string;
  /** The doubt that is explained in one line, as explanations cite it. */
  readonly doubt?: { readonly flag: string; readonly explained: string | null };
}
