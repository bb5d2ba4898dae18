/**
 * The pages of the exhibits: front sheet or banner, photo sheets, frames for foreign pages, text, notices.
 * Pictures and foreign pages get an empty place (a slot); the assembler fills it. Text of ours never lies on a slot.
 */

import type { Prepared, PreparedEvidence } from '../evidence/prepared.ts';
import { inGroups } from '../model/integrity.ts';
import type { ExhibitModel } from '../model/packet-model.ts';
import type { PacketEvidence } from '../packet-facts.ts';
import { factRows, table } from './blocks.ts';
import { outline } from './front.ts';
import { ink, mm, type PageShape, type } from './page.ts';
import { type Desk, exhibitAnchor, type Node, text } from './pieces.ts';

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

export interface ExhibitPages {
  readonly nodes: Node[];
  readonly slots: Slot[];
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
const captionHeight = 56;
const footNote = 15;
/** Never larger than this: a small receipt is not blown up. */
const largest = 1.2;
/** Pixels of a picture count as 1/96 inch. */
const pixel = 72 / 96;

/** True for pictures that belong two on a sheet; documents and screenshots get a page each. */
const isPhoto = (x: ExhibitModel): boolean => x.exhibit.kind.endsWith('_photo') || x.exhibit.kind === 'other';

export function exhibitPages(tools: ExhibitTools, x: ExhibitModel): ExhibitPages {
  const page = new Pages(tools, x);
  if (tools.sheets) page.frontSheet();
  const items = x.exhibit.evidence.map((e, i) => ({
    evidence: e,
    number: x.exhibit.evidence.length > 1 ? `${x.label}-${i + 1}` : x.label,
    shown: tools.prepared.get(e.evidenceId)?.shown ?? ({ is: 'notice', why: 'file-missing' } as const),
  }));
  if (items.length === 0) page.empty();
  const perSheet = isPhoto(x) ? 2 : 1;
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (!item) continue;
    const { shown } = item;
    if (shown.is === 'picture') {
      const pictures = [item];
      const next = items[i + 1];
      if (perSheet === 2 && next?.shown.is === 'picture') {
        pictures.push(next);
        i += 1;
      }
      page.sheet(
        pictures.map((p) => ({ ...p, shown: p.shown as Extract<Prepared, { is: 'picture' }> })),
        perSheet,
      );
    } else if (shown.is === 'pdf') page.pdf(item.evidence, item.number, shown);
    else if (shown.is === 'notice') page.notice(item.evidence, item.number, shown.why);
    else page.flowing(item.evidence, item.number, shown);
  }
  return { nodes: page.nodes, slots: page.slots };
}

class Pages {
  readonly nodes: Node[] = [];
  readonly slots: Slot[] = [];
  private count = 0;
  private readonly desk: Desk;
  private readonly tools: ExhibitTools;
  private readonly x: ExhibitModel;

  constructor(tools: ExhibitTools, x: ExhibitModel) {
    this.tools = tools;
    this.desk = tools.desk;
    this.x = x;
  }

  /**
   * Starts a page. The first of an exhibit carries its anchor, its bookmark and, without a front sheet, its banner.
   * @returns the anchor and the free height taken by the banner
   */
  private start(turned: boolean): { anchor: string; shape: PageShape; taken: number } {
    const first = this.count === 0;
    const anchor = first ? exhibitAnchor(this.x.label) : `${exhibitAnchor(this.x.label)}-${this.count + 1}`;
    this.count += 1;
    const { t } = this.desk;
    const shape = turned ? this.tools.turned : this.tools.upright;
    const banner = first && !this.tools.sheets;
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
    if (banner) this.banner(shape);
    return { anchor, shape, taken: banner ? bannerHeight + bannerGap : 0 };
  }

  /** True when a wide page is clearly larger on a sheet turned sideways; a small receipt stays upright. */
  private fitsBetterTurned(source: { width: number; height: number }): boolean {
    const scale = (shape: PageShape): number =>
      Math.min(
        shape.innerWidth / Math.max(1, source.width),
        (shape.innerHeight - bannerHeight) / Math.max(1, source.height),
        largest,
      );
    return scale(this.tools.turned) > scale(this.tools.upright) * 1.15;
  }

