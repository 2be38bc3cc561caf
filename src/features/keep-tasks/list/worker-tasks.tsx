import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';

import { LostTasks } from '../write/lost-tasks.tsx';
import { TasksList } from './tasks-list.tsx';

type WorkerTasksProps = {
  readonly worker: WorkerSlug;
  readonly onOpen: (slug: TaskSlug) => void;
  readonly onNeedKey: () => void;
};

export function WorkerTasks({ worker, onOpen, onNeedKey }: WorkerTasksProps) {
  return (
    <div className="space-y-3">
      <LostTasks worker={worker} onOpen={onOpen} />
      <TasksList worker={worker} onNeedKey={onNeedKey} />
    </div>
  );
}
