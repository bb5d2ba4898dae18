/** Taking back and doing again; and the wrap that makes a step of every command that declares its name. */
import type { ChannelName } from '../../shared/contract/channel-names.ts';
import type { Undoable } from '../../shared/contract/channels/basics.ts';
import { channels, type OutputOf } from '../../shared/contract/channels.ts';
import type { Step } from '../cases/command-log.ts';
import { type CommandInput, nameCommand } from '../cases/name-command.ts';
import { type Replayed, redoCommand, undoCommand } from '../cases/undo-command.ts';
import type { Handlers } from './answer-call.ts';
import type { Room } from './room.ts';

/** More cases than these are told of as one change of all. */
const MOST_TOLD = 10;

export function undoHandlers(room: Room): Pick<Handlers, 'undo.state' | 'undo.undo' | 'undo.redo'> {
  const { desks } = room;
  const taken = ({ step, caseIds }: Replayed): OutputOf<'undo.undo'> => {
    // A step without a case changed something that stands behind them all.
    for (const caseId of caseIds.length === 0 || caseIds.length > MOST_TOLD ? [null] : caseIds)
      room.tell('case.changed', { caseId, what: 'all' });
    return { step: toView(step) };
  };
  return {
    'undo.state': () => {
      const { undo, redo } = desks.desk().archive.commands.next();
      return { undo: undo && toView(undo), redo: redo && toView(redo) };
    },
    'undo.undo': ({ stepId }) => taken(undoCommand(desks.desk(), stepId)),
    'undo.redo': ({ stepId }) => taken(redoCommand(desks.desk(), stepId)),
  };
}

/** Every command under its declared name: a handler needs to do nothing for it. */
export function asSteps(room: Room, handlers: Handlers): Handlers {
  const wrapped = Object.entries(handlers).map(([name, handler]) => {
    const shape = channels[name as ChannelName];
    if (shape.kind === 'read' || 'never' in shape.undo) return [name, handler];
    return [name, stepOf(room, name, shape.undo, handler as (input: unknown) => unknown)];
  });
  return Object.fromEntries(wrapped) as Handlers;
}

function stepOf(room: Room, channel: string, undo: Undoable, handler: (input: unknown) => unknown) {
  return (input: unknown): unknown => {
    const archive = room.desks.archive();
    if (archive === null || archive.writable === null) return handler(input);
    const of: CommandInput = typeof input === 'object' && input !== null ? input : {};
    const command = {
      channel,
      name: typeof undo.as === 'function' ? undo.as(input as never) : undo.as,
      words: nameCommand(archive.db, of),
      caseId: typeof of.caseId === 'string' ? of.caseId : null,
      mergeKey: undo.merge?.(input as never) ?? null,
    };
    return archive.commands.run(command, Date.parse(room.desks.desk().now()), () => handler(input));
  };
}

function toView({ stepId, name, words, caseId }: Step): NonNullable<OutputOf<'undo.state'>['undo']> {
  return { stepId, name, words, caseId };
}
