/** Whether number and buyer were compared with the order page: one question with both side by side. Never ticked by itself. */
import { useTranslation } from 'react-i18next';
import { nameOf } from './paste-words.ts';

/** The facts that only a person can say. */
export const checkedPaths: readonly string[] = ['order.orderNoConfirmed', 'customer.nameConfirmed'];

export function CheckedAsk({
  orderNo,
  buyer,
  isTicked,
  onTick,
}: {
  readonly orderNo: unknown;
  readonly buyer: unknown;
  readonly isTicked: boolean;
  readonly onTick: (on: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <li className="proposal-checked">
      <label>
        <input type="checkbox" checked={isTicked} onChange={(event) => onTick(event.currentTarget.checked)} />
        <span className="proposal-label">{t('paste.checked')}</span>
        <span className="proposal-value" dir="auto">
          {[String(orderNo ?? ''), nameOf(buyer)].filter((one) => one !== '').join(' · ')}
        </span>
      </label>
      <p className="quiet tiny">{t('paste.checked-why')}</p>
    </li>
  );
}
