/** Things dropped from outside onto a part of the page. The page sees File objects only, never a path. */
import { type DragEvent, useRef, useState } from 'react';

export interface DropProps {
  readonly onDragEnter: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** What came without being a file: a link, marked text, a picture out of a page. */
export type Stray = 'link' | 'text' | 'picture';

/** Drags that begin in our own page carry this type: they belong to whoever began them. */
export const OWN_DRAG = 'application/x-casebinder';

/** True for what one types into; ticks and buttons take no text. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest('input, textarea, [contenteditable="true"]');
  return field !== null && !field.matches('[type="checkbox"], [type="radio"], [type="button"], [type="range"]');
}

/** What a drop without files is; null when it is none of our business. */
export function strayOf(types: readonly string[], target: EventTarget | null): Stray | null {
  if (types.some((type) => type.startsWith(OWN_DRAG)) || takesText(target)) return null;
  if (types.includes('text/uri-list')) return 'link';
  return types.some((type) => type.startsWith('text/')) ? 'text' : null;
}

/**
 * Gives the handlers of a drop target, and whether something is being held over it.
 * @param onFiles everything dropped as a file; whether each has a place on this computer is found out in main
 * @param onStray told when what was dropped is no file, so that a sentence can say so
 */
export function useFileDrop(
  onFiles: (files: readonly File[]) => void,
  onStray?: (what: Stray) => void,
): {
  readonly over: boolean;
  readonly props: DropProps;
} {
  const [over, setOver] = useState(false);
  // Children fire enter and leave too: count them.
  const depth = useRef(0);
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
  const strayIn = (event: DragEvent): Stray | null =>
    onStray === undefined ? null : strayOf(event.dataTransfer.types, event.target);
  return {
    over,
    props: {
      onDragEnter(event) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      },
      onDragOver(event) {
        if (!holdsFiles(event) && strayIn(event) === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave(event) {
        if (!holdsFiles(event)) return;
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      },
      onDrop(event) {
        if (!holdsFiles(event)) {
          const stray = strayIn(event);
          if (stray === null) return;
          event.preventDefault();
          onStray?.(stray);
          return;
        }
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        const files = [...event.dataTransfer.files];
        // A picture out of a page says that it is a file, and then is none.
        if (files.length === 0) onStray?.('picture');
        else onFiles(files);
      },
    },
  };
}
