import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries/queries.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { adoptDefaults } from '#core/draft/adopt-defaults.ts';

import { chosenOptions } from './opening/carry-draft-over.ts';
import type { ComposedDraft } from './use-draft.ts';

/** Loads what the platform tells only the owner of a key about a Worker, once there is a key. */
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
 * Reads a Worker again with a newly saved key. Its version and system defaults go under what was typed.
 * A refused key or a missing answer changes nothing.
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

/** The input schema is public, so reading it with a key nearly always gives the same one. */
const isSameForm = (one: WorkerDescriptor, other: WorkerDescriptor): boolean =>
  JSON.stringify(one.parameters) === JSON.stringify(other.parameters);
