import { PLAIN_TEXT } from '#core/stored/format.ts';
import { Languages } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';

import { switchLanguage } from '#messages/i18n.ts';
import { isLanguage, LANGUAGES, type Language } from '#messages/language.ts';
import { useLanguage, useMessages } from '#messages/use-messages.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { offerCommand } from '#ui/commands/commands.ts';
import { IconSelect } from '#ui/controls/choice/icon-select.tsx';
import { Notice } from '#ui/notice.tsx';

export const storedLanguage = openEntry(STORED.language, PLAIN_TEXT);

const TAGS = Object.keys(LANGUAGES).filter(isLanguage);

async function choose(language: Language): Promise<void> {
  await switchLanguage(language);
  document.documentElement.lang = language;
  // Where the storage is forbidden, the choice holds for this page.
  storedLanguage.write(language);
}

/** The languages of the console, each named in itself: a native choice behind an icon. */
export function LanguageMenu() {
  const t = useMessages();
  const language = useLanguage();
  const [failed, setFailed] = useState(false);
  const change = (next: Language) => {
    setFailed(false);
    choose(next).catch(() => setFailed(true));
  };
  const latest = useEffectEvent(change);
  useEffect(() => {
    const offers = TAGS.map((tag) => offerCommand(`language.${tag}`, () => latest(tag)));
    return () => offers.forEach((takeBack) => takeBack());
  }, []);
  return (
    <span className="relative">
      <IconSelect
        icon={Languages}
        label={t('app.language')}
        value={language}
        onChange={({ target: { value } }) => {
          if (isLanguage(value)) change(value);
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
