/** The facts that are rarely needed: those that are known are always there, the others behind one word. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons.tsx';
import { useFactDesk } from './fact-context.tsx';
import { FactField } from './fact-field.tsx';
import type { FieldSpec } from './form-plan.ts';

export function MoreFields({
  specs,
  base,
  labelBase,
  goal,
}: {
  readonly specs: readonly FieldSpec[];
  /** What stands before the field's own path. */
  readonly base: string;
  readonly labelBase: string;
  /** The field that somebody wants to get to. */
  readonly goal: string | null;
}) {
  const { t } = useTranslation();
  const { factOf, saver, fieldOf, taken } = useFactDesk();
  const [isOpen, setOpen] = useState(false);
  const rare = specs.filter((spec) => spec.rare === true && !taken.has(`${base}${spec.path}`));
  if (rare.length === 0) return null;
  if (!isOpen && rare.some((spec) => goal === `${base}${spec.path}`)) setOpen(true);
  const isShown = (spec: FieldSpec): boolean =>
    factOf(`${base}${spec.path}`) !== undefined || saver.draftOf(fieldOf(`${base}${spec.path}`)) !== undefined;
  const hidden = rare.filter((spec) => !isShown(spec));
  return (
    <>
      {(isOpen ? rare : rare.filter(isShown)).map((spec) => (
        <FactField key={spec.path} spec={spec} path={`${base}${spec.path}`} labelKey={`${labelBase}${spec.path}`} />
      ))}
      {hidden.length === 0 ? null : (
        <button type="button" className="more wide" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? 'up' : 'down'} size={13} />{' '}
          {isOpen ? t('section-more.less') : t('section-more.more', { count: hidden.length })}
        </button>
      )}
    </>
  );
}
