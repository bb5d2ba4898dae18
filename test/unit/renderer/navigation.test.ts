import { describe, expect, test } from 'vitest';
import { canGoBack, canGoForward, navPlaces, placeOf, takeStep, type Way } from '../../../src/renderer/app/places.ts';

const start: Way = { visited: [{ at: 'cases' }], index: 0 };
const go = (way: Way, to: Parameters<typeof takeStep>[1] & { do: 'go' }): Way => takeStep(way, to);

describe('the way through the places', () => {
  test('goes on, back and forward', () => {
    const inCase = go(start, { do: 'go', to: { at: 'case', caseId: 'CB-1' } });
    const settings = go(inCase, { do: 'go', to: { at: 'settings' } });
    const back = takeStep(settings, { do: 'back' });
    expect(placeOf(back)).toEqual({ at: 'case', caseId: 'CB-1' });
    expect(canGoForward(back)).toBe(true);
    expect(placeOf(takeStep(back, { do: 'forward' }))).toEqual({ at: 'settings' });
  });

  test('going somewhere new forgets what lay ahead', () => {
    const inCase = go(start, { do: 'go', to: { at: 'case', caseId: 'CB-1' } });
    const elsewhere = go(takeStep(inCase, { do: 'back' }), { do: 'go', to: { at: 'case', caseId: 'CB-2' } });
    expect(elsewhere.visited).toEqual([{ at: 'cases' }, { at: 'case', caseId: 'CB-2' }]);
    expect(canGoForward(elsewhere)).toBe(false);
  });

  test('going where one is, and past either end, changes nothing', () => {
    expect(go(start, { do: 'go', to: { at: 'cases' } })).toBe(start);
    expect(takeStep(start, { do: 'back' })).toBe(start);
    expect(takeStep(start, { do: 'forward' })).toBe(start);
    expect(canGoBack(start)).toBe(false);
  });

  test('another archive leaves nothing of the one before', () => {
    const inCase = go(start, { do: 'go', to: { at: 'case', caseId: 'CB-1' } });
    expect(takeStep(inCase, { do: 'restart', at: { at: 'cases' } })).toEqual(start);
  });

  test('remembers a bounded number of places', () => {
    let way = start;
    for (let n = 0; n < 200; n++) way = go(way, { do: 'go', to: { at: 'case', caseId: `CB-${n}` } });
    expect(way.visited.length).toBe(50);
    expect(placeOf(way)).toEqual({ at: 'case', caseId: 'CB-199' });
  });

  test('no place stands twice in the top bar', () => {
    expect(new Set(navPlaces).size).toBe(navPlaces.length);
  });
});
