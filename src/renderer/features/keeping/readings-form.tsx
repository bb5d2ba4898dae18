/** The sentences of the article that can be read in two ways: what it says, our reading, why, and a switch each. */
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { clauseName } from '../../../shared/domain/clause-name.ts';
import { useAsk, useCommand } from '../../api.ts';
import { Choice, type ChoiceItem } from '../../ui/choice.tsx';
import { asLanguage } from '../../ui/format.ts';
import { TroubleNote, Waiting } from '../../ui/states.tsx';

export type Readings = OutputOf<'keeping.readings'>;

/** How we read them; what an archive begins with. */
export const ourReadings: Readings = { quality: 'A+B', freight: 'sensible', returnMeans: 'asked' };

export function ReadingsForm({ canWrite }: { readonly canWrite: boolean }) {
  const { t } = useTranslation();
  const readings = useAsk('keeping.readings', {});
  const save = useCommand('keeping.set-readings', () => void readings.refetch());
  if (readings.error) return <TroubleNote error={readings.error} onRetry={() => void readings.refetch()} />;
  const is = save.variables !== undefined && save.isPending ? save.variables : readings.data;
  if (is === undefined) return <Waiting />;
  return (
    <>
      <ReadingsFields is={is} heading="h3" readOnly={!canWrite} onChange={(next) => save.mutate(next)} />
      {save.error ? <TroubleNote error={save.error} /> : null}
      <p className="quiet tiny" role="status">
        {save.isSuccess ? t('readings.saved') : ''}
      </p>
    </>
  );
}

/** The sentences and their switches. */
export function ReadingsFields({
  is,
  heading,
  readOnly,
  onChange,
}: {
  readonly is: Readings;
  /** What each reading is headed by: what comes after the heading above the form. */
  readonly heading: 'h2' | 'h3';
  readonly readOnly: boolean;
  readonly onChange: (readings: Readings) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="readings-form">
      <p className="quiet">{t('readings.lead')}</p>
      <Clause
        heading={heading}
        name="quality"
        clause="S2.2c"
        readOnly={readOnly}
        value={is.quality}
        items={[
          { value: 'A+B', label: t('readings.quality-A+B') },
          { value: 'C', label: t('readings.quality-C') },
        ]}
        onChange={(quality) => onChange({ ...is, quality })}
      />
      <Clause
        heading={heading}
        name="freight"
        clause="S2.4"
        readOnly={readOnly}
        value={is.freight}
        items={[
          { value: 'sensible', label: t('readings.freight-sensible') },
          { value: 'literal', label: t('readings.freight-literal') },
        ]}
        onChange={(freight) => onChange({ ...is, freight })}
      />
      <Clause
        heading={heading}
        name="days"
        clause="S2.2a"
        readOnly={readOnly}
        value={is.returnMeans}
        items={[
          { value: 'asked', label: t('readings.days-asked') },
          { value: 'sent', label: t('readings.days-sent') },
          { value: 'received_back', label: t('readings.days-received_back') },
        ]}
        onChange={(returnMeans) => onChange({ ...is, returnMeans })}
      />
    </div>
  );
}

function Clause<V extends string>({
  heading: Heading,
  name,
  clause,
  value,
  items,
  readOnly,
  onChange,
}: {
  readonly heading: 'h2' | 'h3';
  readonly name: 'quality' | 'freight' | 'days';
  readonly clause: string;
  readonly value: V;
  /** Ours first. */
  readonly items: readonly ChoiceItem<V>[];
  readonly readOnly: boolean;
  readonly onChange: (value: V) => void;
}) {
  const { t, i18n } = useTranslation();
  return (
    <section className="clause">
      <Heading id={`reading-${name}`}>
        {t(`readings.${name}`)} <span className="quiet tiny">{clauseName(clause, asLanguage(i18n.language))}</span>
      </Heading>
      <p className="quiet small selectable">{t(`readings.${name}-said`)}</p>
      <Choice labelledBy={`reading-${name}`} value={value} items={items} readOnly={readOnly} onChange={onChange} />
      <p className="small">
        {t('readings.ours', { reading: items[0]?.label })} <span className="quiet">{t(`readings.${name}-why`)}</span>
      </p>
    </section>
  );
}
