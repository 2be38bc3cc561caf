import { useSyncExternalStore } from 'react';

import { currentLanguage, i18n, type Language, type Translate } from './i18n.ts';
import { withoutBlanks } from './without-blanks.ts';

const subscribe = (onChange: () => void) => i18n.on('change', onChange);

/** The language that is on. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

/** A function for each language, so that what depends on it is drawn and computed again when another is turned on. */
const TRANSLATE: Record<Language, Translate> = {
  en: (key, values) => i18n._(key, values),
  'zh-CN': (key, values) => withoutBlanks((marked) => i18n._(key, marked), values),
};

/** The translate function of the language that is on. */
export function useMessages(): Translate {
  return TRANSLATE[useLanguage()];
}
