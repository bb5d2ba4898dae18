/** Where a finding comes from, in one line: clause, source, section, how sure, when read, address; and a way to copy it. */
import { useTranslation } from 'react-i18next';
import { type Finding, hasAddress } from '../../../shared/domain/answer.ts';
import { clauseName } from '../../../shared/domain/clause-name.ts';
import { useCommand } from '../../api.ts';
import { asLanguage, dayText } from '../../ui/format.ts';
import { TroubleNote } from '../../ui/states.tsx';

export function CitationLine({ caseId, finding }: { readonly caseId: string; readonly finding: Finding }) {
  const { t, i18n } = useTranslation();
  const copy = useCommand('rules.copy-citation');
  const { pack: packId, rule, clause, citation } = finding;
  const { source, section, address, consultedOn, confidence } = citation;
  const said = [
    clauseName(clause, asLanguage(i18n.language)),
    source,
    ...(section === clause ? [] : [section]),
    t('standing.confidence', { confidence: t(`rules.confidence.${confidence}`) }),
    t('rules.consulted', { on: dayText(consultedOn, asLanguage(i18n.language)) }),
    ...(hasAddress(citation) ? [address] : []),
  ];
  return (
    <>
      <p className="tiny citation">
        <span className="quiet selectable">{said.join(' · ')}</span>{' '}
        <button type="button" className="link" onClick={() => copy.mutate({ caseId, packId, rule, section, address })}>
          {copy.isSuccess ? t('rules.copied') : t('standing.copy-source')}
          <span className="unseen"> {clause}</span>
        </button>
      </p>
      {copy.error ? <TroubleNote error={copy.error} /> : null}
    </>
  );
}
