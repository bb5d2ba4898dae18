/** One piece of evidence, large: pictures are shown, other files say what they are. The original is never opened, only copied out. */
import { Button } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { useAsk, useCommand } from '../../api.ts';
import { sizeText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';

export type Item = OutputOf<'evidence.list'>['evidence'][number];

export function Lightbox({
  caseId,
  items,
  at,
  onAt,
  onClose,
}: {
  readonly caseId: string;
  readonly items: readonly Item[];
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const box = useRef<HTMLDialogElement>(null);
  // The system's own modal dialog keeps the focus inside and gives it back. Closed before it leaves the page, or nothing is given back.
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  const item = items[at];
  if (item === undefined) return null;
  const go = (to: number): void => onAt(Math.max(0, Math.min(items.length - 1, to)));
  return (
    <dialog
      ref={box}
      className="lightbox"
      aria-label={t('evidence.large')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (isOwnKey(event, 'ArrowRight')) go(at + 1);
        if (isOwnKey(event, 'ArrowLeft')) go(at - 1);
        if (isOwnKey(event, 'Home')) go(0);
        if (isOwnKey(event, 'End')) go(items.length - 1);
      }}
    >
      <div className="lightbox-bar">
        <p className="grow cut strong selectable" aria-live="polite">
          {item.originalName}
        </p>
        <span className="quiet small nowrap">{t('evidence.at', { at: at + 1, total: items.length })}</span>
        <Button size="xs" variant="default" aria-disabled={at === 0} onClick={() => go(at - 1)}>
          {t('evidence.previous')}
        </Button>
        <Button size="xs" variant="default" aria-disabled={at === items.length - 1} onClick={() => go(at + 1)}>
          {t('evidence.next')}
        </Button>
        <SaveCopy key={item.evidenceId} caseId={caseId} item={item} />
        <Button size="xs" autoFocus onClick={onClose}>
          {t('evidence.close')}
        </Button>
      </div>
      <LargeView key={item.evidenceId} caseId={caseId} item={item} />
      <AboutFile item={item} />
    </dialog>
  );
}

function LargeView({ caseId, item }: { readonly caseId: string; readonly item: Item }) {
  const { t } = useTranslation();
  const made = useAsk('evidence.show', { caseId, evidenceId: item.evidenceId, size: 'print' });
  const picture = made.data?.picture;
  if (picture === 'ready')
    return (
      <div className="lightbox-stage">
        <img src={`vault://print/${item.evidenceId}`} alt={item.originalName} data-large="true" />
      </div>
    );
  return (
    <div className="lightbox-stage">
      {made.error ? <TroubleNote error={made.error} /> : null}
      {made.isPending && item.thumbnail === 'ready' ? (
        <img className="is-waiting" src={`vault://thumb/${item.evidenceId}`} alt={item.originalName} />
      ) : null}
      {made.isPending ? (
        <p className="quiet small" role="status">
          {t('evidence.drawing')}
        </p>
      ) : null}
      {made.data === undefined ? null : (
        <p className="lightbox-words">
          <Icon name="file" size={40} />
          <span>{made.data.says ?? t('evidence.no-picture', { kind: t(`term.file-kind.${item.kind}`) })}</span>
        </p>
      )}
    </div>
  );
}

function SaveCopy({ caseId, item }: { readonly caseId: string; readonly item: Item }) {
  const { t } = useTranslation();
  const save = useCommand('evidence.save-copy');
  return (
    <>
      <Button
        size="xs"
        variant="default"
        disabled={save.isPending}
        onClick={() => save.mutate({ caseId, evidenceId: item.evidenceId })}
      >
        {t('evidence.save-copy')}
      </Button>
      <span role="status" className="quiet small">
        {save.data?.savedAs ? t('evidence.copy-saved', { name: save.data.savedAs }) : ''}
      </span>
      {save.error ? <TroubleNote error={save.error} /> : null}
    </>
  );
}

function AboutFile({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const about = [
    t(`term.file-kind.${item.kind}`),
    sizeText(item.bytes),
    ...(item.pages === null ? [] : [t('evidence.pages', { count: item.pages })]),
    ...(item.width === null || item.height === null
      ? []
      : [t('evidence.pixels', { width: item.width, height: item.height })]),
    ...(item.cameraTime === null
      ? []
      : [
          t('evidence.camera-time', {
            when: `${item.cameraTime.local.replace('T', ' ')}${item.cameraTime.offset === null ? '' : ` ${item.cameraTime.offset}`}`,
          }),
        ]),
  ];
  return (
    <div className="lightbox-about small">
      <p className="quiet selectable">{about.join(' · ')}</p>
      {item.warnings.map((warning) => (
        <p key={warning.code + warning.says} className="warn">
          <Icon name="alert" size={13} /> {warning.says}
        </p>
      ))}
    </div>
  );
}
