import { expect, test } from 'vitest';
import { storySection } from '../../../src/renderer/features/facts/form-plan-story.ts';
import { leftBy } from '../../../src/shared/domain/goods-left.ts';

const read = (facts: Readonly<Record<string, unknown>>) => (path: string) => facts[path];

test('that the goods have left follows from a day on which they were under way', () => {
  expect(leftBy(read({}))).toBeNull();
  expect(leftBy(read({ 'order.orderedAt': '2025-04-01' }))).toBeNull();
  expect(leftBy(read({ 'delivery.deliveredAt': '2025-04-02' }))).toBe('delivery.deliveredAt');
  // What is in dispute tells nothing.
  expect(leftBy(read({ 'shipment.onBoardAt': { disputed: [] } }))).toBeNull();
});

test('the card does not ask what entered days have answered', () => {
  const facts = (more: object) => ({ lines: [{ id: '1', reason: 'CHANGE_OF_MIND_PRE' }], ...more });
  const asked = (more: object) => storySection(facts(more)).fields.map(({ path }) => path);
  expect(asked({})).toContain('shipment.shipped');
  expect(asked({ shipment: { handedToCarrierAt: '2025-04-02' } })).not.toContain('shipment.shipped');
  // What the person has said himself stays before his eyes.
  expect(asked({ shipment: { handedToCarrierAt: '2025-04-02', shipped: false } })).toContain('shipment.shipped');
});
