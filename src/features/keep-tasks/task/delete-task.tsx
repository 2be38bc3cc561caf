import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { renewTaskLists, taskQuery } from '#api/queries/task-queries.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { taskDifferences } from '#core/saved-tasks/task-changes.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Notice } from '#ui/notice.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

import { taskTitle } from '../schedule/schedule-text.ts';
import { deleteTask, type Written } from '../write/write-task.ts';
import { DifferencesTable } from './differences-table.tsx';

type DeleteTaskDialogProps = {
  readonly task: SavedTask;
  readonly onDeleted: (task: SavedTask) => void;
  readonly onClose: () => void;
  readonly onNeedKey: () => void;
};

type DeleteState = 'asking' | 'sent' | Extract<Written, { kind: 'failed' | 'changed' }>;

export function DeleteTaskDialog({ task, onDeleted, onClose, onNeedKey }: DeleteTaskDialogProps) {
  const t = useMessages();
  const api = useApi();
  const client = useQueryClient();
  const [state, setState] = useState<DeleteState>('asking');
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
    <Guard
      title={t('task.delete.title', { title: taskTitle(t, task) })}
      about={
        <>
          {theirs && (
            <div className="mb-3 space-y-3">
              <Notice tone="warn" title={t('task.delete.changed')} />
              <DifferencesTable worker={task.worker} differences={taskDifferences(task, theirs)} />
            </div>
          )}
          <p>{t('task.delete.about')}</p>
        </>
      }
      action={t('task.delete')}
      meaning={theirs ? 'again' : 'first'}
      isDangerous
      isReady={state !== 'sent'}
      wide={theirs !== undefined}
      onAgree={() => void remove(theirs ?? task)}
      onClose={onClose}
    >
      {typeof state === 'object' && state.kind === 'failed' && (
        <FailureNotice failure={state.failure} onNeedKey={onNeedKey} className="mt-3" />
      )}
    </Guard>
  );
}
