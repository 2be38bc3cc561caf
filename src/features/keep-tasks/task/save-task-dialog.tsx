import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { Api } from '#api/operations.ts';
import { TASK_QUERIES, taskQuery } from '#api/task-queries.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { changesBetween, taskDifferences } from '#core/saved-tasks/task-changes.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { FailureNotice } from '#parts/failure-notice.tsx';
import { Button } from '#ui/controls/button.tsx';
import { PRESS_GUARD, useTimePassed } from '#ui/hooks/use-time-passed.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { Notice } from '#ui/notice.tsx';

import { DifferencesTable } from './differences-table.tsx';

type SaveTaskDialogProps = {
  /** As it was read last. */
  readonly before: SavedTask;
  /** As it is to be. */
  readonly after: SavedTask;
  /** It was read anew, because somebody else changed it, or because a part of the changes was saved: `after` goes upon it. */
  readonly onRead: (task: SavedTask) => void;
  /** The person takes what somebody else has made of it. */
  readonly onTheirs: (task: SavedTask) => void;
  readonly onSaved: (task: SavedTask) => void;
  readonly onClose: () => void;
  readonly onNeedKey: () => void;
};

type Phase =
  | { readonly kind: 'asking' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'conflict'; readonly theirs: SavedTask }
  | { readonly kind: 'failed'; readonly failure: unknown };

/**
 * Shows what will be changed, and saves it: only that. Read once more right before, so that the change of somebody else is not
 * overwritten unseen.
 */
export function SaveTaskDialog(props: SaveTaskDialogProps) {
  const { before, after, onRead, onTheirs, onSaved, onClose, onNeedKey } = props;
  const t = useMessages();
  const api = useApi();
  const client = useQueryClient();
  const [phase, setPhase] = useState<Phase>({ kind: 'asking' });
  const canSave = useTimePassed(PRESS_GUARD);
  const differences = taskDifferences(before, after);
  const keep = (task: SavedTask) => {
    client.setQueryData(taskQuery(api, task.slug).queryKey, task);
    void client.invalidateQueries({ queryKey: [...TASK_QUERIES, 'list'] });
  };
  const save = async () => {
    setPhase({ kind: 'saving' });
    try {
      const theirs = await api.v2.task(before.slug);
      if (taskDifferences(before, theirs).length > 0) {
        setPhase({ kind: 'conflict', theirs });
        return;
      }
      await sendChanges(api, before, after);
      const saved = await api.v2.task(before.slug).catch(() => after);
      keep(saved);
      onSaved(saved);
    } catch (failure) {
      // A part of it may have arrived: what is there now is told apart from what is still to be saved.
      const now = await api.v2.task(before.slug).catch(() => undefined);
      if (now) {
        keep(now);
        onRead(now);
      }
      setPhase({ kind: 'failed', failure });
    }
  };
  if (phase.kind === 'conflict') {
    const { theirs } = phase;
    const found = taskDifferences(before, theirs);
    return (
      <Dialog
        title={t('task.conflict.title', { moment: formatMoment(theirs.updatedAt ?? api.serverTime().now) })}
        onClose={onClose}
        wide
      >
        <p className="mb-3">{t('task.conflict.about')}</p>
        <DifferencesTable differences={found} />
        <div className="mt-4 flex flex-wrap justify-end gap-2">
          <Button
            onClick={() => {
              keep(theirs);
              onTheirs(theirs);
            }}
          >
            {t('task.conflict.theirs')}
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              keep(theirs);
              onRead(theirs);
              setPhase({ kind: 'asking' });
            }}
          >
            {t('task.conflict.mine')}
          </Button>
        </div>
      </Dialog>
    );
  }
  const isSaving = phase.kind === 'saving';
  return (
    <Dialog title={t('task.save.title')} onClose={onClose} wide>
      {phase.kind === 'failed' && (
        <>
          <FailureNotice failure={phase.failure} onNeedKey={onNeedKey} className="mb-3" />
          {differences.length > 0 && <Notice tone="warn" title={t('task.save.failed')} className="mb-3" />}
        </>
      )}
      {differences.length > 0 ? (
        <DifferencesTable differences={differences} />
      ) : (
        <p>{t('task.save.changes', { count: 0 })}</p>
      )}
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          variant="primary"
          disabled={isSaving || differences.length === 0}
          aria-disabled={!canSave}
          onClick={() => {
            if (canSave) void save();
          }}
        >
          {t(isSaving ? 'task.save.saving' : 'task.save')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The input first: a schedule must not run what is not capped yet. */
async function sendChanges(api: Api, before: SavedTask, after: SavedTask): Promise<void> {
  const { facts, input } = changesBetween(before, after);
  if (input) await api.v2.changeTaskInput(before.slug, input.input, input.version);
  if (facts) await api.v2.changeTask(before.slug, facts);
}
