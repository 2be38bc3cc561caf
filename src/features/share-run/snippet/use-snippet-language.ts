import { useState } from 'react';

import { SNIPPET_LANGUAGES, type SnippetLanguage } from '#core/snippet/snippet.ts';
import { oneOf } from '#core/stored/format.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

export const storedSnippetLanguage = openEntry(STORED.snippetLanguage, oneOf(SNIPPET_LANGUAGES));

/** The language that was chosen last in this browser, at first curl, and the way to choose another. */
export function useSnippetLanguage(): readonly [SnippetLanguage, (language: SnippetLanguage) => void] {
  const [language, setLanguage] = useState<SnippetLanguage>(() => {
    const stored = storedSnippetLanguage.read();
    return stored.ok ? stored.value : 'curl';
  });
  const choose = (next: SnippetLanguage) => {
    storedSnippetLanguage.write(next);
    setLanguage(next);
  };
  return [language, choose];
}
