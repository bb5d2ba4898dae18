/**
 * Reads a case file: either the whole file is sound, or every problem is named at once, each with its place.
 * What must not live here: files and the store.
 */
import { Trouble } from '../errors.ts';
import { deepest, readJsonText } from '../json-text.ts';
import { type CaseFile, caseFileSchema } from './case-file.ts';
import { type CaseFileProblem, jsonPath, problemsOf } from './case-file-issues.ts';
import { senseProblems } from './case-file-sense.ts';

export type { CaseFileProblem } from './case-file-issues.ts';

/** Longest text of a case file in UTF-16 units: about ten times the largest case that was seen. */
export const longestCaseFile = 16 * 1024 * 1024;
/** Problems are listed up to this number; the count is always the true one. */
const listed = 200;

/** Checks a value that came from anywhere. */
export function parseCaseFile(
  input: unknown,
): { readonly file: CaseFile } | { readonly problems: readonly CaseFileProblem[] } {
  const parsed = caseFileSchema.safeParse(input);
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error.issues, input)), ...senseProblems(input)];
  if (parsed.success && problems.length === 0) return { file: parsed.data };
  const once = new Map(problems.map((problem) => [`${problem.path}\n${problem.code}`, problem]));
  return { problems: [...once.values()] };
}

/**
 * Reads a case file from its text, or from a value.
 * @throws Trouble CASE_FILE_TOO_LARGE, CASE_FILE_NOT_JSON and CASE_FILE_TOO_DEEP {line, column}, CASE_FILE_HAS_PROBLEMS {count, problems}
 */
export function requireCaseFile(input: unknown): CaseFile {
  if (typeof input !== 'string') return soundOrTrouble(input, []);
  if (input.length > longestCaseFile) {
    throw new Trouble('CASE_FILE_TOO_LARGE', { megabytes: Math.ceil(input.length / 1e6) });
  }
  const text = readJsonText(input);
  if ('error' in text) {
    if (text.isTooDeep) throw new Trouble('CASE_FILE_TOO_DEEP', { ...text.error, deepest });
    throw new Trouble('CASE_FILE_NOT_JSON', { ...text.error });
  }
  const twice = text.duplicateKeys.map((keys) => ({
    path: jsonPath('$', keys),
    code: 'DUPLICATE_KEY',
    message: 'This is written twice in the same object. Keep one of them.',
    messageZh: '同一对象中写了两次。请只保留一个。',
  }));
  return soundOrTrouble(text.value, twice);
}

function soundOrTrouble(value: unknown, before: readonly CaseFileProblem[]): CaseFile {
  const result = parseCaseFile(value);
  if ('file' in result && before.length === 0) return result.file;
  const problems = [...before, ...('problems' in result ? result.problems : [])];
  throw new Trouble('CASE_FILE_HAS_PROBLEMS', { count: problems.length, problems: problems.slice(0, listed) });
}
