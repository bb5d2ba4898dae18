/** A fact in dispute: what each source says, side by side. Nothing is picked until the person says which one holds. */
import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactValue } from '../../ui/fact-saver.ts';
import { Icon } from '../../ui/icons.tsx';
import { Entry } from './entry.tsx';
import { type FactDesk, FactDeskProvider, fieldId, type Side, useFactDesk } from './fact-context.tsx';
import { FieldSays } from './field-says.tsx';
import type { FieldSpec } from './form-plan.ts';
import type { Said } from './typing.ts';

/** A side as it is typed: its value may not be there yet. */
interface OpenSide {
  readonly key: number;
  readonly value: FactValue;
  readonly source: string;
}

const MOST_SIDES = 20;

/** What was typed last and is not complete; null when there is nothing, or nothing that can be read. */
function draftSides(text: string | undefined): readonly Side[] | null {
  if (text === undefined) return null;
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? (found as readonly Side[]) : null;
  } catch {
    return null;
  }
}

export function DisputeEntry({
  spec,
  path,
  kept,
  label,
  onEnd,
}: {
  readonly spec: FieldSpec;
  readonly path: string;
  readonly kept: readonly Side[] | null;
  readonly label: string;
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation();
  const desk = useFactDesk();
  const field = desk.fieldOf(path, 'dispute');
  const [sides, setSides] = useState<readonly OpenSide[]>(() => {
    const known = draftSides(desk.saver.draftOf(field)) ?? kept;
    const now = desk.factOf(path);
    const begun = known ?? [
      { value: now === undefined ? null : now, source: '' },
      { value: null, source: '' },
    ];
    return begun.map((side, key) => ({ key, ...side }));
  });
  const isComplete = sides.length > 1 && sides.every((side) => side.value !== null && side.source.trim() !== '');

  const change = (next: readonly OpenSide[]): void => {
    setSides(next);
    const plain = next.map(({ value, source }) => ({ value, source: source.trim() }));
    desk.saver.type(field, JSON.stringify(plain));
    if (plain.length > 1 && plain.every((side) => side.value !== null && side.source !== ''))
      desk.saver.put(path, { disputed: plain }, undefined, field);
    else desk.saver.hold(path);
  };
  const settleOn = (value: FactValue): void => {
    desk.saver.type(field, null);
    desk.saver.put(path, value, 0, field);
    onEnd();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: its name is the field's own label, which stands above it.
    <div className="dispute" role="group" aria-labelledby={`${fieldId(path)}-label`} id={fieldId(path)} tabIndex={-1}>
      <p className="field-note is-ask">
        <Icon name="scales" size={13} /> {isComplete ? t('fact.disputed') : t('fact.dispute-incomplete')}
      </p>
      {sides.map((side, index) => (
        <SideRow
          key={side.key}
          spec={spec}
          path={path}
          side={side}
          number={index + 1}
          label={label}
          onChange={(next) => change(sides.map((one) => (one.key === side.key ? { ...one, ...next } : one)))}
          onRemove={sides.length > 2 ? () => change(sides.filter((one) => one.key !== side.key)) : null}
          onHolds={side.value === null ? null : () => settleOn(side.value)}
        />
      ))}
      <div className="dispute-foot">
        {sides.length < MOST_SIDES && desk.canWrite ? (
          <button
            type="button"
            className="link"
            onClick={() =>
              change([...sides, { key: Math.max(...sides.map((s) => s.key)) + 1, value: null, source: '' }])
            }
          >
            {t('fact.dispute-add')}
          </button>
        ) : null}
        {kept === null ? (
          <button
            type="button"
            className="link"
            onClick={() => {
              desk.saver.hold(path);
              desk.saver.type(field, null);
              onEnd();
            }}
          >
            {t('fact.dispute-not')}
          </button>
        ) : null}
      </div>
    </div>
  );
}

function SideRow({
  spec,
  path,
  side,
  number,
  label,
  onChange,
  onRemove,
  onHolds,
}: {
  readonly spec: FieldSpec;
  readonly path: string;
  readonly side: OpenSide;
  readonly number: number;
  readonly label: string;
  readonly onChange: (next: { readonly value?: FactValue; readonly source?: string }) => void;
  readonly onRemove: (() => void) | null;
  readonly onHolds: (() => void) | null;
}) {
  const { t } = useTranslation();
  const desk = useFactDesk();
  const [said, setSaid] = useState<Said | null>(null);
  const id = `${fieldId(path)}-side-${number}`;
  // The same entry as ever, writing into this side instead of into the fact.
  const sideDesk = useMemo<FactDesk>(
    () => ({
      ...desk,
      factOf: (where) => (where === path ? (side.value ?? undefined) : desk.factOf(where)),
      fieldOf: (where, part) => desk.fieldOf(where, `side-${side.key}${part === undefined ? '' : `-${part}`}`),
      saver: {
        put: (_, value) => onChange({ value }),
        hold: () => onChange({ value: null }),
        flush: () => desk.saver.flush(path),
        type: () => {},
        draftOf: () => undefined,
        insist: () => {},
        yieldTo: () => {},
      },
    }),
    [desk, path, side, onChange],
  );
  return (
    <div className="side">
      <div>
        <span className="field-label" id={`${id}-label`}>
          {t('fact.side-value', { number })}
          <span className="unseen">{` ${label}`}</span>
        </span>
        <FactDeskProvider value={sideDesk}>
          <Entry
            isInCard={false}
            spec={spec}
            props={{
              id,
              path,
              describedBy: said === null ? undefined : `${id}-note`,
              bad: said?.tone === 'bad',
              say: setSaid,
            }}
          />
        </FactDeskProvider>
        {said === null ? null : <FieldSays id={`${id}-note`} said={said} />}
      </div>
      <div>
        <label className="field-label" htmlFor={`${id}-source`}>
          {t('fact.side-source')}
        </label>
        <TextInput
          id={`${id}-source`}
          size="sm"
          placeholder={t('fact.side-source-example')}
          readOnly={!desk.canWrite}
          value={side.source}
          onChange={(event) => onChange({ source: event.currentTarget.value })}
          onBlur={() => desk.saver.flush(path)}
        />
      </div>
      <div className="side-acts">
        <Button
          size="compact-xs"
          variant="default"
          disabled={onHolds === null || !desk.canWrite}
          onClick={() => onHolds?.()}
        >
          {t('fact.side-holds')}
        </Button>
        {onRemove === null ? null : (
          <button type="button" className="link" onClick={onRemove}>
            {t('entry.remove')}
          </button>
        )}
      </div>
    </div>
  );
}
