import type { TroubleKind } from './kinds.ts';

/** Expected troubles of backups, restored archives, exported and imported cases. Codes are stable: they are quoted and tested for. */
export const keepingTroubles = {
  KEEPING_DISK_FULL: {
    en: {
      message: 'There is not enough room there: about {missingMb} MB are missing. Nothing unfinished was left behind.',
      nextStep: 'Free some space or choose another drive, then do it again.',
    },
    'zh-CN': {
      message: '那里空间不足，约缺 {missingMb} MB。没有留下任何未完成的文件。',
      nextStep: '请清理空间或换一个磁盘后重试。',
    },
    retry: true,
  },
  KEEPING_PLACE_GONE: {
    en: {
      message: 'The folder {folder} is not there. Nothing was written.',
      nextStep: 'Connect its drive, or choose another folder.',
    },
    'zh-CN': { message: '文件夹 {folder} 不在了，未写入任何内容。', nextStep: '请接上所在磁盘，或选择其他文件夹。' },
    retry: true,
  },
  KEEPING_NOT_WRITABLE: {
    en: {
      message: 'The folder {folder} could not be written to ({found}). Nothing unfinished was left behind.',
      nextStep: 'Choose a folder of your own on another drive.',
    },
    'zh-CN': {
      message: '无法写入文件夹 {folder}（{found}）。没有留下任何未完成的文件。',
      nextStep: '请选择另一个磁盘上您自己的文件夹。',
    },
    retry: true,
  },
  KEEPING_IN_ARCHIVE: {
    en: {
      message: '{file} lies inside an archive. Nothing was written.',
      nextStep: 'Choose a place outside the archive, best on another drive.',
    },
    'zh-CN': {
      message: '{file} 位于档案文件夹内，未写入任何内容。',
      nextStep: '请选择档案以外的位置，最好在另一个磁盘上。',
    },
    retry: true,
  },
  KEEPING_NOT_PROVEN: {
    en: {
      message: 'What was written could not be read back: {bad}. It does not count and was thrown away.',
      nextStep: 'The drive may be failing. Choose another one and do it again.',
    },
    'zh-CN': {
      message: '写入后无法正确读回：{bad}。此文件不算数，已丢弃。',
      nextStep: '磁盘可能有故障。请换一个磁盘重做。',
    },
    retry: true,
  },
  BAG_UNREADABLE: {
    en: {
      message:
        '“{file}” cannot be opened as a zip file: it is cut off, encrypted or something else. Nothing was changed.',
      nextStep: 'Get the file again from where it came, or take an older one.',
    },
    'zh-CN': {
      message: '“{file}”无法作为 zip 文件打开：可能不完整、已加密或不是 zip。未作任何改动。',
      nextStep: '请从来源处重新获取该文件，或使用更早的一份。',
    },
    retry: false,
  },
  BAG_NAME_REFUSED: {
    en: {
      message: '“{file}” holds a name that does not belong there: {name}. Nothing was unpacked.',
      nextStep: 'Do not use this file; ask whoever made it for a new one.',
    },
    'zh-CN': {
      message: '“{file}”里有不该出现的名称：{name}。未解开任何内容。',
      nextStep: '请不要使用此文件，并请制作者重新提供。',
    },
    retry: false,
  },
  BAG_TOO_LARGE: {
    en: {
      message: '“{file}” would unpack to far more than it should. Nothing was unpacked.',
      nextStep: 'Do not use this file; ask whoever made it for a new one.',
    },
    'zh-CN': {
      message: '“{file}”解开后会远超正常大小。未解开任何内容。',
      nextStep: '请不要使用此文件，并请制作者重新提供。',
    },
    retry: false,
  },
  BAG_NOT_A_BAG: {
    en: {
      message: '“{file}” is a zip file, but no backup and no exported case ({missing}). Nothing was changed.',
      nextStep: 'Choose a file that Casebinder wrote.',
    },
    'zh-CN': {
      message: '“{file}”是 zip 文件，但不是备份，也不是导出的案件（{missing}）。未作任何改动。',
      nextStep: '请选择由 Casebinder 写出的文件。',
    },
    retry: false,
  },
  BAG_DAMAGED: {
    en: {
      message: '“{file}” is damaged: {bad} is not what was written. Nothing was taken from it.',
      nextStep: 'Take another copy of it, or an older one.',
    },
    'zh-CN': {
      message: '“{file}”已损坏：{bad} 与写入时不一致。未从中取用任何内容。',
      nextStep: '请使用它的另一份拷贝，或更早的一份。',
    },
    retry: false,
  },
  BACKUP_NOT_A_BACKUP: {
    en: {
      message: '“{file}” is not a backup of an archive. Nothing was changed.',
      nextStep: 'Choose a backup file; a single exported case is brought in with “Import a case”.',
    },
    'zh-CN': {
      message: '“{file}”不是档案的备份。未作任何改动。',
      nextStep: '请选择备份文件；单个导出的案件请用“导入案件”。',
    },
    retry: false,
  },
  RESTORE_NO_BACKUP: {
    en: { message: 'There is no file {file}.', nextStep: 'Choose the backup file.' },
    'zh-CN': { message: '没有文件 {file}。', nextStep: '请选择备份文件。' },
    retry: true,
  },
  KEEPING_FOLDER_NOT_EMPTY: {
    en: {
      message: 'The folder {path} is not empty, so nothing was put into it.',
      nextStep: 'Choose an empty folder, or a new name.',
    },
    'zh-CN': { message: '文件夹 {path} 不是空的，因此未放入任何内容。', nextStep: '请选择空文件夹或新的名称。' },
    retry: false,
  },
  CASE_BAG_NOT_A_CASE: {
    en: {
      message: '“{file}” holds no exported case. Nothing was brought in.',
      nextStep: 'Choose a file that “Export a case” wrote; a backup of a whole archive is restored instead.',
    },
    'zh-CN': {
      message: '“{file}”里没有导出的案件。未导入任何内容。',
      nextStep: '请选择由“导出案件”写出的文件；整个档案的备份请用恢复功能。',
    },
    retry: false,
  },
  CASE_BAG_NOT_VALID: {
    en: {
      message: '“{file}” holds a case that cannot be read ({because}). Nothing was brought in.',
      nextStep: 'Export the case again where it came from, with the present version.',
    },
    'zh-CN': {
      message: '“{file}”里的案件无法读取（{because}）。未导入任何内容。',
      nextStep: '请在来源处用当前版本重新导出该案件。',
    },
    retry: false,
  },
  CASE_BAG_NEWER: {
    en: {
      message:
        '“{file}” was written by a newer version of Casebinder (its format is {found}; this version knows {known}). Nothing was brought in.',
      nextStep: 'Install the newer version, then bring it in.',
    },
    'zh-CN': {
      message: '“{file}”由更新版本的 Casebinder 写出（格式 {found}，当前版本支持到 {known}）。未导入任何内容。',
      nextStep: '请安装新版本后再导入。',
    },
    retry: false,
  },
  CASE_SAME_ORDER: {
    en: {
      message: 'There was a case about the same order already: {cases}. Both are kept.',
      nextStep: 'Compare them, and put the one you do not need into the trash.',
    },
    'zh-CN': { message: '同一订单已有案件：{cases}。两者都已保留。', nextStep: '请核对后把不需要的移入回收站。' },
    retry: false,
  },
} as const satisfies Record<string, TroubleKind>;
