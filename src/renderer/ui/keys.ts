/** Keys pressed while an input method is still composing belong to it: Enter that takes a Pinyin candidate must not submit. */
import type { KeyboardEvent } from 'react';

/** True when a key press is the person's own and not the input method's. */
export function isOwnKey(event: KeyboardEvent, key: string): boolean {
  return event.key === key && !event.nativeEvent.isComposing && event.nativeEvent.keyCode !== 229;
}
