import { useQueries, useQuery } from '@tanstack/react-query';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { runQuery } from '#api/queries/queries.ts';
import { type CollectedRun, collectRun, shortInputs } from '#core/collection/collection.ts';
import { toCollectedRuns } from '#core/collection/collection-format.ts';
import { factsOf } from '#core/errors/failure.ts';
import { isNotAboutRun } from '#core/errors/not-about-run.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { MOST_NAMED, type NewCollection } from '#core/collection/new-collection.ts';
import type { Run } from '#core/run/run.ts';
import { runHistory } from '#starts/history/run-history.ts';

export type Named = {
  readonly runs: readonly RunSlug[];
  /** Passed in the browser's history entry: all ticked runs, without a limit. */
  readonly handed: readonly CollectedRun[];
  readonly left: number;
  readonly batch: string | undefined;
};

export function namedRuns({ runs: given = [], more = 0, batch }: NewCollection, state: unknown): Named {
  const handed = readHanded(state);
  const came = new Set(handed.map(({ slug }) => slug));
  const runs = given.filter((slug) => !came.has(slug));
  return {
    runs: runs.slice(0, MOST_NAMED),
    handed,
    left: (handed.length > 0 ? 0 : more) + Math.max(0, runs.length - MOST_NAMED),
    batch: batch === '' ? undefined : batch,
  };
}

function readHanded(state: unknown): readonly CollectedRun[] {
  const { runs } = Object(state) as { readonly runs?: unknown }; // whatever it is
  if (!Array.isArray(runs)) return [];
  try {
    return toCollectedRuns((runs as Run[]).map((run) => collectRun(run, undefined))); // read by the format
  } catch {
    return [];
  }
}

export function useNamedRuns({ runs, handed, batch }: Named) {
  const api = useApi();
  const hasKey = useHasKey();
  const runQueries = useQueries({
    queries: runs.map((slug) => ({ ...runQuery(api, slug), enabled: hasKey })),
  });
  const ofBatch = useQuery({
    queryKey: ['batches', batch, 'runs'],
    enabled: batch !== undefined,
    // What reads batches is loaded for the first of them.
    queryFn: async () => (await import('./collected-runs-of-batch.ts')).collectedRunsOfBatch(batch ?? ''),
    structuralSharing: false,
  });
  return {
    runs: [
      ...handed,
      ...runQueries.flatMap(({ data }) => (data ? [collectRun(data, undefined)] : [])),
      ...(ofBatch.data ?? []),
    ],
    isReading: hasKey && (runQueries.some(({ isPending }) => isPending) || ofBatch.isLoading),
    failures: alike(
      runQueries.flatMap(({ error, refetch }, at) => {
        const slug = runs[at];
        return error && slug !== undefined ? [{ slug, error, refetch }] : [];
      }),
    ),
    isBatchUnread: ofBatch.isError || (batch !== undefined && ofBatch.data?.length === 0),
  };
}

type Failed = { readonly slug: RunSlug; readonly error: Error; readonly refetch: () => unknown };

/** Runs with the same failure; `slugs` is empty if the failure is not about single runs. */
export type FailedAlike = Omit<Failed, 'slug'> & { readonly slugs: readonly RunSlug[] };

export function alike(failures: readonly Failed[]): readonly FailedAlike[] {
  const kinds = new Set(failures.map(({ error }) => factsOf(error).kind));
  return [...kinds].flatMap((kind) => {
    const all = failures.filter(({ error }) => factsOf(error).kind === kind);
    const isOfRuns = all.length < 2 || all.some(({ error }) => !isNotAboutRun(factsOf(error)));
    const slugs = isOfRuns ? all.map(({ slug }) => slug) : [];
    const refetch = () => all.forEach((one) => one.refetch());
    return all.slice(0, 1).map(({ error }) => ({ slugs, error, refetch }));
  });
}

/** Adds the inputs stored in this browser; values that looked like secrets are not stored. */
export function withInputs(runs: readonly CollectedRun[]): Promise<readonly CollectedRun[]> {
  return Promise.all(
    runs.map(async (run) => {
      if (run.inputs) return run;
      const input = await runHistory.input(run.slug);
      return input.ok ? { ...run, inputs: shortInputs(input.value.order.custom) } : run;
    }),
  );
}
