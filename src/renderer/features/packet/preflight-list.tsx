/** What stands in the way of a packet and what weakens it. Lines of one kind are one line that unfolds. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { useCommand } from '../../api.ts';
import { ExplainLine } from '../../ui/explain-line.tsx';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';

type Line = OutputOf<'packet.preflight'>['lines'][number];
const lights: Readonly<Record<Line['light'], IconName>> = { red: 'cross', amber: 'alert', green: 'check' };
const order = { red: 0, amber: 1, green: 2 } as const;
const FEW = 5;

/** Amber lines of one code together; what stands in the way is never folded away. */
function grouped(lines: readonly Line[]): (readonly [Line, ...Line[]])[] {
  const groups = new Map<string, [Line, ...Line[]]>();
  for (const [index, line] of [...lines].sort((a, b) => order[a.light] - order[b.light]).entries()) {
    const key = line.light === 'amber' ? line.code : String(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

export function PreflightList({
  caseId,
  canWrite,
  lines,
  onJump,
}: {
  readonly caseId: string;
  readonly canWrite: boolean;
  readonly lines: readonly Line[];
  readonly onJump: (where: string) => void;
}) {
  const { t } = useTranslation();
  const groups = grouped(lines);
  const update = useCommand('exhibit.update');
  const leaveOut = canWrite
    ? (exhibitId: string): void => update.mutate({ caseId, exhibitId, changes: { include: false } })
    : null;
  const [all, setAll] = useState(false);
  // What stands in the way is always shown.
  const few = Math.max(FEW, groups.filter(([line]) => line.light === 'red').length);
  const shown = all ? groups : groups.slice(0, few);
  return (
    <section className="packet-part">
      <h2 className="unseen">{t('packet.preflight')}</h2>
      <ul className="lights">
        {shown.map((group) => (
          <Group
            key={`${group[0].code}${group[0].where ?? ''}${group[0].says}`}
            group={group}
            caseId={caseId}
            canWrite={canWrite}
            onJump={onJump}
            onLeaveOut={leaveOut}
          />
        ))}
      </ul>
      {update.error ? <TroubleNote error={update.error} /> : null}
      {groups.length > shown.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('packet.all-lines', { count: groups.length })}
        </button>
      ) : null}
    </section>
  );
}

interface Ways {
  readonly caseId: string;
  readonly canWrite: boolean;
  readonly onJump: (where: string) => void;
  readonly onLeaveOut: ((exhibitId: string) => void) | null;
}

function Group({ group: [first, ...others], ...ways }: Ways & { readonly group: readonly [Line, ...Line[]] }) {
  const { t } = useTranslation();
  if (others.length === 0)
    return (
      <li className={`light-${first.light}`}>
        <Light light={first.light} />
        <LineWords line={first} {...ways} />
      </li>
    );
  const count = others.length + 1;
  const summed = t(`packet.group.${first.code}`, { count, defaultValue: '' });
  return (
    <li className={`light-${first.light}`}>
      <Light light={first.light} />
      <details className="light-group">
        <summary>
          {summed === '' ? t('packet.group.rest', { count, first: first.says }) : summed}{' '}
          <span className="link">{t('packet.group-show')}</span>
        </summary>
        <ul>
          {[first, ...others].map((line) => (
            <li key={`${line.where ?? ''}${line.says}`}>
              <LineWords line={line} {...ways} />
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

function Light({ light }: { readonly light: Line['light'] }) {
  const { t } = useTranslation();
  return (
    <>
      <Icon name={lights[light]} size={14} />
      <span className="unseen">{t(`packet.light.${light}`)}</span>
    </>
  );
}

function LineWords({ line, caseId, canWrite, onJump, onLeaveOut }: Ways & { readonly line: Line }) {
  const { t } = useTranslation();
  const { leavesOut, doubt } = line;
  return (
    <>
      <span className="selectable">{line.says}</span>
      {line.where === null || line.light === 'green' ? null : (
        <button type="button" className="link" onClick={() => onJump(line.where ?? '')}>
          {t('packet.go-there')}
        </button>
      )}
      {doubt === undefined ? null : (
        <ExplainLine caseId={caseId} canWrite={canWrite} label={t('standing.explain')} {...doubt} />
      )}
      {leavesOut === undefined || onLeaveOut === null ? null : (
        <button type="button" className="link" onClick={() => onLeaveOut(leavesOut)}>
          {t('packet.leave-out')}
        </button>
      )}
    </>
  );
}
