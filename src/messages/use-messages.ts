import { useSyncExternalStore } from 'react';

import { say, type Translate } from './i18n.ts';
import { currentLanguage, type Language, onLanguage } from './language.ts';
import { withoutBlanks } from './without-blanks.ts';

/** The language that is on. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage);
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
