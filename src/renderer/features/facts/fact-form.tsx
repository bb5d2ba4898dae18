/** The story of the case as one calm column: sections in the order of the path, each with its facts and its lists. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useCommand } from '../../api.ts';
import { useAppCommand } from '../../ui/app-commands.ts';
import { FactSaver } from '../../ui/fact-saver.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { type FactDesk, FactDeskProvider, fieldId, readPath, useFactDesk } from './fact-context.tsx';
import { FactField } from './fact-field.tsx';
import { type ListSpec, type SectionSpec, sections } from './form-plan.ts';
import { SavedNote } from './saved-note.tsx';
import { type Side, sideOf, zoneOfSide } from './time-place.ts';

/** Makes the saver of a case; what still waits is sent when the form goes away. */
function useSaver(caseId: string): FactSaver {
  const saver = useMemo(
    () =>
      new FactSaver({
        send: (path, value) =>
          ask('case.set-fact', { caseId, path, value: value as Parameters<typeof ask<'case.set-fact'>>[1]['value'] }),
        now: () => Date.now(),
        after: (ms, what) => {
          const timer = setTimeout(what, ms);
          return () => clearTimeout(timer);
        },
      }),
    [caseId],
  );
  useEffect(() => {
    const flush = (): void => saver.flush();
    const leave = () => saver.leave();
    window.addEventListener('beforeunload', leave);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('blur', flush);
      flush();
    };
  }, [saver]);
  return saver;
}

export function FactForm({
  caseId,
  facts,
  toldAt,
  canWrite,
  footer,
}: {
  readonly caseId: string;
  readonly facts: unknown;
  /** When main told these facts, in milliseconds. */
  readonly toldAt: number;
  readonly canWrite: boolean;
  readonly footer?: ReactNode;
}) {
  const saver = useSaver(caseId);
  useAppCommand('save-now', () => saver.flush(), { enabled: canWrite });
  const view = useSyncExternalStore(saver.subscribe, saver.view);
  const [zones, setZones] = useState<Readonly<Partial<Record<Side, string>>>>({});
  useEffect(() => saver.settle(toldAt), [saver, toldAt]);

  const desk = useMemo<FactDesk>(() => {
    const factOf: FactDesk['factOf'] = (path) => {
      const typed = view.overlay.get(path);
      return typed === undefined ? readPath(facts, path) : (typed ?? undefined);
    };
    return {
      saver,
      view,
      canWrite,
      factOf,
      items: entriesOf(facts, 'order.items').map(({ id }) => {
        const named = readPath(facts, `order.items[${id}].description`);
        return { id, name: typeof named === 'string' ? named : id };
      }),
      zoneFor: (path) => {
        const side = sideOf(path, factOf);
        return side === null ? null : (zoneOfSide(side, factOf) ?? zones[side] ?? null);
      },
      keepZone: (path, zone) => {
        const side = sideOf(path, factOf);
        if (side !== null) setZones((all) => ({ ...all, [side]: zone }));
      },
    };
  }, [saver, view, canWrite, facts, zones]);

  return (
    <FactDeskProvider value={desk}>
      <div className="form">
        <SavedNote />
        {sections.map((section) => (
          <Section key={section.id} section={section} caseId={caseId} facts={facts} />
        ))}
        {footer}
      </div>
    </FactDeskProvider>
  );
}

function Section({
  section,
  caseId,
  facts,
}: {
  readonly section: SectionSpec;
  readonly caseId: string;
  readonly facts: unknown;
}) {
  const { t } = useTranslation();
  return (
    <section className="form-section" id={`section-${section.id}`} aria-labelledby={`section-${section.id}-title`}>
      <h2 id={`section-${section.id}-title`}>{t(`section.${section.id}`)}</h2>
      {section.fields.length === 0 ? null : (
        <div className="fields">
          {section.fields.map((spec) => (
            <FactField key={spec.path} spec={spec} path={spec.path} labelKey={spec.path} />
          ))}
        </div>
      )}
      {section.lists.map((list) => (
        <EntryList key={list.path} list={list} caseId={caseId} facts={facts} />
      ))}
    </section>
  );
}

function entriesOf(facts: unknown, path: string): readonly { readonly id: string }[] {
  const found: unknown = readPath(facts, path);
  return Array.isArray(found) ? (found as readonly { readonly id: string }[]) : [];
}

function EntryList({
  list,
  caseId,
  facts,
}: {
  readonly list: ListSpec;
  readonly caseId: string;
  readonly facts: unknown;
}) {
  const { t } = useTranslation();
  const { saver, canWrite } = useFactDesk();
  const entries = entriesOf(facts, list.path);
  const [focus, setFocus] = useState<string | null>(null);
  const change = useCommand('case.set-entry', ({ entryId }) => setFocus(entryId));

  // The first field of a new entry is where the person goes on.
  useEffect(() => {
    const first = list.fields[0];
    if (first === undefined || entries.every((e) => e.id !== focus)) return;
    document.getElementById(fieldId(`${list.path}[${focus}].${first.path}`))?.focus();
    setFocus(null);
  }, [entries, focus, list]);

  return (
    <div className="entries">
      {entries.map((entry, index) => (
        <fieldset key={entry.id} className="entry">
          <legend>
            {t(`entry-of.${list.path}`, { number: index + 1 })}
            {canWrite ? (
              <button
                type="button"
                className="link"
                onClick={() => {
                  saver.flush();
                  change.mutate({ caseId, list: list.path, entryId: entry.id, change: 'remove' });
                }}
              >
                {t('entry.remove')}
                <span className="unseen">{` ${t(`entry-of.${list.path}`, { number: index + 1 })}`}</span>
              </button>
            ) : null}
          </legend>
          <div className="fields">
            {list.fields.map((spec) => (
              <FactField
                key={spec.path}
                spec={spec}
                path={`${list.path}[${entry.id}].${spec.path}`}
                labelKey={`${list.path}.${spec.path}`}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {change.error ? <TroubleNote error={change.error} /> : null}
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="plus" size={14} />}
        disabled={!canWrite || change.isPending}
        onClick={() => {
          saver.flush();
          change.mutate({ caseId, list: list.path, entryId: null, change: 'add' });
        }}
      >
        {t(`entry-add.${list.path}`)}
      </Button>
    </div>
  );
}
