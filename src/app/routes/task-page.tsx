import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

import { useApi, useHasKey } from '#api/api-context.tsx';
import { workerQuery } from '#api/queries/queries.ts';
import { taskQuery } from '#api/queries/task-queries.ts';
import { TASKS_PATH } from '#core/ids/screen-paths.ts';
import type { LinkDraft } from '#core/link/link-draft.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { CardsSkeleton } from '#features/compose-run/compose-skeleton.tsx';
import type { LinkText } from '#features/compose-run/link/open-link.ts';
import { OpenComposer } from '#features/compose-run/open-composer.tsx';
import { TaskComposer } from '#features/compose-run/task-composer.tsx';
import { EditTask, type EditTaskProps } from '#features/keep-tasks/edit/edit-task.tsx';
import { toLinkDraft } from '#features/keep-tasks/task/link-of-task.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { useMessages } from '#messages/use-messages.ts';
import { KeyNotice } from '#parts/key-notice.tsx';
import { TextLink } from '#ui/controls/link.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';

type PlaceProps = Omit<EditTaskProps, 'task' | 'form' | 'notice'>;

type TaskPageProps = PlaceProps & {
  readonly slug: TaskSlug;
  /** What can be said of a task that cannot be read. */
  readonly renderUnread: (slug: TaskSlug, failure: Error | undefined) => ReactNode;
};

/** One task, with the form of its Worker; what is typed there is kept apart from the Worker's own draft. */
export function TaskPage({ slug, renderUnread, ...place }: TaskPageProps) {
  const { onNeedKey } = place;
  const hasKey = useHasKey();
  const { data, error, refetch } = useQuery({ ...taskQuery(useApi(), slug), enabled: hasKey });
  if (!hasKey)
    return (
      <div className="space-y-3">
        <Heading />
        {renderUnread(slug, undefined)}
        <KeyNotice to="tasks" onNeedKey={onNeedKey} />
      </div>
    );
  if (data) {
    const input = toLinkDraft(data);
    if (input === undefined) return <EditTask key={slug} task={data} {...place} />;
    return <TaskInForm key={slug} task={data} input={input} {...place} />;
  }
  if (error)
    return (
      <div className="space-y-3">
        <Heading />
        <FailureNotice failure={error} onRetry={() => void refetch()} onNeedKey={onNeedKey} />
        {renderUnread(slug, error)}
      </div>
    );
  return <CardsSkeleton />;
}

/** Stands where the task has no name to tell. */
function Heading() {
  const t = useMessages();
  const title = t('task.title');
  useDocumentTitle(title);
  return (
    <h1 className="text-xl font-semibold">
      <TextLink href={TASKS_PATH}>{title}</TextLink>
    </h1>
  );
}

/** What was typed earlier stays where it differs from what the task filled in then. */
const linkOf = (input: LinkDraft, { updatedAt }: SavedTask): LinkText => ({
  fragment: '',
  query: '',
  handed: input,
  from: 'task',
  runAt: updatedAt,
  appliedAt: 0,
});

type TaskInFormProps = PlaceProps & { readonly task: SavedTask; readonly input: LinkDraft };

function TaskInForm({ task, input, ...place }: TaskInFormProps) {
  const { worker } = input;
  const { data: descriptor, error, refetch } = useQuery(workerQuery(useApi(), worker));
  const [link] = useState(() => linkOf(input, task));
  if (descriptor === undefined) {
    if (!error) return <CardsSkeleton />;
    const notice = (
      <FailureNotice failure={error} onRetry={() => void refetch()} onNeedKey={place.onNeedKey} />
    );
    return <EditTask task={task} notice={notice} {...place} />;
  }
  const draftKey = `task~${task.slug}` as const;
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
        >
          {({ refill, ...form }) => (
            <EditTask
              task={task}
              form={{
                worker,
                descriptor,
                ...form,
                refill: (read, put) => {
                  const again = toLinkDraft(read);
                  if (again) refill(linkOf(again, read), put);
                },
              }}
              {...place}
            />
          )}
        </TaskComposer>
      )}
    </OpenComposer>
  );
}
