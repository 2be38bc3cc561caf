import { useMemo } from 'react';

import { useApi, useKeyMark, useKeyStore } from '#api/api-context.tsx';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { composeRun, type Composition } from '#core/draft/compose-run.ts';
import type { ShareSource } from '#core/share/share-items.ts';
import type { ApiRequest } from '#core/snippet/api-request.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import type { ComposedDraft } from './use-draft.ts';
import { useLateDraft } from './use-late-draft.ts';

/** What follows from the draft: computed while it is drawn, never stored. */
export type ComposedRequest = Composition & {
  readonly request: ApiRequest;
  /** The same to be shared: what is wrong is left out, as it is from the request. */
  readonly share: ShareSource;
};

/** The request that the form stands for, a little behind the keys so that typing never waits for it. */
export function useRequest(
  slug: WorkerSlug,
  descriptor: WorkerDescriptor,
  { store, readOptions }: ComposedDraft,
): ComposedRequest {
  const api = useApi();
  const keyStore = useKeyStore();
  const keyMark = useKeyMark();
  const { draft, reading } = useLateDraft(store);
  const { values, options: typed, broken } = draft;
  const isBroken = broken !== undefined;
  return useMemo(() => {
    const composition = composeRun(
      { worker: slug, descriptor },
      { values, options: typed, isBroken, reading },
      { readOptions },
    );
    const { built, options } = composition;
    return {
      ...composition,
      request: api.requests.startRun({ worker: slug, options, custom: built.custom }),
      share: { worker: slug, descriptor, built, options, key: keyMark && keyStore.get() },
    };
  }, [api, slug, descriptor, readOptions, values, typed, isBroken, reading, keyStore, keyMark]);
}
