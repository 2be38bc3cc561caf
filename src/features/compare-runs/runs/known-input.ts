import { queryOptions } from '@tanstack/react-query';

import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import type { ComparedRun } from '#core/compare/could-see.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { estimateResults } from '#core/price/estimate-results.ts';
import { type RunHistory, runHistory } from '#starts/history/run-history.ts';
import { certainInput } from '#starts/history/stored-input.ts';

/** The input of a run, if this browser knows it; otherwise `null`. */
export const knownInputQuery = (api: Api, slug: RunSlug, history: Pick<RunHistory, 'input'> = runHistory) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'asked-for', slug],
    queryFn: async ({
      signal,
    }): Promise<Pick<ComparedRun, 'input' | 'region' | 'expectedResults'> | null> => {
      const stored = await history.input(slug);
      const custom = stored.ok ? certainInput(stored.value) : undefined;
      if (!stored.ok || custom === undefined) return null;
      const { worker, options } = stored.value.order;
      const descriptor = await api.worker(worker, signal).catch(() => undefined);
      const expectedResults = descriptor && estimateResults(descriptor, custom);
      return {
        input: custom,
        region: options.proxyRegion ?? '',
        ...(expectedResults !== undefined && { expectedResults }),
      };
    },
    structuralSharing: false,
  });
