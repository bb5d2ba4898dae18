/** What is printed or written on things, as SVG: shipping marks, labels, displays, rulers, handwriting. */
import { chance, seedOf } from './noise.ts';

export const sans = "font-family=\"'Noto Sans CJK SC','DejaVu Sans'\"";

/** Text for SVG. */
export function esc(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** One line of text. */
export function line(x: number, y: number, size: number, text: string, more = ''): string {
  return `<text xml:space="preserve" x="${x}" y="${y}" ${sans} font-size="${size}" ${more}>${esc(text)}</text>`;
}

/** Bars that look like a bar code of a text; they carry no code. */
export function bars(text: string, x: number, y: number, w: number, h: number, fill = '#111'): string {
  const random = chance(seedOf(text));
  let out = '';
  let at = 0;
  const unit = w / 130;
  while (at < 130) {
    const bar = 1 + Math.floor(random() * 3);
    out += `<rect x="${(x + at * unit).toFixed(1)}" y="${y}" width="${(bar * unit).toFixed(1)}" height="${h}" fill="${fill}"/>`;
    at += bar + 1 + Math.floor(random() * 3);
  }
  return out;
}

const segments: Record<string, string> = {
  '0': 'abcdef',
  '1': 'bc',
  '2': 'abged',
  '3': 'abgcd',
  '4': 'fgbc',
  '5': 'afgcd',
  '6': 'afgecd',
  '7': 'abc',
  '8': 'abcdefg',
  '9': 'abcdfg',
  '-': 'g',
};

/** Digits of a seven-segment display. */
export function sevenSegments(text: string, x: number, y: number, h: number, on: string, off: string): string {
  const w = h * 0.52;
  const t = h * 0.1;
  const shape: Record<string, string> = {
    a: `M${t},0 H${w - t} L${w - 2 * t},${t} H${2 * t}Z`,
    b: `M${w},${t} V${h / 2 - t / 2} L${w - t},${h / 2 - t} V${2 * t}Z`,
    c: `M${w},${h / 2 + t / 2} V${h - t} L${w - t},${h - 2 * t} V${h / 2 + t}Z`,
    d: `M${t},${h} H${w - t} L${w - 2 * t},${h - t} H${2 * t}Z`,
    e: `M0,${h / 2 + t / 2} V${h - t} L${t},${h - 2 * t} V${h / 2 + t}Z`,
    f: `M0,${t} V${h / 2 - t / 2} L${t},${h / 2 - t} V${2 * t}Z`,
    g: `M${t},${h / 2} L${1.6 * t},${h / 2 - t / 2} H${w - 1.6 * t} L${w - t},${h / 2} L${w - 1.6 * t},${h / 2 + t / 2} H${1.6 * t}Z`,
  };
  let out = '';
  let at = x;
  for (const c of text) {
    if (c === '.') {
      out += `<circle cx="${at - w * 0.12}" cy="${y + h - t / 2}" r="${t * 0.6}" fill="${on}"/>`;
      continue;
    }
    const lit = segments[c] ?? '';
    for (const [name, d] of Object.entries(shape)) {
      const fill = lit.includes(name) ? on : off;
      out += `<path transform="translate(${at} ${y}) skewX(-4)" d="${d}" fill="${fill}"/>`;
    }
    at += w * 1.38;
  }
  return out;
}

/** A signature: loops of a pen, different for each name. */
export function signature(name: string, x: number, y: number, w: number, h: number, ink = '#1b2f7a', pen = 4): string {
  const random = chance(seedOf(name));
  const steps = 7 + Math.floor(random() * 4);
  let d = `M${x} ${y + h * (0.3 + 0.4 * random())}`;
  for (let i = 1; i <= steps; i++) {
    const px = x + (w * i) / steps;
    const high = i === 1 || random() > 0.7;
    const c1 = `${(px - (w / steps) * (0.2 + random())).toFixed(1)} ${(y + (high ? -0.25 : 0.1) * h).toFixed(1)}`;
    const c2 = `${(px - (w / steps) * random() * 1.4).toFixed(1)} ${(y + h * (0.7 + random() * 0.5)).toFixed(1)}`;
    d += ` C${c1} ${c2} ${px.toFixed(1)} ${(y + h * (0.35 + 0.3 * random())).toFixed(1)}`;
  }
  d += ` q${w * 0.15} ${-h * 0.3} ${w * 0.25} ${-h * 0.05}`;
  return `<path d="${d}" fill="none" stroke="${ink}" stroke-width="${pen}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** Strokes of handwritten signs on a grid of 6 × 10, y downwards, base at 10. */
const strokes: Record<string, string> = {
  '0': 'M3 0 C0 1 0 9 3 10 C6 9 6 1 3 0',
  '1': 'M1 3 L3.4 0 L3 10',
  '2': 'M0.5 2.5 C1 -1 6 -0.5 5 3.5 C4 6.5 1 8 0.5 10 C2 9 4 10.5 6 9.4',
  '3': 'M0.5 1 C3 -1 6 1 3 4.4 C7 5 6 10.5 0.5 9.2',
  '4': 'M4.5 10 L4.4 0 L0.2 6.6 L6 6.3',
  '5': 'M5.5 0 L1.5 0.3 L1 4.4 C5 3 7 8 3.4 9.8 C2 10.4 0.6 9.6 0.3 9',
  '6': 'M5 0 C1 2 0 7 1.2 9 C3 11 6 9 5 6.6 C4 5 1.6 5.6 0.9 8',
  '7': 'M0.3 0.4 L5.8 0 L2 10 M1.6 5 L5 4.6',
  '8': 'M3 4.6 C-0.6 3 1.6 -1 3.4 0 C6 1 4.8 4 3 4.7 C-1 6 0 10.6 3 10 C6.4 9.4 5.6 6 3 4.6',
  '9': 'M5 2 C4 -1 0 0.4 0.8 3.4 C1.6 5.6 4.6 4.6 5 2 C5.2 5 4.6 8 3.4 10',
  a: 'M5 5.4 C2 3.6 0 6 0.6 8.6 C1.4 11 4.4 9.4 5 6 C4.8 8 5 9.6 6 9.8',
  c: 'M5 5.6 C3 3.6 0.4 5.4 0.5 7.8 C0.6 10.6 4 10.6 5.6 9',
  d: 'M4.8 6 C2 3.8 0 6.6 0.6 8.8 C1.4 11 4.6 9 5 6 L5.4 0 C5 4 5 9 6 9.8',
  e: 'M0.8 7.6 C3 7.6 5.4 6.8 4.6 5.2 C3.6 3.8 0.6 5 0.7 8 C0.8 10.6 4 10.4 5.8 8.8',
  f: 'M5.4 0.8 C3.4 -0.8 2.6 2 2.4 10.4 M0.6 5 L4.6 4.8',
  h: 'M1 0 L0.8 10 C1 6 4 3.6 4.6 6 L4.8 9.8',
  i: 'M2 5 L2.2 9.8 M2 2.6 L2.1 3',
  k: 'M1 0 L0.9 10 M5 4.8 L1.2 7.4 L5.4 10',
  m: 'M0.4 10 L0.6 5 M0.6 6.4 C1.4 4.4 2.8 4.6 2.8 6 L2.8 10 M2.8 6.4 C3.6 4.4 5 4.6 5.2 6 L5.4 10',
  n: 'M0.8 10 L0.9 5 M0.9 6.6 C2 4.2 4.6 4.4 4.8 6.4 L5 10',
  o: 'M3 5 C0.4 5 0.2 9.8 3 10 C5.8 9.8 5.4 5 3 5',
  r: 'M1 10 L1.1 5 M1.1 7 C1.8 5 3.6 4.6 5 5.4',
  s: 'M4.8 5.4 C2.8 4 0.6 5.6 2.4 7.2 C5.6 8.8 4 10.8 0.8 9.6',
  t: 'M2.6 1.6 L2.6 8.4 C2.6 10.2 4 10.2 5 9.2 M0.8 4.6 L5 4.4',
  u: 'M0.8 5 C0.6 9 1.6 11 4.6 8 L4.8 5 L5 10',
  v: 'M0.6 5 L2.8 10 L5.2 4.8',
  '-': 'M1 6.6 L5 6.4',
  '.': 'M2 9.8 L2.2 10',
  '!': 'M2.6 0 L2.4 7 M2.4 9.8 L2.5 10',
};

/** Handwriting in small letters and digits. */
export function handwriting(text: string, x: number, y: number, size: number, ink = '#1b2f7a', pen = 0.75): string {
  const random = chance(seedOf(text));
  let at = x;
  let out = '';
  for (const c of text) {
    const d = strokes[c];
    if (d !== undefined) {
      const s = (size / 10) * (0.94 + 0.14 * random());
      const lean = -8 + 6 * random();
      out += `<path transform="translate(${at.toFixed(1)} ${(y + size * 0.06 * (random() - 0.5)).toFixed(1)}) skewX(${lean.toFixed(1)}) scale(${s.toFixed(3)})" d="${d}" fill="none" stroke="${ink}" stroke-width="${pen}" stroke-linecap="round" stroke-linejoin="round"/>`;
    }
    at += size * (c === ' ' ? 0.42 : c === 'i' || c === '1' || c === '.' ? 0.5 : 0.68);
  }
  return out;
}

const icons = (x: number, y: number, s: number, ink: string): string => {
  const arrow = (ax: number) =>
    `<path d="M${ax} ${y + s} V${y + s * 0.4} H${ax - s * 0.12} L${ax + s * 0.08} ${y + s * 0.12} L${ax + s * 0.28} ${y + s * 0.4} H${ax + s * 0.16} V${y + s}Z" fill="${ink}"/>`;
  return `<g>${arrow(x + s * 0.22)}${arrow(x + s * 0.62)}<rect x="${x}" y="${y + s * 1.05}" width="${s}" height="${s * 0.08}" fill="${ink}"/>
  <g transform="translate(${x + s * 1.3} ${y})"><path d="M${s * 0.1} 0 H${s * 0.8} C${s * 0.8} ${s * 0.5} ${s * 0.55} ${s * 0.55} ${s * 0.5} ${s * 0.6} V${s} H${s * 0.72} V${s * 1.1} H${s * 0.18} V${s} H${s * 0.4} V${s * 0.6} C${s * 0.35} ${s * 0.55} ${s * 0.1} ${s * 0.5} ${s * 0.1} 0Z" fill="${ink}"/></g>
  <g transform="translate(${x + s * 2.35} ${y})"><path d="M0 ${s * 0.5} A${s * 0.5} ${s * 0.5} 0 0 1 ${s} ${s * 0.5}Z" fill="${ink}"/><path d="M${s * 0.5} ${s * 0.4} V${s * 0.95} a${s * 0.12} ${s * 0.12} 0 0 0 ${s * 0.24} 0" fill="none" stroke="${ink}" stroke-width="${s * 0.07}"/></g></g>`;
};

/** The print on the long side of a carton of the first case, with its white label. */
export function shippingMark(
  w: number,
  h: number,
  carton: number,
  of: number,
  lines: readonly string[],
  code: string,
): string {
  const s = h / 768;
  const ink = '#2a2520';
  let out = `<g opacity="0.88">`;
  lines.forEach((text, i) => {
    out += line(
      70 * s,
      (118 + i * 74) * s,
      (i < 2 ? 56 : 46) * s,
      text,
      `fill="${ink}" font-weight="${i < 2 ? 700 : 500}" letter-spacing="1"`,
    );
  });
  out += line(
    70 * s,
    (118 + lines.length * 74) * s,
    50 * s,
    `C/NO. ${carton} / ${of}`,
    `fill="${ink}" font-weight="700"`,
  );
  out += icons(70 * s, h - 165 * s, 84 * s, ink);
  out += `</g>`;
  const [lx, ly, lw, lh] = [w - 395 * s, h - 330 * s, 335 * s, 262 * s];
  out += `<g transform="rotate(${((carton % 5) - 2) * 0.6} ${lx} ${ly})"><rect x="${lx}" y="${ly}" width="${lw}" height="${lh}" fill="#f4f2ea"/>
    ${bars(`${code}${carton}`, lx + 22 * s, ly + 96 * s, lw - 44 * s, 88 * s)}
    ${line(lx + 22 * s, ly + 44 * s, 31 * s, code, 'fill="#111" font-weight="700"')}
    ${line(lx + 22 * s, ly + 80 * s, 25 * s, `CTN ${String(carton).padStart(3, '0')}`, 'fill="#111"')}
    ${line(lx + 22 * s, ly + 230 * s, 28 * s, `*${code}-${String(carton).padStart(3, '0')}*`, 'fill="#111"')}</g>`;
  return out;
}

/** A strip of clear brown tape over the middle of a face, with bright creases. */
export function tape(w: number, h: number, seed: number, cut = false): string {
  const random = chance(seed);
  const y = h * 0.5 - h * 0.045;
  let out = `<rect x="0" y="${y}" width="${w}" height="${h * 0.09}" fill="#c9a468" opacity="0.55"/>`;
  for (let i = 0; i < 14; i++) {
    const x = random() * w;
    out += `<rect x="${x}" y="${y + random() * h * 0.07}" width="${20 + random() * 90}" height="${1 + random() * 3}" fill="#fff3d6" opacity="${0.15 + random() * 0.3}"/>`;
  }
  out += `<rect x="0" y="${h * 0.5 - 1.5}" width="${w}" height="3" fill="#4a3520" opacity="${cut ? 0.9 : 0.35}"/>`;
  return out;
}

/** A steel ruler in centimetres; w pixels for `cm` centimetres. */
export function ruler(w: number, h: number, cm: number, base = '#c9ccd0'): string {
  let out = `<rect width="${w}" height="${h}" fill="${base}"/><rect width="${w}" height="${h * 0.06}" fill="#fff" opacity="0.4"/>`;
  const step = w / (cm + 1);
  for (let i = 0; i <= cm * 10; i++) {
    const x = step * 0.5 + (i * step) / 10;
    const len = i % 10 === 0 ? 0.46 : i % 5 === 0 ? 0.34 : 0.22;
    out += `<rect x="${x - step * 0.012}" y="0" width="${step * 0.024}" height="${h * len}" fill="#16181c"/>`;
    if (i % 10 === 0) out += line(x, h * 0.86, h * 0.32, String(i / 10), 'fill="#16181c" text-anchor="middle"');
  }
  return out + line(step * 1.02, h * 0.95, h * 0.2, 'cm', 'fill="#16181c" text-anchor="middle"');
}

/** A card with six neutral and six coloured fields. */
export function colourCard(w: number, h: number): string {
  const fields = [
    '#f3f3f2',
    '#c8c8c8',
    '#a0a0a0',
    '#7a7a79',
    '#555555',
    '#343434',
    '#383d96',
    '#469449',
    '#af363c',
    '#e7c71f',
    '#bb5695',
    '#0885a1',
  ];
  const [cw, ch] = [w / 6.6, h / 2.9];
  let out = `<rect width="${w}" height="${h}" fill="#1a1a1c"/>`;
  fields.forEach((f, i) => {
    out += `<rect x="${w * 0.05 + (i % 6) * cw}" y="${h * 0.08 + Math.floor(i / 6) * ch * 1.05}" width="${cw * 0.88}" height="${ch * 0.9}" fill="${f}"/>`;
  });
  return out + line(w * 0.05, h * 0.94, h * 0.13, 'NEUTRAL + COLOUR REFERENCE · D65', 'fill="#ddd"');
}

/** Screen of the spectrophotometer. */
export function spectroScreen(w: number, h: number, reading: string, target: string, name: string): string {
  const s = h / 300;
  return `<rect width="${w}" height="${h}" fill="#dfe9f2"/><rect width="${w}" height="${44 * s}" fill="#1d4e79"/>
  ${line(14 * s, 32 * s, 25 * s, 'D65/10°   CMC(2:1)', 'fill="#fff"')}
  ${line(14 * s, 82 * s, 26 * s, `STD ${target}`, 'fill="#123"')}
  ${line(14 * s, 118 * s, 26 * s, `SMP ${name}`, 'fill="#123"')}
  ${line(14 * s, 215 * s, 92 * s, `ΔE ${reading}`, 'fill="#0a2a12" font-weight="700"')}
  <rect x="${14 * s}" y="${240 * s}" width="${150 * s}" height="${46 * s}" rx="6" fill="#1d8a3a"/>
  ${line(40 * s, 274 * s, 32 * s, 'PASS', 'fill="#fff" font-weight="700"')}
  ${line(180 * s, 274 * s, 25 * s, 'tol. 1.00', 'fill="#123"')}`;
}

/** A paper tag with lines of text. */
export function tag(
  w: number,
  h: number,
  lines: readonly string[],
  options: { hole?: boolean; head?: string; signed?: readonly string[] } = {},
): string {
  const s = h / 400;
  let out = `<rect width="${w}" height="${h}" fill="#f7f3e6"/><rect x="${10 * s}" y="${10 * s}" width="${w - 20 * s}" height="${h - 20 * s}" fill="none" stroke="#8a1f1f" stroke-width="${4 * s}"/>`;
  if (options.hole === true) out += `<circle cx="${w / 2}" cy="${34 * s}" r="${13 * s}" fill="#6b5a44"/>`;
  let y = (options.hole === true ? 96 : 66) * s;
  if (options.head !== undefined) {
    out += line(w / 2, y, 44 * s, options.head, 'fill="#8a1f1f" font-weight="700" text-anchor="middle"');
    y += 52 * s;
  }
  for (const text of lines) {
    out += line(30 * s, y, 33 * s, text, 'fill="#1c1c1c"');
    y += 44 * s;
  }
  (options.signed ?? []).forEach((name, i) => {
    out += signature(name, 40 * s + i * w * 0.46, y - 10 * s, w * 0.32, 56 * s, i === 0 ? '#1b2f7a' : '#222', 3.4 * s);
  });
  return out;
}
