/**
 * npm run errors [-- --check] — docs/errors.md from the catalogue in src/shared/errors.ts.
 * For support: a person quotes the code, this page says what it means in both languages.
 */

import type { TroubleKind, TroubleTexts } from '../src/shared/errors/kinds.ts';
import { troubles } from '../src/shared/errors.ts';
import { writeOrCheck } from './lib/generated-file.ts';

/**
 * The page, with one section per code in alphabetical order.
 * @param catalogue every expected trouble by its code
 */
export function errorsPage(catalogue: Readonly<Record<string, TroubleKind>>): string {
  const codes = Object.keys(catalogue).sort();
  const sections = codes.flatMap((code) => {
    const kind = catalogue[code];
    return kind ? [section(code, kind)] : [];
  });
  return [
    '# Troubles and what to do',
    '',
    `Written by \`npm run errors\` from the catalogue in the source: edit that, not this page. ${codes.length} codes.`,
    '',
    'A code never changes its meaning and is never given to anything else. `{name}` stands for a value of the case at hand.',
    'Anything that has no code here is a mistake of ours: the app says so and gives a reference into its log.',
    '',
    ...sections,
  ].join('\n');
}

function section(code: string, kind: TroubleKind): string {
  const says = (texts: TroubleTexts): string => `${plain(texts.message)} *${plain(texts.nextStep)}*`;
  return [
    `## ${code}`,
    '',
    `- ${says(kind.en)}`,
    `- ${says(kind['zh-CN'])}`,
    `- ${kind.retry ? 'Doing the same again can help.' : 'Doing the same again gives the same answer.'}`,
    '',
  ].join('\n');
}

/** Keeps signs of the texts from becoming Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_<>[\]]/g, '\\$&');
}

if (import.meta.main) writeOrCheck('docs/errors.md', errorsPage(troubles));
