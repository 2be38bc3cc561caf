/** The languages of the console, by their BCP 47 tags, each named in itself. `public/start.js` knows the tags too. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

let current: Language = 'en';
const listeners = new Set<() => void>();

/** The one place that knows which language is on. */
export const currentLanguage = (): Language => current;

export function turnOn(language: Language): void {
  current = language;
  for (const listener of listeners) listener();
}

/** @returns what ends it */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
