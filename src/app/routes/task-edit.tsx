import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import { taskQuery } from '#api/queries/task-queries.ts';
import { taskPath } from '#core/ids/screen-paths.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { CardsSkeleton } from '#features/compose-run/compose-skeleton.tsx';
import type { LinkText } from '#features/compose-run/link/open-link.ts';
import { OpenComposer } from '#features/compose-run/open-composer.tsx';
import { TaskComposer } from '#features/compose-run/task-composer.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { TaskEditBar } from '#features/keep-tasks/edit/task-edit-bar.tsx';
import { toLinkDraft } from '#features/keep-tasks/task/open-in-form.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { KeyNotice } from '#parts/key-notice.tsx';

import { NotFound } from '../not-found.tsx';

/** The form of a task's Worker for editing the task's input; its draft is separate from the Worker's own. */
export function TaskEdit({ slug }: { readonly slug: TaskSlug }) {
  const { openKeyDialog } = useKeyDialog();
  const hasKey = useHasKey();
  const { data, error, refetch } = useQuery({ ...taskQuery(useApi(), slug), enabled: hasKey });
  const onNeedKey = () => void openKeyDialog();
  if (!hasKey) return <KeyNotice to="tasks" onNeedKey={onNeedKey} />;
  if (data) {
    const input = toLinkDraft(data);
    if (input === undefined) return <NotFound />;
    return <EditedTask key={slug} task={data} input={input} onNeedKey={onNeedKey} />;
  }
  if (error) return <FailureNotice failure={error} onRetry={() => void refetch()} onNeedKey={onNeedKey} />;
  return <CardsSkeleton />;
}

type EditedTaskProps = {
  readonly task: SavedTask;
  readonly input: LinkDraft;
  readonly onNeedKey: () => void;
};

function EditedTask({ task, input, onNeedKey }: EditedTaskProps) {
  const { worker } = input;
  const [, navigate] = useLocation();
  const { data: descriptor, error, refetch } = useQuery(workerQuery(useApi(), worker));
  // What was typed earlier stays where it differs from what the task filled in then.
  const [link] = useState<LinkText>({
    fragment: '',
    handed: input,
    query: '',
    from: 'task',
    runAt: task.updatedAt,
    takenAt: 0,
  });
  const draftKey = `task~${task.slug}` as const;
  if (descriptor === undefined)
    return error ? (
      <FailureNotice failure={error} onRetry={() => void refetch()} onNeedKey={onNeedKey} />
    ) : (
      <CardsSkeleton />
    );
  return (
    <OpenComposer draftKey={draftKey} descriptor={descriptor} link={link}>
      {(stored) => (
        <TaskComposer
          slug={worker}
          title={task.workerTitle}
          draftKey={draftKey}
          descriptor={descriptor}
          link={link}
          stored={stored}
          renderBar={({ letGo, ...place }) => (
            <TaskEditBar
              task={task}
              worker={worker}
              descriptor={descriptor}
              onNeedKey={onNeedKey}
              {...place}
              onOver={(saved) => {
                letGo();
                navigate(taskPath(saved));
              }}
            />
          )}
        />
      )}
    </OpenComposer>
  );
}
