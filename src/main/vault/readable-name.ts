/** Names as strangers gave them, made safe to stand in a line of text. */

/**
 * Escapes what could break a line, reverse the direction of the text or hide in it: control characters, line and
 * paragraph separators, bidi controls, zero-width characters; and the backslash, so that it stays reversible.
 * @example a newline becomes `\u{a}`
 */
export function readableName(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
}
