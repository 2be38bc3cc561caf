import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { renewTaskLists, taskQuery } from '#api/queries/task-queries.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { taskDifferences } from '#core/saved-tasks/task-changes.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Notice } from '#ui/notice.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { taskTitle } from '../schedule/schedule-text.ts';
import { deleteTask, type Written } from '../write/write-task.ts';
import { DifferencesTable } from './differences-table.tsx';

type DeleteTaskDialogProps = {
  readonly task: SavedTask;
  /** Called with what was deleted, as it stood at last. */
  readonly onDeleted: (task: SavedTask) => void;
  readonly onClose: () => void;
  readonly onNeedKey: () => void;
};

type State = 'asking' | 'sent' | Extract<Written, { kind: 'failed' | 'changed' }>;

/** Asks before a task is deleted, and once more where somebody else has changed it since it was read. */
export function DeleteTaskDialog({ task, onDeleted, onClose, onNeedKey }: DeleteTaskDialogProps) {
  const t = useMessages();
  const api = useApi();
  const client = useQueryClient();
  const [state, setState] = useState<State>('asking');
  const theirs = typeof state === 'object' && state.kind === 'changed' ? state.theirs : undefined;
  const remove = async (seen: SavedTask) => {
    setState('sent');
    const written = await deleteTask(api, seen);
    if (written.kind !== 'done') {
      setState(written);
      return;
    }
    onDeleted(written.task);
    client.removeQueries({ queryKey: taskQuery(api, task.slug).queryKey });
    await renewTaskLists(client);
  };
  return (
    <Dialog
      title={t('task.delete.title', { title: taskTitle(t, task) })}
      onClose={onClose}
      wide={theirs !== undefined}
    >
      {typeof state === 'object' && state.kind === 'failed' && (
        <FailureNotice failure={state.failure} onNeedKey={onNeedKey} className="mb-3" />
      )}
      {theirs && (
        <div className="mb-3 space-y-3">
          <Notice tone="warn" title={t('task.delete.changed')} />
          <DifferencesTable differences={taskDifferences(task, theirs)} />
        </div>
      )}
      <p>{t('task.delete.about')}</p>
      <DeleteButtons
        key={theirs ? 'again' : 'first'}
        isSent={state === 'sent'}
        onDelete={() => void remove(theirs ?? task)}
        onClose={onClose}
      />
    </Dialog>
  );
}

type DeleteButtonsProps = {
  readonly isSent: boolean;
  readonly onDelete: () => void;
  readonly onClose: () => void;
};

/** Whoever presses twice does not mean the button that comes in the place of the first. */
function DeleteButtons({ isSent, onDelete, onClose }: DeleteButtonsProps) {
  const t = useMessages();
  return (
    <div className="mt-4 flex flex-wrap justify-end gap-2">
      <Button data-first-focus onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <GuardedButton variant="danger" disabled={isSent} onClick={onDelete}>
        {t('task.delete')}
      </GuardedButton>
    </div>
  );
}
