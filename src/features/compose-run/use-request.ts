import { useMemo } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Splitting, WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { buildCustom, type BuiltCustom } from '#core/form/build-custom.ts';
import type { ShareSource } from '#core/share/share-items.ts';
import type { ApiRequest } from '#core/snippet/api-request.ts';
import { splitIntoTasks, splittingFields, type TaskSplit } from '#core/tasks/split-into-tasks.ts';
import type { WorkerSlug } from '#core/worker/worker-ref.ts';

import type { ReadOptions } from './options-schema.ts';
import type { ComposedDraft } from './use-draft.ts';
import { useLateDraft } from './use-late-draft.ts';

/** What follows from the draft: computed while it is drawn, never stored. */
export type ComposedRequest = {
  readonly built: BuiltCustom;
  readonly options: ReadOptions;
  readonly request: ApiRequest;
  readonly tasks: TaskSplit;
  /** Fields that are still being read into. */
  readonly reading: readonly string[];
  /** The same to be shared: what is wrong is left out, as it is from the request. */
  readonly share: ShareSource;
};

/** The request that the form stands for, a little behind the keys so that typing never waits for it. */
export function useRequest(
  slug: WorkerSlug,
  descriptor: WorkerDescriptor,
  draft: ComposedDraft,
): ComposedRequest {
  const api = useApi();
  const { draft: late, reading } = useLateDraft(draft.store);
  const { values, options: typed } = late;
  const built = useMemo(() => buildCustom(descriptor.parameters, values), [descriptor, values]);
  const { readOptions } = draft;
  const options = useMemo(() => readOptions(typed), [readOptions, typed]);
  const request = useMemo(
    () => api.requests.startRun({ worker: slug, options, custom: built.custom }),
    [api, slug, options, built],
  );
  const tasks = useMemo(() => {
    const pending = pendingFields(descriptor.splitting, built);
    return splitIntoTasks(descriptor.splitting, built.custom, { pending });
  }, [descriptor, built]);
  const share = useMemo(
    () => ({ worker: slug, descriptor, built, options }),
    [slug, descriptor, built, options],
  );
  return { built, options, request, tasks, reading, share };
}

/** Fields with something wrong in them, and so not in the request; one that is only empty has nothing in it to count. */
function pendingFields(splitting: Splitting, { problems }: BuiltCustom): readonly string[] {
  return splittingFields(splitting).filter((field) => {
    const found = problems.get(field)?.first[0];
    return found !== undefined && (found.problem.kind !== 'required' || found.row !== undefined);
  });
}
