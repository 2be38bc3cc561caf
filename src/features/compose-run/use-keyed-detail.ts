import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useApi, useKeyStore } from '#api/api-context.tsx';

import type { ComposedDraft } from './use-draft.ts';

/** Brings what the platform tells of a Worker to the owner of a key only, once there is one. */
export function useKeyedDetail(draft: ComposedDraft): void {
  const api = useApi();
  const keyStore = useKeyStore();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!api.detailNeedsKey) return;
    return keyStore.subscribe(() => {
      // A form without it is whole: where the code cannot be had, the Worker is read with the next visit.
      import('./take-detail.ts').then(
        ({ takeDetail }) => takeDetail({ api, queryClient, draft }),
        () => undefined,
      );
    });
  });
}
