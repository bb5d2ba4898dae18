/** The packet studio: what kind, on what paper, in which language; the outline, the real pages, and what stands in the way. */
import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView, OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { useAppCommand } from '../../ui/app-commands.ts';
import { Choice } from '../../ui/choice.tsx';
import { wantExhibit } from '../../ui/exhibit-goal.ts';
import { JobLine } from '../../ui/job-line.tsx';
import { EmptyNote, TroubleNote, Waiting } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { type PacketChoice, useKeptChoice } from './kept-choice.ts';
import { LightsRow } from './lights-row.tsx';
import { PacketFileButtons, PacketFileWord, usePacketFile } from './packet-file.tsx';
import { PreflightList } from './preflight-list.tsx';
import { Studio } from './studio.tsx';
import type { Packet } from './versions-pane.tsx';

const variants = ['appeal', 'mediation', 'reply', 'file-copy'] as const;
export type Variant = (typeof variants)[number];
/** Each language by its own name. */
const languageNames = { en: 'English', 'zh-CN': '中文' } as const;

export function PacketScreen({
  caseId,
  job,
  canWrite,
  onJump,
}: {
  readonly caseId: string;
  readonly job: JobView | null;
  readonly canWrite: boolean;
  readonly onJump: (where: string) => void;
}) {
  const { t } = useTranslation();
  const [choice, choose] = useKeptChoice(caseId);
  const usual = useUsualVariant(caseId);
  const wanted = choice.variant ?? usual;
  const variant = wanted ?? 'reply';
  const packets = useAsk('packet.list', { caseId });
  const list = packets.data?.packets ?? [];
  // The newest stands first: what was chosen for it holds on, also after the app was closed.
  const before = list.find((one) => one.variant === variant) ?? list[0];
  const paper = choice.paper ?? before?.paper ?? 'A4';
  const language = choice.language ?? before?.language ?? 'en';
  const preflight = useAsk(
    'packet.preflight',
    { caseId, variant, paper, language },
    { keepPrevious: true, enabled: wanted !== null && !packets.isPending },
  );
  const outline = useAsk('packet.outline', { caseId, variant }, { keepPrevious: true, enabled: wanted !== null });
  const build = useCommand('packet.build');
  const built = useAsk('job.result', { jobId: job?.jobId ?? 'none' }, { enabled: job?.state === 'done' });
  const newest = built.data?.kind === 'packet' ? built.data.packetId : null;
  useEffect(() => {
    if (newest !== null) choose({ packetId: newest });
  }, [newest, choose]);

  const lines = preflight.data?.lines ?? [];
  const blocked = lines.some((l) => l.light === 'red');
  const [listOpen, setListOpen] = useState(false);
  const running = job?.state === 'running';
  // Pages of another kind are never shown under this one's name: what is saved or printed is what was chosen.
  const shown = list.find((p) => p.packetId === choice.packetId) ?? list.find((p) => p.variant === variant);
  const isNewestThere = newest === null || newest === choice.packetId || list.some((p) => p.packetId === newest);
  const isChanging = running || build.isPending || (job?.state === 'done' && built.isPending) || !isNewestThere;
  const file = usePacketFile(isChanging ? null : (shown?.packetId ?? null));
  const canBuild = canWrite && !running && !build.isPending && preflight.data !== undefined;
  const draft = (): void => build.mutate({ caseId, variant, paper, language, draft: true });
  useFirstDraft(
    canBuild &&
      usual !== null &&
      choice.variant === undefined &&
      packets.data !== undefined &&
      !packets.isFetching &&
      job?.state !== 'failed',
    list.some((p) => p.variant === variant),
    `${caseId} ${variant}`,
    draft,
  );
  useAppCommand('build-packet', draft, { enabled: canBuild });

  /** The same packet as the one that is shown, from the case as it stands. */
  const again = (old: Packet): void => {
    const wishes = { variant: old.variant, paper: old.paper, language: old.language };
    choose(wishes);
    build.mutate({ caseId, ...wishes, draft: true });
  };

  const jump = (where: string): void => {
    // Should it lead to the box, the box opens there.
    wantExhibit(where);
    onJump(where);
  };

  return (
    <div className="packet">
      <div className="studio-top">
        <Wishes variant={variant} paper={paper} language={language} onChoose={choose} />
        <span className="grow" />
        <div className="studio-acts">
          <Button size="sm" variant="default" disabled={!canBuild} onClick={draft}>
            {t('packet.build-draft')}
          </Button>
          <Button
            size="sm"
            disabled={!canBuild || blocked}
            title={blocked ? t('packet.issue-blocked') : t('packet.issue-why')}
            onClick={() => build.mutate({ caseId, variant, paper, language, draft: false })}
          >
            {t('packet.issue')}
          </Button>
          <PacketFileButtons file={file} />
        </div>
      </div>
      {choice.language === undefined && before === undefined && packets.data !== undefined ? (
        <p className="quiet small studio-word">{t('packet.language-usual')}</p>
      ) : null}
      {build.error ? <TroubleNote error={build.error} /> : null}
      {job === null ? null : <JobLine job={job} />}
      <PacketFileWord file={file} />
      {preflight.error ? <TroubleNote error={preflight.error} onRetry={() => void preflight.refetch()} /> : null}
      {lines.length === 0 ? null : (
        <LightsRow lines={lines} isOpen={listOpen} onToggle={() => setListOpen(!listOpen)} />
      )}
      {listOpen ? <PreflightList caseId={caseId} canWrite={canWrite} lines={lines} onJump={jump} /> : null}
      {shown !== undefined && !shown.outdated && (shown.paper !== paper || shown.language !== language) ? (
        <div className="outdated" role="status">
          <Tag tone="plain" icon="alert">
            {t('packet.other-wishes', { paper: shown.paper, language: languageNames[shown.language] })}
          </Tag>
          <Button size="compact-sm" variant="default" disabled={!canBuild} onClick={draft}>
            {t('packet.build-as-chosen')}
          </Button>
        </div>
      ) : null}
      {shown?.outdated ? (
        <div className="outdated" role="status">
          <Tag tone="warn" icon="alert">
            {t('packet.outdated')}
          </Tag>
          <Button size="compact-sm" variant="default" disabled={!canBuild} onClick={() => again(shown)}>
            {t('packet.build-again')}
          </Button>
        </div>
      ) : null}
      {packets.error ? <TroubleNote error={packets.error} onRetry={() => void packets.refetch()} /> : null}
      {outline.error ? <TroubleNote error={outline.error} onRetry={() => void outline.refetch()} /> : null}
      {outline.isPending || packets.isPending ? <Waiting /> : null}
      {outline.data === undefined || packets.data === undefined ? null : (
        <Studio
          caseId={caseId}
          variant={variant}
          outline={outline.data}
          packets={list}
          shown={shown ?? null}
          choice={choice}
          canWrite={canWrite}
          empty={
            running ? null : <EmptyNote>{list.length === 0 ? t('packet.empty') : t('packet.empty-kind')}</EmptyNote>
          }
          onChoose={choose}
          onJump={jump}
        />
      )}
    </div>
  );
}

