import { isTaskSlug, type TaskSlug } from '#core/saved-tasks/saved-task.ts';

/** A form that is opened with the input of a task: to change it, or for one run, after which the task is as it was. */
export type OpenedTask = { readonly task: TaskSlug; readonly once: boolean };

/** What the entry of the browser's history holds of such a form. */
export const openingTask = (opened: OpenedTask) => ({ openedTask: opened });

/** The task that a form is opened with; undefined where it is none's. @param state of the history's entry */
export function openedTask(state: unknown): OpenedTask | undefined {
  if (typeof state !== 'object' || state === null || !('openedTask' in state)) return undefined;
  const { openedTask: opened } = state;
  if (typeof opened !== 'object' || opened === null || !('task' in opened)) return undefined;
  const { task } = opened;
  if (typeof task !== 'string' || !isTaskSlug(task)) return undefined;
  return { task, once: 'once' in opened && opened.once === true };
}
