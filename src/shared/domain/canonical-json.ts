/** One spelling for one value: JSON with sorted keys and no white space, for hashing. */

/**
 * Canonical JSON of a plain value. Keys in code unit order, keys with `undefined` left out.
 * Not RFC 8785 by name, but equal to it for what we hash: strings, safe integers, finite numbers, booleans, null, lists, objects.
 * @throws Error for what JSON cannot carry (functions, NaN, Infinity, bigint)
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('canonicalJson: a number that is not finite');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((v) => canonicalJson(v ?? null)).join(',')}]`;
  if (typeof value === 'object') {
    const fields = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`);
    return `{${fields.join(',')}}`;
  }
  throw new Error(`canonicalJson: cannot carry a ${typeof value}`);
}
