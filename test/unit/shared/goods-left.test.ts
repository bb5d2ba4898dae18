import { expect, test } from 'vitest';
import { leftBy } from '../../../src/shared/domain/goods-left.ts';

const read = (facts: Readonly<Record<string, unknown>>) => (path: string) => facts[path];

test('that the goods have left follows from a day on which they were under way', () => {
  expect(leftBy(read({}))).toBeNull();
  expect(leftBy(read({ 'order.orderedAt': '2025-04-01' }))).toBeNull();
  expect(leftBy(read({ 'delivery.deliveredAt': '2025-04-02' }))).toBe('delivery.deliveredAt');
  // What is in dispute tells nothing.
  expect(leftBy(read({ 'shipment.onBoardAt': { disputed: [] } }))).toBeNull();
});
