import { createContext, createElement, type ReactNode, useContext, useSyncExternalStore } from 'react';

import { say, type Translate } from './i18n.ts';
import { currentDrawing, currentLanguage, type Language, onDrawing } from './language.ts';
import { withoutBlanks } from './without-blanks.ts';

const DrawingContext = createContext(0);

/**
 * Renders all texts again when the language or the day changes; wraps the whole page, because hundreds of
 * parts have texts.
 */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  return createElement(DrawingContext, { value: useSyncExternalStore(onDrawing, currentDrawing) }, children);
}

export function useLanguage(): Language {
  useContext(DrawingContext);
  return currentLanguage();
}

/** One function per language, so that everything that depends on it renders again after a switch. */
const TRANSLATE: Record<Language, Translate> = {
  en: say,
  'zh-CN': (key, values) => withoutBlanks((marked) => say(key, marked), values),
};

export function useMessages(): Translate {
  return TRANSLATE[useLanguage()];
}
