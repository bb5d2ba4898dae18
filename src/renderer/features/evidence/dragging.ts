/** Pieces and exhibits dragged within the page, with the browser's own drag. What comes from outside is not ours. */
import { type DragEvent, useState } from 'react';
import { OWN_DRAG } from '../../ui/folder-drop.ts';

const PIECES = `${OWN_DRAG}-pieces`;
const EXHIBIT = `${OWN_DRAG}-exhibit`;

export interface DraggedPieces {
  readonly evidenceIds: readonly string[];
  /** The exhibit they are dragged out of; null when from the light table. */
  readonly from: string | null;
}

export function dragPieces(event: DragEvent, pieces: DraggedPieces): void {
  event.dataTransfer.setData(PIECES, JSON.stringify(pieces));
  event.dataTransfer.effectAllowed = 'copyMove';
}

export function dragExhibit(event: DragEvent, exhibitId: string): void {
  event.dataTransfer.setData(EXHIBIT, exhibitId);
  event.dataTransfer.effectAllowed = 'move';
}

function piecesIn(event: DragEvent): DraggedPieces | null {
  try {
    const held: unknown = JSON.parse(event.dataTransfer.getData(PIECES));
    if (typeof held !== 'object' || held === null || !('evidenceIds' in held) || !Array.isArray(held.evidenceIds))
      return null;
    const from = 'from' in held && typeof held.from === 'string' ? held.from : null;
    return { evidenceIds: held.evidenceIds.map(String), from };
  } catch {
    return null;
  }
}

/**
 * A place where pieces or exhibits can be let go.
 * @param on `copy`: Ctrl (Option on a Mac) is held, so that the pieces stay where they are as well
 */
export function useOwnDrop(on: {
  readonly pieces?: (dragged: DraggedPieces, copy: boolean) => void;
  readonly exhibit?: (exhibitId: string) => void;
}) {
  const [over, setOver] = useState<'pieces' | 'exhibit' | null>(null);
  const heldBy = (event: DragEvent): 'pieces' | 'exhibit' | null => {
    const { types } = event.dataTransfer;
    if (on.pieces !== undefined && types.includes(PIECES)) return 'pieces';
    return on.exhibit !== undefined && types.includes(EXHIBIT) ? 'exhibit' : null;
  };
  return {
    over,
    props: {
      onDragOver(event: DragEvent) {
        const held = heldBy(event);
        if (held === null) return;
        event.preventDefault();
        event.stopPropagation();
        event.dataTransfer.dropEffect = held === 'pieces' && (event.ctrlKey || event.altKey) ? 'copy' : 'move';
        setOver(held);
      },
      onDragLeave(event: DragEvent) {
        const { currentTarget, relatedTarget } = event;
        if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
        setOver(null);
      },
      onDrop(event: DragEvent) {
        const held = heldBy(event);
        if (held === null) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(null);
        if (held === 'exhibit') {
          on.exhibit?.(event.dataTransfer.getData(EXHIBIT));
          return;
        }
        const pieces = piecesIn(event);
        if (pieces !== null) on.pieces?.(pieces, event.ctrlKey || event.altKey);
      },
    },
  };
}
