/** Above every part of a case: the buyer, the order, the amount, the step, the next deadline, and one button for what comes next. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../shared/contract/channels.ts';
import type { CasePath } from '../../shared/domain/case-path.ts';
import { readPath } from '../features/facts/fact-context.tsx';
import { DueNote } from '../ui/due-note.tsx';
import { asLanguage, moneyText } from '../ui/format.ts';
import { Tag } from '../ui/tag.tsx';
import { CaseMenu } from './case-menu.tsx';

export function CaseHead({
  caseId,
  shown,
  path,
  onNext,
  onType,
}: {
  readonly caseId: string;
  readonly shown: OutputOf<'case.get'> | undefined;
  readonly path: CasePath | undefined;
  readonly onNext: (goal: string) => void;
  /** Leads to where the platform's countdown is typed in. */
  readonly onType: () => void;
}) {
  const { t, i18n } = useTranslation();
  const read = (where: string) => readPath(shown?.facts, where);
  const name = read('customer.name');
  const nameOf = (key: string): string | null => {
    const value: unknown = typeof name === 'object' && name !== null ? Reflect.get(name, key) : null;
    return typeof value === 'string' ? value : null;
  };
  const orderNo = read('order.orderNo');
  const total: unknown = read('order.total');
  const money =
    typeof total === 'object' && total !== null && 'minor' in total && 'currency' in total
      ? moneyText({ minor: Number(total.minor), currency: String(total.currency) }, asLanguage(i18n.language))
      : null;
  return (
    <div className="case-head">
      <div className="head-name">
        <h1 className="cut">
          <bdi>{nameOf('name') ?? t('case.new')}</bdi>
        </h1>
        {nameOf('latin') === null ? null : (
          <span className="quiet small cut" lang="en">
            {nameOf('latin')}
          </span>
        )}
      </div>
      <dl className="head-facts">
        <div>
          <dt>{t('case.id')}</dt>
          <dd>{caseId}</dd>
        </div>
        <div>
          <dt>{t('fact.order.orderNo')}</dt>
          <dd>{typeof orderNo === 'string' ? orderNo : <span className="quiet">{t('fact.unknown')}</span>}</dd>
        </div>
        <div>
          <dt>{t('fact.order.total')}</dt>
          <dd className="number">{money ?? <span className="quiet">{t('fact.unknown')}</span>}</dd>
        </div>
        <div>
          <dt>{t('due.next')}</dt>
          <dd>
            {path === undefined || path.deadline === null ? (
              <>
                <span className="quiet">{t('due.none')}</span>
                {path === undefined || path.next.step === 'CLOSED' ? null : (
                  <>
                    {' '}
                    <button type="button" className="link" title={t('due.type-why')} onClick={onType}>
                      {t('due.type-it')}
                    </button>
                  </>
                )}
              </>
            ) : (
              <DueNote due={path.deadline} />
            )}
          </dd>
        </div>
      </dl>
      {path === undefined ? null : (
        <>
          <Tag tone="accent">{t(`step.${path.next.step}`)}</Tag>
          <Button
            size="sm"
            className="head-next"
            title={t(`next.${path.next.code}.do`)}
            onClick={() => onNext(path.next.goal)}
          >
            {t(`next.${path.next.code}.button`)}
          </Button>
        </>
      )}
      <CaseMenu caseId={caseId} status={shown?.status} />
    </div>
  );
}
