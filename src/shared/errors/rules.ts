import type { TroubleKind } from './kinds.ts';

/** Expected troubles of the rules area. Codes are stable: they are quoted to support and tested for. */
export const rulesTroubles = {
  RULE_PACK_INVALID: {
    en: {
      message: 'The rule pack {pack} cannot be used: {problem} (in {path}). No case was judged with it.',
      nextStep: 'Correct that place in the pack, or put the pack as delivered back in its folder.',
    },
    'zh-CN': {
      message: '规则包 {pack} 无法使用：{problem}（位置：{path}）。没有用它判断任何案件。',
      nextStep: '请改正规则包中的该处，或把原装的规则包放回原文件夹。',
    },
    retry: true,
  },
  RULE_PACKS_MISSING: {
    en: {
      message: 'No rule pack was found in {path}, so no case can be judged. Your cases are not affected.',
      nextStep: 'Install the product again; its rule packs are part of it.',
    },
    'zh-CN': {
      message: '在 {path} 中没有找到规则包，因此无法判断案件。您的案件不受影响。',
      nextStep: '请重新安装本软件；规则包随软件提供。',
    },
    retry: true,
  },
  HOLIDAYS_INVALID: {
    en: {
      message:
        'The table of public holidays in {path} is missing or damaged, so no case can be judged. Your cases are not affected.',
      nextStep: 'Install the product again; the table is part of it.',
    },
    'zh-CN': {
      message: '{path} 中的节假日表缺失或损坏，因此无法判断案件。您的案件不受影响。',
      nextStep: '请重新安装本软件；节假日表随软件提供。',
    },
    retry: true,
  },
  AS_OF_NOT_A_TIME: {
    en: {
      message: '"{asOf}" is not a moment with its offset. Nothing was judged.',
      nextStep: 'Write it for example as 2025-05-12T09:00:00+08:00.',
    },
    'zh-CN': {
      message: '“{asOf}”不是带时差的时间。没有作出判断。',
      nextStep: '请写成例如 2025-05-12T09:00:00+08:00。',
    },
    retry: false,
  },
} as const satisfies Record<string, TroubleKind>;
