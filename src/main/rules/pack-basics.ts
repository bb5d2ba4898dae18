/** The smallest parts of a rule pack: ids, fact paths, sentences in both languages. */
import { z } from '../../shared/z.ts';

export const id = z.string().regex(/^[A-Za-z0-9._-]{1,60}$/);
export const factPath = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+){0,3}$/);
export const short = z.string().min(1).max(400);

/** One sentence in both languages of the product. */
export const bilingualSchema = z.strictObject({
  en: z.string().min(1).max(1200),
  'zh-CN': z.string().min(1).max(1200),
});
export type Bilingual = z.infer<typeof bilingualSchema>;

/** How sure a source is: H its own page, M a second source, L one blog, K professional knowledge without a citation. */
export const confidences = ['H', 'M', 'L', 'K', 'article', 'convention'] as const;
