/** The messages between client and worker. Both sides are ours and of one version, so they are typed, not parsed. */
import type { TroubleDetails } from '../../shared/errors.ts';
import type { JobProgress } from './job-table.ts';

export type ToChild =
  | { readonly is: 'run'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly is: 'cancel'; readonly id: number };

export type FromChild =
  | { readonly is: 'alive'; readonly rssBytes: number }
  | { readonly is: 'progress'; readonly id: number; readonly progress: JobProgress }
  | { readonly is: 'event'; readonly id: number; readonly event: unknown }
  | { readonly is: 'begin' | 'end'; readonly id: number; readonly item: string }
  | { readonly is: 'done'; readonly id: number; readonly output: unknown; readonly retire: boolean }
  | { readonly is: 'trouble'; readonly id: number; readonly code: string; readonly details: TroubleDetails }
  | { readonly is: 'bug'; readonly id: number; readonly message: string; readonly stack: string };
