import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { LostStartNotice } from '#starts/lost-start-notice.tsx';
import { useStart } from '#starts/use-start.ts';

import type { StartPlace } from './start/use-start-once.ts';

type LostTaskStartProps = StartPlace & { readonly task: TaskSlug };

/** Looks for the run of a task whose start was lost, if the task itself cannot be read. */
export function LostTaskStart({ task, onStarted, onNeedKey }: LostTaskStartProps) {
  const start = useStart({ kind: 'task', task }, { shown: true, onStarted });
  if (start.state.kind !== 'lost') return null;
  return (
    <LostStartNotice
      lost={start.state}
      worker={undefined}
      onLookAgain={start.lookAgain}
      onEnterKey={onNeedKey}
      onTake={start.take}
      onDismiss={start.dismiss}
      // There is nothing to start: the question ends.
      onStartAnother={start.dismiss}
    />
  );
}
