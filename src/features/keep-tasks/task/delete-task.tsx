import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { TASK_QUERIES, taskQuery } from '#api/task-queries.ts';
import { factsOf } from '#core/errors/failure.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { taskTitle } from '../schedule-text.ts';

type DeleteDialogProps = {
  readonly task: SavedTask;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
  readonly onNeedKey: () => void;
};

export function DeleteDialog({ task, onDeleted, onClose, onNeedKey }: DeleteDialogProps) {
  const t = useMessages();
  const api = useApi();
  const client = useQueryClient();
  const [state, setState] = useState<'asking' | 'sent' | { readonly failure: unknown }>('asking');
  const remove = async () => {
    setState('sent');
    try {
      await api.v2.deleteTask(task.slug);
    } catch (failure) {
      // A lost answer, or a second deletion: what counts is whether it is still there.
      if (await isThere(() => api.v2.task(task.slug))) return setState({ failure });
    }
    onDeleted();
    client.removeQueries({ queryKey: taskQuery(api, task.slug).queryKey });
    await client.invalidateQueries({ queryKey: [...TASK_QUERIES, 'list'] });
  };
  return (
    <Dialog title={t('task.delete.title', { title: taskTitle(t, task) })} onClose={onClose}>
      {typeof state === 'object' && (
        <FailureNotice failure={state.failure} onNeedKey={onNeedKey} className="mb-3" />
      )}
      <p>{t('task.delete.about')}</p>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button data-first-focus onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button variant="danger" disabled={state === 'sent'} onClick={() => void remove()}>
          {t('task.delete')}
        </Button>
      </div>
    </Dialog>
  );
}

async function isThere(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    return factsOf(error).kind !== 'taskNotFound';
  }
}
