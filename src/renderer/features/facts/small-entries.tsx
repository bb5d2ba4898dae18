/** Entries that few facts need: whole numbers, three numbers of a sampling plan, keywords, a currency, exhibits. */
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readNumber } from '../../../shared/domain/quantity-entry.ts';
import { plainText } from '../../../shared/domain/typed-text.ts';
import { useAsk } from '../../api.ts';
import type { FactValue } from '../../ui/fact-saver.ts';
import { useFactDesk } from './fact-context.tsx';
import type { EntryProps } from './fact-field.tsx';
import { ListOfValues } from './list-of-values.tsx';
import { type Meant, useTyping } from './typing.ts';

/** A box for one text that is read in its own way. */
function ReadEntry({
  props: { id, path, describedBy, bad, say },
  text,
  read,
}: {
  readonly props: EntryProps;
  readonly text: string;
  readonly read: (typed: string) => Meant;
}) {
  const { t } = useTranslation();
  const { canWrite } = useFactDesk();
  const typing = useTyping(path, text, read, say);
  return (
    <TextInput
      id={id}
      size="sm"
      placeholder={t('fact.unknown')}
      readOnly={!canWrite}
      error={bad}
      aria-describedby={describedBy}
      {...typing.props}
    />
  );
}

export function NumberEntry({ isWhole, ...props }: EntryProps & { readonly isWhole: boolean }) {
  const { t } = useTranslation();
  const kept = useFactDesk().factOf(props.path);
  const read = (typed: string): Meant => {
    if (typed.trim() === '') return { value: null };
    const value = readNumber(typed);
    return value === null || (isWhole && !Number.isInteger(value))
      ? { problem: isWhole ? t('entry.whole-unclear') : t('entry.number-unclear') }
      : { value };
  };
  return <ReadEntry props={props} text={typeof kept === 'number' ? String(kept) : ''} read={read} />;
}

const triple = ['critical', 'major', 'minor'] as const;

/** Critical, major and minor in one box: `0 / 2.5 / 4.0`. */
export function TripleEntry(props: EntryProps) {
  const { t } = useTranslation();
  const kept = useFactDesk().factOf(props.path);
  const parts = triple.map((name) => (typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : undefined));
  const isWhole = props.path.endsWith('.found');
  const read = (typed: string): Meant => {
    const text = plainText(typed);
    if (text === '') return { value: null };
    const numbers = text.split(/\s*[/;|]\s*|\s+/).map(readNumber);
    const [critical, major, minor] = numbers;
    const isGood = numbers.length === 3 && numbers.every((n) => n !== null && (!isWhole || Number.isInteger(n)));
    return isGood && critical !== undefined && major !== undefined && minor !== undefined
      ? { value: { critical, major, minor } }
      : { problem: isWhole ? t('entry.triple-whole-unclear') : t('entry.triple-unclear') };
  };
  return (
    <ReadEntry props={props} text={parts.every((n) => typeof n === 'number') ? parts.join(' / ') : ''} read={read} />
  );
}

/** Keywords, separated by commas of any language. */
export function TagsEntry(props: EntryProps) {
  const { t } = useTranslation();
  const kept = useFactDesk().factOf(props.path);
  const read = (typed: string): Meant => {
    const tags = [
      ...new Set(
        typed
          .split(/[,，、;；\n]/)
          .map((tag) => tag.trim())
          .filter((tag) => tag !== ''),
      ),
    ];
    if (tags.length > 30 || tags.some((tag) => tag.length > 60)) return { problem: t('entry.tags-unclear') };
    return { value: tags.length === 0 ? null : tags };
  };
  return <ReadEntry props={props} text={Array.isArray(kept) ? kept.join(t('list.comma')) : ''} read={read} />;
}

export function CurrencyEntry(props: EntryProps) {
  return (
    <ListOfValues
      {...props}
      values={Intl.supportedValuesOf('currency').map((currency) => ({ value: currency, label: currency }))}
    />
  );
}

/** Which exhibits prove it: each by its number and title. */
export function ExhibitsEntry({ id, path, describedBy }: EntryProps) {
  const { factOf, saver } = useFactDesk();
  const kept = factOf(path);
  const chosen = Array.isArray(kept) ? kept.filter((key: FactValue): key is string => typeof key === 'string') : [];
  return (
    <ExhibitPicker
      id={id}
      labelledBy={`${id}-label`}
      describedBy={describedBy}
      chosen={chosen}
      onChoose={(keys) => saver.put(path, keys.length === 0 ? null : keys, 0)}
    />
  );
}

/** The one exhibit that shows it. */
export function ExhibitEntry(props: EntryProps) {
  const { caseId } = useFactDesk();
  const exhibits = useAsk('evidence.list', { caseId }, { keepPrevious: true }).data?.exhibits ?? [];
  return (
    <ListOfValues
      {...props}
      values={exhibits.map((one, index) => ({ value: one.key, label: `${index + 1} · ${one.title}` }))}
    />
  );
}

/** The exhibits of the case as a short list to tick. */
export function ExhibitPicker({
  id,
  labelledBy,
  describedBy,
  chosen,
  onChoose,
}: {
  readonly id?: string;
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const { caseId, canWrite } = useFactDesk();
  const found = useAsk('evidence.list', { caseId }, { keepPrevious: true });
  const exhibits = found.data?.exhibits ?? [];
  return (
    <fieldset id={id} className="exhibit-picks" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {exhibits.length === 0 ? <p className="quiet tiny">{t('entry.no-exhibits')}</p> : null}
      {exhibits.map((exhibit, index) => (
        <label key={exhibit.key} className="exhibit-pick">
          <input
            type="checkbox"
            disabled={!canWrite}
            checked={chosen.includes(exhibit.key)}
            onChange={(event) =>
              onChoose(
                event.currentTarget.checked ? [...chosen, exhibit.key] : chosen.filter((key) => key !== exhibit.key),
              )
            }
          />
          <span className="cut">
            {index + 1} · {exhibit.title}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
