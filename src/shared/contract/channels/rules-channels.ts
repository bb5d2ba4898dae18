/** The rule packs as a book that a person can read. */
import { z } from '../../z.ts';
import { type ChannelShape, done, id, list, nothing, text } from './basics.ts';
import { versionSchema } from './own-pack-channels.ts';

const bothLanguages = z.object({ en: text(), 'zh-CN': text() });

const bookRule = z.object({
  /** Stands once in a pack; a rule that changed in time stands once for each of its times. */
  key: text(120),
  rule: text(80),
  clause: text(80),
  title: bothLanguages,
  gist: bothLanguages,
  source: text(),
  section: text(),
  /** Text only: nothing opens it. */
  address: text(),
  consultedOn: text(10),
  confidence: text(20),
  from: text(10),
  to: text(10).nullable(),
  /** Facts of the research that speak against it. */
  contradicts: list(text(80), 100),
});
const bookClock = z.object({
  id: text(80),
  clause: text(80),
  says: bothLanguages,
  whose: z.enum(['seller', 'buyer', 'carrier', 'platform']),
  /** False where no source gives its length: it is read from the platform's page and typed in. */
  isFound: z.boolean(),
  /** The other version of the same clock, where two pages contradict each other. */
  versionOf: text(80).nullable(),
  /** Where its length stands; null where nobody found it. */
  source: z.object({ title: text(), address: text(), consultedOn: text(10) }).nullable(),
});

export const rulesChannels = {
  /** Every pack with all its rules, in both languages. */
  'rules.book': {
    input: nothing,
    output: z.object({
      packs: list(
        z.object({
          id: text(80),
          version: text(20),
          kind: z.enum(['article', 'platform', 'carrier', 'law', 'consumer']),
          title: bothLanguages,
          note: bothLanguages,
          from: text(10),
          to: text(10).nullable(),
          noRulesYet: bothLanguages.nullable(),
          /** New cases are judged by it; false: it was taken out of force. */
          inForce: z.boolean(),
          /** What stands here is a version of one's own. */
          isOwn: z.boolean(),
          /** Null: only one's own. */
          deliveredVersion: text(20).nullable(),
          /** Versions of one's own, the newest first. */
          own: list(versionSchema, 1000),
          rules: list(bookRule, 2000),
          clocks: list(bookClock, 500),
          /** Clauses of the source from which no rule follows, and why. */
          noRule: list(z.object({ clause: text(80), because: bothLanguages }), 500),
          changes: list(z.object({ version: text(20), on: text(10), what: bothLanguages }), 200),
        }),
        500,
      ),
      /** Ids of packs of one's own that this program cannot read. */
      broken: list(text(80), 500),
      /** The pack that the archive follows where packs disagree; null: each case is asked. */
      follow: text(80).nullable(),
    }),
    kind: 'read',
  },
  /** In which of one's own cases a rule held; the newest cases only, and how many those are. */
  'rules.applied': {
    input: z.strictObject({ packId: text(80), rule: text(80) }),
    output: z.object({
      cases: list(z.object({ caseId: id, name: text(300).nullable() }), 500),
      looked: z.int(),
      total: z.int(),
    }),
    kind: 'read',
  },
  /** The source of a finding in one line: of the version of the pack that judges the case. */
  'rules.copy-citation': {
    input: z.strictObject({ caseId: id, packId: text(80), rule: text(80), section: text(), address: text() }),
    output: done,
    kind: 'write',
    undo: { never: 'the clipboard is no data of a case' },
  },
  'rules.copy-address': {
    input: z.strictObject({ key: text(200) }),
    output: done,
    kind: 'write',
    undo: { never: 'the clipboard is no data of a case' },
  },
} as const satisfies Record<string, ChannelShape>;
