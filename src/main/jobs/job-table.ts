/**
 * What the child process can be asked to do: the one table that client, worker and handlers share.
 * Jobs never touch the database: they get paths and plain values, and give plain values back.
 */

import type { BagFile, BagMade, BagPlan, BagSource } from '../../shared/domain/bag.ts';
import type { CameraTime, FileKind } from '../../shared/domain/evidence.ts';
import type { FileCheck } from '../../shared/domain/keeping.ts';
import type { PackChecked } from '../../shared/domain/own-packs.ts';
import type { PacketBuilt, PacketFacts, PacketLanguage } from '../packet/packet-facts.ts';

export interface JobProgress {
  /** Done and total in `unit`; total is null while it is still being counted. */
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'files' | 'pages' | 'bytes';
  /** What is being worked on, for the person: a file name, a section. */
  readonly label: string;
}

/** One file as the intake job found it. The row is written by main, after the bytes are durable. */
export interface IntakeFile {
  readonly path: string;
  /** Path inside the folder, with `/`, in NFC; null for a file given by itself. */
  readonly pathInFolder: string | null;
  /** Raw bytes of the name as hex, when it is not valid UTF-8. */
  readonly rawNameHex: string | null;
  readonly outcome:
    | {
        readonly is: 'stored';
        readonly sha256: string;
        readonly bytes: number;
        readonly modifiedAt: string | null;
        readonly kind: FileKind;
        /** True when a file with these bytes was already in the vault. */
        readonly alreadyInVault: boolean;
        readonly width: number | null;
        readonly height: number | null;
        readonly pages: number | null;
        readonly cameraTime: CameraTime | null;
        readonly camera: string | null;
        readonly hasLocation: boolean;
        readonly thumbnail: 'ready' | 'pending' | 'none' | 'failed';
        /** What a picture looks like; null when it is none, or could not be opened. */
        readonly look: string | null;
        /** The beginning of a text or mail; null for anything else. */
        readonly excerpt: string | null;
        readonly warnings: readonly { readonly code: string; readonly details: Readonly<Record<string, unknown>> }[];
      }
    | { readonly is: 'unchanged'; readonly sha256: string }
    | {
        readonly is: 'skipped' | 'refused';
        readonly code: string;
        readonly details: Readonly<Record<string, unknown>>;
      };
}

export interface IntakeInput {
  readonly archiveRoot: string;
  /** Absolute paths of files and folders. Each folder is walked; links are never followed. */
  readonly paths: readonly string[];
  readonly limits: {
    readonly files: number;
    readonly depth: number;
    readonly bytes: number;
    /** Bytes that must stay free on the disk beyond what is copied. */
    readonly spareBytes: number;
  };
  /** What earlier intakes of these folders stored, by absolute path: same bytes again is `unchanged`. */
  readonly known: readonly { readonly path: string; readonly sha256: string }[];
  /** Keys (`itemKey`) of items already answered in this intake, when it goes on in a fresh child. */
  readonly settled: readonly string[];
  /** Keys of files a child died or hung on: their bytes are stored, nothing in them is opened. */
  readonly givenUp: readonly string[];
  /** Keys of files of which one made a child die: taken one at a time, so that the next death names it. */
  readonly doubtful: readonly string[];
}

