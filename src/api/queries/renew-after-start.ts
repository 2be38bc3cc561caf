import type { QueryClient } from '@tanstack/react-query';

import type { Api } from '../operations.ts';
import { accountQuery, PRIVATE_QUERIES } from './queries.ts';

let last = 0;

/** A run may have been started: what is asked before the next start goes by a list that is read after it. */
export function noteStart(): void {
  last = Date.now();
}

/** Once runs were started. */
export function renewAfterStart(client: QueryClient, api: Api): void {
  noteStart();
  renewRuns(client, api);
}

/** Once runs have ended, too: what the account has, and which runs there are, is asked for anew. */
export function renewRuns(client: QueryClient, api: Api): void {
  void client.invalidateQueries({ queryKey: accountQuery(api).queryKey });
  void client.invalidateQueries({ queryKey: [PRIVATE_QUERIES, 'runs'] });
}

/** Whether this tab has started runs, or may have, since a moment, in ms since the epoch by this computer's clock. */
export const hasStartedSince = (at: number): boolean => last >= at;
