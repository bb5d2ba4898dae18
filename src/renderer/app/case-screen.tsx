/** One case: header, path on the left, the step in the middle, standing on the right. Things can be dropped anywhere on it. */
import { Button } from '@mantine/core';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../api.ts';
import { useBringIn } from '../features/evidence/bring-in.tsx';
import { fieldId } from '../features/facts/fact-context.tsx';
import { FactForm } from '../features/facts/fact-form.tsx';
import { sections } from '../features/facts/form-plan.ts';
import { PasteBox } from '../features/facts/paste-box.tsx';
import { saveNow, useSaver } from '../features/facts/use-saver.ts';
import { choosePacket } from '../features/packet/kept-choice.ts';
import { StandingPanel } from '../features/standing/standing-panel.tsx';
import { TalksLog } from '../features/talks/talks-log.tsx';
import { TimelineStrip } from '../features/timeline/timeline-strip.tsx';
import { runCommand, useAppCommand } from '../ui/app-commands.ts';
import { useWantedInCase } from '../ui/case-goal.ts';
import { wantExhibit } from '../ui/exhibit-goal.ts';
import { FactTerms } from '../ui/fact-words.ts';
import { Icon } from '../ui/icons.tsx';
import { TroubleNote, Waiting } from '../ui/states.tsx';
import { CaseHead } from './case-head.tsx';
import type { Jobs } from './jobs.ts';
import { PathRail } from './path-rail.tsx';

// Read when their tab is first opened.
const EvidenceScreen = lazy(async () => ({
  default: (await import('../features/evidence/evidence-screen.tsx')).EvidenceScreen,
}));
const PacketScreen = lazy(async () => ({
  default: (await import('../features/packet/packet-screen.tsx')).PacketScreen,
}));

const tabs = ['facts', 'evidence', 'packet'] as const;
type Tab = (typeof tabs)[number];

/** Which terms the form names the values of a fact by. */
const factTerms: ReadonlyMap<string, string> = new Map(
  sections.flatMap((section) => [
    ...section.fields.flatMap((f) => ('term' in f ? [[f.path, f.term] as const] : [])),
    ...section.lists.flatMap((l) =>
      l.fields.flatMap((f) => ('term' in f ? [[`${l.path}.${f.path}`, f.term] as const] : [])),
    ),
  ]),
);

export function CaseScreen({
  caseId,
  canWrite,
  jobs,
}: {
  readonly caseId: string;
  readonly canWrite: boolean;
  readonly jobs: Jobs;
}) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('facts');
  const [goal, setGoal] = useState<string | null>(null);
  const [panelOpen, setPanelOpen] = useState(true);
  const found = useAsk('case.get', { caseId }, { keepPrevious: true });
  const path = useAsk('case.path', { caseId }, { keepPrevious: true });
  useAppCommand('case-facts', () => setTab('facts'));
  useAppCommand('case-evidence', () => setTab('evidence'));
  useAppCommand('case-packet', () => setTab('packet'));
  useAppCommand('toggle-standing', () => setPanelOpen((open) => !open));
  const saver = useSaver(caseId);
  useAppCommand('save-now', () => saveNow(saver), { enabled: canWrite && saver !== null });
  const bringIn = useBringIn({ caseId, canWrite, onBegun: () => setTab('evidence') });

  const jump = useCallback(
    (where: string) => {
      if (where === 'packet' || where === 'sent') {
        if (where === 'sent') choosePacket(caseId, { side: 'versions', noting: true });
        setTab('packet');
        return;
      }
      // Exhibits and pieces of evidence are named by an id; every fact has a subject that the form knows.
      if (!where.startsWith('#') && !knowsFact(where)) {
        wantExhibit(where);
        setTab('evidence');
        return;
      }
      setTab('facts');
      setGoal(where);
    },
    [caseId],
  );
  useWantedInCase(caseId, jump);
  const nextCode = path.data?.next.code;
  const doNext = useCallback(
    (where: string) => {
      const command = nextCode === 'close' ? 'close-case' : nextCode === 'nothing' ? 'reopen-case' : null;
      if (nextCode === 'make-reply') choosePacket(caseId, { variant: 'reply', packetId: null, picked: null });
      if (command === null || !runCommand(command)) jump(where);
    },
    [caseId, nextCode, jump],
  );
  const states = useMemo(
    () => Object.fromEntries((path.data?.steps ?? []).map(({ step, state }) => [step, state])),
    [path.data],
  );
  const negotiation = found.data?.facts.negotiation;
  const turn = states['TALKS'] === 'needs-you' ? 'yours' : states['TALKS'] === 'waits' ? 'theirs' : null;
  const logs = useMemo(
    () => ({
      negotiation: (open: (entryId: string) => void) => (
        <TalksLog caseId={caseId} log={negotiation ?? []} turn={turn} canWrite={canWrite} onOpen={open} />
      ),
    }),
    [caseId, negotiation, turn, canWrite],
  );
  const isThere = found.data !== undefined && path.data !== undefined && saver !== null;
  useEffect(() => {
    if (goal === null || tab !== 'facts' || !isThere) return;
    goTo(goal);
    setGoal(null);
  }, [goal, tab, isThere]);

  return (
    <div className="case" {...bringIn.props}>
      <section aria-label={t('case.head')}>
        <CaseHead
          caseId={caseId}
          shown={found.data}
          path={path.data}
          onNext={doNext}
          onType={() => jump('dispute.responseDueAt')}
        />
        <div className="case-tabs">
          <div role="tablist" aria-label={t('case.parts')} className="tablist">
            {tabs.map((name) => (
              <button
                key={name}
                type="button"
                role="tab"
                id={`tab-${name}`}
                aria-selected={tab === name}
                aria-controls="case-part"
                tabIndex={tab === name ? 0 : -1}
                className="tab"
                onClick={() => setTab(name)}
                onKeyDown={(event) => {
                  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? tabs.length - 1 : 0;
                  const next = tabs[(tabs.indexOf(name) + by) % tabs.length];
                  if (by === 0 || next === undefined) return;
                  setTab(next);
                  document.getElementById(`tab-${next}`)?.focus();
                }}
              >
                {t(`case.tab-${name}`)}
              </button>
            ))}
          </div>
          <span className="grow" />
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            className="top-button"
            leftSection={<Icon name="panel" size={14} />}
            aria-expanded={panelOpen}
            onClick={() => setPanelOpen(!panelOpen)}
          >
            {panelOpen ? t('case.hide-standing') : t('case.show-standing')}
          </Button>
        </div>
      </section>
      <div className={panelOpen ? 'case-body' : 'case-body no-panel'}>
        <PathRail
          path={path.data}
          onNext={doNext}
          onGo={(step) => {
            const section = sections.find((s) => s.step === step);
            if (section !== undefined) jump(`#${section.id}`);
          }}
        />
        <main className="case-middle">
          <div id="case-part" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            {found.error ? <TroubleNote error={found.error} onRetry={() => void found.refetch()} /> : null}
            {bringIn.note}
            {found.isPending ? <Waiting /> : null}
            {found.data && saver !== null && path.data && tab === 'facts' ? (
              <FactForm
                caseId={caseId}
                saver={saver}
                facts={found.data.facts}
                toldAt={found.dataUpdatedAt}
                canWrite={canWrite}
                states={states}
                goal={goal}
                logs={logs}
                header={
                  <FactTerms value={factTerms}>
                    <PasteBox />
                  </FactTerms>
                }
                footer={canWrite ? <StoryFoot caseId={caseId} onBegun={() => setTab('evidence')} /> : null}
              />
            ) : null}
            <Suspense fallback={<Waiting />}>
              {tab === 'evidence' ? (
                <EvidenceScreen caseId={caseId} job={jobs.latest('intake', caseId)} canWrite={canWrite} />
              ) : null}
              {tab === 'packet' ? (
                <PacketScreen caseId={caseId} job={jobs.latest('packet', caseId)} canWrite={canWrite} onJump={jump} />
              ) : null}
            </Suspense>
          </div>
        </main>
        {panelOpen ? (
          <FactTerms value={factTerms}>
            <StandingPanel caseId={caseId} onJump={jump} />
          </FactTerms>
        ) : null}
      </div>
      <TimelineStrip caseId={caseId} onJump={jump} />
      {bringIn.over ? (
        <div className="drop-veil" aria-hidden="true">
          <p>{t('case.drop-here')}</p>
        </div>
      ) : null}
    </div>
  );
}

