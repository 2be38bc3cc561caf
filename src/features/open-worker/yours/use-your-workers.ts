import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import type { StarredWorker } from '#core/ids/starred-workers.ts';
import { parseWorkerSlug, type WorkerSlug } from '#core/ids/worker-ref.ts';
import { type YourWorker, yourWorkers } from '#core/ids/your-workers.ts';
import type { Run, StoreWorker } from '#core/run/run.ts';
import { useLatestRuns } from '#parts/use-latest-runs.ts';

import { recentWorkers, storedRecentWorkers } from './recent-workers.ts';
import { starredWorkers, storedStarred } from './starred-workers.ts';

const MOST_PAGES = 5;

const ownWorkersQuery = (api: Api) =>
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'own-workers'],
    queryFn: async ({ signal }) => {
      const found = new Map<WorkerSlug, StoreWorker>();
      for (let [page, known] = [1, -1]; page <= MOST_PAGES && found.size > known; page += 1) {
        known = found.size;
        for (const worker of await api.v2.ownWorkers(page, signal))
          if (!found.has(worker.slug)) found.set(worker.slug, worker);
      }
      return [...found.values()];
    },
    staleTime: 5 * 60_000,
  });

/** The user's Workers, with the last run of each that is among the latest runs of the account. */
export type YourWorkers = {
  readonly workers: readonly YourWorker[];
  readonly lastRuns: ReadonlyMap<string, Run>;
  /** The Workers that the platform knows are included, or cannot be loaded. */
  readonly isWhole: boolean;
  readonly setStar: (worker: StarredWorker, on: boolean) => void;
};

export function useYourWorkers(): YourWorkers {
  const hasKey = useHasKey();
  const own = useQuery({ ...ownWorkersQuery(useApi()), enabled: hasKey });
  const latest = useLatestRuns();
  const [starred, setStarred] = useState(starredWorkers);
  const [recent] = useState(recentWorkers);
  const lastRuns = useMemo(
    () => new Map(latest.runs.toReversed().map((run) => [run.workerSlug, run])),
    [latest.runs],
  );
  const workers = useMemo(
    () =>
      yourWorkers({
        starred,
        recent,
        own: own.data ?? [],
        run: [...new Set(latest.runs.map(({ workerSlug }) => workerSlug))].flatMap((name) => {
          const slug = parseWorkerSlug(name);
          return slug.ok ? [{ slug: slug.value, title: lastRuns.get(name)?.workerTitle ?? '' }] : [];
        }),
      }),
    [starred, recent, own.data, latest.runs, lastRuns],
  );
  useEffect(() => keepTitles(workers), [workers]);
  return {
    workers,
    lastRuns,
    isWhole: !hasKey || (!own.isPending && latest.isSettled),
    setStar: ({ slug, title }, on) => {
      // Another tab may have starred one meanwhile.
      const others = starredWorkers().filter((one) => one.slug !== slug);
      const next = on ? [...others, { slug, title }] : others;
      storedStarred.write(next);
      setStarred(next);
    },
  };
}

type MaybeTitled = { readonly slug: WorkerSlug; readonly title?: string };

/** Stores titles as last seen, so that they are shown next time before the platform answers. */
export function keepTitles(workers: readonly StarredWorker[]): void {
  const titles = new Map(workers.map(({ slug, title }) => [slug, title]));
  const titleOf = ({ slug, title = '' }: MaybeTitled) => {
    const seen = titles.get(slug) ?? '';
    return seen === '' ? title : seen;
  };
  const isNew = (one: MaybeTitled) => titleOf(one) !== (one.title ?? '');
  const [starred, recent] = [starredWorkers(), recentWorkers()];
  if (starred.some(isNew)) storedStarred.write(starred.map((one) => ({ ...one, title: titleOf(one) })));
  if (recent.some(isNew)) storedRecentWorkers.write(recent.map((one) => ({ ...one, title: titleOf(one) })));
}
