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
  /** @param seen what the person had before him when he began to change it; undefined where nobody compares */
  readonly send: (path: string, value: FactValue, seen?: FactValue) => Promise<unknown>;
  /** Keeps a text that is no fact yet; null lets it go. Left out where there is nothing to keep it in. */
  readonly keepDraft?: (field: string, text: string | null) => Promise<unknown>;
  readonly now: () => number;
  readonly after: (ms: number, what: () => void) => () => void;
}

interface Waiting {
  readonly value: FactValue;
  /** The field whose text has become this value: its draft goes when the value is kept. */
  readonly clears: string | null;
  readonly cancel: () => void;
}

const PAUSE_MS = 450;

export class FactSaver {
  readonly #tools: SaverTools;
  readonly #waiting = new Map<string, Waiting>();
  readonly #queue = new Map<string, { readonly value: FactValue; readonly clears: string | null }>();
  /** What stands in the fields and is no fact yet, as it was typed last. */
  readonly #drafts = new Map<string, string>();
  readonly #draftQueue = new Map<string, string | null>();
  #draftSending = false;
  readonly #landed = new Map<string, { readonly value: FactValue; readonly at: number }>();
  readonly #problems = new Map<string, unknown>();
  /** What was not taken: stays in the field until something newer is typed, so that no words are lost. */
  readonly #refused = new Map<string, FactValue>();
  readonly #listeners = new Set<() => void>();
  /** What each fact was when the person began to change it. */
  readonly #seen = new Map<string, FactValue>();
  #told: ((path: string) => FactValue | undefined) | null = null;
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

  /** Takes over what main kept of earlier typing. */
  loadDrafts(drafts: readonly { readonly field: string; readonly text: string }[]): void {
    for (const { field, text } of drafts) if (!this.#drafts.has(field)) this.#drafts.set(field, text);
  }

  /** Keeps to what was seen even when another value comes in from elsewhere while one types. */
  #begin(path: string): void {
    if (this.#told === null || this.#seen.has(path)) return;
    const landed = this.#landed.get(path);
    this.#seen.set(path, landed === undefined ? (this.#told(path) ?? null) : landed.value);
  }

  /** The person has seen both values and keeps his own. @param theirs what he has seen */
  insist(path: string, theirs: FactValue): void {
    const mine = this.#refused.get(path);
    if (mine === undefined) return;
    this.#seen.set(path, theirs);
    this.put(path, mine, 0, path);
  }

  /** The person has seen both values and lets go of his own. */
  yieldTo(path: string): void {
    this.#problems.delete(path);
    this.#refused.delete(path);
    this.#landed.delete(path);
    this.#seen.delete(path);
    for (const field of [...this.#drafts.keys()]) if (factOf(field) === path) this.type(field, null);
    this.#changed();
  }

  /** The text that stands in a field and is no fact yet. */
  draftOf(field: string): string | undefined {
    return this.#drafts.get(field);
  }

  /** Every field with such a text. */
  draftFields(): readonly string[] {
    return [...this.#drafts.keys()];
  }

  /** Keeps a text with every key press, before it is a fact: what is typed survives even when the app is killed. Null lets it go. */
  type(field: string, text: string | null): void {
    if (text === null && !this.#drafts.has(field)) return;
    if (text === null) this.#drafts.delete(field);
    else {
      this.#begin(factOf(field));
      this.#drafts.set(field, text);
    }
    if (this.#tools.keepDraft === undefined) return;
    this.#draftQueue.set(field, text);
    void this.#sendDrafts();
  }

  /** Lets go of a value that still waits: the text it was read from cannot be read any more. */
  hold(path: string): void {
    this.#waiting.get(path)?.cancel();
    if (this.#waiting.delete(path)) this.#changed();
  }

  /**
   * Takes a value; it is sent after a pause in typing, or at once with `pauseMs` 0.
   * @param clears the field whose text has become this value
   */
  put(path: string, value: FactValue, pauseMs = PAUSE_MS, clears: string | null = null): void {
    this.#begin(path);
    this.#waiting.get(path)?.cancel();
    this.#problems.delete(path);
    this.#refused.delete(path);
    const cancel = this.#tools.after(pauseMs, () => this.flush(path));
    this.#waiting.set(path, { value, clears, cancel });
    this.#changed();
  }

  /** Sends what waits for one path, or for all, without waiting for the pause. */
  flush(path?: string): void {
    for (const [name, waiting] of [...this.#waiting]) {
      if (path !== undefined && name !== path) continue;
      waiting.cancel();
      this.#waiting.delete(name);
      this.#queue.set(name, { value: waiting.value, clears: waiting.clears });
    }
    void this.#sendNext();
    this.#changed();
  }

  /**
   * Sends what waits, and once more what was refused for a reason that may be over: a full drive, a folder that was gone.
   * @param mayBeOver of the trouble that a value met
   */
  again(mayBeOver: (error: unknown) => boolean): void {
    for (const [path, value] of [...this.#refused]) {
      if (!mayBeOver(this.#problems.get(path))) continue;
      this.#problems.delete(path);
      this.#refused.delete(path);
      const clears = this.#drafts.has(path) ? path : null;
      this.#queue.set(path, { value, clears });
    }
    this.flush();
  }

  /** The page is about to go: everything that waits is sent at once and in order, for no answer can be awaited any more. */
  leave(): void {
    this.flush();
    for (const [path, { value }] of [...this.#queue]) {
      this.#queue.delete(path);
      void this.#tools.send(path, value, this.#seen.get(path)).catch(() => {});
    }
  }

  /** Main has told the facts anew at this moment: what landed before it is part of that. @param told reads them */
  settle(at: number, told?: (path: string) => FactValue | undefined): void {
    if (told !== undefined) this.#told = told;
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
    const [path, { value, clears }] = next;
    this.#queue.delete(path);
    this.#sending = { path, value };
    this.#changed();
    try {
      await this.#tools.send(path, value, this.#seen.get(path));
      // What is kept now is what the next change starts from.
      if (this.#waiting.has(path) || this.#queue.has(path)) this.#seen.set(path, value);
      else this.#seen.delete(path);
      this.#savedAt = this.#tools.now();
      this.#landed.set(path, { value, at: this.#savedAt });
      // A newer text in the same field is not this fact yet.
      if (clears !== null && !this.#waiting.has(path) && !this.#queue.has(path)) this.type(clears, null);
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

  /** One after the other, and of each field only what was typed last. */
  async #sendDrafts(): Promise<void> {
    if (this.#draftSending) return;
    this.#draftSending = true;
    for (let next = this.#draftQueue.entries().next().value; next !== undefined; ) {
      const [field, text] = next;
      this.#draftQueue.delete(field);
      // What could not be kept stays in the field; the fact's own answer tells of the trouble.
      await this.#tools.keepDraft?.(field, text).catch(() => {});
      next = this.#draftQueue.entries().next().value;
    }
    this.#draftSending = false;
  }

  #changed(): void {
    const overlay = new Map<string, FactValue>();
    for (const [path, { value }] of this.#landed) overlay.set(path, value);
    for (const [path, value] of this.#refused) overlay.set(path, value);
    if (this.#sending !== null) overlay.set(this.#sending.path, this.#sending.value);
    for (const [path, { value }] of this.#queue) overlay.set(path, value);
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

/** The fact that a field is of; one with several boxes names them behind a colon. */
function factOf(field: string): string {
  return field.replace(/:.*$/, '');
}
