/** That the goods have left, as far as other facts already say so. Pure. */

/** Days on which the goods must have been under way. */
const moves = [
  'shipment.handedToCarrierAt',
  'shipment.onBoardAt',
  'delivery.deliveredAt',
  'delivery.receivedAt',
  'delivery.confirmedReceiptAt',
] as const;

/** The fact from which it follows that the goods have left; null where nothing says so, or only a disputed day does. */
export function leftBy(read: (path: string) => unknown): string | null {
  const isSettled = (value: unknown): boolean =>
    value !== undefined && value !== null && !(typeof value === 'object' && 'disputed' in value);
  return moves.find((path) => isSettled(read(path))) ?? null;
}
