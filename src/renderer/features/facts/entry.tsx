/** The right kind of entry for a fact. */
import { AmountEntry, QuantityEntry } from './amount-entries.tsx';
import type { EntryProps } from './fact-field.tsx';
import type { FieldSpec } from './form-plan.ts';
import { CountryEntry, FlagEntry, ItemEntry, NameEntry, OneEntry, ProseEntry, TextEntry } from './plain-entries.tsx';
import { CurrencyEntry, ExhibitEntry, ExhibitsEntry, NumberEntry, TagsEntry, TripleEntry } from './small-entries.tsx';
import { WhenEntryField, ZoneEntry } from './time-entries.tsx';

export function Entry({ spec, props }: { readonly spec: FieldSpec; readonly props: EntryProps }) {
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

/** Kinds that are a group of controls and not one: their label names the group. */
export const groupKinds: ReadonlySet<FieldSpec['kind']> = new Set(['flag', 'exhibits']);
/** Kinds that cannot be in dispute: a list, or a choice of the person himself. */
export const plainKinds: ReadonlySet<FieldSpec['kind']> = new Set(['exhibits', 'exhibit', 'choice', 'item']);
