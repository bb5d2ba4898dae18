import type { TroubleKind } from './kinds.ts';

/** Expected troubles of closing, trashing and listing cases. */
export const casesTroubles = {
  FACT_CHANGED_MEANWHILE: {
    en: {
      message: 'This was changed in another window while you typed. Nothing was overwritten.',
      nextStep: 'Choose which of the two stays. Both are shown beside the field.',
    },
    'zh-CN': {
      message: '您填写期间，另一个窗口改了这一项。没有覆盖任何内容。',
      nextStep: '请选择保留哪一个，两个都显示在该栏旁。',
    },
    retry: false,
  },
  CASE_REASON_MISSING: {
    en: {
      message: 'The case was not closed: the reason for the return is not recorded for every claim line yet.',
      nextStep: 'Enter the reason of each claim line, then close the case. What you typed is still here.',
    },
    'zh-CN': {
      message: '案件没有结案：还有索赔项未记录退货原因。',
      nextStep: '请填写每个索赔项的原因后再结案。您填写的内容仍在。',
    },
    retry: false,
  },
  CASE_NOT_IN_TRASH: {
    en: {
      message: 'Case {caseId} is not in the trash, so nothing was deleted.',
      nextStep: 'Only cases in the trash can be deleted for good: move it there first.',
    },
    'zh-CN': {
      message: '案件 {caseId} 不在回收站中，因此未删除任何内容。',
      nextStep: '只有回收站中的案件才能永久删除：请先移入回收站。',
    },
    retry: false,
  },
  VIEWS_TOO_MANY: {
    en: {
      message: 'There are {count} saved views already, and no more are kept. The new one was not saved.',
      nextStep: 'Remove a view that is not needed any more, then save this one.',
    },
    'zh-CN': {
      message: '已有 {count} 个已保存的视图，不能再保存更多。新视图未保存。',
      nextStep: '请删除不再需要的视图，然后重新保存。',
    },
    retry: false,
  },
} as const satisfies Record<string, TroubleKind>;
