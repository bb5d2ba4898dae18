/** The packet of a case: what kind, on what paper, in which language; what stands in the way; build it and look at its pages. */
import { Button, NativeSelect } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView, OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { Choice } from '../../ui/choice.tsx';
import { wantExhibit } from '../../ui/exhibit-goal.ts';
import { asLanguage, momentText, sizeText } from '../../ui/format.ts';
import { JobLine } from '../../ui/job-line.tsx';
import { EmptyNote, TroubleNote, Waiting } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useKeptChoice } from './kept-choice.ts';
import { PageView } from './page-view.tsx';
import { PreflightList } from './preflight-list.tsx';

const variants = ['appeal', 'mediation', 'reply', 'file-copy'] as const;
type Packet = OutputOf<'packet.list'>['packets'][number];

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
  const { t, i18n } = useTranslation();
  const [choice, choose] = useKeptChoice(caseId);
  const { paper, language, zoom } = choice;
  const usual = useUsualVariant(caseId);
  const wanted = choice.variant ?? usual;
  const variant = wanted ?? 'reply';
  const preflight = useAsk(
    'packet.preflight',
    { caseId, variant, paper, language },
    { keepPrevious: true, enabled: wanted !== null },
  );
  const packets = useAsk('packet.list', { caseId });
  const build = useCommand('packet.build');
  const built = useAsk('job.result', { jobId: job?.jobId ?? 'none' }, { enabled: job?.state === 'done' });
  const newest = built.data?.kind === 'packet' ? built.data.packetId : null;
  useEffect(() => {
    if (newest !== null) choose({ packetId: newest });
  }, [newest, choose]);

  const jump = (where: string): void => {
    // Should it lead to the box, the box opens there.
    wantExhibit(where);
    onJump(where);
  };
  const again = (packet: Packet): void => {
    const wishes = { variant: packet.variant, paper: packet.paper, language: packet.language };
    choose(wishes);
    build.mutate({ caseId, ...wishes, draft: packet.draft });
  };

  const lines = preflight.data?.lines ?? [];
  const blocked = lines.some((l) => l.light === 'red');
  const running = job?.state === 'running';
  const list = packets.data?.packets ?? [];
  const shown = list.find((p) => p.packetId === choice.packetId) ?? list[0];

  return (
    <div className="packet">
      <div className="bar wrap">
        <NativeSelect
          size="sm"
          label={t('packet.variant')}
          value={variant}
          data={variants.map((value) => ({ value, label: t(`term.variant.${value}`) }))}
          onChange={(event) => {
            const picked = variants.find((v) => v === event.currentTarget.value);
            if (picked !== undefined) choose({ variant: picked });
          }}
        />
        <div>
          <span className="field-label" id="packet-paper">
            {t('packet.paper')}
          </span>
          <Choice
            labelledBy="packet-paper"
            value={paper}
            items={[
              { value: 'A4', label: 'A4' },
              { value: 'Letter', label: 'Letter' },
            ]}
            onChange={(value) => choose({ paper: value })}
          />
        </div>
        <div>
          <span className="field-label" id="packet-language">
            {t('packet.language')}
          </span>
          <Choice
            labelledBy="packet-language"
            value={language}
            items={[
              { value: 'en', label: <span lang="en">English</span> },
              { value: 'zh-CN', label: <span lang="zh-CN">简体中文</span> },
            ]}
            onChange={(value) => choose({ language: value })}
          />
        </div>
        <span className="grow" />
        {blocked ? (
          <Button
            size="sm"
            variant="default"
            disabled={!canWrite || running}
            onClick={() => build.mutate({ caseId, variant, paper, language, draft: true })}
          >
            {t('packet.build-draft')}
          </Button>
        ) : (
          <Button
            size="sm"
            disabled={!canWrite || running || preflight.data === undefined}
            onClick={() => build.mutate({ caseId, variant, paper, language, draft: false })}
          >
            {t('packet.build')}
          </Button>
        )}
      </div>
      {build.error ? <TroubleNote error={build.error} /> : null}
      {job === null ? null : <JobLine job={job} />}
      {preflight.error ? <TroubleNote error={preflight.error} onRetry={() => void preflight.refetch()} /> : null}
      {preflight.isPending ? <Waiting /> : null}
      {lines.length === 0 ? null : <PreflightList lines={lines} onJump={jump} />}
      {packets.error ? <TroubleNote error={packets.error} onRetry={() => void packets.refetch()} /> : null}
      {packets.data && list.length === 0 && !running ? <EmptyNote>{t('packet.empty')}</EmptyNote> : null}
      {shown === undefined ? null : (
        <section className="packet-part">
          <div className="bar">
            {list.length > 1 ? (
              <NativeSelect
                size="xs"
                className="grow"
                aria-label={t('packet.which')}
                value={shown.packetId}
                data={list.map((p) => ({ value: p.packetId, label: packetLabel(p, t, i18n.language) }))}
                onChange={(event) => choose({ packetId: event.currentTarget.value })}
              />
            ) : (
              <p className="grow strong">{packetLabel(shown, t, i18n.language)}</p>
            )}
            <PacketButtons packet={shown} />
          </div>
          {shown.outdated ? (
            <div className="outdated" role="status">
              <Tag tone="warn" icon="alert">
                {t('packet.outdated')}
              </Tag>
              <Button size="compact-sm" variant="default" disabled={!canWrite || running} onClick={() => again(shown)}>
                {t('packet.build-again')}
              </Button>
            </div>
          ) : null}
          <PageView
            key={shown.packetId}
            packetId={shown.packetId}
            pages={shown.pages}
            paper={shown.paper}
            zoom={zoom}
            onZoom={(next) => choose({ zoom: next })}
          />
        </section>
      )}
    </div>
  );
}

