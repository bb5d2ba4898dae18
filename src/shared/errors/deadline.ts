import type { TroubleKind } from './kinds.ts';

/** Expected troubles of the deadlines and their calendar file. Codes are stable: they are quoted to support and tested for. */
export const deadlineTroubles = {
  DEADLINES_NONE: {
    en: {
      message:
        'There is no deadline to put in a calendar: {withoutDate} have no date, {passed} are over. No file was written.',
      nextStep: 'Type the countdown that the platform’s page shows, then export again.',
    },
    'zh-CN': {
      message: '没有可以写入日历的期限：{withoutDate} 项没有日期，{passed} 项已过期。未写入文件。',
      nextStep: '请录入平台页面显示的倒计时，然后重新导出。',
    },
    retry: true,
  },
  DEADLINES_OUT_REFUSED: {
    en: {
      message:
        'The calendar was not saved to {file}: the place lies inside an archive, or something that is not an ordinary file is there.',
      nextStep: 'Choose a place outside the archive folder.',
    },
    'zh-CN': {
      message: '日历未保存到 {file}：该位置在档案文件夹内，或该处已有一个并非普通文件的对象。',
      nextStep: '请选择档案文件夹以外的保存位置。',
    },
    retry: true,
  },
  DEADLINES_NOT_WRITABLE: {
    en: {
      message: 'The calendar could not be saved to {file}: {because}. Your cases are not affected.',
      nextStep: 'Choose another place to save it.',
    },
    'zh-CN': {
      message: '日历无法保存到 {file}：{because}。您的案件不受影响。',
      nextStep: '请另选保存位置。',
    },
    retry: true,
  },
} as const satisfies Record<string, TroubleKind>;
