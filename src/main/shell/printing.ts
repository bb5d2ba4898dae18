/**
 * How a packet gets onto paper: the system's dialog, else the system's print command, else the system's PDF program.
 * Pure: the three ways are handed in. What must not live here: Electron, processes, words for the person.
 */

export type PrintWay = 'dialog' | 'command' | 'program';
export type PrintPaper = 'A4' | 'Letter';

export interface PrintJob {
  /** Absolute path of a finished PDF. */
  readonly file: string;
  readonly paper: PrintPaper;
  /** What the queue shows. */
  readonly title: string;
}

/**
 * What a way came to.
 * - `queued`: handed to the print queue; nobody has confirmed that paper came out
 * - `cancelled`: the person closed the dialog
 * - `silent`: the dialog was asked for and gave no answer in time: it may have printed
 * - `opened`: another program shows the file
 * - `nothing-printed`: this way is not there, or was refused before anything was sent
 * - `doubtful`: it failed, and something may have been sent before
 */
export interface WayAnswer {
  readonly state: 'queued' | 'cancelled' | 'silent' | 'opened' | 'nothing-printed' | 'doubtful';
  /** The queue's name, where it is known. */
  readonly queue?: string;
  /** The system's own words, where it said why. */
  readonly because?: string;
}

/** The three ways of one system. None of them throws. */
export type Printer = { readonly [W in PrintWay]: (job: PrintJob) => Promise<WayAnswer> };

export interface PrintOutcome extends WayAnswer {
  /** The way that `state` is about. */
  readonly way: PrintWay;
  /** Ways that were tried before it and printed nothing, with the system's words. */
  readonly before: readonly { readonly way: PrintWay; readonly because: string }[];
}

const order: readonly PrintWay[] = ['dialog', 'command', 'program'];

/**
 * Prints by the first way that works.
 * Subtle: the next way is taken only when it is certain that nothing was printed. Whatever is in doubt ends here and is said:
 * a second print is the person's to ask for.
 * @param only takes this way and no other
 */
export async function printBy(printer: Printer, job: PrintJob, only: PrintWay | null = null): Promise<PrintOutcome> {
  const before: { way: PrintWay; because: string }[] = [];
  const ways = only === null ? order : [only];
  for (const [i, way] of ways.entries()) {
    const answer = await printer[way](job);
    if (answer.state !== 'nothing-printed' || i === ways.length - 1) return { ...answer, way, before };
    before.push({ way, because: answer.because ?? '' });
  }
  throw new Error('there is no way to print');
}

/** Chromium's words for failures before anything is handed to a printer. */
const beforePrinting = /invalid printer settings|no valid printers|no printers|invalid device|deviceName/i;
const cancelled = /cancel/i;

/**
 * What the answer of the system's dialog means.
 * @param because Electron's reason; empty where it gives none
 */
export function dialogAnswer(ok: boolean, because: string): WayAnswer {
  if (ok) return { state: 'queued' };
  if (cancelled.test(because)) return { state: 'cancelled' };
  return { state: beforePrinting.test(because) ? 'nothing-printed' : 'doubtful', because };
}
