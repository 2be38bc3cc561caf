import { Copy } from 'lucide-react';

import { MAX_TITLE, type SavedTask, type TaskSlug, toNewTask } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { GuardedButton } from '#ui/controls/guarded-button.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { useCreateTask } from '../write/use-create-task.ts';

const CreationNotice = lazyComponent(() =>
  import('../write/creation-notice.tsx').then((module) => module.CreationNotice),
);

type DuplicateTaskProps = {
  readonly task: SavedTask;
  readonly onNeedKey: () => void;
  readonly onCreated: (slug: TaskSlug) => void;
};

export function DuplicateTask({ task, onNeedKey, onCreated }: DuplicateTaskProps) {
  const t = useMessages();
  const creation = useCreateTask(onCreated);
  const copy = toNewTask(task);
  if (copy === undefined) return null;
  const title = Array.from(t('task.duplicate.title', { title: copy.title }))
    .slice(0, MAX_TITLE)
    .join('');
  return (
    <>
      <GuardedButton
        variant="quiet"
        size="small"
        disabled={creation.isOpen}
        onClick={() => void creation.create({ ...copy, title, isScheduled: false })}
      >
        <Copy size={14} aria-hidden />
        {t('task.duplicate')}
      </GuardedButton>
      <div className="order-last w-full empty:hidden">
        {creation.state.kind !== 'idle' && (
          <LazyPart>
            <CreationNotice creation={creation} onNeedKey={onNeedKey} />
          </LazyPart>
        )}
      </div>
    </>
  );
}
