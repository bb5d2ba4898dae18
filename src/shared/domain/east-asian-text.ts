/**
 * Which double-byte encoding of East Asia some bytes are in, told by how many of their characters would be common ones.
 * Subtle: short texts of exporters defeat general detectors (GBK was taken for Korean); row numbers of the character sets do not.
 * Pure. What must not live here: decoding.
 */

export type EastAsian = 'gb18030' | 'big5' | 'shift_jis' | 'euc-jp' | 'euc-kr';

interface Share {
  readonly characters: number;
  readonly common: number;
  readonly kana: number;
  readonly broken: number;
}

type Judge = (lead: number, trail: number) => 'common' | 'kana' | 'rare' | 'broken';

const isHigh = (byte: number): boolean => byte >= 0xa1 && byte <= 0xfe;

/** GB 2312: rows B0–D7 are the 3,755 most used characters, A1–A3 signs and full-width letters; A4 and A5 kana. */
const judgeGb: Judge = (lead, trail) => {
  if (lead === 0x80 || lead === 0xff || trail < 0x40 || trail === 0x7f || trail === 0xff) return 'broken';
  if (!isHigh(trail)) return 'rare';
  if (lead === 0xa4 || lead === 0xa5) return 'kana';
  return (lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3) ? 'common' : 'rare';
};

/** KS X 1001: rows B0–C8 are the Hangul syllables, A1–A3 signs. */
const judgeKorean: Judge = (lead, trail) => {
  if (!isHigh(lead) || !isHigh(trail)) return 'broken';
  return (lead >= 0xb0 && lead <= 0xc8) || (lead >= 0xa1 && lead <= 0xa3) ? 'common' : 'rare';
};

/** Big5: A4–C6 are the 5,401 frequent characters, A1–A3 signs. */
const judgeBig5: Judge = (lead, trail) => {
  if (lead < 0x81 || lead === 0xff || !((trail >= 0x40 && trail <= 0x7e) || isHigh(trail))) return 'broken';
  return lead >= 0xa1 && lead <= 0xc6 ? 'common' : 'rare';
};

/** Shift_JIS: 82 9F–F1 hiragana, 83 40–96 katakana, 81 signs, 88–97 the first level of kanji. */
const judgeShiftJis: Judge = (lead, trail) => {
  const isLead = (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc);
  if (!isLead || trail < 0x40 || trail === 0x7f || trail > 0xfc) return 'broken';
  if ((lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail <= 0x96)) return 'kana';
  return lead === 0x81 || lead === 0x82 || (lead >= 0x88 && lead <= 0x97) ? 'common' : 'rare';
};

function measure(bytes: Uint8Array, judge: Judge): Share {
  const share = { characters: 0, common: 0, kana: 0, broken: 0 };
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1];
    // A character cut off at the end is nobody's fault.
    if (trail === undefined) break;
    share.characters += 1;
    const verdict = judge(lead, trail);
    if (verdict !== 'rare') share[verdict] += 1;
    if (verdict !== 'broken') at += 1;
  }
  return share;
}

const usual = 0.85;

/** @returns the encoding, or null when the bytes are in none of these */
export function eastAsianEncoding(bytes: Uint8Array): EastAsian | null {
  const gb = measure(bytes, judgeGb);
  if (gb.characters === 0) return null;
  const fits = ({ characters, common, kana, broken }: Share): boolean =>
    broken === 0 && (common + kana) / characters >= usual;
  const japanese = measure(bytes, judgeShiftJis);
  if (fits(japanese) && japanese.kana / japanese.characters > 0.25) return 'shift_jis';
  if (fits(gb) && gb.kana / gb.characters > 0.25) return 'euc-jp';
  const korean = measure(bytes, judgeKorean);
  // Chinese text uses rows above C8 as well; that none turns up by chance is unlikely in a dozen characters.
  if (korean.broken === 0 && korean.characters >= 12 && korean.common / korean.characters > 0.98) return 'euc-kr';
  if (fits(gb)) return 'gb18030';
  return fits(measure(bytes, judgeBig5)) ? 'big5' : null;
}
