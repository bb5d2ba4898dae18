/** The first start: language and who works here, where the archive is kept, then how the article is read. Every page leads back, and nothing is made before the last. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent as ReactKeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState, JobView } from '../../../shared/contract/channels.ts';
import { ask, useCommand } from '../../api.ts';
import { Choice } from '../../ui/choice.tsx';
import { JobLine } from '../../ui/job-line.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { NameFields, type TypedName, toName } from './company-form.tsx';
import { LogoField, pngUrl } from './logo-field.tsx';
import { ourReadings, type Readings, ReadingsFields } from './readings-form.tsx';

type Step = 'who' | 'place' | 'readings';

/** Kept by the page until there is an archive to keep it. */
interface TypedCompany extends TypedName {
  readonly logo: Uint8Array<ArrayBuffer> | null;
}

export function FirstRun({
  state,
  sampleJob,
  onState,
  onDone,
}: {
  readonly state: AppState;
  readonly sampleJob: JobView | null;
  readonly onState: (state: AppState) => void;
  readonly onDone: () => void;
}) {
  const [step, setStep] = useState<Step>('who');
  const [company, setCompany] = useState<TypedCompany>({ name: '', latin: '', logo: null });
  const [place, setPlace] = useState(state.place);
  const [readings, setReadings] = useState<Readings>(ourReadings);
  const make = useMakeArchive(company, place, readings);
  if (step === 'who') {
    return (
      <WhoPage
        state={state}
        company={company}
        onCompany={setCompany}
        onState={onState}
        onNext={() => setStep('place')}
      />
    );
  }
  if (step === 'place') {
    return (
      <PlacePage
        place={place}
        sampleJob={sampleJob}
        sampleAvailable={state.sampleAvailable}
        makeError={make.error}
        onPlace={(next) => {
          make.reset();
          setPlace(next);
        }}
        onBack={() => setStep('who')}
        onNext={() => setStep('readings')}
        onDone={onDone}
      />
    );
  }
  return (
    <ReadingsPage
      readings={readings}
      isMaking={make.isPending}
      onReadings={setReadings}
      onBack={() => setStep('place')}
      // What is wrong with the folder is said where another one can be chosen.
      onMake={() => make.mutate(undefined, { onSuccess: onDone, onError: () => setStep('place') })}
    />
  );
}

/** The archive with all that was typed on these pages. What was made already is not made twice. */
function useMakeArchive(company: TypedCompany, place: AppState['place'], readings: Readings) {
  const madeAt = useRef<AppState['place'] | null>(null);
  return useMutation({
    mutationFn: async (): Promise<void> => {
      if (madeAt.current !== place) await ask('archive.make', {});
      madeAt.current = place;
      const name = toName(company);
      if (name !== null) await ask('keeping.set-company', { name });
      if (company.logo !== null) await ask('keeping.set-logo', { png: company.logo });
      if (readings !== ourReadings) await ask('keeping.set-readings', readings);
    },
  });
}

/** One page: Enter anywhere on it does what its first button does. */
function Page({
  at,
  title,
  children,
  ways,
  onEnter,
}: {
  readonly at: number;
  readonly title: string;
  readonly children: ReactNode;
  readonly ways: ReactNode;
  readonly onEnter: () => void;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone: keyboard and screen reader go on at the top, unless a field has called them.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const latest = useRef(onEnter);
  latest.current = onEnter;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // A field or a button that has the focus knows itself what Enter means.
      if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest('input[type="text"], input:not([type]), button'))
        return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return (
    <main className="start first">
      <div className="start-column">
        <p className="first-head">
          <span className="wordmark">Casebinder</span>
          <span className="quiet small">{t('first.step', { at })}</span>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
        <div className="keeping-ways">{ways}</div>
      </div>
    </main>
  );
}

