import { useState } from 'react';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { SavedTask, TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { Button } from '#ui/controls/button.tsx';
import { useDocumentTitle } from '#ui/hooks/use-document-title.ts';
import { useRoomBelow } from '#ui/hooks/use-room-below.ts';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Guard } from '#ui/overlay/guard.tsx';

import { taskTitle } from '../schedule/schedule-text.ts';

const KeepTaskDialog = lazyComponent(() =>
  import('../keep/keep-task-dialog.tsx').then((module) => module.KeepTaskDialog),
);

type TaskEditBarProps = {
  readonly task: SavedTask;
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  /** When the task that filled the form was last changed, in milliseconds since the epoch. */
  readonly filledAt: number | undefined;
  readonly isAsFilled: boolean;
  readonly current: () => Draft;
  readonly check: () => boolean;
  readonly onOver: (task: TaskSlug) => void;
  readonly onNeedKey: () => void;
};

export function TaskEditBar(props: TaskEditBarProps) {
  const { task, worker, descriptor, filledAt, isAsFilled, current, check, onOver, onNeedKey } = props;
  const t = useMessages();
  const bar = useRoomBelow<HTMLDivElement>();
  const { slug, updatedAt } = task;
  const [asking, setAsking] = useState<'save' | 'discard'>();
  const close = () => setAsking(undefined);
  const save = () => {
    if (!check()) return;
    if (isAsFilled) onOver(slug);
    else setAsking('save');
  };
  useCommand('start', save);
  const isChanged = filledAt !== undefined && updatedAt !== undefined && filledAt !== updatedAt;
  const title = t('task.editing', { title: taskTitle(t, task) });
  useDocumentTitle(title);
  return (
    <section
      aria-label={title}
      className="z-10 mb-4 flex flex-wrap items-center gap-3 rounded-lg border border-accent bg-accent-soft px-4 py-2 lg:sticky lg:top-[60px]"
    >
      <h1 className="min-w-0 font-semibold wrap-anywhere">{title}</h1>
      <span role="status" className="grow text-sm text-muted">
        {isChanged ? (
          <span className="text-warn">{t('task.conflict.title', { moment: formatMoment(updatedAt) })}</span>
        ) : (
          !isAsFilled && t('task.editing.unsaved')
        )}
      </span>
      <div
        ref={bar}
        className="flex gap-2 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-10 max-lg:border-t max-lg:border-line max-lg:bg-surface max-lg:p-3 max-lg:shadow-lg"
      >
        <Button variant="primary" aria-haspopup="dialog" onClick={save} className="max-lg:grow">
          {t('task.save')}
        </Button>
        <Button onClick={() => (isAsFilled ? onOver(slug) : setAsking('discard'))}>
          {t('common.cancel')}
        </Button>
      </div>
      {asking === 'discard' && (
        <Guard
          title={t('task.save.discard.title')}
          action={t('task.save.discard')}
          cancel={t('dialog.keep')}
          isDangerous
          onAgree={() => onOver(slug)}
          onClose={close}
        />
      )}
      {asking === 'save' && (
        <LazyPart>
          <KeepTaskDialog
            worker={worker}
            descriptor={descriptor}
            current={current}
            onNeedKey={onNeedKey}
            edited={slug}
            onKept={onOver}
            onClose={close}
          />
        </LazyPart>
      )}
    </section>
  );
}
