/** Outline, pages or versions on the left; the real pages beside them; what is picked below. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { JobLine } from '../../ui/job-line.tsx';
import { TroubleNote } from '../../ui/states.tsx';
import { useDrawnPages, usePageTexts } from './drawn-pages.ts';
import type { PacketChoice } from './kept-choice.ts';
import { OutlinePane, type Places } from './outline-pane.tsx';
import { withWish } from './outline-wish.ts';
import { PageView } from './page-view.tsx';
import { PickedPane } from './picked-pane.tsx';
import { ThumbsPane } from './thumbs-pane.tsx';
import { type Packet, VersionsPane } from './versions-pane.tsx';

const sides = ['outline', 'pages', 'versions'] as const;

interface Shared {
  readonly caseId: string;
  readonly variant: Packet['variant'];
  readonly outline: OutputOf<'packet.outline'>;
  readonly packets: readonly Packet[];
  readonly choice: PacketChoice;
  readonly canWrite: boolean;
  readonly onChoose: (part: Partial<PacketChoice>) => void;
  readonly onJump: (where: string) => void;
}

export function Studio({
  shown,
  empty,
  ...shared
}: Shared & { readonly shown: Packet | null; readonly empty: ReactNode }) {
  if (shown !== null) return <WithPages key={shown.packetId} shown={shown} {...shared} />;
  return (
    <div className="studio">
      <Side {...shared} shown={null} places={null} page={1} drawn={0} onGo={() => undefined} />
      {empty}
    </div>
  );
}

function WithPages({ shown, ...shared }: Shared & { readonly shown: Packet }) {
  const { packetId, pages, paper } = shown;
  const { error, failed, drawn, ready } = useDrawnPages(packetId, pages);
  const texts = usePageTexts(packetId, pages, ready);
  const places = useAsk('packet.places', { packetId });
  const [asked, setAsked] = useState({ number: 1 });
  const [page, setPage] = useState(1);
  const goTo = useCallback((number: number) => {
    setAsked({ number });
    setPage(number);
  }, []);
  return (
    <div className="studio">
      <Side {...shared} shown={shown} places={places.data ?? null} page={page} drawn={drawn} onGo={goTo} />
      {error ? <TroubleNote error={error} /> : null}
      {failed === null ? null : <JobLine job={failed} />}
      {error || failed !== null ? null : (
        <PageView
          packetId={packetId}
          pages={pages}
          paper={paper}
          zoom={shared.choice.zoom}
          drawn={drawn}
          ready={ready}
          texts={texts}
          page={asked}
          onPage={setPage}
          onZoom={(zoom) => shared.onChoose({ zoom })}
        />
      )}
    </div>
  );
}

function Side({
  caseId,
  variant,
  outline,
  packets,
  shown,
  choice,
  canWrite,
  places,
  page,
  drawn,
  onChoose,
  onJump,
  onGo,
}: Shared & {
  readonly shown: Packet | null;
  readonly places: Places | null;
  readonly page: number;
  readonly drawn: number;
  readonly onGo: (page: number) => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const arrange = useCommand('packet.arrange', () =>
    client.invalidateQueries({ queryKey: ['packet.outline', { caseId }] }),
  );
  return (
    <aside className="studio-side" aria-label={t('packet.side')}>
      <div role="tablist" aria-label={t('packet.side')} className="side-tabs">
        {sides.map((side) => (
          <button
            key={side}
            type="button"
            role="tab"
            aria-selected={choice.side === side}
            onClick={() => onChoose({ side })}
          >
            {t(`packet.side-${side}`)}
            {side === 'versions' && packets.length > 0 ? <span className="quiet number"> {packets.length}</span> : null}
          </button>
        ))}
      </div>
      <div className="side-body">
        {arrange.error ? <TroubleNote error={arrange.error} /> : null}
        {choice.side === 'outline' ? (
          <OutlinePane
            outline={arrange.isPending ? withWish(outline, arrange.variables) : outline}
            // Another kind of packet stands on other pages.
            places={shown?.variant === variant ? places : null}
            page={page}
            picked={choice.picked}
            canWrite={canWrite}
            onPick={(picked, to) => {
              onChoose({ picked });
              if (to !== null) onGo(to);
            }}
            onArrange={(wish) => arrange.mutate({ caseId, variant, ...wish })}
          />
        ) : null}
        {choice.side === 'pages' && shown !== null ? (
          <ThumbsPane packetId={shown.packetId} pages={shown.pages} drawn={drawn} page={page} onGo={onGo} />
        ) : null}
        {choice.side === 'versions' ? (
          <VersionsPane
            caseId={caseId}
            packets={packets}
            shownId={shown?.packetId ?? null}
            canWrite={canWrite}
            noting={choice.noting}
            onNoted={() => onChoose({ noting: false })}
            onShow={(packetId) => onChoose({ packetId })}
          />
        ) : null}
      </div>
      {choice.side === 'outline' ? (
        <div className="side-foot">
          <PickedPane picked={choice.picked} outline={outline} onJump={onJump} />
        </div>
      ) : null}
    </aside>
  );
}
