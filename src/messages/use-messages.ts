import { useMemo, useSyncExternalStore } from 'react';

import { i18n, translate, type Translate } from './i18n.ts';

const subscribe = (onChange: () => void) => i18n.on('change', onChange);
const currentLocale = () => i18n.locale;

/** The translate function; its identity changes with the language, so that what depends on it is drawn again. */
export function useMessages(): Translate {
  const locale = useSyncExternalStore(subscribe, currentLocale);
  return useMemo<Translate>(
    () => (locale === '' ? (key) => key : (key, values) => translate(key, values)),
    [locale],
  );
}
