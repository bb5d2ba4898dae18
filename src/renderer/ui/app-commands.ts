/**
 * The commands of the app on the page: a screen says what it can do at the moment, and keys, menu and palette do it.
 * One table of offers for the whole page; the newest offer of a command counts, so that a screen on top goes first.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type CommandId, commandRow } from '../../shared/contract/command-table.ts';
import { ask, useEvent } from '../api.ts';
import { commandOf, type Platform } from './command-keys.ts';

interface Offer {
  readonly run: () => void;
}

const offers = new Map<CommandId, readonly Offer[]>();
const listeners = new Set<() => void>();
let offered: ReadonlySet<CommandId> = new Set();
let saidOnce = false;

function change(id: CommandId, next: readonly Offer[]): void {
  offers.set(id, next);
  const now = new Set([...offers].filter(([, list]) => list.length > 0).map(([name]) => name));
  if (now.size === offered.size && [...now].every((name) => offered.has(name))) return;
  offered = now;
  for (const listener of listeners) listener();
}

/** The keys of this computer. */
export const platform: Platform = navigator.userAgent.includes('Mac OS') ? 'mac' : 'other';

/** Offers a command while the component is on the page and `enabled`. */
export function useAppCommand(id: CommandId, run: () => void, { enabled = true } = {}): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const offer: Offer = { run: () => latest.current() };
    change(id, [...(offers.get(id) ?? []), offer]);
    return () =>
      change(
        id,
        (offers.get(id) ?? []).filter((one) => one !== offer),
      );
  }, [id, enabled]);
}

/** What can be done at the moment. */
export function useOfferedCommands(): ReadonlySet<CommandId> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offered,
  );
}

/** Does a command, here or in main; false when nobody offers it. */
export function runCommand(id: CommandId): boolean {
  if (commandRow(id).runs === 'main') {
    void ask('app.run', { command: id });
    return true;
  }
  const offer = offers.get(id)?.at(-1);
  offer?.run();
  return offer !== undefined;
}

const noText = new Set(['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset', 'image']);

/** True while keys go into a field. */
export function isTyping(target: Element | null = document.activeElement): boolean {
  if (target instanceof HTMLInputElement) return !noText.has(target.type) && !target.readOnly;
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLSelectElement || (target instanceof HTMLElement && target.isContentEditable);
}

/** Hears keys and menu, and tells main what the menu may offer. To be used once, at the top. */
export function useCommandKeys(): void {
  const now = useOfferedCommands();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const id = commandOf(event, platform, isTyping());
      if (id !== null && !isModalOpen(id) && runCommand(id)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  useEvent('app.command', ({ command, byKey, caseId }) => {
    // Going to a case is the desk's own.
    if (caseId !== null) return;
    if ((command === 'undo' || command === 'redo') && isTyping()) {
      // The menu's Undo in a field is the undo of typing.
      document.execCommand(command);
      return;
    }
    if (isModalOpen(command) || (byKey && isTyping() && !commandRow(command).whileTyping)) return;
    runCommand(command);
  });
  useEffect(() => {
    const tell = (): void => {
      void ask('app.offer', { commands: [...now] });
    };
    // Another window may be in front, whose menu this is not; the first word says that this page can hear.
    if (document.hasFocus() || !saidOnce) tell();
    saidOnce = true;
    window.addEventListener('focus', tell);
    return () => window.removeEventListener('focus', tell);
  }, [now]);
}

/** While a dialog is open, only what it offers itself may be done: the screen under it waits. */
function isModalOpen(id: CommandId): boolean {
  return id !== 'save-now' && document.querySelector('dialog:modal, [role="dialog"][aria-modal="true"]') !== null;
}
