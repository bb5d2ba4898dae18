/** The small schemas that the channels of every noun are made of. Every size is bounded. */
import { z } from '../../z.ts';
import type { UndoName } from './undo-names.ts';

export const list = <T extends z.ZodType>(item: T, max = 20_000) => z.array(item).max(max).readonly();
export const text = (max = 4000) => z.string().max(max);
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
export const instant = text(40);
export const languageSchema = z.enum(['en', 'zh-CN']);
export const themeSchema = z.enum(['system', 'light', 'dark']);
export const said = list(z.object({ code: text(80), says: text() }), 1000);
export const nothing = z.strictObject({});
export const done = z.object({ done: z.literal(true) });
export const ofCase = { caseId: id };
export const ofPacket = z.strictObject({ packetId: id });

interface ReadShape {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly kind: 'read';
}

interface WriteShape {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly kind: 'write';
  /** What the step is called and which quick repeats are one, or why it cannot be taken back. */
  readonly undo: Undoable | { readonly never: string };
}

/** A command whose changes of the casebook can be taken back. */
export interface Undoable {
  /** The name of the step in the catalogues, under `undo.step`. */
  readonly as: UndoName | ((input: never) => UndoName);
  /**
   * Names the one field that a quick repeat changes again; both become one step. Left out: every call is its own step.
   */
  readonly merge?: (input: never) => string;
}

export type ChannelShape = ReadShape | WriteShape;
