/**
 * The names of the steps that can be taken back. Each has its text in the catalogues under `undo.step`, which may use
 * `{{field}}`, `{{list}}`, `{{file}}`, `{{number}}`, `{{exhibit}}` and `{{case}}`: main fills in what the call was about.
 */
export const undoNames = [
  'fact',
  'facts',
  'fact-note',
  'override',
  'entry-add',
  'entry-remove',
  'caption',
  'exhibit',
  'exhibit-move',
  'piece-move',
  'pieces-move',
  'role',
  'roles',
  'name-out',
  'name-back',
  'piece-out',
  'exhibit-remove',
  'exhibits-accept',
  'case-new',
  'packet-arrange',
  'packet-sent',
  'packet-sent-remove',
  'case-title',
  'case-close',
  'case-reopen',
  'case-trash',
  'case-restore',
  'view-save',
  'view-remove',
  'pack-in-force',
  'pack-out',
  'pack-follow',
  'case-pack',
  'cases-pack',
] as const;

export type UndoName = (typeof undoNames)[number];
