/**
 * What the schema finds wrong, said so that a person can put it right: one problem per place, in two languages,
 * with the JSON path. What must not live here: checks of sense (case-file-sense.ts).
 */
import type { z } from '../z.ts';

/** One thing that is wrong in a case file. */
export interface CaseFileProblem {
  /** JSON path, for example `$.order.items[0].quantity`; for a single fact the fact's path. */
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
}

type Issue = z.core.$ZodIssue;
type Sentence = { readonly code: string; readonly en: string; readonly zh: string };

/** The schema's own sentences, by the text it carries. A sentence that is not here is shown in English in both languages. */
const ownSentences: Readonly<Record<string, Sentence>> = {
  'not a real date (write YYYY-MM-DD)': {
    code: 'IMPOSSIBLE_DATE',
    en: 'This is not a real date. Write YYYY-MM-DD.',
    zh: '这不是真实存在的日期。请写成 YYYY-MM-DD。',
  },
  'not a real date and time (write YYYY-MM-DDTHH:MM)': {
    code: 'IMPOSSIBLE_DATE',
    en: 'This is not a real date and time. Write YYYY-MM-DDTHH:MM.',
    zh: '这不是真实存在的日期和时间。请写成 YYYY-MM-DDTHH:MM。',
  },
  'not a time zone that is known (write for example Europe/Berlin)': {
    code: 'UNKNOWN_TIME_ZONE',
    en: 'This time zone is not known. Write for example Europe/Berlin.',
    zh: '不认识这个时区。请写成例如 Europe/Berlin。',
  },
  'not an ISO 4217 currency code': {
    code: 'UNKNOWN_CURRENCY',
    en: 'This is not a currency code (ISO 4217). Write for example USD.',
    zh: '这不是 ISO 4217 货币代码。请写成例如 USD。',
  },
  'an amount cannot be negative': { code: 'NEGATIVE', en: 'An amount cannot be negative.', zh: '金额不能为负。' },
  'a quantity cannot be negative': { code: 'NEGATIVE', en: 'A quantity cannot be negative.', zh: '数量不能为负。' },
  'an id is 1 to 40 letters, digits, - or _': {
    code: 'BAD_FORM',
    en: 'An id is 1 to 40 letters, digits, - or _.',
    zh: '标识须为 1 至 40 个字母、数字、- 或 _。',
  },
  'a country is two capital letters, for example PL': {
    code: 'BAD_FORM',
    en: 'A country is two capital letters, for example PL.',
    zh: '国家须为两个大写字母，例如 PL。',
  },
  'two entries have the same id': {
    code: 'DUPLICATE_ID',
    en: 'An entry before this one has the same id. Give each its own.',
    zh: '前面已有条目使用此标识。请使用各不相同的标识。',
  },
};

/** A problem with the keys that lead to its place. */
export interface PlacedProblem extends CaseFileProblem {
  readonly keys: readonly PropertyKey[];
}

/**
 * Turns the schema's issues into problems.
 * @param input what was checked: tells a missing value from a wrong one
 * @param root the path to begin with: `$` for a whole file
 */
export function problemsOf(issues: readonly Issue[], input: unknown, root = '$'): CaseFileProblem[] {
  return placedProblems(issues, input, root).map(({ keys: _, ...problem }) => problem);
}

/** The same, each with its keys. */
export function placedProblems(issues: readonly Issue[], input: unknown, root = '$'): PlacedProblem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, [], input, root));
}