/** After the first facts come the files: from here, or dropped anywhere. */
function StoryFoot({ caseId, onBegun }: { readonly caseId: string; readonly onBegun: () => void }) {
  const { t } = useTranslation();
  const pick = useCommand('evidence.pick', ({ jobId }) => {
    if (jobId !== null) onBegun();
  });
  return (
    <>
      <div className="story-foot">
        <Button
          size="sm"
          variant="default"
          data-stop
          leftSection={<Icon name="folder" size={14} />}
          disabled={pick.isPending}
          onClick={() => pick.mutate({ caseId, what: 'folder' })}
        >
          {t('evidence.add-folder')}
        </Button>
        <span className="quiet small">{t('section-more.files')}</span>
      </div>
      {pick.error ? <TroubleNote error={pick.error} /> : null}
    </>
  );
}

function knowsFact(where: string): boolean {
  return sectionOf(where) !== undefined || where.includes('.');
}

function sectionOf(where: string) {
  const own = sections.find((s) => s.fields.some((f) => f.path === where));
  if (own !== undefined) return own;
  const subject = where.split(/[.[]/)[0] ?? '';
  const near = sections.find((s) => s.lists.some((l) => where.startsWith(l.path)));
  return near ?? sections.find((s) => s.fields.some((f) => f.path.startsWith(`${subject}.`)));
}

const SAVED_NOTE_PX = 24;

/** Scrolls the middle column and nothing around it: `scrollIntoView` would move the whole page as well. */
function bringUp(target: HTMLElement | null, where: 'start' | 'center'): void {
  const middle = target?.closest<HTMLElement>('.case-middle');
  if (!target || !middle) return;
  const [at, frame] = [target.getBoundingClientRect(), middle.getBoundingClientRect()];
  const room = where === 'start' ? SAVED_NOTE_PX : Math.max(SAVED_NOTE_PX, (frame.height - at.height) / 2);
  middle.scrollTop += at.top - frame.top - room;
}

/** Brings a field, or the nearest thing that could take the fact, before the person's eyes and under his keys. */
function goTo(where: string): void {
  if (where.startsWith('#')) {
    bringUp(document.getElementById(`section-${where.slice(1)}`), 'start');
    return;
  }
  const field = document.getElementById(fieldId(where));
  const target = field?.matches('input, select, textarea')
    ? field
    : (field?.querySelector<HTMLElement>('input:checked') ??
      field?.querySelector<HTMLElement>('input, select, textarea, button'));
  if (target) {
    bringUp(target, 'center');
    target.focus({ preventScroll: true });
    return;
  }
  const section = sectionOf(where);
  const place = section === undefined ? null : document.getElementById(`section-${section.id}`);
  bringUp(place, 'start');
  place?.querySelector<HTMLElement>('button, input, select, textarea')?.focus({ preventScroll: true });
}
