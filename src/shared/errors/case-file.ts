import type { TroubleKind } from './kinds.ts';

/** Expected troubles of the case-file area. Codes are stable: they are quoted to support and tested for. */
export const caseFileTroubles = {
  CASE_FILE_UNREADABLE: {
    en: {
      message: 'The case file {path} cannot be read. Nothing was saved.',
      nextStep: 'Check its path and whether you may read it.',
    },
    'zh-CN': { message: '无法读取案件文件 {path}。未保存任何内容。', nextStep: '请检查路径以及您是否有读取权限。' },
    retry: true,
  },
  CASE_FILE_NOT_A_FILE: {
    en: {
      message: '{path} is a folder or a device, not a case file. Nothing was saved.',
      nextStep: 'Name the JSON file itself.',
    },
    'zh-CN': { message: '{path} 是文件夹或设备，不是案件文件。未保存任何内容。', nextStep: '请指定 JSON 文件本身。' },
    retry: false,
  },
  CASE_FILE_EMPTY: {
    en: {
      message: 'There is nothing in the case file {path}. Nothing was saved.',
      nextStep: 'Save it again in your editor; the smallest case file is {"schemaVersion": 1}.',
    },
    'zh-CN': {
      message: '案件文件 {path} 是空的。未保存任何内容。',
      nextStep: '请在编辑器中重新保存；最小的案件文件是 {"schemaVersion": 1}。',
    },
    retry: false,
  },
  CASE_FILE_TOO_DEEP: {
    en: {
      message:
        'The case file has more than {deepest} brackets inside one another at line {line}, column {column}. Nothing was saved.',
      nextStep: 'Write it as the description of the case file says; no case needs so many.',
    },
    'zh-CN': {
      message: '案件文件在第 {line} 行第 {column} 列的括号嵌套超过 {deepest} 层。未保存任何内容。',
      nextStep: '请按案件文件的说明书写；任何案件都不需要这么多层。',
    },
    retry: false,
  },
  CASE_FILE_NOT_UTF8: {
    en: {
      message: 'The case file {path} is not written in UTF-8. Nothing was saved.',
      nextStep: 'Open it in your editor, save it again with the encoding UTF-8, and try again.',
    },
    'zh-CN': {
      message: '案件文件 {path} 的编码不是 UTF-8。未保存任何内容。',
      nextStep: '请在编辑器中打开，另存为 UTF-8 编码后重试。',
    },
    retry: false,
  },
  CASE_FILE_NOT_JSON: {
    en: {
      message: 'The case file is not valid JSON: it breaks at line {line}, column {column}. Nothing was saved.',
      nextStep: 'Correct that place (often a missing comma or quote) and try again.',
    },
    'zh-CN': {
      message: '案件文件不是有效的 JSON：在第 {line} 行第 {column} 列出错。未保存任何内容。',
      nextStep: '请改正该处（常见原因是缺少逗号或引号）后重试。',
    },
    retry: false,
  },
  CASE_FILE_TOO_LARGE: {
    en: {
      message: 'The case file is too large to be one ({megabytes} MB). Nothing was saved.',
      nextStep: 'Attach long documents as evidence files instead of writing them into the case file.',
    },
    'zh-CN': {
      message: '案件文件过大（{megabytes} MB）。未保存任何内容。',
      nextStep: '请把长文档作为证据文件添加，不要写进案件文件。',
    },
    retry: false,
  },
  CASE_FILE_HAS_PROBLEMS: {
    en: {
      message: 'The case file has problems that must be put right first: {count}. Nothing was saved.',
      nextStep: 'Correct the places that are listed, each with its path, and try again.',
    },
    'zh-CN': {
      message: '案件文件有 {count} 处问题需要先改正。未保存任何内容。',
      nextStep: '请按列出的路径逐一改正后重试。',
    },
    retry: false,
  },
  FACT_NOT_KNOWN: {
    en: { message: 'There is no fact called {path}. Nothing was saved.', nextStep: 'Check the spelling of its path.' },
    'zh-CN': { message: '没有名为 {path} 的事实。未保存任何内容。', nextStep: '请检查路径的拼写。' },
    retry: false,
  },
  FACT_HAS_PROBLEMS: {
    en: {
      message: 'This cannot be saved as {path}. The case is as it was before.',
      nextStep: 'See what is said beside the field, correct it and save again.',
    },
    'zh-CN': { message: '{path} 不能这样保存。案件保持原样。', nextStep: '请按字段旁的提示改正后再保存。' },
    retry: false,
  },
} as const satisfies Record<string, TroubleKind>;
