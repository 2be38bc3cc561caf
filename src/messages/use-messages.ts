import { createContext, createElement, type ReactNode, useContext, useSyncExternalStore } from 'react';

import { say, type Translate } from './i18n.ts';
import { currentDrawing, currentLanguage, type Language, onDrawing } from './language.ts';
import { withoutBlanks } from './without-blanks.ts';

const DrawingContext = createContext(0);

/** Draws all that says something again once another language, or another day, is on; around the whole page, for hundreds of parts say something. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  return createElement(DrawingContext, { value: useSyncExternalStore(onDrawing, currentDrawing) }, children);
}

/** The language that is on. */
export function useLanguage(): Language {
  useContext(DrawingContext);
  return currentLanguage();
}

/** A function for each language, so that what depends on it is drawn and computed again when another is turned on. */
const TRANSLATE: Record<Language, Translate> = {
  en: say,
  'zh-CN': (key, values) => withoutBlanks((marked) => say(key, marked), values),
};

/** The translate function of the language that is on. */
export function useMessages(): Translate {
  return TRANSLATE[useLanguage()];
}
