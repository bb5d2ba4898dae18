/** Who of a pasted talk is the exporter himself, and what becomes of his own words: they stay out of packets unless he lets them in. */
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api.ts';
import { Icon } from '../../ui/icons.tsx';
import { useFactDesk } from './fact-context.tsx';

/** Every name that the person has given as his own or his firm's, as he writes it and in Latin letters. */
export function useOwnNames(): readonly string[] {
  const { factOf } = useFactDesk();
  const state = useAsk('app.state', {});
  const company = useAsk('keeping.company', {});
  const seller = factOf('seller.name');
  const names = [state.data?.by, company.data?.name, seller].flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [one];
    return [Reflect.get(one, 'name'), Reflect.get(one, 'latin')] as unknown[];
  });
  return names.filter((name): name is string => typeof name === 'string' && name.trim() !== '');
}

export function OwnWords({
  own,
  unclear,
  isLetIn,
  onLetIn,
}: {
  /** How many of the ticked messages are his, and of how many nobody knows who wrote them. */
  readonly own: number;
  readonly unclear: number;
  readonly isLetIn: boolean;
  readonly onLetIn: (isLetIn: boolean) => void;
}) {
  const { t } = useTranslation();
  if (own + unclear === 0) return null;
  return (
    <div className="paste-own small" role="note">
      {own === 0 ? null : (
        <p>
          <Icon name={isLetIn ? 'check' : 'alert'} size={14} />
          <span>{isLetIn ? t('paste.own-in', { count: own }) : t('paste.own-out', { count: own })}</span>
          <Checkbox
            size="xs"
            label={t('paste.let-in', { count: own })}
            checked={isLetIn}
            onChange={(event) => onLetIn(event.currentTarget.checked)}
          />
        </p>
      )}
      {unclear === 0 ? null : (
        <p>
          <Icon name="alert" size={14} />
          <span>{t('paste.unclear-out', { count: unclear })}</span>
        </p>
      )}
    </div>
  );
}
