import type { TroubleKind } from './kinds.ts';

/** Expected troubles of the archive folder and its database. Codes are stable: they are quoted and tested for. */
export const archiveTroubles = {
  ARCHIVE_NOT_FOUND: {
    en: {
      message: 'There is no archive in {path}.',
      nextStep: 'Check the folder and whether its drive is connected, or make a new archive there.',
    },
    'zh-CN': { message: '{path} 里没有案件档案。', nextStep: '请检查文件夹以及所在磁盘是否已连接，或在那里新建档案。' },
    retry: true,
  },
  ARCHIVE_NOT_A_FOLDER: {
    en: { message: '{path} is a file, not a folder.', nextStep: 'Choose the folder that holds the archive.' },
    'zh-CN': { message: '{path} 是文件，不是文件夹。', nextStep: '请选择存放档案的文件夹。' },
    retry: false,
  },
  ARCHIVE_FOLDER_NOT_EMPTY: {
    en: {
      message: 'The folder {path} holds other files, so no archive was made in it. Nothing was changed.',
      nextStep: 'Choose an empty folder.',
    },
    'zh-CN': {
      message: '文件夹 {path} 里有其他文件，因此没有在其中新建档案。未作任何改动。',
      nextStep: '请选择空文件夹。',
    },
    retry: false,
  },
  ARCHIVE_CASEBOOK_MISSING: {
    en: {
      message: 'The evidence in {path} is there, but the casebook (casebook.sqlite) is gone. Nothing was changed.',
      nextStep: 'Put the casebook back, or restore the archive from a backup into another folder.',
    },
    'zh-CN': {
      message: '{path} 里的证据还在，但案卷文件 casebook.sqlite 不见了。未作任何改动。',
      nextStep: '请把案卷文件放回原处，或用备份恢复到另一个文件夹。',
    },
    retry: true,
  },
  ARCHIVE_FOLDER_IN_THE_WAY: {
    en: {
      message: '{path} should be a folder of the archive, but a file lies there. Nothing was changed.',
      nextStep: 'Move that file away, then open the archive again.',
    },
    'zh-CN': {
      message: '{path} 应当是档案中的文件夹，但那里是一个文件。未做任何更改。',
      nextStep: '请把该文件移走，然后重新打开档案。',
    },
    retry: true,
  },
  ARCHIVE_FOREIGN: {
    en: {
      message: '{path} is a database of another program. It was not touched.',
      nextStep: 'Choose the folder that holds your archive.',
    },
    'zh-CN': { message: '{path} 是其他程序的数据库，未作任何改动。', nextStep: '请选择存放您档案的文件夹。' },
    retry: false,
  },
  ARCHIVE_DAMAGED: {
    en: {
      message:
        'The casebook {path} is damaged. It was left exactly as it is, and the evidence files beside it were not touched.',
      nextStep: 'Copy the whole archive folder to a safe place, then restore a backup into an empty folder.',
    },
    'zh-CN': {
      message: '案卷文件 {path} 已损坏。文件保持原样，旁边的证据文件未作任何改动。',
      nextStep: '请先把整个档案文件夹复制到安全的地方，再用备份恢复到空文件夹。',
    },
    retry: false,
  },
  ARCHIVE_LOCKED: {
    en: {
      message: 'The archive {path} is already open in another window or program.',
      nextStep: 'Use that one, or close it and try again.',
    },
    'zh-CN': { message: '档案 {path} 已在另一个窗口或程序中打开。', nextStep: '请使用已打开的那个，或关闭后重试。' },
    retry: true,
  },
  ARCHIVE_READ_ONLY: {
    en: {
      message: 'Nothing was saved. {because}',
      nextStep:
        'You can still read the cases, print their packets and take cases out; a new packet needs an archive that can be written.',
    },
    'zh-CN': {
      message: '未保存任何内容。{because}',
      nextStep: '您仍可查看案件、打印已有材料册并导出案件；制作新的材料册需要可写入的档案。',
    },
    retry: false,
  },
  ARCHIVE_OPENED_FOR_READING: {
    en: { message: 'The archive was opened for reading only.', nextStep: 'Open it for writing to make changes.' },
    'zh-CN': { message: '档案是以只读方式打开的。', nextStep: '如需更改，请以可写方式打开。' },
    retry: false,
  },
  ARCHIVE_FOLDER_READ_ONLY: {
    en: {
      message: 'The archive folder {path} is write-protected.',
      nextStep: 'Remove the write protection, or copy the archive to a folder of your own.',
    },
    'zh-CN': { message: '档案文件夹 {path} 有写保护。', nextStep: '请取消写保护，或把档案复制到您自己的文件夹。' },
    retry: true,
  },
  ARCHIVE_DRIVE_IS_FULL: {
    en: {
      message: 'The drive of the archive folder {path} is full, so nothing can be saved.',
      nextStep: 'Free some space and open the archive again. Until then you can read.',
    },
    'zh-CN': {
      message: '档案文件夹 {path} 所在磁盘已满，无法保存。',
      nextStep: '请清理出空间后重新打开档案。在此之前可以查看。',
    },
    retry: true,
  },
  ARCHIVE_NEWER: {
    en: {
      message:
        'This archive was last saved by a newer version of Casebinder (its format is {found}; this version knows {known}).',
      nextStep: 'Install the newer version to make changes. Until then you can read.',
    },
    'zh-CN': {
      message: '此档案由更新版本的 Casebinder 保存（格式 {found}，当前版本支持到 {known}）。',
      nextStep: '请安装新版本后再作更改；在此之前可以查看。',
    },
    retry: false,
  },
  ARCHIVE_UPGRADE_FAILED: {
    en: {
      message:
        'The archive could not be brought to the present format (step {version}, {name}). It is as it was before.',
      nextStep: 'Keep using the earlier version and send us the reference from the log.',
    },
    'zh-CN': {
      message: '档案无法升级到当前格式（步骤 {version}，{name}）。档案保持升级前的状态。',
      nextStep: '请继续使用之前的版本，并把日志中的编号发给我们。',
    },
    retry: false,
  },
  ARCHIVE_COPY_FAILED: {
    en: {
      message: 'The safety copy {path} could not be verified, so nothing was changed.',
      nextStep: 'Check the free space and the health of the drive, then try again.',
    },
    'zh-CN': {
      message: '安全副本 {path} 未通过校验，因此未作任何改动。',
      nextStep: '请检查磁盘空间和磁盘状况后重试。',
    },
    retry: true,
  },
  ARCHIVE_DISK_FULL: {
    en: {
      message: 'The drive of {path} is full. The last change was not saved; everything before it was.',
      nextStep: 'Free some space and do it again.',
    },
    'zh-CN': {
      message: '{path} 所在磁盘已满。最后一次更改没有保存，之前的都已保存。',
      nextStep: '请清理出空间后再做一次。',
    },
    retry: true,
  },
  ARCHIVE_BUSY: {
    en: { message: 'The casebook {path} is busy. Nothing was changed.', nextStep: 'Try again in a moment.' },
    'zh-CN': { message: '案卷文件 {path} 正忙。未作任何改动。', nextStep: '请稍候再试。' },
    retry: true,
  },
  ARCHIVE_UNREADABLE: {
    en: {
      message: 'The drive did not let us read or write {path} ({found}). The last change was not saved.',
      nextStep: 'Check the drive and the permissions of the folder, then try again.',
    },
    'zh-CN': {
      message: '磁盘不允许读写 {path}（{found}）。最后一次更改没有保存。',
      nextStep: '请检查磁盘和文件夹权限后重试。',
    },
    retry: true,
  },
  ARCHIVE_UNSAFE_SETTINGS: {
    en: {
      message:
        'The database did not take a setting that keeps your work safe ({name} is {found}, not {wanted}), so it was not opened.',
      nextStep: 'Copy the archive to a local drive and open it there.',
    },
    'zh-CN': {
      message: '数据库没有接受保护数据所需的设置（{name} 为 {found}，应为 {wanted}），因此没有打开。',
      nextStep: '请把档案复制到本机磁盘再打开。',
    },
    retry: false,
  },
  ARCHIVE_UNSAFE_DATABASE_ENGINE: {
    en: {
      message: 'The database engine is too old to be safe ({found}; {wanted} is needed), so nothing was opened.',
      nextStep: 'Install Casebinder again.',
    },
    'zh-CN': {
      message: '数据库引擎版本过旧，不够安全（{found}，需要 {wanted}），因此没有打开。',
      nextStep: '请重新安装 Casebinder。',
    },
    retry: false,
  },
  ARCHIVE_HAS_DAMAGE: {
    en: {
      message:
        'The archive is damaged: files changed: {damagedCount}, missing: {missingCount}; casebook: {database}; journal: {journal}. Nothing was altered by this check.',
      nextStep: 'Copy the whole archive folder to a safe place, then restore the named files from a backup.',
    },
    'zh-CN': {
      message:
        '档案有损坏：{damagedCount} 个文件已变化，{missingCount} 个文件缺失；案卷文件：{database}；日志：{journal}。本次检查未作任何改动。',
      nextStep: '请先把整个档案文件夹复制到安全的地方，再用备份恢复所列文件。',
    },
    retry: false,
  },
  CASE_NOT_FOUND: {
    en: { message: 'There is no case {caseId} in this archive.', nextStep: 'List the cases to see their numbers.' },
    'zh-CN': { message: '此档案中没有案件 {caseId}。', nextStep: '请列出案件查看编号。' },
    retry: false,
  },
  ENTRY_NOT_FOUND: {
    en: {
      message: 'There is no entry {path} in case {caseId}. Nothing was changed.',
      nextStep: 'Open the case again to see its entries.',
    },
    'zh-CN': { message: '案件 {caseId} 中没有条目 {path}。未作任何改动。', nextStep: '请重新打开案件查看其条目。' },
    retry: false,
  },
  SETTING_NOT_VALID: {
    en: {
      message: 'The setting {name} cannot have this value. It was not changed.',
      nextStep: 'Choose one of the offered values.',
    },
    'zh-CN': { message: '设置 {name} 不能取这个值，未作更改。', nextStep: '请选择列出的值。' },
    retry: false,
  },
} as const satisfies Record<string, TroubleKind>;
