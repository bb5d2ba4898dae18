/** The interface language. The page reads the catalogue of the language in use; the other one when it is switched to. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { CommandId } from '../../shared/contract/command-table.ts';
import type { Language } from '../../shared/errors.ts';
import { pseudoTexts } from './pseudo.ts';

const catalogues = {
  en: async () => (await import('../../shared/i18n/en.json')).default,
  'zh-CN': async () => (await import('../../shared/i18n/zh-CN.json')).default,
} as const satisfies Record<Language, unknown>;

let wanted: Language | null = null;
let isPseudo = false;

async function textsOf(language: Language) {
  const texts = await catalogues[language]();
  return isPseudo && language === 'en' ? pseudoTexts(texts) : texts;
}

/** The English names of the commands: they are found by them in every language. */
export async function englishCommands(): Promise<Readonly<Record<CommandId, string>>> {
  return (await catalogues.en()).command;
}

/** Sets the first catalogue up, before the first frame. @param pseudo English in the made-up language of the tests */
export async function startLanguage(language: Language, pseudo: boolean): Promise<void> {
  wanted = language;
  isPseudo = pseudo;
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await textsOf(language) } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Switches the language of the page; where it is switched again meanwhile, the last one counts. */
export async function switchLanguage(language: Language): Promise<void> {
  wanted = language;
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await textsOf(language));
  if (wanted !== language) return;
  if (i18next.language !== language) await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
