import type { QueryClient } from '@tanstack/react-query';

import type { Api } from '../operations.ts';
import { accountQuery, PRIVATE_QUERIES } from './queries.ts';

let last = 0;

/** Once runs were started: what the account has, and which runs there are, is asked for anew. */
export function renewAfterStart(client: QueryClient, api: Api): void {
  last = Date.now();
  void client.invalidateQueries({ queryKey: accountQuery(api).queryKey });
  void client.invalidateQueries({ queryKey: [PRIVATE_QUERIES, 'runs'] });
}

/** Whether this tab has started runs since a moment, in ms since the epoch by this computer's clock. */
export const hasStartedSince = (at: number): boolean => last >= at;
