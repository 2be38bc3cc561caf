import { Pencil } from 'lucide-react';
import { Link } from 'wouter';

import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';

import { editingTask } from '../edited-task.ts';
import { taskAddress } from './task-address.ts';

/** Opens the form of the task's Worker with the task's input. */
export function EditTaskInput({ task }: { readonly task: SavedTask }) {
  const t = useMessages();
  const address = taskAddress(task);
  if (address === undefined) return null;
  return (
    <Link
      href={address}
      state={editingTask(task.slug)}
      className="inline-flex min-h-7 items-center gap-1.5 rounded border border-line-strong px-2 text-sm font-medium hover:bg-sunken pointer-coarse:min-h-11"
    >
      <Pencil size={14} aria-hidden />
      {t('task.edit')}
    </Link>
  );
}