function Wishes({
  variant,
  paper,
  language,
  onChoose,
}: {
  readonly variant: Variant;
  readonly paper: Packet['paper'];
  readonly language: Packet['language'];
  readonly onChoose: (part: Partial<PacketChoice>) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        size="sm"
        className="studio-variant"
        aria-label={t('packet.variant')}
        value={variant}
        data={variants.map((value) => ({ value, label: t(`term.variant.${value}`) }))}
        onChange={(event) => {
          const picked = variants.find((v) => v === event.currentTarget.value);
          if (picked !== undefined) onChoose({ variant: picked, packetId: null, picked: null });
        }}
      />
      <Choice
        label={t('packet.paper')}
        value={paper}
        items={[
          { value: 'A4', label: 'A4' },
          { value: 'Letter', label: 'Letter' },
        ]}
        onChange={(value) => onChoose({ paper: value })}
      />
      <Choice
        label={t('packet.language')}
        value={language}
        items={[
          { value: 'en', label: <span lang="en">English</span> },
          { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
        ]}
        onChange={(value) => onChoose({ language: value })}
      />
    </>
  );
}

/** Drafts that were begun by themselves in this run: one that fails or is taken away is not begun again behind one's back. */
const begun = new Set<string>();

/** Whoever opens the packet of a case wants to see it: where there is none of its kind yet, a draft is made by itself. */
function useFirstDraft(canBegin: boolean, isThere: boolean, what: string, draft: () => void): void {
  const begin = useRef(draft);
  begin.current = draft;
  useEffect(() => {
    if (!canBegin || isThere || begun.has(what)) return;
    begun.add(what);
    begin.current();
  }, [canBegin, isThere, what]);
}

/** What the case most likely needs now: against a decision an appeal, before the platform its paper, else an answer to the buyer. Null while that is not known. */
function useUsualVariant(caseId: string): Variant | null {
  const found = useAsk('case.get', { caseId });
  const answer = useAsk('case.assess', { caseId });
  if (found.data === undefined || (answer.data === undefined && !answer.isError)) return found.isError ? 'reply' : null;
  const { decision, dispute }: OutputOf<'case.get'>['facts'] = found.data.facts;
  if (decision?.outcome !== undefined || decision?.no !== undefined || decision?.at !== undefined) return 'appeal';
  return answer.data?.step === 'MEDIATION' || dispute?.escalatedAt !== undefined ? 'mediation' : 'reply';
}
