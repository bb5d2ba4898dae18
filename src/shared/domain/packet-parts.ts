/** The parts of a packet between its cover and its exhibits, and which of them a person may leave out or move. */

/** In their usual order. */
export const packetParts = [
  'statement',
  'standing',
  'chronology',
  'order',
  'inspection',
  'shipping',
  'messages',
  'money',
  'notIncluded',
  'integrity',
] as const;
export type PacketPart = (typeof packetParts)[number];

/** What may be left out. The others carry the claim, the references or the proof that nothing was altered. */
export const optionalParts = [
  'standing',
  'chronology',
  'order',
  'inspection',
  'shipping',
  'messages',
  'money',
] as const satisfies readonly PacketPart[];
export type OptionalPart = (typeof optionalParts)[number];

export const isOptionalPart = (name: string): name is OptionalPart => optionalParts.some((part) => part === name);

/**
 * Chosen order and choice, put over the usual order: what was never chosen stands where it usually stands, behind its usual neighbour.
 * @param usual every name there is, in its usual order
 * @param chosen names in the chosen order; unknown ones are left aside
 */
export function arranged<N extends string>(usual: readonly N[], chosen: readonly N[]): N[] {
  const order = chosen.filter((name, i) => usual.includes(name) && chosen.indexOf(name) === i);
  for (const [i, name] of usual.entries()) {
    if (order.includes(name)) continue;
    const before = usual.slice(0, i).findLast((other) => order.includes(other));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name);
  }
  return order;
}
