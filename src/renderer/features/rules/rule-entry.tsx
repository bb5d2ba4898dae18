/** One rule of the book: its gist, where it comes from, from when it counts, and in which of one's own cases it held. */
import { useTranslation } from 'react-i18next';
import { hasAddress } from '../../../shared/domain/answer.ts';
import { useAsk, useCommand } from '../../api.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { dayText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import type { BookRule } from './rules-screen.tsx';

/** Packs give this day where the source names none. */
const ALWAYS = '2000-01-01';

export function RuleEntry({
  packId,
  rule,
  language,
  onCase,
}: {
  readonly packId: string;
  readonly rule: BookRule;
  readonly language: 'en' | 'zh-CN';
  readonly onCase: (caseId: string) => void;
}) {
  const { t } = useTranslation();
  const copy = useCommand('rules.copy-address');
  const from = rule.from > ALWAYS ? t('rules.from', { from: dayText(rule.from, language) }) : null;
  const to = rule.to === null ? null : t('rules.until', { to: dayText(rule.to, language) });
  const times = [from, to].filter((part) => part !== null);
  return (
    <li className="rule-entry" data-rule={rule.rule}>
      <h3>
        <span className="rule-clause">{rule.clause}</span> {rule.title[language]}
      </h3>
      <p className="selectable">{rule.gist[language]}</p>
      {rule.contradicts.length === 0 ? null : (
        <p className="warn-note small">
          <Icon name="scales" size={13} /> {t('rules.contradicts', { what: rule.contradicts.join(t('list.comma')) })}
        </p>
      )}
      <p className="quiet tiny selectable">
        {rule.source} · {rule.section === rule.clause ? '' : `${rule.section} · `}
        {t('standing.confidence', { confidence: t(`rules.confidence.${rule.confidence}`) })} ·{' '}
        {t('rules.consulted', { on: dayText(rule.consultedOn, language) })}
        {times.length === 0 ? '' : ` · ${times.join(t('list.comma'))}`}
      </p>
      {hasAddress(rule) ? (
        <p className="tiny rule-address">
          <span className="quiet selectable">{rule.address}</span>{' '}
          <button type="button" className="link" onClick={() => copy.mutate({ key: rule.key })}>
            {copy.isSuccess ? t('rules.copied') : t('rules.copy')}
            <span className="unseen"> {rule.clause}</span>
          </button>
        </p>
      ) : null}
      {copy.error ? <TroubleNote error={copy.error} /> : null}
      <Disclosure label={t('rules.applied')}>
        <Applied packId={packId} rule={rule.rule} onCase={onCase} />
      </Disclosure>
    </li>
  );
}

function Applied({
  packId,
  rule,
  onCase,
}: {
  readonly packId: string;
  readonly rule: string;
  readonly onCase: (caseId: string) => void;
}) {
  const { t } = useTranslation();
  const found = useAsk('rules.applied', { packId, rule });
  if (found.error) return <TroubleNote error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const { cases, looked, total } = found.data;
  return (
    <>
      {cases.length === 0 ? <p className="quiet small">{t('rules.applied-none')}</p> : null}
      <ul className="chips">
        {cases.map(({ caseId, name }) => (
          <li key={caseId}>
            <button type="button" className="link" onClick={() => onCase(caseId)}>
              {name === null ? caseId : `${caseId} ${name}`}
            </button>
          </li>
        ))}
      </ul>
      {looked < total ? <p className="quiet tiny">{t('rules.applied-of', { looked, total })}</p> : null}
    </>
  );
}
