import { isJsonObject } from '#core/json/json.ts';
import { isTaskSlug, type TaskSlug } from '#core/saved-tasks/saved-task.ts';

/** History state of a form that is opened with the input of a task for one changed run. */
export const openingTask = (task: TaskSlug) => ({ openedTask: task });

/**
 * The task that a form is opened with; undefined if there is none.
 * @param state of the history entry
 */
export function openedTask(state: unknown): TaskSlug | undefined {
  const task = isJsonObject(state) ? state['openedTask'] : undefined;
  return typeof task === 'string' && isTaskSlug(task) ? task : undefined;
}

/**
 * Links (fragments) with the whole input, handed by task to the form that opens next. In memory only: an
 * address is copied and kept in the browser's history, so it may not contain secrets.
 */
export const handedLinks = new Map<TaskSlug, string>();
