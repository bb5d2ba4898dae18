/** Filters as chips: what the list is narrowed to, each gone with one press, and a menu for each kind of filter. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../shared/contract/channels/list-channels.ts';
import { dueRanges, turns } from '../../../shared/domain/case-list.ts';
import { pathSteps } from '../../../shared/domain/case-path.ts';
import { reasons } from '../../../shared/domain/terms.ts';
import { Icon } from '../../ui/icons.tsx';
import { isNarrowed, toggled, widened } from './case-views.ts';

export function FilterBar({ view, onView }: { readonly view: CaseView; readonly onView: (view: CaseView) => void }) {
  const { t } = useTranslation();
  const chips: readonly { readonly label: string; readonly without: CaseView }[] = [
    ...view.steps.map((step) => ({ label: t(`step.${step}`), without: { ...view, steps: toggled(view.steps, step) } })),
    ...view.reasons.map((reason) => ({
      label: t(`term.reason.${reason}`),
      without: { ...view, reasons: toggled(view.reasons, reason) },
    })),
    ...(view.turn === null ? [] : [{ label: t(`turn.${view.turn}`), without: { ...view, turn: null } }]),
    ...(view.due === null ? [] : [{ label: t(`filter.due-${view.due}`), without: { ...view, due: null } }]),
  ];
  const choose = (label: string, items: readonly { value: string; label: string }[], take: (value: string) => void) => (
    <NativeSelect
      size="xs"
      className="filter"
      aria-label={label}
      value=""
      data={[{ value: '', label }, ...items]}
      onChange={(event) => {
        if (event.currentTarget.value !== '') take(event.currentTarget.value);
      }}
    />
  );
  const find = <T extends string>(words: readonly T[], value: string): T | undefined =>
    words.find((word) => word === value);
  return (
    <section className="filters" aria-label={t('filter.title')}>
      {choose(
        t('filter.step'),
        pathSteps.filter((one) => !view.steps.includes(one)).map((one) => ({ value: one, label: t(`step.${one}`) })),
        (value) => {
          const step = find(pathSteps, value);
          if (step !== undefined) onView({ ...view, steps: toggled(view.steps, step) });
        },
      )}
      {choose(
        t('filter.reason'),
        reasons
          .filter((one) => !view.reasons.includes(one))
          .map((one) => ({ value: one, label: t(`term.reason.${one}`) })),
        (value) => {
          const reason = find(reasons, value);
          if (reason !== undefined) onView({ ...view, reasons: toggled(view.reasons, reason) });
        },
      )}
      {choose(
        t('filter.turn'),
        turns.map((one) => ({ value: one, label: t(`turn.${one}`) })),
        (value) => onView({ ...view, turn: find(turns, value) ?? null }),
      )}
      {choose(
        t('filter.due'),
        dueRanges.map((one) => ({ value: one, label: t(`filter.due-${one}`) })),
        (value) => onView({ ...view, due: find(dueRanges, value) ?? null }),
      )}
      {chips.map(({ label, without }) => (
        <button
          key={label}
          type="button"
          className="chip"
          aria-label={t('filter.remove', { what: label })}
          onClick={() => onView(without)}
        >
          {label} <Icon name="cross" size={11} />
        </button>
      ))}
      {isNarrowed(view) ? (
        <button type="button" className="link" onClick={() => onView(widened(view))}>
          {t('filter.clear')}
        </button>
      ) : null}
    </section>
  );
}
