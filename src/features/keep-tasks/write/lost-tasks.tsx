import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';

import { TASK_QUERIES } from '#api/queries/task-queries.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { mayBeSameWorker } from '#core/ids/same-worker.ts';
import { LostWish } from '#starts/wishes/lost-wish.tsx';
import type { Wish } from '#starts/wishes/wish-journal.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { useCreations } from './creations.ts';
import { TwinNotice } from './twin-notice.tsx';

type FoundTask = { readonly wish: Wish; readonly slug: TaskSlug; readonly twin: TaskSlug | undefined };

type LostTasksProps = {
  readonly worker?: WorkerSlug;
  readonly onOpen: (slug: TaskSlug) => void;
};

/** Tasks whose creation got no answer, also before a reload, except those shown where they were requested. */
export function LostTasks({ worker, onOpen }: LostTasksProps) {
  const t = useMessages();
  const client = useQueryClient();
  const creations = useCreations();
  const wishes = useSyncExternalStore(creations.subscribe, creations.open);
  const held = useSyncExternalStore(creations.onHeld, creations.held);
  const [found, setFound] = useState<readonly FoundTask[]>([]);
  const seen = (wish: Wish, refs: readonly string[]) => {
    const [slug, twin] = refs as readonly TaskSlug[]; // as the platform names them
    if (slug === undefined) return;
    setFound((before) => [...before, { wish, slug, twin }]);
    void client.invalidateQueries({ queryKey: TASK_QUERIES });
  };
  return (
    <div className="space-y-3 empty:hidden">
      {found.map(({ wish, slug, twin }) =>
        twin === undefined ? (
          <Notice
            key={wish.id}
            tone="good"
            title={t('task.lost.seen', { title: wish.title ?? '' })}
            actions={
              <Button size="small" onClick={() => onOpen(slug)}>
                {t('task.lost.open')}
              </Button>
            }
          />
        ) : (
          <TwinNotice key={wish.id} title={wish.title ?? ''} twin={twin} onOpen={() => onOpen(slug)} />
        ),
      )}
      {wishes
        .filter(({ id, state }) => state === 'lost' && !held.includes(id))
        .filter((wish) => worker === undefined || mayBeSameWorker(wish.worker, worker))
        .map((wish) => (
          <LostWish
            key={wish.id}
            wishes={creations}
            wish={wish}
            words="task.lost"
            onSeen={(refs) => seen(wish, refs)}
          />
        ))}
    </div>
  );
}
