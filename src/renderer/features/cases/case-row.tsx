/** The cells of one case: the same in every list of cases. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedCase } from '../../../shared/contract/channels/list-channels.ts';
import { DueNote } from '../../ui/due-note.tsx';
import { asLanguage, momentText, moneyText } from '../../ui/format.ts';
import { Tag } from '../../ui/tag.tsx';

export function CaseRowCells({ row, lead = null }: { readonly row: ListedCase; readonly lead?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  const unknown = <span className="quiet">{t('fact.unknown')}</span>;
  return (
    <>
      <td className="quiet nowrap" title={row.title ?? undefined}>
        {lead}
        {row.caseId}
      </td>
      <td className="nowrap">
        {row.status === 'closed' ? (
          <Tag tone="plain">{t('step.CLOSED')}</Tag>
        ) : row.step === null ? (
          unknown
        ) : (
          <Tag tone={row.turn === 'you' ? 'accent' : 'plain'}>{t(`step.${row.step}`)}</Tag>
        )}
      </td>
      <td>
        <span className={row.customerLatin === null ? 'cut one-line' : 'name-lines'}>
          <bdi className="cut">
            {row.customerName ?? row.title ?? <span className="quiet">{t('cases.no-buyer')}</span>}
          </bdi>
          {row.customerLatin === null ? null : (
            <span className="cut quiet name-latin" lang="en">
              {row.customerLatin}
            </span>
          )}
        </span>
      </td>
      <td className="nowrap">{row.orderNo ?? unknown}</td>
      <td>
        <span className="cut one-line" title={row.product ?? undefined}>
          {row.product ?? unknown}
        </span>
      </td>
      <td>
        <span className="cut one-line">
          {row.reasons.length === 0 ? unknown : row.reasons.map((r) => t(`term.reason.${r}`)).join(t('list.comma'))}
        </span>
      </td>
      <td className="number nowrap">{row.total === null ? unknown : moneyText(row.total, language)}</td>
      <td className="nowrap">{row.due === null ? null : <DueNote due={row.due} short />}</td>
      <td className="nowrap quiet">{row.turn === null || row.status === 'closed' ? null : t(`turn.${row.turn}`)}</td>
      <td className="number quiet nowrap">{momentText(row.trashedAt ?? row.changedAt, language)}</td>
    </>
  );
}
