/** Typed and pasted text as it is read: one width, no signs that nobody can see. Pure. */

/** Marks of direction, joiners of nothing, byte order marks: they come along with what is copied from pages. */
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]/;

/** For reading numbers and days: full-width signs become plain, unseen ones go, blanks are blanks. */
export function plainText(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(unseen, '')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u3000]+/g, ' ')
    .trim();
}

/** A text without the signs that nobody can see. Letters, emoji and everything else stay as they are. */
export function withoutUnseen(typed: string): string {
  return typed.replace(unseen, '');
}

/** True for a text with signs that no page can show. */
export function holdsControlSigns(typed: string): boolean {
  return control.test(typed) || !typed.isWellFormed();
}

/** The same text without them; halves of letters become the sign for what is lost, and that goes too. */
export function withoutControlSigns(typed: string): string {
  return typed.toWellFormed().replace(new RegExp(control, 'g'), '');
}

/** True for a text with pictures in it. */
export function holdsEmoji(typed: string): boolean {
  return /\p{Extended_Pictographic}/u.test(typed);
}
