import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { renewAfterStart, renewRuns } from '#api/queries/renew-after-start.ts';
import { useApi, useApiConfig, useKeyStore } from '#api/api-context.tsx';
import type { ApiConfig } from '#api/config/config.ts';
import { createKeyProof } from '#api/key/key-proof.ts';
import type { KeyStore } from '#api/key/key-store.ts';
import type { Api } from '#api/operations.ts';
import { oncePerKey } from '#api/key/once-per-key.ts';
import { type Batches, createBatches } from '#batches/batches.ts';
import { createBatchStore, storedBatches, storedPlans, storedRows } from '#batches/keep/batch-store.ts';
import { noteRefused, noteRunning } from '#batches/keep/places.ts';
import { createTimer } from '#batches/drive/timer.ts';
import { BatchesProvider } from '#batches/use-batches.tsx';
import { newId } from '#browser/new-id.ts';
import { sha256 } from '#browser/sha-256.ts';
import { useStarts } from '#starts/starts-context.tsx';
import type { Starts } from '#starts/starts.ts';

import { tellBatchNews } from './batch-news.ts';
import { lockManager } from './lock-manager.ts';
import { inputOf } from './input-of.ts';
import { TabStarts } from './tab-starts.tsx';

type BatchConnection = {
  readonly api: Api;
  readonly config: ApiConfig;
  readonly keyStore: KeyStore;
  readonly client: QueryClient;
  readonly starts: Starts;
};

const batchesOf = oncePerKey(({ api, keyStore, client, starts }: BatchConnection): Batches => {
  const batches = createBatches({
    api,
    keyStore,
    starts,
    key: keyStore.get,
    proof: createKeyProof(keyStore),
    digest: sha256,
    store: createBatchStore({ batches: storedBatches, plans: storedPlans, rows: storedRows }),
    locks: lockManager(),
    channel: (name) => new BroadcastChannel(name),
    timer: createTimer(),
    now: Date.now,
    newId,
    places: { noteRunning, noteRefused },
    onNews: (batch, id, news) => void tellBatchNews(batch, { id, news }).catch(() => undefined),
    inputOf: (order) => inputOf(order, { api, keyStore, client }),
    onStarted: () => renewAfterStart(client, api),
    onEnded: () => renewRuns(client, api),
  });
  void cleanStoredPlans(batches).catch(() => undefined);
  return batches;
});

/** Removes secrets that earlier builds stored; its code loads only if there is such a batch. */
async function cleanStoredPlans(batches: Batches): Promise<void> {
  const { batches: listed } = await batches.list();
  const ids = listed.flatMap(({ id, summary }) => (summary.searched || summary.secret ? [] : [id]));
  if (ids.length === 0) return;
  const { cleanPlans } = await import('#batches/keep/clean-plans.ts');
  await cleanPlans(ids, { batches: storedBatches, plans: storedPlans });
}

export function TabBatches({ children }: { readonly children: ReactNode }) {
  return (
    <TabStarts>
      <OfTab>{children}</OfTab>
    </TabStarts>
  );
}

function OfTab({ children }: { readonly children: ReactNode }) {
  const parts = {
    api: useApi(),
    config: useApiConfig(),
    keyStore: useKeyStore(),
    client: useQueryClient(),
    starts: useStarts(),
  };
  return <BatchesProvider batches={batchesOf(parts)}>{children}</BatchesProvider>;
}
