/**
 * What becomes of each piece of evidence in the packet, known before anything is laid out.
 * What must not live here: reading files.
 */
import type { PacketEvidence } from '../packet-facts.ts';

/** Why a file is shown by a notice instead of its content. The file itself is kept, its hash is printed. */
export type NoticeReason =
  | 'password'
  | 'broken'
  | 'no-pages'
  | 'too-many-pages'
  | 'too-long'
  | 'too-large'
  | 'too-many-bytes'
  | 'picture-unreadable'
  | 'kind-not-shown'
  | 'file-missing';

/** How the visible part of a page is placed: as it is drawn in the source, or as a picture of it. */
export interface SourcePage {
  /** As it is read, in points (1/72 inch). */
  readonly width: number;
  readonly height: number;
  readonly as: 'content' | 'picture';
  /** JPEG of the page, when `as` is 'picture'. */
  readonly picture: string | null;
}

export type Prepared =
  | { readonly is: 'picture'; readonly file: string; readonly width: number; readonly height: number }
  | {
      readonly is: 'pdf';
      readonly file: string;
      readonly pages: readonly SourcePage[];
      readonly form: 'none' | 'xfa' | 'signed';
    }
  | {
      readonly is: 'text';
      readonly head: readonly (readonly [string, string])[];
      readonly lines: readonly string[];
      readonly cut: number;
    }
  | { readonly is: 'table'; readonly rows: readonly (readonly string[])[]; readonly cut: number }
  | { readonly is: 'notice'; readonly why: NoticeReason };

export interface PreparedEvidence {
  readonly evidence: PacketEvidence;
  readonly shown: Prepared;
}
