import { isJsonObject } from '#core/json/json.ts';
import { isTaskSlug, type TaskSlug } from '#core/saved-tasks/saved-task.ts';

/** What the entry of the browser's history holds of a form that is opened with the input of a task, for one run with a change. */
export const openingTask = (task: TaskSlug) => ({ openedTask: task });

/** The task that a form is opened with; undefined where it is none's. @param state of the history's entry */
export function openedTask(state: unknown): TaskSlug | undefined {
  const task = isJsonObject(state) ? state['openedTask'] : undefined;
  return typeof task === 'string' && isTaskSlug(task) ? task : undefined;
}

/**
 * Links (fragments) that are handed to a form that is opened next, by task, with all that the input holds: of what looks like a
 * secret nothing may stand in an address, which is copied, and kept in the browser's history. In memory only.
 */
export const handedLinks = new Map<TaskSlug, string>();
