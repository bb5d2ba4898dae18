/** Taking back and doing again, across all screens. */
import { z } from '../../z.ts';
import { type ChannelShape, id, nothing, text } from './basics.ts';
import { undoNames } from './undo-names.ts';

/** One step as the page names it. */
const stepSchema = z.object({
  stepId: id,
  name: z.enum(undoNames),
  /** What it was about: values for the places of the name's text; `field` is a fact's path for the page to name. */
  words: z.record(text(40), text(300)),
  caseId: id.nullable(),
});

/** A step by its id is only taken while it is the last; null: whichever is the last. */
const which = z.strictObject({ stepId: id.nullable() });
const itself = 'it is itself the way back';

export const undoChannels = {
  'undo.state': {
    input: nothing,
    output: z.object({ undo: stepSchema.nullable(), redo: stepSchema.nullable() }),
    kind: 'read',
  },
  'undo.undo': { input: which, output: z.object({ step: stepSchema }), kind: 'write', undo: { never: itself } },
  'undo.redo': { input: which, output: z.object({ step: stepSchema }), kind: 'write', undo: { never: itself } },
} as const satisfies Record<string, ChannelShape>;
