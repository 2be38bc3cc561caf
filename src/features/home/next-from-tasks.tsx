import { useApi } from '#api/api-context.tsx';
import type { Schedules } from '#api/queries/task-queries.ts';
import { TASKS_PATH, taskPath } from '#core/ids/screen-paths.ts';
import { nextTimes } from '#core/saved-tasks/schedule.ts';
import { formatDayAndTime } from '#messages/local-time.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { TextLink } from '#ui/controls/link.tsx';
import { LineLink } from '#ui/controls/list-link.tsx';

import { RailCard } from './rail-card.tsx';

const MOST = 3;

export function NextFromTasks({ schedules: { scheduled, total } }: { readonly schedules: Schedules }) {
  const t = useMessages();
  const readTitle = useReadTitle();
  const { now } = useApi().serverTime();
  const next = scheduled
    .flatMap((task) => {
      const [at] = task.schedule ? nextTimes(task.schedule, now, 1) : [];
      return at === undefined ? [] : [{ task, at }];
    })
    .sort((a, b) => a.at - b.at);
  if (next.length === 0) return null;
  return (
    <RailCard
      title={t('home.tasks')}
      beside={<TextLink href={TASKS_PATH}>{t('home.tasks.all', { count: total })}</TextLink>}
    >
      {next.slice(0, MOST).map(({ task, at }) => (
        <li key={task.slug}>
          <LineLink href={taskPath(task.slug)} className="flex gap-3 py-2.5">
            <bdi className="min-w-0 grow truncate">
              {task.title.trim() || readTitle(task.workerTitle) || (task.worker ?? task.slug)}
            </bdi>
            <span className="whitespace-nowrap text-muted">{formatDayAndTime(at)}</span>
          </LineLink>
        </li>
      ))}
    </RailCard>
  );
}
