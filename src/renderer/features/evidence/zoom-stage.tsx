/** A picture that can be enlarged, moved and turned to be looked at. Nothing of it is changed: only how it is shown. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const MOST = 16;
const STEP = 1.25;

export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  /** Quarter turns, for the eye only. */
  readonly turns: number;
}

const whole: Zoom = { scale: 1, x: 0, y: 0, turns: 0 };

/** The picture under the point stays under it. */
function zoomAt(now: Zoom, scale: number, x: number, y: number): Zoom {
  const next = Math.min(MOST, Math.max(1, scale));
  if (next === 1) return { ...whole, turns: now.turns };
  const by = next / now.scale;
  return { ...now, scale: next, x: x - (x - now.x) * by, y: y - (y - now.y) * by };
}

/** Keys that enlarge and turn; true when the key was one of them. */
export function zoomKey(event: KeyboardEvent, now: Zoom, set: (next: Zoom) => void): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return false;
  if (event.key === '+' || event.key === '=') set(zoomAt(now, now.scale * STEP, 0, 0));
  else if (event.key === '-') set(zoomAt(now, now.scale / STEP, 0, 0));
  else if (event.key === 'r' || event.key === 'R') set({ ...whole, turns: (now.turns + 1) % 4 });
  else return false;
  event.preventDefault();
  return true;
}

export function ZoomStage({
  zoom,
  onZoom,
  children,
}: {
  readonly zoom: Zoom;
  readonly onZoom: (next: Zoom) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const stage = useRef<HTMLDivElement>(null);
  const held = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const now = useRef({ zoom, onZoom });
  useEffect(() => {
    now.current = { zoom, onZoom };
  });
  // The wheel must not scroll what lies around: React hears it too late to stop that.
  useEffect(() => {
    const element = stage.current;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const box = stage.current?.getBoundingClientRect();
      if (box === undefined) return;
      const by = Math.exp(-event.deltaY / 400);
      const { zoom: at, onZoom: set } = now.current;
      set(zoomAt(at, at.scale * by, event.clientX - box.x - box.width / 2, event.clientY - box.y - box.height / 2));
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, []);
  const drag = (event: PointerEvent): void => {
    if (held.current === null || zoom.scale === 1) return;
    onZoom({ ...zoom, x: zoom.x + event.clientX - held.current.x, y: zoom.y + event.clientY - held.current.y });
    held.current = { x: event.clientX, y: event.clientY };
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the same can be done with the keys of the dialog around it.
    <div
      ref={stage}
      className={zoom.scale > 1 ? 'zoom-stage is-large' : 'zoom-stage'}
      data-scale={zoom.scale.toFixed(2)}
      data-turns={zoom.turns}
      title={t('large.zoom-hint')}
      onDoubleClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        const x = event.clientX - box.x - box.width / 2;
        const y = event.clientY - box.y - box.height / 2;
        onZoom(zoom.scale > 1 ? { ...whole, turns: zoom.turns } : zoomAt(zoom, 3, x, y));
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        held.current = { x: event.clientX, y: event.clientY };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        held.current = null;
      }}
      onPointerCancel={() => {
        held.current = null;
      }}
    >
      <div
        className={zoom.turns % 2 === 1 ? 'zoom-inner is-turned' : 'zoom-inner'}
        style={{
          transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale}) rotate(${zoom.turns * 90}deg)`,
        }}
      >
        {children}
      </div>
    </div>
  );
}
