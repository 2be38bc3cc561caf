import type { RecentWorker } from './recent-workers.ts';
import type { StarredWorker } from './starred-workers.ts';
import type { WorkerSlug } from './worker-ref.ts';

type TitledWorker = { readonly slug: WorkerSlug; readonly title: string };

type WorkerLists = {
  readonly starred: readonly StarredWorker[];
  readonly recent: readonly RecentWorker[];
  readonly run: readonly TitledWorker[];
  readonly own: readonly TitledWorker[];
};

export type YourWorker = TitledWorker & { readonly isStarred: boolean };

export function yourWorkers({ starred, recent, run, own }: WorkerLists): readonly YourWorker[] {
  const titles = new Map(
    [...recent, ...starred, ...run, ...own].flatMap(({ slug, title = '' }) =>
      title === '' ? [] : [[slug, title] as const],
    ),
  );
  const stars = new Set(starred.map(({ slug }) => slug));
  const slugs = new Set([...starred, ...recent, ...run, ...own].map(({ slug }) => slug));
  return [...slugs].map((slug) => ({ slug, title: titles.get(slug) ?? '', isStarred: stars.has(slug) }));
}
