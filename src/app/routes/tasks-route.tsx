import { useLocation, useParams } from 'wouter';

import { runPath, taskPath, TASKS_PATH } from '#core/ids/screen-paths.ts';
import { isTaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { TasksPage } from '#features/keep-tasks/tasks-page.tsx';
import { RunSavedTask } from '#features/start-again/run-saved-task.tsx';

import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { NotFound } from '../not-found.tsx';
import { TabStarts } from '../tab/tab-starts.tsx';

const TaskEdit = lazyComponent(
  () => import('./task-edit.tsx').then((module) => module.TaskEdit),
  'compose',
  'sharing',
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
  const { openKeyDialog } = useKeyDialog();
  const [, navigate] = useLocation();
  const { slug, tab } = useParams<{ slug?: string; tab?: string }>();
  const onNeedKey = () => void openKeyDialog();
  if (slug !== undefined && !isTaskSlug(slug)) return <NotFound />;
  if (slug !== undefined && tab === 'edit')
    return (
      <TabStarts>
        <LazyPart fallback={<Skeleton className="h-64" />}>
          <TaskEdit slug={slug} />
        </LazyPart>
      </TabStarts>
    );
  if (tab !== undefined) return <NotFound />;
  return (
    <TabStarts>
      <TasksPage
        slug={slug}
        onOpen={(task) => navigate(task === undefined ? TASKS_PATH : taskPath(task))}
        onNeedKey={onNeedKey}
        renderRun={(place) => (
          <RunSavedTask
            key={place.task.slug}
            {...place}
            onStarted={(run) => navigate(runPath(run))}
            onNeedKey={onNeedKey}
          />
        )}
        renderUnread={(task, failure) => (
          <LazyPart>
            <LostTaskStart task={task} onStarted={(run) => navigate(runPath(run))} onNeedKey={onNeedKey} />
            {failure && <OtherOwner id={task} wanted="task" failure={failure} />}
          </LazyPart>
        )}
        renderWorkers={() => (
          <LazyPart>
            <YourWorkerLinks />
          </LazyPart>
        )}
        renderSnippet={(task, copy) => (
          <LazyPart>
            <TaskSnippetButton task={task} copy={copy} />
          </LazyPart>
        )}
      />
    </TabStarts>
  );
}
