/** What can be done with the file of a packet: print, save a copy, open, show, drag out. Says in plain words what became of it. */
import { Button, Menu } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { ask, useCommand } from '../../api.ts';
import { useAppCommand } from '../../ui/app-commands.ts';
import { Icon } from '../../ui/icons.tsx';
import { TroubleNote } from '../../ui/states.tsx';

type Outcome = OutputOf<'packet.print'>;

export function usePacketFile(packetId: string | null) {
  const print = useCommand('packet.print');
  const save = useCommand('packet.save-as');
  const open = useCommand('packet.open');
  const show = useCommand('packet.show-in-folder');
  const all = [print, save, open, show];
  /** Only the newest word counts. */
  const fresh = (run: () => void) => (): void => {
    for (const one of all) one.reset();
    run();
  };
  const isThere = packetId !== null;
  const id = packetId ?? '';
  const acts = {
    print: (way?: Outcome['way']) => fresh(() => print.mutate(way ? { packetId: id, way } : { packetId: id }))(),
    save: fresh(() => save.mutate({ packetId: id })),
    open: fresh(() => open.mutate({ packetId: id })),
    show: fresh(() => show.mutate({ packetId: id })),
    drag: () => void ask('packet.drag', { packetId: id }).catch(() => undefined),
  };
  useAppCommand('print', () => acts.print(), { enabled: isThere && !print.isPending });
  useAppCommand('save-packet', acts.save, { enabled: isThere });
  return {
    ...acts,
    isThere,
    isPrinting: print.isPending,
    printed: print.data ?? null,
    savedAs: save.data?.savedAs ?? null,
    error: all.map((one) => one.error).find((error) => error !== null) ?? null,
  };
}

export function PacketFileButtons({ file }: { readonly file: ReturnType<typeof usePacketFile> }) {
  const { t } = useTranslation();
  return (
    <>
      <Button size="sm" variant="default" disabled={!file.isThere || file.isPrinting} onClick={() => file.print()}>
        {t('packet.print')}
      </Button>
      <Button size="sm" variant="default" disabled={!file.isThere} onClick={file.save}>
        {t('packet.save-as')}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="sm" variant="default" disabled={!file.isThere} aria-label={t('packet.more')}>
            ⋯
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={file.open}>{t('packet.open')}</Menu.Item>
          <Menu.Item onClick={file.show}>{t('packet.show')}</Menu.Item>
          <Menu.Item onClick={() => file.print('command')}>{t('packet.print-command')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {file.isThere ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: a handle for the mouse; by keyboard there is "Save as…".
        <span
          className="drag-out quiet tiny"
          draggable
          title={t('packet.drag-hint')}
          onDragStart={(event) => {
            event.preventDefault();
            file.drag();
          }}
        >
          <Icon name="file" size={14} /> PDF
        </span>
      ) : null}
    </>
  );
}

/** What became of the last act, in words. */
export function PacketFileWord({ file }: { readonly file: ReturnType<typeof usePacketFile> }) {
  const { t } = useTranslation();
  if (file.error !== null) return <TroubleNote error={file.error} />;
  const words = file.isPrinting
    ? t('packet.printing')
    : file.printed !== null
      ? printWords(file.printed, t)
      : file.savedAs !== null
        ? t('packet.saved', { name: file.savedAs })
        : '';
  const unsure = file.printed !== null && ['silent', 'doubtful', 'nothing-printed'].includes(file.printed.state);
  return (
    <div className={words === '' ? 'file-word is-empty' : 'file-word'} role="status">
      <span className="small">{words}</span>
      {unsure && !file.isPrinting ? (
        <button type="button" className="link small" onClick={file.open}>
          {t('packet.open')}
        </button>
      ) : null}
    </div>
  );
}

/** Which way was used, and no more than is known. */
export function printWords(outcome: Outcome, t: TFunction): string {
  const because = outcome.because === null || outcome.because === '' ? '' : t('packet.print-because', outcome);
  const before = outcome.before.map(({ way, because: why }) =>
    t(`packet.print-no.${way}`, { because: why === '' ? '' : t('packet.print-because', { because: why }) }),
  );
  const key = outcome.state === 'queued' ? `queued-${outcome.way}` : outcome.state;
  return [...before, t(`packet.print-state.${key}`, { queue: outcome.queue ?? '', because })].join(' ');
}
