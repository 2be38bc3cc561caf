import { type ReactNode, useCallback, useRef, useState } from 'react';

import type { NewTask, SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';

import { AgendaCard } from './list/agenda-card.tsx';
import { type RunPlace, TaskPanel } from './task/task-panel.tsx';
import { NewTaskButton } from './new-task-button.tsx';
import { TasksList } from './list/tasks-list.tsx';

const DeletedTask = lazyComponent(() => import('./deleted-task.tsx').then((module) => module.DeletedTask));
const LostTasks = lazyComponent(() => import('./write/lost-tasks.tsx').then((module) => module.LostTasks));

type TasksPageProps = {
  readonly slug: TaskSlug | undefined;
  readonly onOpen: (slug: TaskSlug | undefined) => void;
  readonly onNeedKey: () => void;
  readonly renderRun: (place: RunPlace) => ReactNode;
  readonly renderUnread: (slug: TaskSlug, failure: Error | undefined) => ReactNode;
  readonly renderWorkers: () => ReactNode;
  readonly renderSnippet: (task: SavedTask, copy: NewTask | undefined) => ReactNode;
};

export function TasksPage({
  slug,
  onOpen,
  onNeedKey,
  renderRun,
  renderUnread,
  renderWorkers,
  renderSnippet,
}: TasksPageProps) {
  const t = useMessages();
  const [deleted, setDeleted] = useState<SavedTask>();
  const last = useRef(slug);
  // React calls it again for each `slug`, since it is another function then.
  const giveBackFocus = useCallback(
    (page: HTMLDivElement | null) => {
      if (page === null) return;
      // A closed task gives the focus back to its link in the list.
      if (slug === undefined) page.querySelector<HTMLElement>(`table a[href$="/${last.current}"]`)?.focus();
      last.current = slug;
    },
    [slug],
  );
  return (
    <div ref={giveBackFocus} className="space-y-4">
      {slug === undefined && <Title />}
      <div
        className={classNames(
          'flex flex-wrap items-baseline gap-x-3 gap-y-2',
          slug !== undefined && 'max-lg:sr-only',
        )}
      >
        <h1 className="text-xl font-semibold">{t('task.title')}</h1>
        <div className={classNames('ml-auto', slug !== undefined && 'max-lg:hidden')}>
          <NewTaskButton renderWorkers={renderWorkers} />
        </div>
      </div>
      <LazyPart>
        {deleted && <DeletedTask key={deleted.slug} task={deleted} onOpen={onOpen} onNeedKey={onNeedKey} />}
        <LostTasks onOpen={onOpen} />
      </LazyPart>
      <div
        className={classNames(
          'grid items-start gap-5',
          slug !== undefined && 'lg:grid-cols-[minmax(0,1fr)_23.75rem]',
        )}
      >
        <div className={classNames('min-w-0 space-y-4', slug !== undefined && 'max-lg:hidden')}>
          <PartBoundary>
            <TasksList open={slug} onNeedKey={onNeedKey} />
          </PartBoundary>
          <PartBoundary>
            <AgendaCard onNeedKey={onNeedKey} />
          </PartBoundary>
        </div>
        {slug !== undefined && (
          <aside className="min-w-0">
            <PartBoundary key={slug}>
              <TaskPanel
                slug={slug}
                onNeedKey={onNeedKey}
                onOpen={onOpen}
                onDeleted={(task) => {
                  setDeleted(task);
                  onOpen(undefined);
                }}
                renderRun={renderRun}
                renderUnread={renderUnread}
                renderSnippet={renderSnippet}
              />
            </PartBoundary>
          </aside>
        )}
      </div>
    </div>
  );
}

function Title() {
  const t = useMessages();
  useDocumentTitle(t('task.title'));
  return null;
}
