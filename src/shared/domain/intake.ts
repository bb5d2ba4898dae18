/** Small pure rules of the intake that main and its child process share. What must not live here: files, rows, processes. */

/**
 * The key of one found item. Two names that look alike on screen but differ in bytes have different keys.
 * @param item `path` as shown, `rawNameHex` the bytes of a name that is not valid UTF-8
 */
export function itemKey(item: { readonly path: string; readonly rawNameHex: string | null }): string {
  return item.rawNameHex === null ? item.path : `${item.path}\0${item.rawNameHex}`;
}

/** Characters that a name can hide behind: controls, bidirectional marks and overrides, zero-width signs. */
const hiddenInNames = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/**
 * A file name as it may be shown or printed: what is invisible or turns the reading direction becomes `\u202E`.
 * The stored name keeps its characters. Joiners inside emoji stay, or families would fall apart.
 */
export function visibleName(name: string): string {
  return name.replace(hiddenInNames, (sign, at: number) => {
    const code = sign.codePointAt(0) ?? 0;
    if (code === 0x200d && /\p{Extended_Pictographic}\ufe0f?$/u.test(name.slice(0, at))) return sign;
    return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
  });
}
