/**
 * The PDF reader of the child process: a thin, typed door to PDFium (WebAssembly, bytes handed over by us, no network).
 * What must not live here: what a packet does with a page.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

export interface Grey {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, 255 = white. */
  readonly data: Uint8Array;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel, RGBA, on white. */
  readonly data: Uint8Array;
}

/** One letter, or a sign that only parts words and lines (then without a box of its own). */
export interface Letter {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface OpenPdf {
  readonly pages: number;
  /** 0 none, 1 AcroForm, 2 full XFA, 3 XFA foreground. */
  readonly formType: number;
  readonly signatures: number;
  /** Size of a page as it is read (after rotation), in points. */
  size(page: number): { readonly width: number; readonly height: number };
  /** A page with its annotations and form values. */
  picture(page: number, width: number, height: number): Picture;
  grey(page: number, width: number, height: number): Grey;
  /** Makes annotations and form values part of the page content. False when PDFium says it failed. */
  flatten(page: number): boolean;
  /** A clean copy without encryption. */
  save(): Uint8Array;
  text(page: number): string;
  /** Every letter of a page in reading order with its box in points from the bottom left corner. */
  letters(page: number): Letter[];
  close(): void;
}

export type PdfRefusal = 'password' | 'broken';

const FPDF_ANNOT = 0x01;
const FLAT_NORMALDISPLAY = 0;
const FLATTEN_FAIL = 0;
const FPDF_ERR_PASSWORD = 4;
const BGRA = 4;

/** A page that is still not drawn when its time is up. */
export class PageTooSlow extends Error {}

/** A reader whose memory has grown beyond this is not used for another file: it never gives memory back, in bytes. */
const mostHeap = 192 * 1024 * 1024;
const FPDF_RENDER_TOBECONTINUED = 1;

let loading: Promise<WrappedPdfiumModule> | undefined;
/** Files that are open in the present reader. */
let openFiles = 0;

/** Lets go of a reader that has grown; the next file gets a fresh one. Files still open keep theirs. */
function dropWhenGrown(m: WrappedPdfiumModule): void {
  if (openFiles > 0 || memoryOf(m).byteLength <= mostHeap) return;
  loading = undefined;
  collect();
}

/** Asks for the memory of dropped readers now: the engine sees only a small object and would wait. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  // Not at once: the caller still holds the reader.
  if (typeof gc === 'function') setImmediate(() => gc());
}

/** Loads the reader before it is needed. */
export async function loadPdfReader(): Promise<void> {
  await pdfium();
}

/** The PDFium of this process for the next file. */
async function pdfium(): Promise<WrappedPdfiumModule> {
  loading ??= (async () => {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
    const module = await init({
      wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
    });
    module.PDFiumExt_Init();
    return module;
  })();
  return loading;
}

/**
 * Opens a PDF from memory.
 * @param until instant of `performance.now()` at which drawing a page is given up with `PageTooSlow`
 * @returns the open file, or why it cannot be opened
 */
export async function openPdf(
  bytes: Uint8Array,
  until: number = Number.POSITIVE_INFINITY,
): Promise<OpenPdf | { readonly refused: PdfRefusal }> {
  const m = await pdfium();
  const heap = m.pdfium.wasmExports;
  const at = heap.malloc(Math.max(1, bytes.length));
  memoryOf(m).set(bytes, at);
  return wrap(m, m.FPDF_LoadMemDocument(at, bytes.length, ''), () => heap.free(at), until);
}

/**
 * Opens a PDF on disk and reads only the parts that are asked for: a packet of hundreds of photos never lies in memory.
 * @throws the system's error when the file cannot be opened
 */
export async function openPdfFile(file: string): Promise<OpenPdf | { readonly refused: PdfRefusal }> {
  const m = await pdfium();
  const heap = m.pdfium.wasmExports;
  const handle = openSync(file, 'r');
  // int GetBlock(void* param, unsigned long position, unsigned char* buffer, unsigned long size)
  const getBlock = m.pdfium.addFunction((_: number, position: number, buffer: number, size: number): number => {
    try {
      return readSync(handle, memoryOf(m), buffer, size, position) === size ? 1 : 0;
    } catch {
      return 0;
    }
  }, 'iiiii');
  const access = heap.malloc(12);
  const fields = new DataView(memoryOf(m).buffer);
  fields.setUint32(access, fstatSync(handle).size, true);
  fields.setUint32(access + 4, getBlock, true);
  fields.setUint32(access + 8, 0, true);
  return wrap(m, m.FPDF_LoadCustomDocument(access, ''), () => {
    heap.free(access);
    m.pdfium.removeFunction(getBlock);
    closeSync(handle);
  });
}

// Subtle: the view is replaced when the memory grows, so it is asked for each time.
const memoryOf = (m: WrappedPdfiumModule): Uint8Array =>
  (m.pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8;

/** @param release frees what the document was loaded from */
function wrap(
  m: WrappedPdfiumModule,
  doc: number,
  release: () => void,
  until: number = Number.POSITIVE_INFINITY,
): OpenPdf | { readonly refused: PdfRefusal } {
  const heap = m.pdfium.wasmExports;
  const memory = (): Uint8Array => memoryOf(m);
  if (!doc) {
    const error = m.FPDF_GetLastError();
    release();
    dropWhenGrown(m);
    return { refused: error === FPDF_ERR_PASSWORD ? 'password' : 'broken' };
  }
  const formInfo = m.PDFiumExt_OpenFormFillInfo();
  const form = m.PDFiumExt_InitFormFillEnvironment(doc, formInfo);
  let closed = false;
  openFiles += 1;

  const withPage = <T>(index: number, work: (page: number) => T): T => {
    const page = m.FPDF_LoadPage(doc, index);
    if (!page) throw new Error(`page ${index + 1} cannot be loaded`);
    m.FORM_OnAfterLoadPage(page, form);
    try {
      return work(page);
    } finally {
      m.FORM_OnBeforeClosePage(page, form);
      m.FPDF_ClosePage(page);
    }
  };
  /** Draws with a look at the clock between the objects of the page. */
  const draw = (map: number, page: number, width: number, height: number): void => {
    const mustStop = m.pdfium.addFunction((): number => (performance.now() > until ? 1 : 0), 'ii');
    const pause = heap.malloc(12);
    const fields = new DataView(memory().buffer);
    fields.setUint32(pause, 1, true);
    fields.setUint32(pause + 4, mustStop, true);
    fields.setUint32(pause + 8, 0, true);
    try {
      const status = m.FPDF_RenderPageBitmap_Start(map, page, 0, 0, width, height, 0, FPDF_ANNOT, pause);
      m.FPDF_RenderPage_Close(page);
      if (status === FPDF_RENDER_TOBECONTINUED) throw new PageTooSlow();
    } finally {
      heap.free(pause);
      m.pdfium.removeFunction(mustStop);
    }
  };
  const bitmap = (index: number, width: number, height: number): Uint8Array =>
    withPage(index, (page) => {
      const stride = width * 4;
      const pixels = heap.malloc(stride * height);
      if (!pixels) throw new Error('no memory for the page picture');
      const map = m.FPDFBitmap_CreateEx(width, height, BGRA, pixels, stride);
      try {
        m.FPDFBitmap_FillRect(map, 0, 0, width, height, 0xffffffff);
        draw(map, page, width, height);
        m.FPDF_FFLDraw(form, map, page, 0, 0, width, height, 0, FPDF_ANNOT);
        return memory().slice(pixels, pixels + stride * height);
      } finally {
        m.FPDFBitmap_Destroy(map);
        heap.free(pixels);
      }
    });

  return {
    pages: m.FPDF_GetPageCount(doc),
    formType: m.FPDF_GetFormType(doc),
    signatures: m.FPDF_GetSignatureCount(doc),
    size: (index) =>
      withPage(index, (page) => ({ width: m.FPDF_GetPageWidthF(page), height: m.FPDF_GetPageHeightF(page) })),
    picture(index, width, height) {
      const data = bitmap(index, width, height);
      for (let i = 0; i < data.length; i += 4) {
        const blue = data[i] ?? 0;
        data[i] = data[i + 2] ?? 0;
        data[i + 2] = blue;
      }
      return { width, height, data };
    },
    grey(index, width, height) {
      const four = bitmap(index, width, height);
      const data = new Uint8Array(width * height);
      for (let i = 0, j = 0; j < data.length; i += 4, j += 1)
        data[j] = ((four[i + 2] ?? 0) * 77 + (four[i + 1] ?? 0) * 151 + (four[i] ?? 0) * 28) >> 8;
      return { width, height, data };
    },
    flatten: (index) => withPage(index, (page) => m.FPDFPage_Flatten(page, FLAT_NORMALDISPLAY) !== FLATTEN_FAIL),
    save() {
      m.EPDF_RemoveEncryption(doc);
      const writer = m.PDFiumExt_OpenFileWriter();
      try {
        if (!m.PDFiumExt_SaveAsCopy(doc, writer)) throw new Error('the copy could not be written');
        const size = m.PDFiumExt_GetFileWriterSize(writer);
        const out = heap.malloc(size);
        m.PDFiumExt_GetFileWriterData(writer, out, size);
        const copy = memory().slice(out, out + size);
        heap.free(out);
        return copy;
      } finally {
        m.PDFiumExt_CloseFileWriter(writer);
      }
    },
    text: (index) =>
      withPage(index, (page) => {
        const text = m.FPDFText_LoadPage(page);
        const count = m.FPDFText_CountChars(text);
        const out = heap.malloc((count + 1) * 2);
        m.FPDFText_GetText(text, 0, count, out);
        const found = m.pdfium.UTF16ToString(out);
        heap.free(out);
        m.FPDFText_ClosePage(text);
        return found;
      }),
    letters: (index) =>
      withPage(index, (page) => {
        const text = m.FPDFText_LoadPage(page);
        const at = heap.malloc(32);
        const found: Letter[] = [];
        const count = m.FPDFText_CountChars(text);
        for (let i = 0; i < count; i += 1) {
          const code = m.FPDFText_GetUnicode(text, i);
          if (code === 0 || code > 0x10ffff) continue;
          m.FPDFText_GetCharBox(text, i, at, at + 8, at + 16, at + 24);
          const box = new DataView(memory().buffer, at, 32);
          found.push({
            text: String.fromCodePoint(code),
            left: box.getFloat64(0, true),
            right: box.getFloat64(8, true),
            bottom: box.getFloat64(16, true),
            top: box.getFloat64(24, true),
          });
        }
        heap.free(at);
        m.FPDFText_ClosePage(text);
        return found;
      }),
    close() {
      if (closed) return;
      closed = true;
      m.PDFiumExt_ExitFormFillEnvironment(form);
      m.PDFiumExt_CloseFormFillInfo(formInfo);
      m.FPDF_CloseDocument(doc);
      release();
      openFiles -= 1;
      dropWhenGrown(m);
    },
  };
}
