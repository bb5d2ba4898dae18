/** What the intake needs of the part that opens files (`media/`), which it is handed by the worker. */
import type { CameraTime, FileKind } from '../../shared/domain/evidence.ts';

export interface KindFound {
  readonly kind: FileKind;
  readonly called: string;
  readonly text: { readonly encoding: string; readonly certain: boolean } | null;
}

export interface FileExaminer {
  /** How many bytes from the start `detectKind` wants. */
  readonly headBytes: number;
  detectKind(head: Uint8Array, whole: boolean): Promise<KindFound>;
  /** Never throws for a bad file. */
  examine(
    file: { readonly storedAt: string; readonly size: number; readonly bytes: Uint8Array | null },
    name: string,
    detected: KindFound,
  ): Promise<{
    readonly width: number | null;
    readonly height: number | null;
    readonly pages: number | null;
    readonly cameraTime: CameraTime | null;
    readonly camera: string | null;
    readonly hasLocation: boolean;
    readonly thumbnail: 'none' | 'pending' | 'failed' | Buffer;
    readonly look: string | null;
    readonly excerpt: string | null;
    readonly warnings: readonly { readonly code: string; readonly details: Readonly<Record<string, unknown>> }[];
  }>;
  makePicture(
    source: Uint8Array | string,
    kind: FileKind,
    size: 'thumbnail' | 'print' | 'full',
  ): Promise<{ readonly is: 'made'; readonly jpeg: Buffer } | { readonly is: 'too-large' | 'unreadable' }>;
  /** What a small picture looks like; null when it cannot be opened. */
  lookOf(jpeg: Uint8Array): Promise<string | null>;
  /** The beginning of a text or mail, from the first `excerptBytes` of it. */
  excerptOf(head: Uint8Array, kind: FileKind): Promise<string>;
  readonly excerptBytes: number;
  /** True when this process should be replaced by a fresh one before it opens more. */
  isWorn(): boolean;
}
