/** One piece of evidence, large: looked at, named, captioned. The original is never opened here, only copied out. */

import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../shared/contract/channels.ts';
import { exhibitKinds } from '../../../shared/domain/terms.ts';
import { useAsk, useCommand } from '../../api.ts';
import { takesText } from '../../ui/folder-drop.ts';
import { sizeText } from '../../ui/format.ts';
import { Icon } from '../../ui/icons.tsx';
import { isOwnKey } from '../../ui/keys.ts';
import { TroubleNote } from '../../ui/states.tsx';
import { captionPath, type Exhibit, fieldPath, useExhibitSaver, useTypedField } from './exhibit-typing.ts';
import { isPicture, LargeView } from './large-view.tsx';
import { type Item, roleOfKey } from './light-table-model.ts';
import { SameBytes } from './same-bytes.tsx';
import { type Zoom, zoomKey } from './zoom-stage.tsx';

export type { Item } from './light-table-model.ts';

const whole: Zoom = { scale: 1, x: 0, y: 0, turns: 0 };

/** The system's own modal dialog keeps the focus inside and gives it back. Closed before it leaves the page, or nothing is given back. */
export function useModal() {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return box;
}

export function Lightbox({
  caseId,
  box,
  toldAt,
  items,
  at,
  canWrite,
  onAt,
  onClose,
}: {
  readonly caseId: string;
  readonly box: OutputOf<'evidence.list'>;
  /** When main told it, in milliseconds. */
  readonly toldAt: number;
  readonly items: readonly Item[];
  readonly at: number;
  readonly canWrite: boolean;
  readonly onAt: (at: number) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const dialog = useModal();
  const [zoom, setZoom] = useState(whole);
  const [isFull, setFull] = useState(false);
  const role = useCommand('evidence.set-role');
  const known = items[at];
  // What main told last: its role and its remarks change while one looks.
  const item = box.evidence.find((one) => one.evidenceId === known?.evidenceId) ?? known;
  if (item === undefined) return null;
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    if (next === at) return;
    setZoom(whole);
    setFull(false);
    onAt(next);
  };
  const sortAs = (kind: Exhibit['kind']): void => {
    if (canWrite) role.mutate({ caseId, evidenceIds: [item.evidenceId], kind });
  };
  const press = (event: KeyboardEvent): void => {
    if (takesText(event.target) || event.target instanceof HTMLSelectElement) return;
    const kind = event.ctrlKey || event.metaKey || event.altKey ? null : roleOfKey(event.key);
    if (kind !== null) sortAs(kind);
    if (zoomKey(event, zoom, setZoom)) return;
    if (isOwnKey(event, 'ArrowRight')) go(at + 1);
    if (isOwnKey(event, 'ArrowLeft')) go(at - 1);
    if (isOwnKey(event, 'Home')) go(0);
    if (isOwnKey(event, 'End')) go(items.length - 1);
  };
  return (
    <dialog
      ref={dialog}
      className="lightbox"
      aria-label={t('evidence.large')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={press}
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
        <Button size="xs" autoFocus onClick={onClose}>
          {t('evidence.close')}
        </Button>
      </div>
      <div className="lightbox-body">
        <div className="lightbox-main">
          <LargeView
            key={item.evidenceId}
            caseId={caseId}
            item={item}
            zoom={zoom}
            onZoom={setZoom}
            isFull={isFull && isPicture(item)}
          />
        </div>
        <aside className="lightbox-side" aria-label={t('large.about')}>
          {isPicture(item) ? (
            <div className="lightbox-tools">
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => setZoom({ ...whole, turns: (zoom.turns + 1) % 4 })}
              >
                {t('large.turn')}
              </Button>
              <Button size="compact-xs" variant="default" aria-pressed={isFull} onClick={() => setFull(!isFull)}>
                {isFull ? t('large.show-print') : t('large.show-original')}
              </Button>
            </div>
          ) : null}
          {role.error ? <TroubleNote error={role.error} /> : null}
          <About key={`about ${item.evidenceId}`} caseId={caseId} item={item} />
          <SameBytes key={`same ${item.evidenceId}`} caseId={caseId} box={box} item={item} canWrite={canWrite} />
          <Words
            key={`words ${item.evidenceId}`}
            caseId={caseId}
            box={box}
            toldAt={toldAt}
            item={item}
            canWrite={canWrite}
            onRole={sortAs}
          />
        </aside>
      </div>
    </dialog>
  );
}

/** When the camera says it was: with the zone, or that none was recorded. */
export function cameraText({ cameraTime }: Item, t: TFunction): string {
  if (cameraTime === null) return t('large.no-camera-time');
  return t('large.camera-time', {
    when: cameraTime.local.replace('T', ' '),
    zone: cameraTime.offset ?? t('large.no-zone'),
  });
}

