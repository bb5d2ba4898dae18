/** The interface language: both catalogues are part of the page, switching is instant. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../shared/errors.ts';
import en from '../../shared/i18n/en.json';
import zh from '../../shared/i18n/zh-CN.json';
import { pseudoTexts } from './pseudo.ts';

/** Sets the catalogues up, before the first frame. @param isPseudo English in the made-up language of the tests */
export function startLanguage(language: Language, isPseudo: boolean): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: isPseudo ? pseudoTexts(en) : en }, 'zh-CN': { translation: zh } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Switches the language of the page. */
export function switchLanguage(language: Language): void {
  if (i18next.language !== language) void i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
