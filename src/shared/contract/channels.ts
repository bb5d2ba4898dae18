/**
 * The one table of what the page may ask main for: input, output and kind by noun and verb; each noun has its file in `channels/`.
 * No path of this computer stands in any input or output: files are named by ids.
 */
import type { z } from '../z.ts';
import type { ChannelName } from './channel-names.ts';
import { appChannels, type appStateSchema } from './channels/app-channels.ts';
import { archiveChannels } from './channels/archive-channels.ts';
import type { ChannelShape } from './channels/basics.ts';
import { caseChannels } from './channels/case-channels.ts';
import { deadlineChannels } from './channels/deadline-channels.ts';
import { evidenceChannels } from './channels/evidence-channels.ts';
import { jobChannels, type jobSchema } from './channels/job-channels.ts';
import { keepingChannels } from './channels/keeping-channels.ts';
import { listChannels } from './channels/list-channels.ts';
import { ownPackChannels } from './channels/own-pack-channels.ts';
import { packetChannels } from './channels/packet-channels.ts';
import { rulesChannels } from './channels/rules-channels.ts';
import { undoChannels } from './channels/undo-channels.ts';

export const channels = {
  ...appChannels,
  ...archiveChannels,
  ...caseChannels,
  ...deadlineChannels,
  ...evidenceChannels,
  ...jobChannels,
  ...listChannels,
  ...keepingChannels,
  ...ownPackChannels,
  ...packetChannels,
  ...rulesChannels,
  ...undoChannels,
} as const satisfies Record<ChannelName, ChannelShape>;

export type Channels = typeof channels;
/** What a caller hands in. */
export type InputOf<N extends ChannelName> = z.input<Channels[N]['input']>;
/** What a handler gets, parsed. */
export type ParsedInputOf<N extends ChannelName> = z.output<Channels[N]['input']>;
/** What a caller gets back when all went well. */
export type OutputOf<N extends ChannelName> = z.output<Channels[N]['output']>;
export type JobView = z.output<typeof jobSchema>;
export type AppState = z.output<typeof appStateSchema>;
