/** Evidence as every part of the product sees it: kinds by content, verdicts of the intake, folders. */

/** What a file is, by its content and never by its name. */
export const fileKinds = [
  'jpeg',
  'png',
  'webp',
  'tiff',
  'heif',
  'gif',
  'pdf',
  'text',
  'csv',
  'email',
  'other',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** Kinds that can be shown as a picture. */
export const imageKinds: ReadonlySet<FileKind> = new Set(['jpeg', 'png', 'webp', 'tiff', 'heif', 'gif']);

/** What became of one file at intake. Counts in = counts out. */
export const verdicts = ['stored', 'duplicate', 'skipped', 'refused'] as const;
export type Verdict = (typeof verdicts)[number];

/** The answer for one file, as `attach` gives it. */
export interface FileResult {
  /** The path as the person gave it or as found in the folder. */
  readonly path: string;
  readonly verdict: Verdict;
  readonly evidenceId?: string;
  readonly kind?: FileKind;
  /** A code of the error catalogue with its sentence; present for skipped and refused. */
  readonly reason?: { readonly code: string; readonly says: string };
  readonly warnings: readonly { readonly code: string; readonly says: string }[];
}

export interface IntakeCounts {
  readonly found: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly skipped: number;
  readonly refused: number;
}

/** What changed since a folder was last taken in. */
export interface FolderChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

export interface FolderSummary {
  readonly folderId: string;
  readonly label: string;
  /** Where it was taken from: a path on this computer. */
  readonly source: string;
  /** UTC instants. */
  readonly firstTakenInAt: string;
  readonly lastTakenInAt: string;
  /** False while an intake of it was interrupted: taking it in again finishes it. */
  readonly complete: boolean;
  /** `takenBack`: of these a person took back out of the case; they are in none of the other counts. */
  readonly counts: IntakeCounts & { readonly gone: number; readonly takenBack: number };
  /** Sub-folders with their file counts, relative to the source, in order. */
  readonly tree: readonly { readonly path: string; readonly files: number }[];
}

/** When a camera says a picture was taken: a claim, not a fact. `offset` is null when the camera recorded no zone. */
export interface CameraTime {
  /** `YYYY-MM-DDTHH:MM:SS` as written in the file. */
  readonly local: string;
  /** `+08:00`, or null: "zone not recorded". */
  readonly offset: string | null;
}

/** What is known of one stored file. */
export interface EvidenceSummary {
  readonly evidenceId: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: FileKind;
  readonly originalName: string;
  readonly folderId: string | null;
  /** Path inside the folder it came in, with `/`; null for a single file. */
  readonly pathInFolder: string | null;
  readonly takenInAt: string;
  readonly cameraTime: CameraTime | null;
  readonly camera: string | null;
  /** Upright size in pixels, for pictures. */
  readonly width: number | null;
  readonly height: number | null;
  /** Page count, for PDF files that could be opened. */
  readonly pages: number | null;
  readonly hasLocation: boolean;
  /** 'ready' when a thumbnail exists, 'none' when the kind has none, 'failed' when it could not be made. */
  readonly thumbnail: 'ready' | 'pending' | 'none' | 'failed';
  readonly warnings: readonly { readonly code: string; readonly says: string }[];
}

/** One file that was met more than once: the same bytes, kept once. */
export interface SameBytes {
  /** Every name it came in under, its own first, with the places at which it was met. */
  readonly names: readonly {
    readonly name: string;
    /** `own`: the one it goes by; `left-out`: a person left it out. */
    readonly is: 'own' | 'also' | 'left-out';
    readonly places: readonly { readonly folderId: string | null; readonly path: string }[];
  }[];
  /** The doubt that its names raise in a packet, as explanations cite it. */
  readonly flag: string;
  /** Names that no computer makes of copies want an explanation. */
  readonly isDoubt: boolean;
  readonly explained: string | null;
}

/** An exhibit: one or more pieces of evidence under one label and one claim. */
export interface ExhibitSummary {
  readonly exhibitId: string;
  /** The id that allegations and grounds cite. */
  readonly key: string;
  readonly position: number;
  readonly title: string;
  readonly titleZh: string | null;
  readonly kind: import('./terms.ts').ExhibitKind;
  readonly shows: string | null;
  readonly date: import('./values.ts').When | null;
  readonly source: string | null;
  readonly language: string | null;
  readonly include: boolean;
  /** False when nobody has looked at it yet: it was grouped by us from what came in. */
  readonly chosen: boolean;
  readonly evidenceIds: readonly string[];
  /** Caption by evidence id. */
  readonly captions: Readonly<Record<string, string>>;
  /** The same in Chinese; left out while there is none. */
  readonly captionsZh?: Readonly<Record<string, string>>;
  /** Names the case file planned for this exhibit that have not come in yet. */
  readonly awaitedFiles: readonly string[];
}
