/** Bags (BagIt, RFC 8493): what goes into one, and what is found in one. */

/** One file of the payload. */
export interface BagSource {
  /** Path below `data/`, with `/`. */
  readonly name: string;
  /** Where its bytes are: a file of this computer, or a text. */
  readonly from: { readonly file: string } | { readonly text: string };
  /** What its bytes should be; null when nobody knows it beforehand. */
  readonly sha256: string | null;
}

export interface BagPlan {
  /** The one folder at the top of the zip. */
  readonly folder: string;
  /** Lines of `bag-info.txt`: name → value, one line each. */
  readonly info: Readonly<Record<string, string>>;
  readonly files: readonly BagSource[];
  /** UTC instant; the date of every entry. */
  readonly at: string;
}

export interface WrittenFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What a written bag holds. */
export interface WrittenBag {
  readonly files: readonly WrittenFile[];
  readonly bytes: number;
  /** Sources whose bytes are not what they should be. They went in as they are. */
  readonly changed: readonly string[];
  /** Sources that could not be read. They are not in the bag. */
  readonly missing: readonly string[];
}

/** One file of the payload, as the manifest names it. */
export interface BagFile {
  /** Path below `data/`, with `/`. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What came of putting files into a bag or a folder. */
export interface BagMade {
  readonly files: number;
  readonly bytes: number;
  /** Sources whose bytes are not what they should be. They went along as they are. */
  readonly changed: readonly string[];
  /** Sources that could not be read. */
  readonly missing: readonly string[];
}
