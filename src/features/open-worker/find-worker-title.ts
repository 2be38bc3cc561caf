import type { QueryClient } from '@tanstack/react-query';

import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES, storeSearchQuery } from '#api/queries/queries.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Run } from '#core/run/run.ts';

/**
 * The title of a Worker: from a run that was read, else from the store. Empty if neither has it or nothing
 * answers.
 */
export async function findWorkerTitle(client: QueryClient, api: Api, slug: WorkerSlug): Promise<string> {
  const runs = client.getQueriesData<Run>({ queryKey: [PRIVATE_QUERIES, 'run'] });
  const knownTitle = runs.find(([, run]) => run?.workerSlug === slug)?.[1]?.workerTitle ?? '';
  const [, name] = slug.split('/');
  if (knownTitle !== '' || name === undefined) return knownTitle;
  try {
    const found = await client.query(storeSearchQuery(api, name.replaceAll(/[-_]+/g, ' ')));
    return found.find((one) => one.slug === slug)?.title ?? '';
  } catch {
    return '';
  }
}