function WhoPage({
  state,
  company,
  onCompany,
  onState,
  onNext,
}: {
  readonly state: AppState;
  readonly company: TypedCompany;
  readonly onCompany: (company: TypedCompany) => void;
  readonly onState: (state: AppState) => void;
  readonly onNext: () => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(state.by ?? '');
  const language = useCommand('app.set-language', onState);
  const save = useCommand('app.set-name', onState);
  const fields = useRef<HTMLDivElement>(null);
  const by = name.trim();
  const next = async (): Promise<void> => {
    if (by === '') return;
    // Going on is a choice too: the language that was shown stays.
    if (!state.languageChosen) await language.mutateAsync({ language: state.language });
    if (by !== state.by) await save.mutateAsync({ by });
    onNext();
  };
  /** Enter leads to the next field, and from the last one on. */
  const leadOn = (event: ReactKeyboardEvent): void => {
    if (!isOwnKey(event, 'Enter') || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const all = [...(fields.current?.querySelectorAll('input') ?? [])];
    const after = all[all.indexOf(event.target) + 1];
    if (after === undefined) void next();
    else after.focus();
  };
  return (
    <Page
      at={1}
      title={t('first.language-title')}
      onEnter={() => void next()}
      ways={
        <Button disabled={by === ''} loading={save.isPending} onClick={() => void next()}>
          {t('first.next')}
        </Button>
      }
    >
      <p className="quiet start-lead">{t('first.language-lead')}</p>
      <div className="start-part">
        <Choice
          label={t('start.language')}
          value={state.language}
          items={[
            { value: 'en', label: <span lang="en">English</span> },
            { value: 'zh-CN', label: <span lang="zh-CN">简体中文</span> },
          ]}
          onChange={(value) => language.mutate({ language: value })}
        />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in its fields leads to the next one. */}
      <div className="first-fields" ref={fields} onKeyDown={leadOn}>
        <TextInput
          label={t('company.person')}
          description={t('company.person-why')}
          value={name}
          maxLength={100}
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NameFields
          typed={company}
          onTyped={(typed) => onCompany({ ...company, ...typed })}
          onLeave={() => undefined}
        />
      </div>
      <LogoField
        shown={company.logo === null ? null : pngUrl(company.logo)}
        onLogo={(logo) => onCompany({ ...company, logo })}
      />
      {save.error ? <TroubleNote error={save.error} /> : null}
      <p className="quiet tiny">{t('start.promise', { version: state.version })}</p>
    </Page>
  );
}

function PlacePage({
  place,
  sampleJob,
  sampleAvailable,
  makeError,
  onPlace,
  onBack,
  onNext,
  onDone,
}: {
  readonly place: AppState['place'];
  readonly sampleJob: JobView | null;
  readonly sampleAvailable: boolean;
  /** Why no archive could be made there. */
  readonly makeError: Error | null;
  readonly onPlace: (place: AppState['place']) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const pick = useCommand('archive.pick-place', onPlace);
  const sample = useCommand('archive.open-sample', onDone);
  const open = useCommand('archive.choose', ({ opened }) => {
    if (opened) onDone();
  });
  const trouble = pick.error ?? sample.error ?? open.error ?? makeError;
  const busy = sampleJob?.state === 'running';
  return (
    <Page
      at={2}
      title={t('first.place-title')}
      onEnter={() => {
        if (!busy) onNext();
      }}
      ways={
        <>
          <Button disabled={busy} onClick={onNext}>
            {t('first.next')}
          </Button>
          <Button variant="default" disabled={busy} onClick={() => open.mutate({ mode: 'existing' })}>
            {t('first.open')}
          </Button>
          {sampleAvailable ? (
            <Button variant="default" disabled={busy} onClick={() => sample.mutate({})}>
              {t('first.sample')}
            </Button>
          ) : null}
          <Button variant="subtle" disabled={busy} onClick={onBack}>
            {t('first.back')}
          </Button>
        </>
      }
    >
      <p className="quiet start-lead">{t('first.place-lead')}</p>
      <div className="first-place">
        <span className="quiet small">{t('first.place-offer')}</span>
        <span className="strong selectable">{place.says}</span>
        <Button size="xs" variant="default" onClick={() => pick.mutate({})}>
          {t('first.place-other')}
        </Button>
      </div>
      {place.danger === null ? null : (
        <p className="danger-note">{t(`first.danger-${place.danger.is}`, { name: place.danger.name })}</p>
      )}
      {sampleJob === null ? null : <JobLine job={sampleJob} />}
      {trouble ? <TroubleNote error={trouble} /> : null}
    </Page>
  );
}

function ReadingsPage({
  readings,
  isMaking,
  onReadings,
  onBack,
  onMake,
}: {
  readonly readings: Readings;
  readonly isMaking: boolean;
  readonly onReadings: (readings: Readings) => void;
  readonly onBack: () => void;
  readonly onMake: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Page
      at={3}
      title={t('first.readings-title')}
      onEnter={() => {
        if (!isMaking) onMake();
      }}
      ways={
        <>
          <Button loading={isMaking} onClick={onMake}>
            {t('first.make')}
          </Button>
          <Button variant="subtle" disabled={isMaking} onClick={onBack}>
            {t('first.back')}
          </Button>
        </>
      }
    >
      <p className="quiet start-lead">{t('first.readings-lead')}</p>
      <ReadingsFields is={readings} heading="h2" readOnly={isMaking} onChange={onReadings} />
    </Page>
  );
}