/** Job name → input, event (sent while it runs) and output. */
export interface JobTable {
  'evidence.intake': {
    input: IntakeInput;
    event: IntakeFile;
    /** `unfinished`: stopped early to go on in a fresh child (picture decoders that do not give memory back). */
    output: { readonly found: number; readonly unfinished: boolean };
  };
  /**
   * Makes what is missing under renditions/: thumbnails (320 px) print pictures (200 dpi or more, alone on a sheet) or full ones.
   * With thumbnails comes what the tile of a piece needs beside it, where it is asked for.
   */
  'evidence.renditions': {
    input: {
      readonly archiveRoot: string;
      readonly want: 'thumbnail' | 'print' | 'full';
      readonly files: readonly { readonly sha256: string; readonly kind: FileKind; readonly tile?: boolean }[];
    };
    event: {
      readonly sha256: string;
      readonly ready: boolean;
      readonly code: string | null;
      readonly look: string | null;
      readonly excerpt: string | null;
    };
    output: { readonly made: number; readonly failed: number };
  };
  /** Reads a text, a table or a mail as lines or cells, within bounds. */
  'evidence.text': {
    input: { readonly file: string; readonly kind: 'text' | 'csv' | 'email' };
    event: never;
    output: {
      /** Fields of a mail: name and value. */
      readonly head: readonly (readonly [string, string])[];
      readonly lines: readonly string[];
      /** Cells of a table; null when it is none. */
      readonly rows: readonly (readonly string[])[] | null;
      /** Lines or rows that were left away. */
      readonly cut: number;
      /** The file is longer than what was read of it. */
      readonly isCut: boolean;
    };
  };
  /** Loads fonts and engines while something else is still being done for the packet. */
  'packet.warm': {
    input: { readonly resourcesRoot: string; readonly language: PacketLanguage };
    event: never;
    output: null;
  };
  'packet.build': {
    input: {
      readonly facts: PacketFacts;
      readonly archiveRoot: string;
      readonly resourcesRoot: string;
      readonly outFile: string;
      /** SHA-256 of files that ended the child before: shown by a notice, not opened again. */
      readonly notOpened?: readonly string[];
    };
    event: never;
    output: PacketBuilt;
  };
  /** Renders pages of a finished PDF as PNG files into a folder, for the window's page view. */
  'packet.pages': {
    input: { readonly file: string; readonly outDir: string; readonly dpi: number };
    event: { readonly page: number; readonly file: string };
    output: { readonly pages: number };
  };
  /** Writes a bag into `work`, reads it back, compares every file, and gives it its name in one step. */
  'bag.write': {
    input: { readonly work: string; readonly outFile: string; readonly plan: BagPlan; readonly bytes: number };
    event: never;
    output: BagMade;
  };
  /** Unpacks the files of a backup into `root` and compares every one of them. */
  'archive.unpack': {
    input: { readonly from: string; readonly root: string; readonly known: number };
    event: never;
    output: {
      readonly files: readonly BagFile[];
      readonly bytes: number;
      readonly archiveName: string;
      readonly madeAt: string;
    };
  };
  /** Puts files into a folder that is not there yet, by way of `work`, and compares every one of them. */
  'files.copy': {
    input: { readonly work: string; readonly to: string; readonly files: readonly BagSource[]; readonly bytes: number };
    event: never;
    output: BagMade;
  };
  /** Reads a bag from end to end against its manifest and gives its document. Writes nothing. */
  'case.read-bag': {
    input: { readonly from: string };
    event: never;
    output: { readonly document: string; readonly files: readonly BagFile[] };
  };
  /** Stores the originals and packets of a bag, found by their hashes. */
  'case.take-bag': {
    input: {
      readonly from: string;
      readonly root: string;
      readonly evidence: readonly { readonly sha256: string; readonly kind: FileKind }[];
      readonly packets: readonly { readonly sha256: string; readonly to: string }[];
    };
    event: never;
    output: Record<string, never>;
  };
  /** Checks a rule pack as a person wrote it. */
  'pack.check': {
    input: {
      readonly files: readonly { readonly name: string; readonly text: string }[];
      readonly resourcesRoot: string;
      /** Calendar day: no source is read later. */
      readonly today: string;
    };
    event: never;
    output: PackChecked;
  };
  /** Re-hashes files and compares them with what they should be. Changes nothing. */
  'files.verify': {
    input: { readonly root: string; readonly files: readonly BagFile[]; readonly surplusIn: readonly string[] };
    event: never;
    output: FileCheck;
  };
}

export type JobName = keyof JobTable;

/** What a handler may use while it runs. */
export interface JobTools<N extends JobName> {
  progress(progress: JobProgress): void;
  emit(event: JobTable[N]['event']): void;
  /** Aborted when the person cancels: stop at the next file or page. */
  readonly signal: AbortSignal;
  /** Says that work on one item begins; the answer ends it. If the child dies in between, the error names the item. */
  begin(item: string): () => void;
  /** Asks for a fresh child after this job. */
  retire(): void;
}

export type JobHandler<N extends JobName> = (
  input: JobTable[N]['input'],
  tools: JobTools<N>,
) => Promise<JobTable[N]['output']>;

/**
 * How main asks for a job. Rejects with a `Trouble`: JOB_CANCELLED, JOB_TOOK_TOO_LONG, JOB_CHILD_DIED, JOB_CHILD_TOO_BIG
 * (the last three carry `inHand`: the items that were begun and not ended) or the job's own.
 */
export interface JobClient {
  run<N extends JobName>(
    name: N,
    input: JobTable[N]['input'],
    options?: {
      readonly onProgress?: (progress: JobProgress) => void;
      readonly onEvent?: (event: JobTable[N]['event']) => void;
      readonly signal?: AbortSignal;
    },
  ): Promise<JobTable[N]['output']>;
  /** Ends the child process, if one runs. */
  close(): Promise<void>;
}
