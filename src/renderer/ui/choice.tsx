/** A few exclusive choices side by side: real radio buttons, drawn as one strip. */
import { type ReactNode, useId } from 'react';

export interface ChoiceItem<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
}

export function Choice<V extends string>({
  id,
  labelledBy,
  label,
  describedBy,
  value,
  items,
  readOnly = false,
  fill = false,
  isUnset = false,
  isChips = false,
  onChange,
}: {
  readonly id?: string;
  readonly labelledBy?: string;
  readonly label?: string;
  readonly describedBy?: string | undefined;
  readonly value: V;
  readonly items: readonly ChoiceItem<V>[];
  readonly readOnly?: boolean;
  readonly fill?: boolean;
  /** What is chosen stands for no answer, and is drawn fainter. */
  readonly isUnset?: boolean;
  /** Words of any length, each in a frame of its own, on as many lines as they need. */
  readonly isChips?: boolean;
  readonly onChange: (value: V) => void;
}) {
  const name = useId();
  return (
    <div
      id={id}
      role="radiogroup"
      className={`choice${fill ? ' fill' : ''}${isUnset ? ' is-unset' : ''}${isChips ? ' chips' : ''}`}
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {items.map((item) => (
        <label key={item.value}>
          <input
            type="radio"
            className="unseen"
            name={name}
            value={item.value}
            checked={item.value === value}
            disabled={readOnly}
            onChange={() => onChange(item.value)}
          />
          <span>{item.label}</span>
        </label>
      ))}
    </div>
  );
}
