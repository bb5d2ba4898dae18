/** The company as it stands on the platform and in Latin letters; kept when one leaves a field. */
import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote, Waiting } from '../../ui/states.tsx';
import { LogoField } from './logo-field.tsx';

type Name = NonNullable<OutputOf<'keeping.company'>['name']>;

export function CompanySection({ canWrite }: { readonly canWrite: boolean }) {
  const company = useAsk('keeping.company', {});
  if (company.error) return <TroubleNote error={company.error} />;
  if (company.data === undefined) return <Waiting />;
  return (
    <>
      <CompanyFields first={company.data.name} canWrite={canWrite} />
      <CompanyLogo logo={company.data.logo} canWrite={canWrite} />
    </>
  );
}

function CompanyFields({ first, canWrite }: { readonly first: Name | null; readonly canWrite: boolean }) {
  const [typed, setTyped] = useState({ name: first?.name ?? '', latin: first?.latin ?? '' });
  const save = useCommand('keeping.set-company');
  const keep = (): void => save.mutate({ name: toName(typed) });
  return (
    <div className="company-fields">
      <NameFields typed={typed} readOnly={!canWrite} onTyped={setTyped} onLeave={keep} />
      {save.error ? <TroubleNote error={save.error} /> : null}
    </div>
  );
}

function CompanyLogo({ logo, canWrite }: { readonly logo: string | null; readonly canWrite: boolean }) {
  const client = useQueryClient();
  const save = useCommand('keeping.set-logo', (next) => client.setQueryData(['keeping.company', {}], next));
  return (
    <>
      <LogoField
        shown={logo === null ? null : `data:image/png;base64,${logo}`}
        readOnly={!canWrite}
        onLogo={(png) => save.mutate({ png })}
      />
      {save.error ? <TroubleNote error={save.error} /> : null}
    </>
  );
}

export interface TypedName {
  readonly name: string;
  readonly latin: string;
}

/** What was typed as the name of a company; null when nothing was. */
export function toName({ name, latin }: TypedName): Name | null {
  if (name.trim() === '') return latin.trim() === '' ? null : { name: latin.trim() };
  return { name: name.trim(), ...(latin.trim() !== '' && { latin: latin.trim() }) };
}

export function NameFields({
  typed,
  readOnly = false,
  onTyped,
  onLeave,
}: {
  readonly typed: TypedName;
  readonly readOnly?: boolean;
  readonly onTyped: (typed: TypedName) => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation();
  return (['name', 'latin'] as const).map((key) => (
    <TextInput
      key={key}
      label={t(`company.${key}`)}
      description={t(`company.${key}-why`)}
      value={typed[key]}
      maxLength={300}
      readOnly={readOnly}
      onChange={(event) => onTyped({ ...typed, [key]: event.currentTarget.value })}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (isOwnKey(event, 'Enter')) onLeave();
      }}
    />
  ));
}
