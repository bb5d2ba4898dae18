/** Short words for writing down the form. */
import type { FieldSpec, ListSpec, PlainKind } from './form-plan.ts';

export const field = (path: string, kind: PlainKind): FieldSpec => ({ path, kind });
export const text = (path: string): FieldSpec => field(path, 'text');
/** A number or sign that someone else gave: order, document, seal. */
export const code = (path: string): FieldSpec => field(path, 'code');
export const flag = (path: string): FieldSpec => field(path, 'flag');
export const when = (path: string): FieldSpec => field(path, 'when');
export const quantity = (path: string): FieldSpec => field(path, 'quantity');
export const item = (path: string): FieldSpec => field(path, 'item');
export const zone = (path: string): FieldSpec => field(path, 'zone');
export const country = (path: string): FieldSpec => field(path, 'country');
export const prose = (path: string): FieldSpec => ({ path, kind: 'prose', wide: true });
export const one = (path: string, term: string, options: readonly string[]): FieldSpec => ({
  path,
  kind: 'one',
  term,
  options,
});
export const choice = (path: string, term: string, options: readonly string[]): FieldSpec => ({
  path,
  kind: 'choice',
  term,
  options,
});
export const wide = (spec: FieldSpec): FieldSpec => ({ ...spec, wide: true });
export const rare = (spec: FieldSpec): FieldSpec => ({ ...spec, rare: true });
export const list = (path: string, fields: readonly FieldSpec[]): ListSpec => ({ path, fields });
