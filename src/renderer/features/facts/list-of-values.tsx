/** A list of values to choose one from, the first of which is that nobody knows. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFactDesk } from './fact-context.tsx';
import type { EntryProps } from './fact-field.tsx';

export interface ListedValue {
  readonly value: string;
  readonly label: string;
}

/** A value that was kept and is not among the values any more stays in the list, so that nobody loses it by looking. */
export function ListOfValues({
  id,
  path,
  describedBy,
  bad,
  values,
  unset = 'fact.unknown',
}: Pick<EntryProps, 'id' | 'path' | 'describedBy' | 'bad'> & {
  readonly values: readonly ListedValue[];
  readonly unset?: 'fact.unknown' | 'fact.as-recommended';
}) {
  const { t } = useTranslation();
  const { factOf, saver, canWrite } = useFactDesk();
  const fact = factOf(path);
  const kept = typeof fact === 'string' ? fact : '';
  const isListed = kept === '' || values.some(({ value }) => value === kept);
  return (
    <NativeSelect
      id={id}
      size="sm"
      className={kept === '' ? 'is-unknown' : undefined}
      disabled={!canWrite}
      error={bad}
      aria-describedby={describedBy}
      value={kept}
      onChange={(event) => saver.put(path, event.currentTarget.value === '' ? null : event.currentTarget.value, 0)}
      data={[{ value: '', label: t(unset) }, ...(isListed ? [] : [{ value: kept, label: kept }]), ...values]}
    />
  );
}
