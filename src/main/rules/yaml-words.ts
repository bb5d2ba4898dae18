/** What the reader of YAML complains of, in words that help a person who never heard of YAML. */
import type { YAMLParseError } from 'yaml';

interface Said {
  readonly problem: string;
  readonly problemZh: string;
}

const indent: Said = {
  problem: 'the blanks at the beginning of this line do not fit those of the lines around it',
  problemZh: '此行开头的空格与上下行不一致',
};
const quote: Said = {
  problem: 'a quotation mark, a bracket or a comma is missing or stands too much here',
  problemZh: '此处缺少或多出了引号、括号或逗号',
};
const colon: Said = {
  problem: 'this is not "key: value"; put a text with a colon or a special sign in quotation marks',
  problemZh: '此处不是“键: 值”的形式；含冒号或特殊符号的文本请加引号',
};
const mark: Said = {
  problem: 'the signs & * ! are not used in packs; put the text in quotation marks',
  problemZh: '规则包不使用 & * ! 符号；请给文本加引号',
};

const words: Readonly<Partial<Record<YAMLParseError['code'], Said>>> = {
  BAD_INDENT: indent,
  TAB_AS_INDENT: { problem: 'indent with blanks, not with tabs', problemZh: '请用空格缩进，不要用制表符' },
  DUPLICATE_KEY: { problem: 'this key stands twice in the same place', problemZh: '同一处有两个相同的键' },
  MULTIPLE_DOCS: {
    problem: 'a file holds one part only: take the line --- out',
    problemZh: '一个文件只能有一部分：请删去 --- 行',
  },
  MISSING_CHAR: quote,
  UNEXPECTED_TOKEN: quote,
  BLOCK_IN_FLOW: quote,
  BAD_DQ_ESCAPE: {
    problem: 'a backslash in "…" begins a special sign; write it twice, or use \'…\'',
    problemZh: '"…" 中的反斜杠表示特殊字符；请写两个，或改用 \'…\'',
  },
  BLOCK_AS_IMPLICIT_KEY: colon,
  MULTILINE_IMPLICIT_KEY: colon,
  BAD_SCALAR_START: colon,
  KEY_OVER_1024_CHARS: colon,
  NON_STRING_KEY: colon,
  BAD_ALIAS: mark,
  ALIAS_PROPS: mark,
  MULTIPLE_ANCHORS: mark,
  MULTIPLE_TAGS: mark,
  TAG_RESOLVE_FAILED: mark,
};

/** The sentence for a complaint; one that has no words of ours is said as the reader says it. */
export function sayYamlError(error: YAMLParseError): Said {
  // A bracket that is left open is noticed where the next line begins too far to the left.
  const isOpen = error.code === 'BAD_INDENT' && error.message.startsWith('Flow');
  const said = isOpen ? quote : words[error.code];
  if (said !== undefined) return said;
  const own = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
  return { problem: `this is not YAML: ${own}`, problemZh: `这不是 YAML：${own}` };
}
