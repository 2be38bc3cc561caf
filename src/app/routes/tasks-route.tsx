import { useState } from 'react';
import { Redirect, useLocation, useParams } from 'wouter';

import { runPath, taskPath, TASKS_PATH } from '#core/ids/screen-paths.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { isTaskSlug, type SavedTask, type TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import type { RunPlace } from '#features/keep-tasks/edit/edit-task.tsx';
import type { RunQuestionPlace } from '#features/keep-tasks/list/use-row-actions.tsx';
import { TasksPage } from '#features/keep-tasks/tasks-page.tsx';
import { RunSavedTask } from '#features/start-again/run-saved-task.tsx';

import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { NotFound } from '../not-found.tsx';
import { TabStarts } from '../tab/tab-starts.tsx';

const TaskPage = lazyComponent(
  () => import('./task-page.tsx').then((module) => module.TaskPage),
  'compose',
  'sharing',
);

const DeletedTask = lazyComponent(() =>
  import('#features/keep-tasks/deleted-task.tsx').then((module) => module.DeletedTask),
);

const YourWorkerLinks = lazyComponent(() =>
  import('#features/open-worker/yours/your-worker-links.tsx').then(({ YourWorkerLinks }) => YourWorkerLinks),
);

const LostTaskStart = lazyComponent(() =>
  import('#features/start-again/lost-task-start.tsx').then(({ LostTaskStart }) => LostTaskStart),
);

const OtherOwner = lazyComponent(() =>
  import('#features/find-owner/other-owner.tsx').then(({ OtherOwner }) => OtherOwner),
);

const TaskSnippetButton = lazyComponent(
  () =>
    import('#features/share-run/snippet/task-snippet-button.tsx').then(
      ({ TaskSnippetButton }) => TaskSnippetButton,
    ),
  'snippets',
);

export default function TasksRoute() {
  const { slug, tab } = useParams<{ slug?: string; tab?: string }>();
  if (slug !== undefined && !isTaskSlug(slug)) return <NotFound />;
  // Earlier, a page of its own.
  if (slug !== undefined && tab === 'edit') return <Redirect to={taskPath(slug)} replace />;
  if (tab !== undefined) return <NotFound />;
  return (
    <TabStarts>
      <Tasks slug={slug} />
    </TabStarts>
  );
}

function Tasks({ slug }: { readonly slug: TaskSlug | undefined }) {
  const { openKeyDialog } = useKeyDialog();
  const [, navigate] = useLocation();
  const [deleted, setDeleted] = useState<SavedTask>();
  const [left, setLeft] = useState(slug);
  // The one that was open last.
  if (slug !== undefined && slug !== left) setLeft(slug);
  const onNeedKey = () => void openKeyDialog();
  const onOpen = (task: TaskSlug | undefined) => navigate(task === undefined ? TASKS_PATH : taskPath(task));
  const onStarted = (run: RunSlug) => navigate(runPath(run));
  const renderRun = (place: RunPlace | RunQuestionPlace) => (
    <RunSavedTask key={place.task.slug} {...place} onStarted={onStarted} onNeedKey={onNeedKey} />
  );
  return (
    <>
      {deleted && (
        <div className="mb-4 empty:hidden">
          <LazyPart>
            <DeletedTask key={deleted.slug} task={deleted} onOpen={onOpen} onNeedKey={onNeedKey} />
          </LazyPart>
        </div>
      )}
      {slug === undefined ? (
        <TasksPage
          left={left === deleted?.slug ? undefined : left}
          onOpen={onOpen}
          onNeedKey={onNeedKey}
          tools={{ renderRun, onDeleted: setDeleted }}
          renderWorkers={() => (
            <LazyPart>
              <YourWorkerLinks />
            </LazyPart>
          )}
        />
      ) : (
        <PartBoundary key={slug}>
          <LazyPart fallback={<Skeleton className="h-64" />}>
            <TaskPage
              slug={slug}
              onNeedKey={onNeedKey}
              onOpen={onOpen}
              onDeleted={(task) => {
                setDeleted(task);
                onOpen(undefined);
              }}
              renderRun={renderRun}
              renderUnread={(task, failure) => (
                <LazyPart>
                  <LostTaskStart task={task} onStarted={onStarted} onNeedKey={onNeedKey} />
                  {failure && <OtherOwner id={task} wanted="task" failure={failure} />}
                </LazyPart>
              )}
              renderSnippet={(task, copy) => (
                <LazyPart>
                  <TaskSnippetButton task={task} copy={copy} />
                </LazyPart>
              )}
            />
          </LazyPart>
        </PartBoundary>
      )}
    </>
  );
}
