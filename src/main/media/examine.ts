/**
 * Looks into one stored file: size, pages, camera, thumbnail. The one door of this folder for the intake.
 * Never throws for a bad file: what could not be told is null, and a warning says why.
 */
import { open, readFile } from 'node:fs/promises';
import { type FileKind, imageKinds } from '../../shared/domain/evidence.ts';
import { readCameraFacts } from './camera-facts.ts';
import { excerptBytes, excerptOf } from './excerpt.ts';
import { heicCount, heicPerChild } from './heic.ts';
import { contradictingEnding, type Detected, detectKind, headBytes } from './kind.ts';
import { lookOf } from './look.ts';
import { probePdf } from './pdf-probe.ts';
import { makePicture } from './picture.ts';

interface Warning {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Larger pictures and PDF files are stored, not opened. */
const maxBytesToOpen = 200e6;

export interface Examined {
  readonly width: number | null;
  readonly height: number | null;
  readonly pages: number | null;
  readonly cameraTime: { readonly local: string; readonly offset: string | null } | null;
  readonly camera: string | null;
  readonly hasLocation: boolean;
  readonly thumbnail: 'none' | 'pending' | 'failed' | Buffer;
  readonly look: string | null;
  readonly excerpt: string | null;
  readonly warnings: readonly Warning[];
}

const blank: Examined = {
  width: null,
  height: null,
  pages: null,
  cameraTime: null,
  camera: null,
  hasLocation: false,
  thumbnail: 'none',
  look: null,
  excerpt: null,
  warnings: [],
};

const textKinds: ReadonlySet<FileKind> = new Set(['text', 'csv', 'email']);

/**
 * @param file `bytes` when the caller holds them, else they are read from `storedAt` as far as they are needed
 */
async function examine(
  file: { readonly storedAt: string; readonly size: number; readonly bytes: Uint8Array | null },
  name: string,
  detected: Detected,
): Promise<Examined> {
  const ending = contradictingEnding(name, detected);
  const warnings: Warning[] = [];
  if (ending !== null)
    warnings.push({ code: 'INTAKE_NAME_SAYS_OTHERWISE', details: { extension: ending, kind: detected.called } });
  if (detected.text && !detected.text.certain) {
    warnings.push({ code: 'TEXT_ENCODING_GUESSED', details: { encoding: detected.text.encoding } });
  }
  const { kind } = detected;
  const opens = imageKinds.has(kind) || kind === 'pdf';
  if (opens && file.size > maxBytesToOpen) {
    const tooLarge: Warning = { code: 'FILE_TOO_LARGE_TO_OPEN', details: { megabytes: Math.round(file.size / 1e6) } };
    return { ...blank, thumbnail: imageKinds.has(kind) ? 'failed' : 'none', warnings: [...warnings, tooLarge] };
  }
  if (textKinds.has(kind)) {
    const head = file.bytes?.subarray(0, excerptBytes) ?? (await readHead(file.storedAt));
    return { ...blank, excerpt: await excerptOf(head, kind), warnings };
  }
  if (!opens) return { ...blank, warnings };
  const bytes = file.bytes ?? (await readFile(file.storedAt));
  const found = kind === 'pdf' ? await examinePdf(bytes) : await examinePicture(bytes, kind);
  return { ...found, warnings: [...warnings, ...found.warnings] };
}

async function readHead(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(excerptBytes), 0, excerptBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function examinePicture(bytes: Uint8Array, kind: FileKind): Promise<Examined> {
  const { editedWith, ...facts } = readCameraFacts(bytes);
  const edited: readonly Warning[] =
    editedWith === null ? [] : [{ code: 'IMAGE_EDITED', details: { program: editedWith } }];
  const picture = await makePicture(bytes, kind, 'thumbnail');
  const { width, height } = picture;
  switch (picture.is) {
    case 'made': {
      const warnings = [...edited, ...(picture.damaged ? [{ code: 'IMAGE_DAMAGED', details: {} }] : [])];
      return { ...blank, ...facts, width, height, thumbnail: picture.jpeg, look: await lookOf(picture.jpeg), warnings };
    }
    case 'too-large':
      return {
        ...blank,
        ...facts,
        width,
        height,
        thumbnail: 'failed',
        warnings: [...edited, { code: 'IMAGE_TOO_LARGE', details: { width, height } }],
      };
    case 'unreadable':
      return {
        ...blank,
        ...facts,
        width,
        height,
        thumbnail: 'failed',
        warnings: [...edited, { code: 'IMAGE_UNREADABLE', details: {} }],
      };
  }
}

async function examinePdf(bytes: Uint8Array): Promise<Examined> {
  const probe = await probePdf(bytes);
  switch (probe.is) {
    case 'open': {
      const { pages } = probe;
      // Its first page is drawn afterwards: taking in does not wait for it.
      return {
        ...blank,
        pages,
        thumbnail: 'pending',
        warnings: probe.repaired ? [{ code: 'PDF_REPAIRED', details: { pages } }] : [],
      };
    }
    case 'locked':
      return { ...blank, warnings: [{ code: 'PDF_PASSWORD', details: {} }] };
    case 'unreadable':
      return { ...blank, warnings: [{ code: 'PDF_UNREADABLE', details: {} }] };
  }
}

/** True when this process has opened so many HEIC pictures that a fresh one should go on. */
const isWorn = (): boolean => heicCount() >= heicPerChild;

export const mediaExaminer = {
  headBytes,
  detectKind,
  examine,
  makePicture,
  lookOf,
  excerptOf,
  excerptBytes,
  isWorn,
};
