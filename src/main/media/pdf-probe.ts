/**
 * Asks PDFium what a PDF is: how many pages, locked, damaged. Runs in the child only.
 * What must not live here: drawing or merging of pages.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

export type PdfProbe =
  | { readonly is: 'open'; readonly pages: number; readonly repaired: boolean }
  | { readonly is: 'locked' }
  | { readonly is: 'unreadable' };

/** Error of FPDF_GetLastError (fpdfview.h): the password is wrong or missing. */
const passwordError = 4;

let engine: Promise<WrappedPdfiumModule> | undefined;

/** The engine with its own wasm file: nothing is ever fetched. */
async function pdfium(): Promise<WrappedPdfiumModule> {
  const file = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const wasm = await readFile(file);
  const module = await init({
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
  });
  module.PDFiumExt_Init();
  return module;
}

/** @param bytes the whole file */
export async function probePdf(bytes: Uint8Array): Promise<PdfProbe> {
  engine ??= pdfium();
  const { pdfium: native, ...calls } = await engine;
  const at = native.wasmExports.malloc(bytes.length);
  if (at === 0) return { is: 'unreadable' };
  try {
    // Read after malloc: growing the memory replaces the view. The package's types leave it out.
    (native as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8.set(bytes, at);
    const document = calls.FPDF_LoadMemDocument(at, bytes.length, '');
    if (document === 0) {
      return { is: calls.FPDF_GetLastError() === passwordError ? 'locked' : 'unreadable' };
    }
    try {
      const pages = calls.FPDF_GetPageCount(document);
      return pages > 0 ? { is: 'open', pages, repaired: !hasSoundTable(bytes) } : { is: 'unreadable' };
    } finally {
      calls.FPDF_CloseDocument(document);
    }
  } finally {
    native.wasmExports.free(at);
  }
}

/**
 * True when the last `startxref` points at a cross-reference table or stream (ISO 32000-1, 7.5.4, 7.5.5 and 7.5.8).
 * PDFium rebuilds a table that is not there without saying so; a person should know.
 */
export function hasSoundTable(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = buffer.subarray(Math.max(0, buffer.length - 2048)).toString('latin1');
  const starts = [...tail.matchAll(/startxref\s+(\d+)/g)];
  const start = starts.at(-1)?.[1];
  if (start === undefined) return false;
  // Offsets count from the mark, which need not be the first byte.
  const mark = Math.max(0, buffer.subarray(0, 1024).indexOf('%PDF-'));
  return [0, mark].some((shift) => {
    const at = Number(start) + shift;
    const there = buffer.subarray(at, at + 40).toString('latin1');
    return at > 0 && /^\s*(xref\b|\d+\s+\d+\s+obj\b)/.test(there);
  });
}
