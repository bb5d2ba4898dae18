/** What the preload puts on the page as `window.api`. */
import type { TroubleEnvelope } from '../errors.ts';
import type { EventName, PageChannel } from './channel-names.ts';
import type { InputOf, OutputOf } from './channels.ts';
import type { EventOf } from './events.ts';

/** Every answer of main: nothing is thrown across. */
export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: TroubleEnvelope };

export type PageApi = {
  readonly [N in PageChannel]: (input: InputOf<N>) => Promise<Envelope<OutputOf<N>>>;
} & {
  /** Hears an event until the function it gives back is called. */
  readonly on: <N extends EventName>(name: N, hear: (event: EventOf<N>) => void) => () => void;
  /** Takes dropped files and folders into a case. The page hands over the File objects and never sees a path. */
  readonly drop: (caseId: string, files: readonly unknown[]) => Promise<Envelope<OutputOf<'evidence.drop'>>>;
};
