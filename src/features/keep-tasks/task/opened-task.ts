import { isJsonObject } from '#core/json/json.ts';
import { isTaskSlug, type TaskSlug } from '#core/saved-tasks/saved-task.ts';

/** A form that is opened with the input of a task: to change it, or for one run, after which the task is as it was. */
export type OpenedTask = { readonly task: TaskSlug; readonly once: boolean };

/** What the entry of the browser's history holds of such a form. */
export const openingTask = (opened: OpenedTask) => ({ openedTask: opened });

/** The task that a form is opened with; undefined where it is none's. @param state of the history's entry */
export function openedTask(state: unknown): OpenedTask | undefined {
  const opened = isJsonObject(state) ? state['openedTask'] : undefined;
  const { task, once } = isJsonObject(opened) ? opened : {};
  return typeof task === 'string' && isTaskSlug(task) ? { task, once: once === true } : undefined;
}

/**
 * Links (fragments) that are handed to a form that is opened next, by task, with all that the input holds: of what looks like a
 * secret nothing may stand in an address, which is copied, and kept in the browser's history. In memory only.
 */
export const handedLinks = new Map<TaskSlug, string>();
