import type { TroubleKind } from './kinds.ts';

/** Expected troubles of taking files in, of the child process, and the warnings on single files. Codes are stable. */
export const intakeTroubles = {
  // The child process.
  JOB_CANCELLED: {
    en: {
      message: 'You stopped this. What was finished before is kept.',
      nextStep: 'Start it again to do the rest.',
    },
    'zh-CN': { message: '您已停止此操作，之前完成的部分已保留。', nextStep: '再次开始即可完成其余部分。' },
    retry: true,
  },
  JOB_TOOK_TOO_LONG: {
    en: {
      message: 'The work stood still for too long and was ended. What was finished before is kept.',
      nextStep: 'Try again; if it stops at the same file, leave that file out.',
    },
    'zh-CN': {
      message: '该操作长时间没有进展，已被终止，之前完成的部分已保留。',
      nextStep: '请重试；如果总停在同一个文件，请先不要加入该文件。',
    },
    retry: true,
  },
  JOB_CHILD_DIED: {
    en: {
      message: 'The part of the program that opens files ended unexpectedly. Your case and what was finished are kept.',
      nextStep: 'Try again; if it happens at the same file, leave that file out.',
    },
    'zh-CN': {
      message: '负责打开文件的程序部分意外退出，案件和已完成的部分均已保留。',
      nextStep: '请重试；如果总在同一个文件出现，请先不要加入该文件。',
    },
    retry: true,
  },
  JOB_CHILD_TOO_BIG: {
    en: {
      message: 'The work needed more memory than is allowed ({megabytes} MB) and was ended. What was finished is kept.',
      nextStep: 'Try again with fewer or smaller files.',
    },
    'zh-CN': {
      message: '该操作占用内存超过上限（{megabytes} MB），已被终止，之前完成的部分已保留。',
      nextStep: '请减少文件数量或换用较小的文件后重试。',
    },
    retry: true,
  },

  // The whole intake.
  INTAKE_TOO_MANY_FILES: {
    en: {
      message: 'There are more than {limit} files in what you chose. Nothing was taken in.',
      nextStep: 'Choose the folders that belong to this case, one after the other.',
    },
    'zh-CN': {
      message: '所选内容超过 {limit} 个文件，未收入任何文件。',
      nextStep: '请只选择与本案有关的文件夹，分次收入。',
    },
    retry: false,
  },
  INTAKE_TOO_MUCH: {
    en: {
      message: 'What you chose is larger than {limitGb} GB. Nothing was taken in.',
      nextStep: 'Choose the folders that belong to this case, one after the other.',
    },
    'zh-CN': {
      message: '所选内容超过 {limitGb} GB，未收入任何文件。',
      nextStep: '请只选择与本案有关的文件夹，分次收入。',
    },
    retry: false,
  },
  DISK_FULL: {
    en: {
      message:
        'There is not enough room on the disk: about {missingMb} MB are missing, with the 200 MB that stay free for the archive’s own work. {kept} files were taken in and are kept whole.',
      nextStep: 'Free some space, then take the same folder in again: it goes on where it stopped.',
    },
    'zh-CN': {
      message: '磁盘空间不足，约缺 {missingMb} MB（其中为档案自身运行保留 200 MB）。已收入的 {kept} 个文件完整保留。',
      nextStep: '请清理出空间，再次收入同一文件夹，将从中断处继续。',
    },
    retry: true,
  },
  VAULT_WRITE_FAILED: {
    en: {
      message: 'The archive folder could not be written ({errno}). {kept} files were taken in and are kept whole.',
      nextStep: 'Check the disk and the rights on the archive folder, then take the same folder in again.',
    },
    'zh-CN': {
      message: '无法写入档案文件夹（{errno}）。已收入的 {kept} 个文件完整保留。',
      nextStep: '请检查磁盘以及档案文件夹的权限，然后再次收入同一文件夹。',
    },
    retry: true,
  },

  // Single files that were not taken in.
  INTAKE_SYMLINK: {
    en: {
      message: 'This is a link to another place; links are not followed.',
      nextStep: 'Take in the file or folder that it points to.',
    },
    'zh-CN': { message: '这是指向别处的链接，程序不会跟随链接。', nextStep: '请直接收入它所指向的文件或文件夹。' },
    retry: false,
  },
  INTAKE_SPECIAL_FILE: {
    en: { message: 'This is not an ordinary file ({type}).', nextStep: 'Nothing needs to be done.' },
    'zh-CN': { message: '这不是普通文件（{type}）。', nextStep: '无需处理。' },
    retry: false,
  },
  INTAKE_SYSTEM_FILE: {
    en: {
      message: 'This file was made by the computer or an office program for itself; it proves nothing.',
      nextStep: 'If you do need it, rename a copy and take that in.',
    },
    'zh-CN': {
      message: '这是系统或办公软件自己生成的文件，没有证明作用。',
      nextStep: '如确有需要，请复制并改名后再收入。',
    },
    retry: false,
  },
  INTAKE_OWN_ARCHIVE: {
    en: {
      message: 'This is the archive of this program itself.',
      nextStep: 'Take in the folder the files originally came from.',
    },
    'zh-CN': { message: '这是本程序自己的档案文件夹。', nextStep: '请收入文件原来所在的文件夹。' },
    retry: false,
  },
  INTAKE_NOT_FOUND: {
    en: { message: 'There is no such file or folder any more.', nextStep: 'Check the path and try again.' },
    'zh-CN': { message: '该文件或文件夹不存在或已被移走。', nextStep: '请检查路径后重试。' },
    retry: true,
  },
  INTAKE_UNREADABLE: {
    en: {
      message: 'This could not be read ({errno}).',
      nextStep: 'Check the rights on it, or copy it to this computer, and take it in again.',
    },
    'zh-CN': { message: '无法读取（{errno}）。', nextStep: '请检查读取权限，或先复制到本机，再重新收入。' },
    retry: true,
  },
  INTAKE_EMPTY_FILE: {
    en: {
      message: 'This file is empty (0 bytes), so it proves nothing.',
      nextStep: 'It may be a broken copy or a cloud placeholder: get the real file and take it in again.',
    },
    'zh-CN': {
      message: '该文件为空（0 字节），没有证明作用。',
      nextStep: '可能是复制出错或云盘占位文件：请取得真正的文件后重新收入。',
    },
    retry: true,
  },
  INTAKE_CHANGED_WHILE_READ: {
    en: {
      message: 'This file kept changing while it was read, so no sure copy could be made.',
      nextStep: 'Close the program that writes it and take it in again.',
    },
    'zh-CN': {
      message: '读取过程中该文件不断变化，无法得到可靠的副本。',
      nextStep: '请关闭正在写入它的程序后重新收入。',
    },
    retry: true,
  },
  INTAKE_TOO_DEEP: {
    en: {
      message: 'This folder lies more than {limit} levels deep; what is in it was not taken in.',
      nextStep: 'Take this folder in by itself.',
    },
    'zh-CN': {
      message: '该文件夹的层级超过 {limit} 层，其中的内容未收入。',
      nextStep: '请单独收入这个文件夹。',
    },
    retry: false,
  },

  // Warnings on files that were taken in.
  INTAKE_NAME_SAYS_OTHERWISE: {
    en: {
      message: 'The name ends in .{extension}, but the content is {kind}.',
      nextStep: 'Nothing was changed; check that this is the file you meant.',
    },
    'zh-CN': {
      message: '文件名后缀为 .{extension}，但内容实际是 {kind}。',
      nextStep: '文件未作改动；请确认这是您要的文件。',
    },
    retry: false,
  },
  INTAKE_NOT_OPENED: {
    en: {
      message: 'This file is stored whole, but opening it made the program stop, so it has no preview.',
      nextStep: 'Look at it in another program; take in a fresh export if it is broken.',
    },
    'zh-CN': {
      message: '该文件已完整保存，但打开它会使程序停止，因此没有预览。',
      nextStep: '请用其他程序查看；如文件已损坏，请重新导出后再收入。',
    },
    retry: false,
  },
  IMAGE_TOO_LARGE: {
    en: {
      message:
        'This picture has {width} × {height} pixels, more than the 100 million that can be opened here. The original is kept whole in the case; it has no preview, and the packet has a sheet with its name in its place.',
      nextStep:
        'Open it in another program, save a copy of at most 10,000 pixels on each side, and take that in as well.',
    },
    'zh-CN': {
      message:
        '这张图片有 {width} × {height} 像素，超过可打开的上限（一亿像素）。原件已完整保存在案件中；没有预览，材料册中以一页写有其名称的说明代替。',
      nextStep: '请用其他程序打开，另存一份每边不超过 10000 像素的副本，并一并收入。',
    },
    retry: false,
  },
  IMAGE_DAMAGED: {
    en: {
      message: 'The picture is damaged: only a part of it can be shown.',
      nextStep: 'Get the original from the phone or camera and take it in as well.',
    },
    'zh-CN': {
      message: '图片已损坏，只能显示其中一部分。',
      nextStep: '请从手机或相机取得原图并一并收入。',
    },
    retry: false,
  },
  IMAGE_UNREADABLE: {
    en: {
      message: 'The picture is stored, but could not be opened.',
      nextStep: 'Get the original, or save it as JPEG in another program, and take that in as well.',
    },
    'zh-CN': {
      message: '图片已保存，但无法打开。',
      nextStep: '请取得原图，或用其他程序另存为 JPEG 后一并收入。',
    },
    retry: false,
  },
  PDF_PASSWORD: {
    en: {
      message: 'The PDF is locked with a password; its pages cannot be counted or printed.',
      nextStep: 'Take in a copy without the password as well.',
    },
    'zh-CN': {
      message: '该 PDF 有打开密码，无法统计页数或打印。',
      nextStep: '请另外收入一份去除密码的副本。',
    },
    retry: false,
  },
  PDF_REPAIRED: {
    en: {
      message: 'The PDF is damaged; its pages could still be read ({pages}).',
      nextStep: 'Compare the pages with the original; ask for a fresh copy if one is missing.',
    },
    'zh-CN': {
      message: '该 PDF 已损坏，但仍可读出页面（{pages} 页）。',
      nextStep: '请与原件核对页数；如有缺页，请重新索取。',
    },
    retry: false,
  },
  PDF_UNREADABLE: {
    en: {
      message: 'The PDF is stored, but could not be opened.',
      nextStep: 'Ask for a fresh copy, or print it to PDF in another program, and take that in as well.',
    },
    'zh-CN': {
      message: 'PDF 已保存，但无法打开。',
      nextStep: '请重新索取，或用其他程序重新打印成 PDF 后一并收入。',
    },
    retry: false,
  },
  FILE_TOO_LARGE_TO_OPEN: {
    en: {
      message: 'The file is stored, but too large ({megabytes} MB) to be opened here.',
      nextStep: 'Look at it in another program; take in the part that matters as well.',
    },
    'zh-CN': {
      message: '文件已保存，但过大（{megabytes} MB），无法在此打开。',
      nextStep: '请用其他程序查看，并另外收入其中重要的部分。',
    },
    retry: false,
  },
  IMAGE_EDITED: {
    en: {
      message: 'The picture says that it went through {program}.',
      nextStep: 'Take in the original from the camera as well, or say why the picture was edited.',
    },
    'zh-CN': {
      message: '该图片写明曾经过 {program} 处理。',
      nextStep: '请一并收入相机中的原图，或说明为何处理过。',
    },
    retry: false,
  },
  // Doubts: the clock of a camera against the story of the case.
  CAMERA_AFTER_HANDOVER: {
    en: {
      message: 'The camera says {camera}, after the goods were handed over ({handedOver}).',
      nextStep: 'Look at what the picture shows, and at the clock of the camera: it may be wrong.',
    },
    'zh-CN': {
      message: '相机时间为 {camera}，晚于货物交运日（{handedOver}）。',
      nextStep: '请核对照片内容和相机时钟：时钟可能不准。',
    },
    retry: false,
  },
  CAMERA_AFTER_DELIVERY: {
    en: {
      message: 'The camera says {camera}, after the goods were delivered ({delivered}).',
      nextStep: 'Look at what the picture shows, and at the clock of the camera: it may be wrong.',
    },
    'zh-CN': {
      message: '相机时间为 {camera}，晚于货物送达日（{delivered}）。',
      nextStep: '请核对照片内容和相机时钟：时钟可能不准。',
    },
    retry: false,
  },
  CAMERA_BEFORE_SHIPMENT: {
    en: {
      message: 'The camera says {camera}, before the goods were handed over ({handedOver}).',
      nextStep: 'Look at what the picture shows, and at the clock of the camera: it may be wrong.',
    },
    'zh-CN': {
      message: '相机时间为 {camera}，早于货物交运日（{handedOver}）。',
      nextStep: '请核对照片内容和相机时钟：时钟可能不准。',
    },
    retry: false,
  },
  CAMERA_BEFORE_ORDER: {
    en: {
      message: 'The camera says {camera}, before the order was placed ({ordered}).',
      nextStep: 'Look whether the picture belongs to this order, and at the clock of the camera.',
    },
    'zh-CN': {
      message: '相机时间为 {camera}，早于下单日（{ordered}）。',
      nextStep: '请核对照片是否属于本订单，并检查相机时钟。',
    },
    retry: false,
  },
  CAMERA_AFTER_INTAKE: {
    en: {
      message: 'The camera says {camera}, which is after the day the picture was taken in: its clock was wrong.',
      nextStep: 'Do not rely on the time of this picture.',
    },
    'zh-CN': {
      message: '相机时间为 {camera}，晚于照片收入之日：相机时钟不准。',
      nextStep: '请不要以这张照片的时间为依据。',
    },
    retry: false,
  },
  TEXT_ENCODING_GUESSED: {
    en: {
      message: 'The text does not say how it is encoded; it was read as {encoding}.',
      nextStep: 'Look at the text: if it is garbled, save it as UTF-8 and take that in as well.',
    },
    'zh-CN': {
      message: '该文本未注明编码，已按 {encoding} 读取。',
      nextStep: '请查看文字；如有乱码，请另存为 UTF-8 后一并收入。',
    },
    retry: false,
  },
} as const satisfies Record<string, TroubleKind>;
