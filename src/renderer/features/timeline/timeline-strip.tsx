/** The strip at the foot of a case: a dot for each event, hatched silences, a red mark for each deadline. The same as a list for the keyboard and for screen readers. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timeline, TimelineEvent } from '../../../shared/domain/timeline.ts';
import { useAsk } from '../../api.ts';
import { asLanguage, dayText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';

const SIDE = 3;
const DAY = 86_400_000;

export function TimelineStrip({
  caseId,
  onJump,
}: {
  readonly caseId: string;
  /** Leads to the fact, the piece of evidence or the packet. */
  readonly onJump: (goal: string) => void;
}) {
  const { t } = useTranslation();
  const [isList, setList] = useState(false);
  const found = useAsk('case.timeline', { caseId }, { keepPrevious: true });
  const line = found.data;
  if (line === undefined || line.events.length === 0) return null;
  return (
    <section className={isList ? 'timeline is-list' : 'timeline'} aria-label={t('timeline.title')}>
      {isList ? <EventList line={line} onJump={onJump} /> : <Strip line={line} onJump={onJump} />}
      <button type="button" className="timeline-switch tiny" aria-pressed={isList} onClick={() => setList(!isList)}>
        <Icon name={isList ? 'down' : 'up'} size={13} /> {isList ? t('timeline.as-line') : t('timeline.as-list')}
      </button>
    </section>
  );
}

/** A silence of a month and one of ten years look alike: a photo with a wrong clock must not push the case to the edge. */
const LONGEST_SILENCE = 5;

/** Where a moment stands, in per cent: by time, but with long silences drawn short so that nothing is squeezed. */
function scaleOf(line: Timeline): (ms: number) => number {
  const stops = [...new Set(line.events.map((event) => event.ms))].toSorted((a, b) => a - b);
  const first = stops[0] ?? 0;
  const at = new Map<number, number>([[first, 0]]);
  let sum = 0;
  for (const [i, ms] of stops.entries()) {
    const before = stops[i - 1];
    if (before === undefined) continue;
    sum += 0.6 + Math.min(Math.log2(1 + (ms - before) / DAY), LONGEST_SILENCE);
    at.set(ms, sum);
  }
  return (ms) => SIDE + ((100 - 2 * SIDE) * (at.get(ms) ?? 0)) / (sum || 1);
}

function Strip({ line, onJump }: { readonly line: Timeline; readonly onJump: (goal: string) => void }) {
  const { t, i18n } = useTranslation();
  const [near, setNear] = useState<TimelineEvent | null>(null);
  const place = scaleOf(line);
  const name = useName();
  // The span is that of what happened; cameras with a wrong clock have no say in it.
  const story = line.events.filter((event) => event.kind !== 'evidence');
  const told = story.length > 0 ? story : line.events;
  const [first, last] = [told[0], told.at(-1)];
  return (
    <div className="timeline-line">
      <div className="timeline-track" aria-hidden="true">
        {line.gaps.map((gap) => (
          <span
            key={gap.fromMs}
            className="timeline-gap"
            title={t('timeline.gap', { count: gap.days })}
            style={{ left: `${place(gap.fromMs)}%`, width: `${place(gap.toMs) - place(gap.fromMs)}%` }}
          />
        ))}
      </div>
      <ol>
        {line.events.map((event) => (
          <li key={event.id} style={{ left: `${place(event.ms)}%` }}>
            <button
              type="button"
              className={`dot is-${event.kind}`}
              aria-label={name(event)}
              disabled={event.goal === null && event.kind !== 'deadline'}
              onFocus={() => setNear(event)}
              onMouseEnter={() => setNear(event)}
              onMouseLeave={() => setNear(null)}
              onBlur={() => setNear(null)}
              onClick={() => {
                if (event.goal !== null) onJump(event.goal);
              }}
              onKeyDown={(key) => {
                const by =
                  key.key === 'ArrowRight'
                    ? 'nextElementSibling'
                    : key.key === 'ArrowLeft'
                      ? 'previousElementSibling'
                      : null;
                if (by === null) return;
                key.preventDefault();
                key.currentTarget.closest('li')?.[by]?.querySelector('button')?.focus();
              }}
            />
          </li>
        ))}
      </ol>
      <p className="timeline-said tiny cut">
        {near === null ? (
          <span className="quiet">
            {first === undefined || last === undefined
              ? ''
              : t('timeline.span', {
                  from: dayText(first.day, asLanguage(i18n.language)),
                  to: dayText(last.day, asLanguage(i18n.language)),
                  count: line.events.length,
                })}
          </span>
        ) : (
          name(near)
        )}
      </p>
    </div>
  );
}

function EventList({ line, onJump }: { readonly line: Timeline; readonly onJump: (goal: string) => void }) {
  const name = useName();
  return (
    <ol className="timeline-list small">
      {line.events.map((event) => (
        <li key={event.id}>
          <span className={`dot is-${event.kind}`} aria-hidden="true" />
          {event.goal === null ? (
            <span>{name(event)}</span>
          ) : (
            <button type="button" className="link" onClick={() => onJump(event.goal ?? '')}>
              {name(event)}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

/** An event in words: its day, what it is, and what was said. */
function useName(): (event: TimelineEvent) => string {
  const { t, i18n } = useTranslation();
  return (event) => {
    const day = `${dayText(event.day, asLanguage(i18n.language))}${event.time === null ? '' : ` ${event.time}`}`;
    if (event.kind === 'deadline') return t('timeline.deadline', { day, text: event.text ?? '' });
    if (event.kind === 'evidence') return t('timeline.evidence', { day, count: event.count });
    if (event.kind === 'packet') return t('timeline.packet', { day });
    const what = t(`event.${event.what}`, { defaultValue: t(`fact.${event.what}`) });
    return event.text === null ? `${day} · ${what}` : `${day} · ${what} · ${event.text}`;
  };
}
