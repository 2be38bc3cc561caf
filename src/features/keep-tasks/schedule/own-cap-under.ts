import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { capOf } from '#core/saved-tasks/task-changes.ts';
import { ownCap } from '#starts/cost/own-cap.ts';

/** The user's USD limit per run of the task's Worker, if a run of the task may cost more; else undefined. */
export function ownCapUnder({ worker, input }: Pick<SavedTask, 'worker' | 'input'>): number | undefined {
  const own = (worker && ownCap(worker)) ?? 0;
  const cap = capOf(input);
  return own > 0 && (cap === 0 || cap > own) ? own : undefined;
}
