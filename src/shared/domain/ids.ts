/**
 * The names by which people and programs call things: `CB-0001` a case, `EV-0001` a piece of evidence,
 * `FO-0001` a folder, `EX-0001` an exhibit. Inside the store they are plain row numbers.
 */
const prefixes = { case: 'CB', evidence: 'EV', folder: 'FO', exhibit: 'EX' } as const;
export type IdKind = keyof typeof prefixes;

/** `formatId('case', 1)` gives `CB-0001`; numbers above 9999 simply grow longer. */
export function formatId(kind: IdKind, no: number): string {
  return `${prefixes[kind]}-${String(no).padStart(4, '0')}`;
}

/**
 * The row number behind an id, or null when the text is not an id of that kind.
 * Small letters and missing leading zeros are forgiven, and a case may be called by its bare number: people type these.
 */
export function parseId(kind: IdKind, text: string): number | null {
  if (kind === 'case' && /^[1-9]\d{0,11}$/.test(text.trim())) return Number(text.trim());
  const match = /^([a-z]{2})-0*([1-9]\d{0,11})$/i.exec(text.trim());
  return match?.[1]?.toUpperCase() === prefixes[kind] ? Number(match[2]) : null;
}
