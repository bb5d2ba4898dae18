/**
 * Times that a clock showed twice, or never, because it was put back or forward; and zones that do not exist.
 * They are asked back: until then every reading counts, and none is picked.
 */
import { Temporal } from 'temporal-polyfill';
import type { Answer, MissingFact } from '../../shared/domain/answer.ts';
import type { CaseFacts } from '../../shared/domain/case-file.ts';
import { isKnownZone, type When } from '../../shared/domain/values.ts';
import type { Language } from '../../shared/errors.ts';
import { saying } from './judgement-texts.ts';

export interface DoubtfulTime {
  readonly is: 'twice' | 'never';
  /** The two moments it can be, in UTC. */
  readonly moments: readonly [earlier: string, later: string];
}

/** What is doubtful about a time; null for a date, and for a time that the clock showed once. */
export function doubtAbout(when: When): DoubtfulTime | null {
  if (typeof when === 'string') return null;
  const key = `${when.local} ${when.zone}`;
  const before = asked.get(key);
  if (before !== undefined) return before;
  const found = findDoubt(when);
  if (asked.size > 5000) asked.clear();
  asked.set(key, found);
  return found;
}

/** Doubts already looked for: a case names the same few times again and again. */
const asked = new Map<string, DoubtfulTime | null>();

function findDoubt(when: Exclude<When, string>): DoubtfulTime | null {
  const local = Temporal.PlainDateTime.from(when.local);
  const earlier = local.toZonedDateTime(when.zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(when.zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return null;
  const utc = (at: Temporal.ZonedDateTime): string =>
    at.withTimeZone('UTC').toPlainDateTime().toString({ smallestUnit: 'second' });
  return {
    is: earlier.toPlainDateTime().equals(local) ? 'twice' : 'never',
    moments: [utc(earlier), utc(later)],
  };
}

/** Every moment that an entry can mean: itself, or the two of a doubtful time, in UTC. */
export function readingsOf(when: When): readonly When[] {
  const doubt = doubtAbout(when);
  return doubt === null ? [when] : doubt.moments.map((local) => ({ local, zone: 'UTC' }));
}

interface Found {
  readonly path: string;
  readonly code: 'TIME_SHOWN_TWICE' | 'TIME_NEVER_SHOWN' | 'ZONE_NOT_KNOWN';
  readonly says: string;
  readonly ask: string;
}

/** Doubtful times and zones of a case, as warnings and as questions, in the order of the facts. */
export function askAboutTimes(
  facts: CaseFacts,
  language: Language,
): { readonly warnings: Answer['warnings']; readonly questions: readonly MissingFact[] } {
  const found: Found[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('local' in value && 'zone' in value) {
      const doubt = doubtAbout(value as Exclude<When, string>);
      if (doubt) found.push(say(doubt, value as Exclude<When, string>, path, language));
      return;
    }
    if (Array.isArray(value)) {
      for (const entry of value as readonly { readonly id?: unknown }[])
        if (typeof entry === 'object' && entry !== null && typeof entry.id === 'string')
          walk(entry, `${path}[${entry.id}]`);
      return;
    }
    if ('disputed' in value) return;
    for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
  };
  walk(facts, '');
  for (const name of ['zone', 'receiptZone', 'sellerZone', 'platformZone'] as const) {
    const zone = facts.clock?.[name];
    if (typeof zone !== 'string' || isKnownZone(zone)) continue;
    const says = saying('zone-not-known', language, { zone });
    found.push({ path: `clock.${name}`, code: 'ZONE_NOT_KNOWN', says, ask: says });
  }
  return {
    warnings: found.map(({ code, says, path }) => ({ code, says, clause: path })),
    questions: found.map(({ path, ask }) => ({ fact: path, decides: ['window', 'deadline'], ask })),
  };
}

function say(doubt: DoubtfulTime, when: Exclude<When, string>, path: string, language: Language): Found {
  const values = {
    time: when.local.replace('T', ' '),
    zone: when.zone,
    first: doubt.moments[0].replace('T', ' '),
    second: doubt.moments[1].replace('T', ' '),
  };
  return {
    path,
    code: doubt.is === 'twice' ? 'TIME_SHOWN_TWICE' : 'TIME_NEVER_SHOWN',
    says: saying(doubt.is === 'twice' ? 'time-twice' : 'time-never', language, values),
    ask: saying(doubt.is === 'twice' ? 'ask-time-twice' : 'ask-time-never', language, values),
  };
}
