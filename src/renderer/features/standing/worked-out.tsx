/** What was worked out from the facts: fault, risk, weights, samples, sums; and an appeal's readiness point by point. */
import { useTranslation } from 'react-i18next';
import type { Answer, LineAnswer } from '../../../shared/domain/answer.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { asLanguage } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';

/** Judgements of a line that say something; an undecided fault says nothing that the stance does not. */
export function WorkedOut({ line }: { readonly line: LineAnswer }) {
  const { t } = useTranslation();
  const judgements = line.judgements.filter((j) => j.value !== 'UNDETERMINED');
  if (judgements.length + line.sampling.length === 0) return null;
  return (
    <div className="part">
      <h3>{t('standing.worked-out')}</h3>
      <ul className="notes">
        {judgements.map((j) => (
          <li key={j.about}>
            <span className="selectable">{j.says}</span>
            {j.override === null ? null : <span className="quiet selectable"> {j.override.reason}</span>}
            {j.basis.length === 0 ? null : <span className="quiet tiny"> {j.basis.join(' · ')}</span>}
          </li>
        ))}
        {line.sampling.map((s) => (
          <li key={s.inspectionId} data-verdict={s.verdict}>
            <span className="selectable">{s.says}</span>
            {s.plans[0] === undefined ? null : (
              <span className="quiet tiny">
                {' '}
                {t('standing.plan-source', { source: s.plans[0].source, confidence: s.plans[0].confidence })}
              </span>
            )}
            <span className="quiet tiny how">
              {s.trust
                .map(({ point, holds }) =>
                  t('standing.trust', {
                    what: t(`standing.trust-point.${point}`),
                    is: t(`standing.trust-is.${String(holds)}`),
                  }),
                )
                .concat(s.weak)
                .join(t('list.semicolon'))}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the claims come to in money: a proposal, never a duty. */
export function Sums({ sums }: { readonly sums: Answer['sums'] }) {
  const { t, i18n } = useTranslation();
  const language = asLanguage(i18n.language);
  const known = sums.refunds.filter((r) => r.formula !== null);
  if (known.length + sums.freight.length === 0) return null;
  return (
    <section className="standing-part">
      <h3>{t('standing.sums')}</h3>
      <p className="quiet tiny">{t('standing.sums-why')}</p>
      <ul className="notes">
        {known.map((r) => (
          <li key={r.line} className="selectable">
            {r.formula}
          </li>
        ))}
        {sums.total === null || known.length < 2 ? null : (
          <li className="selectable">{t('standing.sum', { amount: formatMoney(sums.total, language) })}</li>
        )}
        {sums.inOther === null ? null : (
          <li className="selectable">
            {t('standing.sum-other', {
              amount: formatMoney(sums.inOther.amount, language),
              rate: sums.inOther.rate,
              date: sums.inOther.date,
              source: sums.inOther.source,
            })}
          </li>
        )}
        {sums.freight.map((f) => (
          <li key={f.leg} className="selectable">
            {t(`term.leg.${f.leg}`)}{' '}
            <span className="quiet">
              {f.by === 'value' ? t('standing.by-value') : t('standing.by-volume')} {f.formula}
            </span>
          </li>
        ))}
        {sums.notes.map((note) => (
          <li key={note} className="selectable">
            {note}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The appeal's readiness: what is not done is a way to it. */
export function Readiness({
  appeal,
  onJump,
}: {
  readonly appeal: Answer['appeal'];
  readonly onJump: (factPath: string) => void;
}) {
  const { t } = useTranslation();
  if (!appeal.available || appeal.readiness.length === 0) return null;
  const done = appeal.readiness.filter((r) => r.ok === true).length;
  return (
    <section className="standing-part">
      <h3>{t('standing.readiness', { done, of: appeal.readiness.length })}</h3>
      <ul className="notes">
        {appeal.readiness.map((r) => (
          <li key={r.id} data-ready={String(r.ok)}>
            <Icon name={r.ok === null ? 'question' : r.ok ? 'check' : 'cross'} size={13} />
            <span className="unseen">{t(`standing.ready.${String(r.ok)}`)}</span>{' '}
            {r.ok === false && r.where !== null ? (
              <button type="button" className="link" onClick={() => onJump(r.where ?? '')}>
                {r.says}
              </button>
            ) : (
              <span className="selectable">{r.says}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
