import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type PointerEvent, useEffect } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { workerQuery } from '#api/queries/queries.ts';
import { PLACE } from '#browser/place.ts';
import { pathOfScreen } from '#core/ids/place.ts';
import { readWorkerPath } from '#core/ids/worker-ref.ts';
import { useDebounced } from '#ui/hooks/use-debounced.ts';

/**
 * Prefetches the descriptor of the Worker about to be opened, so that its form is there at once: the one
 * that Enter opens, once typing rests, or the one whose link is pressed.
 * @param next path that Enter leads to; empty if there is none
 * @returns handler for a press
 */
export function useAskAhead(next: string) {
  const api = useApi();
  const client = useQueryClient();
  const settled = useDebounced(next);
  useEffect(() => askFor(settled, api, client), [settled, api, client]);
  return ({ target }: PointerEvent) => {
    const link = target instanceof Element ? target.closest('a') : null;
    if (link) askFor(pathOfScreen(link.pathname, PLACE), api, client);
  };
}

function askFor(path: string, api: Api, client: QueryClient) {
  const place = readWorkerPath(path);
  // Where it cannot be had, the Worker's page asks again and says so.
  if (place) client.query(workerQuery(api, place.slug)).catch(() => undefined);
}
