import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries/queries.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { adoptDefaults } from '#core/draft/adopt-defaults.ts';

import { chosenOptions } from './opening/carry-draft-over.ts';
import type { ComposedDraft } from './use-draft.ts';

/** Brings what the platform tells of a Worker to the owner of a key only, once there is one. */
export function useKeyedDetail(draft: ComposedDraft): void {
  const api = useApi();
  const keyStore = useKeyStore();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!api.detailNeedsKey) return;
    return keyStore.subscribe(() => void takeDetail({ api, queryClient, draft }));
  });
}

type TakeDetailInput = {
  readonly api: Api;
  readonly queryClient: QueryClient;
  readonly draft: ComposedDraft;
};

/**
 * Reads a Worker again with the key that has just been saved. What only a key tells, its version and system defaults, goes
 * under what was typed; a key that is refused, or an answer that does not come, changes nothing.
 */
async function takeDetail({ api, queryClient, draft }: TakeDetailInput): Promise<void> {
  const { queryKey } = workerQuery(api, draft.slug);
  const read = await api.worker(draft.slug).catch(() => undefined);
  const shown = queryClient.getQueryData(queryKey);
  if (read === undefined || shown === undefined || read.version === '') return;
  const fresh = isSameForm(read, shown) ? { ...read, parameters: shown.parameters } : read;
  const chosen = chosenOptions(draft.current().provenance);
  draft.amendOptions((options) => adoptDefaults(options, { before: shown, now: fresh, chosen }));
  queryClient.setQueryData(queryKey, fresh);
}

/** The input schema is public: with a key it is read anew, and nearly always the same. */
const isSameForm = (one: WorkerDescriptor, other: WorkerDescriptor): boolean =>
  JSON.stringify(one.parameters) === JSON.stringify(other.parameters);
