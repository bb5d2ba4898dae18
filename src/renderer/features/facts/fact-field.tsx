/** One fact as one field: label, the right kind of entry, what is wrong with it. Empty is unknown, and says so. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemIn } from '../../api.ts';
import { AmountEntry, QuantityEntry } from './amount-entries.tsx';
import { disputeOf, fieldId, useFactDesk } from './fact-context.tsx';
import type { FieldSpec } from './form-plan.ts';
import { CountryEntry, FlagEntry, ItemEntry, NameEntry, OneEntry, ProseEntry, TextEntry } from './plain-entries.tsx';
import { WhenEntryField, ZoneEntry } from './time-entries.tsx';

export interface EntryProps {
  readonly id: string;
  readonly path: string;
  /** Ids of the elements that say more about the field. */
  readonly describedBy: string | undefined;
  readonly bad: boolean;
  /** Tells the field what is wrong with the text as it stands; null when nothing is. */
  readonly onProblem: (problem: string | null) => void;
}

export function FactField({
  spec,
  path,
  labelKey,
}: {
  readonly spec: FieldSpec;
  readonly path: string;
  readonly labelKey: string;
}) {
  const { t, i18n } = useTranslation();
  const { view, factOf } = useFactDesk();
  const [ownProblem, setOwnProblem] = useState<string | null>(null);
  const id = fieldId(path);
  const refused = view.problems.get(path);
  const problem = ownProblem ?? (refused === undefined ? null : problemIn(refused, i18n.language));
  const dispute = disputeOf(factOf(path));
  const describedBy = problem === null && dispute === null ? undefined : `${id}-note`;
  const props: EntryProps = { id, path, describedBy, bad: problem !== null, onProblem: setOwnProblem };
  const isGroup = spec.kind === 'flag';
  return (
    <div className={spec.wide === true ? 'field wide' : 'field'} data-path={path}>
      {isGroup ? (
        <span className="field-label" id={`${id}-label`}>
          {t(`fact.${labelKey}`)}
        </span>
      ) : (
        <label className="field-label" htmlFor={id}>
          {t(`fact.${labelKey}`)}
        </label>
      )}
      <Entry spec={spec} props={props} />
      {problem === null && dispute === null ? null : (
        <p
          id={`${id}-note`}
          className={problem === null ? 'field-note' : 'field-note bad'}
          role={problem === null ? undefined : 'alert'}
        >
          {problem ?? t('fact.disputed', { sources: (dispute ?? []).map((d) => d.source).join(t('list.comma')) })}
        </p>
      )}
    </div>
  );
}

function Entry({ spec, props }: { readonly spec: FieldSpec; readonly props: EntryProps }) {
  switch (spec.kind) {
    case 'text':
      return <TextEntry {...props} />;
    case 'country':
      return <CountryEntry {...props} />;
    case 'prose':
      return <ProseEntry {...props} />;
    case 'name':
      return <NameEntry {...props} />;
    case 'flag':
      return <FlagEntry {...props} />;
    case 'item':
      return <ItemEntry {...props} />;
    case 'one':
      return <OneEntry {...props} term={spec.term} options={spec.options} />;
    case 'choice':
      return <OneEntry {...props} term={spec.term} options={spec.options} unset="fact.as-recommended" />;
    case 'when':
      return <WhenEntryField {...props} />;
    case 'zone':
      return <ZoneEntry {...props} />;
    case 'amount':
      return <AmountEntry {...props} />;
    case 'quantity':
      return <QuantityEntry {...props} />;
  }
}
