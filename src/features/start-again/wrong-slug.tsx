import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries.ts';
import { isRunSlug } from '#core/run/run-slug.ts';
import { parseWorkerSlug, workerPath } from '#core/worker/worker-ref.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Notice } from '#ui/notice.tsx';

type Owner = { readonly kind: 'run' | 'worker'; readonly path: string };

/** Says whose ID it is that was taken for a task's: the platform knows, and to ask costs nothing. */
export function WrongSlug({ slug }: { readonly slug: string }) {
  const t = useMessages();
  const { data: owner } = useQuery(ownerQuery(useApi(), slug));
  if (!owner) return null;
  return (
    <Notice tone="warn" title={t(owner.kind === 'run' ? 'again.task.isRun' : 'again.task.isWorker')}>
      <Link href={owner.path} className="text-accent underline">
        {t(owner.kind === 'run' ? 'again.task.openRun' : 'again.task.openWorker')}
      </Link>
    </Notice>
  );
}

const ownerQuery = (api: Api, slug: string) =>
  // eslint-disable-next-line @tanstack/query/exhaustive-deps -- there is one API for as long as the page lives
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'owner-of-id', slug],
    queryFn: () => ownerOf(api, slug),
    retry: false,
  });

/** Null where it is neither a run's nor a Worker's, or the platform does not say. */
async function ownerOf(api: Api, slug: string): Promise<Owner | null> {
  const worker = parseWorkerSlug(slug);
  const [asRun, asWorker] = await Promise.allSettled([
    isRunSlug(slug) ? api.run(slug) : Promise.reject(new Error('not the form of a run’s ID')),
    worker.ok ? api.worker(worker.value) : Promise.reject(new Error('not the form of a Worker’s ID')),
  ]);
  if (asRun.status === 'fulfilled') return { kind: 'run', path: `/runs/${encodeURIComponent(slug)}` };
  return worker.ok && asWorker.status === 'fulfilled'
    ? { kind: 'worker', path: workerPath(worker.value) }
    : null;
}
