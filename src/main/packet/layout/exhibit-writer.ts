/**
 * Writes the pages of one exhibit: starts them, puts things at fixed places, keeps the list of slots.
 * What must not live here: what stands on the pages.
 */
import type { PreparedEvidence } from '../evidence/prepared.ts';
import type { ExhibitModel } from '../model/packet-model.ts';
import { ink, mm, type PageShape, type } from './page.ts';
import { type Desk, exhibitAnchor, type Node, outline, text } from './pieces.ts';

/** An empty place on a page. Coordinates in points from the top left corner of the page as read. */
export interface Slot {
  /** Anchor on the page that carries the slot. */
  readonly anchor: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill:
    | { readonly is: 'jpeg'; readonly file: string }
    | { readonly is: 'page'; readonly file: string; readonly page: number };
}

export interface ExhibitTools {
  readonly desk: Desk;
  readonly prepared: ReadonlyMap<string, PreparedEvidence>;
  /** The upright and the turned page. */
  readonly upright: PageShape;
  readonly turned: PageShape;
  /** True when each exhibit gets a front sheet; else a banner on its first page. */
  readonly sheets: boolean;
  /** Last page of an exhibit, for its front sheet. */
  lastPage(label: string): number;
}

const bannerHeight = mm(14);
const bannerGap = mm(4);
/** Never larger than this: a small receipt is not blown up. */
export const largest = 1.2;

export class ExhibitWriter {
  readonly nodes: Node[] = [];
  readonly slots: Slot[] = [];
  readonly desk: Desk;
  readonly tools: ExhibitTools;
  readonly x: ExhibitModel;
  private count = 0;

  constructor(tools: ExhibitTools, x: ExhibitModel) {
    this.tools = tools;
    this.desk = tools.desk;
    this.x = x;
  }

  /** Height that the banner will take from the next page. */
  get nextTaken(): number {
    return this.count === 0 && !this.tools.sheets ? bannerHeight + bannerGap : 0;
  }

  /**
   * Starts a page. The first of an exhibit carries its anchor, its bookmark and, without a front sheet, its banner.
   * @returns the anchor and the free height taken by the banner
   */
  start(turned: boolean): { anchor: string; shape: PageShape; taken: number } {
    const taken = this.nextTaken;
    const first = this.count === 0;
    const anchor = first ? exhibitAnchor(this.x.label) : `${exhibitAnchor(this.x.label)}-${this.count + 1}`;
    this.count += 1;
    const { t } = this.desk;
    const shape = turned ? this.tools.turned : this.tools.upright;
    this.nodes.push({
      text: ' ',
      fontSize: 1,
      font: 'Latin',
      lineHeight: 1,
      id: anchor,
      pageBreak: 'before',
      pageOrientation: turned ? 'landscape' : 'portrait',
      ...(first
        ? outline(`${t.ex(this.x.label)} ${this.x.title} (${t.page(this.desk.pageOf(anchor))})`, 'part-exhibits')
        : {}),
    });
    if (taken > 0) this.banner(shape);
    return { anchor, shape, taken };
  }

  /** True when a wide page is clearly larger on a sheet turned sideways; a small receipt stays upright. */
  fitsBetterTurned(source: { width: number; height: number }): boolean {
    const scale = (shape: PageShape): number =>
      Math.min(
        shape.innerWidth / Math.max(1, source.width),
        (shape.innerHeight - bannerHeight) / Math.max(1, source.height),
        largest,
      );
    return scale(this.tools.turned) > scale(this.tools.upright) * 1.15;
  }

  /** Puts a node at a fixed place of the page, in points from its top left corner. */
  at(x: number, y: number, node: Node): void {
    this.nodes.push({ ...node, absolutePosition: { x, y } });
  }

  private banner(shape: PageShape): void {
    const { t, kit } = this.desk;
    const { left, top, innerWidth } = shape;
    const label = t.ex(this.x.label);
    const labelWidth = kit.width(label, 17, true) + 28;
    const room = innerWidth - labelWidth - 20;
    this.at(left, top, {
      canvas: [
        { type: 'rect', x: 0, y: 0, w: innerWidth, h: bannerHeight, lineColor: ink.accent, lineWidth: 1 },
        { type: 'rect', x: 0, y: 0, w: labelWidth, h: bannerHeight, color: ink.accent },
      ],
    });
    this.at(left + 14, top + 8, text(this.desk, label, { size: 17, bold: true, color: '#FFFFFF' }));
    this.at(
      left + labelWidth + 10,
      top + 4,
      text(this.desk, kit.clip(this.x.title, 11.5, room, 1, true), { size: 11.5, bold: true }),
    );
    const sub = [this.x.kind, this.x.dated, this.x.shows].filter(Boolean).join(' · ');
    this.at(
      left + labelWidth + 10,
      top + 21,
      text(this.desk, kit.clip(sub, type.small, room, 1), { size: type.small, color: ink.soft }),
    );
  }
}
