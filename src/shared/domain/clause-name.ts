/** How a clause is said in a sentence or behind a title, the same in the window, on the command line and on paper. */
import type { Language } from '../errors.ts';

/** The clauses of the article carry an S and a digit; rules of other sources have numbers of their own. */
const ofArticle = /^S\d/;

/** Beside a text that names the source: `clause S2.2a`, `clauses S2.2a, S2.4a`, `rule F-06`; `条款 S2.2a、S2.4a`. */
export function clausesBeside(clauses: readonly string[], language: Language): string {
  const article = clauses.every((clause) => ofArticle.test(clause));
  if (language === 'zh-CN') return `${article ? '条款' : '规则'} ${clauses.join('、')}`;
  return `${article ? 'clause' : 'rule'}${clauses.length > 1 ? 's' : ''} ${clauses.join(', ')}`;
}

/** Where it stands alone: `clause S2.2a of the article`, `条款 S2.2a`; a rule of another source: `rule F-06`, `规则 F-06`. */
export function clauseName(clause: string, language: Language): string {
  const said = clausesBeside([clause], language);
  return language === 'en' && ofArticle.test(clause) ? `${said} of the article` : said;
}

/** A source or title with its clause behind it. */
export const sourceClause = (title: string, clause: string, language: Language): string =>
  `${title}${language === 'zh-CN' ? '，' : ', '}${clausesBeside([clause], language)}`;
