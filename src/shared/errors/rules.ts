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
  PACK_VERSION_TAKEN: {
    en: {
      message:
        'Version {version} of {pack} is kept here already with another text, and cases may rest on it. Nothing was changed.',
      nextStep: 'Give your text a new version number, and name it under "changes".',
    },
    'zh-CN': {
      message: '{pack} 的版本 {version} 已以另一内容保存，可能有案件以它为依据。内容未作改动。',
      nextStep: '请为您的文本取一个新的版本号，并写入“changes”。',
    },
    retry: false,
  },
  PACK_IN_FORCE_ALREADY: {
    en: {
      message: 'This is what new cases are judged by already. Nothing was changed.',
      nextStep: 'Choose another version, or leave it as it is.',
    },
    'zh-CN': { message: '新案件已经按此判断。内容未作改动。', nextStep: '请选择另一版本，或保持现状。' },
    retry: false,
  },
  PACK_DRAFTS_TOO_MANY: {
    en: {
      message: '{count} unfinished packs are kept already, so this one was not kept.',
      nextStep: 'Put one of them in force or discard it, then go on writing.',
    },
    'zh-CN': {
      message: '已保存 {count} 个未完成的规则包，因此没有保存这一个。',
      nextStep: '请先启用或丢弃其中一个，再继续编写。',
    },
    retry: true,
  },
  PACK_CHECK_FIRST: {
    en: {
      message: 'This text has not been checked yet, so nothing was done with it. It is kept as a draft.',
      nextStep: 'Press "Check", then try again.',
    },
    'zh-CN': {
      message: '这段文本还没有检查，因此未作处理。文本已作为草稿保存。',
      nextStep: '请先按“检查”，然后重试。',
    },
    retry: true,
  },
  PACK_FILE_UNREADABLE: {
    en: {
      message: '{file} could not be read as a rule pack: {problem}. Nothing was imported.',
      nextStep: 'Choose the YAML files of one pack, saved as UTF-8.',
    },
    'zh-CN': {
      message: '无法把 {file} 作为规则包读取：{problem}。没有导入任何内容。',
      nextStep: '请选择同一个规则包的 YAML 文件，并以 UTF-8 保存。',
    },
    retry: true,
  },
  PACK_NOT_SAVED: {
    en: {
      message: 'The rule pack could not be written there. It is unchanged in your archive.',
      nextStep: 'Choose another place, outside the archive folder, with room on the drive.',
    },
    'zh-CN': {
      message: '无法把规则包写到那里。档案中的规则包没有变化。',
      nextStep: '请选择档案文件夹以外、有剩余空间的位置。',
    },
    retry: true,
  },
  PACK_NOT_FOUND: {
    en: {
      message: 'This version of the rule pack is not in this archive. Nothing was changed.',
      nextStep: 'Open the rules again and choose one of the versions listed there.',
    },
    'zh-CN': {
      message: '档案中没有规则包的这一版本。内容未作改动。',
      nextStep: '请重新打开规则页面，从列出的版本中选择。',
    },
    retry: false,
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
