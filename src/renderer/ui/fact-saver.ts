/**
 * Keeps what is typed: waits for a pause, sends one fact after the other, and never lets a late answer replace newer typing.
 * Pure of React and of the page; the form subscribes to it.
 */

/** Any JSON; null makes a fact unknown again. */
export type FactValue = null | boolean | number | string | readonly FactValue[] | { readonly [key: string]: FactValue };

export interface SaverView {
  /** What is on its way or has just arrived, by path: shown instead of what main last told. */
  readonly overlay: ReadonlyMap<string, FactValue>;
  /** Why a value was not taken, by path. */
  readonly problems: ReadonlyMap<string, unknown>;
  readonly state: 'idle' | 'waiting' | 'saving' | 'trouble';
  /** When the last value was kept, in milliseconds; null while none was. */
  readonly savedAt: number | null;
}

export interface SaverTools {
  readonly send: (path: string, value: FactValue) => Promise<unknown>;
  readonly now: () => number;
  readonly after: (ms: number, what: () => void) => () => void;
}

interface Waiting {
  readonly value: FactValue;
  readonly cancel: () => void;
}

const PAUSE_MS = 600;

export class FactSaver {
  readonly #tools: SaverTools;
  readonly #waiting = new Map<string, Waiting>();
  readonly #queue = new Map<string, FactValue>();
  readonly #landed = new Map<string, { readonly value: FactValue; readonly at: number }>();
  readonly #problems = new Map<string, unknown>();
  /** What was not taken: stays in the field until something newer is typed, so that no words are lost. */
  readonly #refused = new Map<string, FactValue>();
  readonly #listeners = new Set<() => void>();
  #sending: { readonly path: string; readonly value: FactValue } | null = null;
  #savedAt: number | null = null;
  #view: SaverView = { overlay: new Map(), problems: new Map(), state: 'idle', savedAt: null };

  constructor(tools: SaverTools) {
    this.#tools = tools;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): SaverView => this.#view;

  /** Takes a value; it is sent after a pause in typing, or at once with `pauseMs` 0. */
  put(path: string, value: FactValue, pauseMs = PAUSE_MS): void {
    this.#waiting.get(path)?.cancel();
    this.#problems.delete(path);
    this.#refused.delete(path);
    const cancel = this.#tools.after(pauseMs, () => this.flush(path));
    this.#waiting.set(path, { value, cancel });
    this.#changed();
  }

  /** Sends what waits for one path, or for all, without waiting for the pause. */
  flush(path?: string): void {
    for (const [name, waiting] of [...this.#waiting]) {
      if (path !== undefined && name !== path) continue;
      waiting.cancel();
      this.#waiting.delete(name);
      this.#queue.set(name, waiting.value);
    }
    void this.#sendNext();
    this.#changed();
  }

  /** The page is about to go: everything that waits is sent at once and in order, for no answer can be awaited any more. */
  leave(): void {
    this.flush();
    for (const [path, value] of [...this.#queue]) {
      this.#queue.delete(path);
      void this.#tools.send(path, value).catch(() => {});
    }
  }

  /** Main has told the facts anew at this moment: what landed before it is part of that. */
  settle(at: number): void {
    let gone = false;
    for (const [path, landed] of [...this.#landed]) {
      if (landed.at <= at) gone = this.#landed.delete(path) || gone;
    }
    if (gone) this.#changed();
  }

  async #sendNext(): Promise<void> {
    if (this.#sending !== null) return;
    const next = this.#queue.entries().next().value;
    if (next === undefined) return;
    const [path, value] = next;
    this.#queue.delete(path);
    this.#sending = { path, value };
    this.#changed();
    try {
      await this.#tools.send(path, value);
      this.#savedAt = this.#tools.now();
      this.#landed.set(path, { value, at: this.#savedAt });
    } catch (error) {
      // A newer value for the same path is on its way: its own answer will say.
      if (!this.#waiting.has(path) && !this.#queue.has(path)) {
        this.#problems.set(path, error);
        this.#refused.set(path, value);
      }
    }
    this.#sending = null;
    this.#changed();
    await this.#sendNext();
  }

  #changed(): void {
    const overlay = new Map<string, FactValue>();
    for (const [path, { value }] of this.#landed) overlay.set(path, value);
    for (const [path, value] of this.#refused) overlay.set(path, value);
    if (this.#sending !== null) overlay.set(this.#sending.path, this.#sending.value);
    for (const [path, value] of this.#queue) overlay.set(path, value);
    for (const [path, { value }] of this.#waiting) overlay.set(path, value);
    const busy = this.#sending !== null || this.#queue.size > 0;
    const rest = this.#problems.size > 0 ? 'trouble' : 'idle';
    this.#view = {
      overlay,
      problems: new Map(this.#problems),
      state: busy ? 'saving' : this.#waiting.size > 0 ? 'waiting' : rest,
      savedAt: this.#savedAt,
    };
    for (const listener of this.#listeners) listener();
  }
}
