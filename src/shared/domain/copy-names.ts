/** Names that computers give to copies, and which of several names of one file is its own. Pure. */

/** `Kopie von IMG_1.jpg`, `Copy (2) of IMG_1.jpg`, `副本 IMG_1.jpg`, `复件 (2) IMG_1.jpg`. */
const copyBefore =
  /^((copy( \(\d+\))? of|kopie( \(\d+\))? von|copie( \(\d+\))? de|copia( \(\d+\))? de|kopia|cópia( \(\d+\))? de|(副本|复件)( ?\(\d+\))?)(\s*[-–]\s*|\s+|(?<=[本件]))?)+/iu;
/** `IMG_1 (2).jpg`, `IMG_1 - Copy.jpg`, `IMG_1 copy 2.jpg`, `IMG_1 的副本.jpg`, `IMG_1 - 副本 (3).jpg`. A word of letters stands apart: a photocopy is no copy. */
const copyAfter =
  /(\s*[-–_]?\s*(\(\d+\)|(的)?副本( ?\d+)?|コピー|복사본)|(\s+|\s*[-–_]\s*)(copy( \d+)?|kopie|copie|copia|cópia|kopia|копия))+(?=\.[^.]*$|$)/giu;

/** The bare name at a place, whatever the slashes of the system. */
export const bareName = (place: string): string => (place.split(/[/\\]/).at(-1) ?? place).normalize('NFC');

const folded = (name: string): string => (name.split('/').at(-1) ?? '').normalize('NFKC').toLowerCase().trim();

/** What a name is without the marks of copying, for comparing. A name that is nothing but such a mark stays what it is. */
export function plainName(name: string): string {
  const own = folded(name);
  const plain = own.replace(copyBefore, '').replace(copyAfter, '').trim();
  return plain === '' || plain.startsWith('.') ? own : plain;
}

/** True for a name that a computer makes of a copy. */
export const isCopyName = (name: string): boolean => plainName(name) !== folded(name);

/**
 * The name of one file that came in under several: never that of a copy while there is another.
 * @param names in the order in which they came; at least one
 */
export function ownName(names: readonly string[]): string {
  const [first = ''] = names;
  const whole = names.find((name) => !isCopyName(name));
  return whole ?? names.reduce((best, name) => (name.length < best.length ? name : best), first);
}
