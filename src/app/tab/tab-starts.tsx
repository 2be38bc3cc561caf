import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useApi, useApiConfig, useKeyStore } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import type { KeyStore } from '#api/key/key-store.ts';
import { oncePerKey } from '#api/key/once-per-key.ts';
import type { Api } from '#api/operations.ts';
import { newId } from '#browser/new-id.ts';
import { sentStarts } from '#starts/history/sent-starts.ts';
import { historyOf } from '#starts/history/history-query.ts';
import { storedJournal } from '#starts/journal/start-journal.ts';
import { ReservedBudgetContext } from '#starts/cost/budget/reserved-budget.ts';
import { StartsProvider } from '#starts/starts-context.tsx';
import { createStarts, isDirect, type Starts } from '#starts/starts.ts';

import { inputOf } from './input-of.ts';

type StartConnection = {
  readonly api: Api;
  readonly config: ApiConfig;
  readonly keyStore: KeyStore;
  readonly client: QueryClient;
};

const startsOf = oncePerKey(({ api, config, keyStore, client }: StartConnection): Starts =>
  createStarts({
    api,
    keyStore,
    history: historyOf(client),
    inputOf: (order) => inputOf(order, { api, keyStore, client }),
    sent: sentStarts,
    entry: storedJournal,
    direct: isDirect(config, window.location.origin),
    now: Date.now,
    newId,
  }),
);

/** Loaded only if the person has a monthly budget. */
const readClaims = async () => (await import('./read-reserved-budget.ts')).readReservedBudget();

/** Provides the starts of this tab. The first screen starts nothing and does not load their code. */
export function TabStarts({ children }: { readonly children: ReactNode }) {
  const starts = startsOf({
    api: useApi(),
    config: useApiConfig(),
    keyStore: useKeyStore(),
    client: useQueryClient(),
  });
  return (
    <ReservedBudgetContext value={readClaims}>
      <StartsProvider starts={starts}>{children}</StartsProvider>
    </ReservedBudgetContext>
  );
}
