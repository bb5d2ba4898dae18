/** The page of troubles: complete, in both languages, and safe to read as Markdown. */
import { describe, expect, it } from 'vitest';
import { errorsPage } from '../../../scripts/errors-doc.ts';
import { troubles } from '../../../src/shared/errors.ts';

describe('the page of troubles', () => {
  it('has a section for every code of the catalogue, in order', () => {
    const headings = [...errorsPage(troubles).matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(Object.keys(troubles).sort());
  });

  it('says message, next step and retry in both languages', () => {
    const page = errorsPage({
      SAMPLE: {
        en: { message: 'Seen in {path}.', nextStep: 'Look.' },
        'zh-CN': { message: '在 {path} 中看到。', nextStep: '请查看。' },
        retry: true,
      },
    });
    expect(page).toContain('- Seen in {path}. *Look.*');
    expect(page).toContain('- 在 {path} 中看到。 *请查看。*');
    expect(page).toContain('can help');
  });

  it('does not let a text become Markdown', () => {
    const texts = { message: 'a_b *c* <d> [e]', nextStep: 'f' };
    expect(errorsPage({ SAMPLE: { en: texts, 'zh-CN': texts, retry: false } })).toContain(
      'a\\_b \\*c\\* \\<d\\> \\[e\\]',
    );
  });
});
