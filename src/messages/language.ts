import { createListeners } from '#core/listeners.ts';

/** Languages of the console by BCP 47 tag, each named in itself. `public/start.js` knows the tags too. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag);
}

let current: Language = 'en';
let drawing = 0;
const { subscribe, notify } = createListeners();

export const currentLanguage = (): Language => current;

export function turnOn(language: Language): void {
  current = language;
  drawAgain();
}

export function drawAgain(): void {
  drawing += 1;
  notify();
}

export const currentDrawing = (): number => drawing;

/** @returns unsubscribes */
export const onDrawing = subscribe;
