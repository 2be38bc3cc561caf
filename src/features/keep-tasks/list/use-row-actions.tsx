import { type ReactNode, useState } from 'react';

import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import type { RowActions } from './row-tools.tsx';

const DeleteTaskDialog = lazyComponent(() =>
  import('../task/delete-task.tsx').then((module) => module.DeleteTaskDialog),
);

/** Where a run of a task is asked for at once. */
export type RunQuestionPlace = { readonly task: SavedTask; readonly onClosed: () => void };

/** What the rows offer beside their task. */
export type ListTools = {
  readonly renderRun: (place: RunQuestionPlace) => ReactNode;
  readonly onDeleted: (task: SavedTask) => void;
};

/** What the rows offer, and what is asked before it is done; nothing without `tools`. */
export function useRowActions(tools: ListTools | undefined, onNeedKey: () => void) {
  const [asking, setAsking] = useState<Asking>();
  const actions: RowActions | undefined = tools && {
    onRun: (task) => setAsking({ kind: 'run', task }),
    onDelete: (task) => setAsking({ kind: 'delete', task }),
  };
  const question = tools && asking && (
    <TaskQuestion {...asking} tools={tools} onNeedKey={onNeedKey} onClose={() => setAsking(undefined)} />
  );
  return { actions, question };
}

type Asking = { readonly kind: 'run' | 'delete'; readonly task: SavedTask };

type TaskQuestionProps = Asking & {
  readonly tools: ListTools;
  readonly onNeedKey: () => void;
  readonly onClose: () => void;
};

function TaskQuestion({ kind, task, tools, onNeedKey, onClose }: TaskQuestionProps) {
  if (kind === 'run') return tools.renderRun({ task, onClosed: onClose });
  return (
    <LazyPart>
      <DeleteTaskDialog
        task={task}
        onNeedKey={onNeedKey}
        onClose={onClose}
        onDeleted={(gone) => {
          onClose();
          tools.onDeleted(gone);
        }}
      />
    </LazyPart>
  );
}
