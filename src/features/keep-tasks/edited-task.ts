import { isTaskSlug, type TaskSlug } from '#core/saved-tasks/saved-task.ts';

/** What the entry of the browser's history holds of a form that is opened to change the input of a task. */
export const editingTask = (task: TaskSlug) => ({ editedTask: task });

/** The task whose input is changed in a form; undefined where it is none's. @param state of the history's entry */
export function editedTask(state: unknown): TaskSlug | undefined {
  if (typeof state !== 'object' || state === null || !('editedTask' in state)) return undefined;
  const { editedTask: slug } = state;
  return typeof slug === 'string' && isTaskSlug(slug) ? slug : undefined;
}
