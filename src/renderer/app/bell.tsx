/** The bell: what has to be kept within a week, of all cases. The same that the system may say, but always here. */
import { Popover } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../shared/contract/channels.ts';
import { useAsk, useEvent } from '../api.ts';
import { asLanguage, dayText, lastMoment, zoneLabel } from '../ui/format.ts';
import { Icon } from '../ui/icons.tsx';

type Near = OutputOf<'case.near-deadlines'>['deadlines'][number];

/** The list of cases comes first; and after a change, more changes come. */
const QUIET_MS = 4000;
/** Time passes without any change. */
const AGAIN_MS = 15 * 60_000;

export function Bell({ onCase }: { readonly onCase: (caseId: string) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { deadlines, now } = useNear();
  const title = deadlines.length === 0 ? t('bell.none') : t('bell.title', { count: deadlines.length });
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={380} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="top-link"
          aria-label={title}
          title={title}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="bell" size={15} />
          {deadlines.length === 0 ? null : <span className="bell-count">{deadlines.length}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="bell" aria-label={title}>
        <h2 className="minor">{title}</h2>
        <ul>
          {deadlines.map((near) => (
            <li key={`${near.caseId} ${near.id}`}>
              <button
                type="button"
                className="bell-item"
                onClick={() => {
                  setOpen(false);
                  onCase(near.caseId);
                }}
              >
                <span className="strong cut">
                  {near.caseId} <bdi>{near.customerName}</bdi>
                </span>
                <span className="small">{near.says}</span>
                <DueLine near={near} now={now} />
              </button>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

/** When it ends: on its own clock, and on this computer's where that is another. */
function DueLine({ near, now }: { readonly near: Near; readonly now: number }) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const isPassed = Date.parse(near.endsAt) <= now;
  const onItsClock =
    near.at.length > 10 && near.zone !== null
      ? `${lastMoment(near.at, near.zone, language)} (${zoneLabel(near.zone, language)})`
      : dayText(near.at, language);
  const isSame = near.zone === null || near.zone === here;
  return (
    <span className={`tiny ${isPassed ? 'bad' : 'quiet'}`}>
      <Icon name={isPassed ? 'alert' : 'clock'} size={12} /> {t('bell.until', { when: onItsClock })}
      {isPassed ? ` · ${t('bell.passed')}` : ''}
      {isSame ? '' : ` · ${t('bell.here', { when: lastMoment(near.endsAt, near.zone ?? 'UTC', language, here) })}`}
    </span>
  );
}

/** The near deadlines, asked anew when things have been quiet for a moment, and from time to time. */
function useNear(): { readonly deadlines: readonly Near[]; readonly now: number } {
  const [isDue, setDue] = useState(false);
  const found = useAsk('case.near-deadlines', {}, { enabled: isDue, keepPrevious: true });
  const timer = useRef<number>(undefined);
  const { refetch } = found;
  const soon = (ms: number): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      setDue(true);
      if (isDue) void refetch();
      soon(AGAIN_MS);
    }, ms);
  };
  useEvent('case.changed', () => soon(QUIET_MS));
  const begin = useRef(soon);
  begin.current = soon;
  useEffect(() => {
    begin.current(QUIET_MS);
    return () => window.clearTimeout(timer.current);
  }, []);
  return { deadlines: found.data?.deadlines ?? [], now: found.dataUpdatedAt };
}
