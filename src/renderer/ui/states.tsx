/** What a screen shows while it has nothing yet, while it waits, and when something went wrong. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { troubleOf } from '../api.ts';
import { Icon } from './icons.tsx';

const SHOW_AFTER_MS = 200;

/** Nothing for a blink, then a quiet word. */
export function Waiting() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className="state quiet" role="status">
      {shown ? t('state.waiting') : ''}
    </p>
  );
}

/** What happened, what to do next, and a way to try again. */
export function TroubleNote({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t } = useTranslation();
  const { message, nextStep, ref } = troubleOf(error);
  return (
    <div className="trouble" role="alert">
      <Icon name="alert" />
      <div>
        <p className="selectable">{message}</p>
        <p className="quiet selectable">
          {nextStep}
          {ref === null ? '' : ` (${ref})`}
        </p>
        {onRetry === undefined ? null : (
          <Button size="xs" variant="default" mt={8} onClick={onRetry}>
            {t('state.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** One sentence on what to do, and one button. */
export function EmptyNote({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="quiet">{children}</p>
      {action}
    </div>
  );
}
