/** The packet of a case: what kind, on what paper, in which language; what stands in the way; build it and look at its pages. */
import { Button, NativeSelect } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobView, OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { Choice } from '../../ui/choice.tsx';
import { asLanguage, momentText, sizeText } from '../../ui/format.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { JobLine } from '../../ui/job-line.tsx';
import { EmptyNote, TroubleNote, Waiting } from '../../ui/states.tsx';
import { PageView } from './page-view.tsx';

const variants = ['appeal', 'mediation', 'reply', 'file-copy'] as const;
const lights: Readonly<Record<'red' | 'amber' | 'green', IconName>> = { red: 'cross', amber: 'alert', green: 'check' };
const FEW = 5;
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
  const [variant, setVariant] = useState<(typeof variants)[number]>('appeal');
  const [paper, setPaper] = useState<'A4' | 'Letter'>('A4');
  const [language, setLanguage] = useState<'en' | 'zh-CN'>('en');
  const [chosen, setChosen] = useState<string | null>(null);
  const preflight = useAsk('packet.preflight', { caseId, variant, paper, language }, { keepPrevious: true });
  const packets = useAsk('packet.list', { caseId });
  const build = useCommand('packet.build');
  const built = useAsk('job.result', { jobId: job?.jobId ?? 'none' }, { enabled: job?.state === 'done' });
  useEffect(() => {
    if (built.data?.kind === 'packet') setChosen(built.data.packetId);
  }, [built.data]);

  const lines = preflight.data?.lines ?? [];
  const blocked = lines.some((l) => l.light === 'red');
  const running = job?.state === 'running';
  const list = packets.data?.packets ?? [];
  const shown = list.find((p) => p.packetId === chosen) ?? list[0];

  return (
    <div className="packet">
      <div className="bar wrap">
        <NativeSelect
          size="sm"
          label={t('packet.variant')}
          value={variant}
          data={variants.map((value) => ({ value, label: t(`term.variant.${value}`) }))}
          onChange={(event) => setVariant(variants.find((v) => v === event.currentTarget.value) ?? 'appeal')}
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
            onChange={setPaper}
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
            onChange={setLanguage}
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
      {lines.length === 0 ? null : <Preflight lines={lines} onJump={onJump} />}
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
                onChange={(event) => setChosen(event.currentTarget.value)}
              />
            ) : (
              <p className="grow strong">{packetLabel(shown, t, i18n.language)}</p>
            )}
            <PacketButtons packet={shown} />
          </div>
          <PageView key={shown.packetId} packetId={shown.packetId} pages={shown.pages} />
        </section>
      )}
    </div>
  );
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

function Preflight({
  lines,
  onJump,
}: {
  readonly lines: OutputOf<'packet.preflight'>['lines'];
  readonly onJump: (where: string) => void;
}) {
  const { t } = useTranslation();
  const order = { red: 0, amber: 1, green: 2 } as const;
  const sorted = [...lines].sort((a, b) => order[a.light] - order[b.light]);
  const [all, setAll] = useState(false);
  // What stands in the way is always shown.
  const few = Math.max(FEW, lines.filter((line) => line.light === 'red').length);
  const shown = all ? sorted : sorted.slice(0, few);
  return (
    <section className="packet-part">
      <h2 className="minor">{t('packet.preflight')}</h2>
      <ul className="lights">
        {shown.map((line) => (
          <li key={`${line.code}${line.where ?? ''}${line.says}`} className={`light-${line.light}`}>
            <Icon name={lights[line.light]} size={14} />
            <span className="unseen">{t(`packet.light.${line.light}`)}</span>
            <span className="selectable">{line.says}</span>
            {line.where === null || line.light === 'green' ? null : (
              <button type="button" className="link" onClick={() => onJump(line.where ?? '')}>
                {t('packet.go-there')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sorted.length > shown.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('packet.all-lines', { count: sorted.length })}
        </button>
      ) : null}
    </section>
  );
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
