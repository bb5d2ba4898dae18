import type { TroubleKind } from './kinds.ts';

/** Words of the command line that cannot be taken: exit code 2, and nothing was opened. Codes are stable. */
export const usageTroubles = {
  USAGE_COMMAND_MISSING: {
    en: { message: 'No command was given. Nothing was done.', nextStep: 'Name one of the commands below.' },
    'zh-CN': { message: '没有给出命令。未执行任何操作。', nextStep: '请写出下列命令之一。' },
    retry: false,
  },
  USAGE_COMMAND_UNKNOWN: {
    en: {
      message: 'There is no command “{command}”. Nothing was done.',
      nextStep: 'Name one of the commands below.',
    },
    'zh-CN': { message: '没有命令“{command}”。未执行任何操作。', nextStep: '请写出下列命令之一。' },
    retry: false,
  },
  USAGE_OPTION_UNKNOWN: {
    en: {
      message: 'The command {command} has no option {option}. Nothing was done.',
      nextStep: 'Use the options below; a file whose name begins with a dash is written ./-name.',
    },
    'zh-CN': {
      message: '命令 {command} 没有选项 {option}。未执行任何操作。',
      nextStep: '请使用下列选项；文件名以短横线开头时，请写成 ./-name。',
    },
    retry: false,
  },
  USAGE_OPTION_TWICE: {
    en: {
      message: 'The option {option} is given twice. Nothing was done.',
      nextStep: 'Leave one of them out: it cannot be told which one counts.',
    },
    'zh-CN': { message: '选项 {option} 写了两次。未执行任何操作。', nextStep: '请只保留一个：无法判断以哪个为准。' },
    retry: false,
  },
  USAGE_VALUE_MISSING: {
    en: {
      message: 'The option {option} has no value. Nothing was done.',
      nextStep: 'Write the value after it.',
    },
    'zh-CN': { message: '选项 {option} 没有值。未执行任何操作。', nextStep: '请在其后写出值。' },
    retry: false,
  },
  USAGE_VALUE_NOT_TAKEN: {
    en: {
      message: 'The option {option} takes no value. Nothing was done.',
      nextStep: 'Write it without the equals sign and what follows.',
    },
    'zh-CN': { message: '选项 {option} 不带值。未执行任何操作。', nextStep: '请去掉等号及其后的内容。' },
    retry: false,
  },
  USAGE_VALUE_NOT_OFFERED: {
    en: {
      message: 'The option {option} cannot be “{value}”. Nothing was done.',
      nextStep: 'Use one of: {offered}.',
    },
    'zh-CN': { message: '选项 {option} 不能是“{value}”。未执行任何操作。', nextStep: '可选：{offered}。' },
    retry: false,
  },
  USAGE_NOT_A_NUMBER: {
    en: {
      message: 'The option {option} cannot be “{value}”. Nothing was done.',
      nextStep: 'Give a whole number from {least} to {most}.',
    },
    'zh-CN': {
      message: '选项 {option} 不能是“{value}”。未执行任何操作。',
      nextStep: '请给出 {least} 到 {most} 之间的整数。',
    },
    retry: false,
  },
  USAGE_NOT_A_MOMENT: {
    en: {
      message: '“{value}” is not a moment with its offset. Nothing was judged.',
      nextStep: 'Write it for example as 2025-05-12T09:00:00+08:00.',
    },
    'zh-CN': {
      message: '“{value}”不是带时差的时间。没有作出判断。',
      nextStep: '请写成例如 2025-05-12T09:00:00+08:00。',
    },
    retry: false,
  },
  USAGE_OPTION_MISSING: {
    en: { message: 'The option {option} is missing. Nothing was done.', nextStep: 'Add it: {example}.' },
    'zh-CN': { message: '缺少选项 {option}。未执行任何操作。', nextStep: '请加上：{example}。' },
    retry: false,
  },
  USAGE_NOT_TOGETHER: {
    en: {
      message: '{one} and {other} were given together, but only one of them can be meant. Nothing was done.',
      nextStep: 'Leave one of them out.',
    },
    'zh-CN': { message: '{one} 与 {other} 不能同时使用。未执行任何操作。', nextStep: '请只保留其中一个。' },
    retry: false,
  },
  USAGE_FILES_MISSING: {
    en: {
      message: 'No file or folder was named. Nothing was done.',
      nextStep: 'Write the path of at least one after the options.',
    },
    'zh-CN': { message: '没有指定文件或文件夹。未执行任何操作。', nextStep: '请在选项之后写出至少一个路径。' },
    retry: false,
  },
  USAGE_WORDS_LEFT: {
    en: {
      message: 'This was not understood: {words}. Nothing was done.',
      nextStep: 'Leave it out, or put a name with spaces between quotes.',
    },
    'zh-CN': { message: '无法理解：{words}。未执行任何操作。', nextStep: '请去掉；名称含空格时请加引号。' },
    retry: false,
  },
  ANSWER_NOT_WRITTEN: {
    en: {
      message: 'The command is done, but its answer could not be written ({found}).',
      nextStep: 'Send the answer to a place with room. Look with “list” or “folders” before you run the command again.',
    },
    'zh-CN': {
      message: '命令已执行完毕，但无法写出结果（{found}）。',
      nextStep: '请把结果输出到有空间的位置。再次运行之前，请先用 list 或 folders 查看。',
    },
    retry: false,
  },
} as const satisfies Record<string, TroubleKind>;
