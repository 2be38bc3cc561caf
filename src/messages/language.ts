import { createListeners } from '#core/listeners.ts';

/** The languages of the console, by their BCP 47 tags, each named in itself. `public/start.js` knows the tags too. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

let current: Language = 'en';
let drawing = 0;
const { subscribe, notify } = createListeners();

/** The one place that knows which language is on. */
export const currentLanguage = (): Language => current;

export function turnOn(language: Language): void {
  current = language;
  drawAgain();
}

/** Has all that says something drawn again, in the language that is on. */
export function drawAgain(): void {
  drawing += 1;
  notify();
}

/** How often that was. */
export const currentDrawing = (): number => drawing;

/** @returns what ends it */
export const onDrawing = subscribe;
