import { useState } from 'react';

import { SNIPPET_LANGUAGES, type SnippetLanguage } from '#core/snippet/snippet.ts';
import { readStored, writeStored } from '#ui/stored-json.ts';

const STORAGE_KEY = 'run-console.snippet-language';

/** The language that was chosen last in this browser, at first curl, and the way to choose another. */
export function useSnippetLanguage(): readonly [SnippetLanguage, (language: SnippetLanguage) => void] {
  const [language, setLanguage] = useState<SnippetLanguage>(() => {
    const stored = readStored(STORAGE_KEY);
    return SNIPPET_LANGUAGES.find((known) => known === stored) ?? 'curl';
  });
  const choose = (next: SnippetLanguage) => {
    writeStored(STORAGE_KEY, next);
    setLanguage(next);
  };
  return [language, choose];
}
