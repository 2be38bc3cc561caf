import { useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';

import { TASK_QUERIES } from '#api/queries/task-queries.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { TaskSlug } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { mayBeSameWorker } from '#core/ids/same-worker.ts';
import { LostEntry } from '#starts/outbox/lost-entry.tsx';
import type { OutboxEntry } from '#starts/outbox/entries.ts';
import { Button } from '#ui/controls/button.tsx';
import { Notice } from '#ui/notice.tsx';

import { useCreations } from './creations.ts';
import { TwinNotice } from './twin-notice.tsx';

type FoundTask = {
  readonly entry: OutboxEntry;
  readonly slug: TaskSlug;
  readonly twin: TaskSlug | undefined;
};

type LostTasksProps = {
  readonly worker?: WorkerSlug;
  readonly onOpen: (slug: TaskSlug) => void;
};

/** Tasks whose creation got no answer, also before a reload, except those shown where they were requested. */
export function LostTasks({ worker, onOpen }: LostTasksProps) {
  const t = useMessages();
  const client = useQueryClient();
  const creations = useCreations();
  const entries = useSyncExternalStore(creations.subscribe, creations.open);
  const held = useSyncExternalStore(creations.onHeld, creations.held);
  const [found, setFound] = useState<readonly FoundTask[]>([]);
  const seen = (entry: OutboxEntry, refs: readonly string[]) => {
    const [slug, twin] = refs as readonly TaskSlug[]; // as the platform names them
    if (slug === undefined) return;
    setFound((before) => [...before, { entry, slug, twin }]);
    void client.invalidateQueries({ queryKey: TASK_QUERIES });
  };
  return (
    <div className="space-y-3 empty:hidden">
      {found.map(({ entry, slug, twin }) =>
        twin === undefined ? (
          <Notice
            key={entry.id}
            tone="good"
            title={t('task.lost.seen', { title: entry.title ?? '' })}
            actions={
              <Button size="small" onClick={() => onOpen(slug)}>
                {t('task.lost.open')}
              </Button>
            }
          />
        ) : (
          <TwinNotice key={entry.id} title={entry.title ?? ''} twin={twin} onOpen={() => onOpen(slug)} />
        ),
      )}
      {entries
        .filter(({ id, state }) => state === 'lost' && !held.includes(id))
        .filter((entry) => worker === undefined || mayBeSameWorker(entry.worker, worker))
        .map((entry) => (
          <LostEntry
            key={entry.id}
            outbox={creations}
            entry={entry}
            words="task.lost"
            onSeen={(refs) => seen(entry, refs)}
          />
        ))}
    </div>
  );
}
