/** A camera's clock against the story: what cannot be is a doubt, what may be is none, what is not known says nothing. */
import { describe, expect, test } from 'vitest';
import { type CameraDoubt, doubtsOf, storyDays } from '../../../src/shared/domain/camera-doubts.ts';
import type { ExhibitKind } from '../../../src/shared/domain/terms.ts';

const story = { ordered: '2025-04-01', handedOver: '2025-05-12', delivered: '2025-06-20' };
const cases: readonly (readonly [string, ExhibitKind, readonly CameraDoubt[]])[] = [
  ['2025-05-10', 'loading_photo', []],
  ['2025-05-13', 'loading_photo', []],
  ['2025-05-14', 'loading_photo', ['CAMERA_AFTER_HANDOVER']],
  ['2025-06-21', 'packing_photo', ['CAMERA_AFTER_HANDOVER']],
  ['2025-06-22', 'seal_photo', ['CAMERA_AFTER_DELIVERY']],
  ['2025-03-31', 'loading_photo', []],
  ['2025-03-30', 'loading_photo', ['CAMERA_BEFORE_ORDER']],
  ['2025-05-11', 'damage_photo', []],
  ['2025-05-10', 'damage_photo', ['CAMERA_BEFORE_SHIPMENT']],
  ['2025-05-10', 'buyer_claim_photo', ['CAMERA_BEFORE_SHIPMENT']],
  ['2025-07-03', 'return_photo', ['CAMERA_AFTER_INTAKE']],
  ['2019-01-01', 'product_photo', []],
];

describe('a picture', () => {
  test.each(cases)('of %s as %s', (day, kind, doubts) => {
    const cameraTime = { local: `${day}T10:00:00`, offset: null };
    expect(doubtsOf(cameraTime, [kind], story, '2025-07-01')).toEqual(doubts);
    // Where nothing of the story is known there is nothing to doubt.
    const unknown = { ordered: null, handedOver: null, delivered: null };
    expect(doubtsOf(cameraTime, [kind], unknown, '2026-01-01')).toEqual([]);
    expect(doubtsOf(null, [kind], story, '2025-07-01')).toEqual([]);
  });
});

test('days come from the facts that are known and undisputed', () => {
  expect(
    storyDays({
      order: { orderedAt: '2025-04-01' },
      shipment: { onBoardAt: { local: '2025-05-14T23:10', zone: 'Asia/Shanghai' } },
      delivery: {
        deliveredAt: { disputed: [{ value: '2025-06-20' }, { value: '2025-06-22' }] },
        receivedAt: '2025-06-21',
      },
    } as never),
  ).toEqual({ ordered: '2025-04-01', handedOver: '2025-05-14', delivered: '2025-06-21' });
  expect(storyDays({})).toEqual({ ordered: null, handedOver: null, delivered: null });
});
