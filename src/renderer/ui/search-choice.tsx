/** One of a long list, found by typing part of its name. What is typed and names nothing in the list is told, never guessed. */
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useState } from 'react';
import { isOwnKey } from './keys.ts';
import { closeness, findItems, type SearchGroup, type SearchItem } from './search-items.ts';

export function SearchChoice({
  id,
  label,
  describedBy,
  className,
  placeholder,
  nothingFound,
  readOnly = false,
  bad = false,
  chosen,
  groups,
  onChoose,
  onLost,
}: {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy?: string | undefined;
  readonly className?: string;
  readonly placeholder: string;
  readonly nothingFound: string;
  readonly readOnly?: boolean;
  readonly bad?: boolean;
  readonly chosen: SearchItem | null;
  /** Asked for when the list is first needed: its names take a moment to work out. */
  readonly groups: () => readonly SearchGroup[];
  /** Null when the field was emptied. */
  readonly onChoose: (value: string | null) => void;
  /** What was left standing in the field names nothing in the list; null when that is over. */
  readonly onLost?: (typed: string | null) => void;
}) {
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() });
  const [typed, setTyped] = useState<string | null>(null);
  const isOpen = box.dropdownOpened;
  const shown = isOpen
    ? groups()
        .map(({ title, items }) => ({ title, items: typed === null ? items : findItems(items, typed) }))
        .filter((group) => group.items.length > 0)
    : [];

  const choose = (value: string | null): void => {
    setTyped(null);
    onLost?.(null);
    box.closeDropdown();
    if (value !== (chosen?.value ?? null)) onChoose(value);
  };
  const settle = (): void => {
    box.closeDropdown();
    if (typed === null) return;
    if (typed.trim() === '') {
      choose(null);
      return;
    }
    const exact = groups()
      .flatMap((group) => group.items)
      .find((item) => closeness(item, typed) === 0);
    if (exact === undefined) onLost?.(typed.trim());
    else choose(exact.value);
  };

  /** What Enter means while nothing in the list is chosen: the only thing it shows is taken, of several none is guessed. */
  const enter = (): void => {
    const values = [...new Set(shown.flatMap((group) => group.items).map((item) => item.value))];
    const isNamed = typed !== null && shown.some(({ items }) => items.some((item) => closeness(item, typed) === 0));
    const [only] = values;
    if (typed === null || typed.trim() === '' || isNamed || only === undefined) settle();
    else if (values.length === 1) choose(only);
    // The list has its own hand on this key press: it must not take the first line for chosen.
    else setTimeout(() => box.selectFirstOption(), 0);
  };

  return (
    <Combobox
      store={box}
      readOnly={readOnly}
      position="bottom-start"
      width={300}
      withinPortal={false}
      onOptionSubmit={(value) => choose(value)}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          id={id}
          size="sm"
          className={className}
          aria-label={label}
          aria-describedby={describedBy}
          placeholder={placeholder}
          readOnly={readOnly}
          error={bad}
          maxLength={100}
          value={typed ?? chosen?.label ?? ''}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => {
            if (!readOnly) box.openDropdown();
          }}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            box.openDropdown();
            box.resetSelectedOption();
          }}
          onBlur={settle}
          onKeyDown={(event) => {
            if (isOwnKey(event, 'Escape')) setTyped(null);
            if (isOwnKey(event, 'Enter') && box.getSelectedOptionIndex() === -1) enter();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown className="search-list">
        <Combobox.Options aria-label={label ?? placeholder}>
          {shown.map(({ title, items }) => {
            const options = items.map((item) => (
              <Combobox.Option key={item.value} value={item.value} active={item.value === chosen?.value}>
                {item.label}
              </Combobox.Option>
            ));
            return title === null ? (
              options
            ) : (
              <Combobox.Group key={title} label={title}>
                {options}
              </Combobox.Group>
            );
          })}
          {isOpen && shown.length === 0 ? <Combobox.Empty>{nothingFound}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