/** What the case most likely needs now: against a decision an appeal, before the platform its paper, else an answer to the buyer. Null while that is not known. */
function useUsualVariant(caseId: string): (typeof variants)[number] | null {
  const found = useAsk('case.get', { caseId });
  const answer = useAsk('case.assess', { caseId });
  if (found.data === undefined || (answer.data === undefined && !answer.isError)) return found.isError ? 'reply' : null;
  const { decision, dispute } = found.data.facts;
  if (decision?.outcome !== undefined || decision?.no !== undefined || decision?.at !== undefined) return 'appeal';
  return answer.data?.step === 'MEDIATION' || dispute?.escalatedAt !== undefined ? 'mediation' : 'reply';
}

function packetLabel(p: Packet, t: TFunction, code: string): string {
  return t('packet.label', {
    variant: t(`term.variant.${p.variant}`),
    version: p.version,
    draft: p.draft ? t('packet.draft-mark') : '',
    paper: p.paper,
    pages: p.pages,
    size: sizeText(p.bytes),
    when: momentText(p.builtAt, asLanguage(code)),
  });
}

function PacketButtons({ packet: { packetId } }: { readonly packet: Packet }) {
  const { t } = useTranslation();
  const save = useCommand('packet.save-as');
  const open = useCommand('packet.open');
  const show = useCommand('packet.show-in-folder');
  const error = save.error ?? open.error ?? show.error;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => save.mutate({ packetId })}>
        {t('packet.save-as')}
      </Button>
      <Button size="xs" variant="default" onClick={() => open.mutate({ packetId })}>
        {t('packet.open')}
      </Button>
      <Button size="xs" variant="default" onClick={() => show.mutate({ packetId })}>
        {t('packet.show')}
      </Button>
      <span role="status" className="quiet small">
        {save.data?.savedAs ? t('packet.saved', { name: save.data.savedAs }) : ''}
      </span>
      {error ? <TroubleNote error={error} /> : null}
    </>
  );
}
