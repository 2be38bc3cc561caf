import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { recentWorkers } from './yours/recent-workers.ts';
import { starredWorkers } from './yours/starred-workers.ts';
import { storeQuery } from './store/store-query.ts';

/**
 * Title of a Worker in the store, as this page or browser has seen it; empty until it is found, which is
 * tried once the Worker is there.
 */
export function useWorkerTitle(slug: WorkerSlug, isThere: boolean): string {
  const client = useQueryClient();
  const api = useApi();
  const [title] = useState(() => {
    const inStore =
      client.getQueryData(storeQuery(api).queryKey)?.pages.flatMap(({ workers }) => workers) ?? [];
    const seen = [...inStore, ...recentWorkers(), ...starredWorkers()];
    return seen.find((one) => one.slug === slug && (one.title ?? '') !== '')?.title ?? '';
  });
  // oxlint-disable-next-line @tanstack/query/exhaustive-deps -- both are the same for as long as the page is open
  const { data: sought = '' } = useQuery({
    queryKey: ['title', slug],
    queryFn: async () => (await import('./find-worker-title.ts')).findWorkerTitle(client, api, slug),
    enabled: title === '' && isThere,
  });
  return title === '' ? sought : title;
}
