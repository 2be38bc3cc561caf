import { UNSAVED_EDIT_FORMAT } from '#core/saved-tasks/unsaved-edit.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { openEach } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';

/** There as long as something of a task is not saved. */
export const storedTaskEdits = openEach(STORED.taskEdit, UNSAVED_EDIT_FORMAT);

export const isUnsaved = (task: TaskSlug): boolean => storedTaskEdits.of(task).text() !== undefined;
