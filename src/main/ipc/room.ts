/** What the handlers are given by the composition root: the open archive, and the window's powers as plain functions. */
import type { EventName } from '../../shared/contract/channel-names.ts';
import type { CommandId } from '../../shared/contract/command-table.ts';
import type { EventOf } from '../../shared/contract/events.ts';
import type { Language } from '../../shared/errors.ts';
import type { PageShelf } from '../cases/draw-pages.ts';
import type { OpenWhat, SaveWhat } from '../shell/dialogs.ts';
import type { Preferences } from '../shell/preferences.ts';
import type { PrintJob, PrintOutcome, PrintWay } from '../shell/printing.ts';
import type { DeskHolder } from './desk-holder.ts';
import type { JobBoard } from './job-board.ts';

export interface Room {
  readonly desks: DeskHolder;
  readonly preferences: Preferences;
  readonly jobs: JobBoard;
  readonly pages: PageShelf;
  /** The folder of this computer where preferences, logs and the sample live. */
  readonly dataDir: string;
  readonly resourcesRoot: string;
  /** The person's own folder, for saying where things lie. */
  readonly home: string;
  /** Where a first archive is made unless the person chooses another place. */
  readonly firstPlace: { is: string };
  /** True when everything lies below `dataDir`. */
  readonly isPortable: boolean;
  /** True in tests that show longer texts. */
  readonly isPseudo: boolean;
  /** The present moment as a UTC instant. */
  readonly now: () => string;
  readonly version: string;
  readonly language: () => Language;
  readonly tell: <N extends EventName>(name: N, event: EventOf<N>) => void;
  /** Shows menus and frame in the language and light that were chosen. */
  readonly dress: () => void;
  /** What the page in front can do: the menu offers no more. */
  readonly offer: (commands: readonly CommandId[]) => void;
  /** Does a command that main does. */
  readonly run: (command: CommandId) => void;
  readonly system: {
    readonly facts: () => Readonly<Record<'electron' | 'chromium' | 'node' | 'system', string>>;
    readonly screens: () => readonly string[];
    readonly copyText: (text: string) => void;
    /** Licences of this program and of what it is made of. */
    readonly notices: () => string;
  };
  readonly windows: {
    /** Opens a case in a window of its own, or brings that window to the front. */
    readonly openCase: (caseId: string) => void;
    /** Brings the window of a case to the front; false when it has none. */
    readonly showCase: (caseId: string) => boolean;
    readonly showDesk: () => void;
    readonly closeCases: () => void;
  };
  readonly pick: (what: OpenWhat) => Promise<readonly string[]>;
  readonly pickSave: (name: string, what: SaveWhat) => Promise<string | null>;
  /** Opens a file in the system's program; gives the system's complaint, or an empty text. */
  readonly openFile: (file: string) => Promise<string>;
  readonly showInFolder: (file: string) => void;
  /** Gets a PDF onto paper, by the first way that works or by one alone. */
  readonly print: (job: PrintJob, only: PrintWay | null) => Promise<PrintOutcome>;
  /** Goes on with the drag that has begun in the window as a drag of this file. */
  readonly startDrag: (file: string) => void;
}
