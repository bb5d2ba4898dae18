/** Files and folders dropped from the system onto a part of the page. The page sees File objects only, never a path. */
import { type DragEvent, useRef, useState } from 'react';

export interface DropProps {
  readonly onDragEnter: (event: DragEvent) => void;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Gives the handlers of a drop target, and whether something is being held over it. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): {
  readonly over: boolean;
  readonly props: DropProps;
} {
  const [over, setOver] = useState(false);
  // Children fire enter and leave too: count them.
  const depth = useRef(0);
  const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');
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
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      onDragLeave(event) {
        if (!holdsFiles(event)) return;
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      },
      onDrop(event) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        const files = [...event.dataTransfer.files];
        if (files.length > 0) onFiles(files);
      },
    },
  };
}
