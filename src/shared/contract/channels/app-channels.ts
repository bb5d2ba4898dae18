/** The app itself. */
import { z } from '../../z.ts';
import { commandIds } from '../command-table.ts';
import { type ChannelShape, done, languageSchema, list, nothing, text, themeSchema } from './basics.ts';

const commandSchema = z.enum(commandIds);

/** A folder as a person says it, and whether it is a bad place for an archive. */
export const placeSchema = z.object({
  says: text(1000),
  danger: z.object({ is: z.enum(['synced', 'network']), name: text(80) }).nullable(),
});

export const appStateSchema = z.object({
  version: text(40),
  /** The language in use, and whether the person has chosen it. */
  language: languageSchema,
  languageChosen: z.boolean(),
  theme: themeSchema,
  /** The name that the journal is written under; null while it was not asked. */
  by: text(100).nullable(),
  /** True in tests that look for what is clipped: English is then longer than any language. */
  isPseudo: z.boolean(),
  /** Whether opened cases are remembered, and whether the system says when a deadline comes near. */
  keepRecents: z.boolean(),
  notify: z.boolean(),
  /** `id` tells one archive from another of the same name; it is no path. */
  archive: z
    .object({ id: text(64), name: text(300), readOnlyBecause: text().nullable(), readOnlyNextStep: text().nullable() })
    .nullable(),
  /** Why the last archive could not be opened; its name, and where it lay as a person says it. */
  trouble: z
    .object({ code: text(80), message: text(), nextStep: text(), name: text(300), place: text(1000) })
    .nullable(),
  /** Where a first archive would be made. */
  place: placeSchema,
  sampleAvailable: z.boolean(),
});

export const appChannels = {
  'app.state': { input: nothing, output: appStateSchema, kind: 'read' },
  'app.set-language': {
    input: z.strictObject({ language: languageSchema }),
    output: appStateSchema,
    kind: 'write',
    undo: { never: 'how the window looks is no data' },
  },
  'app.set-theme': {
    input: z.strictObject({ theme: themeSchema }),
    output: appStateSchema,
    kind: 'write',
    undo: { never: 'how the window looks is no data' },
  },
  'app.set-name': {
    input: z.strictObject({ by: z.string().trim().min(1).max(100) }),
    output: appStateSchema,
    kind: 'write',
    undo: { never: 'the name under which one works is no data of a case' },
  },
  /** What the page in front can do at the moment: the menu offers no more. */
  'app.offer': {
    input: z.strictObject({ commands: list(commandSchema, 200) }),
    output: done,
    kind: 'write',
    undo: { never: 'what the menu offers is no data' },
  },
  /** What this computer remembers and says; one choice at a time. */
  'app.set-option': {
    input: z.strictObject({ option: z.enum(['keepRecents', 'notify']), value: z.boolean() }),
    output: appStateSchema,
    kind: 'write',
    undo: { never: 'what this computer remembers is no data of a case' },
  },
  /** Does a command that main does. */
  'app.run': {
    input: z.strictObject({ command: commandSchema }),
    output: done,
    kind: 'write',
    undo: { never: 'it changes the window, not the casebook' },
  },
  'app.about': { input: nothing, output: z.object({ lines: list(text(300), 20) }), kind: 'read' },
  'app.copy-about': {
    input: nothing,
    output: done,
    kind: 'write',
    undo: { never: 'the clipboard is no data of a case' },
  },
  /** Licences of the program and of what it is made of. */
  'app.notices': { input: nothing, output: z.object({ text: text(2_000_000) }), kind: 'read' },
  /** The report for whoever helps, as it would be saved. */
  'app.diagnostics': { input: nothing, output: z.object({ text: text(400_000) }), kind: 'read' },
  /** Saves the report that was shown last, where the person wants it. */
  'app.save-diagnostics': {
    input: nothing,
    output: z.object({ saved: z.boolean() }),
    kind: 'write',
    undo: { never: 'a report outside the archive changes nothing in it' },
  },
} as const satisfies Record<string, ChannelShape>;
