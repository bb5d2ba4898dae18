/**
 * The steps of this session: what each command changed, in their order, so that they can be taken back and done again.
 * Kept in memory while the archive is open. What must not live here: SQL, texts.
 */
import type { UndoName } from '../../shared/contract/channels/undo-names.ts';
import { Trouble } from '../../shared/errors.ts';
import { asCommand, type RowChange } from '../store/recorder.ts';

/** Far more than anybody remembers; each holds a few rows. */
const MOST_STEPS = 500;
/** Edits of the same field within this time after the one before are one step. */
const MERGE_MS = 15_000;

/** What a command is called and what it is about. */
export interface CommandName {
  readonly channel: string;
  readonly name: UndoName;
  readonly words: Readonly<Record<string, string>>;
  readonly caseId: string | null;
  /** The field that a quick repeat would change again; null: every call is a step of its own. */
  readonly mergeKey: string | null;
}

export interface Step extends CommandName {
  readonly stepId: string;
  changes: RowChange[];
  /** Pieces that came in with an intake: taking it back takes them out of the case. Null for every other command. */
  readonly takenIn: readonly string[] | null;
  /** Milliseconds of the last change. */
  changedAt: number;
}

export class CommandLog {
  readonly #file: string;
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  #count = 0;

  /** @param file the casebook whose changes are recorded */
  constructor(file: string) {
    this.#file = file;
  }

  /** Runs a command; what its transactions change becomes one step, from the first of them on. */
  run<T>(command: CommandName, at: number, work: () => T): T {
    let own: Step | null = null;
    const keep = (file: string, changes: readonly RowChange[]): void => {
      // A command that opens another archive changes that one.
      if (file !== this.#file) return;
      const last = this.#done.at(-1);
      if (last !== undefined && (last === own || this.#continues(last, command, at))) own = last;
      else {
        own = this.#push(command, at, null);
      }
      own.changes.push(...changes);
      own.changedAt = at;
      this.#undone.length = 0;
    };
    return asCommand({ keep }, work);
  }

  /** Adds what was done over some time and is over now, such as an intake, as a step of its own. */
  note(command: CommandName, at: number, takenIn: readonly string[]): void {
    this.#push(command, at, takenIn);
    this.#undone.length = 0;
  }

  #push(command: CommandName, at: number, takenIn: readonly string[] | null): Step {
    this.#count += 1;
    const step: Step = { ...command, stepId: `S${this.#count}`, changes: [], takenIn, changedAt: at };
    this.#done.push(step);
    if (this.#done.length > MOST_STEPS) this.#done.shift();
    return step;
  }

  #continues(last: Step, command: CommandName, at: number): boolean {
    const repeats = command.mergeKey !== null && command.mergeKey === last.mergeKey && command.channel === last.channel;
    // What was done again is a step by itself: typing on must not join it.
    return repeats && this.#undone.length === 0 && at - last.changedAt <= MERGE_MS && at >= last.changedAt;
  }

  /** The steps that Undo and Redo would take next. */
  next(): { readonly undo: Step | null; readonly redo: Step | null } {
    return { undo: this.#done.at(-1) ?? null, redo: this.#undone.at(-1) ?? null };
  }

  /**
   * The step to take, which `move` then moves to the other side.
   * @param stepId only this one; null: the last
   * @throws Trouble UNDO_NOTHING, REDO_NOTHING, UNDO_NOT_LAST
   */
  require(direction: 'back' | 'again', stepId: string | null): Step {
    const step = (direction === 'back' ? this.#done : this.#undone).at(-1);
    if (step === undefined) throw new Trouble(direction === 'back' ? 'UNDO_NOTHING' : 'REDO_NOTHING');
    if (stepId !== null && stepId !== step.stepId) throw new Trouble('UNDO_NOT_LAST');
    return step;
  }

  move(direction: 'back' | 'again'): void {
    const [from, to] = direction === 'back' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const step = from.pop();
    if (step !== undefined) to.push(step);
  }

  /** Forgets a step that cannot be taken any more. */
  drop(direction: 'back' | 'again'): void {
    (direction === 'back' ? this.#done : this.#undone).pop();
  }
}
