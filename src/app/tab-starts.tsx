import type { ReactNode } from 'react';

import { useApi, useApiConfig, useKeyStore } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { toBase64Url } from '#core/bytes/base64-url.ts';
import { runHistory } from '#starts/history/run-history.ts';
import { sentStarts } from '#starts/history/sent-starts.ts';
import { storedJournal } from '#starts/journal/start-journal.ts';
import { StartsProvider } from '#starts/starts-context.tsx';
import { createStarts, isDirect, type Starts } from '#starts/starts.ts';

/** One for each key of a tab, whatever version of the API is spoken: all its screens see the same journal, which has one writer. */
const made = new WeakMap<KeyStore, Starts>();

function startsOf(api: Api, { config, keyStore }: { config: ApiConfig; keyStore: KeyStore }): Starts {
  const known = made.get(keyStore);
  if (known) return known;
  const starts = createStarts({
    api,
    keyStore,
    history: runHistory,
    sent: sentStarts,
    entry: storedJournal,
    direct: isDirect(config, window.location.origin),
    now: Date.now,
    newId: () => toBase64Url(crypto.getRandomValues(new Uint8Array(12))),
  });
  made.set(keyStore, starts);
  return starts;
}

/** Gives the screens below it the starts of this tab. The first screen, which starts nothing, does without their code. */
export function TabStarts({ children }: { readonly children: ReactNode }) {
  const starts = startsOf(useApi(), { config: useApiConfig(), keyStore: useKeyStore() });
  return <StartsProvider starts={starts}>{children}</StartsProvider>;
}
