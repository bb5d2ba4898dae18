/** What main tells the page without being asked. */

import type { EventName } from './channel-names.ts';
import type { JobView } from './channels.ts';
import type { CommandId } from './command-table.ts';

export interface Events {
  /** A case was written to; null when the list as a whole changed (another archive, an import). */
  readonly 'case.changed': { readonly caseId: string | null; readonly what: 'facts' | 'evidence' | 'packets' | 'all' };
  /** A job moved on, ended, failed or was cancelled. */
  readonly 'job.progress': JobView;
  /** A sentence for the person, in his language. */
  readonly 'app.notice': {
    readonly level: 'info' | 'trouble';
    readonly message: string;
    readonly nextStep: string | null;
  };
  /** A command was chosen outside the page; `byKey` when its keys were pressed in the menu; `caseId` where it is about a case, `where` for a place in it. */
  readonly 'app.command': {
    readonly command: CommandId;
    readonly byKey: boolean;
    readonly caseId: string | null;
    readonly where?: string;
  };
}

/** Holds the table to the names, at compile time. */
export type EventOf<N extends EventName> = Events[N];
