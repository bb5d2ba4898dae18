/** The whole window: start screen while no archive is open, else the place where one is. */
import { type MantineColorScheme, MantineProvider, useMantineColorScheme } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../shared/contract/channels.ts';
import { ask, makeQueryClient, troubleOf, useAsk, useEvent, useFreshness } from '../api.ts';
import { CaseList } from '../features/cases/case-list.tsx';
import { KeepingStrip } from '../features/keeping/keeping-strip.tsx';
import { TodayScreen } from '../features/today/today-screen.tsx';
import { runCommand, useAppCommand, useCommandKeys } from '../ui/app-commands.ts';
import { wantInCase } from '../ui/case-goal.ts';
import { Waiting } from '../ui/states.tsx';
import { type Closing, useClosing } from './closing.tsx';
import { useDeadlineExport } from './deadline-export.ts';
import { type Jobs, useJobs } from './jobs.ts';
import { KeepingCommands } from './keeping-commands.tsx';
import { switchLanguage } from './language.ts';
import { Overlays } from './overlays.tsx';
import { ownCaseOf } from './places.ts';
import { theme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { useUndo } from './undo.tsx';
import { type Places, usePlaces } from './use-places.ts';

// What the first screen of every day does not need is read when it is first shown.
const CaseScreen = lazy(async () => ({ default: (await import('./case-screen.tsx')).CaseScreen }));
const SettingsPlace = lazy(async () => ({ default: (await import('./settings-place.tsx')).SettingsPlace }));
const RulesScreen = lazy(async () => ({ default: (await import('../features/rules/rules-screen.tsx')).RulesScreen }));
const FirstRun = lazy(async () => ({ default: (await import('../features/keeping/first-run.tsx')).FirstRun }));
const StartScreen = lazy(async () => ({ default: (await import('../features/start/start-screen.tsx')).StartScreen }));
const NameDialog = lazy(async () => ({ default: (await import('../features/start/name-dialog.tsx')).NameDialog }));
const TroubleScreen = lazy(async () => ({
  default: (await import('../features/keeping/trouble-screen.tsx')).TroubleScreen,
}));

const client = makeQueryClient();
/** A window of its own for one case has no other place. */
const ownCase = ownCaseOf(window.location.hash);
const schemes: Readonly<Record<AppState['theme'], MantineColorScheme>> = {
  system: 'auto',
  light: 'light',
  dark: 'dark',
};

export function Desk({ first }: { readonly first: AppState }) {
  return (
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} defaultColorScheme={schemes[first.theme]} colorSchemeManager={noStore}>
        <Notifications position="bottom-right" limit={3} />
        <Rooms first={first} />
      </MantineProvider>
    </QueryClientProvider>
  );
}

