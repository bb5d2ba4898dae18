/** The few words that main says itself: menus and dialogs. From the same catalogues as the page. */
import type { CommandId } from '../../shared/contract/command-table.ts';
import type { Language } from '../../shared/errors.ts';
import en from '../../shared/i18n/en.json' with { type: 'json' };
import zh from '../../shared/i18n/zh-CN.json' with { type: 'json' };

export type ShellText = keyof (typeof en)['shell'];

/** One text of the shell in a language, its places filled. */
export function shellText(language: Language, key: ShellText, values: Readonly<Record<string, string>> = {}): string {
  const text: string = (language === 'zh-CN' ? zh : en).shell[key];
  return text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => values[name] ?? '');
}

/** The name of a command in a language. */
export function commandText(language: Language, id: CommandId): string {
  return (language === 'zh-CN' ? zh : en).command[id];
}
