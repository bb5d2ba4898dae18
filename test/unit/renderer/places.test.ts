import { describe, expect, test } from 'vitest';
import { likelyZones, sideOf, zoneOfSide } from '../../../src/renderer/features/facts/time-place.ts';
import type { FactValue } from '../../../src/renderer/ui/fact-saver.ts';
import { countryItems, zoneItems } from '../../../src/renderer/ui/place-names.ts';
import { findItems } from '../../../src/renderer/ui/search-items.ts';
import { zonePlace } from '../../../src/shared/domain/place-names.ts';

const facts =
  (known: Readonly<Record<string, FactValue>>) =>
  (path: string): FactValue | undefined =>
    known[path];

describe('whose clock a time was read from', () => {
  test.each([
    ['delivery.receivedAt', 'buyer'],
    ['delivery.splits[2].at', 'buyer'],
    ['request.at', 'buyer'],
    ['returnShipment.sentAt', 'buyer'],
    ['returnShipment.receivedAt', 'seller'],
    ['order.orderedAt', 'seller'],
    ['negotiation[1].at', 'seller'],
    ['inspections[1].at', null],
  ])('%s: %s', (path, side) => expect(sideOf(path, facts({}))).toBe(side));

  test.each([
    ['at_buyer', 'buyer'],
    ['pre_shipment', 'seller'],
    ['joint', null],
  ])('an inspection, %s: %s', (stage, side) =>
    expect(sideOf('inspections[a].at', facts({ 'inspections[a].stage': stage }))).toBe(side),
  );

  test('a country with one clock gives it; one with several, or none, gives none', () => {
    expect(zoneOfSide('buyer', facts({ 'customer.country': 'PL' }))).toBe('Europe/Warsaw');
    expect(zoneOfSide('buyer', facts({ 'customer.country': 'US' }))).toBeNull();
    expect(zoneOfSide('buyer', facts({}))).toBeNull();
    expect(zoneOfSide('buyer', facts({ 'customer.country': { disputed: [] } }))).toBeNull();
    expect(zoneOfSide('buyer', facts({ 'customer.country': 'US', 'clock.receiptZone': 'America/Denver' }))).toBe(
      'America/Denver',
    );
    expect(zoneOfSide('seller', facts({ 'seller.domicile': 'TW' }))).toBe('Asia/Taipei');
    expect(zoneOfSide('seller', facts({ 'seller.domicile': 'other' }))).toBeNull();
  });

  test('the likely ones: the side’s own first', () => {
    const known = facts({ 'customer.country': 'PL', 'seller.domicile': 'CN' });
    expect(likelyZones('buyer', known)).toEqual(['Europe/Warsaw', 'Asia/Shanghai']);
    expect(likelyZones('seller', known)).toEqual(['Asia/Shanghai', 'Europe/Warsaw']);
    expect(likelyZones('buyer', facts({ 'customer.country': 'US' }))).toContain('America/Chicago');
  });
});

describe('places by name', () => {
  test.each(['波兰', 'Poland', 'poland', 'PL', 'ｐｌ'])('%s finds Poland first, in both languages', (typed) => {
    for (const language of ['en', 'zh-CN'] as const)
      expect(findItems(countryItems(language), typed)[0]?.value, language).toBe('PL');
  });

  test('what is no country finds nothing', () => expect(findItems(countryItems('en'), 'p1')).toEqual([]));

  test('a zone is a place', () => {
    expect(zonePlace('Europe/Warsaw', 'en')).toBe('Warsaw, Poland');
    expect(zonePlace('Europe/Warsaw', 'zh-CN')).toBe('波兰');
    expect(zonePlace('America/New_York', 'zh-CN')).toBe('美国 · 纽约');
    expect(findItems(zoneItems('zh-CN'), '纽约')[0]?.value).toBe('America/New_York');
    expect(findItems(zoneItems('zh-CN'), 'New York')[0]?.value).toBe('America/New_York');
  });

  test('no two zones look the same', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const labels = zoneItems(language).map((item) => item.label);
      expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
    }
  });
});