/** Main keeps the choice; the page stores nothing. */
const noStore = {
  get: (otherwise: MantineColorScheme) => otherwise,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

function Rooms({ first }: { readonly first: AppState }) {
  const { t } = useTranslation();
  const [state, setState] = useState(first);
  const places = usePlaces(ownCase === null ? { at: 'today' } : { at: 'case', caseId: ownCase });
  const { place, step, go } = places;
  const openCase = place.at === 'case' ? place.caseId : null;
  const { setColorScheme } = useMantineColorScheme();
  // A place that is known was there once: whoever lost it is no newcomer.
  const [isFirst, setFirst] = useState(!first.languageChosen && first.archive === null && first.trouble === null);
  const [elsewhere, setElsewhere] = useState(false);
  const jobs = useJobs();
  useFreshness();
  useCommandKeys();
  const undo = useUndo(state.archive !== null);

  const archiveId = useRef(state.archive?.id);
  const take = useCallback(
    (next: AppState) => {
      // The same case number in another archive is another case.
      if (next.archive?.id !== archiveId.current) step({ do: 'restart', at: { at: 'today' } });
      archiveId.current = next.archive?.id;
      setState(next);
      void switchLanguage(next.language);
      setColorScheme(schemes[next.theme]);
      // The sentences of the rules and of every list are in the language they were asked in.
      void client.invalidateQueries();
    },
    [setColorScheme, step],
  );
  useEvent('case.changed', ({ caseId }) => {
    if (caseId !== null) return;
    void ask('app.state', {}).then((next) => {
      take(next);
    });
  });
  useEvent('app.notice', ({ level, message, nextStep }) => {
    notifications.show({
      message: nextStep === null ? message : `${message} ${nextStep}`,
      color: level === 'trouble' ? 'red' : 'sea',
      autoClose: level === 'trouble' ? false : 6000,
      closeButtonProps: { 'aria-label': t('notice.close') },
    });
  });
  const titles = useAsk('case.get', { caseId: openCase ?? '-' }, { enabled: openCase !== null });
  useEffect(() => {
    document.title = openCase === null || titles.data === undefined ? 'Casebinder' : `${openCase} – Casebinder`;
  }, [openCase, titles.data]);

  const isOpen = state.archive !== null;
  useDeadlineExport(isOpen);
  const isDesk = isOpen && ownCase === null;
  const openCaseHere = useOpenCase(go);
  useAppCommand('open-settings', () => go({ at: 'settings' }), { enabled: isDesk });
  useAppCommand('about', () => go({ at: 'settings', section: 'about' }), { enabled: isDesk });
  useAppCommand('go-today', () => go({ at: 'today' }), { enabled: isDesk });
  useAppCommand('go-cases', () => go({ at: 'cases' }), { enabled: isDesk });
  useAppCommand('go-rules', () => go({ at: 'rules' }), { enabled: isDesk });
  useAppCommand('find-all', () => searchCases(step), { enabled: isDesk });
  useAppCommand(
    'own-window',
    () => {
      if (openCase === null) return;
      void ask('case.open', { caseId: openCase, own: true });
      go({ at: 'cases' });
    },
    { enabled: isDesk && openCase !== null },
  );
  useEvent('app.command', ({ command, caseId, where }) => {
    if (command !== 'show-case' || caseId === null) return;
    // With a place in the case it is meant for the case's own window.
    if (where === undefined && ownCase === null) go({ at: 'case', caseId });
    if (where !== undefined && ownCase === caseId) wantInCase(caseId, where);
  });
  const canWrite = state.archive !== null && state.archive.readOnlyBecause === null;
  const closeButtonProps = { 'aria-label': t('notice.close') };
  const newCase = (): void => {
    void ask('case.create', {})
      .then(({ caseId }) => openCaseHere(caseId))
      .catch((error: unknown) => {
        const { message, nextStep } = troubleOf(error);
        notifications.show({ message: `${message} ${nextStep}`, color: 'red', autoClose: false, closeButtonProps });
      });
  };
  useAppCommand('new-case', newCase, { enabled: isDesk && canWrite });
  const closing = useClosing(openCase === null ? null : (titles.data ?? null), canWrite, openCaseHere);
  return (
    <div className="window">
      <Overlays isOpen={isOpen} onCase={openCaseHere} />
      <Suspense fallback={null}>
        {isFirst ? (
          <FirstRun
            state={state}
            sampleJob={jobs.latest('sample', null)}
            onState={take}
            onDone={() => setFirst(false)}
          />
        ) : state.archive === null && state.trouble !== null && !elsewhere ? (
          <TroubleScreen
            trouble={state.trouble}
            latest={(kind) => jobs.latest(kind, null)}
            onOther={() => setElsewhere(true)}
          />
        ) : state.archive === null ? (
          <StartScreen state={state} job={jobs.latest('sample', null)} onState={take} />
        ) : (
          <>
            {canWrite && state.by === null ? (
              <Suspense fallback={null}>
                <NameDialog onState={take} />
              </Suspense>
            ) : null}
            <TopBar state={state} places={places} undo={undo} isDesk={ownCase === null} onCase={openCaseHere} />
            {state.archive.readOnlyBecause === null ? null : (
              <p className="strip" role="status">
                {state.archive.readOnlyBecause} {state.archive.readOnlyNextStep}
              </p>
            )}
            {canWrite && ownCase === null ? (
              <KeepingStrip onSettings={() => go({ at: 'settings', section: 'archive' })} />
            ) : null}
            <KeepingCommands
              openCase={openCase}
              canWrite={canWrite}
              onSettings={() => go({ at: 'settings', section: 'archive' })}
            />
            <Suspense fallback={<Waiting />}>
              <Screen
                state={state}
                canWrite={canWrite}
                jobs={jobs}
                places={places}
                closing={closing}
                onState={take}
                onCase={openCaseHere}
              />
            </Suspense>
            {closing.dialog}
          </>
        )}
      </Suspense>
    </div>
  );
}

/** Opens a case here, at a place in it where one is named, unless it is shown in a window of its own: then that one comes to the front. */
function useOpenCase(go: Places['go']): (caseId: string, where?: string) => void {
  return (caseId, where) => {
    const show = (): void => {
      go({ at: 'case', caseId });
      if (where !== undefined) wantInCase(caseId, where);
    };
    // What is open here needs no opening.
    if (caseId === ownCase) {
      show();
      return;
    }
    void ask('case.open', { caseId, own: ownCase !== null, ...(where !== undefined && { where }) }).then(
      ({ elsewhere }) => {
        if (!elsewhere) show();
      },
      // The case's own screen says best why it cannot be opened.
      show,
    );
  };
}

/** To the list of cases, with the search field under the keys once it is there. */
function searchCases(step: Places['step']): void {
  step({ do: 'go', to: { at: 'cases' } });
  setTimeout(() => runCommand('find'), 0);
}

/** The screen of the place where one is. */
function Screen({
  state,
  canWrite,
  jobs,
  places: { place, go },
  closing,
  onState,
  onCase,
}: {
  readonly state: AppState;
  readonly canWrite: boolean;
  readonly jobs: Jobs;
  readonly places: Places;
  readonly closing: Closing;
  readonly onState: (state: AppState) => void;
  readonly onCase: (caseId: string, where?: string) => void;
}) {
  switch (place.at) {
    case 'today':
      return (
        <TodayScreen
          canWrite={canWrite}
          judging={jobs.latest('judge', null)}
          onOpen={onCase}
          onEmpty={() => go({ at: 'cases' })}
        />
      );
    case 'cases':
      return (
        <CaseList
          canWrite={canWrite}
          judging={jobs.latest('judge', null)}
          onOpen={onCase}
          onClose={closing.close}
          onReopen={closing.reopen}
        />
      );
    case 'rules':
      return <RulesScreen canWrite={canWrite} onCase={onCase} />;
    case 'case':
      return <CaseScreen key={place.caseId} caseId={place.caseId} canWrite={canWrite} jobs={jobs} />;
    case 'settings':
      return (
        <SettingsPlace
          state={state}
          onState={onState}
          jobs={jobs}
          at={place.section}
          onSection={(section) => go({ at: 'settings', section })}
        />
      );
    default:
      return place satisfies never;
  }
}
