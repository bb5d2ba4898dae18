/** The entries of a list of facts: claim lines, items, inspections. A log shows one entry at a time, the others stand elsewhere as rows. */
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { entriesOf, fieldId, useFactDesk } from './fact-context.tsx';
import { FactField } from './fact-field.tsx';
import type { ListSpec } from './form-plan.ts';
import { MoreFields } from './more-fields.tsx';

export function EntryList({
  list,
  facts,
  opened,
  onClose,
  goal,
}: {
  readonly list: ListSpec;
  readonly facts: unknown;
  /** Of a log: the entry that is open; undefined shows every entry. */
  readonly opened?: string | null;
  readonly onClose?: () => void;
  readonly goal: string | null;
}) {
  const { t } = useTranslation();
  const { caseId, saver, canWrite, taken } = useFactDesk();
  const all = entriesOf(facts, list.path);
  const entries = opened === undefined ? all : all.filter((entry) => entry.id === opened);
  const [focus, setFocus] = useState<string | null>(null);
  const change = useCommand('case.set-entry', ({ entryId }) => setFocus(entryId));

  // The first field of a new entry is where the person goes on.
  useEffect(() => {
    const first = list.fields.find((spec) => !taken.has(`${list.path}[${focus}].${spec.path}`));
    if (first === undefined || entries.every((e) => e.id !== focus)) return;
    document.getElementById(fieldId(`${list.path}[${focus}].${first.path}`))?.focus();
    setFocus(null);
  }, [entries, focus, list, taken]);

  return (
    <div className="entries">
      {entries.map((entry) => {
        const number = all.indexOf(entry) + 1;
        const base = `${list.path}[${entry.id}]`;
        return (
          <fieldset key={entry.id} className="entry">
            <legend>
              {t(`entry-of.${list.path}`, { number })}
              {canWrite ? (
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    saver.flush();
                    change.mutate({ caseId, list: list.path, entryId: entry.id, change: 'remove' });
                    onClose?.();
                  }}
                >
                  {t('entry.remove')}
                  <span className="unseen">{` ${t(`entry-of.${list.path}`, { number })}`}</span>
                </button>
              ) : null}
              {onClose === undefined ? null : (
                <button type="button" className="link" onClick={onClose}>
                  {t('entry.done')}
                </button>
              )}
            </legend>
            <div className="fields">
              {list.fields
                .filter((spec) => spec.rare !== true && !taken.has(`${base}.${spec.path}`))
                .map((spec) => (
                  <FactField
                    key={spec.path}
                    spec={spec}
                    path={`${base}.${spec.path}`}
                    labelKey={`${list.path}.${spec.path}`}
                  />
                ))}
              <MoreFields specs={list.fields} base={`${base}.`} labelBase={`${list.path}.`} goal={goal} />
            </div>
          </fieldset>
        );
      })}
      {change.error ? <TroubleNote error={change.error} /> : null}
      {opened === undefined ? (
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
      ) : null}
    </div>
  );
}
