/** A mode in which facts can be changed to see what moves. Nothing in it is saved; ending it leaves no trace. */
import { Button, NativeSelect } from '@mantine/core';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import type { LineAnswer } from '../../../shared/domain/answer.ts';
import { useAsk } from '../../api.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FactTerms, valueName } from '../../ui/fact-words.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import { StanceTag } from './line-parts.tsx';

type Try = OutputOf<'case.what-if'>['tries'][number];
/** What was changed, by fact; the empty text stands for unknown. */
type Changes = Readonly<Record<string, string>>;

const asFact = (value: string): string | boolean | null =>
  value === '' ? null : value === 'true' || value === 'false' ? value === 'true' : value;

export function WhatIf({ caseId, onEnd }: { readonly caseId: string; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const [changed, setChanged] = useState<Changes>({});
  const changes = Object.entries(changed).map(([path, value]) => ({ path, value: asFact(value) }));
  const found = useAsk('case.what-if', { caseId, changes }, { keepPrevious: true });
  const before = new Map(found.data?.before.lines.map((line) => [line.id, line]));
  const change = ({ fact, now }: Try, value: string): void =>
    setChanged(({ [fact]: _, ...others }) => (value === (now ?? '') ? others : { ...others, [fact]: value }));
  return (
    <div className="what-if" data-testid="what-if">
      <div className="what-if-head" role="status">
        <p>
          <strong>{t('standing.what-if-title')}</strong> {t('standing.what-if-why')}
        </p>
        <p className="chips">
          <Button size="compact-xs" variant="default" onClick={onEnd}>
            {t('standing.what-if-end')}
          </Button>
          {changes.length === 0 ? null : (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setChanged({})}>
              {t('standing.what-if-again')}
            </Button>
          )}
        </p>
      </div>
      {found.error ? <TroubleNote error={found.error} /> : null}
      {found.data === undefined ? <Waiting /> : null}
      {found.data?.answer.lines.map((line, index) => (
        <Moved key={line.id} line={line} before={before.get(line.id)} number={index + 1} />
      ))}
      <ul className="tries">
        {found.data?.tries.map((one) => (
          <li key={one.fact} data-fact={one.fact} data-changed={one.fact in changed}>
            <TryField one={one} value={changed[one.fact] ?? one.now ?? ''} onChange={(value) => change(one, value)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function TryField({
  one,
  value,
  onChange,
}: {
  readonly one: Try;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const terms = useContext(FactTerms);
  if (one.kind === 'day') return <DayInput label={one.ask} value={value} onDay={onChange} />;
  return (
    <NativeSelect
      size="xs"
      label={one.ask}
      value={value}
      data={[
        { value: '', label: t('fact.unknown') },
        ...one.values.map((v) => ({ value: v, label: valueName(one.fact, v, terms, t) })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Moved({
  line,
  before,
  number,
}: {
  readonly line: LineAnswer;
  readonly before: LineAnswer | undefined;
  readonly number: number;
}) {
  const { t } = useTranslation();
  const moved = before !== undefined && before.stance !== line.stance;
  const effect = moved ? 'moved' : before === undefined || before.says === line.says ? 'same' : 'reasons';
  return (
    <section className="standing-part" aria-label={t('standing.line', { number })} data-stance={line.stance}>
      <p className="line-head">
        {moved ? (
          <>
            <StanceTag stance={before.stance} /> <Icon name="turn" size={14} />
          </>
        ) : null}
        <StanceTag stance={line.stance} />
        <span className="quiet tiny">
          {t('standing.line', { number })} · {t(`standing.what-if-effect.${effect}`)}
        </span>
      </p>
      <p className="selectable">{line.says}</p>
    </section>
  );
}
