/** Cases in lists: the table with its filters and saved views, what is on today, the trash. */
import { caseSorts, caseStatuses, dueRanges, turns } from '../../domain/case-list.ts';
import { pathSteps } from '../../domain/case-path.ts';
import { reasons } from '../../domain/terms.ts';
import { z } from '../../z.ts';
import { type ChannelShape, done, id, instant, list, nothing, text } from './basics.ts';

const rowSchema = z.object({
  caseId: id,
  title: text(200).nullable(),
  status: z.enum(caseStatuses),
  orderNo: text(300).nullable(),
  customerName: text(300).nullable(),
  customerLatin: text(300).nullable(),
  product: text(300).nullable(),
  reasons: list(text(40), 500),
  total: z.object({ minor: z.int(), currency: text(3) }).nullable(),
  step: text(40).nullable(),
  turn: z.enum(turns).nullable(),
  nextCode: text(40).nullable(),
  nextGoal: text(200).nullable(),
  stances: list(text(20), 20),
  /** Without a day where no source gives one. */
  due: z
    .object({
      id: text(80),
      at: text(40).nullable(),
      zone: text(80).nullable(),
      whose: z.enum(['seller', 'buyer', 'carrier', 'platform']),
      source: text(),
      says: text(),
      daysLeft: z.int().nullable(),
      hoursLeft: z.int().nullable(),
    })
    .nullable(),
  questions: z.int(),
  question: z.object({ fact: text(200), ask: text() }).nullable(),
  packets: z.int(),
  trashedAt: instant.nullable(),
  createdAt: instant,
  changedAt: instant,
});

const viewSchema = z.strictObject({
  query: text(200),
  statuses: z.array(z.enum(caseStatuses)).min(1).max(4),
  steps: z.array(z.enum(pathSteps)).max(20),
  reasons: z.array(z.enum(reasons)).max(40),
  turn: z.enum(turns).nullable(),
  due: z.enum(dueRanges).nullable(),
  sort: z.enum(caseSorts),
  down: z.boolean(),
});
const cursorSchema = z.strictObject({ key: text(400), caseNo: z.int().min(1) });
const namedView = z.object({ name: text(60), view: viewSchema });
const someCases = z.strictObject({ caseIds: z.array(id).min(1).max(500) });
const viewName = z.string().trim().min(1).max(60);
const part = z.object({ total: z.int(), rows: list(rowSchema, 100) });

export const listChannels = {
  /** One page of the list; `next` leads to the page behind it. */
  'case.page': {
    input: z.strictObject({ view: viewSchema, after: cursorSchema.nullable(), limit: z.int().min(1).max(200) }),
    output: z.object({ total: z.int(), rows: list(rowSchema, 200), next: cursorSchema.nullable() }),
    kind: 'read',
  },
  'case.set-title': {
    input: z.strictObject({ caseId: id, title: text(200).nullable() }),
    output: z.object({ changedAt: instant }),
    kind: 'write',
    undo: { as: 'case-title', merge: (input: { caseId: string }) => input.caseId },
  },
  /** Closes a case. What is left out stays as it was; null makes it unknown. */
  'case.close': {
    input: z.strictObject({
      caseId: id,
      at: z.iso.date(),
      outcome: z.string().trim().min(1).max(500).nullable().optional(),
      cost: z
        .strictObject({ minor: z.int(), currency: text(3) })
        .nullable()
        .optional(),
      lesson: z.string().trim().min(1).max(4000).nullable().optional(),
      tags: z.array(z.string().trim().min(1).max(60)).max(30).nullable().optional(),
    }),
    output: z.object({ changedAt: instant }),
    kind: 'write',
    undo: { as: 'case-close' },
  },
  'case.reopen': {
    input: z.strictObject({ caseId: id }),
    output: z.object({ changedAt: instant }),
    kind: 'write',
    undo: { as: 'case-reopen' },
  },
  'case.trash': { input: someCases, output: done, kind: 'write', undo: { as: 'case-trash' } },
  'case.restore': { input: someCases, output: done, kind: 'write', undo: { as: 'case-restore' } },
  /** Deletes cases of the trash for good; the page has asked twice. */
  'case.purge': {
    input: someCases,
    output: done,
    kind: 'write',
    undo: { never: 'it is asked twice, because files are deleted' },
  },
  'view.list': { input: nothing, output: z.object({ views: list(namedView, 100) }), kind: 'read' },
  /** Keeps a view under a name; one of the same name is replaced. */
  'view.save': {
    input: z.strictObject({ name: viewName, view: viewSchema }),
    output: done,
    kind: 'write',
    undo: { as: 'view-save' },
  },
  'view.remove': {
    input: z.strictObject({ name: viewName }),
    output: done,
    kind: 'write',
    undo: { as: 'view-remove' },
  },
  'today.get': {
    input: nothing,
    output: z.object({
      /** All cases but the trash. */
      cases: z.int(),
      deadlines: part,
      questions: part,
      toMake: part,
      toSend: z.object({
        total: z.int(),
        rows: list(
          z.object({
            caseId: id,
            customerName: text(300).nullable(),
            orderNo: text(300).nullable(),
            variant: text(20),
            version: z.int(),
            builtAt: instant,
          }),
          100,
        ),
      }),
    }),
    kind: 'read',
  },
} as const satisfies Record<string, ChannelShape>;

/** How the list is narrowed and sorted. */
export type CaseView = z.output<typeof viewSchema>;
/** A case as a list shows it. */
export type ListedCase = z.output<typeof rowSchema>;
/** Where a page of the list ended. */
export type ListCursor = z.output<typeof cursorSchema>;
export const caseViewSchema = viewSchema;
