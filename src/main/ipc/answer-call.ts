/** One call from the page, from its raw input to its envelope. Nothing is thrown across. No electron: tested by itself. */

import type { ChannelName } from '../../shared/contract/channel-names.ts';
import { channels, type OutputOf, type ParsedInputOf } from '../../shared/contract/channels.ts';
import type { Envelope } from '../../shared/contract/page-api.ts';
import { type Language, Trouble, type TroubleEnvelope, toEnvelope } from '../../shared/errors.ts';

export type Handlers = {
  readonly [N in ChannelName]: (input: ParsedInputOf<N>) => OutputOf<N> | Promise<OutputOf<N>>;
};

export interface CallTools {
  readonly language: () => Language;
  /** Logs a bug and gives its reference. */
  readonly bug: (where: string, error: unknown) => string;
  /** True in tests: the answer too is held against the table. */
  readonly checkOutput: boolean;
}

/** The words for whatever went wrong: the catalogue for trouble we expect, a reference for a bug. */
export function explain(where: string, error: unknown, tools: CallTools): TroubleEnvelope {
  if (error instanceof Trouble) return toEnvelope(error, tools.language());
  const ref = tools.bug(where, error);
  return { ...toEnvelope(new Trouble('BUG', { ref }), tools.language()), ref };
}

/**
 * Parses the input, calls the handler, wraps the answer.
 * @param raw whatever came over the wire
 */
export async function answerCall<N extends ChannelName>(
  name: N,
  raw: unknown,
  handlers: Handlers,
  tools: CallTools,
): Promise<Envelope<OutputOf<N>>> {
  try {
    const channel = channels[name];
    const input = channel.input.safeParse(raw);
    if (!input.success) {
      const problems = input.error.issues
        .slice(0, 20)
        .map((i) => ({ path: i.path.map(String).join('.'), problem: i.message }));
      return { ok: false, error: toEnvelope(new Trouble('BAD_REQUEST', { problems }), tools.language()) };
    }
    const value = await handlers[name](input.data as ParsedInputOf<N>);
    if (tools.checkOutput) channel.output.parse(value);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, error: explain(name, error, tools) };
  }
}
