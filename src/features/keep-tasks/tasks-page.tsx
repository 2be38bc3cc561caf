import { type ReactNode, useCallback } from 'react';

import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';

import { AgendaCard } from './list/agenda-card.tsx';
import { NewTaskButton } from './new-task-button.tsx';
import { TasksList } from './list/tasks-list.tsx';
import type { ListTools } from './list/use-row-actions.tsx';

const LostTasks = lazyComponent(() => import('./write/lost-tasks.tsx').then((module) => module.LostTasks));

type TasksPageProps = {
  /** The one that was open before. */
  readonly left: TaskSlug | undefined;
  readonly onOpen: (slug: TaskSlug | undefined) => void;
  readonly onNeedKey: () => void;
  readonly tools: ListTools;
  readonly renderWorkers: () => ReactNode;
};

/** The saved tasks of the account. */
export function TasksPage({ left, onOpen, onNeedKey, tools, renderWorkers }: TasksPageProps) {
  const t = useMessages();
  useDocumentTitle(t('task.title'));
  const giveBackFocus = useCallback(
    (page: HTMLDivElement | null) => {
      // A task that is left gives the focus back to its link in the list.
      if (left !== undefined) page?.querySelector<HTMLElement>(`table a[href$="/${left}"]`)?.focus();
    },
    [left],
  );
  return (
    <div ref={giveBackFocus} className="space-y-4">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-2">
        <h1 className="text-xl font-semibold">{t('task.title')}</h1>
        <div className="ml-auto">
          <NewTaskButton renderWorkers={renderWorkers} />
        </div>
      </div>
      <LazyPart>
        <LostTasks onOpen={onOpen} />
      </LazyPart>
      <PartBoundary>
        <TasksList tools={tools} onNeedKey={onNeedKey} />
      </PartBoundary>
      <PartBoundary>
        <AgendaCard onNeedKey={onNeedKey} />
      </PartBoundary>
    </div>
  );
}
