import { PLAIN_TEXT } from '#core/stored/format.ts';
import { switchLanguage } from '#messages/i18n.ts';
import type { Language } from '#messages/language.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedLanguage = openEntry(STORED.language, PLAIN_TEXT);

/** Switches the console's language and remembers it. Rejects if the translation cannot be loaded. */
export async function chooseLanguage(language: Language): Promise<void> {
  await switchLanguage(language);
  document.documentElement.lang = language;
  // Where the storage is forbidden, the choice holds for this page.
  storedLanguage.write(language);
}
