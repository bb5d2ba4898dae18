/** The right kind of entry for a fact. */
import { AmountEntry, QuantityEntry } from './amount-entries.tsx';
import type { EntryProps } from './fact-field.tsx';
import type { FieldSpec } from './form-plan.ts';
import {
  CountryEntry,
  FlagEntry,
  ItemEntry,
  isShort,
  NameEntry,
  OneEntry,
  ProseEntry,
  TextEntry,
} from './plain-entries.tsx';
import { CurrencyEntry, ExhibitEntry, ExhibitsEntry, NumberEntry, TagsEntry, TripleEntry } from './small-entries.tsx';
import { WhenEntryField, ZoneEntry } from './time-entries.tsx';

export function Entry({
  spec,
  props,
  isInCard,
}: {
  readonly spec: FieldSpec;
  readonly props: EntryProps;
  readonly isInCard: boolean;
}) {
  switch (spec.kind) {
    case 'text':
      return <TextEntry {...props} />;
    case 'code':
      return <TextEntry {...props} isCode />;
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
      return <OneEntry {...props} term={spec.term} options={spec.options} isInCard={isInCard} />;
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
    case 'whole':
      return <NumberEntry {...props} isWhole />;
    case 'number':
      return <NumberEntry {...props} isWhole={false} />;
    case 'triple':
      return <TripleEntry {...props} />;
    case 'exhibits':
      return <ExhibitsEntry {...props} />;
    case 'exhibit':
      return <ExhibitEntry {...props} />;
    case 'tags':
      return <TagsEntry {...props} />;
    case 'currency':
      return <CurrencyEntry {...props} />;
  }
}

const groupKinds: ReadonlySet<FieldSpec['kind']> = new Set(['flag', 'exhibits']);

/** True for a group of controls: its label names the group and not one of them. */
export function isGroupOf(spec: FieldSpec, isInCard: boolean): boolean {
  return groupKinds.has(spec.kind) || ('options' in spec && (isInCard || isShort(spec.options)));
}
/** Kinds that cannot be in dispute: a list, or a choice of the person himself. */
export const plainKinds: ReadonlySet<FieldSpec['kind']> = new Set(['exhibits', 'exhibit', 'choice', 'item']);
