/** What a folded section holds, in a few words: its first known facts. */
import type { TFunction } from 'i18next';
import type { Language } from '../../../shared/errors.ts';
import type { FactValue } from '../../ui/fact-saver.ts';
import { dayText, moneyText } from '../../ui/format.ts';
import { disputeOf, readPath } from './fact-context.tsx';
import type { FieldSpec, SectionSpec } from './form-plan.ts';

const MOST = 4;

export function sectionSummary(section: SectionSpec, facts: unknown, t: TFunction, language: Language): string {
  const own = section.fields.flatMap((field) => said(field, readPath(facts, field.path), t, language) ?? []);
  const listed = section.lists.flatMap((list) => {
    const entries = readPath(facts, list.path);
    if (!Array.isArray(entries)) return [];
    return entries.flatMap((entry: FactValue) =>
      list.fields
        .slice(0, 2)
        .flatMap((field) => said(field, readPath(entry, field.path), t, language) ?? [])
        .slice(0, 1),
    );
  });
  return [...new Set([...listed, ...own])].slice(0, MOST).join(' · ');
}

/** A value in words; null where it says nothing without its question. */
export function said(field: FieldSpec, value: FactValue | undefined, t: TFunction, language: Language): string | null {
  if (value === undefined || value === null || disputeOf(value) !== null) return null;
  if ('term' in field) return typeof value === 'string' ? t(`term.${field.term}.${value}`) : null;
  const text = (key: string): string | null => {
    const found: unknown = typeof value === 'object' ? Reflect.get(value, key) : null;
    return typeof found === 'string' ? found : null;
  };
  switch (field.kind) {
    case 'text':
    case 'code':
      return typeof value === 'string' ? value : null;
    case 'name':
      return text('name');
    case 'when':
      return dayText(typeof value === 'string' ? value : (text('local') ?? ''), language);
    case 'amount': {
      const minor: unknown = typeof value === 'object' ? Reflect.get(value, 'minor') : null;
      return typeof minor === 'number' ? moneyText({ minor, currency: text('currency') ?? '' }, language) : null;
    }
    default:
      return null;
  }
}
