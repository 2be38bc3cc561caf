import { createListeners } from '#core/listeners.ts';

/** The languages of the console, by their BCP 47 tags, each named in itself. `public/start.js` knows the tags too. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

let current: Language = 'en';
const { subscribe, notify } = createListeners();

/** The one place that knows which language is on. */
export const currentLanguage = (): Language => current;

export function turnOn(language: Language): void {
  current = language;
  notify();
}

/** @returns what ends it */
export const onLanguage = subscribe;
