/** Leads from one field of a card to the next by itself: on Enter, and where a choice was pressed with the pointer. */
import { type ChangeEvent, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { isOwnKey } from '../../ui/keys.ts';

/** A press and the choice it makes come together; arrow keys go through choices without being done with the field. */
const PRESS_MS = 800;

/** What a field begins with: the choice that is made, else the first control. The dots beside a label are no part of it. */
function beginningOf(field: Element): HTMLElement | null {
  return (
    field.querySelector<HTMLElement>('input[type="radio"]:checked') ??
    field.querySelector<HTMLElement>('input:not([disabled]), select, textarea')
  );
}

/** @returns handlers for the element around the fields, each of which has the class `field` */
export function useLeadOn() {
  const pressedAt = useRef(0);
  const lead = (card: Element, from: Element): void => {
    const stops = [...card.querySelectorAll('.field, [data-stop]')];
    const at = from.closest('.field');
    // A second box of the same field comes before the next field.
    const boxes = at === null ? [] : [...at.querySelectorAll<HTMLInputElement>('input:not([type="radio"])')];
    const box = boxes[boxes.indexOf(from as HTMLInputElement) + 1];
    if (box !== undefined && from.matches('input:not([type="radio"])')) {
      box.focus();
      return;
    }
    const next = at === null ? undefined : stops[stops.indexOf(at) + 1];
    const target = next === undefined ? null : next.matches('[data-stop]') ? (next as HTMLElement) : beginningOf(next);
    target?.focus();
  };
  return {
    onPointerUp: (event: PointerEvent) => {
      pressedAt.current = event.timeStamp;
    },
    onChange: (event: ChangeEvent<HTMLElement>) => {
      const { target, currentTarget, nativeEvent } = event;
      if (!target.matches('input[type="radio"]') || nativeEvent.timeStamp - pressedAt.current > PRESS_MS) return;
      pressedAt.current = 0;
      // The choice may bring other fields with it: they are there after this turn.
      setTimeout(() => lead(currentTarget, target), 0);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const { target, currentTarget } = event;
      if (!isOwnKey(event, 'Enter') || event.altKey || event.defaultPrevented || !(target instanceof HTMLInputElement))
        return;
      // A list that is open takes Enter for its own choice.
      if (target.getAttribute('aria-expanded') === 'true') return;
      event.preventDefault();
      lead(currentTarget, target);
    },
  };
}
