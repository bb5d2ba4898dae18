/** A dialog over the window: the system's own, so that Tab stays inside, Escape closes it, and focus returns to where it was. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';

export function Dialog({
  title,
  className = '',
  isTitleSeen = true,
  onClose,
  children,
}: {
  readonly title: string;
  readonly className?: string;
  /** False where the title is only spoken. */
  readonly isTitleSeen?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const titleId = useId();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the box closes it; Escape does so by keyboard.
    <dialog
      ref={box}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div className={isTitleSeen ? 'dialog-head' : 'unseen'}>
        <h2 id={titleId}>{title}</h2>
        {isTitleSeen ? (
          <button type="button" className="top-link" aria-label={t('notice.close')} onClick={onClose}>
            <Icon name="cross" size={14} />
          </button>
        ) : null}
      </div>
      {children}
    </dialog>
  );
}