/** What is true of the file, where it is, and how to get it out. */
function About({ caseId, item }: { readonly caseId: string; readonly item: Item }) {
  const { t } = useTranslation();
  const save = useCommand('evidence.save-copy');
  const source = useCommand('evidence.show-source');
  const shown = useAsk('evidence.show', { caseId, evidenceId: item.evidenceId, size: 'print' });
  const facts = [
    `${t(`term.file-kind.${item.kind}`)} · ${sizeText(item.bytes)}`,
    ...(item.pages === null ? [] : [t('evidence.pages', { count: item.pages })]),
    ...(item.width === null || item.height === null
      ? []
      : [t('evidence.pixels', { width: item.width, height: item.height })]),
    ...(item.cameraTime === null && !isPicture(item) ? [] : [cameraText(item, t)]),
    ...(item.camera === null ? [] : [item.camera]),
    ...(item.hasLocation ? [t('large.has-place')] : []),
    t('large.hash', { hash: item.sha256.slice(0, 8) }),
    // Of what was met more than once the explanation below tells every place.
    ...(item.same === null ? item.places.map((place) => t('large.from', { path: place.path })) : []),
  ];
  return (
    <section>
      <ul className="truth small selectable">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {[...item.doubts, ...item.warnings].map((remark) => (
        <p key={remark.code + remark.says} className="warn small">
          <Icon name="alert" size={13} /> {remark.says}
        </p>
      ))}
      <div className="lightbox-tools">
        <Button
          size="compact-xs"
          variant="default"
          disabled={save.isPending}
          onClick={() => save.mutate({ caseId, evidenceId: item.evidenceId })}
        >
          {t('evidence.save-copy')}
        </Button>
        {shown.data?.source === true ? (
          <Button
            size="compact-xs"
            variant="default"
            disabled={source.isPending}
            onClick={() => source.mutate({ caseId, evidenceId: item.evidenceId })}
          >
            {t('large.show-source')}
          </Button>
        ) : null}
      </div>
      <p role="status" className="quiet small">
        {save.data?.savedAs ? t('evidence.copy-saved', { name: save.data.savedAs }) : ''}
      </p>
      {save.error ? <TroubleNote error={save.error} /> : null}
      {source.error ? <TroubleNote error={source.error} /> : null}
    </section>
  );
}

/** What is said of the piece: what it is, its captions in both languages, and what its exhibit shows. */
function Words({
  caseId,
  box,
  toldAt,
  item,
  canWrite,
  onRole,
}: {
  readonly caseId: string;
  readonly box: OutputOf<'evidence.list'>;
  readonly toldAt: number;
  readonly item: Item;
  readonly canWrite: boolean;
  readonly onRole: (kind: Exhibit['kind']) => void;
}) {
  const { t } = useTranslation();
  const saver = useExhibitSaver(caseId);
  const view = useSyncExternalStore(saver.subscribe, saver.view);
  useEffect(() => saver.settle(toldAt), [saver, toldAt]);
  const exhibits = box.exhibits.filter((one) => one.evidenceIds.includes(item.evidenceId));
  const exhibit = exhibits[0];
  const kept = (path: string, told: string | null | undefined): string => {
    const typed = view.overlay.get(path);
    return typed === undefined ? (told ?? '') : typeof typed === 'string' ? typed : '';
  };
  return (
    <section className="lightbox-words-side">
      <NativeSelect
        size="xs"
        label={t('large.role')}
        disabled={!canWrite}
        value={exhibit?.kind ?? ''}
        data={[
          ...(exhibit === undefined ? [{ value: '', label: t('table.no-role') }] : []),
          ...exhibitKinds.map((value) => ({ value, label: t(`term.exhibit.${value}`) })),
        ]}
        onChange={({ currentTarget: { value } }) => {
          const kind = exhibitKinds.find((one) => one === value);
          if (kind !== undefined) onRole(kind);
        }}
      />
      {exhibit === undefined ? null : (
        <>
          {(
            [
              ['caption', t('large.caption'), exhibit.captions],
              ['captionZh', t('large.caption-zh'), exhibit.captionsZh],
            ] as const
          ).map(([field, label, told]) => {
            const path = captionPath(exhibit.exhibitId, item.evidenceId, field);
            return (
              <SideField
                key={path}
                saver={saver}
                path={path}
                label={label}
                text={kept(path, told?.[item.evidenceId])}
                most={300}
                canWrite={canWrite}
              />
            );
          })}
          <SideField
            key={fieldPath(exhibit.exhibitId, 'shows')}
            saver={saver}
            path={fieldPath(exhibit.exhibitId, 'shows')}
            label={t('large.shows', { number: exhibit.position + 1 })}
            text={kept(fieldPath(exhibit.exhibitId, 'shows'), exhibit.shows)}
            most={400}
            canWrite={canWrite}
            long
          />
          <p className="quiet tiny" role="status">
            {view.state === 'saving' || view.state === 'waiting'
              ? t('evidence.saving')
              : view.savedAt === null
                ? ''
                : t('evidence.saved')}
          </p>
          {exhibits.length > 1 ? (
            <p className="quiet small">
              {t('large.also-in', {
                numbers: exhibits
                  .slice(1)
                  .map((one) => one.position + 1)
                  .join(t('list.comma')),
              })}
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

function SideField({
  saver,
  path,
  label,
  text,
  most,
  canWrite,
  long = false,
}: {
  readonly saver: ReturnType<typeof useExhibitSaver>;
  readonly path: string;
  readonly label: string;
  readonly text: string;
  readonly most: number;
  readonly canWrite: boolean;
  readonly long?: boolean;
}) {
  const { props } = useTypedField(saver, path, text, (typed) => ({ value: typed.trim() === '' ? null : typed.trim() }));
  const shared = { size: 'xs', label, maxLength: most, readOnly: !canWrite, ...props } as const;
  return long ? <Textarea autosize minRows={2} maxRows={6} {...shared} /> : <TextInput {...shared} />;
}
