/** To decide otherwise than the rules: with a reason, beside the rules' own result, and taken back at any time. */
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LineAnswer, type Stance, stances } from '../../../shared/domain/answer.ts';
import { useCommand } from '../../api.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { StanceTag } from './line-parts.tsx';

const LONGEST_REASON = 2000;

export function OverridePart({ caseId, line }: { readonly caseId: string; readonly line: LineAnswer }) {
  const { t } = useTranslation();
  const decide = useCommand('case.override');
  const back = (): void => decide.mutate({ caseId, lineId: line.id, decided: null });
  const { overridden } = line;
  return (
    <>
      {overridden === null ? null : (
        <div className="overridden" data-testid="overridden">
          <p className="line-head">
            <span className="small">{t('standing.you-decided')}</span>
            <StanceTag stance={overridden.stance} />
            <span className="quiet tiny">{t('standing.rules-say')}</span>
            <StanceTag stance={line.stance} />
          </p>
          <p className="selectable">
            {overridden.reason} <span className="quiet tiny">{overridden.by}</span>
          </p>
          <button type="button" className="link" disabled={decide.isPending} onClick={back}>
            {t('standing.follow-rules')}
          </button>
          {decide.error ? <TroubleNote error={decide.error} /> : null}
        </div>
      )}
      <Disclosure label={t('standing.decide-otherwise')}>
        <OverrideForm key={overridden?.reason ?? ''} caseId={caseId} line={line} />
      </Disclosure>
    </>
  );
}

function OverrideForm({ caseId, line }: { readonly caseId: string; readonly line: LineAnswer }) {
  const { t } = useTranslation();
  const others = stances.filter((stance) => stance !== line.stance);
  const [stance, setStance] = useState<Stance>(line.overridden?.stance ?? others[0] ?? 'HOLD');
  const [reason, setReason] = useState(line.overridden?.reason ?? '');
  const decide = useCommand('case.override');
  const said = reason.trim();
  return (
    <div>
      <NativeSelect
        size="xs"
        label={t('standing.decide-what')}
        value={stance}
        data={others.map((value) => ({ value, label: t(`term.stance.${value}`) }))}
        onChange={(event) => setStance(others.find((one) => one === event.currentTarget.value) ?? stance)}
      />
      <Textarea
        size="xs"
        autosize
        minRows={2}
        label={t('standing.decide-why')}
        description={t('standing.decide-needs-reason')}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <p className="chips">
        <Button
          size="compact-xs"
          variant="default"
          disabled={said === '' || decide.isPending}
          onClick={() => decide.mutate({ caseId, lineId: line.id, decided: { stance, reason: said } })}
        >
          {t('standing.decide')}
        </Button>
      </p>
      {decide.error ? <TroubleNote error={decide.error} /> : null}
    </div>
  );
}
