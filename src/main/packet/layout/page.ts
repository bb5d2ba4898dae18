/** The geometry and the look of a page: sizes, margins, type, colours. What must not live here: content. */
import type { Paper } from '../packet-facts.ts';

export const mm = (n: number): number => (n * 72) / 25.4;

export interface PageShape {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Width and height between the margins. */
  readonly innerWidth: number;
  readonly innerHeight: number;
}

const sizes: Readonly<Record<Paper, readonly [number, number]>> = { A4: [595.28, 841.89], Letter: [612, 792] };

/** Margins: 25 mm on the left for binding, 15 mm right, 18 mm top and 20 mm bottom with header and footer in them. */
export function pageShape(paper: Paper, turned = false): PageShape {
  const [short, long] = sizes[paper];
  const width = turned ? long : short;
  const height = turned ? short : long;
  const margins = { left: mm(25), top: mm(20), right: mm(15), bottom: mm(20) };
  return {
    width,
    height,
    ...margins,
    innerWidth: width - margins.left - margins.right,
    innerHeight: height - margins.top - margins.bottom,
  };
}

/** Accent and greys keep their contrast on a black and white printer; nothing is told by colour alone. */
export const ink = {
  text: '#1A1A1A',
  accent: '#17365C',
  soft: '#4A4A4A',
  line: '#9AA3AD',
  hair: '#C9CFD6',
  fill: '#EEF1F5',
  gap: '#E4E4E4',
} as const;

/** Type sizes in points. */
export const type = { body: 10.5, table: 9.5, caption: 9.5, small: 8.5, heading: 12.5, part: 18, hash: 8.5 } as const;
