/** Two pieces side by side; enlarged and moved together or each by itself. */
import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LargeView } from './large-view.tsx';
import type { Item } from './light-table-model.ts';
import { cameraText, useModal } from './lightbox.tsx';
import { type Zoom, zoomKey } from './zoom-stage.tsx';

const whole: Zoom = { scale: 1, x: 0, y: 0, turns: 0 };

export function Compare({
  caseId,
  two,
  onClose,
}: {
  readonly caseId: string;
  readonly two: readonly [Item, Item];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const dialog = useModal();
  const [together, setTogether] = useState(true);
  const [zooms, setZooms] = useState<readonly [Zoom, Zoom]>([whole, whole]);
  const set = (side: 0 | 1, next: Zoom): void => {
    if (!together) {
      setZooms(side === 0 ? [next, zooms[1]] : [zooms[0], next]);
      return;
    }
    // Turning is for one of them; size and place are for both.
    const { scale, x, y } = next;
    const other = { ...zooms[side === 0 ? 1 : 0], scale, x, y };
    setZooms(side === 0 ? [next, other] : [other, next]);
  };
  return (
    <dialog
      ref={dialog}
      className="lightbox"
      aria-label={t('large.compare')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => zoomKey(event, zooms[0], (next) => set(0, next))}
    >
      <div className="lightbox-bar">
        <p className="grow strong">{t('large.compare')}</p>
        <Checkbox
          size="xs"
          label={t('large.together')}
          checked={together}
          onChange={(event) => setTogether(event.currentTarget.checked)}
        />
        <Button size="xs" autoFocus onClick={onClose}>
          {t('evidence.close')}
        </Button>
      </div>
      <div className="compare">
        {two.map((item, index) => {
          const side = index === 0 ? 0 : 1;
          return (
            <figure key={item.evidenceId}>
              <LargeView caseId={caseId} item={item} zoom={zooms[side]} onZoom={(next) => set(side, next)} />
              <figcaption className="small">
                <span className="strong cut">{item.originalName}</span>
                <span className="quiet">{cameraText(item, t)}</span>
              </figcaption>
            </figure>
          );
        })}
      </div>
    </dialog>
  );
}
