import { useState } from 'react';

import { type SavedTask, type TaskSlug, toNewTask } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { Notice } from '#ui/notice.tsx';

import { CreationNotice } from './write/creation-notice.tsx';
import { taskTitle } from './schedule/schedule-text.ts';
import { useCreateTask } from './write/use-create-task.ts';

type DeletedTaskProps = {
  readonly task: SavedTask;
  readonly onOpen: (slug: TaskSlug) => void;
  readonly onNeedKey: () => void;
};

/** Says that a task is deleted; creating it again restores all but its ID. */
export function DeletedTask({ task, onOpen, onNeedKey }: DeletedTaskProps) {
  const t = useMessages();
  const title = taskTitle(t, task);
  const [isBack, setIsBack] = useState(false);
  const creation = useCreateTask((slug) => {
    setIsBack(true);
    onOpen(slug);
  });
  const again = toNewTask(task);
  if (isBack) return <Notice tone="good" title={t('task.delete.undone', { title })} />;
  const { isOpen } = creation;
  return (
    <>
      <Notice
        title={t('task.delete.done', { title })}
        {...(again && {
          actions: (
            <GuardedButton size="small" disabled={isOpen} onClick={() => void creation.create(again)}>
              {t('task.delete.undo')}
            </GuardedButton>
          ),
        })}
      />
      <CreationNotice creation={creation} onNeedKey={onNeedKey} />
    </>
  );
}
