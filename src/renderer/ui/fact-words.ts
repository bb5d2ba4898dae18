/** Facts and their values by the words of the form: for everything that names a fact outside the form. */
import type { TFunction } from 'i18next';
import { createContext } from 'react';

/** Which terms the values of a fact are named by: `goods.stage` by `stage`. The app, which knows the form, fills it. */
export const FactTerms = createContext<ReadonlyMap<string, string>>(new Map());

/** A fact's path without the ids of its entries: `lines[2].reason` as `lines.reason`. */
export const bareFact = (path: string): string => path.replace(/\[[^\]]*\]/g, '');

/** The question that the form asks for a fact; facts that have no field of their own are named by their subject. */
export function factName(path: string, t: TFunction): string {
  const kind = /^evidence:(\w+)$/.exec(path)?.[1];
  if (kind !== undefined) return t('fact.held-evidence', { kind: t(`term.exhibit.${kind}`, { defaultValue: kind }) });
  const parts = bareFact(path).split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const said: unknown = t(`fact.${parts.slice(0, length).join('.')}`, { defaultValue: '', returnObjects: true });
    if (typeof said === 'string' && said !== '') return said;
  }
  return listName(parts[0] ?? path, t);
}

/** The name of one entry of a list, or of a subject. */
export function listName(list: string, t: TFunction): string {
  const said = t(`entry-of.${list}`, { number: '', defaultValue: '' });
  return typeof said === 'string' && said !== '' ? said.trim() : list;
}

/** A value in words: yes and no, a term of the field, or as it is. */
export function valueName(path: string, value: string, terms: ReadonlyMap<string, string>, t: TFunction): string {
  if (value === 'true') return t('fact.yes');
  if (value === 'false') return t('fact.no');
  if (value === 'in time') return t('term.window.IN');
  if (value === 'too late') return t('term.window.OUT');
  const term = path === 'inspections' ? 'inspection-result' : terms.get(bareFact(path));
  return term === undefined ? value : t(`term.${term}.${value}`, { defaultValue: value });
}
