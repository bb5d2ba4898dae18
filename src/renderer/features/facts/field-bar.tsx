/** One line at the foot of the form: what the field under the keys is for, and how to get to what stands behind it. */
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SavedNote } from './saved-note.tsx';

export function FieldBar({ form }: { readonly form: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const [labelKey, setLabelKey] = useState<string | null>(null);
  useEffect(() => {
    const hear = (event: Event): void => {
      const near = event.target instanceof Element ? event.target.closest('[data-label]') : null;
      if (near !== null) setLabelKey(near.getAttribute('data-label'));
    };
    const element = form.current;
    element?.addEventListener('focusin', hear);
    return () => element?.removeEventListener('focusin', hear);
  }, [form]);
  return (
    <div className="field-bar small">
      <p className="cut" aria-hidden="true">
        {labelKey === null ? (
          <span className="quiet">{t('fact.bar-empty')}</span>
        ) : (
          <>
            <span>{t(`help.${labelKey}`)}</span> <span className="quiet nowrap">{t('fact.bar-keys')}</span>
          </>
        )}
      </p>
      <SavedNote />
    </div>
  );
}
