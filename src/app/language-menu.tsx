import { Languages } from 'lucide-react';
import { useState } from 'react';

import { isLanguage, LANGUAGES, switchLanguage, type Language } from '#messages/i18n.ts';
import { useLanguage, useMessages } from '#messages/use-messages.ts';
import { IconSelect } from '#ui/icon-select.tsx';
import { Notice } from '#ui/notice.tsx';

/** Also read by public/start.js, before the first paint. */
const STORAGE_KEY = 'run-console.language';

function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // A forbidden storage: the choice holds for this page.
  }
}

async function choose(language: Language): Promise<void> {
  await switchLanguage(language);
  document.documentElement.lang = language;
  storeLanguage(language);
}

/** The languages of the console, each named in itself: a native choice behind an icon. */
export function LanguageMenu() {
  const t = useMessages();
  const language = useLanguage();
  const [failed, setFailed] = useState(false);
  return (
    <span className="relative">
      <IconSelect
        icon={Languages}
        label={t('app.language')}
        value={language}
        onChange={({ target: { value } }) => {
          setFailed(false);
          if (isLanguage(value)) choose(value).catch(() => setFailed(true));
        }}
      >
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </IconSelect>
      {failed && (
        <Notice tone="bad" className="absolute top-full right-0 mt-2 w-64 shadow-lg">
          {t('app.language.failed')}
        </Notice>
      )}
    </span>
  );
}
