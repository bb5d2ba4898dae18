/** A part that opens on demand, by mouse or keyboard. What stands inside is made only when it is opened. */
import { type ReactNode, useId, useState } from 'react';
import { Icon } from './icons.tsx';

export function Disclosure({
  label,
  count,
  children,
}: {
  readonly label: string;
  readonly count?: number;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="disclosure">
      <button
        type="button"
        className="disclosure-head"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'down' : 'next'} size={13} />
        <span>{label}</span>
        {count === undefined ? null : <span className="quiet tiny">{count}</span>}
      </button>
      {isOpen ? (
        <div id={id} className="disclosure-body">
          {children}
        </div>
      ) : null}
    </div>
  );
}
