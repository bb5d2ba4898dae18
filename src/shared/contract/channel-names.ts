/**
 * The names of everything that the page can ask for, and of the events it can hear.
 * Names only: the preload imports this file and must stay free of the schema library.
 */

/** What the page may ask for, noun and verb. */
export const pageChannels = [
  'app.state',
  'app.set-language',
  'app.set-theme',
  'app.set-name',
  'app.offer',
  'app.run',
  'app.set-option',
  'app.about',
  'app.copy-about',
  'app.notices',
  'app.diagnostics',
  'app.save-diagnostics',
  'archive.open-sample',
  'archive.choose',
  'archive.retry',
  'archive.pick-place',
  'archive.make',
  'keeping.state',
  'keeping.back-up',
  'keeping.schedule',
  'keeping.check',
  'keeping.restore',
  'keeping.move',
  'keeping.open-made',
  'keeping.show',
  'keeping.damage',
  'keeping.export-case',
  'keeping.import-case',
  'keeping.readings',
  'keeping.set-readings',
  'keeping.company',
  'keeping.set-company',
  'case.list',
  'case.create',
  'case.open',
  'case.near-deadlines',
  'case.import',
  'case.get',
  'case.set-fact',
  'case.set-entry',
  'case.assess',
  'case.path',
  'case.timeline',
  'case.take-facts',
  'case.note-fact',
  'case.notes',
  'case.fact-origin',
  'case.keep-draft',
  'case.drafts',
  'deadline.export',
  'evidence.list',
  'evidence.pick',
  'evidence.paste',
  'evidence.update-folder',
  'evidence.left-out',
  'evidence.show',
  'evidence.pages',
  'evidence.text',
  'evidence.save-copy',
  'evidence.show-source',
  'evidence.set-role',
  'exhibit.update',
  'exhibit.move',
  'exhibit.place',
  'exhibit.remove',
  'job.list',
  'job.result',
  'job.cancel',
  'packet.list',
  'packet.preflight',
  'packet.build',
  'packet.outline',
  'packet.arrange',
  'packet.places',
  'packet.pages',
  'packet.text',
  'packet.note-sent',
  'packet.remove-sent',
  'packet.print',
  'packet.drag',
  'packet.save-as',
  'packet.open',
  'packet.show-in-folder',
  'rules.book',
  'rules.applied',
  'rules.copy-address',
  'case.page',
  'case.set-title',
  'case.close',
  'case.reopen',
  'case.trash',
  'case.restore',
  'case.purge',
  'view.list',
  'view.save',
  'view.remove',
  'today.get',
  'undo.state',
  'undo.undo',
  'undo.redo',
] as const;

/** Sent by the preload itself, because it carries paths; the page has no function for it. */
export const dropChannel = 'evidence.drop';

/** So many files and folders are taken from one drop; the preload hands over one more, so that main can say it is too much. */
export const MOST_DROPPED = 20_000;

/** Every channel of the table. */
export const channelNames = [...pageChannels, dropChannel] as const;

/** What main tells the page without being asked. */
export const eventNames = ['case.changed', 'job.progress', 'app.notice', 'app.command'] as const;

export type PageChannel = (typeof pageChannels)[number];
export type ChannelName = (typeof channelNames)[number];
export type EventName = (typeof eventNames)[number];
