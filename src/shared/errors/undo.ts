import type { TroubleKind } from './kinds.ts';

/** Expected troubles of taking back and doing again. */
export const undoTroubles = {
  UNDO_NOTHING: {
    en: {
      message: 'There is nothing left to undo. Steps are kept while the archive is open.',
      nextStep: 'Change it by hand; the journal of the case tells what it was before.',
    },
    'zh-CN': {
      message: '没有可以撤销的操作了。操作步骤只在档案打开期间保留。',
      nextStep: '请手动修改；案件的操作记录里写着原来的内容。',
    },
    retry: false,
  },
  REDO_NOTHING: {
    en: {
      message: 'There is nothing to do again.',
      nextStep: 'Go on working: a step can be done again only right after it was undone.',
    },
    'zh-CN': { message: '没有可以重做的操作。', nextStep: '请继续操作；只有刚撤销的步骤才能重做。' },
    retry: false,
  },
  UNDO_NOT_LAST: {
    en: {
      message: 'Something else was done after this step, so it was not undone. Nothing was changed.',
      nextStep: 'Undo the later steps first, one after the other.',
    },
    'zh-CN': {
      message: '此步骤之后又有其他操作，因此没有撤销，内容未作改动。',
      nextStep: '请先逐步撤销后面的操作。',
    },
    retry: false,
  },
  UNDO_OVERTAKEN: {
    en: {
      message: 'What this step changed has been changed since by other work, so it was left as it is now.',
      nextStep: 'Look at the case and change it by hand if needed; earlier steps can still be undone.',
    },
    'zh-CN': {
      message: '此步骤改动的内容后来又被其他工作改过，因此保持现状。',
      nextStep: '请查看案件，必要时手动修改；更早的步骤仍可撤销。',
    },
    retry: false,
  },
} satisfies Record<string, TroubleKind>;