/** A JSON path; names that are no plain words are quoted. */
export function jsonPath(root: string, keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`;
    const name = String(key);
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
  }, root);
}

function problemsOfIssue(issue: Issue, above: readonly PropertyKey[], input: unknown, root: string): PlacedProblem[] {
  const keys = [...above, ...issue.path];
  const value = at(input, keys);
  const say = (sentence: Sentence, where = keys): PlacedProblem => ({
    keys: where,
    path: jsonPath(root, where),
    code: sentence.code,
    message: sentence.en,
    messageZh: sentence.zh,
  });
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => say(unknownKey, [...keys, key]));
  if (issue.code === 'invalid_union' && value !== undefined) {
    const meant = meantBranch(issue.errors, value);
    if (meant) return meant.flatMap((inner) => problemsOfIssue(inner, keys, input, root));
  }
  if (
    root === '$' &&
    keys.length === 1 &&
    keys[0] === 'schemaVersion' &&
    value !== undefined &&
    issue.code === 'invalid_value'
  )
    return [say(otherVersion(value, issue.values[0]))];
  return [say(value === undefined ? missing : sentenceFor(issue))];
}

function otherVersion(found: unknown, known: unknown): Sentence {
  const [has, reads] = [JSON.stringify(found), JSON.stringify(known)];
  return {
    code: 'OTHER_VERSION',
    en: `This file says version ${has}; this Casebinder reads version ${reads}. Bring it in with the Casebinder that wrote it, or write the facts as version ${reads} has them.`,
    zh: `此文件的版本为 ${has}，当前 Casebinder 读取版本 ${reads}。请用写出它的 Casebinder 导入，或按版本 ${reads} 的格式书写事实。`,
  };
}

const unknownKey: Sentence = {
  code: 'UNKNOWN_KEY',
  en: 'The case file has no such entry. Check the spelling.',
  zh: '案件文件中没有这一项。请检查拼写。',
};
const missing: Sentence = { code: 'MISSING', en: 'This is missing.', zh: '缺少此项。' };

/** The words for one issue that is not a union and not an unknown key. */
function sentenceFor(issue: Issue): Sentence {
  const own = ownSentences[issue.message];
  if (own) return own;
  switch (issue.code) {
    case 'invalid_value': {
      const words = issue.values.map(String).join(', ');
      return { code: 'NOT_ALLOWED', en: `Write one of: ${words}.`, zh: `请写以下之一：${words}。` };
    }
    case 'too_big':
      return size('TOO_BIG', issue.origin, `at most ${issue.maximum}`, `不超过 ${issue.maximum}`);
    case 'too_small':
      if (issue.origin === 'string')
        return {
          code: 'EMPTY',
          en: 'This is empty. Leave it out when it is not known.',
          zh: '内容为空。如不清楚，请不要写这一项。',
        };
      if (issue.origin !== 'array' && issue.minimum === 0)
        return { code: 'NEGATIVE', en: 'This cannot be negative.', zh: '不能为负数。' };
      return size('TOO_SMALL', issue.origin, `at least ${issue.minimum}`, `不少于 ${issue.minimum}`);
    case 'invalid_type':
      return wrongType(issue.expected);
    default:
      return { code: 'BAD_FORM', en: sentenceCase(issue.message), zh: '格式不正确。' };
  }
}

function size(code: string, origin: string, en: string, zh: string): Sentence {
  if (origin === 'string') return { code, en: `Write ${en} characters.`, zh: `长度须${zh} 个字符。` };
  if (origin === 'array') return { code, en: `Give ${en} entries.`, zh: `条目数须${zh}。` };
  return { code, en: `The number must be ${en}.`, zh: `数值须${zh}。` };
}

const typeWords: Readonly<Record<string, readonly [string, string]>> = {
  string: ['text in quotes', '带引号的文本'],
  number: ['a number', '数字'],
  int: ['a whole number', '整数'],
  boolean: ['true or false', 'true 或 false'],
  object: ['an object in { }', '用 { } 括起的对象'],
  array: ['a list in [ ]', '用 [ ] 括起的列表'],
};

function wrongType(expected: string): Sentence {
  const [en, zh] = typeWords[expected] ?? [expected, expected];
  return { code: 'WRONG_TYPE', en: `This should be ${en}.`, zh: `此处应为${zh}。` };
}

/**
 * Which of the allowed forms the writer had in mind: the one whose outline fits, judged by how far the complaints are
 * from the top. A value with `disputed` in it was meant as a dispute. Null when no form fits at all.
 */
function meantBranch(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | null {
  const isDispute = typeof value === 'object' && value !== null && 'disputed' in value;
  let best: readonly Issue[] | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const branch of branches) {
    const about = branch.some((issue) => issue.path[0] === 'disputed');
    const cost = costOf(branch, value) + (isDispute && !about ? 50 : 0);
    if (cost < bestCost) [best, bestCost] = [branch, cost];
  }
  return best;
}

function costOf(issues: readonly Issue[], value: unknown): number {
  return issues.reduce((sum, issue) => {
    if (issue.code === 'invalid_union' && issue.path.length === 0) {
      return sum + Math.min(...issue.errors.map((branch) => costOf(branch, value)), 100);
    }
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return sum + 10 * issue.keys.length;
    if (issue.code === 'invalid_type' && issue.path.length === 0) return sum + 100;
    return sum + (at(value, issue.path) === undefined ? 3 : 1);
  }, 0);
}

function at(value: unknown, keys: readonly PropertyKey[]): unknown {
  return keys.reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return undefined;
    return Reflect.get(inner, key);
  }, value);
}

function sentenceCase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
