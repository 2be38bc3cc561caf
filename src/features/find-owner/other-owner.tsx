import { TextLink } from '#ui/controls/link.tsx';
import { queryOptions, useQuery } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { PRIVATE_QUERIES } from '#api/queries/queries.ts';
import { factsOf } from '#core/errors/failure.ts';
import { isRunSlug } from '#core/ids/run-slug.ts';
import { runPath, taskPath } from '#core/ids/screen-paths.ts';
import { parseWorkerSlug, workerPath } from '#core/ids/worker-ref.ts';
import { isTaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Notice } from '#ui/notice.tsx';

type OwnedKind = 'run' | 'worker' | 'task';
type Owner = { readonly kind: OwnedKind; readonly path: string };

type OtherOwnerProps = {
  readonly id: string;
  readonly wanted: OwnedKind;
  readonly failure: Error;
};

const WRONG_KIND: ReadonlySet<string> = new Set([
  'runNotFound',
  'workerNotFound',
  'taskNotFound',
  'invalidRequest',
  'notFound',
]);

/**
 * Says what an ID really belongs to, and links there. Workers, runs and tasks share one ID format: only
 * the platform knows, and asking costs nothing.
 */
export function OtherOwner({ id, wanted, failure }: OtherOwnerProps) {
  const t = useMessages();
  const { data: owner } = useQuery({
    ...ownerQuery(useApi(), id, wanted),
    enabled: WRONG_KIND.has(factsOf(failure).kind),
  });
  if (!owner) return null;
  return (
    <Notice tone="warn" title={t(`owner.is.${owner.kind}`, { wanted })}>
      <TextLink href={owner.path}>{t(`owner.open.${owner.kind}`)}</TextLink>
    </Notice>
  );
}

const ownerQuery = (api: Api, id: string, wanted: OwnedKind) =>
  // oxlint-disable-next-line @tanstack/query/exhaustive-deps -- there is one API for as long as the page lives
  queryOptions({
    queryKey: [PRIVATE_QUERIES, 'owner-of-id', id, wanted],
    queryFn: () => ownerOf(api, id, wanted),
    retry: false,
  });

/** Null if the ID is not anything else's, or the platform does not say. */
async function ownerOf(api: Api, id: string, wanted: OwnedKind): Promise<Owner | null> {
  const worker = parseWorkerSlug(id);
  const [asRun, asWorker, asTask] = await Promise.allSettled([
    wanted !== 'run' && isRunSlug(id) ? api.run(id) : Promise.reject(SKIPPED),
    wanted !== 'worker' && worker.ok ? api.worker(worker.value) : Promise.reject(SKIPPED),
    wanted !== 'task' && isTaskSlug(id) ? api.v2.task(id) : Promise.reject(SKIPPED),
  ]);
  if (asRun.status === 'fulfilled') return { kind: 'run', path: runPath(id) };
  if (asTask.status === 'fulfilled') return { kind: 'task', path: taskPath(id) };
  return worker.ok && asWorker.status === 'fulfilled'
    ? { kind: 'worker', path: workerPath(worker.value) }
    : null;
}

const SKIPPED = new Error('nothing of this kind is looked for');
