import type { QueryClient } from '@tanstack/react-query';

import type { Month } from '#core/run/month.ts';
import type { RunPage } from '#core/run/run.ts';

import type { Api } from '../operations.ts';
import { readStoredMonth, listStoredMonths } from './stored-months.ts';
import { listedRunsQuery } from './run-list-query.ts';

const MOST = 12;

export async function readAhead(
  client: QueryClient,
  api: Api,
  { before, signal }: { readonly before: Month; readonly signal: AbortSignal },
): Promise<void> {
  const earlier = (await listStoredMonths(api)).filter((month) => month < before);
  for (const month of earlier.sort().reverse().slice(0, MOST)) {
    if (signal.aborted) return;
    const options = listedRunsQuery(api, month);
    if (client.getQueryState(options.queryKey) !== undefined) continue;
    try {
      // A query, so that another key drops what is read with the former one.
      await client.infiniteQuery({ ...options, queryFn: readStored(api, month), retry: false });
    } catch {
      client.removeQueries({ queryKey: options.queryKey, type: 'inactive' });
    }
  }
}

const readStored = (api: Api, month: Month) => async (): Promise<RunPage> => {
  const page = await readStoredMonth(api, month);
  if (page === undefined) throw new Error('Not kept');
  return page;
};
