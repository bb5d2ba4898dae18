/**
 * A made-up language for tests: the English texts, 40 % longer and with marks on their letters. What is clipped, and
 * what was never put into a catalogue, shows at once. Never offered to a person.
 */

interface Texts {
  readonly [key: string]: string | Texts;
}

const marked: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'ë',
  i: 'ï',
  o: 'ô',
  u: 'ü',
  A: 'Å',
  E: 'É',
  I: 'Î',
  O: 'Ø',
  U: 'Û',
  n: 'ñ',
  c: 'ç',
};
const LONGER = 0.4;
const filler = ' lôrëm ïpsüm dôlôr sït ámët';

/** One text in the made-up language; the places to fill stay as they are. */
export function pseudoText(text: string): string {
  const shown = text.replace(/\{\{\w+\}\}/g, '');
  // Commas and their like join other texts: they would be longer in no language.
  if (!/[A-Za-z]{2}/.test(shown)) return text;
  const letters = text
    .split(/(\{\{\w+\}\})/)
    .map((part) => (part.startsWith('{{') ? part : part.replace(/[a-z]/gi, (letter) => marked[letter] ?? letter)))
    .join('');
  const more = Math.ceil(shown.length * LONGER);
  return letters + filler.repeat(Math.ceil(more / filler.length)).slice(0, more);
}

/** A whole catalogue in the made-up language. */
export function pseudoTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoText(value) : pseudoTexts(value),
    ]),
  );
}
