/** Arbitrary facts of a case, read off the schema of the case file, so that a new fact is covered without a word here. */
import fc from 'fast-check';
import { type CaseFacts, caseFactsSchema, caseFactsShape } from '../../../src/shared/domain/case-file.ts';
import { z } from '../../../src/shared/z.ts';

/** Texts of every form that the schema asks for somewhere; each text of the schema takes those it accepts. */
const words = [
  '2025-04-02',
  '2024-02-29',
  '2025-04-02T10:12',
  '1999-12-31T23:59:59',
  'Europe/Berlin',
  'Asia/Shanghai',
  'USD',
  'KWD',
  'JPY',
  'PL',
  'CN',
  '1',
  'b-2',
  '__proto__',
  'constructor',
  'toString',
  'x',
  'two\nlines',
  'a "quoted" \\ text',
  'شركة النور',
  '外箱照片',
  'pcs',
  '178 2233 0045',
];

const ids = fc.constantFrom('1', '2', '10', 'a', 'B-2', 'c_3', '__proto__', 'constructor');

function arbitrary(schema: unknown): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) {
    return fc
      .oneof(fc.integer({ min: 0, max: 1000 }), fc.double({ min: 0, max: 100, noNaN: true }))
      .filter((n) => schema.safeParse(n).success && !Object.is(n, -0));
  }
  if (schema instanceof z.ZodString) return fc.constantFrom(...words.filter((word) => schema.safeParse(word).success));
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(arbitrary));
  if (schema instanceof z.ZodArray) {
    const element = schema.element;
    const hasId = element instanceof z.ZodObject && 'id' in element.shape;
    return hasId
      ? fc
          .uniqueArray(arbitrary(element), { maxLength: 4, selector: (entry) => Reflect.get(Object(entry), 'id') })
          .filter((list) => list.length > 0)
      : fc.array(arbitrary(element), { maxLength: 3 }).filter((list) => schema.safeParse(list).success);
  }
  if (schema instanceof z.ZodObject) return arbitraryObject(schema.shape);
  throw new Error('arbitrary facts: a kind of schema that is not known here');
}

function arbitraryObject(shape: Readonly<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const optional: string[] = [];
  const fields = Object.entries(shape).map(([name, schema]): [string, fc.Arbitrary<unknown>] => {
    if (schema instanceof z.ZodOptional) optional.push(name);
    const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
    return [name, name === 'id' ? ids : arbitrary(inner)];
  });
  const required = fields.map(([name]) => name).filter((name) => !optional.includes(name));
  return fc.record(Object.fromEntries(fields), { requiredKeys: required, noNullPrototype: true });
}

/** Facts as a case file may hold them; a subject that says nothing is left out, since nothing is known there. */
export const arbitraryFacts: fc.Arbitrary<CaseFacts> = arbitraryObject(caseFactsShape).map((facts) => {
  const known = Object.entries(facts).filter(
    ([, subject]) => Array.isArray(subject) || Object.keys(Object(subject)).length > 0,
  );
  return caseFactsSchema.parse(Object.fromEntries(known));
});
