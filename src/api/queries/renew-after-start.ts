import type { QueryClient } from '@tanstack/react-query';

import type { Api } from '../operations.ts';
import { accountQuery, PRIVATE_QUERIES } from './queries.ts';

let last = 0;

/** Call when a run may have started: checks before the next start then use a list read after this moment. */
export function noteStart(): void {
  last = Date.now();
}

export function renewAfterStart(client: QueryClient, api: Api): void {
  noteStart();
  renewRuns(client, api);
}

export function renewRuns(client: QueryClient, api: Api): void {
  void client.invalidateQueries({ queryKey: accountQuery(api).queryKey });
  void client.invalidateQueries({ queryKey: [PRIVATE_QUERIES, 'runs'] });
}

/**
 * Whether this tab has started, or may have started, runs since `at` (ms since the epoch, this computer's
 * clock).
 */
export const hasStartedSince = (at: number): boolean => last >= at;
