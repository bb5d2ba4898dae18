/** The one door from the page to main: typed calls, queries, commands and events. */
import {
  keepPreviousData,
  QueryClient,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { EventName, PageChannel } from '../shared/contract/channel-names.ts';
import type { CaseView, ListCursor } from '../shared/contract/channels/list-channels.ts';
import type { InputOf, OutputOf } from '../shared/contract/channels.ts';
import type { EventOf } from '../shared/contract/events.ts';
import type { Envelope, PageApi } from '../shared/contract/page-api.ts';
import type { TroubleEnvelope } from '../shared/errors.ts';

declare global {
  interface Window {
    readonly api: PageApi;
  }
}

type Calls = { readonly [N in PageChannel]: (input: InputOf<N>) => Promise<Envelope<OutputOf<N>>> };

/** Trouble that main answered with; carries the sentences in the person's language. */
export class AnswerTrouble extends Error {
  readonly trouble: TroubleEnvelope;

  constructor(trouble: TroubleEnvelope) {
    super(trouble.message);
    this.name = 'AnswerTrouble';
    this.trouble = trouble;
  }
}

function opened<T>(envelope: Envelope<T>): T {
  if (!envelope.ok) throw new AnswerTrouble(envelope.error);
  return envelope.value;
}

/** Asks main once. Rejects with AnswerTrouble. */
export async function ask<N extends PageChannel>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const calls: Calls = window.api;
  const call: Calls[N] = calls[name];
  return opened(await call(input));
}

/** Hands dropped files and folders over; main finds out where they lie. */
export async function drop(caseId: string, files: readonly File[]): Promise<OutputOf<'evidence.drop'>> {
  return opened(await window.api.drop(caseId, files));
}

/** Nothing here is a network: the library's idea of being offline must not stop it. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Reads from main and stays fresh: `case.changed` marks what it touches as old. */
export function useAsk<N extends PageChannel>(
  name: N,
  input: InputOf<N>,
  options: { readonly enabled?: boolean; readonly keepPrevious?: boolean } = {},
): UseQueryResult<OutputOf<N>, Error> {
  return useQuery<OutputOf<N>, Error, OutputOf<N>>({
    queryKey: [name, input],
    queryFn: () => ask(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** The list of cases, page by page; shows the pages before while another view is asked for. */
export function useCasePages(view: CaseView) {
  return useInfiniteQuery({
    queryKey: ['case.page', { view }],
    queryFn: ({ pageParam }) => ask('case.page', { view, after: pageParam, limit: 200 }),
    initialPageParam: null as ListCursor | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

/** A command to main; pending until what is done with its answer is done too. */
export function useCommand<N extends PageChannel>(name: N, onDone?: (value: OutputOf<N>) => unknown) {
  return useMutation<OutputOf<N>, Error, InputOf<N>>({
    mutationFn: (input) => ask(name, input),
    ...(onDone === undefined ? {} : { onSuccess: onDone }),
  });
}

/** Hears an event of main while the component is on the page. */
export function useEvent<N extends EventName>(name: N, hear: (event: EventOf<N>) => void): void {
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => window.api.on(name, (event) => latest.current(event)), [name]);
}

/** What is asked of all cases at once: a change of any of them touches it. */
const inLists: ReadonlySet<string> = new Set([
  'case.list',
  'case.page',
  'today.get',
  'view.list',
  'undo.state',
  'rules.applied',
]);

/** Keeps what the page has read fresh, whoever wrote. To be used once, at the top. */
export function useFreshness(): void {
  const client = useQueryClient();
  useEvent('case.changed', ({ caseId }) => {
    void client.invalidateQueries({
      predicate: ({ queryKey: [name, input] }) => {
        if (caseId === null || (typeof name === 'string' && inLists.has(name))) return true;
        return typeof input === 'object' && input !== null && 'caseId' in input && input.caseId === caseId;
      },
    });
  });
}

/** The sentences of whatever a query or command failed with. */
export function troubleOf(error: unknown): {
  readonly message: string;
  readonly nextStep: string;
  readonly code: string;
  readonly ref: string | null;
} {
  if (error instanceof AnswerTrouble) {
    const { message, nextStep, code, ref } = error.trouble;
    return { message, nextStep, code, ref: ref ?? null };
  }
  return { message: String(error), nextStep: '', code: 'PAGE', ref: null };
}

/** What is wrong with one value, as main's check of it says; else the sentence of the trouble as a whole. */
export function problemIn(error: unknown, language: string): string {
  const problems = error instanceof AnswerTrouble ? error.trouble.details?.['problems'] : undefined;
  const first: unknown = Array.isArray(problems) ? problems[0] : undefined;
  const key = language === 'zh-CN' ? 'messageZh' : 'message';
  const said: unknown = typeof first === 'object' && first !== null ? Reflect.get(first, key) : undefined;
  return typeof said === 'string' ? said : troubleOf(error).message;
}
