import type { TroubleKind } from './kinds.ts';

/** Expected troubles of the app area. Codes are stable: they are quoted to support and tested for. */
export const appTroubles = {
  JOB_STILL_RUNNING: {
    en: {
      message: 'Something is still being worked on in the archive that is open. It stays open.',
      nextStep: 'Wait until it is done, or stop it, and then change the archive.',
    },
    'zh-CN': {
      message: '当前打开的档案中还有任务在进行，因此保持打开。',
      nextStep: '请等待完成或停止该任务，然后再更换档案。',
    },
    retry: true,
  },
  SAMPLE_MISSING: {
    en: {
      message: 'The sample cases that ship with the product are not in {path}.',
      nextStep: 'Install the product again; your own archives are not touched by that.',
    },
    'zh-CN': {
      message: '在 {path} 中没有找到随产品提供的示例案件。',
      nextStep: '请重新安装本软件；您自己的档案不会受影响。',
    },
    retry: false,
  },
  BUG: {
    en: {
      message: 'Something in Casebinder went wrong. What was saved before is safe.',
      nextStep: 'Try again. If it comes back, quote {ref} to support: it is in the log.',
    },
    'zh-CN': {
      message: 'Casebinder 内部出了问题。此前已保存的内容不受影响。',
      nextStep: '请再试一次。如果仍然出现，请把编号 {ref} 告诉支持人员，日志中有记录。',
    },
    retry: true,
  },
  START_FAILED: {
    en: {
      message: 'Casebinder could not start. Your archives were not touched.',
      nextStep:
        'Start it again. If it comes back, restart the computer, then quote {ref} to support: it is in the log.',
    },
    'zh-CN': {
      message: 'Casebinder 无法启动。您的档案没有任何改动。',
      nextStep: '请再启动一次。如果仍然如此，请重启电脑，并把编号 {ref} 告诉支持人员，日志中有记录。',
    },
    retry: true,
  },
  PREFERENCES_NOT_KEPT: {
    en: {
      message:
        'This was set, but could not be written down on this computer ({found}): it holds until Casebinder is closed.',
      nextStep:
        'Free some space, or allow writing to the folder {path}, and set it again. Your cases are not affected.',
    },
    'zh-CN': {
      message: '设置已生效，但无法保存到本机（{found}）：只在 Casebinder 关闭前有效。',
      nextStep: '请清理空间，或允许写入文件夹 {path}，然后重新设置。您的案件不受影响。',
    },
    retry: true,
  },
  DATA_FOLDER_UNUSABLE: {
    en: {
      message: 'Casebinder cannot write to its data folder {path}, so it did not start. Nothing was changed.',
      nextStep: 'Make the folder writable, or free the stick from its write protection, and start again.',
    },
    'zh-CN': {
      message: 'Casebinder 无法写入数据文件夹 {path}，因此没有启动。内容没有改动。',
      nextStep: '请允许写入该文件夹，或解除 U 盘的写保护，然后重新启动。',
    },
    retry: true,
  },
  BAD_REQUEST: {
    en: {
      message: 'This entry cannot be taken as it stands. Nothing was changed.',
      nextStep: 'Check what was entered and try again.',
    },
    'zh-CN': { message: '这样填写无法接受，内容没有改动。', nextStep: '请检查填写的内容后再试。' },
    retry: false,
  },
  NOT_OUR_WINDOW: {
    en: {
      message: 'The request did not come from the Casebinder window. Nothing was done.',
      nextStep: 'Use the window of the app.',
    },
    'zh-CN': { message: '请求不是从 Casebinder 窗口发出的，未执行任何操作。', nextStep: '请在应用窗口中操作。' },
    retry: false,
  },
  NO_ARCHIVE_OPEN: {
    en: { message: 'No archive is open.', nextStep: 'Open an archive folder, or make a new one.' },
    'zh-CN': { message: '尚未打开任何档案。', nextStep: '请打开一个档案文件夹，或新建一个。' },
    retry: false,
  },
  NOTHING_DROPPED: {
    en: {
      message: 'What was dropped holds no file of this computer.',
      nextStep: 'Drop files or a folder from the file manager, or use the buttons.',
    },
    'zh-CN': { message: '拖入的内容里没有本机文件。', nextStep: '请从文件管理器拖入文件或文件夹，或使用按钮选择。' },
    retry: true,
  },
  PASTED_NO_PICTURE: {
    en: {
      message: 'The clipboard holds no picture that can be read. Nothing was taken in.',
      nextStep: 'Copy the screenshot again and paste it, or save it and drop the file.',
    },
    'zh-CN': {
      message: '剪贴板里没有可读取的图片，未收入任何内容。',
      nextStep: '请重新截图后再粘贴，或先保存为文件再拖入。',
    },
    retry: true,
  },
  FOLDER_NOT_FOUND: {
    en: { message: 'There is no folder {folderId} in {caseId}.', nextStep: 'Look at the folders of the case again.' },
    'zh-CN': { message: '案件 {caseId} 中没有文件夹 {folderId}。', nextStep: '请重新查看案件中的文件夹。' },
    retry: false,
  },
  FOLDER_SOURCE_GONE: {
    en: {
      message:
        'The folder “{label}” is no longer where it was taken in from. Everything that was taken in is still in the case.',
      nextStep: 'Connect the drive or phone it was on, or add the folder again from where it is now.',
    },
    'zh-CN': {
      message: '文件夹“{label}”已不在收入时的位置。已收入的文件都还在案件中。',
      nextStep: '请接上原来的硬盘或手机，或从新的位置重新添加此文件夹。',
    },
    retry: true,
  },
  EVIDENCE_SOURCE_GONE: {
    en: {
      message: '“{name}” is no longer where it was taken in from. The original in the archive is safe.',
      nextStep: 'Save a copy of it to have it in a folder.',
    },
    'zh-CN': {
      message: '“{name}”已不在收入时的位置。档案中的原件完好。',
      nextStep: '如需放到文件夹中，请保存一份副本。',
    },
    retry: false,
  },
  EXHIBIT_NOT_FOUND: {
    en: { message: 'There is no exhibit {exhibitId} in {caseId}.', nextStep: 'Look at the list of exhibits again.' },
    'zh-CN': { message: '案件 {caseId} 中没有证据 {exhibitId}。', nextStep: '请重新查看证据目录。' },
    retry: false,
  },
  EVIDENCE_NOT_FOUND: {
    en: { message: 'There is no file {evidenceId} in {caseId}.', nextStep: 'Look at the files of the case again.' },
    'zh-CN': { message: '案件 {caseId} 中没有文件 {evidenceId}。', nextStep: '请重新查看案件中的文件。' },
    retry: false,
  },
  EXHIBIT_NOT_EMPTY: {
    en: {
      message: 'There are still files in “{title}”. Nothing was changed.',
      nextStep: 'Move them to other exhibits first, or leave the exhibit out of the packet.',
    },
    'zh-CN': {
      message: '“{title}”中还有文件，没有作任何更改。',
      nextStep: '请先把文件移到其他证据，或不把该证据列入材料册。',
    },
    retry: false,
  },
  NAME_NOT_KNOWN: {
    en: {
      message: 'No file of this case came in as “{name}”. Nothing was changed.',
      nextStep: 'Look at the file again: its names may have changed meanwhile.',
    },
    'zh-CN': {
      message: '本案没有以“{name}”收入的文件，没有作任何更改。',
      nextStep: '请重新查看该文件：其名称可能刚刚有变动。',
    },
    retry: false,
  },
  LAST_NAME_STAYS: {
    en: {
      message: '“{name}” is the only name left for this file, so it stays. Nothing was changed.',
      nextStep: 'To keep the file out of the packet, take it out of its exhibit.',
    },
    'zh-CN': {
      message: '“{name}”是该文件仅剩的名称，予以保留，没有作任何更改。',
      nextStep: '如不想让该文件进入材料册，请把它移出所在的证据。',
    },
    retry: false,
  },
  EXHIBIT_CITED: {
    en: {
      message: 'A ground or an answer of the case stands on “{title}”. Nothing was changed.',
      nextStep: 'Take the exhibit out of the ground or the answer first.',
    },
    'zh-CN': {
      message: '案件中的申诉理由或答复引用了“{title}”，没有作任何更改。',
      nextStep: '请先在申诉理由或答复中去掉对它的引用。',
    },
    retry: false,
  },
  NOT_A_TEXT: {
    en: { message: '“{name}” cannot be read as text.', nextStep: 'Save a copy and open it in its own program.' },
    'zh-CN': { message: '“{name}”无法作为文字阅读。', nextStep: '请保存副本后用相应程序打开。' },
    retry: false,
  },
  EVIDENCE_NOT_IN_EXHIBIT: {
    en: {
      message: 'The file {evidenceId} is not in exhibit {exhibitId} any more. Nothing was changed.',
      nextStep: 'Look at the list of exhibits again.',
    },
    'zh-CN': {
      message: '文件 {evidenceId} 已不在证据 {exhibitId} 中，未作任何改动。',
      nextStep: '请重新查看证据目录。',
    },
    retry: false,
  },
  EVIDENCE_FILE_MISSING: {
    en: {
      message: 'The original of “{name}” is not in the archive folder any more.',
      nextStep: 'Check the archive, and bring the file in again or restore a backup.',
    },
    'zh-CN': {
      message: '档案文件夹中已没有“{name}”的原件。',
      nextStep: '请检查档案，重新添加该文件，或用备份恢复。',
    },
    retry: false,
  },
  DIAGNOSTICS_NOT_SAVED: {
    en: {
      message: 'The report could not be written there. Nothing was changed.',
      nextStep: 'Choose another folder, outside of an archive, on a disk with room.',
    },
    'zh-CN': {
      message: '无法把报告写到那里。未作任何改动。',
      nextStep: '请选择档案以外的其他文件夹，并确认磁盘有空间。',
    },
    retry: true,
  },
  EVIDENCE_COPY_NOT_SAVED: {
    en: {
      message: '“{name}” could not be written. The original in the archive is unchanged.',
      nextStep: 'Choose another folder, or make room on the disk.',
    },
    'zh-CN': { message: '无法写入“{name}”。档案中的原件没有变化。', nextStep: '请换一个文件夹，或清理磁盘空间。' },
    retry: true,
  },
  COPY_INTO_ARCHIVE: {
    en: {
      message: 'A copy does not go into the archive folder itself. Nothing was written.',
      nextStep: 'Choose a folder outside the archive.',
    },
    'zh-CN': { message: '副本不能存入档案文件夹本身，未写入任何内容。', nextStep: '请选择档案以外的文件夹。' },
    retry: true,
  },
  PACKET_NOT_FOUND: {
    en: { message: 'There is no packet {packetId} in this archive.', nextStep: 'Look at the list of packets again.' },
    'zh-CN': { message: '此档案中没有材料册 {packetId}。', nextStep: '请重新查看材料册列表。' },
    retry: false,
  },
  PACKET_FILE_MISSING: {
    en: {
      message: 'The file of this packet is not in the archive any more: {file}.',
      nextStep: 'Build the packet again; the facts and the evidence are still there.',
    },
    'zh-CN': { message: '此材料册的文件已不在档案中：{file}。', nextStep: '请重新生成材料册；事实和证据都还在。' },
    retry: false,
  },
  SYSTEM_PROGRAM_FAILED: {
    en: {
      message: 'The system has no program that could open the PDF. The packet itself is safe in the archive.',
      nextStep: 'Use “Show in folder”, or save a copy and open it by hand.',
    },
    'zh-CN': {
      message: '系统没有能打开 PDF 的程序。材料册本身在档案中完好。',
      nextStep: '请用“在文件夹中显示”，或另存一份后手动打开。',
    },
    retry: true,
  },
} as const satisfies Record<string, TroubleKind>;
