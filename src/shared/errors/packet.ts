import type { TroubleKind } from './kinds.ts';

/** Expected troubles of the packet area. Codes are stable: they are quoted to support and tested for. */
export const packetTroubles = {
  PACKET_NOT_READY: {
    en: {
      message: 'The packet was not built, because of what still stands in the way ({count}): {says}',
      nextStep: 'Settle the red lines of the list, or build a draft.',
    },
    'zh-CN': {
      message: '材料册尚未生成，还有 {count} 项须先解决：{says}',
      nextStep: '请处理清单中标红的各项，或先生成草稿。',
    },
    retry: false,
  },
  PACKET_NOT_SETTLED: {
    en: {
      message: 'The packet was not built: its page numbers did not settle after {passes} passes.',
      nextStep: 'Shorten a very long text or title and try again; nothing was changed.',
    },
    'zh-CN': {
      message: '材料册未生成：排版 {passes} 遍后页码仍未稳定。',
      nextStep: '请缩短过长的文字或标题后重试；没有任何内容被更改。',
    },
    retry: false,
  },
  PACKET_PROOF_FAILED: {
    en: {
      message: 'The packet was built, but reading it back found a fault: {what}. It was not kept.',
      nextStep: 'Build it again; if it happens twice, tell support this sentence.',
    },
    'zh-CN': {
      message: '材料册已生成，但回读时发现问题：{what}。该文件未保留。',
      nextStep: '请重新生成；若再次出现，请将此句告知支持人员。',
    },
    retry: true,
  },
  PACKET_UNREADABLE: {
    en: {
      message: 'The packet file {file} cannot be opened.',
      nextStep: 'Verify the archive, or build the packet again.',
    },
    'zh-CN': { message: '无法打开材料册文件 {file}。', nextStep: '请校验档案，或重新生成材料册。' },
    retry: false,
  },
  PACKET_OUT_IN_ARCHIVE: {
    en: {
      message: 'The packet was not built: {file} lies inside an archive, where it could replace what is kept there.',
      nextStep: 'Choose a place outside the archive folder.',
    },
    'zh-CN': {
      message: '材料册未生成：{file} 位于档案文件夹内，可能覆盖其中保存的内容。',
      nextStep: '请选择档案文件夹以外的保存位置。',
    },
    retry: true,
  },
  PACKET_OUT_FOREIGN: {
    en: {
      message:
        'The packet was not saved to {file}: a file is there that Casebinder did not write, or that was changed since. It was left as it is.',
      nextStep: 'Choose another name, or say --force to replace it.',
    },
    'zh-CN': {
      message: '材料册未保存到 {file}：该处已有一个并非由 Casebinder 写入（或此后被改动过）的文件，该文件保持原样。',
      nextStep: '请另选文件名；如确要替换，请加上 --force。',
    },
    retry: true,
  },
  PACKET_OUT_NOT_A_FILE: {
    en: {
      message: 'The packet was not saved to {file}: something that is not an ordinary file is there.',
      nextStep: 'Choose another name or another folder.',
    },
    'zh-CN': { message: '材料册未保存到 {file}：该处已有一个并非普通文件的对象。', nextStep: '请另选文件名或文件夹。' },
    retry: true,
  },
  PACKET_OUT_NOT_WRITABLE: {
    en: {
      message: 'The packet could not be saved to {file} ({because}). If it was built, it is kept in the archive.',
      nextStep: 'Choose another place to save it.',
    },
    'zh-CN': {
      message: '材料册无法保存到 {file}（{because}）。若已生成，则保存在档案中。',
      nextStep: '请另选保存位置。',
    },
    retry: true,
  },
  PACKET_PART_NEEDED: {
    en: {
      message: 'The part “{part}” cannot be left out of a packet. Nothing was changed.',
      nextStep: 'Leave out one of the parts that have a switch.',
    },
    'zh-CN': { message: '材料册不能缺少“{part}”这一部分。没有更改任何内容。', nextStep: '请关闭带有开关的部分。' },
    retry: false,
  },
  SENDING_NOT_FOUND: {
    en: {
      message: 'The note that a packet was sent is not there any more. Nothing was changed.',
      nextStep: 'Look at the list of versions again.',
    },
    'zh-CN': { message: '该发送记录已不存在。没有更改任何内容。', nextStep: '请重新查看版本列表。' },
    retry: false,
  },
} as const satisfies Record<string, TroubleKind>;