  private at(x: number, y: number, node: Node): void {
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

  /** The sheet in front of an exhibit of a long packet, with a tab at the edge that steps down from exhibit to exhibit. */
  frontSheet(): void {
    const { t, kit } = this.desk;
    const { shape } = this.start(false);
    const width = shape.innerWidth;
    const step = (Number.parseInt(this.x.label, 10) || 1) - 1;
    const tabY = shape.top + ((step * 34) % (shape.innerHeight - 40));
    const tabX = shape.width - mm(6) - 24;
    this.at(tabX, tabY, { canvas: [{ type: 'rect', x: 0, y: 0, w: 24, h: 28, color: ink.accent }] });
    this.at(
      tabX + Math.max(2, 12 - kit.width(this.x.label, 11, true) / 2),
      tabY + 6,
      text(this.desk, this.x.label, { size: 11, bold: true, color: '#FFFFFF' }),
    );
    this.nodes.push(
      text(
        this.desk,
        `${t.exhibitWord} ${this.x.label}`,
        { size: 40, bold: true, color: ink.accent },
        { margin: [0, shape.innerHeight / 5, 0, 6] },
      ),
      text(this.desk, kit.clip(this.x.title, 18, width - 30, 3), { size: 18 }, { margin: [0, 0, 30, 22] }),
    );
    const { exhibit } = this.x;
    const files = exhibit.evidence.map((e) => `${e.originalName} · ${inGroups(e.sha256.slice(0, 16))}`);
    const shownFiles = files.length > 8 ? [...files.slice(0, 7), `+ ${files.length - 7}`] : files;
    const from = this.desk.pageOf(exhibitAnchor(this.x.label));
    const rows: (readonly [string, string])[] = [
      [t.exhibit.kind, this.x.kind],
      [t.exhibit.date, this.x.dated ?? t.notRecorded],
      [t.exhibit.source, exhibit.source ?? t.notRecorded],
      [t.exhibit.pages, `${from} – ${this.tools.lastPage(this.x.label)}`],
      ...(this.x.shows ? ([[t.exhibit.shows, this.x.shows]] as const) : []),
      ...(this.x.citedIn.length > 0
        ? ([[t.exhibit.cited, this.x.citedIn.map((n) => t.exhibit.paragraph(n)).join(t.listAnd)]] as const)
        : []),
      [t.exhibit.files, shownFiles.join('\n') || '–'],
    ];
    this.nodes.push(
      ...factRows(
        this.desk,
        rows.map(([label, value]) => [label, [kit.clip(value, type.body, width * 0.7, 10)]]),
        24,
        type.body,
      ),
    );
  }

  sheet(
    items: readonly { evidence: PacketEvidence; number: string; shown: Extract<Prepared, { is: 'picture' }> }[],
    perSheet: number,
  ): void {
    const single = items[0]?.shown;
    const turned =
      perSheet === 1 &&
      single !== undefined &&
      this.fitsBetterTurned({ width: single.width * pixel, height: single.height * pixel });
    const { anchor, shape, taken } = this.start(turned);
    const free = (shape.innerHeight - taken) / perSheet;
    const boxHeight = perSheet === 2 ? Math.min(mm(108), free - captionHeight) : free - captionHeight;
    const boxWidth = perSheet === 2 ? Math.min(mm(165), shape.innerWidth) : shape.innerWidth;
    for (const [i, item] of items.entries()) {
      const top = shape.top + 2 + taken + i * (boxHeight + captionHeight);
      const natural = {
        width: (item.evidence.width ?? item.shown.width) * pixel,
        height: (item.evidence.height ?? item.shown.height) * pixel,
      };
      // Size of the file as taken in decides the percentage; its proportions are those of the upright picture.
      const across = natural.width / natural.height;
      const ratio = item.shown.width / item.shown.height;
      const upright =
        Math.abs(across - ratio) < 0.02
          ? natural
          : { width: item.shown.width * pixel, height: item.shown.height * pixel };
      const scale = Math.min(boxWidth / upright.width, boxHeight / upright.height, largest);
      const width = upright.width * scale;
      const height = upright.height * scale;
      const x = shape.left + (perSheet === 2 ? 0 : (boxWidth - width) / 2);
      this.at(x - 0.4, top - 0.4, {
        canvas: [{ type: 'rect', x: 0, y: 0, w: width + 0.8, h: height + 0.8, lineWidth: 0.4, lineColor: ink.line }],
      });
      this.slots.push({ anchor, x, y: top, width, height, fill: { is: 'jpeg', file: item.shown.file } });
      this.caption(item.evidence, item.number, scale, shape, top + height + 5, boxWidth);
    }
  }

  private caption(e: PacketEvidence, number: string, scale: number, shape: PageShape, y: number, room: number): void {
    const { t, kit } = this.desk;
    const x = shape.left;
    const said = this.x.exhibit.captions[e.evidenceId];
    const lead = `${t.ex(number)}${said ? ' – ' : ''}`;
    const caption = kit.clip(`${lead}${said ?? ''}`, type.caption, room, 2);
    const body = caption.startsWith(lead) ? caption.slice(lead.length) : '';
    const time = e.cameraTime
      ? t.exhibit.cameraTime(e.cameraTime.local.replace('T', ' ').slice(0, 16), e.cameraTime.offset)
      : t.exhibit.noCameraTime;
    const percent = scale * 100 < 10 ? (scale * 100).toFixed(1) : String(Math.round(scale * 100));
    const truth = `${time} ${t.exhibit.file(e.originalName)} ${t.exhibit.unedited(percent)}`;
    const pieces = [
      ...(text(this.desk, lead, { size: type.caption, bold: true })['text'] as Node[]),
      ...(body ? (text(this.desk, body, { size: type.caption })['text'] as Node[]) : []),
    ];
    this.at(x, y, {
      stack: [
        { text: pieces, fontSize: type.caption },
        text(this.desk, kit.clip(truth, type.small, room, 2), { size: type.small, color: ink.soft }),
      ],
    });
  }

  pdf(e: PacketEvidence, number: string, shown: Extract<Prepared, { is: 'pdf' }>): void {
    const { t, kit } = this.desk;
    for (const [i, source] of shown.pages.entries()) {
      const turned = this.fitsBetterTurned(source);
      const { anchor, shape, taken } = this.start(turned);
      const areaHeight = shape.innerHeight - taken - footNote - 4;
      const width = Math.max(1, source.width);
      const height = Math.max(1, source.height);
      const scale = Math.min(shape.innerWidth / width, areaHeight / height, largest);
      const w = width * scale;
      const h = height * scale;
      const x = shape.left + (shape.innerWidth - w) / 2;
      const y = shape.top + 2 + taken;
      this.at(x, y, { canvas: [{ type: 'rect', x: 0, y: 0, w, h, lineWidth: 0.4, lineColor: ink.line }] });
      this.slots.push({
        anchor,
        x,
        y,
        width: w,
        height: h,
        fill:
          source.as === 'picture' && source.picture
            ? { is: 'jpeg', file: source.picture }
            : { is: 'page', file: shown.file, page: i },
      });
      const percent = scale * 100 < 10 ? (scale * 100).toFixed(1) : String(Math.round(scale * 100));
      const note = [
        `${t.ex(number)} · ${t.exhibit.sourcePage(i + 1, shown.pages.length)}.`,
        Math.abs(scale - 1) > 0.005 ? t.exhibit.shownAt(percent) : '',
        source.as === 'picture' ? t.exhibit.pagePicture : '',
        t.exhibit.file(e.originalName),
        i === 0 && shown.form === 'xfa' ? t.exhibit.xfa : '',
        i === 0 && shown.form === 'signed' ? t.exhibit.signed : '',
      ]
        .filter(Boolean)
        .join(' ');
      this.at(
        shape.left,
        y + h + 3,
        text(this.desk, kit.clip(note, type.small, shape.innerWidth, 1), { size: type.small, color: ink.soft }),
      );
    }
  }

  notice(e: PacketEvidence, number: string, why: Extract<Prepared, { is: 'notice' }>['why']): void {
    const { t, kit } = this.desk;
    const { shape, taken } = this.start(false);
    const room = shape.innerWidth - 28;
    this.nodes.push({
      margin: [0, taken + 40, 0, 0],
      table: {
        widths: ['*'],
        body: [
          [
            {
              stack: [
                text(
                  this.desk,
                  `${t.ex(number)} – ${t.exhibit.noticeTitle}`,
                  { size: type.heading, bold: true, color: ink.accent },
                  { margin: [0, 0, 0, 6] },
                ),
                text(this.desk, t.exhibit.notice[why], {}, { margin: [0, 0, 0, 10] }),
                ...[
                  [t.exhibit.fileName, kit.clip(e.originalName, type.body, room * 0.75, 4)],
                  [t.exhibit.size, t.exhibit.bytes(String(e.bytes))],
                  [t.integrity.hash, inGroups(e.sha256)],
                ].map(([label = '', value = '']) => ({
                  columns: [
                    text(this.desk, label, { color: ink.soft }, { width: 80 }),
                    text(this.desk, value, {}, { width: '*' }),
                  ],
                  margin: [0, 0, 0, 3],
                })),
                ...(this.x.exhibit.captions[e.evidenceId]
                  ? [
                      text(
                        this.desk,
                        this.x.exhibit.captions[e.evidenceId] ?? '',
                        { size: type.caption },
                        { margin: [0, 6, 0, 0] },
                      ),
                    ]
                  : []),
                text(
                  this.desk,
                  t.exhibit.noticeKept,
                  { size: type.caption, color: ink.soft },
                  { margin: [0, 10, 0, 0] },
                ),
              ],
            },
          ],
        ],
      },
      layout: {
        hLineWidth: () => 1,
        vLineWidth: () => 1,
        hLineColor: () => ink.line,
        vLineColor: () => ink.line,
        paddingLeft: () => 14,
        paddingRight: () => 14,
        paddingTop: () => 12,
        paddingBottom: () => 14,
      },
    });
  }

  empty(): void {
    const { taken } = this.start(false);
    this.nodes.push(text(this.desk, this.desk.t.exhibit.noFiles, {}, { margin: [0, taken + 30, 0, 0] }));
  }

  flowing(e: PacketEvidence, number: string, shown: Extract<Prepared, { is: 'text' | 'table' }>): void {
    const { t, kit } = this.desk;
    const { taken, shape } = this.start(false);
    this.nodes.push(
      text(
        this.desk,
        kit.clip(
          `${t.ex(number)} – ${this.x.exhibit.captions[e.evidenceId] ?? e.originalName}`,
          type.caption,
          shape.innerWidth,
          2,
          true,
        ),
        { size: type.caption, bold: true },
        { margin: [0, taken + 2, 0, 6] },
      ),
    );
    if (shown.is === 'table') {
      const columns = shown.rows[0]?.length ?? 1;
      this.nodes.push(
        ...table(
          this.desk,
          {
            head: shown.rows[0] ?? [],
            widths: Array.from({ length: columns }, (_, i) =>
              Math.min(40, Math.max(6, ...shown.rows.slice(0, 200).map((r) => (r[i] ?? '').length))),
            ),
            rows: shown.rows.slice(1).map((r) => ({ tone: 'plain', cells: r.map((c) => [c]) })),
          },
          type.small,
        ),
      );
    } else {
      if (shown.head.length > 0)
        this.nodes.push(
          ...factRows(
            this.desk,
            shown.head.map(([label, value]) => [
              t.exhibit.email[label as keyof typeof t.exhibit.email] ?? label,
              [value],
            ]),
            16,
          ),
        );
      for (let i = 0; i < shown.lines.length; i += 100)
        this.nodes.push(text(this.desk, shown.lines.slice(i, i + 100).join('\n') || ' ', { size: type.table }));
    }
    if (shown.cut > 0)
      this.nodes.push(
        text(this.desk, t.exhibit.cut(shown.cut), { size: type.caption, bold: true }, { margin: [0, 8, 0, 0] }),
      );
  }
}
