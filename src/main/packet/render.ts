/**
 * Runs the layout engine: measures, writes the real page numbers, and repeats until they stand still.
 * The engine gets fonts as bytes and nothing else: no file, no address, no picture.
 */
import pdfmakeModule from 'pdfmake';
import { Trouble } from '../../shared/errors.ts';
import type { PreparedEvidence } from './evidence/prepared.ts';
import { type Known, layoutPacket } from './layout/document.ts';
import type { Slot } from './layout/exhibit-writer.ts';
import { titleSpace } from './layout/measure.ts';
import { pageShape, type } from './layout/page.ts';
import type { Node } from './layout/pieces.ts';
import type { PacketModel } from './model/packet-model.ts';
import type { TextKit } from './text-runs.ts';
import { packetTexts } from './texts/texts.ts';

interface LaidOutPage {
  readonly items: readonly {
    readonly type: string;
    readonly item: {
      readonly id?: string;
      readonly y?: number;
    };
  }[];
}
interface EngineDocument {
  readonly _pdfMakePages: readonly LaidOutPage[];
}
interface Engine {
  readonly virtualfs: { writeFileSync(name: string, bytes: Buffer): void };
  setFonts(fonts: unknown): void;
  setUrlAccessPolicy(policy: () => boolean): void;
  setLocalAccessPolicy(policy: () => boolean): void;
  createPdf(definition: Node): { getStream(): Promise<EngineDocument>; getBuffer(): Promise<Buffer> };
}
const engine = pdfmakeModule as unknown as Engine;

export interface Rendered {
  readonly bytes: Buffer;
  readonly pages: number;
  readonly anchors: ReadonlyMap<string, number>;
  /** Anchors with which a page begins; the others stand below something else. */
  readonly openers: ReadonlySet<string>;
  readonly slots: readonly Slot[];
}

/** Passes before we say that the page numbers do not settle. */
const mostPasses = 8;

// The engine is one object of the whole process: one packet at a time.
let busy: Promise<unknown> = Promise.resolve();

/**
 * Lays the packet out and renders our own pages, with empty slots for pictures and foreign pages.
 * @throws Trouble PACKET_NOT_SETTLED when page numbers keep moving
 */
export function renderPacket(
  model: PacketModel,
  prepared: ReadonlyMap<string, PreparedEvidence>,
  kit: TextKit,
  preparedAt: string,
  tools: { readonly signal: AbortSignal; readonly onPass: (pass: number) => void; readonly appVersion: string },
): Promise<Rendered> {
  const mine = busy.then(() => settle(model, prepared, kit, preparedAt, tools));
  busy = mine.catch(() => undefined);
  return mine;
}

async function settle(
  model: PacketModel,
  prepared: ReadonlyMap<string, PreparedEvidence>,
  kit: TextKit,
  preparedAt: string,
  tools: { readonly signal: AbortSignal; readonly onPass: (pass: number) => void; readonly appVersion: string },
): Promise<Rendered> {
  giveFonts(kit);
  let known: Known = { pages: 88, anchors: new Map() };
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    tools.signal.throwIfAborted();
    tools.onPass(pass);
    kit.countAnew();
    const { definition, slots } = layoutPacket(model, prepared, kit, known);
    const document = engine.createPdf({ ...definition, ...documentFacts(model, preparedAt, tools.appVersion) });
    const laidOut = (await document.getStream())._pdfMakePages;
    const anchors = anchorsOf(laidOut);
    const same =
      laidOut.length === known.pages &&
      anchors.size === known.anchors.size &&
      [...anchors].every(([id, page]) => known.anchors.get(id) === page);
    if (same)
      return {
        bytes: await document.getBuffer(),
        pages: laidOut.length,
        anchors,
        openers: openersOf(laidOut, pageShape(model.paper).top),
        slots,
      };
    known = { pages: laidOut.length, anchors };
  }
  throw new Trouble('PACKET_NOT_SETTLED', { passes: mostPasses });
}

function giveFonts(kit: TextKit): void {
  const name = (font: string, weight: string): string => `${font}-${weight}.ttf`;
  for (const [font, { normal, bold }] of Object.entries(kit.fonts)) {
    engine.virtualfs.writeFileSync(name(font, 'normal'), normal.bytes);
    engine.virtualfs.writeFileSync(name(font, 'bold'), bold.bytes);
  }
  engine.setFonts(
    Object.fromEntries(
      Object.keys(kit.fonts).map((font) => [font, { normal: name(font, 'normal'), bold: name(font, 'bold') }]),
    ),
  );
  engine.setUrlAccessPolicy(() => false);
  engine.setLocalAccessPolicy(() => false);
}

/** Fixed dates and no personal name: the same facts give the same bytes. */
function documentFacts(model: PacketModel, preparedAt: string, appVersion: string): Node {
  const at = new Date(preparedAt);
  return {
    version: '1.7',
    language: model.language,
    displayTitle: true,
    info: {
      title: `${model.title}${model.orderNo ? ` – ${packetTexts(model.language).orderNoShort(model.orderNo)}` : ''}`,
      creator: `Casebinder ${appVersion}`,
      producer: `Casebinder ${appVersion}`,
      creationDate: at,
      modDate: at,
    },
  };
}

/** The title of a part at the head of a page stands below nothing but its own margin. */
function openersOf(pages: readonly LaidOutPage[], top: number): Set<string> {
  const highest = top + titleSpace.above + type.part;
  return new Set(
    pages.flatMap((page) =>
      page.items.flatMap(({ type: is, item }) =>
        is === 'line' && typeof item.id === 'string' && (item.y ?? 0) <= highest ? [item.id] : [],
      ),
    ),
  );
}

function anchorsOf(pages: readonly LaidOutPage[]): Map<string, number> {
  const anchors = new Map<string, number>();
  for (const [i, page] of pages.entries())
    for (const { type: is, item } of page.items)
      if (is === 'line' && typeof item.id === 'string' && !anchors.has(item.id)) anchors.set(item.id, i + 1);
  return anchors;
}
